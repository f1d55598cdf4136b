# SPDX-License-Identifier: GPL-3.0-or-later
"""The vault's own keys for handing cases over: one pair in use, and those before it, which still open old bundles."""

from dataclasses import dataclass

from exile_risk.vault import audit
from exile_risk.vault.connection import Connection


@dataclass(frozen=True)
class Device:
    """One set of keys. The secret halves are sealed by the store's encryption and go nowhere else."""

    id: str
    signing_public: bytes
    signing_secret: bytes
    recipient: str
    identity: str


_ALL = """SELECT id, signing_public, signing_secret, recipient, identity FROM device
    ORDER BY retired_at IS NOT NULL, made_at DESC, id"""


def in_use(connection: Connection) -> Device | None:
    """Return the keys that sign and are told to colleagues, or None before they were ever needed."""
    sql = """SELECT id, signing_public, signing_secret, recipient, identity FROM device WHERE retired_at IS NULL"""
    row = connection.execute(sql).fetchone()
    return None if row is None else _device(row)


def all_of_them(connection: Connection) -> tuple[Device, ...]:
    """Return every set of keys, the one in use first."""
    return tuple(_device(row) for row in connection.execute(_ALL))


def add(connection: Connection, device: Device) -> None:
    """Take keys into use; those in use until now only open bundles that were sealed to them."""
    at = audit.now()
    connection.execute("UPDATE device SET retired_at = ? WHERE retired_at IS NULL", (at,))
    connection.execute(
        "INSERT INTO device (id, label, made_at, signing_public, signing_secret, recipient, identity)"
        " VALUES (?, '', ?, ?, ?, ?, ?)",
        (device.id, at, device.signing_public, device.signing_secret, device.recipient, device.identity),
    )
    audit.append(connection, "device", f"device/{device.id}")


def _device(row: tuple[str, bytes, bytes, str, str]) -> Device:
    return Device(row[0], bytes(row[1]), bytes(row[2]), row[3], row[4])
