# SPDX-License-Identifier: GPL-3.0-or-later
"""The outlines of the 199 states and territories for the offline map, read strictly from map/world.json."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from exile_risk import assets
from exile_risk.errors import InputError
from exile_risk.knowledge.countries import all_countries
from exile_risk.reading import clean, parse, read_text, shape

FILE = "world.json"
FORMAT = "exile-risk/world"
DE_FACTO_CONTROL = "de_facto_control_no_position"
"""Borders are drawn as Natural Earth has them, by who controls the ground; that implies no position on any claim."""

Ring = tuple[int, ...]
"""One closed outline in tenths of a degree: longitude, latitude, longitude, latitude, ..."""

_LEAST = 8
"""Numbers in the shortest ring: three corners and the first again."""


@dataclass(frozen=True)
class World:
    """Outer outlines, largest first, cut at 180 degrees. Draw big countries first so that enclaves lie on top.

    `boxes` are states too small to draw: a square around the capital stands for them (of Kiribati, for Tarawa).
    `elsewhere` holds land that belongs to none of the 199 here. `note` names the sentence that must stand beside
    every drawing.
    """

    states: Mapping[str, tuple[Ring, ...]]
    elsewhere: Mapping[str, tuple[Ring, ...]]
    boxes: frozenset[str]
    source: str
    note: str = DE_FACTO_CONTROL


@cache
def world() -> World:
    """Return the outlines that ship. Raises those of `read_world` on first use."""
    return read_world(assets.path("map"), frozenset(all_countries()))


def read_world(folder: Path, countries: Collection[str], sources: Collection[str] | None = None) -> World:
    """Return the outlines of a folder; `sources`, where given, must hold the one the file names.

    Raises InputError: those of `exile_risk.reading`, and knowledge_at_format, knowledge_at_country,
    knowledge_at_source, knowledge_map_ring or knowledge_incomplete, with file and place.
    """
    raw = _checked_shape(parse(read_text(folder / FILE), FILE))
    if raw.format != FORMAT or raw.version != 1:
        raise InputError("knowledge_at_format", file=FILE, expected=f"{FORMAT}, 1")
    if sources is not None and raw.source not in sources:
        raise InputError("knowledge_at_source", file=FILE, place="source", value=clean(raw.source))
    for code in (*raw.states, *raw.boxes):
        if code not in countries or (code in raw.boxes and code not in raw.states):
            raise InputError("knowledge_at_country", file=FILE, place="states", value=clean(code))
    missing = sorted(set(countries) - set(raw.states))
    if missing:
        raise InputError("knowledge_incomplete", file=FILE, value=missing[0], expected=len(countries))
    return World(_rings(raw.states), _rings(raw.elsewhere), frozenset(raw.boxes), raw.source)


def problems(folder: Path, countries: Collection[str], sources: Collection[str]) -> list[InputError]:
    """Return what is wrong with the map of a folder, for `knowledge check`: the first complaint, or nothing."""
    try:
        read_world(folder, countries, sources)
    except InputError as error:
        return [error]
    return []


def _rings(outlines: Mapping[str, list[list[int]]]) -> dict[str, tuple[Ring, ...]]:
    found = {}
    for place, rings in outlines.items():
        if not rings:
            raise InputError("knowledge_map_ring", file=FILE, place=clean(place), ring=0)
        for index, ring in enumerate(rings):
            if not _sound(ring):
                raise InputError("knowledge_map_ring", file=FILE, place=clean(place), ring=index + 1)
        found[place] = tuple(tuple(ring) for ring in rings)
    return found


def _sound(ring: list[int]) -> bool:
    whole = len(ring) >= _LEAST and len(ring) % 2 == 0 and ring[:2] == ring[-2:]
    return whole and all(-1800 <= x <= 1800 for x in ring[::2]) and all(-900 <= y <= 900 for y in ring[1::2])


def _checked_shape(raw: Any) -> Any:
    import msgspec

    outlines = dict[str, list[list[int]]]
    fields = [("format", str), ("version", int), ("source", str), ("boxes", list[str])]
    fields += [("states", outlines), ("elsewhere", outlines)]
    found: Any = shape(raw, msgspec.defstruct("WorldFile", fields, forbid_unknown_fields=True), FILE)
    return found
