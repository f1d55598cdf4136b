# SPDX-License-Identifier: GPL-3.0-or-later
"""The one place where a report leaves memory: a new file, for its owner alone, whole or not at all."""

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from exile_risk.errors import InputError
from exile_risk.vault_folder import vault_exists


def save_noted(path: Path, data: bytes, note: Callable[[], None]) -> None:
    """Write a new file and note that it left; where it cannot be noted, the file goes again.

    Errors: those of `save_new` and of `note`.
    """
    save_new(path, data)
    try:
        note()
    except BaseException:
        with contextlib.suppress(OSError):
            path.unlink()
        raise


def save_new(path: Path, data: bytes) -> None:
    """Write a new file that only its owner may read; nothing that exists is ever written over.

    Raises InputError: report_path (not a whole path to a file), report_no_folder(folder), report_in_vault,
    report_exists(file), report_not_written(folder). After an error no part of the file is left.
    """
    if not path.is_absolute() or not path.name:
        raise InputError("report_path")
    folder = path.parent
    try:
        there, vault = folder.is_dir(), vault_exists(folder)
    except OSError:
        there, vault = False, False
    if not there:
        raise InputError("report_no_folder", folder=str(folder))
    if vault:
        raise InputError("report_in_vault")
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    except FileExistsError:
        raise InputError("report_exists", file=path.name) from None
    except (OSError, ValueError):
        raise InputError("report_not_written", folder=str(folder)) from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        with contextlib.suppress(OSError):
            path.unlink()
        raise InputError("report_not_written", folder=str(folder)) from None
