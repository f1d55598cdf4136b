# SPDX-License-Identifier: GPL-3.0-or-later
"""What cannot be taken back about colleagues and what they sent: said in a sentence before the button is pressed."""

from typing import TYPE_CHECKING

from exile_risk.handover.deciding import WaitingDeletion
from exile_risk.handover.desk import Handover
from exile_risk.wording import _, isolated
from ui.vault_pages.keeper import Keeper
from ui.vault_pages.sure_task import SureTask

if TYPE_CHECKING:
    from exile_risk.vault.colleagues import Colleague


def retiring(keeper: Keeper, desk: Handover, one: "Colleague") -> SureTask:
    """Return the task that takes nothing from a colleague any more."""
    label, id = isolated(one.label), one.id
    why = _("From then on nothing is taken from {label} and nothing sealed to them, until you add a new card.")
    title = _("Retire {label}").format(label=label)
    done = (_("{label} is retired").format(label=label), _("What came before stays as it is."))
    return SureTask(keeper, title, why.format(label=label), _("Retire"), lambda: desk.retire(id), done)


def forgetting(keeper: Keeper, desk: Handover, one: "Colleague") -> SureTask:
    """Return the task that forgets what a retired colleague is called here."""
    label, id = isolated(one.label), one.id
    why = _("What you call {label} goes from this vault. Their keys stay, under a number, and never count again.")
    title = _("Forget {label}").format(label=label)
    done = (_("The name is forgotten"), _("What came from them stays as it is."))
    return SureTask(keeper, title, why.format(label=label), _("Forget the name"), lambda: desk.forget(id), done)


def discarding(keeper: Keeper, desk: Handover, bundle: str) -> SureTask:
    """Return the task that forgets a bundle that is kept apart."""
    why = _("What came in it is deleted here, and the same file is not opened again. Its sender can make a new one.")
    done = (_("The bundle is forgotten"), _("Nothing of it counted."))
    title, act = _("Forget this bundle"), _("Forget it")
    return SureTask(keeper, title, why, act, lambda: desk.discard(bundle), done, changes_cases=True)


def deleting(keeper: Keeper, desk: Handover, one: WaitingDeletion) -> SureTask:
    """Return the task that deletes a case because a colleague did."""
    case, uid = isolated(one.code), one.uid
    why = _("Answers, ratings, judgements, files and the history of {case} go for good. Backups hold it for weeks.")
    title = _("Delete {case} here too").format(case=case)
    done = (_("The case is deleted"), _("It does not come back."))
    act = _("Delete it")
    why = why.format(case=case)
    return SureTask(keeper, title, why, act, lambda: desk.decide_deletion(uid, delete=True), done, changes_cases=True)


def keeping(keeper: Keeper, desk: Handover, one: WaitingDeletion) -> SureTask:
    """Return the task that keeps a case which a colleague has deleted."""
    case, uid = isolated(one.code), one.uid
    why = _("{case} stays in this vault, and you are not asked again. Your colleague is not told.").format(case=case)
    title = _("Keep {case}").format(case=case)
    done = (_("The case stays"), _("You are not asked again."))
    act = _("Keep it")
    return SureTask(keeper, title, why, act, lambda: desk.decide_deletion(uid, delete=False), done, changes_cases=True)
