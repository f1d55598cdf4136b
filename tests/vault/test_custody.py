# SPDX-License-Identifier: GPL-3.0-or-later
"""Deletion leaves nothing in the store, everything held can be handed over, and a receipt shows a rewritten record."""

import json
import os
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from vaults import MARKER, Made, code_of, phrase

from exile_risk.vault import Rated, Vault, audit
from exile_risk.vault import connection as connection_module
from exile_risk.vault.backup_rotation import backups
from exile_risk.vault.connection import beside, copy_into
from exile_risk.vault.custody import Custody
from exile_risk.vault.erasing import erase
from exile_risk.vault.receipt import words_of
from exile_risk.vault.restore import restore
from exile_risk.vault.slots import Secret

pytestmark = pytest.mark.usefixtures("remembered")


@pytest.fixture
def custody(vault: Vault) -> Custody:
    return Custody(vault)


def _fill(vault: Vault, code: str) -> None:
    """Put the marker into everything that a case can own."""
    vault.save_draft(code, f'{{"who":"{MARKER} draft"}}', MARKER)
    vault.add_judgement(
        code, (f'{{"who":"{MARKER}"}}', MARKER), Rated(MARKER, "2030-01-01"), MARKER, "2030-01-01", MARKER
    )
    vault.save_draft(code, f'{{"who":"{MARKER} draft"}}', MARKER)
    vault.save_opinion(code, MARKER)
    Custody(vault).retain(code, f"{MARKER} agreed", "advice", date(2030, 1, 1))
    with vault.writing() as connection:
        uid = connection.execute("SELECT uid FROM cases WHERE code = ?", (code,)).fetchone()[0]
        connection.execute(
            "INSERT INTO attachment VALUES ('a1', ?, 't', ?, 'text/plain', 4, zeroblob(32), ?)", (code, MARKER, MARKER)
        )
        connection.execute("INSERT INTO attachment_chunk VALUES ('a1', 0, ?)", (MARKER.encode(),))
        connection.execute("INSERT INTO import_seen VALUES ('b1', NULL, 't', 'waiting')")
        sql = "INSERT INTO quarantine VALUES ('b1', 0, 't', 'case', ?, 'why', ?, NULL, NULL)"
        connection.execute(sql, (uid, MARKER))


def _clear_text(vault: Vault, place: Path) -> bytes:
    """Return every page of the store in clear, also what belongs to no row any more."""
    with vault.reading() as connection:
        connection.set_authorizer(None)
        try:
            connection.execute("ATTACH ? AS clear KEY ''", (str(place),))
            connection.execute("SELECT sqlcipher_export('clear')")
            connection.execute("DETACH clear")
        finally:
            connection.set_authorizer(connection_module._authorize)
    return place.read_bytes()


def test_a_deleted_person_is_gone_from_the_store(custody: Custody, vault: Vault, made: Made, tmp_path: Path) -> None:
    code, other = made.codes
    _fill(vault, code)
    assert MARKER.encode() in _clear_text(vault, tmp_path / "before")
    custody.delete(code, "asked to")
    assert [row.code for row in vault.cases()] == [other]
    assert MARKER.encode() not in _clear_text(vault, tmp_path / "after")
    assert code_of(lambda: vault.latest(code)) == "case_code"
    assert vault.verify().sound
    with vault.reading() as connection:
        assert connection.execute("SELECT code, why FROM tombstone").fetchall() == [(code, "asked to")]
        assert audit.entries(connection)[-1].action == "delete"
    vault.close()
    with Vault.open(made.folder, phrase()) as again:
        assert (again.verify().sound, again.announcements) == (True, ())


def test_without_its_tombstone_no_case_can_be_deleted(vault: Vault, made: Made) -> None:
    with vault.reading() as connection:
        for table in ("revisions", "cases"):
            with pytest.raises(Exception, match="append only"):
                connection.execute(f"DELETE FROM {table} WHERE code = ?", (made.codes[0],))  # noqa: S608
        connection.execute("INSERT INTO tombstone VALUES ('of somebody else', NULL, 't', 'w')")
        with pytest.raises(Exception, match="append only"):
            connection.execute("DELETE FROM revisions")


