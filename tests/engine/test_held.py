# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody whom the host holds: what custody makes of targeted expulsion, from model 3 on."""

from collections.abc import Mapping
from dataclasses import replace
from math import isclose

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exile_risk.catalogue import load_catalogue
from exile_risk.engine import rate
from exile_risk.engine.compiled import compiled
from exile_risk.engine.custody import if_held
from exile_risk.engine.evaluate import View, evaluate

MODEL = load_catalogue("3")
ASIDE = replace(MODEL, custody=None)
"""The same model, in which nobody asks what becomes of people held."""

FREE = dict.fromkeys(MODEL.triggers, "no")
HELD = {**FREE, "in_host_custody": "yes"}
ASKED = {"origin_request": "asked_police_or_immigration"}

answers = st.fixed_dictionaries(
    {}, optional={f.id: st.sampled_from(f.values) for f in MODEL.factors.values() if f.group != "trigger"}
)


@settings(max_examples=400)
@given(answers)
def test_custody_never_lowers_and_the_sum_touches_no_other_route(found: Mapping[str, str]) -> None:
    free, held, aside = rate(MODEL, {**found, **FREE}), rate(MODEL, {**found, **HELD}), rate(ASIDE, {**found, **HELD})
    assert held.index >= max(free.index, aside.index)
    assert held.band >= max(free.band, aside.band)
    for pathway, one in aside.pathways.items():
        if pathway != "R":
            assert held.pathways[pathway].log2_odds == one.log2_odds
    assert held.pathways["R"].log2_odds >= aside.pathways["R"].log2_odds


@settings(max_examples=400)
@given(answers)
def test_the_terms_of_expulsion_add_up_either_way(found: Mapping[str, str]) -> None:
    for danger in (FREE, HELD):
        removal = rate(MODEL, {**found, **danger}).pathways["R"]
        assert isclose(sum(t.steps for t in removal.terms), removal.log2_odds, abs_tol=1e-9)


@settings(max_examples=200)
@given(answers)
def test_it_is_what_is_said_of_people_held_or_the_ordinary_sum_where_that_is_more(found: Mapping[str, str]) -> None:
    told = if_held(MODEL, found)
    assert told is not None
    assert MODEL.custody is not None
    ordinary = rate(ASIDE, {**found, **HELD}).pathways["R"].log2_odds
    held = rate(MODEL, {**found, **HELD}).pathways["R"].log2_odds
    assert isclose(held, max(ordinary, MODEL.custody.base + told.steps), abs_tol=1e-9)


def test_custody_that_courts_review_is_not_the_custody_of_an_immigration_jail() -> None:
    reviewed = {**HELD, "host_courts": "strong", "protection_status": "registered_asylum_seeker"}
    jail = {**HELD, "host_courts": "weak", "protection_status": "rejected_or_closed"}
    apart = rate(MODEL, {**jail, **ASKED}).pathways["R"].log2_odds
    assert apart - rate(MODEL, {**reviewed, **ASKED}).pathways["R"].log2_odds > 1


def test_a_quiet_request_is_worse_for_somebody_held_than_a_formal_one() -> None:
    formal = {**HELD, "origin_request": "formal_extradition_request"}
    assert rate(MODEL, {**HELD, **ASKED}).pathways["R"].log2_odds > rate(MODEL, formal).pathways["R"].log2_odds + 1


def test_the_first_reason_of_somebody_held_is_that_they_are_held() -> None:
    terms = rate(MODEL, {**HELD, **ASKED}).pathways["R"].terms
    assert ("in_host_custody", "yes") in {(t.factor, t.value) for t in terms if t.kind == "evidence"}
    assert all(t.factor != "in_host_custody" for t in rate(MODEL, {**FREE, **ASKED}).pathways["R"].terms)


def test_not_asked_counts_as_at_liberty_in_the_centre_and_as_held_at_the_upper_bound() -> None:
    model = compiled(MODEL)
    silent = {f: a for f, a in HELD.items() if f != "in_host_custody"}
    asked = {v: evaluate(model, silent, v).log2_odds["R"] for v in View}
    assert asked[View.CENTRE] == evaluate(model, FREE, View.CENTRE).log2_odds["R"]
    assert asked[View.HIGHEST] == evaluate(model, HELD, View.HIGHEST).log2_odds["R"]


@pytest.mark.parametrize("version", ["1", "2"])
def test_older_models_stay_as_they_were(version: str) -> None:
    model = load_catalogue(version)
    assert model.custody is None or not model.custody.rated
    assert rate(model, HELD).index == rate(replace(model, custody=None), HELD).index
