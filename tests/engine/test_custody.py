# SPDX-License-Identifier: GPL-3.0-or-later
"""The sum of people held: plain, in the order of the answers, and silent where a model does not tell."""

import pytest

from exile_risk.catalogue import load_catalogue
from exile_risk.engine.custody import if_held
from exile_risk.model.answers import Unanswered

LATEST = load_catalogue()


def test_it_is_the_sum_of_its_terms() -> None:
    found = if_held(LATEST, {"host_courts": "strong", "protection_status": "unhcr_recognised", "host_regime": "mixed"})
    assert found is not None
    assert LATEST.custody is not None
    assert LATEST.custody.rated
    assert found.steps == sum(term.steps for term in found.terms)
    assert [abs(t.steps) for t in found.terms] == sorted((abs(t.steps) for t in found.terms), reverse=True)


def test_open_answers_count_nothing() -> None:
    nothing = if_held(LATEST, {})
    assert nothing is not None
    assert if_held(LATEST, {"host_courts": Unanswered.UNKNOWN}) == nothing


def test_the_quiet_channel_is_worse_than_the_formal_one() -> None:
    quiet = if_held(LATEST, {"origin_request": "asked_police_or_immigration"})
    formal = if_held(LATEST, {"origin_request": "formal_extradition_request"})
    assert quiet is not None
    assert formal is not None
    assert quiet.steps > formal.steps


@pytest.mark.parametrize("factor", list(LATEST.custody.steps if LATEST.custody else ()))
def test_a_riskier_answer_never_lowers_it(factor: str) -> None:
    if LATEST.factors[factor].direction.value == "mixed":
        pytest.skip("cuts both ways")
    found = [if_held(LATEST, {factor: value}) for value in LATEST.factors[factor].values]
    steps = [one.steps for one in found if one is not None]
    assert steps == (sorted(steps) if LATEST.factors[factor].direction.value == "ascending" else sorted(steps)[::-1])


def test_model_1_does_not_tell() -> None:
    assert if_held(load_catalogue("1"), {"host_courts": "strong"}) is None
