# SPDX-License-Identifier: GPL-3.0-or-later
"""Every damage has its own name, no damage goes unseen, and nothing of a case stands in clear on the disk."""

import os
import shutil
import sqlite3
import stat
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from vaults import MARKER, Made, code_of, flip, phrase

from exile_risk.errors import LockedError
from exile_risk.vault import FLOOR_COST, Vault, connection, opening, schema

pytestmark = pytest.mark.usefixtures("remembered")

PAGE = 4096


def _cut(path: Path, size: int) -> None:
    path.write_bytes(path.read_bytes()[:size])


def _plaintext(folder: Path) -> None:
    (folder / "store.db").unlink()
    clear = sqlite3.connect(folder / "store.db")
    clear.execute("CREATE TABLE cases (code TEXT)")
    clear.commit()
    clear.close()


def _remove_all(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()


def _flip_headers(folder: Path) -> None:
    for name in ("header.a", "header.b"):
        flip(folder / name, 60)


def _remove_headers(folder: Path) -> None:
    for name in ("header.a", "header.b"):
        (folder / name).unlink()


DAMAGES: dict[str, tuple[Callable[[Path], object], str]] = {
    "folder gone": (shutil.rmtree, "vault_missing"),
    "folder empty": (_remove_all, "vault_missing"),
    "store gone": (lambda f: (f / "store.db").unlink(), "vault_store_missing"),
    "store empty": (lambda f: (f / "store.db").write_bytes(b""), "vault_store_damaged"),
    "store of 15 bytes": (lambda f: _cut(f / "store.db", 15), "vault_store_damaged"),
    "store cut in its first page": (lambda f: _cut(f / "store.db", PAGE - 1), "vault_store_damaged"),
    "store cut at a page": (lambda f: _cut(f / "store.db", 3 * PAGE), "vault_store_damaged"),
    "store cut in a page": (lambda f: _cut(f / "store.db", 3 * PAGE + 5), "vault_store_damaged"),
    "store of noise": (lambda f: (f / "store.db").write_bytes(bytes(range(256)) * 256), "vault_store_damaged"),
    "first page touched": (lambda f: flip(f / "store.db", 2000), "vault_store_damaged"),
    "store in clear": (_plaintext, "vault_not_encrypted"),
    "both headers touched": (_flip_headers, "vault_header_damaged"),
    "both headers gone": (_remove_headers, "vault_header_damaged"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_each_damage_has_its_name(made: Made, damage: str, capfd: pytest.CaptureFixture[str]) -> None:
    inflict, code = DAMAGES[damage]
    inflict(made.folder)
    before = {p.name: p.read_bytes() for p in made.folder.glob("*")}
    with pytest.raises(LockedError) as caught:
        Vault.open(made.folder, phrase())
    assert caught.value.code == code
    assert caught.value.params == {"folder": str(made.folder)}
    after = {p.name: p.read_bytes() for p in made.folder.glob("*") if p.name in before}
    assert after == before, "opening a damaged vault must not make it worse"
    assert capfd.readouterr() == ("", ""), "the library writes to standard error unless told not to"


def test_the_store_of_another_vault_does_not_open(made: Made, tmp_path: Path) -> None:
    Vault.create(tmp_path / "other", phrase(), FLOOR_COST).close()
    shutil.copy(tmp_path / "other" / "store.db", made.folder / "store.db")
    assert code_of(lambda: Vault.open(made.folder, phrase())) == "vault_store_damaged"


def test_a_flipped_bit_in_any_page_is_reported(made: Made) -> None:
    """Most pages show only in the check; those that opening reads refuse to open. None passes."""
    store = made.folder / "store.db"
    whole = store.read_bytes()
    pages = len(whole) // PAGE
    assert pages >= 12
    seen_by_check = 0
    for page in range(pages):
        flip(store, page * PAGE + (page * 977) % PAGE, 1 << page % 8)
        found = _found(made.folder)
        assert found in (("vault_store_damaged",), ("pages_damaged",), ("pages_damaged", "structure_damaged"))
        seen_by_check += found[0] == "pages_damaged"
        store.write_bytes(whole)
    assert seen_by_check >= pages // 2
    assert _found(made.folder) == ()


def _found(folder: Path) -> tuple[str, ...]:
    """Return what opening says, or else what the check finds."""
    try:
        with Vault.open(folder, phrase()) as vault:
            health = vault.verify()
    except LockedError as error:
        return (error.code,)
    assert health.sound == (not health.findings)
    return health.findings


def test_a_page_that_breaks_while_open_is_a_typed_error_and_a_finding(made: Made) -> None:
    store = made.folder / "store.db"
    with Vault.open(made.folder, phrase()) as vault:
        assert vault.verify().sound
        for page in range(1, store.stat().st_size // PAGE):
            with store.open("r+b") as file:
                file.seek(page * PAGE + 77)
                file.write(b"\xff\x00\xff\x00")
        assert vault.verify().findings[0] == "pages_damaged"
        assert code_of(lambda: vault.history(made.codes[0])) == "vault_store_damaged"


@pytest.mark.parametrize("extra", [bytes(PAGE), b"\x5a" * PAGE])
def test_an_appended_page_is_reported(made: Made, extra: bytes) -> None:
    with (made.folder / "store.db").open("ab") as file:
        file.write(extra)
    with Vault.open(made.folder, phrase()) as vault:
        assert "pages_damaged" in vault.verify().findings


def test_pages_that_vanish_while_open_are_found_by_the_second_check(vault: Vault, made: Made) -> None:
    """What is cut off at the border of a page authenticates as well as ever; only the structure shows it."""
    store = made.folder / "store.db"
    os.truncate(store, store.stat().st_size - PAGE)
    assert vault.verify().findings == ("structure_damaged",)


def test_the_check_reads_the_store_and_not_the_log(vault: Vault, made: Made) -> None:
    vault.add("d" * 20_000, "s")
    assert (made.folder / "store.db-wal").stat().st_size > 20_000
    assert vault.verify().sound
    assert (made.folder / "store.db-wal").stat().st_size == 0


def test_a_store_that_names_another_vault_does_not_open(made: Made) -> None:
    with Vault.open(made.folder, phrase()) as vault:
        assert vault._opened is not None
        vault._opened.connection.execute("UPDATE meta SET value = 'other' WHERE key = 'vault_id'")
    assert code_of(lambda: Vault.open(made.folder, phrase())) == "vault_store_damaged"


def test_a_store_that_vanishes_while_open_is_a_finding(vault: Vault, made: Made) -> None:
    (made.folder / "store.db").unlink()
    assert "store_unreadable" in vault.verify().findings


def test_a_gap_in_a_history_and_an_orphan_are_findings(vault: Vault, made: Made) -> None:
    assert vault._opened is not None
    raw = vault._opened.connection
    raw.set_authorizer(None)
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.execute("DROP TRIGGER revisions_are_kept")
    raw.execute("DELETE FROM revisions WHERE code = ? AND seq = 1", (made.codes[0],))
    assert vault.verify().findings == ("history_gap", "rows_changed")
    raw.execute("INSERT INTO drafts VALUES ('Nobody 10', 't', 's', 'd')")
    assert vault.verify().findings == ("references_broken", "history_gap", "rows_changed")


def test_nothing_stands_in_clear_on_the_disk_while_the_vault_is_open(vault: Vault, made: Made) -> None:
    code = vault.add(f"{MARKER} again", MARKER)
    vault.save_draft(code, f"{MARKER} draft", MARKER)
    vault.set_setting(MARKER, MARKER)
    files = {path.name: path.read_bytes() for path in made.folder.iterdir()}
    assert {"store.db", "store.db-wal", "header.a", "header.b", "anchor", "lock"} == set(files)
    assert len(files["store.db-wal"]) > PAGE, "the marker must be on the disk for this to mean anything"
    for name, data in files.items():
        for form in (MARKER.encode(), MARKER.encode("utf-16-le"), code.encode(), b"CREATE TABLE", b"SQLite format"):
            assert form not in data, name


def test_the_standard_librarys_sqlite_cannot_read_the_store(made: Made) -> None:
    clear = sqlite3.connect(made.folder / "store.db")
    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        clear.execute("SELECT * FROM sqlite_master").fetchall()
    clear.close()


def test_files_are_private_and_made_private_again(made: Made) -> None:
    for path in made.folder.iterdir():
        path.chmod(0o644)
    made.folder.chmod(0o755)
    with Vault.open(made.folder, phrase()) as vault:
        vault.add("d", "s")
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in made.folder.iterdir()}
        assert "store.db-wal" in modes
        assert set(modes.values()) == {0o600}
        assert stat.S_IMODE(made.folder.stat().st_mode) == 0o700


def test_a_new_vault_is_private_from_its_first_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the umask, and without the tightening that comes at the end."""
    monkeypatch.setattr(opening, "tighten", lambda folder: None)
    before = os.umask(0)
    try:
        with Vault.create(tmp_path / "deep" / "vault", phrase(), FLOOR_COST) as vault:
            modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in vault.folder.iterdir()}
    finally:
        os.umask(before)
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE((tmp_path / "deep" / "vault").stat().st_mode) == 0o700


@pytest.mark.parametrize("there", ["case.json", ".hidden", "store.db"])
def test_a_folder_with_anything_in_it_is_left_alone(tmp_path: Path, there: str) -> None:
    (tmp_path / there).write_text("mine")
    assert code_of(lambda: Vault.create(tmp_path, phrase(), FLOOR_COST)) == "vault_folder_not_empty"
    assert [path.name for path in tmp_path.iterdir()] == [there]
    assert (tmp_path / there).read_text() == "mine"


def test_a_file_in_the_place_of_the_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "vault").write_text("mine")
    for place in (tmp_path / "vault", tmp_path / "vault" / "inside"):
        assert code_of(partial(Vault.create, place, phrase(), FLOOR_COST)) == "vault_folder_unusable"
        assert code_of(partial(Vault.open, place, phrase())) == "vault_missing"
    assert (tmp_path / "vault").read_text() == "mine"


def test_a_link_in_the_place_of_a_header_is_not_followed(made: Made, tmp_path: Path) -> None:
    (made.folder / "header.a").rename(tmp_path / "elsewhere")
    (made.folder / "header.a").symlink_to(tmp_path / "elsewhere")
    with Vault.open(made.folder, phrase()) as vault:
        assert vault.verify().findings == ("header_repaired",)
    assert not (made.folder / "header.a").is_symlink()


class _Silent(sqlite3.Connection):
    """What a broken build of the library does: it takes the key, says it encrypts, and writes plaintext."""

    def set_key(self, key: bytearray) -> None:
        assert len(key) == 67

    def execute(self, statement: str, *given: Any) -> Any:
        answers = dict(connection._ENCRYPTION) | {"cipher_version": "4.19.0"}
        for name, value in answers.items():
            if statement == f"PRAGMA {name}":
                return super().execute(f"SELECT '{value}'")
        return super().execute(statement, *given)


def test_a_library_that_cannot_encrypt_is_refused_before_anything_is_written(
    tmp_path: Path, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sqlcipher3

    monkeypatch.setattr(sqlcipher3, "dbapi2", sqlite3)
    monkeypatch.setattr(connection, "LEAST_SQLITE", (3, 0, 0))
    assert code_of(lambda: Vault.create(tmp_path / "v", phrase(), FLOOR_COST)) == "vault_cipher_missing"
    assert not (tmp_path / "v").exists()
    before = (made.folder / "store.db").read_bytes()
    assert code_of(lambda: Vault.open(made.folder, phrase())) == "vault_cipher_missing"
    assert (made.folder / "store.db").read_bytes() == before
    # The assertion on the connection itself, should only the trial in memory have passed.
    monkeypatch.setattr(connection, "library", lambda: sqlite3)
    assert code_of(lambda: Vault.open(made.folder, phrase())) == "vault_cipher_missing"
    assert (made.folder / "store.db").read_bytes() == before


def test_a_library_that_lies_about_encrypting_leaves_no_vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Lying:
        @staticmethod
        def connect(path: str, **options: Any) -> sqlite3.Connection:
            return sqlite3.connect(path, factory=_Silent, **options)

    monkeypatch.setattr(connection, "library", lambda: Lying)
    assert code_of(lambda: Vault.create(tmp_path / "v", phrase(), FLOOR_COST)) == "vault_not_encrypted"
    assert not (tmp_path / "v").exists()


def test_an_old_or_missing_library_is_named(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setattr(connection, "LEAST_SQLITE", (99, 0, 0))
    with pytest.raises(LockedError) as caught:
        Vault.open(made.folder, phrase())
    assert (caught.value.code, caught.value.params["least"]) == ("vault_library_old", "99.0.0")
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    assert code_of(lambda: Vault.open(made.folder, phrase())) == "vault_cipher_missing"


_FORBIDDEN = (
    "ATTACH ':memory:' AS x KEY ''",
    "DETACH main",
    "PRAGMA rekey = 'abc'",
    "PRAGMA key = 'abc'",
    "VACUUM INTO 'x.db'",
    "PRAGMA writable_schema = ON",
    "PRAGMA journal_mode = DELETE",
    "PRAGMA temp_store = FILE",
    "PRAGMA synchronous = 0",
    "PRAGMA cipher_log = 'x.log'",
    "SELECT sqlcipher_export('main')",
    "SELECT load_extension('x')",
)


def test_no_statement_can_leave_the_store_or_loosen_it(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert vault._opened is not None
    for statement in _FORBIDDEN:
        with pytest.raises(Exception, match=r"not authorized|authorization denied"):
            vault._opened.connection.execute(statement).fetchall()
    assert [path.name for path in tmp_path.iterdir()] == ["vault"]


def test_the_connection_is_as_hardened_as_it_claims(vault: Vault) -> None:
    assert vault._opened is not None
    raw = vault._opened.connection
    raw.set_authorizer(None)
    answers = {name: raw.execute(f"PRAGMA {name}").fetchone()[0] for name in (
        "journal_mode", "locking_mode", "synchronous", "temp_store", "secure_delete", "foreign_keys", "trusted_schema",
        "mmap_size", "cell_size_check", "cache_size", "wal_autocheckpoint", "application_id", "user_version",
    )}  # fmt: skip
    assert answers == {
        "journal_mode": "wal", "locking_mode": "exclusive", "synchronous": 2, "temp_store": 2, "secure_delete": 1,
        "foreign_keys": 1, "trusted_schema": 0, "mmap_size": 0, "cell_size_check": 1, "cache_size": -65536,
        "wal_autocheckpoint": 200, "application_id": 0x45585231, "user_version": len(schema.MIGRATIONS),
    }  # fmt: skip
