# SPDX-License-Identifier: GPL-3.0-or-later
"""An answer-set solver is asked whether any completion of the open questions reaches a band: the bounds must agree."""

import itertools
import json
import random
from collections.abc import Iterable, Iterator
from math import prod
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exile_risk.catalogue import load_catalogue
from exile_risk.engine import rate
from tests.engine.given import (
    BANDS,
    FACTORS,
    MIXED,
    MODEL,
    MODEL_FILE,
    REASONS,
    TRIGGERS,
    VIGNETTES,
    Answers,
    least_to_most_risk,
    on_the_edge,
    rated,
    tried,
    vignette,
)
from tests.reference import oracle
from tests.reference.answer_sets import Completions

ONE_WAY = [f for f in FACTORS if f not in MIXED]
MANY = 500
"""Completions of one case, at most: the solver takes a second for some thousands."""


def engine(answers: Answers) -> tuple[int, int]:
    found = rated(answers)
    return int(found.lowest), int(found.highest)


def filled(answers: Answers, place: float) -> Answers:
    """Answer everything, what is missing so far between safest (0) and riskiest (1); no danger question is true."""
    whole = {}
    for f in FACTORS:
        values = least_to_most_risk(f)
        whole[f] = answers.get(f) or values[0 if f in TRIGGERS else round(place * (len(values) - 1))]
    return whole


def opened(answers: Answers, factors: Iterable[str]) -> Answers:
    """Leave these factors open, as far as the completions do not grow too many."""
    left, count = dict(answers), 1
    for f in factors:
        count *= len(FACTORS[f]["values"])
        if count > MANY:
            break
        left[f] = "unknown"
    return left


def open_in(answers: Answers) -> list[str]:
    return [f for f in FACTORS if answers[f] == "unknown"]


@st.composite
def small_cases(draw: st.DrawFn, among: list[str], always: list[str]) -> Answers:
    """A practice case with some answers changed, a few taken out, and two to six left open.

    Danger questions are changed only by leaving them open: most cases would be Extreme whatever else is open.
    """
    known = vignette(draw(st.sampled_from([v["n"] for v in VIGNETTES])))
    whole = filled(known, draw(st.sampled_from([0, 0.3, 0.5, 0.8])))
    for f in draw(st.lists(st.sampled_from([f for f in FACTORS if f not in TRIGGERS]), max_size=8, unique=True)):
        whole[f] = draw(st.sampled_from([*FACTORS[f]["values"], "not_applicable"]))
    first = draw(st.lists(st.sampled_from(always), min_size=1, max_size=2, unique=True)) if always else []
    rest = draw(st.lists(st.sampled_from(among), min_size=2 - len(first), max_size=6 - len(first), unique=True))
    return opened(whole, dict.fromkeys([*first, *rest]))


def test_without_mixed_factors_the_hard_bounds_are_what_completions_reach() -> None:
    told: list[tuple[int, int]] = []
    undecided = 0

    @tried(max_examples=40)
    @given(small_cases(ONE_WAY, []))
    def agree(answers: Answers) -> None:
        nonlocal undecided
        reached = Completions(MODEL, answers).bounds()
        if reached is None:
            undecided += 1
            return
        assert engine(answers) == reached, open_in(answers)
        told.append(reached)

    agree()
    assert undecided <= 2, "nearly every case must be told apart by whole numbers"
    assert len(set(told)) >= 6, "the cases must lie in several bands"
    assert sum(best < worst for best, worst in told) >= 12, "what is open must often matter"


def test_with_mixed_factors_the_hard_bounds_hold_all_that_completions_reach() -> None:
    """And no more than that and the centre, unless they are the outer bounds that take each pathway apart."""
    told: list[tuple[int, int]] = []

    @tried(max_examples=18)
    @given(small_cases(list(FACTORS), MIXED))
    def contained(answers: Answers) -> None:
        reached = Completions(MODEL, answers).bounds()
        if reached is not None:
            lowest, highest = engine(answers)
            assert lowest <= reached[0] <= reached[1] <= highest, open_in(answers)
            centre, outer = int(rated(answers).band), oracle.outer_bounds(MODEL, answers)
            assert lowest in (min(reached[0], centre), outer[0]), open_in(answers)
            assert highest in (max(reached[1], centre), outer[1]), open_in(answers)
            told.append(reached)

    contained()
    assert sum(best < worst for best, worst in told) >= 5, "what is open must often matter"


