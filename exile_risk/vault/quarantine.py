# SPDX-License-Identifier: GPL-3.0-or-later
"""What came in bundles and waits: strangers' cases, and deletions that a person has to decide. Nothing of it counts."""

from dataclasses import dataclass

from exile_risk.errors import InputError
from exile_risk.vault import audit
from exile_risk.vault.connection import Connection

SENDER, DELETION = "sender", "deletion"
RELEASED, DISCARDED, DECLINED = "released", "discarded", "declined"


@dataclass(frozen=True)
class Waiting:
    """One thing that waits. `why` is a word such as `unknown`; the document is what came."""

    bundle: str
    place: int
    received_at: str
    kind: str
    uid: str | None
    why: str
    document: str


_WAITING = """SELECT bundle, place, received_at, kind, uid, why, document FROM quarantine
    WHERE decision IS NULL ORDER BY received_at, bundle, place"""


def waiting(connection: Connection) -> tuple[Waiting, ...]:
    """Return everything that waits, oldest first."""
    return tuple(Waiting(*row) for row in connection.execute(_WAITING))


def of_bundle(connection: Connection, bundle: str) -> tuple[Waiting, ...]:
    """Return what waits of one bundle. Raises InputError "bundle_not_waiting"."""
    found = tuple(one for one in waiting(connection) if one.bundle == bundle)
    if not found:
        raise InputError("bundle_not_waiting")
    return found


def hold(connection: Connection, one: Waiting) -> None:
    """Let something wait; the bundle must be remembered."""
    connection.execute(
        "INSERT INTO quarantine (bundle, place, received_at, kind, uid, why, document) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (one.bundle, one.place, one.received_at, one.kind, one.uid, one.why, one.document),
    )


def size(connection: Connection) -> tuple[int, int]:
    """Return how many bundles of strangers wait, and how many bytes they take."""
    sql = """SELECT count(DISTINCT bundle), coalesce(sum(length(document)), 0) FROM quarantine WHERE decision IS NULL
        AND bundle IN (SELECT bundle FROM quarantine WHERE kind = ?)"""
    bundles, taken = connection.execute(sql, (SENDER,)).fetchone()
    return int(bundles), int(taken)


def decide(connection: Connection, one: Waiting, decision: str) -> None:
    """Note what was decided; where it does not count, what came is forgotten."""
    sql = "UPDATE quarantine SET decision = ?, decided_at = ?, document = '' WHERE bundle = ? AND place = ?"
    connection.execute(sql, (decision, audit.now(), one.bundle, one.place))
    audit.append(connection, "bundle_decided", f"bundle/{one.bundle}/{one.place}/{decision}")


def asked(connection: Connection) -> frozenset[str]:
    """Return the cases about whose deletion a trusted colleague's word waits, or waited and was declined."""
    sql = "SELECT uid FROM quarantine WHERE kind = ? AND why = 'asked' AND (decision IS NULL OR decision = ?)"
    return frozenset(str(row[0]) for row in connection.execute(sql, (DELETION, DECLINED)))
