# SPDX-License-Identifier: GPL-3.0-or-later
"""Why a case is held and until when, what is held about a person, and how it goes from the store."""

import base64
import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from exile_risk.errors import InputError
from exile_risk.vault import audit
from exile_risk.vault.backup_rotation import gone_by, made_at
from exile_risk.vault.connection import Connection
from exile_risk.vault.records import check_case

FORMAT = "exile-risk/subject-access"
VERSION = 1

# What belongs to a case, in an order in which nothing is left pointing at what is gone. Whoever adds a table of a case
# adds it here; a forgotten one makes the database refuse the deletion.
_OWNED = (
    "DELETE FROM drafts WHERE code = ?",
    "DELETE FROM opinions WHERE code = ?",
    "DELETE FROM judgements WHERE code = ?",
    "DELETE FROM ratings WHERE code = ?",
    "DELETE FROM revisions WHERE code = ?",
    "DELETE FROM retention WHERE code = ?",
    "DELETE FROM attachment_chunk WHERE attachment IN (SELECT id FROM attachment WHERE code = ?)",
    "DELETE FROM attachment WHERE code = ?",
    "DELETE FROM quarantine WHERE uid = (SELECT uid FROM cases WHERE code = ?)",
    "DELETE FROM cases WHERE code = ?",
)

_HELD = {
    "revisions": "SELECT seq, saved_at, summary, document FROM revisions WHERE code = ? ORDER BY seq",
    "draft": "SELECT saved_at, summary, document FROM drafts WHERE code = ?",
    "ratings": "SELECT seq, rated_at, review_by, document FROM ratings WHERE code = ? ORDER BY seq",
    "judgements": """SELECT seq, written_at, rating, reviews, review_by, document FROM judgements
        WHERE code = ? ORDER BY seq""",
    "unfinished_judgement": "SELECT saved_at, document FROM opinions WHERE code = ?",
    "retention": "SELECT consent, purpose, retain_until, noted_at FROM retention WHERE code = ?",
    "attachments": """SELECT id, added_at, name, media_type, bytes, hex(sha256) AS sha256, note FROM attachment
        WHERE code = ? ORDER BY added_at, id""",
    "waiting_from_others": """SELECT received_at, kind, why, document, decision, decided_at FROM quarantine
        WHERE uid = (SELECT uid FROM cases WHERE code = ?) ORDER BY received_at""",
    "record": """SELECT seq, t, action, object FROM audit WHERE object = ?1 OR object LIKE ?1 || '/%'
        ORDER BY seq""",
}


@dataclass(frozen=True)
class Retention:
    """On what ground and for what a case is held, and the last day it may be (None: not said)."""

    code: str
    consent: str
    purpose: str
    retain_until: date | None
    noted_at: str


@dataclass(frozen=True)
class StillIn:
    """A backup that still holds something deleted; `until` is when it goes if one is made daily (None: not soon)."""

    file: Path
    until: date | None


def keep(connection: Connection, code: str, consent: str, purpose: str, retain_until: date | None) -> Retention:
    """Note why and until when a case is held, in place of an earlier note."""
    check_case(connection, code)
    until = None if retain_until is None else retain_until.isoformat()
    values = (consent, purpose, until, audit.now())
    connection.execute(
        "INSERT OR REPLACE INTO retention (code, consent, purpose, retain_until, noted_at) VALUES (?, ?, ?, ?, ?)",
        (code, *values),
    )
    audit.append(connection, "retain", f"{code}/retention", audit.case_digest(connection, code, *values))
    return Retention(code, consent, purpose, retain_until, values[3])


def retention(connection: Connection) -> tuple[Retention, ...]:
    """Return what is noted, the case that must go soonest first."""
    sql = "SELECT code, consent, purpose, retain_until, noted_at FROM retention ORDER BY retain_until IS NULL, 4, code"
    return tuple(
        Retention(code, consent, purpose, date.fromisoformat(until) if until else None, at)
        for code, consent, purpose, until, at in connection.execute(sql)
    )


