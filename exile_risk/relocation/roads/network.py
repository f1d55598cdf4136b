# SPDX-License-Identifier: GPL-3.0-or-later
"""Which state can be reached from which in one leg: land borders from the facts, flights by a plain rule."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from exile_risk.knowledge.resolve import resolve
from exile_risk.relocation.roads.rules import Rules, road_rules
from exile_risk.relocation.roads.shortest import Graph

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge

LAND, AIR = "land", "air"
EARTH_KM = 6371
KEPT = 4
"""Networks kept for each knowledge base, one for each day asked of."""


class Step(NamedTuple):
    """One leg that can be taken: where to, by land or air, the great circle between the capitals in kilometres, and
    its small cost beside the danger.
    """

    to: str
    by: str
    km: float
    cost: float


@dataclass(frozen=True, eq=False)
class Network:
    """All legs by the state where they start; the same for everybody."""

    steps: Mapping[str, tuple[Step, ...]]

    def by(self, start: str, end: str) -> str:
        """Return whether the leg between two joined states is by land or air."""
        return next(step.by for step in self.steps[start] if step.to == end)

    @cached_property
    def costs(self) -> Mapping[str, Sequence[tuple[str, float]]]:
        """The legs with their small costs alone; both directions cost the same."""
        return {start: [(s.to, s.cost) for s in steps] for start, steps in self.steps.items()}

    def weighed(self, toll: Mapping[str, float], dead_ends: frozenset[str] = frozenset()) -> Graph:
        """Return the graph in which entering a state costs its toll as well."""
        return Graph(self.costs, toll, dead_ends)


_networks: WeakKeyDictionary["Knowledge", dict[date, Network]] = WeakKeyDictionary()


def network(knowledge: "Knowledge", day: date) -> Network:
    """Return the network of a day. Raises those of `road_rules`, and InputError for a broken row of the facts."""
    kept = _networks.setdefault(knowledge, {})
    if day not in kept:
        if len(kept) >= KEPT:
            kept.clear()
        kept[day] = build(capitals(knowledge, day), land_borders(knowledge, day), road_rules())
    return kept[day]


def capitals(knowledge: "Knowledge", day: date) -> dict[str, tuple[float, float]]:
    """Return the position of each capital that is on record: latitude and longitude in degrees."""
    found = {}
    for state in knowledge.countries():
        known = resolve(knowledge.facts(state, "capital_position"), day)
        if known:
            latitude, longitude = known.value.split(" ")
            found[state] = float(latitude), float(longitude)
    return found


def land_borders(knowledge: "Knowledge", day: date) -> frozenset[frozenset[str]]:
    """Return the pairs of states that share a land border."""
    specs = knowledge.manifest.tables_of("land_border_km")
    pairs = {subject for spec in specs for subject in knowledge.table(spec.name).rows()}
    known = (pair for pair in pairs if resolve(knowledge.facts(pair, "land_border_km"), day))
    return frozenset(frozenset(pair.split("-")) for pair in known)


def build(places: Mapping[str, tuple[float, float]], borders: frozenset[frozenset[str]], rules: Rules) -> Network:
    """Return the legs between all places: one for each pair and direction, over land where that is short enough."""
    distance = _distances(places)
    nearest = {s: _nearest_hub(s, distance, rules) for s in places if s not in rules.no_airport}
    steps: dict[str, list[Step]] = {state: [] for state in sorted(places)}
    for (a, b), km in distance.items():
        open_border = frozenset((a, b)) in borders - rules.closed_borders
        flight = _flight(a, b, km, rules) or b == nearest.get(a) or a == nearest.get(b)
        flight = flight and a not in rules.no_airport and b not in rules.no_airport
        if not open_border and not flight:
            continue
        by = LAND if open_border and (km <= rules.land_km or not flight) else AIR
        cost = rules.costs.leg + km * rules.costs.km
        steps[a].append(Step(b, by, km, cost))
        steps[b].append(Step(a, by, km, cost))
    return Network({state: tuple(sorted(found)) for state, found in steps.items()})


def _flight(a: str, b: str, km: float, rules: Rules) -> bool:
    """Whether a flight without a change is plausible; the reasons stand in roads.json."""
    hubs = (a in rules.hubs) + (b in rules.hubs)
    return km <= (rules.any_two_km, rules.one_hub_km, rules.two_hubs_km)[hubs]


def _nearest_hub(state: str, distance: Mapping[tuple[str, str], float], rules: Rules) -> str | None:
    hubs = (h for h in sorted(rules.hubs) if h != state and tuple(sorted((h, state))) in distance)
    return min(hubs, key=lambda h: distance[min(h, state), max(h, state)], default=None)


def _distances(places: Mapping[str, tuple[float, float]]) -> dict[tuple[str, str], float]:
    """Return the great circle in kilometres between any two places, for each pair in the order of their codes."""
    points = [(code, radians(lat), radians(lon)) for code, (lat, lon) in sorted(places.items())]
    found = {}
    for n, (a, lat1, lon1) in enumerate(points):
        for b, lat2, lon2 in points[n + 1 :]:
            h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
            found[a, b] = 2 * EARTH_KM * asin(min(1.0, sqrt(h)))
    return found
