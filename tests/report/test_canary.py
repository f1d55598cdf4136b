# SPDX-License-Identifier: GPL-3.0-or-later
"""A name, a contact or a code name hidden wherever somebody can type never reaches a partner or a stray page."""

from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exile_risk.knowledge.corrections import Correction
from exile_risk.model.case import Needs
from exile_risk.model.facts import Basis
from exile_risk.report import Document, Reader
from exile_risk.report.html import html
from exile_risk.report.text import text
from exile_risk.session import shared_knowledge
from tests.judgement.cases import case
from tests.report.given import document, judged, rated, relocation

NAME, CONTACT, CODE_NAME, INITIALS = "Sokunthea Canary", "+66 2 555 0142", "falke_blau", "QXZ7"
CANARIES = (NAME, CONTACT, CODE_NAME, INITIALS, "555 0142", "Sokunthea", "quxz")


def correction(factor: str, value: str) -> Correction:
    day = date(2018, 1, 10)
    words = f"{NAME}, {CONTACT}, {CODE_NAME}"
    start = day - timedelta(days=400)
    return Correction(factor, value, "KH", "TH", start, None, words, words, day, words, day, number=1)


def everything(reader: Reader) -> Document:
    """Return a report with all parts of a case into which canaries were typed wherever typing is possible."""
    knowledge = shared_knowledge().with_corrections(
        [correction("security_cooperation", "explicit_fugitive_or_swap_deal")]
    )
    needs = Needs(languages=("quxz",), professions=(CODE_NAME,))
    found = rated(replace(case(), needs=needs), knowledge)
    assert any(f.basis is Basis.LOCAL for d in found.derived.values() for f in d.facts)
    kept = judged(found, f"{NAME} told {CODE_NAME}, {CONTACT}", INITIALS, "ZZ9", f"No: {NAME}, {CONTACT}")
    return document(found, reader, judgement=kept, knowledge=knowledge, where=relocation())


def words_of(value: Any) -> list[str]:
    """Return every text in a value, however deep it lies."""
    if isinstance(value, str):
        return [value]
    if is_dataclass(value) and not isinstance(value, type):
        return [w for f in fields(value) for w in words_of(getattr(value, f.name))]
    if isinstance(value, tuple):
        return [w for one in value for w in words_of(one)]
    return []


@pytest.mark.parametrize("reader", [Reader.PARTNER, Reader.PERSON])
def test_no_canary_reaches_a_partner_or_the_persons_page(reader: Reader) -> None:
    made = everything(reader)
    for said in (" ".join(words_of(made)), html(made), text(made)):
        for canary in CANARIES:
            assert canary.casefold() not in said.casefold(), canary


def test_the_own_file_does_hold_them() -> None:
    """Else the test above could not fail."""
    said = " ".join(words_of(everything(Reader.FILE)))
    for canary in (NAME, CONTACT, CODE_NAME, INITIALS):
        assert canary in said


@settings(max_examples=25, deadline=None)
@given(why=st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=60))
def test_whatever_is_written_as_a_reason_stays_in_the_own_file(why: str) -> None:
    marked = f"§{why}§"
    found = rated(case())
    kept = judged(found, marked)
    tidied = kept.judgement.why if kept.judgement else ""
    assert tidied not in " ".join(words_of(document(found, judgement=kept)))
    assert tidied in " ".join(words_of(document(found, Reader.FILE, frozenset(), judgement=kept)))
