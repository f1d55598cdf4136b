# SPDX-License-Identifier: GPL-3.0-or-later
"""The check of a whole vault: two checks of every page, because each alone misses what the other finds."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from exile_risk.errors import LockedError
from exile_risk.vault import attachments, audit
from exile_risk.vault.connection import Connection, check_store, typed
from exile_risk.vault.header_copies import read_copies
from exile_risk.vault.rows import VaultHealth

_GAPS = """
    SELECT 1 FROM cases c LEFT JOIN revisions r ON r.code = c.code
    GROUP BY c.code HAVING count(r.seq) = 0 OR min(r.seq) != 1 OR max(r.seq) != count(r.seq)
"""
_GAPS_OF = "SELECT 1 FROM {table} GROUP BY code HAVING min(seq) != 1 OR max(seq) != count(seq)"
_LOST_CORRECTIONS = "SELECT 1 WHERE (SELECT max(number) != count(*) FROM corrections)"
_DAMAGE = frozenset(
    ("vault_store_missing", "vault_store_damaged", "vault_not_encrypted", "vault_header_damaged", "vault_newer")
)


def examine(connection: Connection, folder: Path, repaired: bool) -> VaultHealth:
    """Return what is wrong, as message ids, and how much the vault holds (zero where that cannot be read).

    store_unreadable: the file is gone, too short or not encrypted. pages_damaged: a page does not authenticate.
    structure_damaged: pages are missing, or do not fit together. references_broken: a row belongs to no case.
    history_gap: revisions of a case are missing. corrections_gap: corrections to facts are missing.
    ratings_gap, judgements_gap: stored ratings, or judgements and second persons' words, are missing.
    audit_broken: rows of the chain were changed or are missing. rows_changed: the store does not hold what the chain
    says was written, or lacks it though nobody deleted it. files_changed: the bytes of a file of a case are not those
    that were kept with it.
    header_copy_damaged: one of the two key files is bad.
    header_repaired: one was bad at opening and has been mended (the vault is still sound).
    Raises LockedError for what is not damage, e.g. "vault_disk_full".
    """
    found = _failing(_STORE_CHECKS, connection, folder) or _failing(_RECORD_CHECKS, connection, folder)
    found += _failing(_HEADER_CHECKS, connection, folder)
    counts = [_count(connection, folder, table) for table in ("cases", "revisions")]
    return VaultHealth(not found, (*found, *(("header_repaired",) if repaired else ())), *counts)


def _store_readable(connection: Connection, folder: Path) -> bool:
    """Move everything into the store, so that the checks read what is on the disk rather than what is in memory."""
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    connection.execute("PRAGMA shrink_memory").fetchall()
    check_store(folder)
    return True


def _pages_authentic(connection: Connection, folder: Path) -> bool:
    return not connection.execute("PRAGMA cipher_integrity_check").fetchall()


def _structure_whole(connection: Connection, folder: Path) -> bool:
    return bool(connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)])


def _references_kept(connection: Connection, folder: Path) -> bool:
    return not connection.execute("PRAGMA foreign_key_check").fetchall()


def _history_complete(connection: Connection, folder: Path) -> bool:
    return not connection.execute(_GAPS).fetchall()


def _corrections_complete(connection: Connection, folder: Path) -> bool:
    return not connection.execute(_LOST_CORRECTIONS).fetchall()


def _ratings_complete(connection: Connection, folder: Path) -> bool:
    return not connection.execute(_GAPS_OF.format(table="ratings")).fetchall()


def _judgements_complete(connection: Connection, folder: Path) -> bool:
    return not connection.execute(_GAPS_OF.format(table="judgements")).fetchall()


def _chain_whole(connection: Connection, folder: Path) -> bool:
    return audit.first_break(connection, since=audit.accepted(connection)) is None


def _rows_as_written(connection: Connection, folder: Path) -> bool:
    return not audit.changed(connection)


def _files_as_kept(connection: Connection, folder: Path) -> bool:
    return not attachments.damaged(connection)


def _headers_agree(connection: Connection, folder: Path) -> bool:
    return not read_copies(folder).behind


_Check: TypeAlias = tuple[str, Callable[[Connection, Path], bool]]
_STORE_CHECKS: tuple[_Check, ...] = (
    ("store_unreadable", _store_readable),
    ("pages_damaged", _pages_authentic),
    ("structure_damaged", _structure_whole),
)
# Only of a store that is whole: on a damaged one they would name a consequence as if it were another fault.
_RECORD_CHECKS: tuple[_Check, ...] = (
    ("references_broken", _references_kept),
    ("history_gap", _history_complete),
    ("corrections_gap", _corrections_complete),
    ("ratings_gap", _ratings_complete),
    ("judgements_gap", _judgements_complete),
    ("audit_broken", _chain_whole),
    ("rows_changed", _rows_as_written),
    ("files_changed", _files_as_kept),
)
_HEADER_CHECKS: tuple[_Check, ...] = (("header_copy_damaged", _headers_agree),)


def _failing(checks: tuple[_Check, ...], connection: Connection, folder: Path) -> tuple[str, ...]:
    return tuple(finding for finding, check in checks if not _holds(check, connection, folder))


def _holds(check: Callable[[Connection, Path], bool], connection: Connection, folder: Path) -> bool:
    try:
        with typed(folder):
            return check(connection, folder)
    except LockedError as error:
        if error.code not in _DAMAGE:
            raise
        return False


def _count(connection: Connection, folder: Path, table: str) -> int:
    try:
        with typed(folder):
            return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608  (our own words)
    except LockedError:
        return 0
