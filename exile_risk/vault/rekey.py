# SPDX-License-Identifier: GPL-3.0-or-later
"""A new key for the whole vault, for when somebody knows a passphrase: a new slot alone would not shut out old copies.

The store is written anew beside the old one, then the header of the new key is put in its place: that is the moment
from which the new passphrase opens the vault and no old one does. What is left to do then is done at the next opening,
which follows at once, or after a crash whenever it comes.
"""

import contextlib
import os
import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path

from exile_risk.errors import LockedError
from exile_risk.vault import audit, keys
from exile_risk.vault.anchor_check import ANCHORED, advance
from exile_risk.vault.connection import Connection, check_store, connect, typed
from exile_risk.vault.cost import KdfCost
from exile_risk.vault.files import ANCHOR, STORE, open_private, read_bounded, replace_whole, sync_folder, trouble
from exile_risk.vault.header import Header, Slot
from exile_risk.vault.header_copies import Copies, read_copies, write_copies
from exile_risk.vault.on_rekey import on_rekey
from exile_risk.vault.slots import Secret, unwrap, wrap
from exile_risk.vault.slots_changing import write
from exile_risk.vault.slots_kept import note_only

NEXT_STORE = "store.next"
NEXT_KEYS = "keys.next"  # earlier keys, sealed under the new one
EARLIER_KEYS = "keys.earlier"  # the same once the new key holds, until everything has followed

_SIDE_FILES = ("-wal", "-shm", "-journal")
_ENTRY = keys.NONCE_BYTES + keys.SEALED_BYTES
_MOST_EARLIER = 16
_ROOM = 2.2  # the new store and its log, in sizes of the old one
_BOUND = b"earlier key|"


@dataclass(frozen=True)
class Prepared:
    """A new store that lies ready beside the old one, the header it came from, and the one slot that will open it."""

    header: Header
    slot: Slot


def prepare(folder: Path, connection: Connection, current: Secret, new: Secret, cost: KdfCost) -> Prepared:
    """Write the store anew under a new key that only `new` opens. Only for the holder of the lock.

    Nothing of the vault has changed yet, and after an error nothing is left. Raises those of `unwrap` and `wrap`, what
    `typed` makes of the database's answer, and "vault_disk_full" before anything is written where there is little room.
    """
    header = read_copies(folder).newest
    _, old = unwrap(header, current, folder)
    fresh = keys.new_key()
    try:
        slot = wrap(new, fresh, header.vault_id, cost)
        _check_room(folder)
        drop(folder)
        _copy_store(folder, connection, fresh, slot)
        _keep_earlier(folder, header, old, fresh)
    except BaseException:
        drop(folder)
        raise
    finally:
        keys.wipe(old)
        keys.wipe(fresh)
    return Prepared(header, slot)


def commit(folder: Path, prepared: Prepared) -> None:
    """Let the new key hold; the store must have been closed, and is opened next. Raises as `write`.

    Should it fail, the opening that follows sees which key holds, and drops what is not of it.
    """
    write(folder, prepared.header, (prepared.slot,))


def settle(folder: Path, copies: Copies, vault_key: bytearray) -> Copies:
    """Put the new store in its place where the header already has its key; returns the copies as they are then.

    For every opening, before the store is opened. A store that is not of this key is left for `finish` to remove.
    """
    if not _fits(folder, copies.newest, vault_key):
        return copies
    try:
        write_copies(folder, copies.newest, copies.behind)  # first, else a copy could outlive the store it opens
        with contextlib.suppress(FileNotFoundError):
            (folder / NEXT_KEYS).replace(folder / EARLIER_KEYS)
        # Its key was in the old store. The new store has another and knows of no anchor yet.
        (folder / ANCHOR).unlink(missing_ok=True)
        for side in _SIDE_FILES:
            (folder / f"{STORE}{side}").unlink(missing_ok=True)  # it would be read into the new store
        (folder / NEXT_STORE).replace(folder / STORE)
        sync_folder(folder)
    except OSError as error:
        raise trouble(error, folder) from error
    return Copies(copies.newest, ())


def finish(folder: Path, header: Header, vault_key: bytearray) -> None:
    """Remove what a change that never held left behind, and let everything follow one that did.

    For every opening, once the store has opened with this key. What cannot follow now (a full disk) is asked again at
    the next opening; it is no reason not to open.
    """
    drop(folder)
    earlier = _earlier(folder, header, vault_key)
    try:
        for old in earlier:
            on_rekey(folder, old, vault_key)
        (folder / EARLIER_KEYS).unlink(missing_ok=True)
    except (LockedError, OSError):
        return
    finally:
        for old in earlier:
            keys.wipe(old)


def unfinished(folder: Path) -> bool:
    """Whether something beside the store still opens with an earlier key of the vault."""
    return (folder / EARLIER_KEYS).exists()


