# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of cases as rows: their bytes in chunks, their digest in the row and in the chain."""

import hashlib
import secrets
from dataclasses import dataclass

from exile_risk.errors import InputError, LockedError
from exile_risk.vault import audit
from exile_risk.vault.connection import Connection
from exile_risk.vault.custody_tables import CHUNK_BYTES
from exile_risk.vault.records import check_case

_ID_BYTES = 4
_COLUMNS = "id, code, added_at, name, media_type, bytes, sha256, note"


@dataclass(frozen=True)
class Attachment:
    """A file of a case. `added_at` is UTC in ISO 8601, `size` in bytes, `sha256` that of the bytes as kept."""

    id: str
    code: str
    added_at: str
    name: str
    media_type: str
    size: int
    sha256: bytes
    note: str


def add(connection: Connection, code: str, name: str, media_type: str, content: bytes, note: str = "") -> Attachment:
    """Keep a file with a case. Raises InputError("case_code", case=...) for a code that is not there."""
    check_case(connection, code)
    values = (audit.now(), name, media_type, len(content), hashlib.sha256(content).digest(), note)
    made = Attachment(_free_id(connection), code, *values)
    connection.execute(
        f"INSERT INTO attachment ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608  (our own words)
        (made.id, code, *values),
    )
    view = memoryview(content)
    for place, start in enumerate(range(0, len(content), CHUNK_BYTES)):
        connection.execute(
            "INSERT INTO attachment_chunk (attachment, place, content) VALUES (?, ?, ?)",
            (made.id, place, view[start : start + CHUNK_BYTES]),
        )
    audit.append(connection, "attach", _object(made), audit.case_digest(connection, code, *values))
    return made


def of_case(connection: Connection, code: str) -> tuple[Attachment, ...]:
    """Return the files of a case, oldest first. Raises as `add`."""
    check_case(connection, code)
    sql = f"SELECT {_COLUMNS} FROM attachment WHERE code = ? ORDER BY added_at, rowid"  # noqa: S608  (our own words)
    return tuple(Attachment(*row) for row in connection.execute(sql, (code,)))


def find(connection: Connection, code: str, id: str) -> Attachment:
    """Return one file of a case. Raises InputError: "case_code" or "attachment_missing"(case, id)."""
    for one in of_case(connection, code):
        if one.id == id:
            return one
    raise InputError("attachment_missing", case=code, id=id)


def content(connection: Connection, one: Attachment) -> bytes:
    """Return the bytes of a file, which are those that were kept.

    Raises LockedError("attachment_damaged", case=..., id=...) where they are not.
    """
    sql = "SELECT place, content FROM attachment_chunk WHERE attachment = ? ORDER BY place"
    whole = b"".join(bytes(chunk) for _, chunk in connection.execute(sql, (one.id,)))
    if len(whole) != one.size or hashlib.sha256(whole).digest() != one.sha256:
        raise LockedError("attachment_damaged", case=one.code, id=one.id)
    return whole


def damaged(connection: Connection) -> tuple[Attachment, ...]:
    """Return the files of any case whose bytes are not those that were kept; one chunk is in memory at a time."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM attachment ORDER BY rowid").fetchall()  # noqa: S608
    return tuple(one for one in (Attachment(*row) for row in rows) if not _as_kept(connection, one))


def remove(connection: Connection, code: str, id: str) -> Attachment:
    """Take a file away from a case; that there was one stays on record. Raises as `find`."""
    one = find(connection, code, id)
    connection.execute("DELETE FROM attachment_chunk WHERE attachment = ?", (id,))
    connection.execute("DELETE FROM attachment WHERE id = ?", (id,))
    audit.append(connection, "detach", _object(one))
    return one


def exported(connection: Connection, one: Attachment) -> None:
    """Put on record that a file left the vault in clear."""
    audit.append(connection, "export", _object(one))


def _as_kept(connection: Connection, one: Attachment) -> bool:
    sql = "SELECT content FROM attachment_chunk WHERE attachment = ? ORDER BY place"
    size, found = 0, hashlib.sha256()
    for (chunk,) in connection.execute(sql, (one.id,)):
        size += len(chunk)
        found.update(chunk)
    return size == one.size and found.digest() == one.sha256


def _object(one: Attachment) -> str:
    return f"{one.code}/attachment/{one.id}"


def _free_id(connection: Connection) -> str:
    """Return a short name that no file of this vault has or had: the chain still speaks of those taken away."""
    while True:
        id = secrets.token_hex(_ID_BYTES)
        if connection.execute("SELECT 1 FROM audit WHERE object LIKE '%/attachment/' || ?", (id,)).fetchone() is None:
            return id
