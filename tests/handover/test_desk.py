# SPDX-License-Identifier: GPL-3.0-or-later
"""Two real vaults and the verbs that the clients have: meeting, sealing, looking, taking, deciding."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from exile_risk.errors import ExileRiskError
from exile_risk.handover import own_device, sealed, sending
from exile_risk.handover.desk import Handover, handover_of
from exile_risk.handover.fingerprint import WORDS, fingerprint
from exile_risk.handover.own_device import renewed
from exile_risk.handover.sending import Options
from exile_risk.judgement import Opinion
from exile_risk.model.assessment import Band
from exile_risk.session import Session
from exile_risk.vault import audit, colleagues, imports
from exile_risk.wording.errors import sentence
from exile_risk.wording.handover import ERRORS
from tests.handover.desks import a_case, meet
from tests.handover.stores import Store


@pytest.fixture
def desks(sessions: tuple[Session, Session]) -> tuple[Handover, Handover]:
    """Two desks that have not met."""
    return handover_of(sessions[0]), handover_of(sessions[1])


def refused(action: object, *arguments: object, **named: object) -> str:
    with pytest.raises(ExileRiskError) as caught:
        action(*arguments, **named)  # type: ignore[operator]
    assert sentence(caught.value)
    return caught.value.code


def test_a_case_travels_and_is_rated_where_it_arrives(
    sessions: tuple[Session, Session], desks: tuple[Handover, Handover], tmp_path: Path
) -> None:
    (one, other), (a, b) = sessions, desks
    bo, _ = meet(a, b)
    code = one.add(a_case(one))
    listed = a.preview_of([code])
    assert {row.field for row in listed.leaving} >= {"origin", "host", "answers.political_profile"}
    a.seal(tmp_path / "x.bundle", [code], [bo])
    look = b.look(tmp_path / "x.bundle")
    assert (look.would.standing.value, look.would.sender and look.would.sender.label) == ("trusted", "An")
    assert other.cases() == (), "looking takes nothing"
    done = b.take(look)
    assert replace(done, cases=()) == replace(look.would, cases=())
    assert [replace(c, code=None) for c in done.cases] == list(look.would.cases)
    (line,) = other.cases()
    assert (line.origin, line.host) == ("KH", "TH")
    assert line.band == next(x for x in one.cases()).band
    assert line.band is not None
    assert other.draft(line.code) == one.draft(code)
    assert len(other.ratings(line.code)) == 1
    assert other.damage() == ()
    actions = [(e.action, e.object.partition("/")[0]) for e in _chain(other)]
    assert ("bundle_in", "bundle") in actions
    assert ("bundle_out", code) in [(e.action, e.object.partition("/")[0]) for e in _chain(one)]


def _chain(session: Session) -> tuple[audit.Entry, ...]:
    with session._vault.reading() as connection:
        return audit.entries(connection)


def test_judgements_travel_beside_the_own_and_a_person_decides(
    sessions: tuple[Session, Session], desks: tuple[Handover, Handover], tmp_path: Path
) -> None:
    (one, other), (a, b) = sessions, desks
    bo, an = meet(a, b)
    code = one.add(a_case(one))
    a.seal(tmp_path / "1", [code], [bo])
    b.take(b.look(tmp_path / "1"))
    there = other.cases()[0].code
    one.judge(code, one.draft(code), Opinion(Band.EXTREME, "because", (), "AA"))
    other.judge(there, other.draft(there), Opinion(Band.EXTREME, "for another reason", (), "BB"))
    a.seal(tmp_path / "2", [code], [bo], Options(free_text=True, initials=True))
    found = b.take(b.look(tmp_path / "2"))
    assert found.cases[0].judgements == 1
    (conflict,) = b.conflicts()
    assert {r.told["by"] for r in conflict.readings} == {"AA", "BB"}
    assert len(b.judgements(there)) == 2
    assert [k.judgement.by for k in other.judgements(there) if k.judgement] == ["BB"]
    b.resolve(conflict, next(n for n, r in enumerate(conflict.readings) if r.told["by"] == "AA"))
    assert refused(b.resolve, conflict, 0) == "conflict_changed"
    assert b.conflicts() == ()
    b.seal(tmp_path / "3", [there], [an])
    a.take(a.look(tmp_path / "3"))
    assert a.conflicts() == ()
    assert [r.told["by"] for r in a.judgements(code)] == ["AA"]


def test_answers_that_this_program_does_not_know_are_kept_and_passed_on_and_not_shown(
    sessions: tuple[Session, Session], desks: tuple[Handover, Handover], tmp_path: Path
) -> None:
    _, other = sessions
    _, b = desks
    newer = Store()
    card = b.card()
    newer_uid = newer.add(origin="KH", host="TH", question_of_a_later_model="yes")
    with newer.writing() as c:
        found = colleagues.add(c, "B", *own_device.read_card(card.text))
        colleagues.confirm(c, found.id)
    known = b.add_colleague(own_device.card(newer.device), "Newer")
    b.confirm(known.id, " ".join(fingerprint(newer.device.recipient, newer.device.signing_public)))
    with newer.writing() as c:
        code = imports.code_of(c, newer_uid)
        assert code
        (tmp_path / "x").write_bytes(sending.sealed_bundle(c, [code], [found.id], Options()).data)
    taken = b.take(b.look(tmp_path / "x"))
    assert taken.cases[0].not_understood == ("answers.question_of_a_later_model",)
    there = other.cases()[0].code
    assert dict(other.draft(there).answers) == {}
    listed = b.preview_of([there])
    assert "answers.question_of_a_later_model" in {row.field for row in listed.leaving}


def test_nothing_is_sealed_for_a_colleague_whose_words_nobody_compared(
    sessions: tuple[Session, Session], desks: tuple[Handover, Handover], tmp_path: Path
) -> None:
    a, b = desks
    code = sessions[0].add(a_case(sessions[0]))
    found = a.add_colleague(b.card().text, "Bo")
    assert refused(a.seal, tmp_path / "x", [code], [found.id]) == "colleague_unconfirmed"
    assert refused(a.confirm, found.id, " ".join(a.card().words)) == "colleague_words"
    assert refused(a.confirm, found.id, "") == "colleague_words"
    assert refused(a.seal, tmp_path / "x", [code], []) == "bundle_no_recipient"
    assert refused(a.seal, tmp_path / "x", [], [found.id]) == "colleague_unconfirmed"
    short = " ".join(word[:4].upper() for word in b.card().words)
    assert a.confirm(found.id, short).trusted
    assert refused(a.seal, tmp_path / "x", [], [found.id]) == "bundle_nothing"
    a.retire(found.id)
    assert refused(a.seal, tmp_path / "x", [code], [found.id]) == "colleague_retired"
    assert refused(a.confirm, found.id, short) == "colleague_retired"
    assert not (tmp_path / "x").exists()


def test_a_strangers_bundle_waits_until_the_words_are_compared(
    sessions: tuple[Session, Session], desks: tuple[Handover, Handover], tmp_path: Path
) -> None:
    (one, other), (a, b) = sessions, desks
    code = one.add(a_case(one))
    bo = a.add_colleague(b.card().text, "Bo")
    a.confirm(bo.id, " ".join(b.card().words))
    a.seal(tmp_path / "x", [code], [bo.id])
    look = b.look(tmp_path / "x")
    assert (look.would.standing.value, look.words) == ("unknown", a.card().words)
    b.take(look)
    bundle = look.would.bundle
    assert b.take(look).again
    assert refused(b.release, bundle) == "bundle_untrusted"
    found = b.add_colleague(a.card().text, "An")
    assert refused(b.release, bundle) == "bundle_untrusted"
    b.confirm(found.id, " ".join(a.card().words))
    assert len(b.release(bundle)) == 1
    assert len(other.cases()) == 1
    assert b.waiting() == ()
    assert refused(b.release, bundle) == "bundle_not_waiting"


def test_what_waits_can_be_forgotten(
    sessions: tuple[Session, Session], desks: tuple[Handover, Handover], tmp_path: Path
) -> None:
    a, b = desks
    code = sessions[0].add(a_case(sessions[0]))
    bo = a.add_colleague(b.card().text, "Bo")
    a.confirm(bo.id, " ".join(b.card().words))
    a.seal(tmp_path / "x", [code], [bo.id])
    look = b.look(tmp_path / "x")
    b.take(look)
    b.discard(look.would.bundle)
    assert b.waiting() == ()
    assert refused(b.discard, look.would.bundle) == "bundle_not_waiting"
    assert b.take(look).again


@pytest.mark.parametrize(
    "card", ["", "{}", "x" * 5_000, '{"format":"exile-risk/colleague","version":1,"recipient":1,"signing_key":"00"}']
)
def test_what_is_no_card_is_refused(desks: tuple[Handover, Handover], card: str) -> None:
    assert refused(desks[0].add_colleague, card, "Bo") == "colleague_card"


def test_cards_are_kept_once_and_their_keys_belong_to_one(desks: tuple[Handover, Handover]) -> None:
    a, b = desks
    text = b.card().text
    first = a.add_colleague(text, "Bo")
    assert a.add_colleague(text, "Bo again") == first
    assert refused(a.add_colleague, a.card().text, "me") == "colleague_self"
    for label in ("", "  ", "x" * 61, "a\nb"):
        assert refused(a.add_colleague, text, label) == "colleague_label"
    mixed = json.loads(text) | {"recipient": sealed.new_identity()[1]}
    assert refused(a.add_colleague, json.dumps(mixed), "Eve") == "colleague_keys"
    assert refused(a.words, "nobody") == "colleague_missing"
    assert len(a.words(first.id)) == WORDS


def test_renewed_keys_still_open_what_was_sealed_before(
    sessions: tuple[Session, Session], desks: tuple[Handover, Handover], tmp_path: Path
) -> None:
    a, b = desks
    bo, _ = meet(a, b)
    a.seal(tmp_path / "x", [sessions[0].add(a_case(sessions[0]))], [bo])
    before = b.card()
    with sessions[1]._vault.writing() as connection:
        renewed(connection)
    assert b.card().words != before.words
    assert b.take(b.look(tmp_path / "x")).merged


def test_a_file_that_cannot_be_written_or_read_leaves_no_trace_in_the_record(
    sessions: tuple[Session, Session], desks: tuple[Handover, Handover], tmp_path: Path
) -> None:
    a, b = desks
    bo, _ = meet(a, b)
    code = sessions[0].add(a_case(sessions[0]))
    (tmp_path / "there").write_bytes(b"kept")
    before = len(_chain(sessions[0]))
    assert refused(a.seal, tmp_path / "there", [code], [bo]) == "report_exists"
    assert refused(a.seal, tmp_path / "no" / "where", [code], [bo]) == "report_no_folder"
    assert (tmp_path / "there").read_bytes() == b"kept"
    assert len(_chain(sessions[0])) == before
    assert refused(b.look, tmp_path / "missing") == "bundle_file"
    assert refused(b.look, tmp_path) == "bundle_file"
    assert refused(b.look, tmp_path / "there") == "bundle_unreadable"


def test_every_error_has_a_sentence_that_says_what_to_do() -> None:
    for code, text in ERRORS.items():
        assert code.startswith(("bundle_", "conflict_", "colleague_"))
        assert text.endswith(".")
        assert ";" in text or "." in text[:-1], text


def test_the_secrets_of_a_vault_are_in_no_card_and_no_clear_file(
    sessions: tuple[Session, Session], desks: tuple[Handover, Handover], tmp_path: Path
) -> None:
    a, b = desks
    bo, _ = meet(a, b)
    a.seal(tmp_path / "x", [sessions[0].add(a_case(sessions[0]))], [bo])
    with sessions[0]._vault.reading() as connection:
        identity, secret = connection.execute("SELECT identity, signing_secret FROM device").fetchone()
    assert identity not in a.card().text
    assert bytes(secret).hex() not in a.card().text
    for path in (p for p in tmp_path.rglob("*") if p.is_file()):
        data = path.read_bytes()
        for marker in (identity.encode(), bytes(secret), b"political_profile", b"SQLite format"):
            assert marker not in data, path
    assert (tmp_path / "x").stat().st_mode & 0o077 == 0


def test_a_colleague_retired_between_the_look_and_the_taking_is_trusted_no_more(
    sessions: tuple[Session, Session], desks: tuple[Handover, Handover], tmp_path: Path
) -> None:
    a, b = desks
    bo, an = meet(a, b)
    a.seal(tmp_path / "x", [sessions[0].add(a_case(sessions[0]))], [bo])
    look = b.look(tmp_path / "x")
    assert look.would.merged
    b.retire(an)
    outcome = b.take(look)
    assert (outcome.standing.value, outcome.merged) == ("retired", False)
    assert sessions[1].cases() == ()
    assert {row.bundle for row in b.waiting()} == {outcome.bundle}