def test_the_code_of_a_deleted_case_is_never_given_again(
    custody: Custody, vault: Vault, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    custody.delete(made.codes[0], "asked to")
    monkeypatch.setattr("exile_risk.vault.codes.BIRDS", (made.codes[0].split()[0],))
    monkeypatch.setattr("exile_risk.vault.codes.NUMBERS", (int(made.codes[0].split()[1]),))
    monkeypatch.setattr("exile_risk.vault.codes._ALL", 1)
    assert code_of(lambda: vault.add("{}", "s")) == "case_codes_spent"


def test_it_is_told_which_backups_still_hold_whom_and_until_when(custody: Custody, vault: Vault, made: Made) -> None:
    before = custody.back_up()
    still = custody.delete(made.codes[0], "asked to")
    assert [s.file for s in still] == [before]
    assert still[0].until is not None
    assert date.today() < still[0].until <= date.today() + timedelta(days=130)
    after = custody.back_up()
    assert before in [s.file for s in custody.still_in(made.codes[0])] or not before.exists()
    assert after not in [s.file for s in custody.still_in(made.codes[0])]
    assert code_of(lambda: custody.still_in(made.codes[1])) == "case_not_deleted"


def test_a_backup_from_before_the_case_is_not_said_to_hold_it(
    custody: Custody, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the order of the record, since a clock may go back; all copies of each are kept for the test."""
    monkeypatch.setattr("exile_risk.vault.backup.rotate", lambda *_, **__: ())
    custody.back_up()
    monkeypatch.setattr(audit, "now", lambda: "2001-01-01T00:00:00.000+00:00")
    code = vault.add("{}", "late")
    holding = [custody.back_up(), custody.back_up()]
    vault.add("{}", "later")
    assert {still.file for still in custody.delete(code, "asked to")} == set(holding)
    custody.back_up()
    assert {still.file for still in custody.still_in(code)} == set(holding)


def test_a_backup_that_is_not_on_record_is_named_in_doubt(custody: Custody, vault: Vault, made: Made) -> None:
    """Such as the one before an upgrade, in which a case may be older than the record of it."""
    before = custody.back_up()
    unnoted = before.rename(before.with_name("20010101T000000000000Z.bk"))
    code = vault.add("{}", "late")
    assert [still.file for still in custody.delete(code, "asked to")] == [unnoted]


def test_purging_leaves_one_backup_and_it_opens_without_the_person(
    custody: Custody, vault: Vault, made: Made, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    custody.choose_second_place(stick)
    first = custody.back_up()
    custody.copy_to_second_place()
    custody.delete(made.codes[0], "asked to")
    assert {still.file for still in custody.still_in(made.codes[0])} == {first, stick / first.name}
    custody.purge_backups()
    assert not first.exists()
    (left,) = backups(custody.folder)
    assert [path.name for path in backups(stick)] == [left.name]
    assert custody.still_in(made.codes[0]) == ()
    with Secret.of(phrase()) as secret:
        restore(left, tmp_path / "again", secret)
    with Vault.open(tmp_path / "again", phrase()) as again:
        assert [row.code for row in again.cases()] == [made.codes[1]]


def test_what_is_due_for_deletion(custody: Custody, vault: Vault, made: Made) -> None:
    first, second = made.codes
    custody.retain(first, "signed", "advice", date(2026, 5, 1))
    custody.retain(second, "spoken", "advice", None)
    assert [r.code for r in custody.retained()] == [first, second]
    assert custody.due_for_deletion(date(2026, 5, 1)) == ()
    assert [r.code for r in custody.due_for_deletion(date(2026, 5, 2))] == [first]
    custody.retain(first, "signed", "advice and appeal", date(2027, 5, 1))
    assert custody.due_for_deletion(date(2026, 5, 2)) == ()
    assert vault.verify().sound
    assert code_of(lambda: custody.retain("Nobody 10", "c", "p", None)) == "case_code"


def test_everything_held_about_one_person_is_one_json_and_on_record(custody: Custody, vault: Vault, made: Made) -> None:
    code = made.codes[0]
    _fill(vault, code)
    held = json.loads(custody.everything_held(code))
    assert (held["format"], held["version"], held["case"]) == ("exile-risk/subject-access", 1, code)
    assert [r["document"] for r in held["revisions"]][-1] == {"who": MARKER}
    assert len(held["revisions"]) == 2
    assert held["draft"][0]["document"] == {"who": f"{MARKER} draft"}
    assert (held["attachments"][0]["name"], held["attachments"][0]["content"]) == (MARKER, "U29raGEtVmFubmFrLTQ3MTE=")
    assert [len(held[name]) for name in ("ratings", "judgements", "unfinished_judgement", "retention")] == [1, 2, 1, 1]
    assert held["waiting_from_others"][0]["document"] == MARKER
    assert held["record"][-1]["object"] == f"{code}/everything"
    assert {tuple(row) for row in held["record"]} == {("seq", "t", "action", "object")}  # and no column of whom
    assert {row["object"].split("/")[0] for row in held["record"]} == {code}
    assert made.codes[1] not in json.dumps(held)


def test_every_table_of_a_case_is_handed_over_and_deleted(vault: Vault) -> None:
    """A table that is added for cases must be thought of in both places."""
    from exile_risk.vault import retention

    with vault.reading() as connection:
        connection.set_authorizer(None)
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        of_a_case = {
            name
            for name in names
            for row in connection.execute(f"PRAGMA foreign_key_list({name})")
            if row[2] in ("cases", "attachment")
        }
    assert of_a_case >= {"revisions", "drafts", "retention", "attachment", "attachment_chunk"}
    for name in of_a_case:
        assert any(statement.split()[2] == name for statement in retention._OWNED), name
    for name in of_a_case - {"attachment_chunk"}:
        assert any(f"FROM {name}" in " ".join(sql.split()) for sql in retention._HELD.values()), name


class TestReceipts:
    def test_four_words_stand_for_forty_bits(self) -> None:
        assert words_of(bytes(32)) == ("academic",) * 4
        assert words_of(b"\xff" * 32) == ("zero",) * 4
        assert words_of(bytes([0, 0, 0, 0, 1])) == ("academic", "academic", "academic", "acid")

    def test_a_receipt_still_fits_after_more_was_written(self, custody: Custody, vault: Vault) -> None:
        given = custody.receipt()
        assert len(given.words) == 4
        vault.set_setting("k", "v")
        assert custody.check_receipt(given.seq, given.words)
        assert custody.check_receipt(given.seq, tuple(word.upper() for word in given.words))
        assert custody.receipt().words != given.words
        assert not custody.check_receipt(given.seq + 1, given.words)
        assert not custody.check_receipt(given.seq + 100, given.words)
        for words in (("one",), ("no", "words", "of", "it"), ()):
            assert code_of(lambda words=words: custody.check_receipt(given.seq, words)) == "receipt_words"

    def test_only_a_receipt_shows_a_record_that_was_made_anew(self, custody: Custody, vault: Vault, made: Made) -> None:
        """Whoever holds the key can rewrite chain and anchor so that everything fits, but not what was told outside."""
        vault.set_setting("before", "v")
        given = custody.receipt()
        with vault.reading() as connection:
            connection.execute("DROP TRIGGER audit_is_final")
            connection.execute("DROP TRIGGER audit_is_kept")
            rows = audit.entries(connection)
            connection.execute("DELETE FROM audit")
            for entry in rows:
                audit.append(connection, entry.action, entry.object, entry.digest)
        (made.folder / "anchor").unlink()
        vault.close()
        with Vault.open(made.folder, phrase()) as again:
            assert again.verify().sound
            assert not Custody(again).check_receipt(given.seq, given.words)


class TestErasing:
    def test_neither_header_nor_backup_opens_afterwards(self, custody: Custody, vault: Vault, made: Made) -> None:
        backup = custody.back_up()
        assert code_of(lambda: erase(made.folder, "vault")) == "vault_in_use"
        vault.close()
        copies = [os.link(made.folder / n, made.folder.parent / n) for n in ("header.a", "header.b")]  # the old sectors
        assert len(copies) == 2
        os.link(backup, made.folder.parent / "b.bk")
        assert code_of(lambda: erase(made.folder, "the wrong name")) == "erase_name"
        assert (made.folder / "store.db").exists()
        erased = erase(made.folder, "vault")
        assert (erased.backups, erased.left) == ((backup.name,), ())
        assert not made.folder.exists()
        for name in ("header.a", "header.b", "b.bk"):
            assert b"argon2id" not in (made.folder.parent / name).read_bytes()

    def test_interrupted_it_does_not_open(self, vault: Vault, made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
        vault.close()
        shutil.copy(made.folder / "store.db", made.folder.parent / "store.db")

        def stopped(self: Path, missing_ok: bool = False) -> None:
            raise OSError(5, "pulled out")

        with monkeypatch.context() as patch:
            patch.setattr(Path, "unlink", stopped)
            assert code_of(lambda: erase(made.folder, "vault")) == "vault_unreachable"
        assert code_of(lambda: Vault.open(made.folder, phrase())) == "vault_header_damaged"

    def test_what_was_never_the_vaults_stays(self, vault: Vault, made: Made) -> None:
        vault.close()
        (made.folder / "letter.txt").write_text("mine")
        assert erase(made.folder, "vault").left == ("letter.txt",)
        assert [path.name for path in made.folder.iterdir()] == ["letter.txt"]
        assert code_of(lambda: erase(made.folder, "vault")) == "vault_missing"


def test_an_export_is_on_record(custody: Custody, vault: Vault, made: Made) -> None:
    custody.exported(made.codes[0], "report")
    with vault.reading() as connection:
        last = audit.entries(connection)[-1]
    assert (last.action, last.object) == ("export", f"{made.codes[0]}/report")


def test_a_copy_beside_is_read_through_its_own_cache(vault: Vault, tmp_path: Path) -> None:
    with vault.reading() as connection:
        copy_into(connection, tmp_path / "copy")
        with beside(connection, tmp_path / "copy"):
            assert connection.execute("SELECT count(*) FROM copy.cases").fetchone() == (2,)
        with pytest.raises(Exception, match="not authorized"):
            connection.execute("ATTACH ? AS other", (str(tmp_path / "other"),))
