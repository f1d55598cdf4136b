# SPDX-License-Identifier: GPL-3.0-or-later
"""P2, P3 and what an open question means: never "no", never less than every completion, never wider for an answer."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exile_risk.model.assessment import Band
from tests.engine.given import (
    FACTORS,
    GATES,
    OPEN_WORDS,
    TRIGGERS,
    Answers,
    any_answers,
    completed,
    is_value,
    least_to_most_risk,
    made_up,
    on_the_edge,
    rated,
    tried,
    vignette,
)


def is_open(answers: Answers, factor: str) -> bool:
    return not is_value(answers.get(factor)) and answers.get(factor) != "not_applicable"


# --- P2 ---


@pytest.mark.parametrize("known", [0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.93, 0.96, 0.98])
def test_bounds_contain_the_centre_and_every_completion(known: float) -> None:
    rng = random.Random(f"completions {known}")
    outside_centre = 0
    for _ in range(12):
        answers = made_up(rng, known)
        found = rated(answers)
        assert found.lowest <= found.band <= found.highest
        for _ in range(12):
            whole = rated(completed(rng, answers))
            assert found.lowest <= whole.band <= found.highest
            outside_centre += whole.band != found.band
    assert outside_centre or known > 0.95, "completions must differ from the centre to prove anything"


@tried(max_examples=90)
@given(any_answers, st.randoms(use_true_random=False))
def test_bounds_contain_completions_wherever_hypothesis_looks(answers: Answers, rng: random.Random) -> None:
    found, whole = rated(answers), rated(completed(rng, answers))
    assert found.lowest <= found.band <= found.highest
    assert found.lowest <= whole.band <= found.highest


def test_with_every_answer_known_bounds_and_centre_are_one() -> None:
    rng = random.Random("whole")
    for _ in range(150):
        found = rated(completed(rng, {}))
        assert found.lowest is found.band is found.highest


@pytest.mark.parametrize("factor", FACTORS)
def test_with_one_open_question_the_bounds_are_exact(factor: str) -> None:
    """Bounds that were merely wide would contain everything too."""
    rng = random.Random(f"exact {factor}")
    for near, _, _ in on_the_edge(factor):
        whole = completed(rng, near)
        for _ in range(4):
            answers = {f: a for f, a in whole.items() if f != factor}
            bands = [rated({**answers, factor: v}).band for v in FACTORS[factor]["values"]]
            found = rated(answers)
            assert (found.lowest, found.highest) == (min(bands), max(bands))
            whole = {**whole, **dict([rng.choice(list(made_up(rng, 1).items()))])}


# --- P3 ---


@pytest.mark.parametrize("factor", FACTORS)
def test_answering_never_widens_the_bounds(factor: str) -> None:
    rng = random.Random(f"nesting {factor}")
    for known in (0, 0.5, 0.9, 0.96):
        answers = {f: a for f, a in made_up(rng, known).items() if f != factor}
        before = rated(answers)
        for value in [*FACTORS[factor]["values"], "not_applicable"]:
            after = rated({**answers, factor: value})
            assert before.lowest <= after.lowest <= after.highest <= before.highest, value


@tried(max_examples=90)
@given(any_answers, any_answers)
def test_answering_many_questions_never_widens_the_bounds(first: Answers, more: Answers) -> None:
    wider, narrower = rated(first), rated({**more, **{f: a for f, a in first.items() if not is_open(first, f)}})
    assert wider.lowest <= narrower.lowest <= narrower.highest <= wider.highest


# --- an open question is never a "no" ---


@tried(max_examples=100)
@given(any_answers, st.sampled_from(OPEN_WORDS))
def test_unknown_declined_not_asked_and_missing_are_the_same(answers: Answers, word: str) -> None:
    missing = {f: a for f, a in answers.items() if not is_open(answers, f)}
    assert repr(rated({**dict.fromkeys(FACTORS, word), **missing})) == repr(rated(missing))


@pytest.mark.parametrize("word", [*OPEN_WORDS, None])
@pytest.mark.parametrize("trigger", TRIGGERS)
def test_an_unanswered_danger_question_is_no_in_the_centre_but_yes_in_the_high_bound(
    trigger: str, word: str | None
) -> None:
    answers = vignette(10)
    said_no = rated(answers)
    assert said_no.highest is Band.LOW
    unanswered = rated({**answers, trigger: word} if word else {f: a for f, a in answers.items() if f != trigger})
    assert (unanswered.band, unanswered.lowest, unanswered.floor) == (Band.LOW, Band.LOW, None)
    assert unanswered.highest is Band.HIGH


@pytest.mark.parametrize("factor", FACTORS)
def test_leaving_a_question_open_is_not_answering_its_safest_value(factor: str) -> None:
    """For every factor there is a case on the edge of a band where the high bound says so; and the low one likewise."""
    sides = set()
    for answers, side, value in on_the_edge(factor):
        left_open, answered = rated(answers), rated({**answers, factor: value})
        if side == "high":
            assert left_open.highest > answered.highest
        else:
            assert left_open.lowest < answered.lowest
        sides.add((side, value))
    assert ("high", least_to_most_risk(factor)[0]) in sides
    assert {side for side, _ in sides} == {"high", "low"}
    assert len(sides) == (4 if factor in GATES else 2)


# --- stale facts and factors taken out ---


@tried(max_examples=90)
@given(any_answers, st.sets(st.sampled_from(list(FACTORS)), min_size=1))
def test_stale_facts_keep_the_centre_and_open_the_bounds(answers: Answers, some: set[str]) -> None:
    stale = {f for f in some if is_value(answers.get(f))}
    found, fresh = rated(answers, stale), rated(answers)
    without = rated({f: a for f, a in answers.items() if f not in stale})
    for field in ("band", "floor", "imminence", "deciding_level", "leading_pathway", "index", "pathways"):
        assert getattr(found, field) == getattr(fresh, field), field
    assert found.harm_given_return == fresh.harm_given_return
    assert found.exceedance == fresh.exceedance
    assert (found.lowest, found.highest) == (without.lowest, without.highest)


def test_what_does_not_apply_leaves_nothing_open() -> None:
    found = rated(dict.fromkeys(FACTORS, "not_applicable"))
    assert found.lowest is found.band is found.highest is Band.LOW


@pytest.mark.parametrize("factor", [f for f in FACTORS if f not in GATES])
def test_what_does_not_apply_counts_nothing(factor: str) -> None:
    rng = random.Random(f"out {factor}")
    answers = {f: a for f, a in made_up(rng, 0.9).items() if f != factor}
    out, left_open = rated({**answers, factor: "not_applicable"}), rated(answers)
    assert out.pathways == left_open.pathways
    assert out.harm_given_return == left_open.harm_given_return
    assert not [t for p in out.pathways.values() for t in p.terms if t.factor == factor]
