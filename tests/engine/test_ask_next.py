# SPDX-License-Identifier: GPL-3.0-or-later
"""What to ask next: the formula of method.md 3.5 by the whole computation, and its cost."""

import random

from hypothesis import given

from exile_risk.engine import rate
from exile_risk.engine.ask_next import ask_next
from exile_risk.engine.completions import open_factors
from exile_risk.model.answers import Unanswered
from exile_risk.question_costs import question_costs
from tests.engine.given import (
    CATALOGUES,
    FACTORS,
    MODEL,
    answers_of,
    catalogue,
    every_model,
    made_up,
    tried,
    vignette,
)
from tests.reference import oracle

Given = dict[str, str | Unanswered]
EVERYTHING = 99


def test_the_order_of_the_prototype_where_only_the_places_are_known() -> None:
    """Section 3.5 prints it: role, origin request, charge stage, immigration status, police alert."""
    asked = [q.factor for q in ask_next(catalogue(), vignette(19))]
    assert asked == ["political_profile", "origin_request", "charge_status", "immigration_status", "police_alert"]


def test_a_costly_question_is_asked_later() -> None:
    dear = [q.factor for q in ask_next(catalogue(), vignette(19), costs={"political_profile": 3, "police_alert": 3})]
    assert dear[0] == "origin_request"
    assert "police_alert" not in dear
    same = {q.factor: q for q in ask_next(catalogue(), vignette(19), EVERYTHING)}
    dearer = {q.factor: q for q in ask_next(catalogue(), vignette(19), EVERYTHING, question_costs())}
    assert set(same) == set(dearer)
    for factor, question in dearer.items():
        assert question.cost == question_costs().get(factor, 1)
        assert abs(question.gain * question.cost - same[factor].gain) < 1e-12


@every_model
def test_questions_are_open_and_the_one_worth_most_comes_first(version: str) -> None:
    model = CATALOGUES[version]

    @tried(max_examples=40)
    @given(answers_of(version))
    def ordered(answers: Given) -> None:
        asked = ask_next(model, answers, EVERYTHING, question_costs())
        assert [q.gain for q in asked] == sorted((q.gain for q in asked), reverse=True)
        assert {q.factor for q in asked} <= set(open_factors(model, answers))
        assert all(q.gain == (q.moves + 0.5 * q.narrows) / q.cost > 0 for q in asked)
        assert all(q.narrows >= 0 for q in asked), "an answer never widens the bounds"
        now = rate(model, answers).index
        for question in asked[:2]:
            values = model.factors[question.factor].values
            ratings = [rate(model, {**answers, question.factor: v}) for v in values]
            assert abs(sum(abs(r.index - now) for r in ratings) / len(values) - question.moves) < 1e-9
            assert question.may_reach == max(r.band for r in ratings)
        assert asked[:3] == ask_next(model, answers, 3, question_costs())

    ordered()


def test_how_far_bounds_close_is_what_the_paper_says() -> None:
    """By the slow oracle, on cases whose bounds are narrow enough for one answer to matter."""
    rng = random.Random("narrow")
    closing = 0
    for _ in range(60):
        answers = made_up(rng, 0.95, open_words=False)
        low, high = oracle.outer_bounds(MODEL, answers)
        for question in ask_next(catalogue(), answers, EVERYTHING):
            after = [
                oracle.outer_bounds(MODEL, {**answers, question.factor: v}) for v in FACTORS[question.factor]["values"]
            ]
            assert abs(question.narrows - (high - low - sum(b - a for a, b in after) / len(after))) < 1e-9
            closing += question.narrows > 0
    assert closing >= 5


def test_doubtful_answers_leave_the_bounds_open() -> None:
    """What is only inferred does not narrow what the other answers could close."""
    rng = random.Random("doubtful")
    differ = 0
    for _ in range(60):
        answers = made_up(rng, 0.96, open_words=False)
        doubtful = frozenset(f for f in answers if rng.random() < 0.1 and f not in MODEL["trigger_horizon"])
        firm = {f: a for f, a in answers.items() if f not in doubtful}
        low, high = oracle.outer_bounds(MODEL, firm)
        for q in ask_next(catalogue(), answers, EVERYTHING, doubtful=doubtful):
            after = [oracle.outer_bounds(MODEL, {**firm, q.factor: v}) for v in FACTORS[q.factor]["values"]]
            assert abs(q.narrows - (high - low - sum(b - a for a, b in after) / len(after))) < 1e-9
        differ += (low, high) != oracle.outer_bounds(MODEL, answers)
    assert differ > 10


def test_nothing_is_asked_where_nothing_is_open() -> None:
    assert ask_next(catalogue(), dict.fromkeys(FACTORS, Unanswered.NOT_APPLICABLE)) == ()
