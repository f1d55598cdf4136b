# SPDX-License-Identifier: GPL-3.0-or-later
"""How much of the world the base answers: for every factor and region the share of origin-host pairs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from exile_risk.knowledge.base import Knowledge
from exile_risk.knowledge.corrections import ORIGIN, SCOPES
from exile_risk.knowledge.countries import all_countries

STEPS = (1, 7, 19, 37, 61, 83, 109, 131, 157, 179)
"""The sample: each of the 199 states as host, with the states so many places further in the alphabet of codes as
origin. So every state stands equally often in both roles, and a figure is the same at every run."""

WORLD = "World"


@dataclass(frozen=True)
class Coverage:
    """Shares from 0 to 1 by factor and region; `pairs` were asked of `of` possible ones.

    A factor about the origin counts in the region of the origin, any other in the region of the host.
    """

    day: str
    pairs: int
    of: int
    shares: Mapping[str, Mapping[str, float]]


def coverage(knowledge: Knowledge, day: date, *, all_pairs: bool = False) -> Coverage:
    """Return how many pairs have an answer on a day, of the sample or of all. Errors: those of `Knowledge.corridor`."""
    codes, countries = knowledge.countries(), all_countries()
    asked: dict[tuple[str, str], int] = {}
    known: dict[tuple[str, str], int] = {}
    count = 0
    for origin, host in every_pair(codes) if all_pairs else sampled_pairs(codes):
        count += 1
        for factor, derived in knowledge.corridor(origin, host, day).items():
            place = origin if about_origin(factor) else host
            for region in (countries[place].region, WORLD):
                asked[factor, region] = asked.get((factor, region), 0) + 1
                known[factor, region] = known.get((factor, region), 0) + (derived.value is not None)
    shares: dict[str, dict[str, float]] = {}
    for (factor, region), n in sorted(asked.items(), key=lambda item: item[0][1] != WORLD):
        shares.setdefault(factor, {})[region] = round(known[factor, region] / n, 4)
    return Coverage(day.isoformat(), count, len(codes) * (len(codes) - 1), shares)


def about_origin(factor: str) -> bool:
    """Whether a factor tells something of the state that is feared and not of the host or of both."""
    return ORIGIN in SCOPES.get(factor, ())


def sampled_pairs(codes: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield (origin, host) for the sample that STEPS describes."""
    return ((codes[(n + step) % len(codes)], host) for n, host in enumerate(codes) for step in STEPS)


def every_pair(codes: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield every (origin, host) of two different states."""
    return ((origin, host) for host in codes for origin in codes if origin != host)
