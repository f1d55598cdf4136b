# SPDX-License-Identifier: GPL-3.0-or-later
"""Hundreds of readings of one case at once: a column holds one number for every draw, so that Python loops little."""

from collections.abc import Iterable, Mapping, Sequence
from math import log2
from operator import mul

from exile_risk.engine.bands import REAL_RISK
from exile_risk.model.assessment import Band
from exile_risk.model.factors import LEVELS, PATHWAYS, Catalogue

Column = Sequence[float]
_SHARES = tuple(0.5**rank for rank in range(64))


def added(start: float, columns: Sequence[Column], draws: int) -> Column:
    """Return the sum of columns and a number that is the same in every draw."""
    if not columns:
        return [start] * draws
    return [start + whole for whole in map(sum, zip(*columns, strict=True))]


def grouped_columns(columns: Sequence[Column]) -> Column:
    """Return formula 1 (`scale.grouped`) draw by draw; no column changes its sign."""
    rising = [c for c in columns if c[0] > 0]
    falling = [[-x for x in c] for c in columns if c[0] < 0]
    if not falling:
        return _halved(rising)
    less = _halved(falling)
    return [a - b for a, b in zip(_halved(rising), less, strict=True)] if rising else [-x for x in less]


def _halved(columns: Sequence[Column]) -> Column:
    """Return the largest of each draw whole, the next half, the next a quarter; all are positive."""
    if len(columns) == 1:
        return columns[0]
    if len(columns) == 2:
        return [a + b / 2 if a > b else b + a / 2 for a, b in zip(*columns, strict=True)]
    return [sum(map(mul, sorted(each, reverse=True), _SHARES)) for each in zip(*columns, strict=True)]


def outcome_columns(catalogue: Catalogue, odds: Mapping[str, Column]) -> tuple[dict[str, Column], dict[str, Column]]:
    """Return (exceedance, harm given return) by level from the log2 odds of every target. Formulas 3 to 5."""
    chances = {p: [1 / (1 + 2.0**-x) for x in odds[p]] for p in PATHWAYS}
    harm = _harm(odds)
    found: dict[str, Column] = {}
    for level in LEVELS:
        spared = [1.0] * len(harm[level])
        for pathway in PATHWAYS:
            if pathway == "A":
                q = catalogue.attack_harm[level]
                spared = [s * (1 - p * q) for s, p in zip(spared, chances[pathway], strict=True)]
            else:
                both = zip(spared, chances[pathway], harm[level], strict=True)
                spared = [s * (1 - p * q) for s, p, q in both]
        found[level] = [1 - s for s in spared]
    return found, harm


def band_column(catalogue: Catalogue, exceedance: Mapping[str, Column]) -> list[int]:
    """Return the band of every draw before any floor. Formula 6."""
    reached = [0] * len(exceedance["S1"])
    for level, chances in exceedance.items():
        moderate, high, extreme = (2.0 if edge is None else edge for edge in catalogue.bands[level])
        reached = [
            max(b, (x >= moderate) + (x >= high) + (x >= extreme)) for b, x in zip(reached, chances, strict=True)
        ]
    return reached


def floored(reached: list[int], severe: Column, clocks: Iterable[str]) -> list[int]:
    """Return bands not below what true danger questions with these clocks allow. Formula 7; `severe`: harm at S2."""
    fast = set(clocks)
    if fast & {"hours", "days"}:
        floors = [int(Band.EXTREME if q >= REAL_RISK else Band.HIGH) for q in severe]
        return list(map(max, reached, floors))
    return [max(b, int(Band.HIGH)) for b in reached] if fast else reached


def index_column(catalogue: Catalogue, exceedance: Mapping[str, Column]) -> list[float]:
    """Return rho of every draw. Formula 9."""
    by_level = [[log2(x / catalogue.bands[level][1]) for x in chances] for level, chances in exceedance.items()]
    return list(map(max, *by_level))


def _harm(odds: Mapping[str, Column]) -> dict[str, Column]:
    """Return harm given return per level; a worse harm is never likelier than a milder one. Formula 4."""
    found: dict[str, Column] = {}
    worse: Column | None = None
    for level in reversed(LEVELS):
        own = [1 / (1 + 2.0**-x) for x in odds[level]]
        worse = own if worse is None else list(map(max, own, worse))
        found[level] = worse
    return found
