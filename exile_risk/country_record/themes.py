# SPDX-License-Identifier: GPL-3.0-or-later
"""Which facts about a state belong together on its page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from exile_risk.knowledge.resolve import resolve
from exile_risk.model.facts import Fact

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge

LAW, PROTECTION, REMOVAL = "law_and_courts", "protection", "detention_and_removal"
REACH, RETURNEES = "reach_abroad", "what_awaits_returnees"

AS_HOST = {
    LAW: (
        "liberal_democracy",
        "regime_type",
        "rule_of_law",
        "extradition_without_treaty",
        "political_offence_bar_in_law",
        "persecution_bar_in_law",
        "illtreatment_bar_in_law",
        "death_penalty_bar_in_law",
    ),
    PROTECTION: (
        "refugee_convention",
        "refugee_protocol",
        "convention_against_torture",
        "iccpr",
        "nonrefoulement_statute",
        "asylum_law",
        "convention_reservations",
        "refugee_procedure",
        "unhcr_cards",
        "resettlement_arrivals",
    ),
    REMOVAL: ("judicial_review", "own_nationals", "refugee_detention", "exit_clearance_rule"),
}
AS_ORIGIN = {
    REACH: ("tnr_rank", "tnr_recorded", "notice_abuse"),
    RETURNEES: (
        "torture_record",
        "disappearance_record",
        "physical_integrity",
        "political_executions",
        "death_penalty",
        "executions",
        "civil_liberties",
        "free_expression",
    ),
}

YEARLY = frozenset(
    {
        "liberal_democracy",
        "regime_type",
        "rule_of_law",
        "physical_integrity",
        "civil_liberties",
        "free_expression",
        "executions",
        "resettlement_arrivals",
    }
)
"""Figures of a year, read as of the year before the day."""


@dataclass(frozen=True)
class Entry:
    """What is on record under one attribute. `fact` None: nothing. `set_aside`: what lost against it."""

    attribute: str
    fact: Fact | None
    set_aside: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class Theme:
    """Entries that belong together."""

    id: str
    entries: tuple[Entry, ...]


def themes(knowledge: "Knowledge", code: str, day: date, wanted: Mapping[str, tuple[str, ...]]) -> tuple[Theme, ...]:
    """Return the themes of a state as of a day; an attribute without a fact is an entry all the same."""
    return tuple(Theme(id, tuple(entry(knowledge, code, a, day) for a in names)) for id, names in wanted.items())


def entry(knowledge: "Knowledge", subject: str, attribute: str, day: date) -> Entry:
    """Return what stands under an attribute on a day. Facts of low confidence are shown, but never stand."""
    facts = knowledge.facts(subject, attribute)
    if attribute in YEARLY:
        known = [f for f in facts if f.valid_from is not None and f.valid_from.year < day.year]
        return Entry(attribute, max(known, key=lambda f: f.valid_from or day, default=None))
    found = resolve(facts, day)
    if found is None:
        return Entry(attribute, None, tuple(f for f in facts if f.holds_on(day)))
    return Entry(attribute, found.fact, found.set_aside)
