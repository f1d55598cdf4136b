# SPDX-License-Identifier: GPL-3.0-or-later
"""How long 100,000 cases take to be rated again on two processes, reckoned from a sample of them."""

import multiprocessing
import time
from collections.abc import Sequence
from datetime import date
from multiprocessing.synchronize import Barrier
from random import Random

from bench_cases import made_up

from exile_risk.assessing import answers_with_facts, planning
from exile_risk.catalogue import load_catalogue
from exile_risk.engine import rate
from exile_risk.model.answers import Answer
from exile_risk.model.case import Case
from exile_risk.session import shared_knowledge

PROCESSES = 2
STORED = 100_000
SAMPLE = 2_000
CORRIDORS = 60
DAY = date(2026, 1, 1)

_ready: Barrier


def stored_like(first: int, count: int) -> list[Case]:
    """Return cases as a vault holds them: over many corridors, two thirds of what only a person can say answered.

    What the facts answer is left to them, so that rating again follows the facts of today.
    """
    catalogue, knowledge = load_catalogue(), shared_knowledge()
    draw = Random("corridors")  # noqa: S311 - reproducible by design, nothing secret
    places = [tuple(draw.sample(sorted(knowledge.countries()), 2)) for _ in range(CORRIDORS)]
    cases = []
    for n in range(first, first + count):
        origin, host = places[n % CORRIDORS]
        by_facts = {f for f, d in knowledge.corridor(origin, host, DAY).items() if d.value is not None}
        said = made_up(catalogue, f"stored {n}", 2 / 3)
        answers = {f: Answer(v) for f, v in said.items() if f not in by_facts}
        cases.append(Case(origin, host, DAY, answers=answers, nationalities=(origin,)))
    return cases


def rate_again(cases: Sequence[Case]) -> None:
    """Work out centre, hard bounds and planning band of every case from its answers and the facts of its day."""
    catalogue, knowledge = load_catalogue(), shared_knowledge()
    for case in cases:
        answers, stale, _ = answers_with_facts(case, catalogue, knowledge)
        planning(catalogue, answers, rate(catalogue, answers, stale))


def rerating() -> None:
    """Print how long all cases would take."""
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(PROCESSES)
    with context.Pool(PROCESSES, _prepare, (barrier,)) as pool:
        shares = pool.map(_share, range(PROCESSES), chunksize=1)
    wall, computing = (max(found) * STORED / SAMPLE for found in zip(*shares, strict=True))
    print(
        f"{STORED:,} stored cases rated again (centre, bounds, planning band) on {PROCESSES} processes: {wall:.0f} s,"
        f" {computing:.0f} s of it computing   aim 60 s\n"
        f"  (reckoned from {SAMPLE:,} cases over {CORRIDORS} corridors)"
    )


def _prepare(barrier: Barrier) -> None:
    global _ready
    _ready = barrier


def _share(part: int) -> tuple[float, float]:
    """Return the seconds (by the clock, of the processor) of one process for its part, once every process is ready."""
    size = SAMPLE // PROCESSES
    cases = stored_like(part * size, size)
    rate_again(stored_like(STORED + part * CORRIDORS, CORRIDORS))  # warm, with other cases
    _ready.wait()
    start, busy = time.perf_counter(), time.process_time()
    rate_again(cases)
    return time.perf_counter() - start, time.process_time() - busy
