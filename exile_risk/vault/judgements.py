# SPDX-License-Identifier: GPL-3.0-or-later
"""Ratings, judgements and second persons' words as rows that are only ever added, and the one unfinished judgement."""

from exile_risk.errors import InputError
from exile_risk.vault import audit
from exile_risk.vault.audit import now
from exile_risk.vault.connection import Connection
from exile_risk.vault.records import check_case
from exile_risk.vault.rows import Rated, StoredJudgement, StoredRating

_RATINGS = "SELECT seq, rated_at, document FROM ratings WHERE code = ? ORDER BY seq"
_JUDGEMENTS = "SELECT seq, written_at, rating, reviews, document FROM judgements WHERE code = ? ORDER BY seq"


def ratings(connection: Connection, code: str) -> tuple[StoredRating, ...]:
    """Return every rating kept for a case, oldest first."""
    check_case(connection, code)
    return tuple(StoredRating(*row) for row in connection.execute(_RATINGS, (code,)))


def keep_rating(connection: Connection, code: str, rated: Rated) -> int:
    """Keep a rating and return its number; one that says the same as the newest adds nothing."""
    row = connection.execute(f"{_RATINGS} DESC LIMIT 1", (code,)).fetchone()
    if row is not None and row[2] == rated.document:
        return int(row[0])
    seq = 1 if row is None else row[0] + 1
    values = (now(), rated.review_by, rated.document)
    connection.execute(
        "INSERT INTO ratings (code, seq, rated_at, review_by, document) VALUES (?, ?, ?, ?, ?)", (code, seq, *values)
    )
    audit.append(connection, "rate", f"{code}/rating/{seq}", audit.case_digest(connection, code, *values))
    return int(seq)


def judgements(connection: Connection, code: str) -> tuple[StoredJudgement, ...]:
    """Return every judgement of a case and every second person's word, oldest first."""
    check_case(connection, code)
    return tuple(StoredJudgement(*row) for row in connection.execute(_JUDGEMENTS, (code,)))


def add_judgement(connection: Connection, code: str, rating: int, document: str, review_by: str) -> StoredJudgement:
    """Add a judgement of a kept rating; what was unfinished of it has had its day."""
    connection.execute("DELETE FROM opinions WHERE code = ?", (code,))
    return _append(connection, code, document, rating=rating, review_by=review_by)


def add_review(connection: Connection, code: str, number: int, document: str) -> StoredJudgement:
    """Add a second person's word on the newest judgement.

    Raises InputError: judgement_missing(number), judgement_reviewed(number) or judgement_not_newest(number).
    """
    rows = judgements(connection, code)
    written = [row.number for row in rows if row.reviews is None]
    if number not in written:
        raise InputError("judgement_missing", number=number)
    if any(row.reviews == number for row in rows):
        raise InputError("judgement_reviewed", number=number)
    if number != written[-1]:
        raise InputError("judgement_not_newest", number=number)
    return _append(connection, code, document, reviews=number)


def opinion(connection: Connection, code: str) -> str | None:
    """Return the unfinished judgement of a case, or None."""
    row = connection.execute("SELECT document FROM opinions WHERE code = ?", (code,)).fetchone()
    return None if row is None else str(row[0])


def save_opinion(connection: Connection, code: str, document: str | None) -> str:
    """Keep the one unfinished judgement of a case, or none; returns when."""
    check_case(connection, code)
    at = now()
    if document is None:
        connection.execute("DELETE FROM opinions WHERE code = ?", (code,))
    else:
        connection.execute(
            "INSERT OR REPLACE INTO opinions (code, saved_at, document) VALUES (?, ?, ?)", (code, at, document)
        )
    return at


def _append(
    connection: Connection,
    code: str,
    document: str,
    *,
    rating: int | None = None,
    reviews: int | None = None,
    review_by: str | None = None,
) -> StoredJudgement:
    at = now()
    newest = connection.execute("SELECT coalesce(max(seq), 0) FROM judgements WHERE code = ?", (code,)).fetchone()[0]
    values = (at, rating, reviews, review_by, document)
    connection.execute(
        "INSERT INTO judgements (code, seq, written_at, rating, reviews, review_by, document)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (code, newest + 1, *values),
    )
    audit.append(connection, "judge", f"{code}/judgement/{newest + 1}", audit.case_digest(connection, code, *values))
    return StoredJudgement(newest + 1, at, rating, reviews, document)
