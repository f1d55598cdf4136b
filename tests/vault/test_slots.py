# SPDX-License-Identifier: GPL-3.0-or-later
"""Several ways into one vault: each opens it, none opens another's slot, every change is proven, whole and noted."""

import errno
import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from slot_kit import build, key_of, quick, secret
from vaults import code_of

from exile_risk.vault import FLOOR_COST, KdfCost, Vault, audit, keys, slots_changing
from exile_risk.vault.header import KEY_FILE, PASSPHRASE, RECOVERY, Header, Slot, decode, encode
from exile_risk.vault.header_copies import read_copies, write_copies
from exile_risk.vault.recovery import new_recovery_key
from exile_risk.vault.slots import REFUSED, Secret, unwrap
from exile_risk.vault.slots_kept import SlotNote
from exile_risk.vault.slots_key_file import make_key_file, read_key_file

__all__ = ["quick"]
pytestmark = pytest.mark.usefixtures("quick")

FILE = bytearray(range(64))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    build(tmp_path / "vault")
    return tmp_path / "vault"


def kinds(folder: Path) -> list[str]:
    return [slot.kind for slot in read_copies(folder).newest.slots]


def everything(folder: Path) -> tuple[Secret, Secret, Secret]:
    """Add one slot of every kind and return what opens each."""
    recovery = Secret(recovery=new_recovery_key())
    with Vault.open_by(folder, secret(0)) as vault:
        vault.slots.add(secret(0), secret(1, FILE), FLOOR_COST, "with a file")
        vault.slots.add(secret(1, FILE), recovery, FLOOR_COST)
    return secret(0), secret(1, FILE), recovery


def test_every_kind_of_slot_opens_the_same_vault(folder: Path) -> None:
    before = key_of(folder, secret(0))
    for given in everything(folder):
        assert key_of(folder, given) == before
        with Vault.open_by(folder, given) as vault:
            assert len(vault.cases()) == 1
            assert vault.verify().sound
    assert kinds(folder) == [PASSPHRASE, KEY_FILE, RECOVERY]


