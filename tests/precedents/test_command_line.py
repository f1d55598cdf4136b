# SPDX-License-Identifier: GPL-3.0-or-later
"""Precedents where others read them: in the JSON contract and in the readable note."""

import json
import re

from exile_risk.assessment_file import assessment_document
from exile_risk.catalogue import load_catalogue
from exile_risk.cli.assessment_text import assessment_text
from exile_risk.knowledge import Knowledge
from tests.precedents.conftest import rated


def test_the_record_lists_the_nearest_first_and_says_why(knowledge: Knowledge) -> None:
    found = rated("opposition-official-in-thailand-2024", knowledge)
    document = json.loads(json.dumps(assessment_document(found, load_catalogue(), knowledge)))
    listed = document["precedents"]
    assert [p["similarity"] for p in listed] == sorted((p["similarity"] for p in listed), reverse=True)
    assert {p["harm"] for p in listed} == {True, False}
    assert all(p["date"] < document["as_of"] for p in listed)
    for one in listed:
        assert abs(sum(p["points"] for p in one["shares"]) / 100 - one["similarity"]) < 0.001
        assert one["source"] in knowledge.sources
    assert document["precedents_counted"]["unverified"] == {"resettled_third_country": 1}


def test_without_knowledge_there_are_none(knowledge: Knowledge) -> None:
    found = rated("refugee-in-thailand-2018", knowledge)
    document = assessment_document(found, load_catalogue())
    assert document["precedents"] == []
    assert document["precedents_counted"] == {"read": {}, "unverified": {}}


def test_the_note_names_date_event_and_source(knowledge: Knowledge) -> None:
    text = assessment_text(rated("refugee-in-thailand-2018", knowledge), load_catalogue(), knowledge)
    part = " ".join(text[text.index("\nPrecedents") : text.index("\nStay in")].split())
    assert "Ended in harm ! Jul 2015, China → Thailand: Deported or handed over." in part
    assert "Did not end in harm – Jan 2004, Cambodia → Thailand: Left for another country" in part
    assert "VOA Khmer, 2009" in part
    assert "What gets reported is not a rate." in part
    assert len(re.findall(r" [!–] \w+ \d{4},", part)) == 6


def test_where_nothing_is_comparable_the_note_says_so(knowledge: Knowledge) -> None:
    from dataclasses import replace
    from datetime import date

    found = rated("refugee-in-thailand-2018", knowledge)
    far = replace(found, case=replace(found.case, origin="MV", host="FJ"), day=date(2001, 6, 1))
    text = assessment_text(far, load_catalogue(), knowledge)
    assert "Nothing comparable before this day is on record. Silence proves nothing." in text
