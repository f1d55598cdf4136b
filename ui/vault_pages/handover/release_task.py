# SPDX-License-Identifier: GPL-3.0-or-later
"""A bundle that is kept apart: seen in full before it is merged, which the vault refuses to strangers."""

from exile_risk.handover.desk import Handover
from exile_risk.handover.merging import CaseOutcome
from exile_risk.handover.waiting import Apart
from exile_risk.reading import clean
from exile_risk.wording import _, isolated
from exile_risk.wording.handover import standing_text
from ui.vault_pages.handover.outcome_view import OutcomeView, cases_text
from ui.vault_pages.keeper import Keeper
from ui.vault_pages.task import Task


class ReleaseTask(Task):
    """Shows at once what the bundle would do; leaving takes nothing in."""

    def __init__(self, keeper: Keeper, desk: Handover, apart: Apart) -> None:
        why = _("Nobody had confirmed its sender when it came. Nothing of it counts before you take it in.")
        super().__init__(keeper, _("A bundle kept apart"), why, _("Take it in"), _("Leave, nothing is taken in"))
        self._desk, self._apart = desk, apart
        self.seen = OutcomeView()
        self.column.addWidget(self.seen, 1)

    def start(self) -> None:
        """Look at it; the open case is saved before, for its words count in what a bundle changes."""
        super().start()
        desk, bundle = self._desk, self._apart.bundle
        self.run(lambda: desk.look_at_waiting(bundle), self._show, _("Opening it …"), changes_cases=True)

    def act(self) -> None:
        """Merge it."""
        desk, bundle = self._desk, self._apart.bundle
        self.run(lambda: desk.release(bundle), self._released, _("Taking it in …"), changes_cases=True)

    def _show(self, cases: tuple[CaseOutcome, ...]) -> None:
        one = self._apart
        sender = isolated(clean(one.sender)) if one.sender is not None else _("somebody unknown")
        standing = standing_text("trusted" if one.may_be_released else one.why, sender, isolated(" ".join(one.words)))
        self.seen.show_outcome(standing, cases_text(cases), cases)
        self.go.setFocus()

    def _released(self, cases: tuple[CaseOutcome, ...]) -> None:
        self.finished.emit(_("The bundle is taken in"), cases_text(cases))
