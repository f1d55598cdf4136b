# SPDX-License-Identifier: GPL-3.0-or-later
"""Bringing a backup back: always beside what is there, proven before anything is moved, and nothing is overwritten."""

import contextlib
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from exile_risk.errors import InputError, LockedError
from exile_risk.vault import backup_file
from exile_risk.vault.backup_rotation import FOLDER
from exile_risk.vault.files import (
    HEADERS,
    LOCK,
    RESTORING,
    begin_unfinished,
    end_unfinished,
    replace_whole,
    sync_folder,
    tighten,
    trouble,
)
from exile_risk.vault.header_copies import read_copies
from exile_risk.vault.lock import WriterLock

if TYPE_CHECKING:
    from exile_risk.vault.slots import Secret


def restore(backup: Path, folder: Path, secret: "Secret") -> None:
    """Make a vault of a backup in a new or empty folder, open it with the secret and check all of it.

    After an error nothing is left in the folder, and what a process that was killed leaves cannot be opened. Raises
    InputError: "vault_folder_not_empty", "vault_folder_unusable"; LockedError: "backup_damaged", "backup_unsound" and
    those of `Vault.open_by`.
    """
    made = _new_folder(folder)
    try:
        begin_unfinished(folder, RESTORING)
        backup_file.unpack(backup, folder)
        sync_folder(folder)
        _prove(folder, secret, backup)
        end_unfinished(folder)
    except BaseException as error:
        _undo(folder, made)
        if isinstance(error, OSError):
            raise trouble(error, folder) from error
        raise


def replace_damaged(folder: Path, backup: Path, secret: "Secret") -> Path:
    """Put a backup in the place of a damaged vault, whose folder is kept; returns where.

    The backups go along. Should the computer stop between the two moves, the damaged vault and the restored one lie
    side by side under their own names. Raises as `restore`, and LockedError "vault_in_use".
    """
    WriterLock(folder).release()  # nobody has it open
    stamp = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    fresh, damaged = (folder.with_name(f"{folder.name}-{word}-{stamp}") for word in ("restored", "damaged"))
    restore(backup, fresh, secret)
    try:
        if (folder / FOLDER).is_dir():
            shutil.copytree(folder / FOLDER, fresh / FOLDER, dirs_exist_ok=True)
        folder.rename(damaged)
        fresh.rename(folder)
        sync_folder(folder.parent)
    except OSError as error:
        raise trouble(error, folder) from error
    return damaged


def restore_header(folder: Path, backup: Path) -> None:
    """Put the header of a backup back where both copies are damaged; the passphrase is then that of the backup's day.

    Raises InputError "header_whole" while a copy is good, LockedError: "vault_in_use", "backup_damaged", "vault_newer".
    """
    header = backup_file.header_of(backup)
    lock = WriterLock(folder)
    try:
        try:
            read_copies(folder)
        except LockedError as error:
            if error.code != "vault_header_damaged":
                raise
        else:
            raise InputError("header_whole", folder=str(folder))
        for name in HEADERS:
            replace_whole(folder / name, header)
    finally:
        lock.release()


def _prove(folder: Path, secret: "Secret", backup: Path) -> None:
    from exile_risk.vault import audit
    from exile_risk.vault.opening import reopened
    from exile_risk.vault.vault import Vault

    with Vault(folder, reopened(folder, (secret,), WriterLock(folder))) as vault:  # nobody else may yet
        if not vault.verify().sound:
            raise LockedError("backup_unsound", folder=str(folder))
        if vault.barred is None:
            with vault.writing() as connection:
                audit.append(connection, "restore", backup.name)


def _new_folder(folder: Path) -> bool:
    try:
        made = not folder.exists()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise InputError("vault_folder_not_empty", folder=str(folder))
    except OSError as error:
        raise InputError("vault_folder_unusable", folder=str(folder)) from error
    tighten(folder)
    return made


def _undo(folder: Path, made: bool) -> None:
    """Take back what did not come about; the folder was empty, so everything in it is ours."""
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
        (folder / LOCK).unlink(missing_ok=True)
        if made:
            folder.rmdir()
