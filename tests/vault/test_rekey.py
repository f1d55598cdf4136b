# SPDX-License-Identifier: GPL-3.0-or-later
"""A new key shuts out who knew the old one: from the vault, from its backups, and from what lay beside them."""

import errno
import os
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
from slot_kit import build, key_of, quick, secret
from vaults import code_of

from exile_risk.vault import FLOOR_COST, Vault, audit, backup, keys, rekey, rekey_backups
from exile_risk.vault.backup_file import is_whole
from exile_risk.vault.connection import connect
from exile_risk.vault.recovery import new_recovery_key
from exile_risk.vault.restore import restore
from exile_risk.vault.slots import Secret

__all__ = ["quick"]
pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    build(tmp_path / "vault")
    return tmp_path / "vault"


def test_only_the_new_passphrase_opens_and_everything_is_there(folder: Path) -> None:
    recovery = Secret(recovery=new_recovery_key())
    before = key_of(folder, secret(0))
    with Vault.open_by(folder, secret(0)) as vault:
        vault.slots.add(secret(0), secret(1), FLOOR_COST, "a colleague")
        vault.slots.add(secret(0), recovery, FLOOR_COST)
        code = vault.cases()[0].code
        vault.save_draft(code, "a draft", "drafted")
        vault.rekey(secret(1), secret(2), FLOOR_COST)
        assert vault.draft(code) == "a draft"
        vault.save(code, "written with the new key", "s")
        assert vault.verify().sound
        assert [note.label for _, note in vault.slots.all()] == [""]
        with vault.reading() as connection:
            assert [entry.action for entry in audit.entries(connection)].count("rekey") == 1
    assert key_of(folder, secret(2)) != before
    for shut in (secret(0), secret(1)):
        assert code_of(lambda: Vault.open_by(folder, shut)) == "wrong_passphrase"  # noqa: B023
    assert code_of(lambda: Vault.open_by(folder, recovery)) == "recovery_none"
    with Vault.open_by(folder, secret(2)) as vault:
        assert [stored.document for stored in vault.history(code)] == ["the document", "written with the new key"]
        assert vault.announcements == ()
    old = keys.subkey(bytearray(before), keys.STORE_PURPOSE)
    assert code_of(lambda: connect(folder, old)) == "vault_store_damaged", "the old key must not read the store"


def test_an_old_header_put_back_does_not_open_the_new_store(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "taken")
    with Vault.open_by(folder, secret(0)) as vault:
        vault.rekey(secret(0), secret(1), FLOOR_COST)
    for name in ("header.a", "header.b"):
        shutil.copy(tmp_path / "taken" / name, folder / name)
    assert code_of(lambda: Vault.open_by(folder, secret(0))) == "vault_store_damaged"
    assert code_of(lambda: Vault.open_by(folder, secret(1))) == "wrong_passphrase"


def test_backups_follow_and_keep_what_they_held(folder: Path, tmp_path: Path) -> None:
    with Vault.open_by(folder, secret(0)) as vault, vault.reading() as connection:
        made = backup.back_up(connection, folder)
        first = made.rename(made.with_name("20260901T120000000000Z.bk"))  # else the next one of the day replaces it
        code = vault.cases()[0].code
        vault.save(code, "after the first backup", "s")
        second = backup.back_up(connection, folder)
    damaged = first.with_name("20200101T000000000000Z.bk")
    damaged.write_bytes(first.read_bytes()[:-40])
    with Vault.open_by(folder, secret(0)) as vault:
        vault.rekey(secret(0), secret(1), FLOOR_COST)
        assert not rekey.unfinished(folder)
    assert not damaged.exists()
    assert {path.name for path in folder.iterdir()} == {
        *("anchor", "backups", "header.a", "header.b", "lock", "store.db"),
    }
    for number, (one, revisions) in enumerate([(first, 1), (second, 2)]):
        assert is_whole(one)
        assert code_of(lambda: restore(one, tmp_path / "shut", secret(0))) == "wrong_passphrase"  # noqa: B023
        place = tmp_path / f"restored{number}"
        restore(one, place, secret(1))
        with Vault.open_by(place, secret(1)) as vault:
            assert len(vault.history(code)) == revisions
            assert vault.verify().sound


