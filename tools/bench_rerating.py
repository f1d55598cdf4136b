# SPDX-License-Identifier: GPL-3.0-or-later
"""How long 100,000 cases take to be rated again on two processes, reckoned from a sample of them."""

import os
import time
from datetime import date
from random import Random

from bench_cases import made_up

from exile_risk.catalogue import load_catalogue
from exile_risk.model.answers import Answer
from exile_risk.model.case import Case
from exile_risk.rerating import rate_again
from exile_risk.session import shared_knowledge

PROCESSES = 2
STORED = 100_000
SAMPLE = 6_000
WARM = 2_000
"""Cases rated before time is taken: of so many cases hardly one is among the first."""

CORRIDORS = 60
DAY = date(2026, 1, 1)


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


def rerating() -> None:
    """Print how long all cases would take, how much of it is computing, and how soon it stops when told to."""
    cases = stored_like(0, SAMPLE)
    _, to_warm, _ = _rated(cases[:WARM])
    wall, whole, started = _rated(cases)
    computing = (whole - to_warm) / (SAMPLE - WARM) * STORED / PROCESSES
    stopping = _stopping(cases)
    print(
        f"{STORED:,} stored cases rated again (centre, bounds, planning band) on {PROCESSES} processes:"
        f" {started + wall * STORED:.0f} s, {computing:.0f} s of it computing   aim 60 s\n"
        f"  (reckoned from {SAMPLE:,} cases over {CORRIDORS} corridors; stops {stopping:.1f} s after it is told)"
    )


def _rated(cases: list[Case]) -> tuple[float, float, float]:
    """Return the seconds for one case once all is warm, those of all processors, and those to the first share."""
    told: list[tuple[int, float]] = [(0, time.perf_counter())]

    def go_on(done: int) -> bool:
        told.append((done, time.perf_counter()))
        return True

    before = os.times()
    rate_again(cases, load_catalogue(), go_on, processes=PROCESSES)
    after = os.times()
    busy = after.children_user + after.children_system - before.children_user - before.children_system
    (_, start), (_, first) = told[:2]
    (at, warm), (done, end) = next(t for t in told if t[0] >= min(WARM, len(cases) // 2)), told[-1]
    return (end - warm) / (done - at), busy, first - start


def _stopping(cases: list[Case]) -> float:
    """Return the seconds from being told to stop to having stopped."""
    told: list[float] = []

    def stop(_: int) -> bool:
        told.append(time.perf_counter())
        return False

    rate_again(cases, load_catalogue(), stop, processes=PROCESSES)
    return time.perf_counter() - told[0]
