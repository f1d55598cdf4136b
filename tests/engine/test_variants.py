# SPDX-License-Identifier: GPL-3.0-or-later
"""Completions and sensitivity rest on a quicker sum: it must agree with the whole one, and every claim must hold."""

from hypothesis import given, settings
from hypothesis import strategies as st

from exile_risk.catalogue import load_catalogue
from exile_risk.engine import rate
from exile_risk.engine.compiled import compiled
from exile_risk.engine.completions import likely_bands, open_factors, prior
from exile_risk.engine.sensitivity import ask_next, single_changes
from exile_risk.engine.situation import Situation
from exile_risk.model.answers import Unanswered
from exile_risk.model.factors import Direction

CATALOGUE = load_catalogue()
FACTORS = CATALOGUE.factors
Given = dict[str, str | Unanswered]


@st.composite
def some_answers(draw: st.DrawFn) -> Given:
    chosen = draw(st.lists(st.sampled_from(sorted(FACTORS)), unique=True, max_size=50))
    return {
        f: draw(st.sampled_from([*FACTORS[f].values, Unanswered.UNKNOWN, Unanswered.NOT_APPLICABLE])) for f in chosen
    }


@st.composite
def some_changes(draw: st.DrawFn) -> dict[str, str]:
    chosen = draw(st.lists(st.sampled_from(sorted(FACTORS)), unique=True, max_size=6))
    return {f: draw(st.sampled_from(FACTORS[f].values)) for f in chosen}


@settings(max_examples=300, deadline=None)
@given(answers=some_answers(), changes=some_changes())
def test_a_variant_is_rated_as_if_it_had_been_answered(answers: Given, changes: dict[str, str]) -> None:
    whole = rate(CATALOGUE, {**answers, **changes})
    situation = Situation(compiled(CATALOGUE), answers)
    exceedance, harm = situation.exceedance(changes)
    for level, chance in whole.exceedance.items():
        assert abs(exceedance[level] - chance) < 1e-12
        assert abs(harm[level] - whole.harm_given_return[level]) < 1e-12
    assert situation.band(changes) == whole.band
    assert abs(situation.index(changes) - whole.index) < 1e-9


@settings(max_examples=60, deadline=None)
@given(answers=some_answers(), data=st.data())
def test_likely_bands_never_fall_when_an_answer_turns_riskier(answers: Given, data: st.DataObject) -> None:
    """P10: the draws of one factor are fixed, so answering another never reshuffles them."""
    marked = [f for f in FACTORS.values() if f.direction is not Direction.MIXED]
    factor = data.draw(st.sampled_from(marked))
    low = data.draw(st.integers(0, len(factor.values) - 2))
    values = factor.values if factor.direction is Direction.ASCENDING else factor.values[::-1]
    milder = likely_bands(CATALOGUE, {**answers, factor.id: values[low]})
    riskier = likely_bands(CATALOGUE, {**answers, factor.id: values[low + 1]})
    assert all(a <= b for a, b in zip(milder, riskier, strict=True))
    assert list(milder) == sorted(milder)


@settings(max_examples=60, deadline=None)
@given(answers=some_answers())
def test_likely_bands_lie_inside_the_hard_bounds_and_repeat(answers: Given) -> None:
    found = likely_bands(CATALOGUE, answers)
    bounds = rate(CATALOGUE, answers)
    assert bounds.lowest <= found[0]
    assert found[2] <= bounds.highest
    assert found == likely_bands(CATALOGUE, dict(reversed([*answers.items()])))


@settings(max_examples=60, deadline=None)
@given(answers=some_answers())
def test_every_change_is_true_and_none_is_missing(answers: Given) -> None:
    """P16: what is said to change the band does, and whatever would is said."""
    now = rate(CATALOGUE, answers).band
    said = {(c.factor, c.value): c for c in single_changes(CATALOGUE, answers)}
    for factor, answer in answers.items():
        for value in FACTORS[factor].values if isinstance(answer, str) else ():
            band = rate(CATALOGUE, {**answers, factor: value}).band
            assert ((factor, value) in said) == (band != now)
            if band != now:
                assert said[factor, value].band == band
                assert said[factor, value].lowers == (band < now)


@settings(max_examples=60, deadline=None)
@given(answers=some_answers())
def test_ask_next_asks_open_questions_and_gives_the_largest_first(answers: Given) -> None:
    asked = ask_next(CATALOGUE, answers, most=65)
    assert [q.gain for q in asked] == sorted((q.gain for q in asked), reverse=True)
    assert {q.factor for q in asked} <= set(open_factors(CATALOGUE, answers))
    now = rate(CATALOGUE, answers).index
    for question in asked[:2]:
        values = FACTORS[question.factor].values
        ratings = [rate(CATALOGUE, {**answers, question.factor: v}) for v in values]
        assert abs(sum(abs(r.index - now) for r in ratings) / len(values) - question.gain) < 1e-9
        assert question.may_reach == max(r.band for r in ratings)


def test_stronger_values_are_rarer() -> None:
    for factor in FACTORS.values():
        chances = prior(factor)
        assert abs(sum(chances.values()) - 1) < 1e-12
    assert prior(FACTORS["origin_request"])["formal_extradition_request"] == min(
        prior(FACTORS["origin_request"]).values()
    )
