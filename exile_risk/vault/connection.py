# SPDX-License-Identifier: GPL-3.0-or-later
"""The one door to the encrypted store: opened in a fixed order, refused at the first sign that it is not encrypted.

The only file that imports `sqlcipher3`, and only when a vault is opened.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

from exile_risk.errors import LockedError
from exile_risk.vault.files import STORE
from exile_risk.vault.keys import raw_key_literal, wipe

Connection: TypeAlias = Any  # sqlcipher3 ships no type hints

PLAINTEXT = b"SQLite format 3\x00"
SMALLEST = 4096  # one page
LEAST_SQLITE = (3, 51, 3)  # before it, a reset of the write-ahead log could lose commits

_LOG = (  # what is set, and what it must answer when asked afterwards; in this order
    ("locking_mode=EXCLUSIVE", "exclusive"),  # first, so that the log needs no shared-memory file
    ("journal_mode=WAL", "wal"),
)
_JOURNAL = ("journal_mode=TRUNCATE", "truncate")  # where a network share or the like refuses the log
_SETTINGS: tuple[tuple[str, str | int], ...] = (
    ("synchronous=FULL", 2),
    ("wal_autocheckpoint=200", 200),
    ("cache_size=-65536", -65536),  # 64 MiB: with the 2 MB default, encrypted scans take five times as long
    ("temp_store=MEMORY", 2),
    ("mmap_size=0", 0),
    ("secure_delete=ON", 1),
    ("foreign_keys=ON", 1),
    ("recursive_triggers=ON", 1),
    ("trusted_schema=OFF", 0),
    ("cell_size_check=ON", 1),
)
_ENCRYPTION = (("cipher_page_size", "4096"), ("cipher_use_hmac", "1"), ("cipher_plaintext_header_size", "0"))
_CHECKS = ("wal_checkpoint", "shrink_memory", "cipher_integrity_check", "integrity_check", "foreign_key_check")
# ALTER TABLE runs the quick check by itself.
_ALLOWED_PRAGMAS = frozenset(("application_id", "user_version", "quick_check", *_CHECKS))
_ASKED = ("journal_mode", "cipher_memory_security")
_DENIED_FUNCTIONS = frozenset(("load_extension", "sqlcipher_export", "fts3_tokenizer"))
_OK, _DENY = 0, 1
_PRAGMA, _ATTACH, _DETACH, _FUNCTION = 19, 24, 25, 31  # SQLite's action codes; the library does not name them

_CODES = {  # SQLite's primary result codes
    3: "vault_read_only",
    5: "vault_in_use",
    6: "vault_in_use",
    8: "vault_read_only",
    10: "vault_unreachable",
    11: "vault_store_damaged",
    13: "vault_disk_full",
    14: "vault_unreachable",
    26: "vault_store_damaged",
}


def library() -> Any:
    """Return the database library, once it has shown in memory that it can encrypt and is new enough.

    Raises LockedError("vault_cipher_missing", library=...) or LockedError("vault_library_old", version=, least=).
    """
    try:
        from sqlcipher3 import dbapi2
    except ImportError as error:
        raise LockedError("vault_cipher_missing", library="sqlcipher3") from error
    version = tuple(int(part) for part in dbapi2.sqlite_version.split("."))
    if version < LEAST_SQLITE:
        least = ".".join(map(str, LEAST_SQLITE))
        raise LockedError("vault_library_old", version=dbapi2.sqlite_version, least=least)
    trial = dbapi2.connect(":memory:")
    try:
        _assert_cipher(trial)
    finally:
        trial.close()
    return dbapi2


def code_of(error: BaseException) -> str | None:
    """Return the error code for what SQLite says about the file; None for anything else."""
    return _CODES.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)


@contextlib.contextmanager
def typed(folder: Path) -> Iterator[None]:
    """Turn what SQLite says about the file into a LockedError; anything else is a fault of ours and passes."""
    try:
        yield
    except Exception as error:
        code = code_of(error)
        if code is None:
            raise
        raise LockedError(code, folder=str(folder)) from error


def check_store(folder: Path, name: str = STORE) -> None:
    """Look at a store's size and first bytes without a key.

    Raises LockedError: "vault_store_missing", "vault_store_damaged" (too short) or "vault_not_encrypted".
    """
    store = folder / name
    try:
        with store.open("rb") as file:
            head = file.read(SMALLEST)
    except FileNotFoundError as error:
        raise LockedError("vault_store_missing", folder=str(folder)) from error
    except OSError as error:
        raise LockedError("vault_unreachable", folder=str(folder)) from error
    if head.startswith(PLAINTEXT):
        raise LockedError("vault_not_encrypted", folder=str(folder))
    if len(head) < SMALLEST:
        raise LockedError("vault_store_damaged", folder=str(folder))


def connect(folder: Path, key: bytearray, name: str = STORE, *, high_risk: bool = False) -> Connection:
    """Open a store with its raw key and harden the connection; the key stays the caller's to wipe.

    `high_risk`: memory of the library is locked and wiped when it is given back, in this process for ever.
    One thread at a time may use it. Raises LockedError: that of `library`, "vault_store_damaged" (also for a key that
    does not fit), "vault_journal_refused", or what `typed` makes of SQLite's answer.
    """
    dbapi2 = library()
    with typed(folder):  # such as a path longer than SQLite takes
        connection = dbapi2.connect(str(folder / name), timeout=0.5, isolation_level=None, check_same_thread=False)
    try:
        with typed(folder):
            _unlock(connection, key, high_risk=high_risk)
            _harden(connection, folder)
    except BaseException:
        connection.close()
        raise
    return connection


def copy_into(connection: Connection, path: Path) -> None:
    """Write the whole store, without what was deleted from it, into a new or empty file under the very same key.

    The library knows the key and hands it on by itself, so that nobody else needs to keep it. Raises what SQLite says.
    """
    with _trusted(connection):
        connection.execute("VACUUM INTO ?", (str(path),))


def compact(connection: Connection) -> None:
    """Write the store anew, so that no page holds anything that was deleted. Raises what SQLite says."""
    with _trusted(connection):
        connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


@contextlib.contextmanager
def beside(connection: Connection, path: Path) -> Iterator[None]:
    """Have another store of the same key at hand as `copy`, read from the disk through a cache of its own."""
    with _trusted(connection):
        connection.execute("ATTACH ? AS copy", (str(path),))
    try:
        yield
    finally:
        with _trusted(connection):
            connection.execute("DETACH copy")


@contextlib.contextmanager
def _trusted(connection: Connection) -> Iterator[None]:
    """Let one statement of this file do what is otherwise refused."""
    connection.set_authorizer(None)
    try:
        yield
    finally:
        connection.set_authorizer(_authorize)


def _unlock(connection: Connection, key: bytearray, *, high_risk: bool) -> None:
    """Give the key, having asserted (again, on this very connection) that somebody will use it."""
    connection.execute("PRAGMA cipher_log_level=NONE")  # else it writes to standard error
    _assert_cipher(connection)
    if high_risk:  # before the key: what was given out earlier is not wiped
        connection.execute("PRAGMA cipher_memory_security=ON")
        if not wipes_memory(connection):
            raise LockedError("vault_cipher_missing", library="sqlcipher3")
    literal = raw_key_literal(key)
    try:
        connection.set_key(literal)
    finally:
        wipe(literal)
    for pragma, expected in _ENCRYPTION:
        if _ask(connection, pragma) != expected:
            raise LockedError("vault_cipher_missing", library="sqlcipher3")


def keeps_log(connection: Connection) -> bool:
    """Return whether changes go into a log first; where a disk refuses that, they cost more time and lose no less."""
    return bool(_ask(connection, "journal_mode") == "wal")


def wipes_memory(connection: Connection) -> bool:
    """Return whether the library locks its memory and wipes it when it gives it back."""
    return bool(_ask(connection, "cipher_memory_security") == "1")


def _harden(connection: Connection, folder: Path) -> None:
    settings = _SETTINGS
    if not all(_holds(connection, *setting) for setting in _LOG):
        if not _holds(connection, *_JOURNAL):
            raise LockedError("vault_journal_refused", folder=str(folder))
        settings = (("synchronous=EXTRA", 3), *(one for one in _SETTINGS if not one[0].startswith("synchronous")))
    if not all(_holds(connection, *setting) for setting in settings):
        raise LockedError("vault_library_unfit", folder=str(folder))
    connection.set_authorizer(_authorize)


def _holds(connection: Connection, setting: str, expected: str | int) -> bool:
    answer = _ask(connection, setting)
    return bool((answer if answer is not None else _ask(connection, setting.partition("=")[0])) == expected)


def _assert_cipher(connection: Connection) -> None:
    """The standard library's SQLite accepts a key without a word and writes plaintext; it has no cipher version."""
    if not _ask(connection, "cipher_version"):
        raise LockedError("vault_cipher_missing", library="sqlcipher3")


def _ask(connection: Connection, pragma: str) -> Any:
    row = connection.execute(f"PRAGMA {pragma}").fetchone()
    return None if row is None else row[0]


def _authorize(action: int, first: str | None, second: str | None, database: str | None, trigger: str | None) -> int:
    """Refuse every statement that could open another file, change the key or loosen a setting."""
    if action in (_ATTACH, _DETACH):
        return _DENY
    if action == _PRAGMA and (first or "").lower() not in _ALLOWED_PRAGMAS:
        return _OK if second is None and first in _ASKED else _DENY  # to ask is not to set
    if action == _FUNCTION and (second or "").lower() in _DENIED_FUNCTIONS:
        return _DENY
    return _OK
