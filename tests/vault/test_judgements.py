# SPDX-License-Identifier: GPL-3.0-or-later
"""Ratings and judgements live in the encrypted vault, are only ever added, and an older vault learns to hold them."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from vaults import MARKER, Made, code_of, phrase

from exile_risk.judgement import BLANK, Opinion, Standing, load_clocks, rating_review_by
from exile_risk.judgement.record import reproduces
from exile_risk.model.answers import Answer
from exile_risk.model.assessment import Band
from exile_risk.model.draft import Draft
from exile_risk.scenarios import scenarios
from exile_risk.session import Session
from exile_risk.vault import Rated, Vault

pytestmark = pytest.mark.usefixtures("remembered")
AGREES = Opinion(Band.EXTREME, "", (), "NK")
LOWERS = Opinion(Band.HIGH, f"{MARKER} has a lawyer.", ("lawyer_on_call",), "NK")


@pytest.fixture
def session(vault: Vault) -> Iterator[Session]:
    session = Session(vault)
    yield session
    session.close()


@pytest.fixture
def draft(session: Session) -> Draft:
    """The refugee of the founding story with the facts of today, several of her circle having been hit."""
    text = next(s.text for s in scenarios() if s.id == "refugee-in-thailand-2018")
    today = replace(session.read(text, "refugee"), as_of=None)
    return today.with_answer("network_hit_12m", Answer("several"))


@pytest.fixture
def code(session: Session, draft: Draft) -> str:
    return session.add(draft)


def test_every_explicit_saving_keeps_its_rating_and_says_nothing_twice(
    session: Session, draft: Draft, code: str
) -> None:
    (first,) = session.ratings(code)
    assert first.record is not None
    assert first.record.result.band == "Extreme"
    assert reproduces(first.text)
    session.save(code, draft)
    assert len(session.ratings(code)) == 1, "typing is no saving"
    session.commit(code)
    session.commit(code)
    assert len(session.ratings(code)) == 1, "the same rating is not kept twice"
    calmer = draft.with_answer("immigration_status", Answer("permanent_residence"))
    session.save(code, calmer)
    session.commit(code)
    assert [k.number for k in session.ratings(code)] == [1, 2]
    assert session.ratings(code)[0] == first
    session.save(code, draft)
    session.commit(code)
    third = session.ratings(code)[2]
    assert third.text == first.text, "going back is a rating of its own"


def test_a_case_without_a_rating_keeps_none(session: Session) -> None:
    empty = session.new_case()
    session.save(empty, Draft(origin="KH"))
    session.commit(empty)
    assert session.ratings(empty) == ()
    assert code_of(lambda: session.judge(empty, Draft(origin="KH"), AGREES)) == "judgement_no_rating"
    assert session.judgements(empty) == ()


def test_a_case_with_words_of_another_program_is_committed_without_a_rating(session: Session, code: str) -> None:
    session._vault.save_draft(code, '{"format": "exile-risk/case", "version": 1, "answers": {"later": "yes"}}', "{}")
    session.commit(code)
    assert session._vault.latest(code).revision == 2
    assert len(session.ratings(code)) == 1
    assert code_of(lambda: session.commit("Nobody 99")) == "case_code"


def test_a_judgement_is_kept_with_the_rating_beside_it(session: Session, draft: Draft, code: str) -> None:
    changed = draft.with_answer("lawyer_on_call", Answer("yes"))
    (kept,) = session.judge(code, changed, AGREES)
    assert kept.judgement is not None
    assert (kept.number, kept.judgement.band, kept.standing) == (1, Band.EXTREME, Standing.FINAL)
    assert kept.judgement.review_by == date.today() + timedelta(days=3)
    beside = session.ratings(code)[kept.rating - 1]
    assert beside.record is not None
    assert beside.record.case.answers["lawyer_on_call"] == "yes", "the case is saved with it"
    assert session.draft(code) == changed
    assert session._vault.latest(code).revision == 2


def test_judgements_follow_each_other_and_none_is_lost(session: Session, draft: Draft, code: str) -> None:
    session.judge(code, draft, AGREES)
    first = session.judgements(code)[0]
    session.judge(code, draft, replace(AGREES, why="Still so."))
    kept = session.judgements(code)
    assert kept[0] == first
    assert [k.judgement.why for k in kept if k.judgement] == ["", "Still so."]
    assert len(session.ratings(code)) == 1


def test_a_lowering_waits_for_a_second_person(session: Session, draft: Draft, code: str, made: Made) -> None:
    (waiting,) = session.judge(code, draft, LOWERS)
    assert waiting.standing is Standing.WAITING
    assert code_of(lambda: session.second(code, 1, "nk", agrees=True)) == "judgement_same_person"
    assert code_of(lambda: session.second(code, 2, "TM", agrees=True)) == "judgement_missing"
    (final,) = session.second(code, 1, "TM", agrees=True)
    assert final.standing is Standing.FINAL
    assert final.second is not None
    assert (final.second.review.by, final.judgement) == ("TM", waiting.judgement)
    assert code_of(lambda: session.second(code, 1, "AB", agrees=False, why="No.")) == "judgement_reviewed"
    session.close()
    again = Session.unlock(made.folder, phrase())
    try:
        assert again.judgements(code) == (final,)
        assert len(again.judge(code, draft, LOWERS)) == 2
        assert again.judgements(code)[1].number == 3, "the second person's word took a number"
    finally:
        again.close()


def test_a_second_person_named_at_once_is_kept_with_it(session: Session, draft: Draft, code: str) -> None:
    (kept,) = session.judge(code, draft, replace(LOWERS, second="tm"))
    assert kept.standing is Standing.FINAL
    assert kept.second is not None
    assert kept.second.review.by == "TM"


def test_an_older_judgement_is_not_spoken_on_any_more(session: Session, draft: Draft, code: str) -> None:
    session.judge(code, draft, LOWERS)
    session.judge(code, draft, AGREES)
    assert code_of(lambda: session.second(code, 1, "TM", agrees=True)) == "judgement_not_newest"


def test_what_is_refused_saves_nothing(session: Session, draft: Draft, code: str) -> None:
    changed = draft.with_answer("lawyer_on_call", Answer("yes"))
    before = session.ratings(code)
    for opinion, said in (
        (BLANK, "judgement_no_band"),
        (replace(LOWERS, why=""), "judgement_reason"),
        (replace(LOWERS, why="\ud800"), "text_broken"),
    ):
        assert code_of(lambda opinion=opinion: session.judge(code, changed, opinion)) == said  # type: ignore[misc]
    assert (session.ratings(code), session.judgements(code), session.draft(code)) == (before, (), draft)


def test_what_stands_on_the_bar_is_kept_until_it_is_recorded(session: Session, draft: Draft, made: Made) -> None:
    code = session.add(draft)
    assert session.opinion(code) == BLANK
    session.keep_opinion(code, LOWERS)
    session.keep_opinion(code, replace(LOWERS, why="half a sen"))
    session.close()
    again = Session.unlock(made.folder, phrase())
    try:
        assert again.opinion(code).why == "half a sen"
        again.judge(code, draft, LOWERS)
        assert again.opinion(code) == BLANK
        again.keep_opinion(code, LOWERS)
        again.keep_opinion(code, BLANK)
        assert again.opinion(code) == BLANK
        assert code_of(lambda: again.keep_opinion("Nobody 99", LOWERS)) == "case_code"
    finally:
        again.close()


def due(session: Session, code: str) -> date | None:
    row = next(row for row in session._vault.cases() if row.code == code)
    return date.fromisoformat(row.review_by) if row.review_by else None


def test_the_list_knows_when_to_look_again(session: Session, draft: Draft, code: str) -> None:
    today = date.today()
    assert due(session, code) == today + timedelta(days=3), "an Extreme that nobody has judged"
    calmer = replace(draft, host="AU")
    session.save(code, calmer)
    session.commit(code)
    found = session.assess(calmer)
    assert found is not None
    assert found.band is not None
    assert found.band < Band.EXTREME
    assert due(session, code) == rating_review_by(found, load_clocks(), today)
    session.judge(code, calmer, Opinion(Band.HIGH, "Somebody asked for her at the office.", (), "NK"))
    assert due(session, code) == today + timedelta(days=14)
    session.save(code, draft)
    session.commit(code)
    assert due(session, code) == today + timedelta(days=3), "a worse rating brings it forward"


def test_a_rating_that_looks_back_sets_no_day(session: Session, draft: Draft) -> None:
    code = session.add(replace(draft, as_of=date(2018, 1, 20)))
    assert len(session.ratings(code)) == 1
    assert due(session, code) is None
    session.judge(code, replace(draft, as_of=date(2018, 1, 20)), AGREES)
    assert due(session, code) == date.today() + timedelta(days=3)


def test_nothing_can_be_changed_even_by_statement(session: Session, draft: Draft, code: str, vault: Vault) -> None:
    session.judge(code, draft, LOWERS)
    session.second(code, 1, "TM", agrees=True)
    before = session.judgements(code), session.ratings(code)
    assert vault._opened is not None
    connection = vault._opened.connection
    for statement in (
        "UPDATE judgements SET document = 'x'",
        "UPDATE ratings SET review_by = '2099-01-01'",
        "DELETE FROM judgements WHERE seq = 2",
        "DELETE FROM ratings",
        "REPLACE INTO judgements SELECT code, seq, written_at, rating, reviews, review_by, 'x' FROM judgements",
        "REPLACE INTO judgements SELECT code, 3, written_at, rating, 1, review_by, 'x' FROM judgements WHERE seq = 2",
        "REPLACE INTO ratings SELECT code, seq, rated_at, review_by, 'x' FROM ratings",
    ):
        with pytest.raises(Exception, match="append only"):
            connection.execute(statement)
    for row in (
        (3, None, None, None), (3, 1, 1, "2030-01-01"), (3, 9, None, "2030-01-01"), (3, None, 3, None),
        (3, None, 9, None), (0, 1, None, "2030-01-01"), (3, 1, None, None), (3, None, 1, None),
    ):  # fmt: skip
        with pytest.raises(Exception, match="constraint failed"):
            connection.execute("INSERT INTO judgements VALUES (?, ?, 'now', ?, ?, ?, 'x')", (code, *row))
    assert (session.judgements(code), session.ratings(code)) == before
    assert vault.verify().sound


@pytest.mark.parametrize(("table", "finding"), [("ratings", "ratings_gap"), ("judgements", "judgements_gap")])
def test_a_missing_row_is_found_by_the_check(table: str, finding: str, vault: Vault, made: Made) -> None:
    code, case = made.codes[0], ("{}", "s")
    for n in range(3):
        vault.add_judgement(code, case, Rated(f"rating {n}", None), "judgement", "2030-01-01")
    assert vault.verify().sound
    assert vault._opened is not None
    connection = vault._opened.connection
    connection.execute(f"DROP TRIGGER {table}_are_kept")
    if table == "ratings":
        connection.execute("DROP TRIGGER judgements_are_final")
        connection.execute("UPDATE judgements SET rating = 3")
    connection.execute(f"DELETE FROM {table} WHERE seq = 2")  # noqa: S608 - our own words
    assert finding in vault.verify().findings


def test_what_cannot_be_read_is_shown_as_such_and_counts_for_nothing(
    session: Session, draft: Draft, code: str, vault: Vault
) -> None:
    vault.add_judgement(code, ("{}", "s"), Rated("no record", None), '{"format": "x"}', "2030-01-01")
    session.judge(code, draft, LOWERS)
    vault.add_review(code, 2, "no word")
    kept = session.judgements(code)
    assert [(k.judgement, k.standing) for k in kept] == [(None, None), (None, None)]
    assert [k.fault.code for k in kept if k.fault] == ["file_wrong_format", "json_syntax"]
    unread = session.ratings(code)[1]
    assert (unread.record, unread.fault.code if unread.fault else "") == (None, "json_syntax")


def test_nothing_of_a_judgement_is_in_clear_on_the_disk(session: Session, draft: Draft, code: str, made: Made) -> None:
    session.judge(code, draft, LOWERS)
    session.keep_opinion(code, LOWERS)
    assert MARKER in json.dumps([k.judgement.why for k in session.judgements(code) if k.judgement])
    session.close()
    for file in made.folder.iterdir():
        raw = file.read_bytes()
        assert MARKER.encode() not in raw
        assert b"lawyer_on_call" not in raw


def test_a_disk_that_fails_between_rating_and_judgement_keeps_neither(
    session: Session, draft: Draft, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = draft.with_answer("lawyer_on_call", Answer("yes"))
    before = session.ratings(code)

    def broken(*_: object) -> None:
        raise RuntimeError("for the test")

    with monkeypatch.context() as patch:
        patch.setattr("exile_risk.vault.judgements.add_judgement", broken)
        with pytest.raises(RuntimeError):
            session.judge(code, changed, AGREES)
    assert (session.ratings(code), session.judgements(code), session.draft(code)) == (before, (), draft)
