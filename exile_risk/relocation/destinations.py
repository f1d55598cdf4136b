# SPDX-License-Identifier: GPL-3.0-or-later
"""A first list of destinations, ordered by the danger that would remain there, and why the others are left out.

Whether a pathway to a destination is open is not judged here; the list says so wherever it is shown.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from exile_risk.assessing import answers_with_facts
from exile_risk.engine import rate
from exile_risk.model.assessment import Assessment, Band, Option, Rating
from exile_risk.model.factors import Catalogue
from exile_risk.relocation.arrival import after_moving, arrival_for

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge

NEEDED = ("host_regime", "host_courts", "convention_party")
"""Facts without which a place is "unverified" (E7), never an option."""


@dataclass(frozen=True)
class Destinations:
    """Options, least danger first, and excluded places with their reasons."""

    options: tuple[Option, ...]
    excluded: tuple[Option, ...]


def destinations(found: Assessment, catalogue: Catalogue, knowledge: "Knowledge") -> Destinations:
    """Return every country but the present host, rated as after a move, as an option or with the reasons against."""
    case = found.case
    now = found.band if found.band is not None else found.rating.band
    rated = [
        _option(found, now, place, catalogue, knowledge)
        for place in sorted(knowledge.countries())
        if place != case.host
    ]
    options = [o for o in rated if not o.excluded]
    excluded = [o for o in rated if o.excluded]
    return Destinations(
        options=tuple(sorted(options, key=lambda o: (o.residual.index if o.residual else 0, o.destination))),
        excluded=tuple(sorted(excluded, key=lambda o: (o.excluded[0], o.destination))),
    )


def _option(found: Assessment, now: Band, place: str, catalogue: Catalogue, knowledge: "Knowledge") -> Option:
    case = found.case
    if place == case.origin:
        return Option(place, "visitor", None, ("E1_state_feared",), ("none",))
    facts = knowledge.corridor(case.origin, place, case.as_of)
    arrival = arrival_for(facts)
    reasons = ["E6_client_said_no"] if place in case.needs.not_to else []
    if any(facts[f].value is None for f in NEEDED):
        reasons.append("E7_unverified")
        return Option(place, arrival, None, tuple(reasons), tuple(_UNLOCK[r] for r in reasons))
    moved = after_moving(case, place, arrival, catalogue.triggers)
    answers, stale, _ = answers_with_facts(moved, catalogue, knowledge)
    residual = rate(catalogue, answers, stale)
    reasons += _too_dangerous(residual, now)
    return Option(place, arrival, residual, tuple(reasons), tuple(_UNLOCK[r] for r in reasons))


def _too_dangerous(residual: Rating, now: Band) -> list[str]:
    if residual.band >= Band.HIGH:
        return ["E2_high_there"]
    return ["E2_not_lower"] if residual.band >= now and now > Band.LOW else []


_UNLOCK = {
    "E6_client_said_no": "ask_client",
    "E2_high_there": "status_or_facts_change",
    "E2_not_lower": "status_or_facts_change",
    "E7_unverified": "check_facts",
}
