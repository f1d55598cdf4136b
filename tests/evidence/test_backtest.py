# SPDX-License-Identifier: GPL-3.0-or-later
"""A documented case is rated with what was known on its eve, and what gives its end away is never read."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from exile_risk.catalogue import load_catalogue
from exile_risk.errors import InputError
from exile_risk.evidence import baselines
from exile_risk.evidence.backtest import CUSTODY, STANDARD, TESTS, backtest
from exile_risk.evidence.case_set import DocumentedCase, read_case_set
from exile_risk.evidence.coding import LEFT_OUT, coded, without
from exile_risk.session import shared_knowledge

ROW: dict[str, Any] = {
    "id": "invented-1",
    "year": 2018,
    "month": 2,
    "origin": "KH",
    "host": "TH",
    "label": "invented",
    "profile": ["activist"],
    "charges": ["insult_official"],
    "convicted_in_absentia": True,
    "refugee_status": "unhcr_recognised",
    "legal_stay": "irregular",
    "interpol_notice": None,
    "extradition_request": True,
    "detained_by_host": True,
    "prior_threats_or_surveillance": True,
    "public_profile": "medium",
    "passport_valid": None,
    "international_attention_before_outcome": True,
    "outcome": "deported_or_handed_over",
    "harm": 1,
    "severity": "imprisonment",
    "evidence": "seen",
}

CORRIDOR = shared_knowledge().corridor("KH", "TH", date(2018, 1, 31))
STRONG = {**CORRIDOR, "host_courts": replace(CORRIDOR["host_courts"], value="strong")}


def read(*changes: dict[str, Any]) -> tuple[DocumentedCase, ...]:
    rows = [ROW | {"id": f"invented-{n}"} | change for n, change in enumerate(changes)]
    return read_case_set(json.dumps(rows), "cases.json", shared_knowledge().countries())


def test_the_eve_is_the_last_day_before_the_month_or_the_year() -> None:
    known, unknown = read({}, {"month": None})
    assert (known.eve, unknown.eve) == (date(2018, 1, 31), date(2017, 12, 31))


def test_answers_are_what_the_report_says() -> None:
    found = coded(read({})[0], CORRIDOR, load_catalogue())
    answers = {f: a.known for f, a in found.answers.items()}
    assert answers["protection_status"] == "unhcr_recognised"
    assert answers["origin_request"] == "asked_police_or_immigration"
    assert [c.stage.value for c in found.charges] == ["convicted_in_absentia"]
    assert "police_alert" not in answers


def test_a_notice_or_strong_courts_make_a_request_formal() -> None:
    (plain, noticed) = read({}, {"interpol_notice": True})
    catalogue = load_catalogue()
    assert coded(plain, STRONG, catalogue).answers["origin_request"].known == "formal_extradition_request"
    assert coded(noticed, CORRIDOR, catalogue).answers["origin_request"].known == "formal_extradition_request"


def test_attention_outcome_and_severity_change_no_score() -> None:
    """They are coded with the end in view; only `harm` may know it, and only as what is tested against."""
    giving_away = {"international_attention_before_outcome": False, "outcome": "living_safely", "severity": "none"}
    first, second = (backtest(read(c), load_catalogue(), shared_knowledge()).cases[0] for c in ({}, giving_away))
    assert (first.index, first.index_standard, first.index_custody) == (
        second.index,
        second.index_standard,
        second.index_custody,
    )


def test_harm_itself_changes_no_score_of_the_case() -> None:
    alive, harmed = (backtest(read({"harm": h}), load_catalogue(), shared_knowledge()).cases[0] for h in (0, 1))
    assert replace(alive, case=harmed.case) == harmed


def test_the_standard_exile_has_no_profile_interest_threat_or_exposure() -> None:
    catalogue = load_catalogue()
    bare = without(coded(read({})[0], CORRIDOR, catalogue), LEFT_OUT, catalogue)
    assert not bare.charges
    assert {catalogue.factors[f].group for f in bare.answers}.isdisjoint(LEFT_OUT)
    assert "protection_status" in bare.answers


def test_only_people_who_were_held_are_in_the_custody_test() -> None:
    found = backtest(
        read({}, {"detained_by_host": False, "harm": 0}, {"harm": 0}), load_catalogue(), shared_knowledge()
    )
    sizes = {m.test: m.n for m in found.measures if m.subset == "all"}
    assert sizes == {CUSTODY: 2, STANDARD: 3, "all_answers": 3}
    assert {m.test for m in found.measures} == set(TESTS)
    assert found.cases[1].index_custody is None


def test_the_origin_baseline_sees_only_earlier_cases() -> None:
    early, late = read({"year": 2015}, {"year": 2019, "harm": 0})
    assert baselines.origin_only(early, (early, late)) == 0.5
    assert baselines.origin_only(late, (early, late)) == pytest.approx(2 / 3)


def test_the_yardstick_is_the_written_sum() -> None:
    corridor = shared_knowledge().corridor("KH", "TH", date(2018, 1, 31))
    case = read({"interpol_notice": True})[0]
    assert baselines.five_term(case, 0.3, corridor) == pytest.approx(2 * 0.7 + 0.5 + 0.5 - 0.5 + 0.3 * 0.7)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"host": "ZZ"}, "cases_country"),
        ({"host": "KH"}, "cases_country"),
        ({"month": 13}, "cases_word"),
        ({"refugee_status": "saved"}, "cases_word"),
        ({"legal_stay": "maybe"}, "cases_word"),
        ({"year": 1066}, "cases_word"),
        ({"harm": "yes"}, "json_wrong_type"),
        ({"id": 7}, "json_wrong_type"),
    ],
)
def test_a_broken_case_is_refused(change: dict[str, Any], code: str) -> None:
    with pytest.raises(InputError) as told:
        read(change)
    assert told.value.code == code


def test_doubled_and_empty_sets_are_refused() -> None:
    for text, code in ((json.dumps([ROW, ROW]), "cases_twice"), ("[]", "cases_none")):
        with pytest.raises(InputError) as told:
            read_case_set(text, "cases.json", shared_knowledge().countries())
        assert told.value.code == code
