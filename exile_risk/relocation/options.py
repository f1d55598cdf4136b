# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything there is to say about where a person could go: staying first, options in order, the rest with reasons.

A list is ready in three steps, each better than the one before, and can be given up between them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from exile_risk.knowledge.pathways import Pathway
from exile_risk.model.assessment import Assessment
from exile_risk.model.factors import Catalogue
from exile_risk.model.facts import Derived
from exile_risk.model.relocation import Access, Choice, Kind, Objection, Prospect, Relocation, Residual, Roads, Span
from exile_risk.relocation import exclusions, own_country, ranking
from exile_risk.relocation.access import candidates
from exile_risk.relocation.access_rules import CLOSED, LEVELS
from exile_risk.relocation.arrival import BROUGHT_IN, arrival_by, arrival_for
from exile_risk.relocation.client_weights import counting
from exile_risk.relocation.criteria import Criteria
from exile_risk.relocation.entry import with_way_in
from exile_risk.relocation.residual import Elsewhere, staying
from exile_risk.relocation.roads import all_roads
from exile_risk.relocation.score import LEVEL, prospect, staying_prospect
from exile_risk.relocation.staying import always_listed

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge

Cancelled = Callable[[], bool]

_NOBODY_ASKED = Access(CLOSED, Span(0.0, 0.0))


class Stopped(Exception):  # noqa: N818 - nothing went wrong
    """Whoever asked does not want the answer any more."""


def relocate(
    found: Assessment,
    catalogue: Catalogue,
    knowledge: "Knowledge",
    weights: Mapping[str, float] | None = None,
    cancelled: Cancelled | None = None,
    *,
    listed: Iterable[Pathway] | None = None,
) -> Relocation:
    """Return every option for a case.

    `weights` by criterion (default: what the client said); `listed`: the pathways to look at (default: those on file).
    Raises Stopped as soon as `cancelled` says so, those of `criteria.checked`, and those of `Knowledge.corridor`.
    """
    *_, whole = relocating(found, catalogue, knowledge, weights, cancelled, listed=listed)
    return whole


def relocating(
    found: Assessment,
    catalogue: Catalogue,
    knowledge: "Knowledge",
    weights: Mapping[str, float] | None = None,
    cancelled: Cancelled | None = None,
    *,
    listed: Iterable[Pathway] | None = None,
) -> Iterator[Relocation]:
    """Yield three lists: ways by how open they are; then in order, with danger, roads and gain; then the whole.

    Only the whole has bands to plan with, what makes another option needless, the shares of weightings, and the states
    that no pathway names. Errors: those of `relocate`.
    """
    counted = counting(found.case.needs, weights)
    search = _Search(found, catalogue, knowledge, counted, cancelled or (lambda: False), listed)
    yield search.ways()
    yield search.in_order()
    yield search.whole()


@dataclass(frozen=True)
class _Looked:
    """Options looked at so far: those offered, help inside the host, and those with an objection."""

    offered: tuple[Choice, ...]
    help_here: tuple[Choice, ...]
    excluded: tuple[Choice, ...]


