# SPDX-License-Identifier: GPL-3.0-or-later
"""Answered conditions of pathways: in the case file, in the schema, in the vault and in a rating's record."""

import json
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from exile_risk import assets
from exile_risk.assessing import assess
from exile_risk.case_file import draft_of, read_case, write_draft
from exile_risk.catalogue import load_catalogue
from exile_risk.errors import InputError
from exile_risk.judgement.record import record_text, reproduces
from exile_risk.session import Session, shared_knowledge, vocabulary
from exile_risk.wording.errors import sentence

WORDS = vocabulary(shared_knowledge(), load_catalogue())
TODAY = date(2026, 1, 1)
KNOWN = {
    "age": {"18_to_50": "yes", "up_to_55": "yes"},
    "family_in": {"AU": "no", "NZ": "yes"},
    "language": {"en": "no"},
    "location": {"outside_origin": "yes"},
    "other": {"lgbtqi": "no", "new_intake_open@ca-sah": "yes", "woman_at_risk": "yes"},
}


def text(**needs: Any) -> str:
    body = {"format": "exile-risk/case", "version": 1, "as_of": "2025-06-01", "origin": "KH", "host": "TH"}
    return json.dumps({**body, "needs": needs})


def test_a_case_without_them_is_as_before() -> None:
    case = read_case(text(languages=["km"]), "case", WORDS, TODAY)
    assert case.needs.known == {}
    assert json.loads(write_draft(draft_of(case)))["needs"] == {"languages": ["km"]}


def test_they_come_back_as_they_went_in_and_equal_cases_have_equal_bytes() -> None:
    case = read_case(text(known=KNOWN), "case", WORDS, TODAY)
    assert case.needs.known["family_in"] == {"AU": False, "NZ": True}
    written = write_draft(draft_of(case))
    assert json.loads(written)["needs"]["known"] == KNOWN
    assert read_case(written, "case", WORDS, TODAY) == case
    backwards = {field: dict(reversed(answered.items())) for field, answered in reversed(KNOWN.items())}
    assert write_draft(draft_of(read_case(text(known=backwards), "case", WORDS, TODAY))) == written


def test_a_vault_keeps_them() -> None:
    case = read_case(text(known=KNOWN), "case", WORDS, TODAY)
    session = Session.train()
    try:
        code = session.add(draft_of(case))
        assert session.draft(code) == draft_of(case)
    finally:
        session.close()


def test_a_rating_with_them_is_made_again_byte_for_byte() -> None:
    case = read_case(text(known=KNOWN), "case", WORDS, TODAY)
    assert reproduces(record_text(assess(case, load_catalogue(), shared_knowledge())))


BAD: dict[str, tuple[dict[str, Any], str]] = {
    "field": ({"shoe_size": {"x": "yes"}}, "case_value"),
    "token": ({"other": {"woman_at_rsk": "yes"}}, "case_value"),
    "token of a pathway": ({"other": {"woman_at_rsk@au-204": "yes"}}, "case_value"),
    "no pathway": ({"other": {"lgbtqi@": "yes"}}, "case_value"),
    "country": ({"family_in": {"QQ": "yes"}}, "case_country"),
    "language": ({"language": {"english": "yes"}}, "case_word"),
    "age": ({"age": {"old": "yes"}}, "case_word"),
    "word": ({"other": {"lgbtqi": "perhaps"}}, "case_value"),
    "truth": ({"other": {"lgbtqi": True}}, "json_wrong_type"),
}


@pytest.mark.parametrize("what", BAD)
def test_a_misspelt_word_is_refused_and_named(what: str) -> None:
    known, code = BAD[what]
    with pytest.raises(InputError, match=code) as raised:
        read_case(text(known=known), "case.json", WORDS, TODAY)
    assert "needs.known" in sentence(raised.value)


def test_the_schema_takes_what_the_program_takes_and_refuses_other_fields() -> None:
    schema = json.loads(assets.path("schemas", "case.schema.json").read_text(encoding="utf-8"))
    valid = Draft202012Validator(schema)
    assert valid.is_valid(json.loads(text(known=KNOWN)))
    for what in ("field", "word", "truth"):
        assert not valid.is_valid(json.loads(text(known=BAD[what][0]))), what
