# SPDX-License-Identifier: GPL-3.0-or-later
"""How alike two situations are, trait by trait; every number comes from precedents.json and every point has a name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from exile_risk.model.precedents import Point
from exile_risk.precedents.traits import Place, Traits
from exile_risk.precedents.vocabulary import NO_CHARGE, RECOGNISED

YEAR = 365.25
Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one trait adds. Nothing known on one side adds nothing and is no difference."""

    points: float = 0.0
    shares: tuple[Point, ...] = ()
    differs: tuple[Point, ...] = ()


SILENT = Verdict()


def full_marks(w: Weights) -> float:
    """Return the points of a precedent of the day before that agrees in everything."""
    named = ("request", "notice", "custody", "stay", "protection", "charge", "profile", "prominence", "recency")
    return w["place.corridor"] + sum(w[name] for name in named)


def place(here: Place, there: Place, w: Weights) -> Verdict:
    """Same corridor, else same host, else same origin; a different host may be alike in region and regime."""
    if here.host == there.host:
        if here.origin == there.origin:
            return _share("same_corridor", w["place.corridor"], origin=there.origin, host=there.host)
        return _share("same_host", w["place.host"], host=there.host)
    shares, differs = [], []
    if here.origin == there.origin:
        shares.append(Point("same_origin", {"origin": there.origin}, w["place.origin"]))
    if there.region is not None and here.region == there.region:
        shares.append(Point("same_region", {"host": there.host}, w["place.region"]))
    if there.regime is not None and here.regime is not None:
        if here.regime == there.regime:
            shares.append(Point("same_regime", {"regime": there.regime}, w["place.regime"]))
        else:
            params = {"there": there.regime, "here": here.regime}
            differs.append(Point("other_regime", params, w["place.regime"]))
    return Verdict(sum(p.points for p in shares), tuple(shares), tuple(differs))


def yes_or_no(name: str, weight: str) -> Callable[[bool | None, bool | None, Weights], Verdict]:
    """Return the comparison of something that is there or not: both_<name>, neither_<name>, <name>_here, _there."""

    def compare(here: bool | None, there: bool | None, w: Weights) -> Verdict:
        if here is None or there is None:
            return SILENT
        if here and there:
            return _share(f"both_{name}", w[weight])
        if not here and not there:
            return _share(f"neither_{name}", w[weight] * w["share.both_no"])
        return _differ(f"{name}_{'here' if here else 'there'}", w[weight])

    return compare


def protection(here: str | None, there: str | None, w: Weights) -> Verdict:
    """Refugee or other status."""
    if here is None or there is None:
        return SILENT
    if here == there:
        return _share("same_protection", w["protection"], status=there)
    if {here, there} <= RECOGNISED:
        return _share("kin_protection", w["protection"] * w["share.kin_protection"], there=there, here=here)
    return _differ("other_protection", w["protection"], there=there, here=here)


def charge(here: frozenset[str], there: frozenset[str], w: Weights) -> Verdict:
    """Family of the accusations."""
    if not here or not there:
        return SILENT
    common = sorted(here & there)
    if common == [NO_CHARGE]:
        return _share("both_uncharged", w["charge"] * w["share.both_no"])
    if common:
        return _share("same_charge", w["charge"], family=common[0])
    if NO_CHARGE in here:
        return _differ("charged_there", w["charge"], family=min(there))
    if NO_CHARGE in there:
        return _differ("charged_here", w["charge"], family=min(here))
    return _differ("other_charge", w["charge"], there=min(there), here=min(here))


def profile(here: frozenset[str], there: frozenset[str], w: Weights) -> Verdict:
    """Kind of person."""
    if not here or not there:
        return SILENT
    common = sorted(here & there)
    if common:
        return _share("same_profile", w["profile"], kind=common[0])
    return _differ("other_profile", w["profile"], there=min(there))


def prominence(here: str | None, there: str | None, w: Weights) -> Verdict:
    """How widely known."""
    if here is None or there is None:
        return SILENT
    if here == there:
        return _share("same_prominence", w["prominence"], level=there)
    return _differ("other_prominence", w["prominence"], there=there, here=here)


def recency(days: int, w: Weights) -> Verdict:
    """Age of a precedent in days, as a named point."""
    points = recency_points(days, w)
    return _share("recent", points, years=str(int(days / YEAR))) if points else SILENT


def recency_points(days: int, w: Weights) -> float:
    """Fade with age, from the full weight on the day before to nothing after `recency.years`."""
    return w["recency"] * max(0.0, 1 - days / YEAR / w["recency.years"])


Compare = Callable[[Any, Any, Weights], Verdict]

COMPARED: tuple[Compare, ...] = (
    place,
    yes_or_no("requested", "request"),
    yes_or_no("on_notice", "notice"),
    yes_or_no("held", "custody"),
    yes_or_no("irregular", "stay"),
    protection,
    charge,
    profile,
    prominence,
)

PLACE = 0
"""Where the place stands in COMPARED."""


def keys(traits: Traits) -> tuple[Any, ...]:
    """Return the traits in the order of COMPARED."""
    return (
        traits.place,
        traits.request,
        traits.notice,
        traits.custody,
        traits.irregular,
        traits.protection,
        traits.charges,
        traits.profile,
        traits.prominence,
    )


def _share(id: str, points: float, **params: str) -> Verdict:
    return Verdict(points, (Point(id, params, points),))


def _differ(id: str, points: float, **params: str) -> Verdict:
    return Verdict(0.0, (), (Point(id, params, points),))
