# SPDX-License-Identifier: GPL-3.0-or-later
"""What the shipped precedents promise: events and no names, real citations, and agreement with the rest of the base."""

import re

import pytest

from exile_risk import assets
from exile_risk.knowledge import Knowledge
from exile_risk.knowledge.view import View
from exile_risk.model.facts import Basis
from exile_risk.model.precedents import Precedent
from exile_risk.precedents.library import library
from exile_risk.precedents.table import COLUMNS
from exile_risk.precedents.vocabulary import CHARGE_FAMILY


@pytest.fixture(scope="module")
def precedents(knowledge: Knowledge) -> tuple[Precedent, ...]:
    return library(knowledge).precedents


def test_there_are_all_cases_and_most_were_read(precedents: tuple[Precedent, ...]) -> None:
    read = [p for p in precedents if p.basis is Basis.READ]
    assert (len(precedents), len(read)) == (230, 205)


def test_labels_and_notes_are_plain_sentences_without_a_promise(precedents: tuple[Precedent, ...]) -> None:
    for one in precedents:
        assert not one.label.endswith("."), one.id
        assert one.label[0].isupper() or one.label[0].isdigit(), one.id
        assert one.note.endswith("."), one.id
        assert len(one.label) <= 120, one.id
        assert len(one.note) <= 160, one.id
        assert not re.search(r"safe|%|corrected|http", one.label + one.note, re.IGNORECASE), one.id


def test_general_knowledge_is_never_a_citation(precedents: tuple[Precedent, ...], knowledge: Knowledge) -> None:
    unread = [p for p in precedents if p.basis is Basis.GENERAL_KNOWLEDGE]
    assert unread
    for one in unread:
        assert not one.citable, one.id
        assert knowledge.source(one.source).url is None, one.id


def test_whatever_may_be_cited_has_a_title_a_publisher_and_a_year(
    precedents: tuple[Precedent, ...], knowledge: Knowledge
) -> None:
    citable = [p for p in precedents if p.citable]
    assert len(citable) >= 200
    for one in citable:
        source = knowledge.source(one.source)
        assert source.title, one.id
        assert source.publisher, one.id
        assert re.fullmatch(r"\d{4}", source.year), one.id
        assert "General knowledge" not in source.publisher, one.id
        assert "Wikipedia" not in source.publisher, one.id


def test_what_was_coded_with_the_outcome_in_view_is_left_out() -> None:
    assert not [column for column in COLUMNS if "attention" in column]
    text = (assets.path("knowledge", "precedents.csv")).read_text(encoding="utf-8")
    assert "attention_before" not in text


def test_precedents_and_incidents_tell_the_same_story(precedents: tuple[Precedent, ...], knowledge: Knowledge) -> None:
    by_id = {f"inc-{p.id}": p for p in precedents}
    table = knowledge.table("incidents")
    facts = [f for subject in table.rows() for f in table.facts(subject) if f.id in by_id]
    assert len(facts) > 130
    for fact in facts:
        one = by_id[fact.id]
        assert fact.subject == f"{one.origin}>{one.host}", fact.id
        assert fact.value.split(" ")[0] == one.outcome, fact.id
        exact, rough = (one.date, fact.as_of) if len(one.date) > len(fact.as_of) else (fact.as_of, one.date)
        assert exact.startswith(rough), fact.id


def test_the_kind_of_host_is_what_the_rules_derive_for_that_year(
    precedents: tuple[Precedent, ...], knowledge: Knowledge
) -> None:
    for one in precedents:
        assert View(knowledge, one.origin, one.host, one.over).value("host_regime") == one.host_regime, one.id


def test_every_offence_of_a_case_has_a_family(knowledge: Knowledge) -> None:
    assert set(knowledge.offences()) <= set(CHARGE_FAMILY)
