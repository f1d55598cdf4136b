# SPDX-License-Identifier: GPL-3.0-or-later
"""The high-risk mode of a vault: what the database held in memory is wiped as soon as it is given back.

The truth stands in the store, where nobody without the key can change it. The header repeats it, because the library
must know before it gets the key; where a header was tampered with, the store is opened a second time as it should be.
"""

import contextlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from exile_risk.errors import LockedError
from exile_risk.vault import records
from exile_risk.vault.connection import Connection, wipes_memory
from exile_risk.vault.header_copies import Copies, read_copies
from exile_risk.vault.slots_changing import write

if TYPE_CHECKING:
    from exile_risk.vault.vault import Vault

SETTING = "high_risk"
_ON, _OFF = "on", "off"


def is_on(vault: "Vault") -> bool:
    """Return whether the vault is to be opened so."""
    return vault.setting(SETTING) == _ON


def holds(vault: "Vault") -> bool:
    """Return whether it is open so now: it is from the next opening on, and in a process to the end of that."""
    with vault.reading() as connection:
        return wipes_memory(connection)


def switch(vault: "Vault", *, on: bool) -> None:
    """Switch it, from the next opening on. Raises as `Vault.writing`.

    Should only the header not be written, that is mended at the next opening.
    """
    with vault.writing() as connection:
        records.set_setting(connection, SETTING, _ON if on else _OFF)
        settle(vault.folder, read_copies(vault.folder), on=on)


def wanted(connection: Connection) -> bool:
    """Return what the store says, also one of an older shape. Raises what the database says."""
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'settings'").fetchone() is None:
        return False
    return records.setting(connection, SETTING) == _ON


def settle(folder: Path, copies: Copies, *, on: bool) -> Copies:
    """Let the header say what the store says; returns the copies as they are then. Only for the holder of the lock."""
    if copies.newest.high_risk == on:
        return copies
    with contextlib.suppress(LockedError):  # such as a full disk: no reason not to open
        write(folder, replace(copies.newest, high_risk=on), copies.newest.slots)
        return read_copies(folder)
    return copies
