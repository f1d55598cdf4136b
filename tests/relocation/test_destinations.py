# SPDX-License-Identifier: GPL-3.0-or-later
"""A destination is rated as the case is: what somebody only inferred closes no question there either."""

from dataclasses import replace
from datetime import date

import pytest

from exile_risk.assessing import assess
from exile_risk.catalogue import load_catalogue
from exile_risk.model.answers import Answer, EvidenceGrade
from exile_risk.model.assessment import Option
from exile_risk.model.case import Case
from exile_risk.relocation.arrival import after_moving
from exile_risk.relocation.destinations import destinations
from exile_risk.scenarios import scenarios
from exile_risk.session import shared_knowledge, vocabulary

ID = "opposition-official-in-thailand-2024"
CATALOGUE, KNOWLEDGE = load_catalogue(), shared_knowledge()


@pytest.fixture(scope="module")
def case() -> Case:
    from exile_risk.case_file import read_draft

    text = next(s.text for s in scenarios() if s.id == ID)
    case = read_draft(text, ID, vocabulary(KNOWLEDGE, CATALOGUE)).case(date(2026, 1, 1))
    assert case is not None
    return case


def graded(case: Case, grade: EvidenceGrade) -> Case:
    return replace(case, answers={f: replace(a, grade=grade) for f, a in case.answers.items()})


def listed(case: Case) -> dict[str, Option]:
    found = destinations(assess(case, CATALOGUE, KNOWLEDGE), CATALOGUE, KNOWLEDGE)
    return {o.destination: o for o in (*found.options, *found.excluded) if o.likely is not None}


@pytest.mark.parametrize("grade", [EvidenceGrade.DOCUMENT_SEEN, EvidenceGrade.INFERENCE])
def test_range_and_band_are_those_of_the_case_as_it_would_stand_there(case: Case, grade: EvidenceGrade) -> None:
    given = graded(case, grade)
    found = listed(given)
    assert len(found) >= 10
    for place, option in found.items():
        moved = after_moving(given, place, option.arrival, CATALOGUE.triggers)
        there = assess(moved, CATALOGUE, KNOWLEDGE)
        assert option.residual == there.rating
        assert option.likely is not None
        assert option.likely[0] == there.likely[0]
        if there.band is not None and there.low_withheld is None and there.state == "rated":
            assert option.likely[1] == there.likely[1]
            assert option.band == there.band


def test_guesses_widen_the_range_there_too(case: Case) -> None:
    seen, guessed = (listed(graded(case, g)) for g in (EvidenceGrade.DOCUMENT_SEEN, EvidenceGrade.INFERENCE))
    both = seen.keys() & guessed.keys()
    widths = [[o.likely[1] - o.likely[0] for o in (seen[p], guessed[p]) if o.likely is not None] for p in both]
    assert any(guess > sure for sure, guess in widths)
    assert all(guess >= sure for sure, guess in widths)


def test_a_request_that_was_only_inferred_is_no_surer_after_moving(case: Case) -> None:
    request = Answer("asked_police_or_immigration", EvidenceGrade.INFERENCE)
    given = replace(case, answers={**case.answers, "origin_request": request})
    moved = after_moving(given, "AU", "resettled", CATALOGUE.triggers)
    assert moved.answers["origin_request"] == Answer("named_publicly_or_on_list", EvidenceGrade.INFERENCE)
