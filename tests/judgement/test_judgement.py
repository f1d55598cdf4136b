# SPDX-License-Identifier: GPL-3.0-or-later
"""A judgement is free in both directions, says why, and lowers an Extreme only with a second person."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exile_risk.catalogue import load_catalogue
from exile_risk.errors import InputError
from exile_risk.judgement import (
    BLANK,
    Judgement,
    Opinion,
    Standing,
    judge,
    load_clocks,
    needs_second,
    rating_review_by,
    review,
    standing,
)
from exile_risk.judgement import review_by as due
from exile_risk.judgement.judgement import initials
from exile_risk.judgement.judgement_file import (
    read_judgement,
    read_opinion,
    read_review,
    write_judgement,
    write_opinion,
    write_review,
)
from exile_risk.model.assessment import Assessment, Band
from exile_risk.model.draft import Draft
from tests.judgement.cases import BEFORE_THE_LAW, DAY, MIGRANT, REFUGEE, answered, assessed, case, rated

WHY = Opinion(Band.HIGH, "Her lawyer has filed for a stay.", ("lawyer_on_call",), "nk")


def judged(opinion: Opinion = WHY, id: str = REFUGEE) -> Judgement:
    return judge(opinion, assessed(id), load_catalogue(), load_clocks(), DAY)


def code_of(opinion: Opinion, found: Assessment | None) -> str:
    with pytest.raises(InputError) as caught:
        judge(opinion, found, load_catalogue(), load_clocks(), DAY)
    return caught.value.code


def test_it_keeps_band_reasons_initials_and_the_rating_beside_it() -> None:
    one, found = judged(), assessed()
    assert (one.band, one.why, one.because, one.by, one.written_on) == (
        Band.HIGH, "Her lawyer has filed for a stay.", ("lawyer_on_call",), "NK", DAY
    )  # fmt: skip
    assert (one.beside.band, one.beside.likely, one.beside.as_of) == (found.band, found.likely, found.day)
    assert one.beside.versions == vars(found.versions)


@pytest.mark.parametrize("band", Band)
def test_lowering_an_extreme_needs_a_second_person(band: Band) -> None:
    assert assessed().band is Band.EXTREME
    one = judged(replace(WHY, band=band))
    assert one.needs_second == (band < Band.EXTREME)
    assert standing(one, None) is (Standing.WAITING if band < Band.EXTREME else Standing.FINAL)


def test_lowering_while_a_danger_question_is_true_needs_a_second_person() -> None:
    calm = assessed(BEFORE_THE_LAW)
    assert calm.band is Band.HIGH
    assert not needs_second(Band.LOW, calm)
    held = rated(answered(case(MIGRANT), in_host_custody="yes"))
    assert held.band is Band.HIGH
    assert needs_second(Band.MODERATE, held)
    assert not needs_second(Band.HIGH, held)
    assert not needs_second(Band.EXTREME, held)


def test_raising_is_free_with_a_word_why() -> None:
    found = assessed(MIGRANT)
    assert found.band is Band.LOW
    assert code_of(replace(WHY, band=Band.EXTREME, why=" \n"), found) == "judgement_reason"
    one = judge(replace(WHY, band=Band.EXTREME), found, load_catalogue(), load_clocks(), DAY)
    assert standing(one, None) is Standing.FINAL


def test_agreeing_needs_no_reason() -> None:
    assert judged(Opinion(Band.EXTREME, by="NK")).why == ""


def test_what_cannot_be_judged() -> None:
    unchecked = rated(answered(case(), in_host_custody=None))
    assert unchecked.band is None
    assert code_of(WHY, None) == "judgement_no_rating"
    assert code_of(WHY, unchecked) == "judgement_danger_check"
    assert code_of(BLANK, assessed()) == "judgement_no_band"
    assert code_of(replace(WHY, by=" "), assessed()) == "judgement_initials"
    assert code_of(replace(WHY, by="Nirmala"), assessed()) == "judgement_initials"
    assert code_of(replace(WHY, by="n<k"), assessed()) == "judgement_initials"
    assert code_of(replace(WHY, second="n.k."), assessed()) == "judgement_same_person"
    assert code_of(replace(WHY, because=("gone",)), assessed()) == "judgement_factor"
    assert code_of(replace(WHY, because=tuple(load_catalogue().factors)[:13]), assessed()) == "judgement_factors"
    assert code_of(replace(WHY, why="x" * 2001), assessed()) == "judgement_long"


@pytest.mark.parametrize(
    ("typed", "kept"), [("n.k.", "NK"), (" a b ", "AB"), ("ση", "ΣΗ"), ("ន", "ន"), ("é7", "É7"), ("ก็", "ก็")]
)
def test_initials_of_any_script_in_one_form(typed: str, kept: str) -> None:
    assert initials(typed) == kept


def test_a_second_person_agrees_or_not_and_is_somebody_else() -> None:
    one = judged()
    assert standing(one, review("TM", one, agrees=True, why="", today=DAY)) is Standing.FINAL
    assert standing(one, review("TM", one, agrees=False, why="Too early.", today=DAY)) is Standing.REFUSED
    for by, agrees, code in (("N.K.", True, "judgement_same_person"), ("TM", False, "judgement_reason")):
        with pytest.raises(InputError) as caught:
            review(by, one, agrees=agrees, why="", today=DAY)
        assert caught.value.code == code


def test_a_word_against_ends_even_a_judgement_that_needed_none() -> None:
    one = judged(replace(WHY, band=Band.EXTREME))
    assert standing(one, review("TM", one, agrees=False, why="No.", today=DAY)) is Standing.REFUSED


def test_the_band_judged_sets_the_day_to_look_again() -> None:
    found = assessed(BEFORE_THE_LAW)
    one = judge(replace(WHY, band=Band.EXTREME), found, load_catalogue(), load_clocks(), DAY)
    assert one.review_by == DAY + timedelta(days=3)
    lower = judge(replace(WHY, band=Band.MODERATE), found, load_catalogue(), load_clocks(), DAY)
    assert lower.review_by in (DAY + timedelta(days=60), DAY + timedelta(days=90))


def test_while_it_waits_the_rating_sets_it() -> None:
    assert judged(replace(WHY, band=Band.LOW)).review_by == DAY + timedelta(days=3)


def test_too_few_answers_are_looked_at_within_a_week_whatever_is_judged() -> None:
    unclear = rated(
        replace(case(), answers={f: a for f, a in case().answers.items() if f in load_catalogue().triggers})
    )
    assert unclear.state == "not_enough_information"
    assert unclear.band is not None
    assert due(Band.LOW, unclear, load_clocks(), DAY) == DAY + timedelta(days=7)
    assert due(Band.EXTREME, unclear, load_clocks(), DAY) == DAY + timedelta(days=3)
    assert rating_review_by(unclear, load_clocks(), DAY) == DAY + timedelta(days=7)


def test_nothing_is_due_before_the_danger_check() -> None:
    assert rating_review_by(rated(answered(case(), in_host_custody=None)), load_clocks(), DAY) is None
    assert Draft().case(DAY) is None


@given(st.text(max_size=200), st.sampled_from(Band), st.booleans())
def test_what_is_written_reads_back(words: str, band: Band, agrees: bool) -> None:
    one = replace(judged(), why=words, band=band)
    assert read_judgement(write_judgement(one)) == one
    word = replace(review("TM", one, agrees=True, why="", today=date(2026, 1, 1)), agrees=agrees, why=words)
    assert read_review(write_review(word)) == word
    unfinished = Opinion(band if agrees else None, words, ("host_courts",), "n", "t")
    assert read_opinion(write_opinion(unfinished)) == unfinished
    assert read_opinion(None) == BLANK


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('"band": "High"', '"band": "Fine"', "json_invalid_value"),
        ('"version": 1', '"version": 2', "file_newer_version"),
        ("exile-risk/judgement", "exile-risk/case", "file_wrong_format"),
        ('"by": "NK"', '"name": "NK"', "json_unknown_field"),
    ],
)
def test_a_text_that_is_no_judgement_says_why(old: str, new: str, code: str) -> None:
    text = write_judgement(judged())
    assert old in text
    with pytest.raises(InputError) as caught:
        read_judgement(text.replace(old, new, 1))
    assert caught.value.code == code
