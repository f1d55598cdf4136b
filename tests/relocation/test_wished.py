# SPDX-License-Identifier: GPL-3.0-or-later
"""The client's own places in their order: in the case file, in the schema, in the vault and in a rating's record."""

import json
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from exile_risk import assets
from exile_risk.assessing import assess
from exile_risk.case_file import draft_of, read_case, write_draft
from exile_risk.errors import InputError
from exile_risk.judgement.record import record_text, reproduces
from exile_risk.session import Session, vocabulary
from exile_risk.wording.errors import sentence
from tests.relocation.given import CATALOGUE, KNOWLEDGE

WORDS = vocabulary(KNOWLEDGE, CATALOGUE)
TODAY = date(2026, 1, 1)
WISHED = ["NZ", "AU", "XK"]


def text(**needs: Any) -> str:
    body = {"format": "exile-risk/case", "version": 1, "as_of": "2025-06-01", "origin": "KH", "host": "TH"}
    return json.dumps({**body, "needs": needs})


def test_the_order_is_kept_and_a_case_without_them_is_as_before() -> None:
    case = read_case(text(wished=WISHED), "case", WORDS, TODAY)
    assert case.needs.wished == ("NZ", "AU", "XK")
    written = write_draft(draft_of(case))
    assert json.loads(written)["needs"] == {"wished": WISHED}
    assert read_case(written, "case", WORDS, TODAY) == case
    assert "wished" not in write_draft(draft_of(read_case(text(languages=["km"]), "case", WORDS, TODAY)))
    assert read_case(text(wished=["NZ", "NZ"]), "case", WORDS, TODAY).needs.wished == ("NZ",)


def test_a_vault_and_a_record_keep_them() -> None:
    case = read_case(text(wished=WISHED), "case", WORDS, TODAY)
    session = Session.train()
    try:
        assert session.draft(session.add(draft_of(case))) == draft_of(case)
    finally:
        session.close()
    assert reproduces(record_text(assess(case, CATALOGUE, KNOWLEDGE)))


def test_they_never_move_the_rating() -> None:
    plain, wishing = (
        assess(read_case(text(wished=w), "case", WORDS, TODAY), CATALOGUE, KNOWLEDGE) for w in ([], WISHED)
    )
    assert plain.rating == wishing.rating


def test_a_place_that_does_not_exist_is_refused_and_named() -> None:
    with pytest.raises(InputError, match="case_country") as raised:
        read_case(text(wished=["QQ"]), "case.json", WORDS, TODAY)
    assert "needs.wished[0]" in sentence(raised.value)


def test_the_schema_takes_what_the_program_takes() -> None:
    schema = json.loads(assets.path("schemas", "case.schema.json").read_text(encoding="utf-8"))
    valid = Draft202012Validator(schema)
    assert valid.is_valid(json.loads(text(wished=WISHED)))
    assert not valid.is_valid(json.loads(text(wished="NZ")))