def drop(folder: Path) -> None:
    """Remove a store that was begun under a key that no header has."""
    with contextlib.suppress(OSError):
        for name in (*(f"{NEXT_STORE}{side}" for side in ("", *_SIDE_FILES)), NEXT_KEYS, f"{NEXT_KEYS}.new"):
            (folder / name).unlink(missing_ok=True)


def _check_room(folder: Path) -> None:
    try:
        sizes = [(folder / name).stat().st_size for name in (STORE, f"{STORE}-wal") if (folder / name).exists()]
        if shutil.disk_usage(folder).free < _ROOM * sum(sizes):
            raise LockedError("vault_disk_full", folder=str(folder))
    except OSError as error:
        raise trouble(error, folder) from error


def _connected(folder: Path, vault_key: bytearray) -> Connection:
    key = keys.subkey(vault_key, keys.STORE_PURPOSE)
    try:
        return connect(folder, key, NEXT_STORE)
    finally:
        keys.wipe(key)


def _copy_store(folder: Path, connection: Connection, fresh: bytearray, slot: Slot) -> None:
    """Write the whole store under the new key, add that it was, and prove the copy; it is on the disk then."""
    try:
        os.close(open_private(folder / NEXT_STORE, os.O_RDWR | os.O_CREAT | os.O_EXCL))
        with typed(folder):
            target = _connected(folder, fresh)
            try:
                connection.backup(target)
                _prove(folder, connection, target)
                _mark(target, slot)
                target.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            finally:
                target.close()
        check_store(folder, NEXT_STORE)
        _sync(folder / NEXT_STORE)
        sync_folder(folder)
    except OSError as error:
        raise trouble(error, folder) from error


def _prove(folder: Path, connection: Connection, target: Connection) -> None:
    """Raise LockedError("vault_store_damaged") unless every page is whole and every table is as long as it was."""
    target.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    sound = not target.execute("PRAGMA cipher_integrity_check").fetchall()
    sound = sound and target.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    if not sound or _lengths(target) != _lengths(connection):
        raise LockedError("vault_store_damaged", folder=str(folder))


def _lengths(connection: Connection) -> dict[str, int]:
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    sql = 'SELECT count(*) FROM "{}"'  # names of our own schema
    return {name: int(connection.execute(sql.format(name)).fetchone()[0]) for name in names}


def _mark(target: Connection, slot: Slot) -> None:
    """Put into the chain that there is a new key, and give the anchor one: who knew the old store knew that too."""
    target.execute("BEGIN IMMEDIATE")
    audit.append(target, "rekey", "vault")
    note_only(target, slot)
    advance(target)
    target.execute("UPDATE meta SET value = ? WHERE key = 'anchor_key'", (secrets.token_hex(32),))
    target.execute("DELETE FROM meta WHERE key = ?", (ANCHORED,))
    target.execute("COMMIT")


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _fits(folder: Path, header: Header, vault_key: bytearray) -> bool:
    """Whether there is a whole new store, of this vault and of this key."""
    if not (folder / NEXT_STORE).exists():
        return False
    try:
        check_store(folder, NEXT_STORE)
        with typed(folder):
            store = _connected(folder, vault_key)
            try:
                # One that was hardly begun is undone by its journal, and an empty store opens with any key.
                begun = store.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone()
                row = begun and store.execute("SELECT value FROM meta WHERE key = 'vault_id'").fetchone()
            finally:
                store.close()
    except LockedError as error:
        if error.code not in ("vault_store_damaged", "vault_not_encrypted"):
            raise
        return False
    return bool(row == (header.vault_id.hex(),))


def _keep_earlier(folder: Path, header: Header, old: bytearray, fresh: bytearray) -> None:
    """Seal the old key, and earlier ones still wanted, under the new one: whoever has that has all that they open."""
    earlier = [*_earlier(folder, header, old), bytearray(old)]
    data = b"".join(b"".join(keys.seal(fresh, key, _BOUND + header.vault_id)) for key in earlier[-_MOST_EARLIER:])
    for key in earlier:
        keys.wipe(key)
    replace_whole(folder / NEXT_KEYS, data)


def _earlier(folder: Path, header: Header, vault_key: bytearray) -> list[bytearray]:
    """Return the earlier keys of the vault that something may still need, for the caller to wipe."""
    data = read_bounded(folder / EARLIER_KEYS, _ENTRY * _MOST_EARLIER) or b""
    found: list[bytearray] = []
    for start in range(0, len(data), _ENTRY):
        nonce, sealed = data[start : start + keys.NONCE_BYTES], data[start + keys.NONCE_BYTES : start + _ENTRY]
        whole = len(sealed) == keys.SEALED_BYTES
        key = keys.unseal(vault_key, nonce, sealed, _BOUND + header.vault_id) if whole else None
        if key is not None:
            found.append(key)
    return found
