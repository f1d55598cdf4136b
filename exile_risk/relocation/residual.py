# SPDX-License-Identifier: GPL-3.0-or-later
"""The danger that would remain elsewhere: the same engine asked about every destination with the status of an arrival.

Many destinations give the same answers to the model; each set of answers is rated once, and the reasons of a rating
(the terms of its pathways) are worked out only for those whom somebody asks about.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import log1p
from types import MappingProxyType
from typing import TYPE_CHECKING

from exile_risk.assessing import answers_with_facts, inferred_factors, planning, why_not_low
from exile_risk.engine import bands, rate
from exile_risk.engine.bounds import bounds
from exile_risk.engine.compiled import compiled
from exile_risk.engine.evaluate import Answers, View, evaluate, harm_on
from exile_risk.engine.group_sums import remembered_counted
from exile_risk.model.assessment import Assessment, Band, Pathway, Rating
from exile_risk.model.case import Case
from exile_risk.model.factors import PATHWAYS, Catalogue
from exile_risk.model.facts import Derived
from exile_risk.model.relocation import Residual
from exile_risk.relocation.arrival import after_moving
from exile_risk.relocation.staying import STAY, mitigated

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge

AS_NOW = "as_now"
"""Stands for an arrival where nobody moves: the status is what it is."""

_TRAVEL = "travel_plan"
_JOURNEY = {_TRAVEL: "through_cooperating_state", "transit_cooperation": "high"}

Needed = tuple[str, str]
"""A destination and the word for the arrival there."""


def residuals(
    found: Assessment, needed: Iterable[Needed], catalogue: Catalogue, knowledge: "Knowledge"
) -> Mapping[Needed, Residual]:
    """Return centre and hard bounds of each destination and arrival; `likely` is None, the band is the central one.

    Raises those of `Knowledge.corridor`.
    """
    elsewhere = Elsewhere(found, catalogue, knowledge)
    return MappingProxyType({one: elsewhere.central(*one) for one in needed})


class Elsewhere:
    """One case as it would stand in other places; remembers what it has rated."""

    def __init__(self, found: Assessment, catalogue: Catalogue, knowledge: "Knowledge") -> None:
        self._found, self._catalogue, self._knowledge = found, catalogue, knowledge
        self._there: dict[Needed, _There] = {}
        self._same: dict[tuple[object, ...], _There] = {}

    def facts(self, destination: str) -> Mapping[str, Derived]:
        """Return the facts of the corridor from the state feared to a destination."""
        return self._knowledge.corridor(self._found.case.origin, destination, self._found.case.as_of)

    @cached_property
    def here(self) -> Rating:
        """The danger where the person is and nobody travels: what a destination is compared with."""
        said = {f: a.value for f, a in self._found.used.items() if f in self._catalogue.factors}
        doubtful = frozenset((*self._found.stale, *self._found.inferred)) - {_TRAVEL}
        return _rating(self._catalogue, {**said, _TRAVEL: "none"}, doubtful)

    def central(self, destination: str, arrival: str) -> Residual:
        """Return centre and hard bounds."""
        rating = self._at(destination, arrival).rating
        return Residual(arrival, rating, rating.band)

    def planned(self, destination: str, arrival: str) -> Residual:
        """Return the band to plan with there and its likely range too: Low only where worse is unlikely."""
        there = self._at(destination, arrival)
        return Residual(arrival, there.rating, *there.planned)

    def on_a_later_journey(self, destination: str, arrival: str) -> Rating:
        """Return the danger of somebody settled there who travels through a state that works with the one feared.

        In the rating of the destination nobody travels, so that pathway T looks smaller there than it is in a life.
        """
        there = self._at(destination, arrival)
        journey = {f: v for f, v in _JOURNEY.items() if f in self._catalogue.factors}
        return _rating(self._catalogue, {**there.answers, **journey}, there.doubtful)

    def _at(self, destination: str, arrival: str) -> "_There":
        there = self._there.get((destination, arrival))
        if there is None:
            moved = after_moving(self._found.case, destination, arrival, self._catalogue.triggers)
            answers, doubtful, derived = answers_with_facts(moved, self._catalogue, self._knowledge)
            key = (frozenset(answers.items()), frozenset(doubtful))
            there = self._same.get(key)
            if there is None:
                there = self._same[key] = _There(self._catalogue, moved, answers, doubtful, derived)
            self._there[destination, arrival] = there
        return there


def travel_is_worse(there: Rating, journey: Rating) -> bool:
    """Whether a later journey lifts the danger to High or beyond, from below."""
    return journey.band >= Band.HIGH > there.band


def staying(found: Assessment, catalogue: Catalogue, id: str = STAY) -> Residual:
    """Return the danger in the host once the precautions of staying (or of moving inside it) are taken."""
    lower = mitigated(found, catalogue, id)
    said = {f: a for f, a in found.used.items() if f in catalogue.factors and f not in lower.set}
    answers = {**{f: a.value for f, a in said.items()}, **lower.set}
    inferred = frozenset(found.inferred) - lower.set.keys()
    planned = planning(catalogue, answers, lower.rating, inferred)
    return Residual(AS_NOW, lower.rating, *_shown(found.case, catalogue, answers, found.derived, planned))


@dataclass(frozen=True, eq=False)
class _There:
    """One set of answers, rated when asked for."""

    catalogue: Catalogue
    case: Case
    answers: Answers
    doubtful: frozenset[str]
    derived: Mapping[str, Derived]

    @cached_property
    def rating(self) -> Rating:
        return _rating(self.catalogue, self.answers, self.doubtful)

    @cached_property
    def planned(self) -> tuple[Band, tuple[Band, Band], str | None]:
        planned = planning(self.catalogue, self.answers, self.rating, inferred_factors(self.case))
        return _shown(self.case, self.catalogue, self.answers, self.derived, planned)


def _shown(
    case: Case,
    catalogue: Catalogue,
    answers: Answers,
    derived: Mapping[str, Derived],
    planned: tuple[Band, tuple[Band, Band]],
) -> tuple[Band, tuple[Band, Band], str | None]:
    """Return the band to say, its range and why Low is withheld: for the same reasons as in the rating of a case."""
    band, likely = planned
    withheld = why_not_low(case, catalogue, answers, derived, band, likely)
    if withheld is None:
        return band, likely, None
    return Band.MODERATE, (likely[0], max(likely[1], Band.MODERATE)), withheld


def _rating(catalogue: Catalogue, answers: Answers, doubtful: frozenset[str]) -> Rating:
    """Return what `engine.rate` returns, its pathways left for later; the tests hold the two against each other."""
    model = compiled(catalogue)
    centre = evaluate(model, answers, View.CENTRE, remembered_counted)
    reached = bands.band_of(catalogue, centre.exceedance)
    floor = bands.floor_of(catalogue, answers, centre.harm, open_as_yes=False)
    band = reached if floor is None else max(reached, floor)
    level = bands.deciding_level(catalogue, centre.exceedance, reached)
    parts = {p: -log1p(-centre.probabilities[p] * harm_on(model, p, level, centre.harm)) for p in PATHWAYS}
    firm = {f: a for f, a in answers.items() if f not in doubtful} if doubtful else answers
    lowest, highest = bounds(model, firm, band)
    return Rating(
        band=band,
        lowest=lowest,
        highest=highest,
        floor=floor,
        imminence=bands.imminence_of(catalogue, answers),
        deciding_level=level,
        leading_pathway=max(PATHWAYS, key=lambda p: parts[p]),
        index=bands.index_of(catalogue, centre.exceedance),
        pathways=_Pathways(catalogue, answers, doubtful),
        harm_given_return=centre.harm,
        exceedance=centre.exceedance,
    )


@dataclass(frozen=True, eq=False)
class _Pathways(Mapping[str, Pathway]):
    """The pathways of a rating with their terms, worked out by the engine when first looked at."""

    _catalogue: Catalogue = field(repr=False)
    _answers: Answers = field(repr=False)
    _doubtful: frozenset[str] = field(repr=False)

    @cached_property
    def _found(self) -> Mapping[str, Pathway]:
        return rate(self._catalogue, self._answers, self._doubtful).pathways

    def __getitem__(self, id: str) -> Pathway:
        return self._found[id]

    def __iter__(self) -> Iterator[str]:
        return iter(PATHWAYS)

    def __len__(self) -> int:
        return len(PATHWAYS)
