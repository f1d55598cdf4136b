# SPDX-License-Identifier: GPL-3.0-or-later
"""The safest roads from the host: one to every destination at once, or the few best to one with what they avoid."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from math import log1p, prod
from typing import TYPE_CHECKING

from exile_risk.model.assessment import Assessment, Band
from exile_risk.model.factors import Catalogue
from exile_risk.model.relocation import Alert, Avoided, Leg, Road, Roads
from exile_risk.relocation.roads import papers, warnings
from exile_risk.relocation.roads.crossings import Crossing, Traveller, crossings
from exile_risk.relocation.roads.network import LAND, Network, network
from exile_risk.relocation.roads.rules import road_rules
from exile_risk.relocation.roads.shortest import Graph, Way, from_one, k_shortest, way_to

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge

MOST = 3
"""Roads shown to one destination."""

USUAL = 10
"""How many of the shortest roads, dangers aside, are compared with the safest to say what these avoid."""


def all_roads(
    found: Assessment, catalogue: Catalogue, knowledge: "Knowledge", *, brought_in: bool = False
) -> Mapping[str, Roads]:
    """Return the safest road to every state but the host; nothing is said of states avoided.

    `brought_in`: for people whom the destination itself lets in, so that entering it bars no road. Raises InputError
    knowledge_damaged(problem), and those of `exile_risk.relocation.roads.rules.read_rules`.
    """
    journey = Journey(found, catalogue, knowledge)
    _, before = from_one(journey.graph, journey.host)
    ways = {state: way_to(before, state) for state in before}
    return {
        state: journey.roads(state, [ways[state]] if state in ways else [], brought_in=brought_in)
        for state in knowledge.countries()
        if state != journey.host
    }


def roads_to(
    found: Assessment, destination: str, catalogue: Catalogue, knowledge: "Knowledge", *, brought_in: bool = False
) -> Roads:
    """Return up to three roads to one destination, the safest first, and the states that shorter ones would pass.

    To the host itself there is one road without a leg. `brought_in` and errors: those of `all_roads`.
    """
    journey = Journey(found, catalogue, knowledge)
    if destination == journey.host:
        return Roads((Road((), 0.0),))
    roads = journey.roads(destination, journey.safest(destination), brought_in=brought_in)
    return Roads(roads.best, journey.avoided(destination, roads), roads.leaving, roads.barred)


class Journey:
    """One person in their host with all that can be reached from there: the cost of each leg is -log(1 - danger) of
    the state it enters, and the small costs that choose between equals.
    """

    def __init__(self, found: Assessment, catalogue: Catalogue, knowledge: "Knowledge") -> None:
        self.host, self._found, case = found.case.host, found, found.case
        self._rules = rules = road_rules()
        self._network: Network = network(knowledge, case.as_of)
        self._crossings: Mapping[str, Crossing] = crossings(knowledge, case.origin, case.as_of, catalogue)
        self._traveller = Traveller(found, catalogue)
        self._closed = warnings.never_entered(case, rules)
        held = papers.passports(case, found.used)
        self._visas = {s: papers.visa(held, s, case.as_of) for s in self._network.steps}
        open_states = {s: self._crossings[s] for s in self._network.steps if s not in self._closed}
        self._dangers = {s: self._traveller.danger(s, crossing) for s, crossing in open_states.items()}
        self.leaving = warnings.of_leaving(found, self._crossings.get(self.host))
        self.graph = self._weighed()
        self._legs: dict[tuple[str, str], Leg] = {}

    def _weighed(self) -> Graph:
        """Return the legs that may be taken: none into a place never entered, none out of one that does not admit the
        person's passport.
        """
        toll = {
            state: -log1p(-danger) + self._bother(state)
            for state, danger in self._dangers.items()
            if state != self.host
        }
        shut = frozenset(s for s in toll if self._visas[s] == papers.NO_ADMISSION)
        return self._network.weighed(toll, shut)

    def _bother(self, state: str) -> float:
        """Return the small cost of entering a state that is no danger: its visa, and planes that seldom go on."""
        need, costs = self._visas[state], self._rules.costs
        visa = costs.visa[need] if need else 0.0  # not known for one state, not known for any
        return visa if state in self._rules.hubs else visa + costs.not_a_hub

    def safest(self, destination: str) -> list[Way]:
        """Return up to three ways to a destination, the safest first."""
        return [way for _, way in k_shortest(self.graph, self.host, destination, MOST)]

    def roads(self, destination: str, ways: list[Way], *, brought_in: bool = False) -> Roads:
        """Return these ways as roads, without those at or above High, or why none is left.

        A state that lets the person in itself does not bar the road to it: its own leg warns instead.
        """
        if destination in self._closed:
            return Roads((), leaving=self.leaving, barred=self._closed_alert(destination))
        made = [self._road(way) for way in ways]
        best = tuple(
            r for r in made if self._traveller.band(_until_the_last(r) if brought_in else r.danger) < Band.HIGH
        )
        if best:
            return Roads(tuple(map(self._warned, best)) if brought_in else best, leaving=self.leaving)
        ends = {"host": self.host, "destination": destination}
        if not made:
            return Roads((), leaving=self.leaving, barred=Alert("no_road", ends))
        counted = made[0].legs[:-1] if brought_in else made[0].legs
        worst = max(reversed(counted), key=lambda leg: leg.danger)  # of equal ones the last: often the destination
        facts = worst.alerts[0].facts if worst.alerts else ()
        barred = Alert("every_road_dangerous", ends | {"state": worst.end}, facts)
        return Roads((), leaving=self.leaving, barred=barred)

    def avoided(self, destination: str, roads: Roads) -> tuple[Avoided, ...]:
        """Return the states that the shortest roads would pass and these do not, where danger is why; nearest first."""
        if not roads.best or destination not in self._network.steps:
            return ()
        toll = {s: self._bother(s) for s in self._network.steps if s != self.host}
        usual = k_shortest(self._network.weighed(toll), self.host, destination, USUAL)
        passed = {state for road in roads.best for state in road.via}
        states = dict.fromkeys(state for _, way in usual for state in self._usual_stops(way) if state not in passed)
        most = max((self._dangers[state] for state in passed), default=0.0)
        found = []
        for state in states:
            if state in self._closed:
                found.append(Avoided(state, self._closed_alert(state)))
            elif self._visas[state] == papers.NO_ADMISSION or self._dangers[state] > most:
                found += [Avoided(state, a) for a in self._alerts(state) if a.word in warnings.OF_THE_STATE][:1]
        return tuple(found)

    def _usual_stops(self, way: Way) -> list[str]:
        """Return the states that people would pass on a way: hubs, neighbours over land, and those never entered."""
        stops = pairwise(way[:-1])
        hubs, by = self._rules.hubs, self._network.by
        return [end for start, end in stops if end in hubs or end in self._closed or by(start, end) == LAND]

    def _road(self, way: Way) -> Road:
        legs = tuple(self._leg(start, end) for start, end in pairwise(way))
        return Road(legs, 1 - prod(1 - leg.danger for leg in legs))

    def _warned(self, road: Road) -> Road:
        """Return a road whose last leg says of itself that it is High or worse and no bar."""
        last = road.legs[-1]
        if last.band < Band.HIGH:
            return road
        params = {"state": last.end, "origin": self._found.case.origin, "band": last.band.word}
        alert = Alert(warnings.BROUGHT_IN, params, last.alerts[0].facts if last.alerts else ())
        return replace(road, legs=(*road.legs[:-1], replace(last, alerts=(alert, *last.alerts))))

    def _leg(self, start: str, end: str) -> Leg:
        if (start, end) not in self._legs:
            by, danger = self._network.by(start, end), self._dangers[end]
            alerts = self._alerts(end)
            if by == LAND:
                alerts = (*alerts, Alert("land_crossing", {"start": start, "state": end}))
            band, visa = self._traveller.band(danger), self._visas[end]
            self._legs[start, end] = Leg(start, end, by, danger, band, visa, alerts)
        return self._legs[start, end]

    def _alerts(self, state: str) -> tuple[Alert, ...]:
        return warnings.of_a_state(state, self._found, self._crossings[state], self._visas[state])

    def _closed_alert(self, state: str) -> Alert:
        params = {"state": state, "origin": self._found.case.origin}
        return Alert(self._closed[state], params)


def _until_the_last(road: Road) -> float:
    """Return the danger of a road without its last leg."""
    return 1 - prod(1 - leg.danger for leg in road.legs[:-1])
