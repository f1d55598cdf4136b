# SPDX-License-Identifier: GPL-3.0-or-later
"""Cases, revisions, drafts and settings as rows: what SQL says about them."""

import os
from uuid import uuid4

from exile_risk.errors import InputError
from exile_risk.vault import audit
from exile_risk.vault.audit import now
from exile_risk.vault.codes import new_code
from exile_risk.vault.connection import Connection
from exile_risk.vault.rows import CaseRow, StoredCase

_CASES = """
    SELECT c.code, c.opened, coalesce(d.saved_at, r.saved_at), r.seq, coalesce(d.summary, r.summary),
           d.code IS NOT NULL, c.binned IS NOT NULL,
           j.review_by, j.rating, t.seq, t.review_by
    FROM cases c
    JOIN revisions r ON r.code = c.code AND r.seq = (SELECT max(seq) FROM revisions WHERE code = c.code)
    LEFT JOIN drafts d ON d.code = c.code
    LEFT JOIN judgements j ON j.code = c.code
        AND j.seq = (SELECT max(seq) FROM judgements WHERE code = c.code AND reviews IS NULL)
    LEFT JOIN ratings t ON t.code = c.code AND t.seq = (SELECT max(seq) FROM ratings WHERE code = c.code)
    ORDER BY c.opened, c.code
"""
# The code of a deleted case stays in the chain and in backups; another person must never get it.
_TAKEN = "SELECT code FROM cases UNION SELECT code FROM tombstone WHERE code IS NOT NULL"
_LATEST = "SELECT seq, saved_at, document FROM revisions WHERE code = ? ORDER BY seq DESC LIMIT 1"


def cases(connection: Connection) -> tuple[CaseRow, ...]:
    """Return every case, in the order they were opened."""
    rows = connection.execute(_CASES)
    return tuple(
        CaseRow(code, opened, saved_at, seq, summary, bool(drafted), bool(binned), _review_by(*due))
        for code, opened, saved_at, seq, summary, drafted, binned, *due in rows
    )


def _review_by(judged: str | None, judged_rating: int | None, rating: int | None, rated: str | None) -> str | None:
    """Return the day to look again: the judgement sets it, and a newer rating can only bring it forward."""
    if judged is None:
        return rated
    if rated is None or rating == judged_rating:
        return judged
    return min(judged, rated)


def add(connection: Connection, document: str, summary: str) -> str:
    """Open a case with its first revision and return its code. Raises as `new_code`."""
    code = new_code({row[0] for row in connection.execute(_TAKEN)})
    opened, uid = now(), uuid4().hex
    connection.execute(
        "INSERT INTO cases (code, opened, uid, salt) VALUES (?, ?, ?, ?)", (code, opened, uid, os.urandom(16))
    )
    audit.append(connection, "open", code, audit.case_digest(connection, code, opened, uid))
    _append(connection, code, 1, document, summary)
    return code


def save(connection: Connection, code: str, document: str, summary: str) -> int:
    """Append a revision unless the latest one says the same; either way the draft has had its day."""
    last = latest(connection, code)
    connection.execute("DELETE FROM drafts WHERE code = ?", (code,))
    if last.document == document:
        return last.revision
    _append(connection, code, last.revision + 1, document, summary)
    return last.revision + 1


def save_draft(connection: Connection, code: str, document: str, summary: str) -> str:
    """Keep the one draft of a case and return when."""
    check_case(connection, code)
    saved_at = now()
    connection.execute(
        "INSERT OR REPLACE INTO drafts (code, saved_at, summary, document) VALUES (?, ?, ?, ?)",
        (code, saved_at, summary, document),
    )
    return saved_at


def draft(connection: Connection, code: str) -> str | None:
    """Return the draft of a case, or None where everything is committed."""
    check_case(connection, code)
    row = connection.execute("SELECT document FROM drafts WHERE code = ?", (code,)).fetchone()
    return None if row is None else str(row[0])


def commit_draft(connection: Connection, code: str) -> int:
    """Make the draft a revision; without one, return the latest revision's number."""
    row = connection.execute("SELECT document, summary FROM drafts WHERE code = ?", (code,)).fetchone()
    return latest(connection, code).revision if row is None else save(connection, code, *row)


def latest(connection: Connection, code: str) -> StoredCase:
    """Return the newest revision. Raises InputError("case_code", case=...) for a code that is not there."""
    row = connection.execute(_LATEST, (code,)).fetchone()
    if row is None:
        raise InputError("case_code", case=code)
    return StoredCase(code, *row)


def history(connection: Connection, code: str) -> tuple[StoredCase, ...]:
    """Return every revision, oldest first. Raises as `latest`."""
    check_case(connection, code)
    rows = connection.execute("SELECT seq, saved_at, document FROM revisions WHERE code = ? ORDER BY seq", (code,))
    return tuple(StoredCase(code, *row) for row in rows)


def set_binned(connection: Connection, code: str, binned: bool) -> None:
    """Put a case into the bin or take it out; the time of the first binning stays."""
    check_case(connection, code)
    when = now() if binned else None
    sql = "UPDATE cases SET binned = ? WHERE code = ? AND (binned IS NULL) = ?"
    if connection.execute(sql, (when, code, binned)).rowcount:
        audit.append(connection, "bin" if binned else "unbin", code)


def setting(connection: Connection, key: str) -> str | None:
    """Return a setting of this vault, or None while it was never set."""
    row = connection.execute("SELECT value FROM settings WHERE key = ?", (key,)).fetchone()
    return None if row is None else str(row[0])


def set_setting(connection: Connection, key: str, value: str) -> None:
    """Set a setting of this vault; one that says the same already is left alone."""
    if setting(connection, key) == value:
        return
    connection.execute("INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)", (key, value))
    audit.append(connection, "set", f"setting/{key}", audit.digest(b"", value))


def _append(connection: Connection, code: str, seq: int, document: str, summary: str) -> None:
    values = (now(), summary, document)
    connection.execute(
        "INSERT INTO revisions (code, seq, saved_at, summary, document) VALUES (?, ?, ?, ?, ?)", (code, seq, *values)
    )
    audit.append(connection, "revise", f"{code}/{seq}", audit.case_digest(connection, code, *values))


def check_case(connection: Connection, code: str) -> None:
    """Raise InputError("case_code", case=...) for a code that is not there."""
    if connection.execute("SELECT 1 FROM cases WHERE code = ?", (code,)).fetchone() is None:
        raise InputError("case_code", case=code)
