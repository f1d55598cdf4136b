# SPDX-License-Identifier: GPL-3.0-or-later
"""Making a vault unreadable for good: what unwraps its key goes first, so that no interruption leaves it open."""

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

from exile_risk.errors import InputError, LockedError
from exile_risk.vault.backup_rotation import FOLDER, backups
from exile_risk.vault.files import ANCHOR, HEADERS, LOCK, STORE, open_private, sync_folder, trouble
from exile_risk.vault.header import MOST_BYTES
from exile_risk.vault.lock import WriterLock

_OURS = ("keys.next", "keys.earlier", "store.next")


@dataclass(frozen=True)
class Erased:
    """What is gone, and files in the folder that were not the vault's and stay."""

    files: int
    backups: tuple[str, ...]
    left: tuple[str, ...]


def erase(folder: Path, typed: str) -> Erased:
    """Overwrite and delete everything that opens the vault, then the vault; `typed` must be the folder's own name.

    On flash media an overwritten header may survive inside the device: a strong passphrase is still what protects it,
    and copies elsewhere live on. Raises InputError "erase_name" (nothing was touched); LockedError: "vault_missing",
    "vault_in_use", or what `files.trouble` says (then what is left does not open).
    """
    check_name(folder, typed)
    return erase_all(folder)


def check_name(folder: Path, typed: str) -> None:
    """Raise InputError("erase_name", name=...) unless this is the folder's own name."""
    if typed.strip() != folder.name.strip():
        raise InputError("erase_name", name=folder.name)


def erase_all(folder: Path) -> Erased:
    """As `erase`, for whoever has asked already, or made the vault a moment ago."""
    if not any((folder / name).exists() for name in (*HEADERS, STORE)):
        raise LockedError("vault_missing", folder=str(folder))
    lock = WriterLock(folder)
    try:
        saved = backups(folder / FOLDER)
        ours = [path for path in folder.iterdir() if _is_ours(path.name)]
        openers = [path for path in ours if not path.name.startswith(STORE)]
        for path in (*openers, *saved):  # the header is in the first bytes of a backup
            _overwrite(path)
        ours += [*saved, *(folder / FOLDER).glob("*.new*")]
        for path in ours:
            path.unlink(missing_ok=True)
        sync_folder(folder)
    except OSError as error:
        raise trouble(error, folder) from error
    finally:
        lock.release()
    return Erased(len(ours), tuple(path.name for path in saved), _remove_empty(folder))


def _is_ours(name: str) -> bool:
    stem = name.removesuffix(".new")
    return stem in (*HEADERS, ANCHOR, *_OURS) or stem.startswith((f"{STORE}", "store.next"))


def _overwrite(path: Path) -> None:
    """Put noise over the part of a file that a key could be unwrapped from, and have it on the disk."""
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
