# SPDX-License-Identifier: GPL-3.0-or-later
"""How the benchmarks take time: medians after a warm-up, and rivals in turn so that a busy machine slows them alike."""

import statistics
import time
from collections.abc import Callable, Sequence
from functools import partial


def median_of(work: Callable[[], object], times: int, warm: int = 3) -> float:
    """Return the median seconds of `times` calls after a warm-up."""
    for _ in range(warm):
        work()
    return statistics.median(_seconds(work) for _ in range(times))


def in_turn(works: Sequence[Callable[[int], object]], times: int, warm: int = 3) -> list[list[float]]:
    """Return the seconds of every work in each of `times` rounds, after a warm-up; each is told the round's number."""
    for n in range(warm):
        for work in works:
            work(n)
    rounds = [[_seconds(partial(work, n)) for work in works] for n in range(times)]
    return [list(spent) for spent in zip(*rounds, strict=True)]


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
