# SPDX-License-Identifier: GPL-3.0-or-later
"""The unit of the model: a step doubles the odds."""

from collections.abc import Sequence
from functools import lru_cache
from math import log2

UNKNOWN_GATE = 0.6
"""What an unanswered gate, or the obedience of unknown courts, counts as in the centre."""


def probability(log2_odds: float) -> float:
    """Return the probability of these log2 odds."""
    return float(1 / (1 + 2**-log2_odds))


def steps_of_bar(strength: float, obedience: float) -> float:
    """Return the steps (<= 0) that a protection of this strength takes off where it is obeyed that far (0 to 1)."""
    return log2(1 - strength * obedience)


@lru_cache(maxsize=1 << 14)
def grouped(weights: tuple[float, ...]) -> float:
    """Return the counted steps of one group of evidence.

    The strongest weight of each sign counts fully, the next half, the next a quarter: facts of one group tell
    the same story, and this keeps it from being told three times. Formula 1 of method.md 3.2.
    """
    ranked = sorted(weights, reverse=True)
    total, share = 0.0, 1.0
    for weight in ranked:
        if weight <= 0:
            break
        total += weight * share
        share /= 2
    share = 1.0
    for weight in reversed(ranked):
        if weight >= 0:
            break
        total += weight * share
        share /= 2
    return total


def grouped_terms(weights: Sequence[float]) -> list[float]:
    """Return what each weight counts in `grouped`, in the order given; equal weights keep their order."""
    counted = [0.0] * len(weights)
    for sign in (1, -1):
        ranked = sorted((i for i, w in enumerate(weights) if w * sign > 0), key=lambda i: -abs(weights[i]))
        for rank, i in enumerate(ranked):
            counted[i] = weights[i] / 2**rank
    return counted
