# SPDX-License-Identifier: GPL-3.0-or-later
"""P2, P3: where only factors that cut both ways are open, the bounds are the best and the worst completion, exactly."""

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exile_risk.engine import bounds as module
from exile_risk.engine import rate
from exile_risk.model.answers import Unanswered
from exile_risk.model.assessment import Band
from tests.engine.given import (
    CATALOGUES,
    FACTORS,
    MIXED,
    MODEL,
    TRIGGERS,
    Answers,
    answers_of,
    catalogue,
    completed,
    every_model,
    is_value,
    made_up,
    rated,
    tried,
)
from tests.reference import oracle

Given = dict[str, str | Unanswered]


def nearly_whole(rng: random.Random, left_open: list[str]) -> Answers:
    """Answer everything but these; most danger questions are no, so that cases lie in every band."""
    answers = {**completed(rng, {}), **made_up(rng, 1, open_words=False)}
    answers |= dict.fromkeys(TRIGGERS, "no")
    return {f: a for f, a in answers.items() if f not in left_open}


@pytest.mark.parametrize("count", [1, 2, 3])
def test_bounds_are_the_best_and_the_worst_completion_where_only_mixed_factors_are_open(count: int) -> None:
    rng = random.Random(f"mixed {count}")
    narrower = seen = 0
    for chosen in itertools.islice(
        itertools.cycle(itertools.combinations(MIXED, count)), {1: 120, 2: 60, 3: 16}[count]
    ):
        answers = nearly_whole(rng, list(chosen))
        bands = [
            rated({**answers, **dict(zip(chosen, values, strict=True))}).band
            for values in itertools.product(*(FACTORS[f]["values"] for f in chosen))
        ]
        found = rated(answers)
        assert (found.lowest, found.highest) == (min(bands), max(bands))
        narrower += (found.lowest, found.highest) != oracle.outer_bounds(MODEL, answers)
        seen += found.lowest != found.highest
    assert seen >= 5, "what is open must often matter"
    assert narrower or count == 3, "the outer bound must sometimes be too wide, or nothing was gained"


def test_bounds_equal_every_completion_by_the_slow_oracle_with_all_four_open() -> None:
    rng = random.Random("four")
    for _ in range(2):
        answers = nearly_whole(rng, MIXED)
        assert (rated(answers).lowest, rated(answers).highest) == oracle.tight_bounds(MODEL, answers)


@every_model
def test_bounds_are_reached_by_a_completion_and_hold_all(version: str) -> None:
    """Tight with up to four factors that cut both ways, whatever else is open: one way has its best value first."""
    model, rng = CATALOGUES[version], random.Random("reached")
    for _ in range(40):
        answers = {f.id: rng.choice(f.values) for f in model.factors.values() if rng.random() < 0.85}
        answers |= dict.fromkeys(model.triggers, "no")
        found = rate(model, answers)
        reached = set()
        rivals = {**module._rivals(model)[module.View.LOWEST], **module._rivals(model)[module.View.HIGHEST]}
        open_mixed = [f for f in rivals if f not in answers][:4]
        for at in (0, -1):
            ends = {f.id: ordered(f)[at] for f in model.factors.values() if f.id not in answers}
            for values in itertools.product(*(model.factors[f].values for f in open_mixed)):
                reached.add(rate(model, {**answers, **ends, **dict(zip(open_mixed, values, strict=True))}).band)
                if len(reached) == 4 or {found.lowest, found.highest} <= reached:
                    break
        assert {found.lowest, found.highest} <= reached
        assert all(found.lowest <= band <= found.highest for band in reached)


def ordered(factor: object) -> tuple[str, ...]:
    values: tuple[str, ...] = factor.values  # type: ignore[attr-defined]
    return values[::-1] if factor.direction.value == "descending" else values  # type: ignore[attr-defined]


@every_model
def test_bounds_contain_completions_and_the_centre(version: str) -> None:
    """P2."""
    model = CATALOGUES[version]

    @tried(max_examples=120)
    @given(answers_of(version), st.randoms(use_true_random=False))
    def contained(answers: Given, rng: random.Random) -> None:
        found = rate(model, answers)
        assert found.lowest <= found.band <= found.highest
        kept = {f: a for f, a in answers.items() if isinstance(a, str) or a is Unanswered.NOT_APPLICABLE}
        whole = {f.id: rng.choice(f.values) for f in model.factors.values()} | kept
        assert found.lowest <= rate(model, whole).band <= found.highest

    contained()


@every_model
def test_answering_never_widens_the_bounds(version: str) -> None:
    """P3, also across the line between enumerated and outer bounds."""
    model = CATALOGUES[version]

    @tried(max_examples=120)
    @given(answers_of(version), answers_of(version))
    def nested(first: Given, more: Given) -> None:
        kept = {f: a for f, a in first.items() if isinstance(a, str) or a is Unanswered.NOT_APPLICABLE}
        wider, narrower = rate(model, first), rate(model, {**more, **kept})
        assert wider.lowest <= narrower.lowest <= narrower.highest <= wider.highest

    nested()


def test_with_too_many_to_try_the_bound_is_the_outer_one(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random("outer")
    monkeypatch.setattr(module, "MOST_TRIED", 0)
    for _ in range(40):
        answers = made_up(rng, 0.85, open_words=False)
        found = rated(answers)
        assert (found.lowest, found.highest) == oracle.outer_bounds(MODEL, answers)


def test_values_that_another_beats_everywhere_are_not_tried() -> None:
    lowest, highest = (module._rivals(catalogue())[view] for view in (module.View.LOWEST, module.View.HIGHEST))
    assert set(lowest) | set(highest) == set(MIXED), "only factors declared mixed cut both ways"
    assert highest["returnee_fate"] == ("jailed_or_ill_treated", "vanished")
    assert "none_known" not in highest["origin_request"]


def test_stale_mixed_facts_are_enumerated_too() -> None:
    rng = random.Random("stale mixed")
    for _ in range(30):
        answers = nearly_whole(rng, [])
        stale = rng.sample(MIXED, 2)
        bands = [
            rated({**answers, **dict(zip(stale, values, strict=True))}).band
            for values in itertools.product(*(FACTORS[f]["values"] for f in stale))
        ]
        found = rated(answers, stale)
        assert (found.lowest, found.highest) == (min(bands), max(bands))
        assert isinstance(found.band, Band)
        assert all(is_value(answers[f]) for f in stale)
