# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups that follow their vault to a new key, so that what was known of the old one opens none of them.

Copies at other places, such as a stick, are out of reach and stay as they are.
"""

import contextlib
import os
from pathlib import Path

from exile_risk.errors import LockedError
from exile_risk.vault import backup_file, keys
from exile_risk.vault.backup_rotation import FOLDER, SUFFIX, backups
from exile_risk.vault.connection import Connection, check_store, connect, typed
from exile_risk.vault.files import open_private, sync_folder, trouble
from exile_risk.vault.header import Header, decode, encode
from exile_risk.vault.header_copies import read_copies

BEFORE, AFTER = "store.next-before", "store.next-after"
_SIDE_FILES = ("", "-wal", "-shm", "-journal")


def rewrap_backups(folder: Path, old: bytearray, new: bytearray) -> None:
    """Write every backup that the old key opens anew under the new key; one that is damaged is removed.

    Each is replaced whole, and found done when asked again. All are tried, then the first error is raised: LockedError,
    e.g. "vault_disk_full".
    """
    header = read_copies(folder).newest
    failed: list[LockedError] = []
    for backup in backups(folder / FOLDER):
        try:
            with typed(folder):
                _follow(folder, backup, header, old, new)
        except LockedError as error:
            failed.append(error)
        except OSError as error:
            failed.append(trouble(error, folder))
        finally:
            _clear(folder)
    if failed:
        raise failed[0]


def _follow(folder: Path, backup: Path, header: Header, old: bytearray, new: bytearray) -> None:
    if not backup_file.is_whole(backup):
        backup.unlink(missing_ok=True)
        return
    theirs = decode(backup_file.header_of(backup))
    if theirs.vault_id != header.vault_id or theirs.slots == header.slots:
        return
    _clear(folder)
    backup_file.unpack_store(backup, folder / BEFORE)
    source = _opened(folder, old, BEFORE)
    if source is None:
        return  # of a key from before that
    try:
        _write_anew(folder, source, new)
    finally:
        source.close()
    _replace(folder, backup, header)


def _opened(folder: Path, vault_key: bytearray, name: str) -> Connection | None:
    """Return a connection to a store, or None where it has another key."""
    key = keys.subkey(vault_key, keys.STORE_PURPOSE)
    try:
        return connect(folder, key, name)
    except LockedError as error:
        if error.code != "vault_store_damaged":
            raise
        return None
    finally:
        keys.wipe(key)


def _write_anew(folder: Path, source: Connection, new: bytearray) -> None:
    os.close(open_private(folder / AFTER, os.O_RDWR | os.O_CREAT | os.O_EXCL))
    target = _opened(folder, new, AFTER)
    if target is None:
        raise LockedError("vault_store_damaged", folder=str(folder))
    try:
        source.backup(target)
        target.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        sound = not target.execute("PRAGMA cipher_integrity_check").fetchall()
        if not sound or target.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise LockedError("backup_unsound", folder=str(folder))
    finally:
        target.close()
    check_store(folder, AFTER)


def _replace(folder: Path, backup: Path, header: Header) -> None:
    fresh = backup.with_suffix(f"{SUFFIX}.new")
    try:
        fresh.unlink(missing_ok=True)
        backup_file.write(fresh, encode(header), folder / AFTER)
        if not backup_file.is_whole(fresh):
            raise LockedError("backup_unsound", folder=str(folder))
        fresh.replace(backup)
        sync_folder(backup.parent)
    finally:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)


def _clear(folder: Path) -> None:
    with contextlib.suppress(OSError):
        for name in (BEFORE, AFTER):
            for side in _SIDE_FILES:
                (folder / f"{name}{side}").unlink(missing_ok=True)
