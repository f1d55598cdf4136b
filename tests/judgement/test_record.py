# SPDX-License-Identifier: GPL-3.0-or-later
"""A stored rating is made again, byte for byte, from its own content; and nothing in it can be changed unseen."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exile_risk.assessing import assess
from exile_risk.catalogue import load_catalogue
from exile_risk.errors import InputError
from exile_risk.judgement import record as record_module
from exile_risk.judgement.record import read_record, recomputed, record_text, reproduces
from exile_risk.knowledge.corrections import Correction
from exile_risk.model.answers import Answer, Unanswered
from exile_risk.scenarios import scenarios
from exile_risk.session import shared_knowledge
from tests.judgement.cases import MIGRANT, answered, assessed, case, rated

MODEL = load_catalogue()


@pytest.mark.parametrize("id", [s.id for s in scenarios()])
def test_byte_identical_recomputation_from_the_stored_record(id: str) -> None:
    text = record_text(assessed(id))
    assert recomputed(text).encode() == text.encode()
    assert json.loads(text)["result"]["pathways"].keys() == set("XERHATC")


@settings(max_examples=25, deadline=None)
@given(
    st.dictionaries(st.sampled_from(sorted(MODEL.factors)), st.integers(0, 20), min_size=0, max_size=40),
    st.dates(date(2014, 1, 1), date(2025, 12, 31)),
)
def test_any_case_is_made_again_from_its_record(drawn: dict[str, int], day: date) -> None:
    """P17: answers of every kind, on any day, with facts fresh and stale."""
    answers = {}
    for factor, n in drawn.items():
        choices = (*MODEL.factors[factor].values, *Unanswered)
        answers[factor] = Answer(choices[n % len(choices)])
    text = record_text(rated(replace(case(), answers=answers, as_of=day)))
    assert recomputed(text) == text
    assert recomputed(recomputed(text)) == text


def test_a_record_without_facts_is_made_again_too() -> None:
    text = record_text(assess(case(), MODEL, None))
    assert json.loads(text)["versions"]["knowledge"] == "none"
    assert reproduces(text)


def test_a_record_outlives_the_facts_it_was_made_with(monkeypatch: pytest.MonkeyPatch) -> None:
    """The base may have changed or be gone: what it answered that day is in the record."""
    text = record_text(assessed())

    def gone(*_: object) -> None:
        raise AssertionError("asked the knowledge base of today")

    monkeypatch.setattr("exile_risk.knowledge.Knowledge.load", gone)
    monkeypatch.setattr("exile_risk.knowledge.base.Knowledge.corridor", gone)
    assert reproduces(text)


def test_a_record_with_a_correction_keeps_its_mark() -> None:
    one = Correction(
        "host_courts", "strong", None, "TH", date(2010, 1, 1), date(2019, 1, 1), "ruling", "", date(2018, 1, 1), "",
        date(2018, 1, 1), 1,
    )  # fmt: skip
    corrected = shared_knowledge().with_corrections((one,))
    text = record_text(assess(case(), MODEL, corrected))
    assert "+local." in json.loads(text)["versions"]["knowledge"]
    assert reproduces(text)


def test_another_app_version_is_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    text = record_text(assessed())
    monkeypatch.setattr("exile_risk.assessing.__version__", "9.9")
    assert reproduces(text)


@pytest.mark.parametrize(
    "path",
    [("case", "answers", "immigration_status"), ("derived", "host_courts", "value"), ("result", "index"),
     ("result", "pathways", "R", "terms", 0, "steps")],
)  # fmt: skip
def test_an_answer_or_a_number_changed_in_a_record_shows(path: tuple[str | int, ...]) -> None:
    body = json.loads(record_text(assessed()))
    place = body
    for key in path[:-1]:
        place = place[key]
    new = {"immigration_status": "permanent_residence", "value": "strong"}
    place[path[-1]] = new.get(str(path[-1]), 0.125)
    assert not reproduces(json.dumps(body, sort_keys=True, ensure_ascii=False, separators=(",", ":")))


def test_equal_ratings_have_equal_bytes_and_other_answers_do_not() -> None:
    assert record_text(rated(case())) == record_text(assessed())
    assert record_text(rated(answered(case(), immigration_status=None))) != record_text(assessed())


def test_a_record_reads_back_what_it_says() -> None:
    found, record = assessed(), read_record(record_text(assessed()))
    assert record.day == found.day
    assert record.result.band == found.band.word if found.band is not None else None
    assert set(record.derived) | set(record.case.answers) >= set(found.used)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"format": "exile-risk/case"}, "file_wrong_format"),
        ({"version": 2}, "file_newer_version"),
        ({"extra": 1}, "json_unknown_field"),
        ({"versions": {"app": "1", "model": "77", "knowledge": "x"}}, "model_unknown"),
    ],
)
def test_a_record_that_cannot_be_used_says_why(change: dict[str, object], code: str) -> None:
    body = {**json.loads(record_text(assessed(MIGRANT))), **change}
    with pytest.raises(InputError) as caught:
        recomputed(json.dumps(body))
    assert caught.value.code == code


def test_a_record_without_a_day_is_refused() -> None:
    body = json.loads(record_text(assessed(MIGRANT)))
    del body["case"]["as_of"]
    with pytest.raises(InputError) as caught:
        read_record(json.dumps(body))
    assert caught.value.code == "case_date"
    assert caught.value.params["file"] == record_module.FILE
