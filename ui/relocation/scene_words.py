# SPDX-License-Identifier: GPL-3.0-or-later
"""What the map shows for the option that is current, worked out from the options alone, and how it is said."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from exile_risk.model.assessment import Assessment, Band
from exile_risk.model.relocation import Choice, Relocation
from exile_risk.relocation.exclusions import DANGEROUS_ROADS as ROADS
from exile_risk.relocation.exclusions import HIGH, UNDER
from exile_risk.relocation.roads.network import capitals
from exile_risk.wording import _, isolated
from exile_risk.wording import relocation_page as say
from exile_risk.wording.countries import country
from exile_risk.wording.names import band_name
from exile_risk.wording.relocation_ranking import option_title
from ui.relocation.map_view import MapLeg, Scene

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge

_ON_MAP = 12
"""Places offered that are named on the map, the best first."""


def places_of(knowledge: "Knowledge", found: Assessment) -> Mapping[str, tuple[float, float]]:
    """Return the capitals as the map wants them: degrees to the east and to the south."""
    return {code: (east, -north) for code, (north, east) in capitals(knowledge, found.case.as_of).items()}


def scene_of(
    found: Assessment, shown: Relocation | None, choice: Choice | None, places: Mapping[str, tuple[float, float]]
) -> Scene:
    """Return the scene for an option; None of it before anything is worked out but host and state feared."""
    case = found.case
    levels = _levels(shown, choice, case.host)
    keep_out = _keep_out(shown) | ({a.state for a in choice.roads.avoided} if choice and choice.roads else set())
    keep_out -= levels.keys() | {case.host}
    chosen = choice.destination if choice and choice.destination != case.host else ""
    legs = _legs(choice) if chosen else ()
    stops = {leg.end for leg in legs} | {leg.start for leg in legs}
    named = {case.host, chosen, *stops, *list(levels)[:_ON_MAP]} - {""}
    words = {code: f"{band_name(Band(level))} {level + 1}" for code, level in levels.items()}
    words[case.host] = _("now")
    return Scene(
        host=case.host,
        origin=case.origin,
        chosen=chosen,
        legs=legs,
        levels=levels,
        keep_out=frozenset(keep_out),
        places=places,
        names={code: country(code) for code in named},
        words=words,
        legend=_legend(levels, case.origin, keep_out=bool(keep_out)),
    )


def spoken(scene: Scene, choice: Choice | None) -> str:
    """Return the map in words: the option that is current and its road."""
    if choice is None:
        return _("Map. The list holds everything it shows.")
    road = ""
    if scene.legs:
        stops = ", ".join(country(leg.end) for leg in scene.legs)
        road = _("Road from {host} to {stops}").format(host=country(scene.host), stops=stops)
    band = choice.residual.band if choice.residual else None
    return say.map_spoken(option_title(choice), band, road)


def _levels(shown: Relocation | None, choice: Choice | None, host: str) -> dict[str, int]:
    """Return the least band by place offered, in the order of the table; the option that is current is there too."""
    found: dict[str, int] = {}
    offered = shown.options if shown is not None else ()
    for one in (*offered, *([choice] if choice is not None else [])):
        if one.residual is not None and one.destination and one.destination != host:
            level = int(one.residual.band)
            found[one.destination] = min(level, found.get(one.destination, level))
    return found


def _keep_out(shown: Relocation | None) -> set[str]:
    """Return the places where the danger would be High or worse, or that the state feared controls."""
    if shown is None:
        return set()
    found = {c.destination for c in shown.excluded for o in c.objections if o.reason in (HIGH, UNDER)}
    barred = {c.destination: o.params.get("state") for c in shown.excluded for o in c.objections if o.reason == ROADS}
    return found | {place for place, state in barred.items() if place == state}  # entering it is the danger


def _legs(choice: Choice | None) -> tuple[MapLeg, ...]:
    if choice is None or choice.roads is None or not choice.roads.best:
        return ()
    return tuple(MapLeg(leg.start, leg.end, leg.by) for leg in choice.roads.best[0].legs)


def _legend(levels: Mapping[str, int], origin: str, *, keep_out: bool) -> dict[str, str]:
    found = {str(level): say.band_words(Band(level)) for level in sorted(set(levels.values()))}
    words = say.legend_words()
    if keep_out:
        found["keep_out"] = words["keep_out"]
    found["feared"] = words["feared"].format(country=isolated(country(origin)))
    return found
