# SPDX-License-Identifier: GPL-3.0-or-later
"""How a vault comes into being and how it opens: cheap refusals first, the passphrase's cost next, repairs last."""

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import exile_risk
from exile_risk.errors import InputError, LockedError
from exile_risk.vault import backup, high_risk, keys, rekey
from exile_risk.vault.anchor_check import AnchorWatch
from exile_risk.vault.connection import Connection, check_store, connect, library, typed, wipes_memory
from exile_risk.vault.cost import KdfCost
from exile_risk.vault.files import (
    ANCHOR,
    HEADERS,
    LOCK,
    STORE,
    UNFINISHED,
    begin_unfinished,
    check_finished,
    open_private,
    sweep,
    tighten,
    trouble,
)
from exile_risk.vault.header import VAULT_ID_BYTES, Header
from exile_risk.vault.header_copies import Copies, read_copies, write_copies
from exile_risk.vault.lock import WriterLock
from exile_risk.vault.passphrase import check_new
from exile_risk.vault.schema import identify, migrate, upgradable
from exile_risk.vault.slots import REFUSED, Secret, unwrap, wrap

if TYPE_CHECKING:
    from exile_risk.vault.reading import Snapshot


@dataclass(frozen=True)
class Opened:
    """What an open vault holds on to: no key, only the connection and the right to write."""

    connection: Connection
    lock: "WriterLock | Snapshot"
    watch: AnchorWatch
    repaired: bool  # one copy of the header was bad and has been rewritten


def build(folder: Path, passphrase: bytearray, cost: KdfCost, *, unfinished: bool = False) -> Opened:
    """Make a vault and open it from what is on the disk, so that it is proven to open again.

    `unfinished`: nobody else can open it until `files.end_unfinished`, also when this process is killed before.
    Raises InputError: "vault_cost", "vault_folder_not_empty", "vault_folder_unusable", those of `normalised` and
    `check_new`; LockedError: as `unlock`. After an error nothing of the vault is left.
    """
    if not cost.acceptable:
        raise InputError("vault_cost")
    with Secret.of(passphrase) as secret:
        check_new(secret.form or bytearray())
        library()  # a library that cannot encrypt is refused before anything is written
        made = _empty_folder(folder)
        lock = WriterLock(folder)
        try:
            if unfinished:
                begin_unfinished(folder)
            _fill(folder, secret, cost)
            return open_locked(folder, secret, lock)
        except BaseException as error:
            lock.release()
            _undo(folder, made)
            if isinstance(error, OSError):
                raise trouble(error, folder) from error
            raise


def unlock(folder: Path, secret: Secret) -> Opened:
    """Open a vault. The secret stays the caller's to wipe.

    Raises LockedError: "vault_missing", those of `check_finished`, "vault_in_use", "vault_header_damaged",
    "vault_newer", "vault_store_missing", "vault_store_damaged", "vault_not_encrypted", "vault_upgrade_failed",
    "vault_unreachable", "vault_read_only", "vault_disk_full", those of `unwrap` and of `connect`.
    """
    check_finished(folder)
    try:
        there = any((folder / name).exists() for name in (*HEADERS, STORE))
    except OSError as error:
        raise trouble(error, folder) from error
    if not there:
        raise LockedError("vault_missing", folder=str(folder))
    lock = WriterLock(folder)
    try:
        return open_locked(folder, secret, lock)
    except BaseException:
        lock.release()
        raise


def reopened(folder: Path, secrets: tuple[Secret, ...], lock: WriterLock) -> Opened:
    """Open again a vault that was closed for a change of its key, with the first of the secrets that opens it.

    Raises as `unlock`; the lock is given back then.
    """
    try:
        for secret in secrets[:-1]:
            try:
                return open_locked(folder, secret, lock)
            except LockedError as error:
                if error.code not in REFUSED:
                    raise
        return open_locked(folder, secrets[-1], lock)
    except BaseException:
        lock.release()
        raise


def prove(folder: Path, passphrase: bytearray, key_file: bytearray | None = None) -> None:
    """Return if a passphrase opens the vault that is open already; nothing is opened, changed or kept.

    Raises LockedError: "vault_header_damaged", "vault_newer", those of `unwrap`; InputError: as `normalised`.
    """
    with Secret.of(passphrase, key_file) as secret:
        _, vault_key = unwrap(read_copies(folder).newest, secret, folder)
        keys.wipe(vault_key)


