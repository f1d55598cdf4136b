# SPDX-License-Identifier: GPL-3.0-or-later
"""Whose keys this vault knows, and on which day somebody compared their six words."""

from dataclasses import dataclass
from uuid import uuid4

from exile_risk.errors import InputError
from exile_risk.vault import audit
from exile_risk.vault.connection import Connection

FORGOTTEN = "#"
"""How what is left of a forgotten colleague's name begins."""


@dataclass(frozen=True)
class Colleague:
    """One colleague. `confirmed_on` (ISO 8601): the words were compared; `retired_at`: nothing is taken any more."""

    id: str
    label: str
    recipient: str
    signing_key: bytes
    added_at: str
    confirmed_on: str | None
    retired_at: str | None

    @property
    def trusted(self) -> bool:
        """Whether what they send may be merged, and cases may be sealed to them."""
        return self.confirmed_on is not None and self.retired_at is None


_ALL = "SELECT id, label, recipient, signing_key, added_at, confirmed_on, retired_at FROM colleague"


def colleagues(connection: Connection) -> tuple[Colleague, ...]:
    """Return every colleague, retired ones too, by label."""
    return tuple(_colleague(row) for row in connection.execute(f"{_ALL} ORDER BY label, id"))


def of_id(connection: Connection, id: str) -> Colleague:
    """Return one colleague. Raises InputError "colleague_missing"."""
    row = connection.execute(f"{_ALL} WHERE id = ?", (id,)).fetchone()
    if row is None:
        raise InputError("colleague_missing")
    return _colleague(row)


def of_key(connection: Connection, signing_key: bytes) -> Colleague | None:
    """Return whose key this is, or None."""
    row = connection.execute(f"{_ALL} WHERE signing_key = ?", (signing_key,)).fetchone()
    return None if row is None else _colleague(row)


def add(connection: Connection, label: str, recipient: str, signing_key: bytes) -> Colleague:
    """Add a colleague whose words nobody has compared yet; one whose keys are known already stays as they are.

    Raises InputError "colleague_keys"(label) where one of the two keys belongs to somebody else.
    """
    sql = f"{_ALL} WHERE recipient = ? OR signing_key = ?"
    for row in connection.execute(sql, (recipient, signing_key)).fetchall():
        found = _colleague(row)
        if (found.recipient, found.signing_key) != (recipient, signing_key):
            raise InputError("colleague_keys", label=found.label)
        return found
    id = uuid4().hex
    connection.execute(
        "INSERT INTO colleague (id, label, recipient, signing_key, added_at) VALUES (?, ?, ?, ?, ?)",
        (id, label, recipient, signing_key, audit.now()),
    )
    audit.append(connection, "colleague", f"colleague/{id}/added")
    return of_id(connection, id)


def confirm(connection: Connection, id: str) -> Colleague:
    """Note that the six words were compared. Raises InputError "colleague_missing" or "colleague_retired"(label)."""
    found = of_id(connection, id)
    if found.retired_at is not None:
        raise InputError("colleague_retired", label=found.label)
    if found.confirmed_on is None:
        connection.execute("UPDATE colleague SET confirmed_on = ? WHERE id = ?", (audit.now()[:10], id))
        audit.append(connection, "colleague", f"colleague/{id}/confirmed")
    return of_id(connection, id)


def retire(connection: Connection, id: str) -> Colleague:
    """Take nothing from a colleague any more and seal nothing to them. Raises InputError "colleague_missing"."""
    if of_id(connection, id).retired_at is None:
        connection.execute("UPDATE colleague SET retired_at = ? WHERE id = ?", (audit.now(), id))
        audit.append(connection, "colleague", f"colleague/{id}/retired")
    return of_id(connection, id)


def forget(connection: Connection, id: str) -> Colleague:
    """Retire a colleague and keep of them only the keys, under a number: nothing with those keys may ever count again.

    Raises InputError "colleague_missing".
    """
    retire(connection, id)
    connection.execute("UPDATE colleague SET label = ? WHERE id = ?", (f"{FORGOTTEN}{id[:8]}", id))
    audit.append(connection, "colleague", f"colleague/{id}/forgotten")
    return of_id(connection, id)


def _colleague(row: tuple[str, str, str, bytes, str, str | None, str | None]) -> Colleague:
    return Colleague(row[0], row[1], row[2], bytes(row[3]), row[4], row[5], row[6])
