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


def in_turn(works: Sequence[Callable[[int], object]], rounds: int, tries: int = 3) -> list[list[float]]:
    """Return the seconds of every work in each of `rounds` rounds; each is told the round's number.

    Of `tries` tries in turn the quickest counts: what waits for another thread suffers most from a busy machine.
    """
    spent = []
    for n in range(rounds):
        timed = [[_seconds(partial(work, n)) for work in works] for _ in range(tries)]
        spent.append([min(found) for found in zip(*timed, strict=True)])
    return [list(found) for found in zip(*spent, strict=True)]


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
