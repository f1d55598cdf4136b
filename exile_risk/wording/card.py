# SPDX-License-Identifier: GPL-3.0-or-later
"""An emergency card in plain words, with the cautions that belong on it."""

from typing import TYPE_CHECKING

from exile_risk.model.facts import Basis
from exile_risk.wording import (
    card_rights_asia,
    card_rights_elsewhere,
    card_steps,
    card_steps_asia,
    card_steps_elsewhere,
)
from exile_risk.wording.catalogue import N_, SOURCE_LANGUAGE, _, isolated, language
from exile_risk.wording.countries import country
from exile_risk.wording.dates import day_text, partial_date_text

if TYPE_CHECKING:
    from exile_risk.relocation.cards import EmergencyCard, Right, Situation, Step

STEPS = {**card_steps.STEPS, **card_steps_asia.STEPS, **card_steps_elsewhere.STEPS}
RIGHTS = {**card_rights_asia.RIGHTS, **card_rights_elsewhere.RIGHTS}

WHO = {"client": N_("You"), "contact": N_("Your contact"), "lawyer": N_("Your lawyer")}

_SITUATIONS = {
    "arrest": N_("If you are arrested"),
    "summons": N_("If you are summoned"),
    "raid": N_("If immigration officers come"),
    "airport": N_("At the airport"),
}
_GENERAL = N_(
    "Nobody has written a card for this country yet: this one holds for any. Ask a lawyer there what differs."
)
_STALE = N_("The newest fact behind this card is of {day}, more than 18 months old: have a local lawyer check it.")
_AHEAD = N_(
    "The advice was written in {day}, later than the day asked for; only rights in force on that day are shown."
)
_PAPER = N_("A right on paper is often not kept. A local lawyer should read this card before anybody relies on it.")
_NONE = N_("No right of that day is known here: ask a lawyer.")
_UNTRANSLATED = N_("This card is in English: there is no translation into your language yet. Have it read to you.")


def situation_text(situation: "Situation") -> str:
    """Return what a card is for."""
    return _(_SITUATIONS[situation.value])


def title(card: "EmergencyCard") -> str:
    """Return the heading of a card, for example "Thailand: If you are arrested"."""
    return _("{country}: {situation}").format(country=country(card.host), situation=situation_text(card.situation))


def as_known(card: "EmergencyCard") -> str:
    """Return the day a card is for and how old what stands on it is."""
    known = partial_date_text(card.as_of)
    return _("For {day} · newest fact {known}").format(day=day_text(card.day), known=known)


def cautions(card: "EmergencyCard") -> tuple[str, ...]:
    """Return what must stand on a card beside its advice, the gravest first."""
    known = partial_date_text(card.as_of)
    found = [_(_GENERAL)] if card.general else []
    found += [_(_STALE).format(day=known)] if card.stale else []
    found += [_(_AHEAD).format(day=known)] if card.ahead else []
    return (*found, _(_PAPER))


def step_text(step: "Step") -> str:
    """Return one thing to do."""
    return _(STEPS[step.id]).format(office=isolated(_(card_steps.OFFICES[step.office])))


def who_text(who: str) -> str:
    """Return who does a step: You, Your contact, Your lawyer."""
    return _(WHO[who])


def kind_text(kind: str) -> str:
    """Return whom to reach, by kind."""
    return _(card_steps.KINDS[kind])


def right_text(right: "Right") -> str:
    """Return one right, or one thing that does not protect."""
    return _(RIGHTS[right.id])


def law_text(right: "Right") -> str:
    """Return the law of a right, since when, and whether anybody has read it: laws keep their own language."""
    parts = [isolated(_("practice") if right.law == "practice" else right.law)]
    if right.since is not None:
        parts.append(_("since {day}").format(day=partial_date_text(right.since)))
    if right.valid_to is not None:
        parts.append(_("until {day}").format(day=day_text(right.valid_to)))
    if right.basis is Basis.READ:
        read = _("read: {publisher}").format(publisher=isolated(right.source.publisher))
        parts.append(f"{read} {right.source.year}".rstrip())
    else:
        parts.append(_("not checked at a source"))
    return " · ".join(parts)


def headings() -> dict[str, str]:
    """Return the names of the parts of a card: do, reach, right, limit."""
    return {
        "do": _("In the first hour"),
        "reach": _("Reach, in this order"),
        "numbers": _("Names and numbers (written by hand)"),
        "right": _("What the law gives you"),
        "limit": _("What does not protect you"),
    }


def no_rights() -> str:
    """Return what stands where no right of the day is known."""
    return _(_NONE)


def translation_note(card: "EmergencyCard") -> str:
    """Return, in English, that a card is not in the language spoken now; "" in English or with every text there."""
    texts = [STEPS[s.id] for s in card.steps] + [RIGHTS[r.id] for r in card.rights]
    if language() == SOURCE_LANGUAGE or all(_(text) != text for text in texts):
        return ""
    return _UNTRANSLATED
