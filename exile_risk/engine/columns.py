# SPDX-License-Identifier: GPL-3.0-or-later
"""Hundreds of readings of one case at once: a column holds one number for every draw, so that Python loops little."""

from collections.abc import Iterable, Mapping, Sequence
from math import log2
from operator import mul

from exile_risk.engine.bands import REAL_RISK
from exile_risk.model.assessment import Band
from exile_risk.model.factors import HELD, LEVELS, PATHWAYS, Catalogue

Column = Sequence[float]
_SHARES = tuple(0.5**rank for rank in range(64))


def chances(start: float, columns: Sequence[Column], draws: int) -> Column:
    """Return `scale.probability` of the sum of columns and of a number that is the same in every draw."""
    if not columns:
        return [1 / (1 + 2.0**-start)] * draws
    if len(columns) == 1:
        return [1 / (1 + 2.0 ** -(start + x)) for x in columns[0]]
    if len(columns) == 2:
        return [1 / (1 + 2.0 ** -(start + (x + y))) for x, y in zip(*columns, strict=True)]
    if len(columns) == 3:
        return [1 / (1 + 2.0 ** -(start + (x + y + z))) for x, y, z in zip(*columns, strict=True)]
    return [1 / (1 + 2.0 ** -(start + whole)) for whole in map(sum, zip(*columns, strict=True))]


def by_route(found: dict[str, Column]) -> dict[str, Column]:
    """Return the chances of targets with targeted expulsion as likely as the larger of its two sums makes it."""
    held = found.pop(HELD)
    found["R"] = [r if r > h else h for r, h in zip(found["R"], held, strict=True)]
    return found


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


def outcome_columns(catalogue: Catalogue, chances: Mapping[str, Column]) -> tuple[dict[str, Column], dict[str, Column]]:
    """Return (exceedance, harm given return) by level from the chance of every target. Formulas 4 and 5."""
    pathways = [chances[p] for p in PATHWAYS]
    harm = harm_columns(chances)
    found: dict[str, Column] = {}
    for level in LEVELS:
        k = catalogue.attack_harm[level]
        each = zip(*pathways, harm[level], strict=True)  # the chance of every pathway by its letter, then the harm
        found[level] = [
            1 - (1 - x * q) * (1 - e * q) * (1 - r * q) * (1 - h * q) * (1 - a * k) * (1 - t * q) * (1 - c * q)
            for x, e, r, h, a, t, c, q in each
        ]
    return found, harm


def band_column(catalogue: Catalogue, exceedance: Mapping[str, Column]) -> list[int]:
    """Return the band of every draw before any floor. Formula 6."""
    edges = [[2.0 if edge is None else edge for edge in catalogue.bands[level]] for level in LEVELS]
    (m1, m2, m3, m4), (h1, h2, h3, h4), (x1, x2, x3, x4) = zip(*edges, strict=True)  # of the levels S1 to S4
    return [
        0
        if a < m1 and b < m2 and c < m3 and d < m4
        else 1
        if a < h1 and b < h2 and c < h3 and d < h4
        else 2
        if a < x1 and b < x2 and c < x3 and d < x4
        else 3
        for a, b, c, d in zip(*(exceedance[level] for level in LEVELS), strict=True)
    ]


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


def harm_columns(chances: Mapping[str, Column]) -> dict[str, Column]:
    """Return harm given return per level; a worse harm is never likelier than a milder one. Formula 4."""
    found: dict[str, Column] = {}
    worse: Column | None = None
    for level in reversed(LEVELS):
        own = chances[level]
        worse = own if worse is None else [a if a > b else b for a, b in zip(own, worse, strict=True)]
        found[level] = worse
    return found
