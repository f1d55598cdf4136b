# SPDX-License-Identifier: GPL-3.0-or-later
"""What-if copies: each difference alone does what is said of it, a move drops the old place, the case is untouched."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exile_risk.assessing import assess
from exile_risk.catalogue import load_catalogue
from exile_risk.engine import rate
from exile_risk.explaining import Suppose, compare, suppose
from exile_risk.model.answers import Answer
from exile_risk.model.case import Case
from exile_risk.scenarios import scenarios
from exile_risk.session import shared_knowledge, vocabulary
from tests.engine.given import tried
from tests.explaining.given import MODELS, catalogue, rated, some_answers


def scenario(id: str) -> Case:
    from exile_risk.case_file import read_case

    found = next(s for s in scenarios() if s.id == id)
    return read_case(found.text, id, vocabulary(shared_knowledge(), load_catalogue()), date(2026, 1, 1))


@pytest.mark.parametrize("model", MODELS)
@tried(max_examples=15)
@given(data=st.data())
def test_moves_are_the_engines_and_every_effect_is_that_of_the_answer_alone(model: str, data: st.DataObject) -> None:
    before, after = (rated(data.draw(some_answers(model)), model) for _n in range(2))
    found = compare(before, after, catalogue(model))
    for move in found.moves:
        assert move.before == before.rating.pathways[move.pathway].log2_odds
        assert move.after == after.rating.pathways[move.pathway].log2_odds
    assert found.index == pytest.approx(after.rating.index - before.rating.index)
    start = {f: a.value for f, a in before.used.items()}
    for one in found.differences[:6]:
        alone = {f: v for f, v in start.items() if f != one.factor}
        if one.after is not None:
            alone[one.factor] = one.after.value
        tried_alone = rate(catalogue(model), alone)
        for id, pathway in tried_alone.pathways.items():
            moved = pathway.log2_odds - before.rating.pathways[id].log2_odds
            assert one.effects.get(id, 0.0) == pytest.approx(moved, abs=0.0051)


def test_the_same_case_twice_differs_in_nothing() -> None:
    found = rated({"visible_criticism": Answer("regular")}, MODELS[-1])
    same = compare(found, found, catalogue(MODELS[-1]))
    assert same.differences == ()
    assert all(move.change == 0 for move in same.moves)


def test_two_days_of_the_founding_story() -> None:
    """The law of February 2018 and the deal of March: extradition grows most, and these answers are why."""
    case, model, facts = scenario("royal-insult-suspect-before-the-law"), load_catalogue(), shared_knowledge()
    early = suppose(case, Suppose(day=date(2018, 1, 31)), model, facts)
    late = suppose(case, Suppose(day=date(2018, 4, 30)), model, facts)
    assert early.arrival is None
    found = compare(early.found, late.found, model)
    moved = {move.pathway: move.change for move in found.moves}
    assert moved["X"] == max(moved.values()) > 1
    factors = {one.factor for one in found.differences}
    assert {"dual_criminality", "security_cooperation"} <= factors
    law = next(one for one in found.differences if one.factor == "dual_criminality")
    assert law.effects["X"] > 0.5
    assert law.derived_after is not None
    assert law.derived_after.facts


def test_another_country_is_rated_as_after_a_move() -> None:
    case, model, facts = scenario("refugee-in-thailand-2018"), load_catalogue(), shared_knowledge()
    there = suppose(case, Suppose(host="NZ"), model, facts)
    assert there.found.case.host == "NZ"
    assert there.arrival is not None
    assert there.found.case.answers["immigration_status"].value != case.answers["immigration_status"].value
    assert "lawyer_on_call" not in there.found.case.answers
    assert case.host == "TH"


def test_a_supposed_answer_stands_over_what_a_move_supposes_and_over_facts() -> None:
    case, model, facts = scenario("refugee-in-thailand-2018"), load_catalogue(), shared_knowledge()
    nothing = Suppose(host="MY")
    stay = nothing.with_answer("immigration_status", Answer("irregular")).with_answer("host_courts", Answer("strong"))
    there = suppose(case, stay, model, facts).found
    assert there.used["immigration_status"].value == "irregular"
    assert there.used["host_courts"].value == "strong"
    assert stay.with_answer("immigration_status", None).with_answer("host_courts", None) == nothing


def test_supposing_nothing_rates_as_the_case_does() -> None:
    case, model, facts = scenario("refugee-in-thailand-2018"), load_catalogue(), shared_knowledge()
    assert Suppose().is_nothing
    assert suppose(case, Suppose(), model, facts).found == assess(case, model, facts)
