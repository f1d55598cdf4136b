# SPDX-License-Identifier: GPL-3.0-or-later
"""What lies between the two states: distance, leverage and the ties of their security services."""

from math import asin, cos, radians, sin, sqrt

from exile_risk.knowledge.rules.registry import derives
from exile_risk.knowledge.view import View
from exile_risk.model.facts import Derived, Fact

EXPLICIT_BLOCS = ("SCO_SHANGHAI", "GCC_SEC")
"""Treaties whose members promise to hand over whom the others call extremists or security suspects."""

WORKING_BLOCS = (
    "ASEAN",
    "MINSK93",
    "RIYADH83",
    "LANCANG_MEKONG",
    "EAW",
    "EAPCCO",
    "SARPCCO",
    "WAPCCO",
    "CAPCCO",
)
"""Groups whose police forces work together from day to day."""


@derives("proximity")
def land_border(v: View) -> Derived | None:
    """Neighbours on land."""
    border = v.fact(v.pair, "land_border_km")
    if not border:
        return None
    return v.say("proximity", "land_border", "proximity.land_border", border.facts, km=border.value)


@derives("proximity")
def same_region(v: View) -> Derived | None:
    """One subregion of the UN, or capitals so near that agents and pressure travel easily."""
    regions = [v.fact(c, "subregion") for c in (v.host, v.origin)]
    if regions[0] and regions[1] and regions[0].value == regions[1].value:
        facts = (regions[0].fact, regions[1].fact)
        return v.say("proximity", "same_region", "proximity.subregion", facts, region=regions[0].value)
    places = [v.fact(c, "capital_position") for c in (v.host, v.origin)]
    if not places[0] or not places[1]:
        return None
    km = kilometres(places[0].value, places[1].value)
    facts = (places[0].fact, places[1].fact)
    value = "same_region" if km < v.threshold("proximity.same_region_km") else "distant"
    return v.say("proximity", value, f"proximity.{value}", facts, km=round(km, -2))


def kilometres(a: str, b: str) -> float:
    """Return the great-circle distance between two positions written "latitude longitude" in degrees."""
    (lat1, lon1), (lat2, lon2) = ([radians(float(x)) for x in p.split(" ")] for p in (a, b))
    h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371 * asin(sqrt(h))


@derives("origin_leverage")
def leverage(v: View) -> Derived | None:
    """Size, a shared border and a great power's weight; a liberal democracy yields little to any of them."""
    sizes = [v.fact(c, "population") for c in (v.origin, v.host)]
    near, regime = v.factor("proximity"), v.factor("host_regime")
    if regime.value == "liberal_democracy":
        return v.say("origin_leverage", "low", "origin_leverage.liberal_host", regime.facts)
    if not sizes[0] or not sizes[1] or near.value is None:
        return None
    ratio = float(sizes[0].value) / max(float(sizes[1].value), 1)
    facts: list[Fact] = [sizes[0].fact, sizes[1].fact, *near.facts]
    power = membership(v, v.origin, "SECURITY_COUNCIL_PERMANENT")
    if power and ratio >= v.threshold("origin_leverage.great_power_ratio"):
        return v.say("origin_leverage", "high", "origin_leverage.great_power", [*facts, power], ratio=f"{ratio:.1f}")
    if near.value != "distant" and ratio >= v.threshold("origin_leverage.high_ratio"):
        return v.say("origin_leverage", "high", "origin_leverage.much_larger", facts, ratio=f"{ratio:.1f}")
    if near.value == "land_border":
        return v.say("origin_leverage", "medium", "origin_leverage.neighbour", facts)
    if near.value == "same_region" and ratio >= v.threshold("origin_leverage.medium_ratio"):
        return v.say("origin_leverage", "medium", "origin_leverage.comparable_size", facts, ratio=f"{ratio:.1f}")
    return v.say("origin_leverage", "low", "origin_leverage.little", facts, ratio=f"{ratio:.1f}")


def membership(v: View, country: str, group: str) -> Fact | None:
    """Return the fact that a country belongs to a group on the day."""
    return next((f for f in v.all_facts(country, "membership") if f.value == group), None)


def shared(v: View, groups: tuple[str, ...]) -> tuple[str, Fact, Fact] | None:
    """Return the first group to which both states belong, with the two facts."""
    host = {f.value: f for f in v.all_facts(v.host, "membership")}
    origin = {f.value: f for f in v.all_facts(v.origin, "membership")}
    return next(((g, host[g], origin[g]) for g in groups if g in host and g in origin), None)


@derives("security_cooperation")
def stated_cooperation(v: View) -> Derived | None:
    """What is known of these two states: a deal, or a break."""
    found = v.fact(v.pair, "security_cooperation")
    if not found or found.value == "working_ties":
        return None
    return _pair(v, found.value)


@derives("security_cooperation")
def bloc_promise(v: View) -> Derived | None:
    """A common treaty that promises hand-overs."""
    found = shared(v, EXPLICIT_BLOCS)
    if not found:
        return None
    value, rule = "explicit_fugitive_or_swap_deal", "security_cooperation.bloc_promise"
    return v.say("security_cooperation", value, rule, found[1:], group=found[0])


@derives("security_cooperation")
def known_ties(v: View) -> Derived | None:
    """Working ties on record."""
    return _pair(v, "working_ties") if v.fact(v.pair, "security_cooperation") else None


def _pair(v: View, value: str) -> Derived | None:
    found = v.fact(v.pair, "security_cooperation")
    if not found or found.value != value:
        return None
    since = found.fact.valid_from.isoformat() if found.fact.valid_from else ""
    rule = f"security_cooperation.{value}" + ("_since" if since else "")
    return v.say("security_cooperation", value, rule, found.facts, found.set_aside, since=since)


@derives("security_cooperation")
def shown_by_handovers(v: View) -> Derived | None:
    """Who hands wanted people over past the courts works with those who want them; ten years, no liberal democracy."""
    if v.value("host_regime") == "liberal_democracy":
        return None  # there a removal follows a refused claim more often than a request
    acts = [i for i in v.incidents(10, host=v.host) if i.handed_over and i.what != "extradited"]
    if not acts:
        return None
    params = {"count": len(acts), "last": acts[0].fact.as_of}
    rule, facts = "security_cooperation.shown_by_handovers", [i.fact for i in acts]
    return v.say("security_cooperation", "working_ties", rule, facts, **params)


@derives("security_cooperation")
def bloc_ties(v: View) -> Derived | None:
    """Members of one regional group."""
    found = shared(v, WORKING_BLOCS)
    if not found:
        return None
    return v.say("security_cooperation", "working_ties", "security_cooperation.bloc_ties", found[1:], group=found[0])


@derives("security_cooperation")
def no_ties_of_a_democracy(v: View) -> Derived | None:
    """Nothing on record in a liberal democracy, where a deal of this kind would be known."""
    regime = v.factor("host_regime")
    if regime.value != "liberal_democracy":
        return None
    return v.say("security_cooperation", "none", "security_cooperation.liberal_host", regime.facts)
