# SPDX-License-Identifier: GPL-3.0-or-later
"""The key file: 64 random bytes on another medium, without which a passphrase that somebody saw opens nothing."""

import contextlib
import os
from pathlib import Path

from exile_risk.errors import InputError
from exile_risk.vault.files import open_private, sync_folder
from exile_risk.vault.keys import new_key, same, wipe

BYTES = 64


def make_key_file(path: Path, vault: Path) -> None:
    """Write a new key file and read it back.

    Raises InputError: "key_file_beside_vault" (who takes the vault would take it too), "key_file_exists",
    "key_file_unwritable", each with the file.
    """
    if path.resolve().is_relative_to(vault.resolve()):
        raise InputError("key_file_beside_vault", file=str(path))
    made = new_key(BYTES)
    try:
        _write(path, made)
        again = read_key_file(path)
        proven = same(made, again)
        wipe(again)
    finally:
        wipe(made)
    if not proven:
        raise InputError("key_file_unwritable", file=str(path))


def read_key_file(path: Path) -> bytearray:
    """Return the bytes of a key file, for the caller to wipe. Raises InputError("key_file_unusable", file=...)."""
    content = bytearray(BYTES + 1)  # one more, so that a longer file shows
    try:
        with os.fdopen(open_private(path, os.O_RDONLY), "rb", buffering=0) as file:
            length = file.readinto(content)
    except OSError as error:
        raise InputError("key_file_unusable", file=str(path)) from error
    del content[BYTES:]
    if length != BYTES:
        wipe(content)
        raise InputError("key_file_unusable", file=str(path))
    return content


def _write(path: Path, content: bytearray) -> None:
    try:
        descriptor = open_private(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    except FileExistsError as error:
        raise InputError("key_file_exists", file=str(path)) from error
    except OSError as error:
        raise InputError("key_file_unwritable", file=str(path)) from error
    try:
        with os.fdopen(descriptor, "wb", buffering=0) as file:
            file.write(content)
            os.fsync(file.fileno())
        sync_folder(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            path.unlink()
        raise InputError("key_file_unwritable", file=str(path)) from error
