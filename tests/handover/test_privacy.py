# SPDX-License-Identifier: GPL-3.0-or-later
"""What leaves is what was listed, and by default nothing that names somebody or was typed freely."""

import json
from collections.abc import Callable

import pytest

from exile_risk.handover import sending
from exile_risk.handover.canonical import canonical
from exile_risk.handover.journal import known
from exile_risk.handover.sending import Options
from exile_risk.vault import imports, judgements
from exile_risk.vault.rows import Rated
from tests.handover.stores import EVERYTHING, Store, content, team

SECRET, INITIALS, EARLIER, CODES = "Sokha-Vannak-4711", "SVX", "prior_value", ("KH", "far")


def judgement(why: str = SECRET, by: str = INITIALS, band: str = "high") -> str:
    beside = {"state": "rated", "band": "high", "likely": ["high", "high"], "lead": "R", "as_of": "2026-11-25"}
    body = {"band": band, "why": why, "because": ["proximity"], "by": by, "written_on": "2026-11-25"}
    body |= {"review_by": "2026-12-25", "needs_second": True, "clocks": "1", "rating": beside | {"versions": {}}}
    return json.dumps({"format": "exile-risk/judgement", "version": 1, **body})


def word(why: str = SECRET) -> str:
    body = {"by": "QQ", "agrees": False, "why": why, "written_on": "2026-11-25"}
    return json.dumps({"format": "exile-risk/judgement-review", "version": 1, **body})


def judge(one: Store, uid: str, text: str, review: str | None = None) -> None:
    code = imports.code_of(one.connection, uid)
    assert code is not None
    with one.writing() as c:
        rating = judgements.keep_rating(c, code, Rated("{}", None))
        made = judgements.add_judgement(c, code, rating, text, "2026-12-25")
        if review is not None:
            judgements.add_review(c, code, made.number, review)


@pytest.fixture
def judged() -> tuple[Store, Store, str]:
    a, b = team(2)
    uid = a.add(origin="KH", host="TH", proximity=EARLIER)
    a.edit(uid, proximity="far")
    judge(a, uid, judgement(), word())
    return a, b, uid


def test_by_default_neither_names_nor_free_text_nor_earlier_values_leave(judged: tuple[Store, Store, str]) -> None:
    a, b, uid = judged
    body = content(a.seal(b, options=Options()), b).decode()
    code = imports.code_of(a.connection, uid)
    assert code is not None
    for gone in (SECRET, INITIALS, "QQ", EARLIER, code):
        assert gone not in body
    for there in CODES:
        assert there in body


@pytest.mark.parametrize(
    ("options", "there"),
    [
        (Options(free_text=True), SECRET),
        (Options(initials=True), INITIALS),
        (Options(history=True), EARLIER),
    ],
)
def test_each_of_them_leaves_when_somebody_says_so(
    judged: tuple[Store, Store, str], options: Options, there: str
) -> None:
    a, b, _ = judged
    body = content(a.seal(b, options=options), b).decode()
    assert there in body
    others = {SECRET, INITIALS, EARLIER} - {there}
    assert not any(other in body for other in others)


@pytest.mark.parametrize("options", [Options(), EVERYTHING, Options(leave_out=frozenset({"judgement", "host"}))])
def test_the_list_is_exactly_what_leaves(judged: tuple[Store, Store, str], options: Options) -> None:
    a, b, uid = judged
    code = imports.code_of(a.connection, uid)
    assert code is not None
    before = [a.connection.execute("SELECT count(*) FROM quarantine").fetchone()[0]]
    listed = sending.preview_of(a.connection, [code], options)
    assert [a.connection.execute("SELECT count(*) FROM quarantine").fetchone()[0]] == before, "only looked"
    body = json.loads(content(a.seal(b, options=options), b))
    values = [canonical(row[1]) for case in body["cases"] for row in case["revealed"] if row[1] is not None]
    assert sorted(values) == sorted(canonical(row.value) for row in listed.leaving)
    fields = {r["field"].partition(".")[0] for c in body["cases"] for r in c["records"]}
    assert {row.field.partition(".")[0] for row in listed.leaving} == fields


@pytest.mark.parametrize(("out", "gone"), [("judgement", "judgement"), ("answers", "answers."), ("host", "host")])
def test_fields_can_stay_here_and_merge_all_the_same(judged: tuple[Store, Store, str], out: str, gone: str) -> None:
    a, b, uid = judged
    b.take(a.seal(b, options=Options(leave_out=frozenset({out}))))
    fields = known(b.connection, uid).fields
    assert not any(field.startswith(gone) for field in fields)
    assert not any(field.startswith("word.") for field in fields) or out != "judgement"
    b.edit(uid, origin="MM")
    a.take(b.seal(a))
    assert a.answers(uid)["origin"] == "MM"
    assert a.conflicts() == []


def test_what_was_kept_back_can_be_told_later(judged: tuple[Store, Store, str]) -> None:
    a, b, uid = judged
    b.take(a.seal(b, options=Options()))
    assert "why" not in known(b.connection, uid).readings("judgement")[0].told
    b.take(a.seal(b, options=Options(free_text=True, initials=True)))
    found = known(b.connection, uid).readings("judgement")
    assert [(r.told["why"], r.told["by"]) for r in found] == [(SECRET, INITIALS)]


def test_hashes_of_what_was_kept_back_cannot_be_tried_against_guesses(judged: tuple[Store, Store, str]) -> None:
    """Each is salted with 128 bits that stay here."""
    a, b, _ = judged
    body = json.loads(content(a.seal(b, options=Options()), b))
    told = {salt for case in body["cases"] for salt, _ in case["revealed"]}
    assert len(told) == sum(len(case["revealed"]) for case in body["cases"])
    assert all(len(salt) == 32 for salt in told)


def offline_judgements(a: Store, b: Store, uid: str) -> None:
    b.take(a.seal(b))
    judge(a, uid, judgement(why="one", by="AA", band="low"))
    judge(b, uid, judgement(why="other", by="BB", band="extreme"))
    b.take(a.seal(b))
    a.take(b.seal(a))


def test_two_offline_judgements_of_one_case_are_both_kept_and_shown(judged: tuple[Store, Store, str]) -> None:
    a, b, uid = judged
    offline_judgements(a, b, uid)
    assert a.conflicts() == b.conflicts()
    assert [field for _, field, _ in a.conflicts()] == ["judgement"]
    for one in (a, b):
        assert {r.told["by"] for r in known(one.connection, uid).readings("judgement")} == {"AA", "BB"}
        code = imports.code_of(one.connection, uid)
        assert code is not None
        own = [json.loads(row.document)["by"] for row in judgements.judgements(one.connection, code) if row.rating]
        assert own[-1] == ("AA" if one is a else "BB"), "nobody's own judgement is replaced"


@pytest.mark.parametrize("after", [lambda a, b, uid: None, lambda a, b, uid: judge(a, uid, judgement(by="AC"))])
def test_a_person_decides_which_judgement_counts(
    judged: tuple[Store, Store, str], after: Callable[[Store, Store, str], None]
) -> None:
    a, b, uid = judged
    offline_judgements(a, b, uid)
    a.resolve(uid, "judgement", 0)
    after(a, b, uid)
    b.take(a.seal(b))
    for one in (a, b):
        assert one.conflicts() == []
    assert known(a.connection, uid).readings("judgement") == known(b.connection, uid).readings("judgement")
    kept = {w.field for w in known(b.connection, uid).writes.values()}
    assert any(field.startswith("word.") for field in kept)
