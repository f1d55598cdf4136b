# SPDX-License-Identifier: GPL-3.0-or-later
"""A reviewer with a pocket calculator: reads the printed account and nothing else, and does plain arithmetic.

It knows no weight and no threshold; it takes every one of them from the page.
"""

import re
from dataclasses import dataclass, field
from math import log2

NUMBER = r"−?\d+(?:\.\d+)?(?:e-\d+)?"
BANDS = ["Low", "Moderate", "High", "Extreme"]


def number(text: str) -> float:
    return float(text.replace("−", "-"))


@dataclass
class Read:
    """One sum as it stands on the page, and the chance and band printed beside it."""

    name: str
    log2_odds: float
    printed_sum: float | None = None
    printed_chance: float = 0.0
    attack: float | None = None
    thresholds: list[float | None] = field(default_factory=list)
    printed_band: str = ""
    decides: bool = False

    @property
    def chance(self) -> float:
        return float(1 / (1 + 2**-self.log2_odds))


def read(text: str) -> tuple[dict[str, Read], dict[str, Read], str]:
    """Return (routes, levels, what the last section says); the levels stand mildest first."""
    flat = _unwrapped(text)
    routes: dict[str, Read] = {}
    levels: dict[str, Read] = {}
    current: Read | None = None
    for line in flat:
        if found := re.match(r"(How this was computed|If returned): (.+)", line):
            current = Read(found[2], 0.0)
            (levels if found[1] == "If returned" else routes)[found[2]] = current
        elif current is not None:
            _read_line(line, current)
    last = flat[flat.index("From the levels to the rating") + 1 :]
    return routes, levels, " ".join(last)


def _unwrapped(text: str) -> list[str]:
    """Join lines that were broken at the edge of the page."""
    joined: list[str] = []
    for line in text.splitlines():
        continues = re.match(r" {8,}\S", line) and not re.match(rf" +{NUMBER}   Start", line)
        if continues and joined:
            joined[-1] += " " + line.strip()
        else:
            joined.append(line.strip())
    return joined


def _read_line(line: str, into: Read) -> None:
    if found := re.match(rf"({NUMBER}) +Start", line):
        into.log2_odds += number(found[1])
    elif found := re.match(rf"log2\(1 − ({NUMBER}) × ({NUMBER})\)", line):
        into.log2_odds += log2(1 - number(found[1]) * number(found[2]))
    elif found := re.match(rf"log2\(({NUMBER})\)", line):
        into.log2_odds += log2(number(found[1]))
    elif found := re.match(rf"sum += +({NUMBER}) .*= ({NUMBER})$", line):
        into.printed_sum, into.printed_chance = number(found[1]), number(found[2])
    elif found := re.match(rf"({NUMBER}) × ({NUMBER}) += +\S+ +Attack or abduction", line):
        into.attack = number(found[2])
    elif "1 − (1 − …)" in line:
        into.thresholds = [
            None if "never" in t else number(t.split()[-1]) for t in re.findall(r"\((Mod.*?)\)", line)[0].split(", ")
        ]
        into.printed_band = re.findall(r": (\w+) \(", line)[0]
        into.decides = line.endswith("decides")
    elif into.printed_sum is None and (found := re.match(rf"({NUMBER}) × ({NUMBER}) +=", line)):
        into.log2_odds += number(found[1]) * number(found[2])


def exceedances(routes: dict[str, Read], levels: dict[str, Read]) -> dict[str, float]:
    """Return the chance of harm at least as bad as each level, worked out from the sums read."""
    found: dict[str, float] = {}
    worse = 0.0
    for name, level in reversed(levels.items()):
        worse = max(worse, level.chance)
        spared = 1.0
        for route, sum_ in routes.items():
            harm = level.attack if route == "Attack or abduction" else worse
            assert harm is not None
            spared *= 1 - sum_.chance * harm
        found[name] = 1 - spared
    return {name: found[name] for name in levels}


def band(level: Read, exceedance: float) -> str:
    return BANDS[sum(1 for t in level.thresholds if t is not None and exceedance >= t)]


def floor(last: str) -> str | None:
    """Return the band below which the danger questions do not let it fall, as the page gives the reason."""
    if "No danger question is answered Yes" in last:
        return None
    found = re.search(rf"Harm on return ({NUMBER}) (≥|<) ({NUMBER})", last)
    if found is None:
        return "High"
    return "Extreme" if found[2] == "≥" else "High"
