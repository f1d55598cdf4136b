# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of packs: read no further than they may go, and written whole or not at all."""

import contextlib
import os
from pathlib import Path

from exile_risk.errors import InputError

_BINARY = getattr(os, "O_BINARY", 0)


def read_bounded(path: Path, limit: int, missing: str = "file_missing") -> bytes:
    """Return a file's bytes, read once. Raises InputError `missing`, file_unreadable or pack_large(file, limit)."""
    try:
        if path.exists() and not path.is_file():  # a pipe would never end
            raise InputError("file_unreadable", file=str(path))
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError:
        raise InputError(missing, file=str(path)) from None
    except (OSError, ValueError):  # ValueError: a name that no file can have
        raise InputError("file_unreadable", file=str(path)) from None
    if len(data) > limit:
        raise InputError("pack_large", file=str(path), limit=max(1, limit // 1024 // 1024))
    return data


def write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet. Raises InputError pack_file_exists(file) or pack_unwritable(file)."""
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError:
        raise InputError("pack_file_exists", file=str(path)) from None
    except OSError as error:
        raise InputError("pack_unwritable", file=str(path)) from error


def replace_whole(path: Path, data: bytes) -> None:
    """Write a file so that a crash leaves the old one or the new one. Raises InputError pack_unwritable(file)."""
    fresh = path.with_name(f"{path.name}.new")
    try:
        fresh.unlink(missing_ok=True)
        write_new(fresh, data)
        fresh.replace(path)
        _sync(path.parent)
    except OSError as error:
        raise InputError("pack_unwritable", file=str(path)) from error
    finally:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    """Make a rename last; Windows neither needs nor allows it."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