def open_locked(folder: Path, secret: Secret, lock: WriterLock) -> Opened:
    """Open a vault whose lock is held; after an error it still is. Raises as `unlock`."""
    sweep(folder)
    backup.sweep(folder)
    copies = read_copies(folder)
    check_store(folder)
    _, vault_key = unwrap(copies.newest, secret, folder)
    try:
        return _open_store(folder, rekey.settle(folder, copies, vault_key), vault_key, lock)
    finally:
        keys.wipe(vault_key)


def _open_store(folder: Path, copies: Copies, vault_key: bytearray, lock: WriterLock) -> Opened:
    connection = connected(folder, vault_key, copies.newest)
    try:
        with typed(folder):
            identify(connection, folder)
            check_owner(connection, folder, copies.newest)
            copies = high_risk.settle(folder, copies, on=high_risk.wanted(connection))
            if upgradable(connection):
                backup.back_up(connection, folder)  # an upgrade that goes wrong must not be the end of anything
            migrate(connection, folder)
            watch = AnchorWatch(connection, folder)
        check_store(folder)
        rekey.finish(folder, copies.newest, vault_key)
    except BaseException:
        connection.close()
        raise
    tighten(folder)
    return Opened(connection, lock, watch, _repair(folder, copies))


def check_owner(connection: Connection, folder: Path, header: Header) -> None:
    """Raise LockedError("vault_store_damaged") for the store of another vault."""
    row = connection.execute("SELECT value FROM meta WHERE key = 'vault_id'").fetchone()
    if row != (header.vault_id.hex(),):
        raise LockedError("vault_store_damaged", folder=str(folder))


def _repair(folder: Path, copies: Copies) -> bool:
    """Rewrite bad copies of the header, now that the good one has proven itself; failing to is no reason not to open.

    A copy that stays bad is found by the next check.
    """
    if not copies.behind:
        return False
    try:
        write_copies(folder, copies.newest, copies.behind)
    except LockedError:
        return False
    return True


def _empty_folder(folder: Path) -> bool:
    """Make sure of an empty private folder; return whether it had to be made."""
    try:
        made = not folder.exists()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        empty = not any(folder.iterdir())
    except OSError as error:
        raise InputError("vault_folder_unusable", folder=str(folder)) from error
    if not empty:
        raise InputError("vault_folder_not_empty", folder=str(folder))
    tighten(folder)
    return made


def _fill(folder: Path, secret: Secret, cost: KdfCost) -> None:
    """Write the store, then the headers: a vault exists only once it is complete."""
    vault_id = os.urandom(VAULT_ID_BYTES)
    vault_key = keys.new_key()
    try:
        _new_store(folder, vault_key, vault_id)
        slot = wrap(secret, vault_key, vault_id, cost)
        write_copies(folder, Header(vault_id, 1, exile_risk.__version__, (slot,)))
    finally:
        keys.wipe(vault_key)


def connected(place: Path, vault_key: bytearray, header: Header) -> Connection:
    """Open the store that lies in `place` as its header says, or as the store itself does where that says more."""
    connection = _connected(place, vault_key, high_risk=header.high_risk)
    try:
        with typed(place):
            again = high_risk.wanted(connection) and not wipes_memory(connection)
    except BaseException:
        connection.close()
        raise
    if not again:
        return connection
    connection.close()
    return _connected(place, vault_key, high_risk=True)


def _connected(place: Path, vault_key: bytearray, *, high_risk: bool = False) -> Connection:
    key = keys.subkey(vault_key, keys.STORE_PURPOSE)
    try:
        return connect(place, key, high_risk=high_risk)
    finally:
        keys.wipe(key)


def _new_store(folder: Path, vault_key: bytearray, vault_id: bytes) -> None:
    os.close(open_private(folder / STORE, os.O_RDWR | os.O_CREAT | os.O_EXCL))  # the log takes over its file mode
    connection = _connected(folder, vault_key)
    try:
        with typed(folder):
            migrate(connection, folder)
            connection.execute("INSERT INTO meta (key, value) VALUES ('vault_id', ?)", (vault_id.hex(),))
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        connection.close()
    check_store(folder)


def _undo(folder: Path, made: bool) -> None:
    """Take back a vault that did not come about. The folder was empty, so everything with these names is ours."""
    names = (
        *HEADERS,
        *(f"{name}.new" for name in HEADERS),
        STORE,
        f"{STORE}-wal",
        f"{STORE}-journal",
        ANCHOR,
        LOCK,
        UNFINISHED,
    )
    with contextlib.suppress(OSError):
        for name in names:
            (folder / name).unlink(missing_ok=True)
        if made:
            folder.rmdir()