def test_backups_that_cannot_follow_yet_do_so_later(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Vault.open_by(folder, secret(0)) as vault, vault.reading() as connection:
        one = backup.back_up(connection, folder)
    with monkeypatch.context() as patch:
        patch.setattr(rekey_backups, "_write_anew", _full)
        with Vault.open_by(folder, secret(0)) as vault:
            vault.rekey(secret(0), secret(1), FLOOR_COST)
        assert rekey.unfinished(folder)
    assert is_whole(one), "until it follows it is kept as it was"
    Vault.open_by(folder, secret(1)).close()
    assert not rekey.unfinished(folder)
    restore(one, tmp_path / "restored", secret(1))


def _full(*given: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("step", ["_check_room", "_copy_store", "_keep_earlier", "commit"])
def test_what_fails_leaves_the_vault_open_under_its_old_key(
    folder: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = key_of(folder, secret(0))
    with Vault.open_by(folder, secret(0)) as vault:
        with monkeypatch.context() as patch:
            patch.setattr(rekey, step, _full)
            with pytest.raises(OSError, match="space"):
                vault.rekey(secret(0), secret(1), FLOOR_COST)
        vault.save(vault.cases()[0].code, "still writable", "s")
        assert vault.verify().sound
    assert key_of(folder, secret(0)) == before
    assert {path.name for path in folder.iterdir()} == {"anchor", "header.a", "header.b", "lock", "store.db"}


def test_too_little_room_is_seen_before_anything_is_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Vault.open_by(folder, secret(0)) as vault:
        monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=1000))
        assert code_of(lambda: vault.rekey(secret(0), secret(1), FLOOR_COST)) == "vault_disk_full"
        assert vault.cases()


def test_a_vault_that_is_not_accepted_gets_no_new_key(folder: Path, tmp_path: Path) -> None:
    """Else a new key would hide that an older store had been put in its place."""
    shutil.copy(folder / "store.db", tmp_path / "older")
    with Vault.open_by(folder, secret(0)) as vault:
        vault.save(vault.cases()[0].code, "newer", "s")
    shutil.copy(tmp_path / "older", folder / "store.db")
    with Vault.open_by(folder, secret(0)) as vault:
        assert vault.barred == "store_older"
        assert code_of(lambda: vault.rekey(secret(0), secret(1), FLOOR_COST)) == "vault_not_accepted"
        assert vault.cases()


def test_a_stranger_store_beside_the_vault_is_removed_and_never_taken(folder: Path, tmp_path: Path) -> None:
    build(tmp_path / "other")
    hollow = keys.subkey(bytearray(key_of(folder, secret(0))), keys.STORE_PURPOSE)
    os.close(os.open(folder / rekey.NEXT_STORE, os.O_CREAT | os.O_WRONLY, 0o600))
    empty = connect(folder, hollow, rekey.NEXT_STORE)
    empty.execute("PRAGMA user_version = 1")
    empty.close()
    for stranger in (
        (folder / rekey.NEXT_STORE).read_bytes(),
        b"",
        b"x" * 8192,
        (tmp_path / "other" / "store.db").read_bytes(),
    ):
        (folder / rekey.NEXT_STORE).write_bytes(stranger)
        (folder / rekey.NEXT_KEYS).write_bytes(os.urandom(60))
        (folder / rekey.EARLIER_KEYS).write_bytes(os.urandom(90))
        with Vault.open_by(folder, secret(0)) as vault:
            assert len(vault.cases()) == 1
        assert {path.name for path in folder.iterdir()} == {"anchor", "header.a", "header.b", "lock", "store.db"}
