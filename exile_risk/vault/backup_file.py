# SPDX-License-Identifier: GPL-3.0-or-later
"""A backup as one file: the header and the encrypted store behind it, whole or recognisably not.

On disk: MAGIC (8 bytes) | length of the header (4, big-endian) | header | store | BLAKE2b-256 of all before it.
"""

import contextlib
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from exile_risk.errors import LockedError
from exile_risk.vault.files import HEADERS, STORE, open_private, trouble
from exile_risk.vault.header import MOST_BYTES, decode

MAGIC = b"BACKUP\r\n"
_START = len(MAGIC) + 4
_DIGEST = 32
_BLOCK = 1024 * 1024


def write(path: Path, header: bytes, store: Path) -> None:
    """Write a backup and have it on the disk. Raises OSError; a half-written file is then the caller's to remove."""
    digest = hashlib.blake2b(digest_size=_DIGEST)
    with _new(path) as file, store.open("rb") as source:
        for block in (MAGIC + len(header).to_bytes(4, "big") + header, *iter(lambda: source.read(_BLOCK), b"")):
            digest.update(block)
            file.write(block)
        file.write(digest.digest())
        file.flush()
        os.fsync(file.fileno())


def copy(source: Path, target: Path) -> None:
    """Copy a backup to another place and have it on the disk there. Raises OSError."""
    with source.open("rb") as file, _new(target) as out:
        while block := file.read(_BLOCK):
            out.write(block)
        out.flush()
        os.fsync(out.fileno())


def _new(path: Path) -> BinaryIO:
    return os.fdopen(open_private(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL), "wb")


def is_whole(path: Path) -> bool:
    """Whether every byte is as it was written; no key is needed for that."""
    digest = hashlib.blake2b(digest_size=_DIGEST)
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            if size < _START + _DIGEST or file.read(len(MAGIC)) != MAGIC:
                return False
            digest.update(MAGIC)
            left = size - len(MAGIC) - _DIGEST
            while left and (block := file.read(min(_BLOCK, left))):
                digest.update(block)
                left -= len(block)
            return not left and file.read() == digest.digest()
    except OSError:
        return False


def header_of(path: Path) -> bytes:
    """Return the header in a backup. Raises LockedError "backup_damaged" or "vault_newer"."""
    with _opened(path) as file:
        return _header(file, path)


def unpack(path: Path, folder: Path) -> None:
    """Lay header and store of a whole backup into an empty folder, on the disk when it returns.

    Raises LockedError: "backup_damaged", "vault_newer", or what `files.trouble` says.
    """
    if not is_whole(path):
        raise LockedError("backup_damaged", file=str(path))
    with _opened(path) as file:
        header = _header(file, path)
        left = path.stat().st_size - file.tell() - _DIGEST
        try:
            for name in HEADERS:
                with _new(folder / name) as out:
                    out.write(header)
                    out.flush()
                    os.fsync(out.fileno())
            with _new(folder / STORE) as out:
                while left and (block := file.read(min(_BLOCK, left))):
                    out.write(block)
                    left -= len(block)
                out.flush()
                os.fsync(out.fileno())
        except OSError as error:
            raise trouble(error, folder) from error


def unpack_store(path: Path, target: Path) -> None:
    """Write the store of a whole backup, still encrypted, into a new file. Raises as `header_of`, and OSError."""
    with _opened(path) as file, _new(target) as out:
        _header(file, path)
        left = path.stat().st_size - file.tell() - _DIGEST
        while left and (block := file.read(min(_BLOCK, left))):
            out.write(block)
            left -= len(block)


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    try:
        file = path.open("rb")
    except OSError as error:
        raise LockedError("backup_damaged", file=str(path)) from error
    with file:
        yield file


def _header(file: BinaryIO, path: Path) -> bytes:
    start = file.read(_START)
    length = int.from_bytes(start[len(MAGIC) :], "big")
    header = file.read(length) if length <= MOST_BYTES else b""
    try:
        if not start.startswith(MAGIC) or len(header) != length:
            raise LockedError("vault_header_damaged")
        decode(header)
    except LockedError as error:
        code = "vault_newer" if error.code == "vault_newer" else "backup_damaged"
        raise LockedError(code, file=str(path), folder=str(path.parent)) from None
    return header