def due(connection: Connection, today: date) -> tuple[Retention, ...]:
    """Return the cases whose last day is over, the longest overdue first."""
    return tuple(r for r in retention(connection) if r.retain_until is not None and r.retain_until < today)


def delete(connection: Connection, code: str, why: str) -> str:
    """Delete everything of a case for good; returns when. Only its code, and that it was deleted, stay."""
    check_case(connection, code)
    at = audit.now()
    connection.execute(
        "INSERT INTO tombstone (uid, code, deleted_at, why) SELECT uid, code, ?, ? FROM cases WHERE code = ?",
        (at, why, code),
    )
    for statement in _OWNED:
        connection.execute(statement, (code,))
    audit.append(connection, "delete", code)
    return at


def still_in(connection: Connection, code: str, places: Iterable[Iterable[Path]], today: date) -> tuple[StillIn, ...]:
    """Return the backups that can hold a deleted case; `places`: those of each place, which are thinned together.

    Raises InputError "case_not_deleted".
    """
    row = connection.execute("SELECT deleted_at FROM tombstone WHERE code = ?", (code,)).fetchone()
    if row is None:
        raise InputError("case_not_deleted", case=code)
    deleted, found = datetime.fromisoformat(row[0]), []
    opened, gone, noted = _life(connection, code)

    def can_hold(path: Path, moment: datetime) -> bool:
        """One that is not on record, such as the one before an upgrade, is told from the clock, and named in doubt."""
        at = noted.get(path.name)
        return moment <= deleted if at is None else opened < at < gone

    for place in places:
        moments = {path: moment for path in place if (moment := made_at(path)) is not None}
        for path, moment in moments.items():
            if can_hold(path, moment):
                found.append(StillIn(path, gone_by(moment, moments.values(), today)))
    return tuple(found)


def _life(connection: Connection, code: str) -> tuple[int, float, dict[str, int]]:
    """Return between which entries of the record a case was here, and with which entry each backup was noted.

    The order of the record holds whatever the clock did. Entries that are lacking leave the case here for ever.
    """
    opened, gone = connection.execute(
        "SELECT min(CASE action WHEN 'open' THEN seq END), max(CASE action WHEN 'delete' THEN seq END)"
        " FROM audit WHERE object = ?",
        (code,),
    ).fetchone()
    noted = connection.execute("SELECT object, max(seq) FROM audit WHERE action = 'backup' GROUP BY object")
    return opened or 0, math.inf if gone is None else gone, dict(noted.fetchall())


def everything_held(connection: Connection, code: str) -> str:
    """Return all that is held about a case as one JSON text, files as base64; the export is noted in the chain."""
    check_case(connection, code)
    opened, binned, uid = connection.execute("SELECT opened, binned, uid FROM cases WHERE code = ?", (code,)).fetchone()
    audit.append(connection, "export", f"{code}/everything")
    held: dict[str, Any] = {"format": FORMAT, "version": VERSION, "case": code, "uid": uid}
    held |= {"exported_at": audit.now(), "opened": opened, "binned": binned}
    for name, sql in _HELD.items():
        cursor = connection.execute(sql, (code,))
        columns = [column[0] for column in cursor.description]
        held[name] = [_told(dict(zip(columns, row, strict=True))) for row in cursor.fetchall()]
    for one in held["attachments"]:
        one["content"] = base64.b64encode(_content(connection, one["id"])).decode("ascii")
    return json.dumps(held, ensure_ascii=False, indent=2, sort_keys=False) + "\n"


def _content(connection: Connection, attachment: str) -> bytes:
    sql = "SELECT content FROM attachment_chunk WHERE attachment = ? ORDER BY place"
    return b"".join(bytes(row[0]) for row in connection.execute(sql, (attachment,)))


def _told(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row with the documents in it as what they say, where they are JSON."""
    for name in ("document", "summary"):
        if name in row:
            try:
                row[name] = json.loads(row[name])
            except (ValueError, RecursionError):
                continue
    return row
