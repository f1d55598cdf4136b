# SPDX-License-Identifier: GPL-3.0-or-later
"""The arithmetic of `columns` for a single reading, digit by digit the same, without a list around every number."""

from collections.abc import Sequence
from functools import lru_cache
from math import inf

from exile_risk.engine.compiled import TARGETS
from exile_risk.model.factors import LEVELS, Catalogue

Four = tuple[float, float, float, float]
"""One number for each of LEVELS."""

_NAMED = ("X", "E", "R", "H", "A", "T", "C", *LEVELS, "held")
assert TARGETS == _NAMED, "numbers are taken apart in this order below"  # noqa: S101 - else everything here is wrong


def exceedance_of(catalogue: Catalogue, log2_odds: Sequence[float]) -> tuple[Four, float]:
    """Return the chance of harm at least as bad as each level, and harm given return at S2. Formulas 4 and 5.

    `log2_odds` are those of every target, in the order of TARGETS.
    """
    x, e, r, h, a, t, c, p, q, u, v, held = [1 / (1 + 2.0**-steps) for steps in log2_odds]
    r = r if r > held else held
    u = u if u > v else v
    q = q if q > u else u
    p = p if p > q else q
    kp, kq, ku, kv = _attack_harm(catalogue)
    return (
        1 - (1 - x * p) * (1 - e * p) * (1 - r * p) * (1 - h * p) * (1 - a * kp) * (1 - t * p) * (1 - c * p),
        1 - (1 - x * q) * (1 - e * q) * (1 - r * q) * (1 - h * q) * (1 - a * kq) * (1 - t * q) * (1 - c * q),
        1 - (1 - x * u) * (1 - e * u) * (1 - r * u) * (1 - h * u) * (1 - a * ku) * (1 - t * u) * (1 - c * u),
        1 - (1 - x * v) * (1 - e * v) * (1 - r * v) * (1 - h * v) * (1 - a * kv) * (1 - t * v) * (1 - c * v),
    ), q


def natural_band(catalogue: Catalogue, exceedance: Four) -> int:
    """Return the band before any floor. Formula 6."""
    a, b, c, d = exceedance
    for band, (m, n, o, p) in enumerate(_edges(catalogue)):
        if a < m and b < n and c < o and d < p:
            return band
    return 3


@lru_cache(maxsize=8)
def _attack_harm(catalogue: Catalogue) -> tuple[float, ...]:
    return tuple(catalogue.attack_harm[level] for level in LEVELS)


@lru_cache(maxsize=8)
def _edges(catalogue: Catalogue) -> tuple[tuple[float, ...], ...]:
    """Return, for each band above Low, where it begins on every level."""
    begins = (catalogue.bands[level] for level in LEVELS)
    return tuple(zip(*([inf if edge is None else edge for edge in edges] for edges in begins), strict=True))
