# SPDX-License-Identifier: GPL-3.0-or-later
"""What the client ranks, refuses and weighs, and the options chosen: kept with the case and followed by everything."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from exile_risk import assets
from exile_risk.case_file import draft_of, read_case, write_draft
from exile_risk.errors import InputError
from exile_risk.judgement.record import record_text, reproduces
from exile_risk.model.case import Needs
from exile_risk.model.draft import Draft
from exile_risk.model.relocation import Relocation
from exile_risk.relocation.choosing import NOT_OFFERED, NOT_ON_FILE, OFFERED, SET_ASIDE, chosen_options
from exile_risk.relocation.client_weights import MIDDLE, MOST, counting, said, weighing
from exile_risk.relocation.criteria import CRITERIA
from exile_risk.relocation.options import relocate
from exile_risk.session import Session, vocabulary
from exile_risk.wording.errors import sentence
from exile_risk.wording.relocation_chosen import chosen_text, warnings, weights_words
from tests.relocation.given import CATALOGUE, KNOWLEDGE, founding, rated

WORDS = vocabulary(KNOWLEDGE, CATALOGUE)
TODAY = date(2026, 1, 1)
SCHEMA = json.loads(assets.path("schemas", "case.schema.json").read_text(encoding="utf-8"))
WHOLE: dict[str, Any] = {
    "not_to": ["LA"],
    "wished": ["NZ", "AU"],
    "weights": {"cost": 0, "family": 4},
    "chosen": ["NZ:nz-emerg", "stay", "AU"],
}


def text(**needs: Any) -> str:
    body = {"format": "exile-risk/case", "version": 1, "as_of": "2025-06-01", "origin": "KH", "host": "TH"}
    return json.dumps({**body, "charges": [], "answers": {}, **({"needs": needs} if needs else {})}, indent=2) + "\n"


@pytest.fixture(scope="module")
def listed() -> Relocation:
    return relocate(founding(), CATALOGUE, KNOWLEDGE)


# --- the record ---


@pytest.mark.parametrize("needs", [{}, {"languages": ["km"], "wished": ["NZ"]}], ids=["none", "some"])
def test_an_old_record_reads_as_before_and_keeps_its_bytes(needs: dict[str, Any]) -> None:
    case = read_case(text(**needs), "case", WORDS, TODAY)
    assert (case.needs.weights, case.needs.chosen) == ({}, ())
    assert write_draft(draft_of(case)) == text(**needs)


def test_all_four_come_back_as_they_went_in() -> None:
    case = read_case(text(**WHOLE), "case", WORDS, TODAY)
    assert case.needs == Needs(
        not_to=("LA",), wished=("NZ", "AU"), weights={"family": 4, "cost": 0}, chosen=("NZ:nz-emerg", "stay", "AU")
    )
    assert json.loads(write_draft(draft_of(case)))["needs"] == WHOLE
    assert reproduces(record_text(rated(case)))


LEVELS = st.dictionaries(st.sampled_from(CRITERIA), st.integers(0, MOST))
PATHWAYS = st.from_regex(r"[a-z0-9-]{2,40}", fullmatch=True)
IDS = st.sampled_from(("stay", "move", "NZ", "AU")) | st.builds("{}:{}".format, st.sampled_from(("NZ", "AU")), PATHWAYS)


@settings(max_examples=60, deadline=None)
@given(LEVELS, st.lists(IDS, unique=True, max_size=4))
def test_any_choosing_comes_back_and_equal_cases_have_equal_bytes(levels: dict[str, int], ids: list[str]) -> None:
    needs = Needs(weights=said(levels), chosen=tuple(ids))
    written = write_draft(Draft("KH", "TH", TODAY, needs=needs))
    assert read_case(written, "case", WORDS, TODAY).needs == needs
    assert Draft202012Validator(SCHEMA).is_valid(json.loads(written))
    given_otherwise = {"weights": dict(reversed(levels.items())), "chosen": [*ids, *ids]}
    other = read_case(text(**given_otherwise), "case", WORDS, TODAY)
    assert write_draft(Draft("KH", "TH", TODAY, needs=other.needs)) == written
    assert ("weights" in written) == any(step != MIDDLE for step in levels.values()), "absent when nobody said anything"


BAD: dict[str, tuple[dict[str, Any], str]] = {
    "no criterion": ({"weights": {"beauty": 1}}, "case_value"),
    "too much": ({"weights": {"cost": 5}}, "case_value"),
    "less than nothing": ({"weights": {"cost": -1}}, "case_value"),
    "half a step": ({"weights": {"cost": 1.5}}, "json_wrong_type"),
    "truth": ({"weights": {"cost": True}}, "json_wrong_type"),
    "a name": ({"chosen": ["with Sok San"]}, "case_word"),
    "a name behind a place": ({"chosen": ["NZ:Sok San"]}, "case_word"),
    "a second line": ({"chosen": ["stay\n"]}, "case_word"),
}


@pytest.mark.parametrize("what", BAD)
def test_what_is_no_code_is_refused_and_named(what: str) -> None:
    needs, code = BAD[what]
    with pytest.raises(InputError, match=code) as raised:
        read_case(text(**needs), "case.json", WORDS, TODAY)
    assert f"needs.{next(iter(needs))}" in sentence(raised.value)
    if what != "a second line":  # in a schema the end of a text is also before its last line feed
        assert not Draft202012Validator(SCHEMA).is_valid(json.loads(text(**needs)))


def test_a_state_that_is_none_is_refused_and_a_pathway_that_is_gone_is_not() -> None:
    with pytest.raises(InputError, match="case_country"):
        read_case(text(chosen=["QQ:nz-emerg"]), "case", WORDS, TODAY)
    assert read_case(text(chosen=["NZ:closed-in-2019"]), "case", WORDS, TODAY).needs.chosen == ("NZ:closed-in-2019",)


def test_a_vault_keeps_them_in_drafts_revisions_and_what_the_person_may_ask_for() -> None:
    draft = draft_of(read_case(text(**WHOLE), "case", WORDS, TODAY))
    bare = Draft("KH", "TH", TODAY)
    session = Session.train()
    try:
        code = session.add(bare)
        session.save(code, draft)
        assert session.draft(code) == draft, "while it is being written"
        assert _held(session, code)["draft"][0]["document"]["needs"] == WHOLE
        session.commit(code)
        assert [one for _, one in session.history(code)] == [bare, draft]
        assert _held(session, code)["revisions"][-1]["document"]["needs"] == WHOLE
    finally:
        session.close()


def _held(session: Session, code: str) -> Any:
    return json.loads(session.safekeeping.custody.everything_held(code))


# --- what follows it ---


def test_steps_become_weights_and_equal_ones_weigh_nothing() -> None:
    assert weighing({}) is None
    assert weighing(dict.fromkeys(CRITERIA, 0)) is None, "when nothing matters everything matters the same"
    assert weighing({"cost": 0}) == {name: 0.0 if name == "cost" else 2.0 for name in CRITERIA}
    assert counting(Needs(weights={"cost": 0}), None)["cost"] == 0
    assert counting(Needs(weights={"cost": 0}), {"cost": 1.0})["cost"] == 1, "what is asked for comes first"


@settings(max_examples=60, deadline=None)
@given(LEVELS)
def test_weights_of_a_case_always_count_as_shares(levels: dict[str, int]) -> None:
    found = counting(Needs(weights=said(levels)), None)
    assert sum(found.values()) == pytest.approx(1)
    more = sorted(CRITERIA, key=lambda name: levels.get(name, MIDDLE))
    assert sorted(found.values()) == pytest.approx([found[name] for name in more])


def test_options_are_ordered_by_what_the_case_says(listed: Relocation) -> None:
    one = founding()
    needs = Needs(weights={"cost": 4, **dict.fromkeys(("durability", "protection", "work"), 0)})
    kept = relocate(rated(one.case, needs=needs), CATALOGUE, KNOWLEDGE)
    asked = relocate(rated(one.case), CATALOGUE, KNOWLEDGE, weighing(needs.weights))
    plain = relocate(rated(one.case), CATALOGUE, KNOWLEDGE)
    order = [c.id for c in kept.options]
    assert order == [c.id for c in asked.options]
    assert order != [c.id for c in plain.options]


def test_every_option_chosen_is_told_as_it_stands_now(listed: Relocation) -> None:
    ids = [listed.options[1].id, listed.dominated[0].id, listed.excluded[0].id, "NZ:closed-in-2019", "stay"]
    found = chosen_options(listed, ids)
    assert [one.id for one in found] == ids, "nothing is dropped without a word"
    assert [one.standing for one in found] == [OFFERED, SET_ASIDE, NOT_OFFERED, NOT_ON_FILE, OFFERED]
    texts = [chosen_text(one) for one in found]
    assert "set aside" in texts[1]
    assert "not offered" in texts[2]
    assert "New Zealand (NZ:closed-in-2019)" in texts[3].replace("\u2068", "").replace("\u2069", "")
    told = warnings(found)
    assert told.startswith("Of what was chosen, 2 are not offered and not in the plan:")
    assert texts[2] in told
    assert texts[3] in told
    assert warnings((found[0], found[1])) == ""
    assert weights_words({"cost": 0, "family": 4}) == "Family together: matters most; Cost: does not matter"
