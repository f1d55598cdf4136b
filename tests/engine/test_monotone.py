# SPDX-License-Identifier: GPL-3.0-or-later
"""P1: a riskier answer never lowers anything; the few factors that cut both ways do so exactly as declared."""

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exile_risk.model.assessment import Rating
from tests.engine.given import FACTORS, MIXED, Answers, any_answers, least_to_most_risk, made_up, rated, tried

UNMARKED = [f for f in FACTORS if f not in MIXED]
ROUNDING = 1e-12


def not_lower(safer: Rating, riskier: Rating) -> None:
    for p in safer.pathways:
        assert riskier.pathways[p].probability >= safer.pathways[p].probability - ROUNDING, f"P of {p} fell"
        assert riskier.pathways[p].log2_odds >= safer.pathways[p].log2_odds - ROUNDING, f"log2 odds of {p} fell"
    for s in safer.exceedance:
        assert riskier.harm_given_return[s] >= safer.harm_given_return[s] - ROUNDING, f"harm at {s} fell"
        assert riskier.exceedance[s] >= safer.exceedance[s] - ROUNDING, f"exceedance of {s} fell"
    assert riskier.index >= safer.index - ROUNDING
    assert riskier.band >= safer.band, "the band fell"
    assert riskier.lowest >= safer.lowest, "the low bound fell"
    assert riskier.highest >= safer.highest, "the high bound fell"
    assert (riskier.floor or 0) >= (safer.floor or 0), "the floor fell"


def test_the_method_marks_four_factors_as_cutting_both_ways() -> None:
    assert sorted(MIXED) == ["international_media", "offence_label", "origin_request", "returnee_fate"]


@pytest.mark.parametrize("factor", UNMARKED)
def test_no_riskier_value_lowers_anything(factor: str) -> None:
    """P1."""
    rng = random.Random(f"monotone {factor}")
    moved = 0
    for known in (0, 0.3, 0.7, 0.9, 0.95, 1):
        answers = made_up(rng, known)
        ratings = [rated({**answers, factor: value}) for value in least_to_most_risk(factor)]
        for safer, riskier in pairwise(ratings):
            not_lower(safer, riskier)
        moved += ratings[-1].index > ratings[0].index or ratings[-1].pathways != ratings[0].pathways
    assert moved, f"{factor} never moved anything: the test would prove nothing"


@tried(max_examples=150)
@given(any_answers, st.sampled_from(UNMARKED), st.data())
def test_no_riskier_value_lowers_anything_wherever_hypothesis_looks(
    answers: Answers, factor: str, data: st.DataObject
) -> None:
    """P1."""
    values = least_to_most_risk(factor)
    riskier = data.draw(st.integers(1, len(values) - 1))
    safer = data.draw(st.integers(0, riskier - 1))
    not_lower(rated({**answers, factor: values[safer]}), rated({**answers, factor: values[riskier]}))


def effects(factor: str, value: str, target: str) -> tuple[float, float]:
    f = FACTORS[factor]
    return f["weights_steps"].get(value, {}).get(target, 0), -f["bars"].get(value, {}).get(target, 0)


@pytest.mark.parametrize("factor", MIXED)
def test_a_mixed_factor_moves_each_pathway_and_level_as_its_own_weights_say(factor: str) -> None:
    rng = random.Random(f"mixed {factor}")
    values, compared = FACTORS[factor]["values"], 0
    for known in (0, 0.3, 0.6, 0.9, 1, 1):
        answers = made_up(rng, known)
        by_value = {v: rated({**answers, factor: v}) for v in values}
        for one in values:
            for other in values:
                for p in by_value[one].pathways:
                    if all(a <= b for a, b in zip(effects(factor, one, p), effects(factor, other, p), strict=True)):
                        less, more = by_value[one].pathways[p].log2_odds, by_value[other].pathways[p].log2_odds
                        assert less <= more + ROUNDING, f"{p}: {one} -> {other}"
                        compared += 1
                for n in "1234":
                    q = {v: from_this_level_up(factor, v, n) for v in (one, other)}
                    if all(a <= b for a, b in zip(q[one], q[other], strict=True)):
                        less, more = (by_value[v].harm_given_return[f"S{n}"] for v in (one, other))
                        assert less <= more + ROUNDING, f"S{n}: {one} -> {other}"
    assert compared > 100


def from_this_level_up(factor: str, value: str, level: str) -> list[float]:
    """Weights of a value on this level and every worse one: q_s is the largest of them all."""
    return [effects(factor, value, f"s{k}")[0] for k in range(int(level), 5)]


def test_a_formal_request_that_was_refused_moves_danger_from_courts_to_agents() -> None:
    formal = rated({"origin_request": "formal_extradition_request"}).pathways
    refused = rated({"origin_request": "refused_origin_persists"}).pathways
    assert refused["X"].log2_odds == pytest.approx(formal["X"].log2_odds - 7)
    assert refused["H"].log2_odds == pytest.approx(formal["H"].log2_odds + 1.5)
    assert refused["A"].log2_odds == pytest.approx(formal["A"].log2_odds + 2)


def test_international_media_shield_on_legal_routes_and_expose_on_the_others() -> None:
    none = rated({"international_media": "none"}).pathways
    wide = rated({"international_media": "international"}).pathways
    assert all(wide[p].log2_odds < none[p].log2_odds for p in "XERHT")
    assert all(wide[p].log2_odds > none[p].log2_odds for p in "AC")
