# SPDX-License-Identifier: GPL-3.0-or-later
"""What came from others and is part of the vault now: bundles seen, writes of cases, and cases under their own name.

Writes stand in the table `quarantine` with the decision `merged`, the vault's own under the bundle `own`; they go with
their case.
"""

import os

from exile_risk.vault import audit, retention
from exile_risk.vault.codes import new_code
from exile_risk.vault.connection import Connection

OWN = "own"
WRITES = "writes"
MERGED = "merged"
HERE = "bundle"
"""Why a case was deleted: because the word came from a colleague."""


def outcome(connection: Connection, bundle: str) -> str | None:
    """Return what became of a bundle that was seen before, or None."""
    row = connection.execute("SELECT outcome FROM import_seen WHERE bundle = ?", (bundle,)).fetchone()
    return None if row is None else str(row[0])


def sender(connection: Connection, bundle: str) -> str | None:
    """Return from which colleague (id) a bundle came; None: nobody who was known then, or this very vault."""
    row = connection.execute("SELECT sender FROM import_seen WHERE bundle = ?", (bundle,)).fetchone()
    return None if row is None or row[0] is None else str(row[0])


def remember(connection: Connection, bundle: str, sender: str | None, outcome: str) -> None:
    """Note a bundle for ever, so that it changes nothing when it comes again; noted before, it stays as it was."""
    row = (bundle, sender, audit.now(), outcome)
    sql = "INSERT INTO import_seen (bundle, sender, seen_at, outcome) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"
    if connection.execute(sql, row).rowcount and bundle != OWN:
        audit.append(connection, "bundle_in", f"bundle/{bundle}/{outcome}", bytes.fromhex(bundle))


def code_of(connection: Connection, uid: str) -> str | None:
    """Return the code under which this vault holds a case, or None."""
    row = connection.execute("SELECT code FROM cases WHERE uid = ?", (uid,)).fetchone()
    return None if row is None else str(row[0])


def uid_of(connection: Connection, code: str) -> str | None:
    """Return a case's name outside the vault, or None where there is no such case."""
    row = connection.execute("SELECT uid FROM cases WHERE code = ?", (code,)).fetchone()
    return None if row is None else str(row[0])


def add_case(connection: Connection, uid: str, document: str, summary: str) -> str:
    """Open a case that others know already; returns its code, which is this vault's own. Raises as `new_code`."""
    taken = "SELECT code FROM cases UNION SELECT code FROM tombstone WHERE code IS NOT NULL"
    code, opened = new_code({row[0] for row in connection.execute(taken)}), audit.now()
    row = (code, opened, uid, os.urandom(16))
    connection.execute("INSERT INTO cases (code, opened, uid, salt) VALUES (?, ?, ?, ?)", row)
    audit.append(connection, "open", code, audit.case_digest(connection, code, opened, uid))
    values = (audit.now(), summary, document)
    connection.execute(
        "INSERT INTO revisions (code, seq, saved_at, summary, document) VALUES (?, 1, ?, ?, ?)", (code, *values)
    )
    audit.append(connection, "revise", f"{code}/1", audit.case_digest(connection, code, *values))
    return code


def own_writes(connection: Connection, uid: str) -> list[str]:
    """Return what this vault itself has added to the writes of a case, oldest first."""
    sql = "SELECT document FROM quarantine WHERE bundle = ? AND uid = ? AND kind = ? ORDER BY place"
    return [str(row[0]) for row in connection.execute(sql, (OWN, uid, WRITES))]


def others_writes(connection: Connection, uid: str) -> list[str]:
    """Return the writes of a case that came from others and were merged."""
    sql = "SELECT document FROM quarantine WHERE bundle != ? AND uid = ? AND kind = ? AND decision = ?"
    return [str(row[0]) for row in connection.execute(sql, (OWN, uid, WRITES, MERGED))]


def shared(connection: Connection) -> tuple[str, ...]:
    """Return the names of the cases to which others have contributed."""
    sql = "SELECT DISTINCT uid FROM quarantine WHERE bundle != ? AND kind = ? AND decision = ? ORDER BY uid"
    return tuple(str(row[0]) for row in connection.execute(sql, (OWN, WRITES, MERGED)))


def add_own(connection: Connection, uid: str, document: str) -> None:
    """Add to the vault's own writes of a case."""
    remember(connection, OWN, None, OWN)
    place = connection.execute("SELECT coalesce(max(place), 0) + 1 FROM quarantine WHERE bundle = ?", (OWN,))
    add_writes(connection, OWN, int(place.fetchone()[0]), uid, document)


def add_writes(connection: Connection, bundle: str, place: int, uid: str, document: str) -> None:
    """Add writes of a bundle that was remembered, in the place of what waited there."""
    at = audit.now()
    connection.execute(
        "INSERT OR REPLACE INTO quarantine"
        " (bundle, place, received_at, kind, uid, why, document, decision, decided_at) VALUES (?,?,?,?,?,'',?,?,?)",
        (bundle, place, at, WRITES, uid, document, MERGED, at),
    )


def buried(connection: Connection) -> dict[str, str]:
    """Return the day of deletion by name, of every case that was deleted here or by a colleague."""
    sql = "SELECT uid, deleted_at FROM tombstone ORDER BY uid"
    return {str(uid): str(at)[:10] for uid, at in connection.execute(sql)}


def is_buried(connection: Connection, uid: str) -> bool:
    """Return whether a case was deleted here or by a colleague."""
    return connection.execute("SELECT 1 FROM tombstone WHERE uid = ?", (uid,)).fetchone() is not None


def bury(connection: Connection, uid: str, day: str) -> str | None:
    """Let a case be gone because a colleague deleted it; returns its code if it was here."""
    if is_buried(connection, uid):
        return None
    code = code_of(connection, uid)
    if code is not None:
        retention.delete(connection, code, HERE)
        return code
    connection.execute("DELETE FROM quarantine WHERE uid = ?", (uid,))
    row = (uid, day, HERE)
    connection.execute("INSERT INTO tombstone (uid, code, deleted_at, why) VALUES (?, NULL, ?, ?)", row)
    audit.append(connection, "delete", f"case/{uid}")
    return None
