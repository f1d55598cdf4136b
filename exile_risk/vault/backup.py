# SPDX-License-Identifier: GPL-3.0-or-later
"""Making a backup: called good only once it was read back from the disk, checked twice and compared with the vault."""

import contextlib
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

from exile_risk.errors import InputError, LockedError
from exile_risk.vault import backup_file
from exile_risk.vault.backup_rotation import FOLDER, SUFFIX, name_at, rotate, vault_of
from exile_risk.vault.connection import Connection, beside, code_of, copy_into
from exile_risk.vault.files import READING, STORE, open_private, sync_folder, trouble
from exile_risk.vault.header import encode
from exile_risk.vault.header_copies import read_copies

ROOM = 2.2
"""So many sizes of the store must be free: for the copy and for the one file that is made of it."""

_MIB = 1024 * 1024


def back_up(connection: Connection, folder: Path) -> Path:
    """Make a verified backup of an open vault in its folder of backups; returns the file.

    Nothing is left of one that fails, and nothing older is touched. Raises LockedError: "backup_no_room" before it
    begins, "backup_unsound" when what was written is not what the vault holds, or what `files.trouble` and SQLite say.
    """
    place = folder / FOLDER
    check_room(folder)
    target = place / name_at(datetime.now(UTC))
    store, fresh = target.with_suffix(".store.new"), target.with_suffix(f"{SUFFIX}.new")
    try:
        place.mkdir(mode=0o700, exist_ok=True)
        os.close(open_private(store, os.O_RDWR | os.O_CREAT | os.O_EXCL))
        copy_into(connection, store)
        header = encode(read_copies(folder).newest)
        with ThreadPoolExecutor(1, "backup") as beside_the_checks:  # neither waits for the other, nor holds Python up
            whole = beside_the_checks.submit(_composed, fresh, header, store)
            sound = _is_sound(connection, store)
        if not (sound and whole.result()):
            raise LockedError("backup_unsound", folder=str(folder))
        fresh.replace(target)
        sync_folder(place)
    except OSError as error:
        raise trouble(error, folder) from error
    finally:
        for left in (store, fresh):
            with contextlib.suppress(OSError):
                left.unlink(missing_ok=True)
    with contextlib.suppress(OSError):  # one too many is no reason to call this one bad
        rotate(place, whole=target)
    return target


def copy_to(backup: Path, place: Path) -> Path:
    """Copy a backup to a second place, such as a stick, and read it back there; returns the file.

    Raises LockedError "backup_second_failed" when the place cannot be written to or does not give back what it took.
    """
    target = place / backup.name
    fresh = target.with_name(target.name + ".new")
    try:
        fresh.unlink(missing_ok=True)
        backup_file.copy(backup, fresh)
        if not backup_file.is_whole(fresh):
            raise OSError("read back otherwise than written")
        fresh.replace(target)
        sync_folder(place)
        rotate(place, whole=target, of=vault_of(target))
    except OSError as error:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise LockedError("backup_second_failed", folder=str(place)) from error
    return target


def check_second(place: Path, folder: Path) -> None:
    """Raise InputError("backup_second_inside") for a second place in a vault's own folder: both would be lost at once.

    Compared as the system does, so that no link and no other spelling of the name leads there either.
    """
    for above in (place, *place.resolve().parents):
        with contextlib.suppress(OSError):
            if above.samefile(folder):
                raise InputError("backup_second_inside", folder=str(folder))


def check_room(folder: Path) -> None:
    """Raise LockedError("backup_no_room", needed_mib=, free_mib=) where a backup or an upgrade would not fit."""
    try:
        size = sum(path.stat().st_size for path in folder.glob(f"{STORE}*"))
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise trouble(error, folder) from error
    if free < ROOM * size:
        needed = -int(-ROOM * size // _MIB)
        raise LockedError("backup_no_room", folder=str(folder), needed_mib=needed, free_mib=free // _MIB)


def sweep(folder: Path) -> None:
    """Delete half-made backups and copies for reading that a crash left behind. Only for the holder of the lock."""
    for path in folder.glob(f"{READING}*"):  # of somebody who was killed; one who lives has it open all the same
        shutil.rmtree(path, ignore_errors=True)
    with contextlib.suppress(OSError):
        for path in (folder / FOLDER).glob("*.new*"):
            path.unlink(missing_ok=True)


def _composed(fresh: Path, header: bytes, store: Path) -> bool:
    """Make the one file, have it on the disk, and return whether it is read back as it was written. Raises OSError."""
    backup_file.write(fresh, header, store)
    return backup_file.is_whole(fresh)


def _is_sound(connection: Connection, store: Path) -> bool:
    """Whether a copy, as it is on the disk, passes both checks and holds what the vault holds. Raises what SQLite says.

    Each check reads and proves every page by itself: the first finds what was put behind the store, the second what was
    cut off.
    """
    with beside(connection, store):
        try:
            return (
                not connection.execute("PRAGMA copy.cipher_integrity_check").fetchall()
                and connection.execute("PRAGMA copy.integrity_check").fetchall() == [("ok",)]
                and contents(connection, "copy") == contents(connection, "main")
            )
        except Exception as error:
            if code_of(error) is None:
                raise
            return False


def contents(connection: Connection, schema: str) -> dict[str, object]:
    """Return the version of a store, the length of each of its tables and the newest row of its chain."""
    sql = f"SELECT name FROM {schema}.sqlite_master WHERE type = 'table' ORDER BY name"  # noqa: S608  (our own words)
    tables = [row[0] for row in connection.execute(sql)]
    found: dict[str, object] = {
        name: connection.execute(f'SELECT count(*) FROM {schema}."{name}"').fetchone()[0]  # noqa: S608
        for name in tables
    }
    if "audit" in tables:
        head = f"SELECT seq, h FROM {schema}.audit ORDER BY seq DESC LIMIT 1"  # noqa: S608
        found["chain"] = connection.execute(head).fetchone()
    found["version"] = connection.execute(f"PRAGMA {schema}.user_version").fetchone()[0]
    return found
