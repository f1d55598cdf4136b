# SPDX-License-Identifier: GPL-3.0-or-later
"""A vault for a journey holds its cases whole and nothing else, is on record, and is there wholly or not at all."""

import contextlib
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from vaults import MARKER, code_of, phrase

from exile_risk.errors import LockedError
from exile_risk.vault import FLOOR_COST, Rated, Vault, attachments, audit, travel
from exile_risk.vault.custody import Custody
from exile_risk.vault.retention import everything_held

pytestmark = pytest.mark.usefixtures("remembered")
NEW = "zeven stille reigers bij water"


@pytest.fixture
def vault(nothing_kept: Path, tmp_path: Path) -> Iterator[Vault]:
    """Three cases; the first two with everything that a case can have."""
    shutil.copytree(nothing_kept, tmp_path / "main")
    with Vault.open(tmp_path / "main", phrase()) as vault:
        for number in range(3):
            code = vault.add(f'{{"text":"first {number}"}}', "{}", Rated('{"rating":1}', "2027-01-01"))
            vault.save(code, f'{{"text":"second {number}"}}', "{}")
        for code in codes_of(vault)[:2]:
            made = vault.add_judgement(
                code, ('{"text":"third"}', "{}"), Rated('{"r":2}', None), '{"b":4}', "2027-02-02"
            )
            vault.add_review(code, made.number, '{"agrees":true}')
            vault.save_opinion(code, '{"why":"half"}')
            vault.save_draft(code, '{"text":"half"}', "{}")
            Custody(vault).retain(code, "Signed", "Referral", date(2027, 5, 31))
            with vault.writing() as connection:
                attachments.add(connection, code, f"{code}.pdf", "application/pdf", b"x" * 2_500_000, "note")
        with vault.writing() as connection:
            attachments.add(connection, codes_of(vault)[2], MARKER, "text/plain", MARKER.encode(), MARKER)
        vault.bin(codes_of(vault)[1])
        vault.add_correction('{"fact":"a"}')
        vault.set_setting("acting", "RT")
        yield vault


def codes_of(vault: Vault) -> list[str]:
    return [row.code for row in sorted(vault.cases(), key=lambda row: row.opened)]


def held(vault: Vault, code: str) -> list[object]:
    """Everything held about a case as the person it is about would get it, but for the record and the moment."""
    import json

    with vault.writing() as connection:
        told = json.loads(everything_held(connection, code))
    return [value for name, value in sorted(told.items()) if name not in ("exported_at", "record")]


def make(vault: Vault, folder: Path, codes: list[str]) -> travel.Travelling:
    return travel.travel(vault, folder, phrase(NEW), codes, FLOOR_COST)


def test_the_cases_travel_whole_and_nothing_else_does(vault: Vault, tmp_path: Path) -> None:
    codes = codes_of(vault)
    done = make(vault, tmp_path / "small", [*codes[:2], codes[0]])
    assert (done.cases, done.files) == (2, 2)
    with Vault.open(tmp_path / "small", phrase(NEW)) as small:
        assert small.verify().findings == ()
        assert small.announcements == ()
        assert codes_of(small) == codes[:2]
        assert [held(small, code) for code in codes[:2]] == [held(vault, code) for code in codes[:2]]
        assert [row.binned for row in small.cases()] == [row.binned for row in vault.cases()][:2]
        assert (small.corrections(), small.setting("acting")) == ((), None)
        with small.reading() as connection:
            assert audit.first_break(connection) is None
            assert not [entry for entry in audit.entries(connection) if codes[2] in entry.object]
            for table in ("device", "colleague", "import_seen", "quarantine", "tombstone"):
                assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)  # noqa: S608
    assert code_of(lambda: Vault.open(tmp_path / "small", phrase())) == "wrong_passphrase"


def test_it_is_on_record_where_the_cases_come_from(vault: Vault, tmp_path: Path) -> None:
    codes = codes_of(vault)
    make(vault, tmp_path / "small", codes[:1])
    with vault.reading() as connection:
        gone = [entry.object for entry in audit.entries(connection) if entry.action == "export"]
    assert gone == [f"{codes[0]}/travel"]
    assert vault.verify().findings == ()


