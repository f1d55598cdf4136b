# SPDX-License-Identifier: GPL-3.0-or-later
"""For the clients: what a vault offers somebody who may be searched, from carrying less to making it unreadable.

Everything here blocks. The modules of the vault are loaded when they are wanted.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exile_risk.session import Session
    from exile_risk.vault import Vault
    from exile_risk.vault.erasing import Erased
    from exile_risk.vault.travel import Travelling


def vault_of(session: "Session") -> "Vault":
    """Return the vault of a session, for the functions below."""
    return session._vault


def high_risk(vault: "Vault") -> tuple[bool, bool]:
    """Return whether the high-risk mode of a vault is on, and whether it holds already."""
    from exile_risk.vault import high_risk

    return high_risk.is_on(vault), high_risk.holds(vault)


def switch_high_risk(vault: "Vault", *, on: bool) -> None:
    """Switch the high-risk mode, from the next opening on. Raises as every change of a vault."""
    from exile_risk.vault import high_risk

    high_risk.switch(vault, on=on)


def travelling(vault: "Vault", folder: Path, passphrase: bytearray, codes: Sequence[str]) -> "Travelling":
    """Make a vault for a journey. Errors: those of `ways_in.check_new` and of `vault.travel.travel`."""
    from exile_risk import ways_in
    from exile_risk.vault.travel import travel

    ways_in.check_new(passphrase, folder)
    return travel(vault, folder, passphrase, codes, ways_in._cost())


def check_name(folder: Path, typed: str) -> None:
    """Raise InputError("erase_name", name=...) unless somebody typed the name of the vault's folder."""
    from exile_risk.vault.erasing import check_name

    check_name(folder, typed)


def erase(folder: Path, typed: str) -> "Erased":
    """Make a closed vault unreadable for good. Errors: those of `vault.erasing.erase`."""
    from exile_risk.vault.erasing import erase

    return erase(folder, typed)
