# SPDX-License-Identifier: GPL-3.0-or-later
"""What entering or changing in each state comes to for one person: the engine's own pathway T, asked state by state."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from exile_risk.engine.bands import band_of
from exile_risk.engine.compiled import compiled
from exile_risk.engine.evaluate import View, evaluate
from exile_risk.knowledge.factors import OF_A_HOST, OF_A_PAIR
from exile_risk.knowledge.route import FACTOR, GRADES, transit_cooperation
from exile_risk.model.answers import Unanswered
from exile_risk.model.assessment import Assessment, Band
from exile_risk.model.factors import Catalogue, Factor
from exile_risk.model.facts import Derived

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge

TRANSIT = "T"
COURTS = "host_courts"
PLAN = "travel_plan"
PLAN_BY_GRADE: Mapping[str, str] = {
    "low": "direct_to_safe_state",
    "medium": "through_cooperating_state",
    "high": "through_cooperating_state",
}
"""Which journey of the model a leg into a state of each grade is; of an unknown grade it stays open, as the grade."""

KEPT = 4
"""Origins and days for which what is known of all states is kept, for each knowledge base. Nothing of a person is."""


@dataclass(frozen=True)
class Crossing:
    """What a state does for the state feared (`Derived` of transit_cooperation) and its own factors of pathway T."""

    cooperation: Derived
    place: Mapping[str, Derived]


_crossings: WeakKeyDictionary["Knowledge", dict[tuple[str, date, Catalogue], Mapping[str, Crossing]]] = (
    WeakKeyDictionary()
)


def crossings(knowledge: "Knowledge", origin: str, day: date, catalogue: Catalogue) -> Mapping[str, Crossing]:
    """Return what is known of every state but the one feared. Raises those of `Knowledge.corridor`."""
    kept = _crossings.setdefault(knowledge, {})
    key = (origin, day, catalogue)
    if key not in kept:
        if len(kept) >= KEPT:
            kept.clear()
        factors = _of_the_place(catalogue)
        kept[key] = {
            state: _crossing(knowledge, origin, state, day, factors)
            for state in knowledge.countries()
            if state != origin
        }
    return kept[key]


def _crossing(knowledge: "Knowledge", origin: str, state: str, day: date, factors: tuple[str, ...]) -> Crossing:
    found = knowledge.corridor(origin, state, day)
    place = {factor: found[factor] for factor in factors}
    return Crossing(transit_cooperation(knowledge, origin, (state,), day), place)


def _of_the_place(catalogue: Catalogue) -> tuple[str, ...]:
    """Return the factors of a state that bear on pathway T: the courts behind every right, and whatever has weight."""
    of_a_state = (f for f in (*OF_A_HOST, *OF_A_PAIR) if f in catalogue.factors)
    return tuple(f for f in of_a_state if f == COURTS or _bears_on_transit(catalogue.factors[f]))


def _bears_on_transit(factor: Factor) -> bool:
    return any(w.get(TRANSIT) for table in (factor.steps, factor.bars) for w in table.values())


class Traveller:
    """One person on the way: asks the engine what a state comes to, once for each way in which states can differ."""

    def __init__(self, found: Assessment, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._answers = {f: a.value for f, a in found.used.items() if f in catalogue.factors}
        self._via = frozenset(found.case.needs.via)
        self._harm = found.rating.harm_given_return
        self._known: dict[tuple[tuple[str, str | Unanswered], ...], float] = {}
        self._bands: dict[float, Band] = {}

    def danger(self, state: str, crossing: Crossing) -> float:
        """Return the chance of arrest and return on entering or changing in a state: what the engine says for T.

        The answers about the present host's courts give way to those about the state; all else stays the person's.
        """
        grade = self._grade(state, crossing)
        there: dict[str, str | Unanswered] = {
            FACTOR: grade or Unanswered.UNKNOWN,
            PLAN: PLAN_BY_GRADE[grade] if grade else Unanswered.UNKNOWN,
        }
        there |= {factor: derived.value or Unanswered.UNKNOWN for factor, derived in crossing.place.items()}
        key = tuple(there.items())
        if key not in self._known:
            model = compiled(self._catalogue)
            read = evaluate(model, {**self._answers, **there}, View.CENTRE)
            self._known[key] = read.probabilities[TRANSIT]
        return self._known[key]

    def band(self, danger: float) -> Band:
        """Return the band that a chance of arrest and return alone reaches, with what return would mean."""
        if danger not in self._bands:
            chances = {level: danger * harm for level, harm in self._harm.items()}
            self._bands[danger] = band_of(self._catalogue, chances)
        return self._bands[danger]

    def _grade(self, state: str, crossing: Crossing) -> str | None:
        """Return the grade of a state; what the caseworker says of the planned way can only make it worse."""
        said, known = self._answers.get(FACTOR), crossing.cooperation.value
        if state not in self._via or not isinstance(said, str):
            return known
        return said if known is None else max(said, known, key=GRADES.index)
