# SPDX-License-Identifier: GPL-3.0-or-later
"""Corrections to facts as rows that are only ever added: a correction, or the word that one no longer counts."""

from exile_risk.errors import InputError
from exile_risk.vault import audit
from exile_risk.vault.audit import now
from exile_risk.vault.connection import Connection
from exile_risk.vault.rows import StoredCorrection

_ALL = """
    SELECT c.number, c.written_at, c.document, w.written_at
    FROM corrections c LEFT JOIN corrections w ON w.withdraws = c.number
    WHERE c.document IS NOT NULL ORDER BY c.number
"""


def corrections(connection: Connection) -> tuple[StoredCorrection, ...]:
    """Return every correction, oldest first, also those that were withdrawn."""
    return tuple(StoredCorrection(*row) for row in connection.execute(_ALL))


def add(connection: Connection, document: str) -> StoredCorrection:
    """Add a correction."""
    return StoredCorrection(*_append(connection, document, None), document, None)


def withdraw(connection: Connection, number: int) -> str:
    """Say that a correction no longer counts; returns when.

    Raises InputError: correction_missing(number) or correction_withdrawn(number).
    """
    found = next((c for c in corrections(connection) if c.number == number), None)
    if found is None:
        raise InputError("correction_missing", number=number)
    if found.withdrawn_at is not None:
        raise InputError("correction_withdrawn", number=number)
    return _append(connection, None, number)[1]


def _append(connection: Connection, document: str | None, withdraws: int | None) -> tuple[int, str]:
    at = now()
    number = connection.execute("SELECT coalesce(max(number), 0) + 1 FROM corrections").fetchone()[0]
    connection.execute(
        "INSERT INTO corrections (number, written_at, withdraws, document) VALUES (?, ?, ?, ?)",
        (number, at, withdraws, document),
    )
    object = f"correction/{number}"
    audit.append(connection, "correct", object, audit.digest(b"", at, withdraws, document))
    return int(number), at
