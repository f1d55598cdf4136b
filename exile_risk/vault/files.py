# SPDX-License-Identifier: GPL-3.0-or-later
"""The vault's files on disk: private to the user, replaced whole or not at all, read no further than they may go."""

import contextlib
import errno
import os
from pathlib import Path

from exile_risk.errors import LockedError

HEADERS = ("header.a", "header.b")
STORE = "store.db"
LOCK = "lock"
ANCHOR = "anchor"
UNFINISHED = "unfinished"  # lies in a vault that is being made of another one or of a backup, until all is in it
RESTORING = b"restore"  # stands in that mark where the vault is made of a backup
READING = "reading-"  # begins the names of copies that are only read

# None follows a link that somebody put in the place of a file, or waits for a pipe; Windows has no such flags and needs
# the binary one.
_PLAIN = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_TROUBLE = {
    errno.ENOSPC: "vault_disk_full",
    errno.EDQUOT: "vault_disk_full",
    errno.EFBIG: "vault_disk_full",
    errno.EROFS: "vault_read_only",
    errno.EACCES: "vault_read_only",
    errno.EPERM: "vault_read_only",
}


def trouble(error: OSError, folder: Path) -> LockedError:
    """Return the typed error for what the operating system said about a file of the vault."""
    return LockedError(_TROUBLE.get(error.errno or 0, "vault_unreachable"), folder=str(folder))


def open_private(path: Path, flags: int) -> int:
    """Open a file that only the user may read; returns the descriptor. Raises OSError."""
    return os.open(path, flags | _PLAIN, 0o600)


def read_bounded(path: Path, limit: int) -> bytes | None:
    """Return a file's bytes, or None when it is missing, longer than `limit` or not a plain readable file."""
    try:
        with open(open_private(path, os.O_RDONLY), "rb") as file:
            if os.fstat(file.fileno()).st_size > limit:
                return None
            data = file.read(limit + 1)
    except OSError:
        return None
    return data if len(data) <= limit else None


def replace_whole(path: Path, data: bytes) -> None:
    """Write a file so that a crash leaves either the old or the new content. Raises a LockedError of `trouble`."""
    fresh = path.with_name(path.name + ".new")
    try:
        fresh.unlink(missing_ok=True)
        with open(open_private(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise trouble(error, path.parent) from error


def sync_folder(folder: Path) -> None:
    """Make a rename in the folder last; Windows neither needs nor allows it."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def begin_unfinished(folder: Path, what: bytes = b"") -> None:
    """Mark a vault as not to be opened; `what`: RESTORING where it is made of a backup. Raises OSError."""
    with open(open_private(folder / UNFINISHED, os.O_WRONLY | os.O_CREAT | os.O_EXCL), "wb") as mark:
        mark.write(what)
        mark.flush()
        os.fsync(mark.fileno())
    sync_folder(folder)


def end_unfinished(folder: Path) -> None:
    """Let a vault be opened: everything is in it and on the disk. Raises OSError."""
    (folder / UNFINISHED).unlink()
    sync_folder(folder)


def check_finished(folder: Path) -> None:
    """Raise LockedError for a vault whose making was broken off, or is going on just now.

    "restore_unfinished" where it was to be made of a backup, else "vault_unfinished".
    """
    if os.path.lexists(folder / UNFINISHED):
        restoring = read_bounded(folder / UNFINISHED, len(RESTORING)) == RESTORING
        raise LockedError("restore_unfinished" if restoring else "vault_unfinished", folder=str(folder))


def sweep(folder: Path) -> None:
    """Delete half-written headers and anchors that a crash left behind. Only for the holder of the lock."""
    for name in (*HEADERS, ANCHOR):
        with contextlib.suppress(OSError):
            (folder / f"{name}.new").unlink(missing_ok=True)


def tighten(folder: Path) -> None:
    """Take everybody else's rights away again, e.g. after a copy from a stick; where the medium has none, so be it."""
    with contextlib.suppress(OSError):
        folder.chmod(0o700)
        for name in (*HEADERS, STORE, f"{STORE}-wal", ANCHOR, LOCK):
            if (folder / name).is_file():
                (folder / name).chmod(0o600)