class _Search:
    """One search for one person."""

    def __init__(
        self,
        found: Assessment,
        catalogue: Catalogue,
        knowledge: "Knowledge",
        weights: Mapping[str, float],
        cancelled: Cancelled,
        listed: Iterable[Pathway] | None,
    ) -> None:
        self._found, self._catalogue, self._knowledge = found, catalogue, knowledge
        self._weights, self._cancelled = weights, cancelled
        self._host, self._origin = found.case.host, found.case.origin
        self._elsewhere = Elsewhere(found, catalogue, knowledge)
        self._criteria = Criteria(found, knowledge)
        stay, move, *ways = candidates(found, knowledge, listed)
        self._stay, self._move = self._here(stay), self._here(move)
        self._ways: Sequence[Choice] = (*own_country.own_countries(found), *with_way_in(found, ways))
        self._always = always_listed(self._ways, self._host)
        self._of_places: dict[str, tuple[Objection, ...]] = {}
        self._roads: Mapping[str, Roads] = {}
        self._brought_in: Mapping[str, Roads] = {}

    def ways(self) -> Relocation:
        """Return the first list: what is open to the person, before any danger is worked out."""
        self._go_on()
        looked = self._sorted([self._with_objections(way) for way in self._ways])
        options = sorted(looked.offered, key=lambda one: (LEVELS.index(one.access.level), -one.access.chance.high))
        return self._answer(options, looked, excluded=looked.excluded)

    def in_order(self) -> Relocation:
        """Return the list in its order, with central bands."""
        self._go_on()
        self._roads = all_roads(self._found, self._catalogue, self._knowledge)
        if any(exclusions.dangerous(roads) for roads in self._roads.values()):
            self._brought_in = all_roads(self._found, self._catalogue, self._knowledge, brought_in=True)
        looked = self._look(self._elsewhere.central)
        ordered = ranking.in_order(looked.offered, self._weights)
        return self._answer(ordered, looked, excluded=looked.excluded)

    def whole(self) -> Relocation:
        """Return everything."""
        self._go_on()
        looked = self._look(self._elsewhere.planned)
        without_way = [self._without_way(place) for place in self._places_without_way()]
        self._go_on()
        ordered = ranking.in_order(looked.offered, self._weights)
        wished = self._found.case.needs.wished
        rivals = ranking.dominated_by(ordered, self._kept(ordered), wished)
        left = [one for one in ordered if one.id not in rivals]
        self._go_on()
        share = ranking.share_in_top(left)
        return self._answer(
            [replace(one, in_top_three=share[one.id]) for one in left],
            looked,
            dominated=[replace(one, dominated_by=rivals[one.id]) for one in ordered if one.id in rivals],
            excluded=(*looked.excluded, *without_way),
            pairs=ranking.best_pairs(ranking.in_order(left, self._weights)),
        )

    def _look(self, residual: Callable[[str, str], Residual]) -> _Looked:
        """Return every way with danger, roads, gain and criteria."""
        found = []
        for way in self._ways:
            self._go_on()
            found.append(self._with_danger(self._with_objections(way), residual))
        looked = self._sorted(found)
        return looked if looked.offered else self._with_high_there(found) or looked

    def _with_high_there(self, found: Sequence[Choice]) -> _Looked | None:
        """Return the ways sorted anew where nothing at all would be offered; None where that helps nobody."""
        if self._stay.residual is None:
            return None
        left = {way.id: way for way in exclusions.with_high_there(self._found, self._stay.residual, found)}
        return self._sorted([left.get(way.id, way) for way in found]) if left else None

    def _with_objections(self, way: Choice) -> Choice:
        """Return a way with what speaks against the place and the programme."""
        against = () if way.destination == self._host else self._of_place(way.destination)
        if way.pathway is not None:
            against += tuple(exclusions.of_pathway(way.pathway, way.access, self._found, way.destination))
        return replace(way, objections=against)

    def _with_danger(self, way: Choice, residual: Callable[[str, str], Residual]) -> Choice:
        """Return a way with the danger there, its roads and what it adds, where that can be told."""
        place = way.destination
        if place in (self._host, self._origin):
            return way
        arrival = arrival_by(way.pathway) if way.pathway else own_country.ARRIVAL
        roads = self._roads_for(place, arrival)
        against = (*way.objections, *exclusions.of_roads(roads))
        if any(o.reason == exclusions.MISSING for o in against):
            return replace(way, roads=roads, objections=_numbered(against))
        there = residual(place, arrival)
        e2 = exclusions.of_residual(self._found, place, there, self._elsewhere, self._catalogue)
        against = _numbered((*against, *e2))
        said = () if against else exclusions.marks(self._found, there)
        way = replace(way, residual=there, roads=roads, objections=against, marks=said)
        told = self._criteria.of(way, self._facts(place))
        values = MappingProxyType({name: one.value for name, one in told.items()})
        return replace(way, prospect=self._prospect(way), criteria=values)

    def _roads_for(self, place: str, arrival: str) -> Roads | None:
        """Return the roads to a place; entering it bars none for whom the state itself brings in (decision 17)."""
        roads = self._roads.get(place)
        return self._brought_in.get(place) if arrival in BROUGHT_IN and exclusions.dangerous(roads) else roads

    def _prospect(self, way: Choice) -> Prospect | None:
        best = way.roads.best if way.roads else ()
        if way.residual is None or way.weeks is None or not best or self._stay.residual is None:
            return None
        stay, there = (r.rating.exceedance[LEVEL] for r in (self._stay.residual, way.residual))
        return prospect(way.access.chance, way.weeks, stay, there, best[0].danger)

    def _here(self, choice: Choice) -> Choice:
        """Return staying, or moving inside the host, with the danger that its precautions leave."""
        left = staying(self._found, self._catalogue, choice.id)
        now, lowered = self._found.rating.exceedance[LEVEL], left.rating.exceedance[LEVEL]
        return replace(choice, residual=left, prospect=staying_prospect(now, lowered, choice.access.chance))

    def _places_without_way(self) -> Iterator[str]:
        named = {way.destination for way in self._ways}
        yield from (p for p in self._knowledge.countries() if p not in named and p != self._host)

    def _without_way(self, place: str) -> Choice:
        """Return a state that no pathway names, as an option that is not offered."""
        self._go_on()
        against = (*self._of_place(place), exclusions.no_pathway(place))
        roads = self._roads.get(place)
        there = None
        if place != self._origin and not any(o.reason == exclusions.MISSING for o in against):
            rated = self._elsewhere.planned if place in self._found.case.needs.wished else self._elsewhere.central
            there = rated(place, arrival_for(self._facts(place)))
            e2 = exclusions.of_residual(self._found, place, there, self._elsewhere, self._catalogue)
            against = (*against, *e2)
        against = _numbered((*against, *exclusions.of_roads(roads)))
        return Choice(place, place, Kind.DURABLE, None, there, _NOBODY_ASKED, None, roads, None, {}, (), against)

    def _of_place(self, place: str) -> tuple[Objection, ...]:
        against = self._of_places.get(place)
        if against is None:
            facts = {} if place == self._origin else self._facts(place)
            against = self._of_places[place] = tuple(exclusions.of_a_place(self._found, place, facts))
        return against

    def _facts(self, place: str) -> Mapping[str, Derived]:
        return self._elsewhere.facts(place)

    def _sorted(self, ways: Iterable[Choice]) -> _Looked:
        every = tuple(ways)
        free = [way for way in every if not way.objections]
        here = sorted((way for way in free if way.destination == self._host), key=_by_access)
        offered = tuple(way for way in free if way.destination != self._host)
        return _Looked(offered, tuple(here), tuple(way for way in every if way.objections))

    def _kept(self, ordered: Sequence[Choice]) -> frozenset[str]:
        """Return the ids of the best shelter nearby and the best transit facility: listed in every case, each in its
        place, and never set aside (method.md 4).
        """
        kinds = (self._always.shelters, self._always.transit)
        best = (next((one.id for one in ordered if one.id in kind), None) for kind in kinds)
        return frozenset(id for id in best if id is not None)

    def _answer(
        self,
        options: Iterable[Choice],
        looked: _Looked,
        *,
        dominated: Iterable[Choice] = (),
        excluded: Iterable[Choice] = (),
        pairs: tuple[tuple[str, str], ...] = (),
    ) -> Relocation:
        offered = (self._move, *options, *looked.help_here)
        aside = tuple(dominated)
        against = tuple(sorted(excluded, key=self._place_of_excluded))
        every = (*offered, *aside, *sorted(against, key=lambda o: (len(o.objections), -o.access.chance.high, o.id)))
        wished = tuple(self._in_place(place, every) for place in self._found.case.needs.wished)
        return Relocation(self._stay, offered, pairs, aside, against, tuple(one for one in wished if one))

    def _in_place(self, place: str, every: Iterable[Choice]) -> Choice | None:
        """Return the best there is to say of a place; None while states without a pathway are not looked at."""
        if place == self._host:
            return self._stay
        return next((one for one in every if one.destination == place), None)

    def _place_of_excluded(self, one: Choice) -> tuple[bool, int, str, str]:
        first = exclusions.REASONS.index(one.objections[0].reason)
        always = one.id in (*self._always.shelters, *self._always.transit)
        return not always, first, one.destination, one.id

    def _go_on(self) -> None:
        if self._cancelled():
            raise Stopped


def _numbered(against: Iterable[Objection]) -> tuple[Objection, ...]:
    """Return objections from E1 to E7."""
    return tuple(sorted(against, key=lambda o: exclusions.REASONS.index(o.reason)))


def _by_access(one: Choice) -> tuple[float, str]:
    return -one.access.chance.high, one.id