WRONG: dict[str, tuple[Callable[[], Secret], str]] = {
    "another passphrase": (lambda: secret(9), "wrong_passphrase"),
    "the passphrase of the file without the file": (lambda: secret(1), "wrong_passphrase"),
    "another file": (lambda: secret(1, bytearray(64)), "wrong_key_file"),
    "the file with another passphrase": (lambda: secret(9, FILE), "wrong_key_file"),
    "another recovery key": (lambda: Secret(recovery=bytearray(16)), "wrong_recovery_key"),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_does_not_fit_is_named(folder: Path, what: str) -> None:
    everything(folder)
    given, code = WRONG[what]
    assert code_of(lambda: Vault.open_by(folder, given())) == code


def test_nothing_is_stretched_for_a_secret_that_no_slot_could_take(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Vault.open_by(folder, secret(0)) as vault:
        vault.slots.change(secret(0), secret(1, FILE), FLOOR_COST)

    def never(*given: object) -> bytearray:
        raise AssertionError("stretched")

    monkeypatch.setattr(keys, "stretch", never)
    assert code_of(lambda: Vault.open_by(folder, secret(1))) == "key_file_needed"
    assert code_of(lambda: Vault.open_by(folder, Secret(recovery=bytearray(16)))) == "recovery_none"


def test_a_changed_passphrase_opens_and_the_old_one_does_not(folder: Path) -> None:
    before, first = key_of(folder, secret(0)), read_copies(folder).newest
    with Vault.open_by(folder, secret(0)) as vault:
        id = vault.slots.change(secret(0), secret(1), FLOOR_COST)
        assert [slot.id for slot, _ in vault.slots.all()] == [id]
    assert key_of(folder, secret(1)) == before
    assert code_of(lambda: Vault.open_by(folder, secret(0))) == "wrong_passphrase"
    newest = read_copies(folder)
    assert newest.newest.generation == first.generation + 1
    assert not newest.behind
    slots = (newest.newest.slots[0], first.slots[0])
    assert slots[0].salt != slots[1].salt
    assert slots[0].nonce != slots[1].nonce


@pytest.mark.parametrize("action", ["add", "change", "remove", "rekey", "prove"])
def test_nothing_changes_without_a_secret_that_opens_the_vault(folder: Path, action: str) -> None:
    before = (folder / "header.a").read_bytes()
    with Vault.open_by(folder, secret(0)) as vault:
        (id,) = (slot.id for slot, _ in vault.slots.all())
        actions: dict[str, Callable[[], object]] = {
            "add": lambda: vault.slots.add(secret(5), secret(1), FLOOR_COST),
            "change": lambda: vault.slots.change(secret(5), secret(1), FLOOR_COST),
            "remove": lambda: vault.slots.remove(secret(5), id),
            "rekey": lambda: vault.rekey(secret(5), secret(1), FLOOR_COST),
            "prove": lambda: vault.slots.prove(secret(5), secret(1), FLOOR_COST),
        }
        assert code_of(actions[action]) == "wrong_passphrase"
        assert vault.cases()
        assert vault.verify().sound
    assert (folder / "header.a").read_bytes() == before


def test_the_last_passphrase_stays_even_beside_a_recovery_key(folder: Path) -> None:
    with Vault.open_by(folder, secret(0)) as vault:
        (first,) = (slot.id for slot, _ in vault.slots.all())
        vault.slots.add(secret(0), Secret(recovery=new_recovery_key()), FLOOR_COST)
        assert code_of(lambda: vault.slots.remove(secret(0), first)) == "slot_last"
        second = vault.slots.add(secret(0), secret(1), FLOOR_COST)
        vault.slots.remove(secret(1), first)
        assert code_of(lambda: vault.slots.remove(secret(1), second)) == "slot_last"
        assert code_of(lambda: vault.slots.remove(secret(1), first)) == "slot_missing"
    assert code_of(lambda: Vault.open_by(folder, secret(0))) == "wrong_passphrase"
    Vault.open_by(folder, secret(1)).close()


def test_eight_slots_are_the_most(folder: Path) -> None:
    with Vault.open_by(folder, secret(0)) as vault:
        for n in range(1, 8):
            vault.slots.add(secret(0), secret(n), FLOOR_COST)
        assert code_of(lambda: vault.slots.add(secret(0), secret(8), FLOOR_COST)) == "slots_full"
    for n in range(8):
        assert key_of(folder, secret(n)) == key_of(folder, secret(0))


def test_a_forgotten_passphrase_is_replaced_with_the_recovery_key(folder: Path) -> None:
    recovery = Secret(recovery=new_recovery_key())
    with Vault.open_by(folder, secret(0)) as vault:
        vault.slots.add(secret(0), recovery, FLOOR_COST)
    with Vault.open_by(folder, recovery) as vault:
        vault.slots.change(recovery, secret(1), FLOOR_COST)
        assert kinds(folder) == [PASSPHRASE, RECOVERY]
        vault.slots.add(recovery, secret(2), FLOOR_COST)
        assert code_of(lambda: vault.slots.change(recovery, secret(3), FLOOR_COST)) == "slot_which"
        assert code_of(lambda: vault.slots.change(recovery, secret(3), FLOOR_COST, "00")) == "slot_missing"
    assert code_of(lambda: Vault.open_by(folder, secret(0))) == "wrong_passphrase"


def test_a_proven_slot_of_an_older_header_is_not_kept(folder: Path) -> None:
    with Vault.open_by(folder, secret(0)) as vault:
        proven = vault.slots.prove(secret(0), secret(1), FLOOR_COST)
        vault.slots.change(secret(0), secret(2), FLOOR_COST)
        assert code_of(lambda: vault.slots.keep(proven, SlotNote())) == "slot_outdated"


def test_a_slot_that_memory_garbled_is_never_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = keys.seal

    def garbled(wrapping: bytearray, key: bytearray, bound: bytes) -> tuple[bytes, bytes]:
        nonce, sealed = real(wrapping, bytearray(len(key)), bound)
        return nonce, sealed

    before = (folder / "header.a").read_bytes()
    with Vault.open_by(folder, secret(0)) as vault:
        monkeypatch.setattr(keys, "seal", garbled)
        assert code_of(lambda: vault.slots.change(secret(0), secret(1), FLOOR_COST)) == "slot_unproven"
    assert (folder / "header.a").read_bytes() == before


def test_what_slots_are_called_stays_inside_the_store_and_every_change_is_on_record(folder: Path) -> None:
    with Vault.open_by(folder, secret(0)) as vault:
        id = vault.slots.add(secret(0), secret(1), FLOOR_COST, "Quisling Marker")
        assert {note.label for _, note in vault.slots.all()} == {"", "Quisling Marker"}
        vault.slots.change(secret(1), secret(2), FLOOR_COST)
        (changed,) = (slot for slot, note in vault.slots.all() if note.label == "Quisling Marker")
        assert changed.id != id
        vault.slots.remove(secret(0), changed.id)
        assert [note.label for _, note in vault.slots.all()] == [""]
        with vault.reading() as connection:
            actions = [entry.action for entry in audit.entries(connection)]
        assert [one for one in actions if one.startswith("slot_")] == ["slot_added", "slot_changed", "slot_removed"]
        assert vault.verify().sound
    for path in folder.rglob("*"):
        assert path.is_dir() or b"Quisling" not in path.read_bytes()


@pytest.mark.parametrize("failing", [1, 2, 3, 4])
def test_a_full_disk_leaves_old_or_new_and_says_which(
    folder: Path, failing: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The header's syncs are: copy A, its folder, copy B, its folder."""
    vault = Vault.open_by(folder, secret(0))
    synced, real = [0], os.fsync

    def sync(descriptor: int) -> None:
        synced[0] += 1
        if synced[0] >= failing:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(descriptor)

    with monkeypatch.context() as patch:
        patch.setattr(slots_changing, "write_copies", _syncing_only_here(patch, sync))
        code = code_of(lambda: vault.slots.change(secret(0), secret(1), FLOOR_COST))
    vault.close()
    assert code == ("vault_disk_full" if failing == 1 else "header_half_written")
    opens, shut = (0, 1) if failing == 1 else (1, 0)
    assert code_of(lambda: Vault.open_by(folder, secret(shut))) == "wrong_passphrase"
    with Vault.open_by(folder, secret(opens)) as again:
        assert again.verify().sound
        assert not read_copies(folder).behind
        assert code_of(lambda: key_of(folder, secret(shut))) == "wrong_passphrase"


def _syncing_only_here(patch: pytest.MonkeyPatch, sync: Callable[[int], None]) -> Callable[..., None]:
    def write(folder: Path, header: Header, names: tuple[str, ...] = ("header.a", "header.b")) -> None:
        with patch.context() as inner:
            inner.setattr(os, "fsync", sync)
            write_copies(folder, header, names)

    return write


def test_every_buffer_of_a_change_is_wiped(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bytearray] = []

    def recorded(function: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*given: Any) -> Any:
            result = function(*given)
            if isinstance(result, bytearray):
                seen.append(result)
            return result

        return wrapped

    with Vault.open_by(folder, secret(0)) as vault:
        for name in ("stretch", "subkey", "unseal", "new_key"):
            monkeypatch.setattr(keys, name, recorded(getattr(keys, name)))
        current, fresh, newest = secret(0), secret(1, FILE), secret(2)
        with current, fresh, newest:
            vault.slots.add(current, fresh, FLOOR_COST)
            vault.rekey(fresh, newest, FLOOR_COST)
        for one in (current, fresh, newest):
            assert one.form is not None
            assert not any(one.form)
        assert len(seen) > 20
        assert not [buffer for buffer in seen if any(buffer)]


def test_a_slot_that_claims_another_kind_opens_nothing(folder: Path) -> None:
    plain, filed, recovery = everything(folder)
    header = read_copies(folder).newest
    secrets = (plain, filed, recovery, Secret(plain.form, FILE), Secret(filed.form))
    for slot in header.slots:
        for kind in {PASSPHRASE, KEY_FILE, RECOVERY} - {slot.kind}:
            forged = replace(header, slots=(_as(slot, kind),))
            assert decode(encode(forged)) == forged, "else the checksum alone would have shut it"
            for given in secrets:
                assert code_of(partial(unwrap, forged, given, folder)) in REFUSED


def _as(slot: Slot, kind: str) -> Slot:
    if kind == RECOVERY:
        return replace(slot, kind=kind, cost=None, salt=b"")
    return replace(slot, kind=kind, cost=slot.cost or FLOOR_COST, salt=slot.salt or bytes(32))


def test_only_a_header_with_more_than_passphrases_needs_the_newer_format(folder: Path) -> None:
    assert b'"format":1' in (folder / "header.a").read_bytes()
    everything(folder)
    data = (folder / "header.a").read_bytes()
    assert b'"format":2' in data
    assert decode(data) == read_copies(folder).newest


def test_the_wrapping_key_takes_passphrase_and_file_together() -> None:
    """Written out here: HKDF of Argon2id's answer and the file, one after the other."""
    import hashlib
    import hmac

    stretched = keys.stretch(bytearray(b"passphrase number 1"), b"s" * 32, FLOOR_COST)
    extracted = hmac.digest(bytes(32), bytes(stretched + FILE), hashlib.sha256)
    wrapping = bytearray(hmac.digest(extracted, b"kek/passphrase+keyfile/1\x01", hashlib.sha256))
    slot = Slot("0a", KEY_FILE, KdfCost(64 * 1024, 3, 4), b"s" * 32)
    nonce, sealed = keys.seal(wrapping, bytearray(b"k" * 32), slot.bound(b"v" * 16))
    header = Header(b"v" * 16, 1, "1", (replace(slot, nonce=nonce, sealed=sealed),))
    assert unwrap(header, secret(1, FILE), Path("x"))[1] == b"k" * 32


def test_a_key_file_is_made_once_beside_no_vault_and_read_exactly(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "stick.key"
    make_key_file(path, folder)
    assert path.stat().st_mode & 0o777 == 0o600
    assert len(set(path.read_bytes())) > 16
    assert read_key_file(path) == path.read_bytes()
    assert code_of(lambda: make_key_file(path, folder)) == "key_file_exists"
    assert code_of(lambda: make_key_file(folder / "k", folder)) == "key_file_beside_vault"
    assert code_of(lambda: make_key_file(folder / ".." / folder.name / "k", folder)) == "key_file_beside_vault"
    assert code_of(lambda: make_key_file(tmp_path / "none" / "k", folder)) == "key_file_unwritable"
    for size in (0, 63, 65, 10_000):
        path.write_bytes(b"x" * size)
        assert code_of(lambda: read_key_file(path)) == "key_file_unusable"
    assert code_of(lambda: read_key_file(tmp_path)) == "key_file_unusable"
    (tmp_path / "link").symlink_to(path)
    assert code_of(lambda: read_key_file(tmp_path / "link")) == "key_file_unusable"
