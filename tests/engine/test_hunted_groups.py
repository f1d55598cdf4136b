# SPDX-License-Identifier: GPL-3.0-or-later
"""A group that is hunted as a whole: asked for where one is on record, never Low before that, and danger when it is."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from exile_risk.assessing import GROUP, assess
from exile_risk.case_file import read_case
from exile_risk.catalogue import load_catalogue
from exile_risk.errors import InputError
from exile_risk.judgement.record import read_record, record_text, reproduces
from exile_risk.knowledge.corrections import Correction, check_words
from exile_risk.model.answers import Answer, EvidenceGrade, Unanswered
from exile_risk.model.assessment import Assessment, Band
from exile_risk.relocation.arrival import RESETTLED, RESIDENCE
from exile_risk.relocation.options import relocate
from exile_risk.relocation.residual import Elsewhere, staying
from exile_risk.session import shared_knowledge, vocabulary
from exile_risk.wording.headline import headline

QUIET = {
    "political_profile": "none",
    "visible_criticism": "none",
    "origin_request": "none_known",
    "charge_status": "none",
    "offence_label": "none",
    "prior_targeting": "none",
    "immigration_status": "valid_temporary",
    "protection_status": "none",
    **dict.fromkeys(load_catalogue().triggers, "no"),
}


def document(origin: str, host: str, day: str, **answers: str) -> dict[str, Any]:
    body = {"format": "exile-risk/case", "version": 1, "origin": origin, "host": host, "as_of": day}
    return {**body, "nationalities": [origin], "answers": {**QUIET, **answers}}


def rated(origin: str, host: str, day: str, model: str = "3", **answers: str) -> Assessment:
    knowledge = shared_knowledge()
    words = vocabulary(knowledge, load_catalogue())
    case = read_case(json.dumps(document(origin, host, day, **answers)), "case", words, date.today())
    return assess(case, load_catalogue(model), knowledge)


@pytest.mark.parametrize("host", ["TH", "KZ", "TR", "AE", "MY", "EG", "NP"])
def test_a_quiet_person_of_a_hunted_people_is_not_low_where_courts_are_not_strong(host: str) -> None:
    found = rated("CN", host, "2018-10-01", group_hunted="hunted")
    assert found.band is not None
    assert found.band >= Band.MODERATE
    assert host not in ("TH", "KZ", "TR") or found.rating.band >= Band.MODERATE
    ladder = [rated("CN", host, "2018-10-01", group_hunted=v).rating.index for v in ("no", "pressed", "hunted")]
    assert ladder == sorted(set(ladder))


@pytest.mark.parametrize("host", ["DE", "AU"])
def test_courts_protect_members_too(host: str) -> None:
    found = rated("CN", host, "2018-10-01", group_hunted="hunted")
    assert found.band is Band.LOW
    assert found.rating.pathways["R"].probability < 0.001


def test_low_waits_for_the_answer_where_a_group_is_on_record() -> None:
    open_one = rated("CN", "DE", "2018-10-01")
    assert (open_one.rating.band, open_one.band) == (Band.LOW, Band.MODERATE)
    assert open_one.low_withheld == "group_not_asked"
    assert "hunts whole groups of people abroad: Uyghurs and " in headline(open_one)
    assert "; Tibetans; Falun Gong. Ask whether they belong to one." in headline(open_one)
    nameless = replace(open_one, derived={})
    assert "hunts whole groups of people abroad: ask whether they belong to one." in headline(nameless)
    assert rated("CN", "DE", "2018-10-01", group_hunted="no").band is Band.LOW


def test_before_the_hunt_began_and_for_other_states_the_facts_answer() -> None:
    def answer(origin: str, day: str) -> tuple[str | None, int]:
        derived = shared_knowledge().corridor(origin, "DE", date.fromisoformat(day))["group_hunted"]
        return derived.value, len(derived.set_aside)

    assert answer("TR", "2016-07-14") == ("no", 0)
    assert answer("TR", "2016-07-15") == (None, 1)
    assert answer("BR", "2020-01-01") == ("no", 0)
    assert rated("BR", "DE", "2018-10-01").band is Band.LOW


@pytest.mark.parametrize("model", ["1", "2"])
def test_older_models_leave_the_answer_aside(model: str) -> None:
    with_it, without = (rated("CN", "AE", "2018-10-01", model, **more) for more in ({"group_hunted": "hunted"}, {}))
    assert with_it.rating == without.rating
    assert with_it.low_withheld is None


@pytest.mark.parametrize(
    ("answer", "open_still"),
    [
        (Answer("no"), False),
        (Answer("no", EvidenceGrade.CLIENT_ACCOUNT), False),
        (Answer("no", EvidenceGrade.INFERENCE), True),
        (Answer(Unanswered.DECLINED), True),
        (Answer(Unanswered.UNKNOWN), True),
        (Answer(Unanswered.NOT_APPLICABLE), False),
        (None, True),
    ],
)
def test_only_somebody_s_word_ends_the_waiting(answer: Answer | None, open_still: bool) -> None:
    base = rated("CN", "DE", "2018-10-01").case
    said = {} if answer is None else {"group_hunted": answer}
    found = assess(replace(base, answers={**base.answers, **said}), load_catalogue(), shared_knowledge())
    assert found.band is (Band.MODERATE if open_still else Band.LOW)
    assert found.low_withheld == ("group_not_asked" if open_still else None)


def test_a_record_keeps_the_waiting_and_is_made_again_from_itself() -> None:
    text = record_text(rated("CN", "DE", "2018-10-01"))
    assert read_record(text).result.low_withheld == "group_not_asked"
    assert reproduces(text)


def test_the_same_is_said_of_a_place_to_move_to_and_of_staying() -> None:
    catalogue, knowledge = load_catalogue(), shared_knowledge()
    asked, unasked = (rated("CN", "DE", "2018-10-01", **more) for more in ({"group_hunted": "no"}, {}))
    for found, band in ((asked, Band.LOW), (unasked, Band.MODERATE)):
        there = Elsewhere(found, catalogue, knowledge).planned("AU", RESETTLED)
        assert there.rating.band is Band.LOW
        assert there.band is staying(found, catalogue).band is band
    hunted = rated("CN", "AE", "2018-10-01", group_hunted="hunted")
    elsewhere = Elsewhere(hunted, catalogue, knowledge)
    for place in ("EG", "NP", "MY", "KZ", "TH"):
        assert elsewhere.planned(place, RESIDENCE).band >= Band.MODERATE, "nothing there is Low for whom it hands over"
    assert elsewhere.planned("DE", RESETTLED).band is Band.LOW


def test_waiting_here_as_there_offers_the_places_that_are_less_dangerous_all_the_same() -> None:
    found = rated("CN", "TH", "2018-10-01")
    assert found.low_withheld == "group_not_asked"
    listed = relocate(found, load_catalogue(), shared_knowledge())
    there = [c for c in listed.options if c.residual is not None and c.destination not in ("", "TH")]
    assert there
    assert all(c.residual is not None and c.residual.band is Band.MODERATE for c in there)


def doubt(origin: str, value: str | None) -> Correction:
    day = date(2018, 6, 1)
    return Correction(GROUP, value, origin, None, day, None, "A report", "", day, "", day, 1)


def test_a_correction_can_open_the_question_for_another_state_and_answer_it_for_none() -> None:
    catalogue, shipped = load_catalogue(), shared_knowledge()
    knowledge = shipped.with_corrections((doubt("BR", None),))
    case = rated("BR", "DE", "2018-10-01").case
    waits = assess(case, catalogue, knowledge)
    assert (waits.band, waits.low_withheld) == (Band.MODERATE, "group_not_asked")
    assert reproduces(record_text(waits))
    said = replace(case, answers={**case.answers, GROUP: Answer("no")})
    assert assess(said, catalogue, knowledge).band is Band.LOW
    for value in catalogue.factors[GROUP].values:
        with pytest.raises(InputError, match="correction_value"):
            check_words(doubt("CN", value), catalogue, shipped.countries())
    check_words(doubt("CN", None), catalogue, shipped.countries())
