# SPDX-License-Identifier: GPL-3.0-or-later
"""How well a score puts what happened above what did not, and how sure that figure is."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

DRAWS = 200
"""Resamples behind an interval; more move its ends by less than a hundredth."""

SEED = 20180314


@dataclass(frozen=True)
class Ranked:
    """One thing that was scored: did it happen, and which cluster (an origin, say) does it share luck with."""

    score: float
    happened: bool
    cluster: str


def concordance(rows: Sequence[tuple[float, bool]]) -> float | None:
    """Return the chance that something that happened scores above something that did not; ties count half.

    0.5 is a coin, 1.0 perfect. None where only one of the two kinds is there. Also called AUC or c-index.
    """
    happened = sum(1 for _, h in rows if h)
    not_happened = len(rows) - happened
    if not happened or not not_happened:
        return None
    ordered = sorted(rows, key=lambda row: row[0])
    ranks, start = 0.0, 0
    while start < len(ordered):
        end = start
        while end < len(ordered) and ordered[end][0] == ordered[start][0]:
            end += 1
        ranks += sum(1 for _, h in ordered[start:end] if h) * (start + end + 1) / 2
        start = end
    return (ranks - happened * (happened + 1) / 2) / (happened * not_happened)


def interval(rows: Sequence[Ranked], draws: int = DRAWS) -> tuple[float, float] | None:
    """Return the 95 % bootstrap interval of the concordance, resampling whole clusters: their rows are not apart."""
    clusters: dict[str, list[tuple[float, bool]]] = {}
    for row in rows:
        clusters.setdefault(row.cluster, []).append((row.score, row.happened))
    names, chance = sorted(clusters), random.Random(SEED)  # noqa: S311 - repeatable on purpose, no secret
    found = []
    for _ in range(draws):
        drawn = concordance([pair for name in chance.choices(names, k=len(names)) for pair in clusters[name]])
        if drawn is not None:
            found.append(drawn)
    if len(found) < draws / 2:
        return None
    found.sort()
    return found[int(0.025 * len(found))], found[min(len(found) - 1, int(0.975 * len(found)))]