def test_two_vaults_that_travelled_cannot_be_told_to_hold_the_same(vault: Vault, tmp_path: Path) -> None:
    code = codes_of(vault)[0]
    make(vault, tmp_path / "small", [code])
    sql = "SELECT uid, salt FROM cases WHERE code = ?"
    with Vault.open(tmp_path / "small", phrase(NEW)) as small, small.reading() as there, vault.reading() as here:
        (uid, salt), (ours, other) = (one.execute(sql, (code,)).fetchone() for one in (there, here))
    assert (uid == ours, salt == other) == (True, False)


@pytest.mark.parametrize("there", [False, True])
@pytest.mark.parametrize("at", ["_copy_case", "_check", "audit.append"])
def test_a_failure_leaves_no_half_vault(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str, there: bool
) -> None:
    folder = tmp_path / "small"
    if there:
        folder.mkdir()
    real = audit.append

    def fail(*arguments: object, **named: object) -> object:
        if at == "audit.append" and "travel" not in str(arguments[2]):
            return real(*arguments, **named)  # type: ignore[arg-type]
        raise LockedError("vault_disk_full")

    monkeypatch.setattr(f"exile_risk.vault.travel.{at}", fail)
    assert code_of(lambda: make(vault, folder, codes_of(vault))) == "vault_disk_full"
    assert folder.exists() == there
    assert not there or not any(folder.iterdir())
    monkeypatch.undo()
    assert vault.verify().findings == ()
    with vault.reading() as connection:
        assert not [entry for entry in audit.entries(connection) if entry.action == "export"]


def test_what_could_not_be_put_on_record_is_not_made(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last write of all, that of the vault the cases come from, finds a full disk."""
    real = vault.writing

    @contextlib.contextmanager
    def full() -> Iterator[object]:
        with real() as connection:
            yield connection
            raise LockedError("vault_disk_full")

    monkeypatch.setattr(vault, "writing", full)
    assert code_of(lambda: make(vault, tmp_path / "small", codes_of(vault))) == "vault_disk_full"
    assert not (tmp_path / "small").exists()


def test_a_copy_that_lacks_something_is_found(vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = travel._copy

    def lossy(source: object, target: object, table: str, *rest: str) -> None:
        if table != "judgements":
            real(source, target, table, *rest)

    monkeypatch.setattr(travel, "_copy", lossy)
    assert code_of(lambda: make(vault, tmp_path / "small", codes_of(vault))) == "travel_unsound"
    assert not (tmp_path / "small").exists()


def test_what_cannot_be_is_refused_before_anything_is_made(vault: Vault, tmp_path: Path) -> None:
    codes = codes_of(vault)
    assert code_of(lambda: make(vault, tmp_path / "small", [])) == "travel_no_case"
    assert code_of(lambda: make(vault, tmp_path / "small", [*codes, "Heron 1"])) == "case_code"
    assert code_of(lambda: make(vault, vault.folder / "small", codes)) == "travel_inside"
    assert not (tmp_path / "small").exists()
    (tmp_path / "full").mkdir()
    (tmp_path / "full/letter").touch()
    assert code_of(lambda: make(vault, tmp_path / "full", codes)) == "vault_folder_not_empty"
    assert (tmp_path / "full/letter").exists()


def test_every_table_of_a_case_travels_or_is_left_on_purpose(vault: Vault) -> None:
    """Whoever adds a table that belongs to a case must say here whether it goes along."""
    sql = "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = ?"
    assert vault._opened is not None
    vault._opened.connection.set_authorizer(None)
    with vault.reading() as connection:
        owned = {row[0] for column in ("code", "uid", "attachment") for row in connection.execute(sql, (column,))}
    assert owned == {*travel._TABLES, "attachment_chunk", "cases", "tombstone", "quarantine"}
