# SPDX-License-Identifier: GPL-3.0-or-later
"""Which journeys are plausible and which places are shunned: rules with reasons, read strictly from roads.json."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from exile_risk import assets
from exile_risk.errors import InputError
from exile_risk.knowledge.countries import all_countries
from exile_risk.knowledge.visas import WORDS
from exile_risk.model.facts import Basis, Confidence
from exile_risk.reading import clean, parse, read_text, shape

if TYPE_CHECKING:
    from exile_risk.relocation.roads.rules_file import RoadsFile

FORMAT = "exile-risk/roads"
MOST_COST = 0.001
HALF_ROUND_THE_EARTH = 20_100
"""Kilometres."""

_CONFIDENCES = tuple(c.value for c in Confidence)
_BASES = tuple(b.value for b in Basis if b is not Basis.LOCAL)


@dataclass(frozen=True)
class Costs:
    """What chooses between roads of nearly the same danger, in units of -log(1 - danger)."""

    leg: float
    km: float
    not_a_hub: float
    visa: Mapping[str, float]


@dataclass(frozen=True)
class Rules:
    """Distances in kilometres; `hubs` are the cities by state, `powers` the holders of other places by state."""

    any_two_km: float
    one_hub_km: float
    two_hubs_km: float
    land_km: float
    costs: Costs
    hubs: Mapping[str, str]
    no_airport: frozenset[str]
    closed_borders: frozenset[frozenset[str]]
    powers: Mapping[str, frozenset[str]]

    def under(self, origin: str) -> frozenset[str]:
        """Return the places that a state controls: whoever enters them meets its officers."""
        return self.powers.get(origin, frozenset())


@cache
def road_rules() -> Rules:
    """Return the rules that ship. Raises those of `read_rules` on first use."""
    return read_rules(assets.path("relocation", "roads.json"), frozenset(all_countries()))


def read_rules(path: Path, countries: Collection[str]) -> Rules:
    """Return the rules of one file.

    Raises InputError: those of `exile_risk.reading`, and knowledge_at_format, knowledge_at_country, knowledge_at_word,
    knowledge_at_twice or roads_number, with file, place and mend.
    """
    from exile_risk.relocation.roads.rules_file import RoadsFile

    wire = shape(parse(read_text(path), path.name), RoadsFile, path.name)
    if (wire.format, wire.version) != (FORMAT, 1):
        raise InputError("knowledge_at_format", file=path.name, expected=f"{FORMAT}, 1")
    _check_places(wire, countries, path.name)
    _check_words(wire, path.name)
    _check_numbers(wire, path.name)
    costs = wire.costs
    return Rules(
        any_two_km=wire.air.any_two_up_to_km.value,
        one_hub_km=wire.air.one_hub_up_to_km.value,
        two_hubs_km=wire.air.two_hubs_up_to_km.value,
        land_km=wire.land.up_to_km.value,
        costs=Costs(costs.leg, costs.km, costs.not_a_hub, costs.visa),
        hubs={h.state: h.city for h in wire.hubs},
        no_airport=frozenset(row.state for row in wire.no_airport),
        closed_borders=frozenset(frozenset(row.between) for row in wire.closed_borders),
        powers=_powers(wire),
    )


def _powers(wire: "RoadsFile") -> Mapping[str, frozenset[str]]:
    """Return what must be shunned with each state: what it controls and, one authority being both, its holder."""
    found: dict[str, set[str]] = {}
    for row in wire.under_the_power_of:
        found.setdefault(row.holder, set()).add(row.state)
    for row in wire.under_the_power_of:
        if row.both_ways:
            one = {row.holder} | {r.state for r in wire.under_the_power_of if r.holder == row.holder and r.both_ways}
            found[row.state] = found.get(row.state, set()) | one - {row.state}
    return {state: frozenset(places) for state, places in found.items()}


def _places(wire: "RoadsFile") -> Iterator[tuple[str, str]]:
    """Yield (place in the file, code) for every country code."""
    yield from ((f"hubs[{n}]", row.state) for n, row in enumerate(wire.hubs))
    yield from ((f"no_airport[{n}]", row.state) for n, row in enumerate(wire.no_airport))
    yield from ((f"closed_borders[{n}]", code) for n, row in enumerate(wire.closed_borders) for code in row.between)
    rows = enumerate(wire.under_the_power_of)
    yield from ((f"under_the_power_of[{n}]", code) for n, row in rows for code in (row.state, row.holder))


def _check_places(wire: "RoadsFile", countries: Collection[str], file: str) -> None:
    for place, code in _places(wire):
        if code not in countries:
            raise InputError("knowledge_at_country", file=file, place=place, value=clean(code))
    for rows in (wire.hubs, wire.no_airport):
        states = [row.state for row in rows]
        double = next((s for s in states if states.count(s) > 1), None)
        if double:
            raise InputError("knowledge_at_twice", file=file, id=double)


def _check_words(wire: "RoadsFile", file: str) -> None:
    if wire.basis not in _BASES:
        raise InputError(
            "knowledge_at_word", file=file, place="basis", value=clean(wire.basis), allowed=", ".join(_BASES)
        )
    for rows in (wire.hubs, wire.no_airport, wire.closed_borders, wire.under_the_power_of):
        for row in rows:
            if row.confidence not in _CONFIDENCES:
                allowed, value = ", ".join(_CONFIDENCES), clean(row.confidence)
                raise InputError("knowledge_at_word", file=file, place="confidence", value=value, allowed=allowed)
    words = set(WORDS.values())
    for word in sorted(words ^ set(wire.costs.visa)):
        allowed = ", ".join(sorted(words))
        raise InputError("knowledge_at_word", file=file, place="costs.visa", value=clean(word), allowed=allowed)


def _check_numbers(wire: "RoadsFile", file: str) -> None:
    """A cost below 0 would make a longer road the shorter one; a cost that is not small would outweigh danger."""
    costs = {"leg": wire.costs.leg, "km": wire.costs.km, "not_a_hub": wire.costs.not_a_hub}
    costs |= {f"visa.{w}": c for w, c in wire.costs.visa.items()}
    for name, cost in costs.items():
        _check_number(file, f"costs.{name}", cost, 0, MOST_COST)
    cuts = {"any_two": wire.air.any_two_up_to_km, "one_hub": wire.air.one_hub_up_to_km}
    cuts |= {"two_hubs": wire.air.two_hubs_up_to_km, "land": wire.land.up_to_km}
    for name, cut in cuts.items():
        _check_number(file, f"{name}_up_to_km", cut.value, 0, HALF_ROUND_THE_EARTH)


def _check_number(file: str, place: str, value: float, least: float, most: float) -> None:
    if not least <= value <= most:
        raise InputError("roads_number", file=file, place=place, value=value, least=least, most=most)
