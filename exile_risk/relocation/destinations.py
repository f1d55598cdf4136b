# SPDX-License-Identifier: GPL-3.0-or-later
"""A first list of destinations, ordered by the danger that would remain there, and why the others are left out.

Whether a pathway to a destination is open is not judged here; the list says so wherever it is shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from exile_risk.assessing import answers_with_facts, inferred_factors, planning
from exile_risk.engine import rate
from exile_risk.engine.evaluate import Answers
from exile_risk.model.assessment import Assessment, Band, Option
from exile_risk.model.factors import Catalogue
from exile_risk.model.facts import Fact
from exile_risk.relocation.arrival import VISITOR, after_moving, arrival_for

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge

NEEDED = ("host_regime", "host_courts", "convention_party")
"""Facts without which a place is "unverified" (E7), never an option."""

LOOKED_AT = 24
"""How many of the least dangerous places are rated with their open questions completed, which takes longer."""

ARRIVALS_AGE = 3
"""Years after which a count of arrivals says nothing about a place any more."""

UNLOCK: Mapping[str, str] = {
    "E1_state_feared": "none",
    "E2_high_there": "status_or_facts_change",
    "E2_not_lower": "status_or_facts_change",
    "E6_client_said_no": "ask_client",
    "E7_unverified": "check_facts",
}


@dataclass(frozen=True)
class Destinations:
    """Options, least danger first; excluded places with reasons; how many further places were only glanced at."""

    options: tuple[Option, ...]
    excluded: tuple[Option, ...]
    further: int


def destinations(found: Assessment, catalogue: Catalogue, knowledge: "Knowledge") -> Destinations:
    """Return every country but the present host, rated as after a move, as an option or with the reasons against."""
    now = found.band if found.band is not None else found.rating.band
    places = [p for p in knowledge.countries() if p != found.case.host]
    glanced = [_glance(found, now, place, catalogue, knowledge) for place in places]
    promising = sorted((g for g in glanced if not g[0].excluded), key=lambda g: _order(g[0]))
    looked = [_look(*one, now, catalogue) for one in promising[:LOOKED_AT]]
    excluded = [one[0] for one in glanced if one[0].excluded] + [o for o in looked if o.excluded]
    return Destinations(
        options=tuple(o for o in looked if not o.excluded),
        excluded=tuple(sorted(excluded, key=lambda o: (o.excluded[0], o.destination))),
        further=max(0, len(promising) - LOOKED_AT),
    )


def _glance(
    found: Assessment, now: Band, place: str, catalogue: Catalogue, knowledge: "Knowledge"
) -> tuple[Option, Answers, frozenset[str]]:
    """Return a place with its central rating, the answers as they would be there, and those that are inferred."""
    case = found.case
    if place == case.origin:
        return _excluded(Option(place, VISITOR, None), "E1_state_feared"), {}, frozenset()
    facts = knowledge.corridor(case.origin, place, case.as_of)
    arrival = arrival_for(facts)
    option = Option(place, arrival, None, arrivals=_arrivals(place, case.as_of, knowledge))
    if place in case.needs.not_to:
        option = _excluded(option, "E6_client_said_no")
    if any(facts[f].value is None for f in NEEDED):
        return _excluded(option, "E7_unverified"), {}, frozenset()
    moved = after_moving(case, place, arrival, catalogue.triggers)
    answers, stale, _ = answers_with_facts(moved, catalogue, knowledge)
    residual = rate(catalogue, answers, stale)
    return _judged(replace(option, residual=residual, band=residual.band), now), answers, inferred_factors(moved)


def _look(option: Option, answers: Answers, inferred: frozenset[str], now: Band, catalogue: Catalogue) -> Option:
    """Return an option with the band to plan with: its open questions completed, Low only where worse is unlikely.

    What is only inferred here is only inferred there: such an answer is drawn anew, as in the rating of the case.
    """
    if option.residual is None:
        return option
    band, likely = planning(catalogue, answers, option.residual, inferred)
    shown = max(band, Band.MODERATE) if likely[1] > Band.MODERATE else band
    return _judged(replace(option, band=shown, likely=likely), now)


def _judged(option: Option, now: Band) -> Option:
    if option.band is None or (option.band < Band.HIGH and (option.band < now or now is Band.LOW)):
        return option
    return _excluded(option, "E2_high_there" if option.band >= Band.HIGH else "E2_not_lower")


def _excluded(option: Option, reason: str) -> Option:
    return replace(option, excluded=(*option.excluded, reason), unlock=(*option.unlock, UNLOCK[reason]))


def _order(option: Option) -> tuple[float, float, str]:
    """Least danger first; between places as good as equal, those that took more resettled refugees."""
    index = option.residual.index if option.residual else 0.0
    came = float(option.arrivals.value) if option.arrivals else 0.0
    return round(index, 1), -came, option.destination


def _arrivals(place: str, day: date, knowledge: "Knowledge") -> Fact | None:
    """Return the latest count of a whole year before the day, if it is not older than three years."""
    counts = knowledge.facts(place, "resettlement_arrivals")
    known = [f for f in counts if f.valid_from and day.year - ARRIVALS_AGE <= f.valid_from.year < day.year]
    return max(known, key=lambda f: f.valid_from or date.min, default=None)
