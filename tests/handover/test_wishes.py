# SPDX-License-Identifier: GPL-3.0-or-later
"""What the client ranks, refuses, weighs and chose, between colleagues: kept back first, merged as any other field."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exile_risk.case_file import write_draft
from exile_risk.handover import deciding, sending
from exile_risk.handover.desk import handover_of
from exile_risk.handover.field_checks import fits
from exile_risk.handover.field_names import OF_WISHES
from exile_risk.handover.fields import document_of, fields_of
from exile_risk.handover.sending import Options
from exile_risk.handover.writes import Parts
from exile_risk.model.case import Needs
from exile_risk.model.draft import Draft
from exile_risk.relocation.client_weights import MOST, said
from exile_risk.relocation.criteria import CRITERIA
from exile_risk.session import Session
from exile_risk.vault import imports
from tests.handover.desks import a_case, meet
from tests.handover.stores import EVERYTHING, PlainClerk, Store, content, team

WITH = replace(EVERYTHING, wishes=True)
WISHES: dict[str, Any] = {
    "needs.wished": ["NZ", "AU"],
    "needs.not_to": ["LA"],
    "needs.weights": {"cost": 0, "family": 4},
    "needs.chosen": ["NZ:nz-emerg", "stay"],
}
MARKS = ("NZ", "LA", "nz-emerg", "family")
OTHER: dict[str, Any] = {"needs.weights": {"work": 4}, "needs.chosen": ["CA:unhcr-em"], "needs.not_to": ["VN"]}


def preview(one: Store, options: Options) -> sending.Fields:
    codes = [code for uid in one.uids() if (code := imports.code_of(one.connection, uid))]
    return sending.preview_of(one.connection, codes, options)


def test_what_the_person_wishes_stays_here_until_somebody_says_so_and_the_list_says_that() -> None:
    a, b = team(2)
    uid = a.add(origin="KH", host="TH", **WISHES, **{"needs.languages": ["km"]})
    for options in (Options(), EVERYTHING):
        body = content(a.seal(b, options=options), b).decode()
        assert not any(f'"{mark}' in body.partition('"revealed"')[2] for mark in MARKS)
        assert '"km"' in body, "what names no place goes as before"
        listed = preview(a, options)
        assert not {row.field for row in listed.leaving} & OF_WISHES
        assert listed.wishes_stay == (imports.code_of(a.connection, uid),)
    (case,) = b.take(a.seal(b, options=Options())).cases
    assert case.kept_back == tuple(sorted(OF_WISHES)), "who plans a journey knows that there is something to ask"
    assert b.answers(uid) == {"origin": "KH", "host": "TH", "needs.languages": ["km"]}

    listed = preview(a, WITH)
    assert {row.field: row.value for row in listed.leaving if row.kind == "wishes"} == WISHES
    assert listed.wishes_stay == ()
    (case,) = b.take(a.seal(b, options=WITH)).cases
    assert case.kept_back == ()
    assert b.answers(uid) == a.answers(uid), "what was kept back can be told later"
    assert a.conflicts() == b.conflicts() == []


def test_without_wishes_nothing_is_said_of_them() -> None:
    (a,) = team(1)
    a.add(origin="KH", host="TH")
    assert preview(a, Options()).wishes_stay == ()


@pytest.mark.parametrize("out", ["needs", "needs.chosen"])
def test_fields_of_wishes_can_be_left_out_one_by_one(out: str) -> None:
    (a,) = team(1)
    code = imports.code_of(a.connection, a.add(origin="KH", **WISHES))
    listed = preview(a, replace(WITH, leave_out=frozenset({out})))
    gone = set(WISHES) if out == "needs" else {out}
    assert {row.field for row in listed.leaving} == {"origin", *WISHES} - gone
    assert listed.wishes_stay == ((code,) if out == "needs" else ()), "a refusal that stays is said, whatever keeps it"
    assert preview(a, Options(leave_out=frozenset({out}))).wishes_stay == (code,)


def both_changed() -> tuple[Store, Store, str]:
    a, b = team(2)
    uid = a.add(origin="KH", host="TH", **WISHES)
    b.take(a.seal(b, options=WITH))
    a.edit(uid, **{"needs.weights": {"cost": 4}, "needs.chosen": ["stay"], "needs.not_to": ["LA", "MY"]})
    b.edit(uid, **OTHER)
    return a, b, uid


def test_where_both_changed_them_both_readings_stay_and_nothing_is_overwritten() -> None:
    a, b, uid = both_changed()
    before = {one: one.answers(uid) for one in (a, b)}
    b.take(a.seal(b, options=WITH))
    a.take(b.seal(a, options=WITH))
    assert [field for _, field, _ in a.conflicts()] == sorted(OTHER)
    assert a.conflicts() == b.conflicts()
    for one in (a, b):
        assert one.answers(uid) == before[one], "each form goes on showing what its caseworker had"

    found = next(c for c in deciding.conflicts(b.connection) if c.field == "needs.chosen")
    b.resolve(uid, "needs.chosen", [r.told["value"] for r in found.readings].index(["stay"]))
    a.take(b.seal(a, options=WITH))
    for one in (a, b):
        assert one.answers(uid)["needs.chosen"] == ["stay"]
        assert [field for _, field, _ in one.conflicts()] == ["needs.not_to", "needs.weights"]


def test_a_weight_of_one_and_a_choice_of_the_other_merge_without_a_word() -> None:
    a, b = team(2)
    uid = a.add(origin="KH", host="TH", **WISHES)
    b.take(a.seal(b, options=WITH))
    a.edit(uid, **{"needs.weights": {"cost": 4}})
    b.edit(uid, **{"needs.chosen": ["CA:unhcr-em"]})
    b.take(a.seal(b, options=WITH))
    a.take(b.seal(a, options=WITH))
    for one in (a, b):
        assert one.conflicts() == []
        told = one.answers(uid)
        assert (told["needs.weights"], told["needs.chosen"]) == ({"cost": 4}, ["CA:unhcr-em"])
        assert (told["needs.wished"], told["needs.not_to"]) == (["NZ", "AU"], ["LA"])


def test_a_refusal_that_was_kept_back_is_not_overwritten_by_one_who_never_saw_it() -> None:
    a, b = team(2)
    uid = a.add(origin="KH", host="TH", **WISHES)
    b.take(a.seal(b, options=Options()))
    b.edit(uid, **{"needs.not_to": ["VN"]})
    a.take(b.seal(a, options=WITH))
    assert a.answers(uid)["needs.not_to"] == ["LA"]
    assert [field for _, field, _ in a.conflicts()] == ["needs.not_to"]


class OfBefore(PlainClerk):
    """A program that does not know every need."""

    def usable(self, field: str, parts: Parts) -> bool:
        return field != "needs.of_a_later_program"


@pytest.mark.parametrize("value", [["a:b", "C"], {"x": 3, "y": "z"}, {"x": {"y": "z"}}, 7])
def test_a_need_of_a_later_program_is_kept_and_passed_on_and_not_shown(value: Any) -> None:
    a, b, c = team(3)
    uid = a.add(origin="KH", **{"needs.of_a_later_program": value})
    b.clerk = OfBefore()
    (case,) = b.take(a.seal(b, options=WITH)).cases
    assert case.not_understood == ("needs.of_a_later_program",)
    assert b.answers(uid) == {"origin": "KH"}
    c.take(b.seal(c, options=WITH))
    assert c.answers(uid)["needs.of_a_later_program"] == value


@pytest.mark.parametrize(
    "value",
    [
        ["with Sok San"],
        {"cost": "to Sok San"},
        {"to Sok San": 1},
        {"cost": 100},
        {"cost": True},
        {"cost": [1]},
        "x y",
        -1,
    ],
)
def test_free_text_and_large_numbers_have_no_place_in_a_need(value: Any) -> None:
    assert not any(fits(field, "value", value) for field in (*OF_WISHES, "needs.of_a_later_program"))


PATHWAYS = st.from_regex(r"[a-z0-9-]{2,40}", fullmatch=True)


@settings(max_examples=50, deadline=None)
@given(
    st.dictionaries(st.sampled_from(CRITERIA), st.integers(0, MOST)),
    st.lists(st.sampled_from(("stay", "move", "NZ")) | PATHWAYS.map("AU:{}".format), unique=True, max_size=4),
)
def test_any_choosing_can_travel(levels: dict[str, int], ids: list[str]) -> None:
    text = write_draft(Draft("KH", "TH", needs=Needs(weights=said(levels), chosen=tuple(ids))))
    fields = fields_of(text, "case")
    assert document_of(fields).get("needs") == json.loads(text).get("needs")


def test_from_vault_to_vault_with_both_sides_changed(sessions: tuple[Session, Session], tmp_path: Path) -> None:
    here, there = sessions
    a, b = handover_of(here), handover_of(there)
    bo, an = meet(a, b)
    needs = Needs(wished=("NZ",), not_to=("LA",), weights={"cost": 0}, chosen=("NZ:nz-emerg", "stay"))
    code = here.add(replace(a_case(here), needs=needs))
    everything = Options(wishes=True)
    a.seal(tmp_path / "1", [code], [bo], everything)
    (case,) = b.take(b.look(tmp_path / "1")).cases
    assert (case.new, case.not_understood) == (True, ())
    (line,) = there.cases()
    assert there.draft(line.code).needs == needs

    changed = {here: replace(needs, weights={"cost": 4}), there: replace(needs, weights={"work": 4}, chosen=("stay",))}
    for session, name in ((here, code), (there, line.code)):
        session.save(name, replace(session.draft(name), needs=changed[session]))
        session.commit(name)
    b.seal(tmp_path / "2", [line.code], [an], everything)
    (case,) = a.take(a.look(tmp_path / "2")).cases
    assert [(change.field, change.after) for change in case.changes] == [("needs.chosen", {"value": ["stay"]})]
    (conflict,) = a.conflicts(code)
    assert conflict.field == "needs.weights"
    assert {json.dumps(r.told["value"]) for r in conflict.readings} == {'{"cost": 4}', '{"work": 4}'}
    assert here.draft(code).needs == replace(changed[here], chosen=("stay",))
    theirs = next(n for n, r in enumerate(conflict.readings) if r.told["value"] == {"work": 4})
    a.resolve(conflict, theirs)
    assert here.draft(code).needs == changed[there]
    assert a.conflicts(code) == ()
