# SPDX-License-Identifier: GPL-3.0-or-later
"""Making a vault unreadable for good: what unwraps its key goes first, so that no interruption leaves it open."""

import contextlib
import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from exile_risk.errors import InputError, LockedError
from exile_risk.vault.backup_rotation import FOLDER, backups
from exile_risk.vault.files import ANCHOR, HEADERS, LOCK, READING, STORE, UNFINISHED, open_private, sync_folder, trouble
from exile_risk.vault.header import MOST_BYTES
from exile_risk.vault.lock import WriterLock
from exile_risk.vault_folder import repaired_beside

_OURS = ("keys.next", "keys.earlier", "store.next")


@dataclass(frozen=True)
class Erased:
    """What is gone, files in the folder that were not the vault's and stay, and what lies beside it and still opens.

    `beside`: whole paths of copies that repairs of this vault left (see `restore.replace_damaged`).
    """

    files: int
    backups: tuple[str, ...]
    left: tuple[str, ...]
    beside: tuple[str, ...] = ()


def erase(folder: Path, typed: str) -> Erased:
    """Overwrite and delete everything that opens the vault, then the vault; `typed` must be the folder's own name.

    On flash media an overwritten header may survive inside the device: a strong passphrase is still what protects it,
    and copies elsewhere live on. Raises InputError "erase_name" (nothing was touched); LockedError: "vault_missing",
    "vault_in_use", or what `files.trouble` says of the first file that could not be overwritten or deleted; everything
    else is gone then all the same.
    """
    check_name(folder, typed)
    return erase_all(folder)


def check_name(folder: Path, typed: str) -> None:
    """Raise InputError("erase_name", name=...) unless this is the folder's own name."""
    if typed.strip() != folder.name.strip():
        raise InputError("erase_name", name=folder.name)


def erase_all(folder: Path) -> Erased:
    """As `erase`, for whoever has asked already, or made the vault a moment ago."""
    try:
        there = any((folder / name).exists() for name in (*HEADERS, STORE)) or backups(folder / FOLDER)
    except OSError as error:
        raise trouble(error, folder) from error
    if not there:
        raise LockedError("vault_missing", folder=str(folder))
    lock = WriterLock(folder)
    try:
        saved = backups(folder / FOLDER)
        ours = [path for path in folder.iterdir() if _is_ours(path.name)]
        half = list((folder / FOLDER).glob("*.new*"))
        openers = sorted((p for p in ours if not p.name.startswith(STORE)), key=lambda p: p.name not in HEADERS)
        # The header is in the first bytes of a backup. Nothing that cannot be done keeps anything else from it.
        failed = _each((*openers, *saved, *half), _overwrite)
        failed += _each((*ours, *saved, *half), lambda path: path.unlink(missing_ok=True))
        for copy in folder.glob(f"{READING}*"):
            shutil.rmtree(copy, ignore_errors=True)
        sync_folder(folder)
    except OSError as error:
        raise trouble(error, folder) from error
    finally:
        lock.release()
    left = _remove_empty(folder)
    if failed:
        raise trouble(failed[0], folder) from failed[0]
    return Erased(len(ours) + len(saved) + len(half), tuple(path.name for path in saved), left, repaired_beside(folder))


def _each(paths: Iterable[Path], act: Callable[[Path], None]) -> list[OSError]:
    """Do something to every file, and return what did not work."""
    failed = []
    for path in paths:
        try:
            act(path)
        except OSError as error:
            failed.append(error)
    return failed


def _is_ours(name: str) -> bool:
    stem = name.removesuffix(".new")
    return stem in (*HEADERS, ANCHOR, UNFINISHED, *_OURS) or stem.startswith((f"{STORE}", "store.next"))


def _overwrite(path: Path) -> None:
    """Put noise over the part of a file that a key could be unwrapped from, and have it on the disk."""
    if path.is_symlink():
        return  # what it leads to is not the vault's
    with contextlib.suppress(OSError):
        path.chmod(0o600)  # one that was made read-only; some media know no such thing
    with contextlib.suppress(FileNotFoundError):
        descriptor = open_private(path, os.O_WRONLY)
        try:
            os.write(descriptor, os.urandom(min(os.fstat(descriptor).st_size, MOST_BYTES + 4096)))
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _remove_empty(folder: Path) -> tuple[str, ...]:
    with contextlib.suppress(OSError):
        (folder / LOCK).unlink(missing_ok=True)
        if (folder / FOLDER).is_dir() and not any((folder / FOLDER).iterdir()):
            (folder / FOLDER).rmdir()
        left = tuple(sorted(path.name for path in folder.iterdir()))
        if not left:
            folder.rmdir()
        return left
    return ()