def alone_on_the_edge(factor: str) -> Iterator[tuple[Answers, int, str]]:
    """Cases with this factor alone open, near enough to a threshold that it decides one bound (0 or 1) by itself."""
    for near, side, value in on_the_edge(factor):
        bound = 1 if side == "high" else 0
        whole = filled(near, bound)
        both_ways = [f for f in MIXED if f not in near and f != factor]
        for chosen in itertools.product(*(FACTORS[f]["values"] for f in both_ways)):
            answers = whole | dict(zip(both_ways, chosen, strict=True)) | {factor: "unknown"}
            if engine(answers)[bound] != engine(answers | {factor: value})[bound]:
                yield answers, bound, value
                break


@pytest.mark.parametrize("factor", FACTORS)
def test_the_solver_sees_one_open_question_on_the_edge_of_a_band(factor: str) -> None:
    """An oracle that called everything reachable, or nothing, would fail here, and so would bounds off by a band."""
    cases = list(alone_on_the_edge(factor))
    assert cases
    for answers, bound, value in cases:
        reached = Completions(MODEL, answers).bounds()
        assert reached is not None
        assert reached[bound] != oracle.at(MODEL, answers | {factor: value}, "centre")["band"] or factor in MIXED
        lowest, highest = engine(answers)
        assert reached == (lowest, highest) or factor in MIXED
        assert lowest <= reached[0] <= reached[1] <= highest


def brute_force(answers: Answers) -> tuple[tuple[int, int], int]:
    names = open_in(answers)
    combinations = list(itertools.product(*(FACTORS[f]["values"] for f in names)))
    bands = [
        oracle.at(MODEL, {**answers, **dict(zip(names, chosen, strict=True))}, "centre")["band"]
        for chosen in combinations
    ]
    return (min(bands), max(bands)), len(combinations)


@pytest.mark.parametrize("file", sorted(MODEL_FILE.parent.glob("*.json")), ids=lambda file: file.stem)
def test_every_shipped_model_has_exact_bounds_where_nothing_cuts_both_ways(file: Path) -> None:
    model, shipped = json.loads(file.read_text(encoding="utf-8")), load_catalogue(file.stem)
    rng = random.Random(f"model {file.stem}")
    values = {f["id"]: f["values"] for f in model["factors"]}
    one_way = [f["id"] for f in model["factors"] if f["direction"] != "mixed"]
    told = set()
    for _ in range(24):
        answers = {f: rng.choice(v) if f not in model["trigger_horizon"] else "no" for f, v in values.items()}
        answers |= dict.fromkeys(rng.sample(one_way, 3), "unknown")
        found = rate(shipped, {f: REASONS.get(a, a) for f, a in answers.items()})
        reached = Completions(model, answers).bounds()
        assert reached in {(found.lowest, found.highest), None}
        told.add(reached)
    assert len(told - {None}) >= 3


@pytest.mark.parametrize("n", range(1, 21, 2))
def test_the_solver_and_a_count_by_hand_agree_on_every_completion(n: int) -> None:
    rng = random.Random(f"by hand {n}")
    answers = filled(vignette(n), rng.random())
    some = rng.sample(list(FACTORS), 3)
    answers |= {rng.choice(["host_courts", "citizenship"]): "not_applicable"} | dict.fromkeys(some, "unknown")
    asked = Completions(MODEL, answers)
    assert (asked.bounds(), asked.count()) == brute_force(answers)
    assert asked.count() == prod(len(FACTORS[f]["values"]) for f in some)


def test_each_question_is_answered_by_itself() -> None:
    answers = opened(filled(vignette(10), 0.5), ["contact_lost", "named_list_handed_to_host_30d"])
    asked = Completions(MODEL, answers)
    assert [asked.can_reach(b) for b in (1, 2, 3)] == [True, True, False], BANDS[2]
    assert [asked.can_stay_below(b) for b in (1, 2, 3)] == [True, True, True]
