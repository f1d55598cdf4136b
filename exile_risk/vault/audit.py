# SPDX-License-Identifier: GPL-3.0-or-later
"""What was done and when, as a chain of hashes: a row that is changed, dropped or moved no longer fits its neighbours.

A change and its row are one transaction. Rows name cases by code and hold nothing that was written about a person, and
nobody's name: a vault is opened with a passphrase, and who typed it nothing here can know (decision 15).
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime

from exile_risk.vault.connection import Connection

BEGINNING = bytes(32)
NOBODY = ""
"""What stands in the column `who`, which is there and in every hash since the first version."""

_LAST = "SELECT seq, h FROM audit ORDER BY seq DESC LIMIT 1"
_ROWS = "SELECT seq, t, who, action, object, digest, h FROM audit ORDER BY seq"


@dataclass(frozen=True)
class Entry:
    """One row of the chain. `digest` is the SHA-256 of what was written, empty where nothing is kept."""

    seq: int
    t: str
    who: str
    action: str
    object: str
    digest: bytes
    h: bytes


def now() -> str:
    """Return the time that goes into a row: UTC, ISO 8601, milliseconds."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def append(connection: Connection, action: str, object: str, digest: bytes = b"") -> Entry:
    """Add a row to the chain, in the transaction that is open."""
    seq, h = head(connection)
    row = (seq + 1, now(), NOBODY, action, object, digest)
    entry = Entry(*row, _linked(h, row))
    connection.execute(
        "INSERT INTO audit (seq, t, who, action, object, digest, h) VALUES (?, ?, ?, ?, ?, ?, ?)", (*row, entry.h)
    )
    return entry


def head(connection: Connection) -> tuple[int, bytes]:
    """Return number and hash of the newest row; 0 and the beginning of every chain before the first."""
    row = connection.execute(_LAST).fetchone()
    return (0, BEGINNING) if row is None else (int(row[0]), bytes(row[1]))


def entries(connection: Connection) -> tuple[Entry, ...]:
    """Return the whole chain, oldest first."""
    return tuple(Entry(*row) for row in connection.execute(_ROWS))


def first_break(connection: Connection, since: int = 0) -> int | None:
    """Return the number of the first row after `since` that does not follow from the one before it, or None."""
    last, h = 0, BEGINNING
    for entry in entries(connection):
        row = (entry.seq, entry.t, entry.who, entry.action, entry.object, entry.digest)
        if entry.seq > since and (entry.seq != last + 1 or entry.h != _linked(h, row)):
            return last + 1
        last, h = entry.seq, entry.h
    return None


def accepted(connection: Connection) -> int:
    """Return the row with which a broken chain was last taken as it is; 0: never."""
    sql = "SELECT coalesce(max(seq), 0) FROM audit WHERE action = 'accepted' AND object = 'audit_broken'"
    return int(connection.execute(sql).fetchone()[0])


def changed(connection: Connection) -> tuple[str, ...]:
    """Return the objects whose content is not what the chain says was written, such as a page of an older store.

    Those too that were written, were never deleted or taken away by anybody, and are not there.
    """
    chain: dict[tuple[str, str], bytes] = {}
    gone: set[tuple[str, str]] = set()
    for one in entries(connection):
        if one.action in _ADDED:
            chain[one.action, one.object] = one.digest
        elif one.action == "detach":
            gone.add(("attach", one.object))
        elif one.action == "delete":
            gone.add(("open", one.object))
    there = {(action, object): stored for action, object, stored in written(connection)}
    other = {key[1] for key, stored in there.items() if chain.get(key) != stored}
    return tuple(sorted(other | {key[1] for key in chain.keys() - there.keys() if not _is_gone(key, gone)}))


def _is_gone(key: tuple[str, str], gone: set[tuple[str, str]]) -> bool:
    """Whether a person took this away, or deleted the case that it belonged to."""
    return key in gone or ("open", key[1].partition("/")[0]) in gone


def digest(salt: bytes, *values: str | int | bytes | None) -> bytes:
    """Return the SHA-256 of what was written, of which only the salt's holder can try guesses."""
    plain = [value.hex() if isinstance(value, bytes) else value for value in values]
    return hashlib.sha256(salt + _canonical(plain)).digest()


def case_digest(connection: Connection, code: str, *values: str | int | bytes | None) -> bytes:
    """Return the digest of something that belongs to a case, under the salt that disappears with it."""
    row = connection.execute("SELECT salt FROM cases WHERE code = ?", (code,)).fetchone()
    return digest(b"" if row is None else bytes(row[0]), *values)


def adopt(connection: Connection) -> None:
    """Begin the chain of a vault that had none with what is already there."""
    append(connection, "begin", "vault")
    for action, object, stored in written(connection):
        append(connection, action, object, stored)


def written(connection: Connection) -> tuple[tuple[str, str, bytes], ...]:
    """Return action, object and digest of every row that is only ever added, as they are in the store now."""
    found: list[tuple[str, str, bytes]] = []
    for action, sql in _ADDED.items():
        for name, salt, *values in connection.execute(sql):
            found.append((action, name, digest(bytes(salt), *values)))
    return tuple(found)


# Each gives the object's name, the salt, and the values that went into its digest.
_ADDED = {
    "open": "SELECT code, salt, opened, uid FROM cases ORDER BY code",
    "retain": """SELECT r.code || '/retention', c.salt, r.consent, r.purpose, r.retain_until, r.noted_at
        FROM retention r JOIN cases c ON c.code = r.code ORDER BY r.code""",
    "set": "SELECT 'setting/' || key, x'', value FROM settings ORDER BY key",
    "revise": """SELECT r.code || '/' || r.seq, c.salt, r.saved_at, r.summary, r.document
        FROM revisions r JOIN cases c ON c.code = r.code ORDER BY r.code, r.seq""",
    "rate": """SELECT r.code || '/rating/' || r.seq, c.salt, r.rated_at, r.review_by, r.document
        FROM ratings r JOIN cases c ON c.code = r.code ORDER BY r.code, r.seq""",
    "judge": """SELECT j.code || '/judgement/' || j.seq, c.salt, j.written_at, j.rating, j.reviews, j.review_by,
        j.document FROM judgements j JOIN cases c ON c.code = j.code ORDER BY j.code, j.seq""",
    "correct": """SELECT 'correction/' || number, x'', written_at, withdraws, document
        FROM corrections ORDER BY number""",
    "attach": """SELECT a.code || '/attachment/' || a.id, c.salt, a.added_at, a.name, a.media_type, a.bytes, a.sha256,
        a.note FROM attachment a JOIN cases c ON c.code = a.code ORDER BY a.code, a.id""",
}


def _linked(before: bytes, row: tuple[object, ...]) -> bytes:
    plain = [value.hex() if isinstance(value, bytes) else value for value in row]
    return hashlib.sha256(before + _canonical(plain)).digest()


def _canonical(values: list[str | int | None] | list[object]) -> bytes:
    return json.dumps(values, ensure_ascii=True, separators=(",", ":")).encode("ascii")
