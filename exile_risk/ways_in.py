# SPDX-License-Identifier: GPL-3.0-or-later
"""For the clients: who can open a vault, how that changes, and what helps to choose a passphrase.

Passphrases come and go in buffers that stay the caller's to wipe. Everything here blocks, most of it for seconds.
"""

import contextlib
import getpass
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exile_risk.recovery_kit import Kit
    from exile_risk.vault import KdfCost, Vault
    from exile_risk.vault.passphrase_strength import Strength
    from exile_risk.vault.slots import Secret

PASSPHRASE = "passphrase"  # noqa: S105  (the name of a kind)
KEY_FILE = "passphrase+keyfile"
RECOVERY = "recovery"


@dataclass(frozen=True)
class WayIn:
    """One way to open the vault. `made` None: with the vault itself. `sheets` 0: it is no recovery kit."""

    id: str
    kind: str
    made: datetime | None
    label: str
    needed: int
    sheets: int


class WaysIn:
    """The ways to open a vault that is open. `current` is always a passphrase that opens it now.

    Raises LockedError: "wrong_passphrase", "wrong_key_file", "key_file_needed", "vault_memory", "slot_unproven",
    "header_half_written", and those of every call to a vault; InputError: "key_file_unusable"(file), and for a new
    passphrase those of `check_new`.
    """

    def __init__(self, vault: "Vault", key_file: Path | None = None) -> None:
        self._vault = vault
        self._key_file = key_file

    @property
    def unfinished(self) -> bool:
        """Whether backups still open with an earlier key of the vault; they follow at the next opening."""
        from exile_risk.vault.rekey import unfinished

        return unfinished(self._vault.folder)

    def all(self) -> tuple[WayIn, ...]:
        """Return every way to open the vault."""
        return tuple(
            WayIn(slot.id, slot.kind, _moment(note.made), note.label, note.needed, note.sheets)
            for slot, note in self._vault.slots.all()
        )

    def confirm(self, passphrase: bytearray) -> None:
        """Return if this passphrase opens the vault, with the key file it was opened with."""
        with secret_of(passphrase, self._key_file) as secret:
            self._vault.slots.check(secret)

    def change_passphrase(
        self, current: bytearray, new: bytearray, key_file: Path | None = None, which: str | None = None
    ) -> None:
        """Put a new passphrase in the place of the current one (or of `which`), from now on with this key file."""
        check_new(new, self._vault.folder)
        with secret_of(current, self._key_file) as old, secret_of(new, key_file) as fresh:
            self._vault.slots.change(old, fresh, _cost(), which)
        if which is None:
            self._key_file = key_file

    def add_passphrase(self, current: bytearray, new: bytearray, label: str = "", key_file: Path | None = None) -> str:
        """Add a passphrase, such as a colleague's; returns its id. Raises also InputError("slots_full", most=...)."""
        check_new(new, self._vault.folder)
        with secret_of(current, self._key_file) as old, secret_of(new, key_file) as fresh:
            return self._vault.slots.add(old, fresh, _cost(), label)

    def remove(self, current: bytearray, which: str) -> None:
        """Take a way in away. Raises also InputError: "slot_missing"(slot) and "slot_last" (no passphrase is left).

        Old copies of the header still open with it: against somebody who knows a passphrase only `renew_key` helps.
        """
        with secret_of(current, self._key_file) as old:
            self._vault.slots.remove(old, which)

    def renew_key(self, current: bytearray, new: bytearray, key_file: Path | None = None) -> None:
        """Encrypt the whole vault anew, so that only the new passphrase opens it: somebody knows an old one.

        Recovery kits and colleagues' passphrases are gone and have to be made again. Copies that somebody took before
        stay open to whoever knows the old passphrase.
        """
        check_new(new, self._vault.folder)
        with secret_of(current, self._key_file) as old, secret_of(new, key_file) as fresh:
            self._vault.rekey(old, fresh, _cost())
        self._key_file = key_file

    def prepare_kit(self, current: bytearray, needed: int = 1, sheets: int = 1, label: str = "") -> "Kit":
        """Return a recovery kit that opens the vault as soon as it is tested and kept; nothing is written yet.

        Raises also InputError: "sheets_count"(most), "slots_full"(most).
        """
        from exile_risk.recovery_kit import prepared

        with secret_of(current, self._key_file) as old:
            return prepared(self._vault.slots, old, needed, sheets, label)

    def keep_kit(self, kit: "Kit") -> str:
        """Let a tested kit open the vault; returns its id. Raises InputError: "kit_untested", "slot_outdated"."""
        return kit.keep(self._vault.slots)

    def check_kit(self, sheets: Sequence[str]) -> None:
        """Return if the typed sheets open the vault, else raise as `recovery.combined` or "wrong_recovery_key"."""
        with _recovery(sheets) as secret:
            self._vault.slots.check(secret)


def check_kit(folder: Path, sheets: Sequence[str]) -> None:
    """Open and close a vault with typed sheets. Raises as `recovery.combined`, `Vault.open`, "wrong_recovery_key"."""
    from exile_risk.vault import Vault

    with _recovery(sheets) as secret:
        Vault.open_by(folder, secret).close()


def created(folder: Path, passphrase: bytearray) -> "Vault":
    """Make a vault whose passphrase takes about a second to try on this computer. Errors: `Vault.create`, `check_new`.

    Only a new passphrase is judged: one that opens a vault already is never refused.
    """
    from exile_risk.vault import Vault

    check_new(passphrase, folder)
    return Vault.create(folder, passphrase, _cost())


def opened(folder: Path, passphrase: bytearray, key_file: Path | None = None) -> "Vault":
    """Open a vault. Errors: those of `Vault.open`, and InputError("key_file_unusable", file=...)."""
    from exile_risk.vault import Vault

    with secret_of(passphrase, key_file) as secret:
        return Vault.open_by(folder, secret)


def looked_at(folder: Path, passphrase: bytearray, key_file: Path | None = None) -> "Vault":
    """Open a vault to be read only. Errors: those of `vault.reading.look`, and InputError("key_file_unusable")."""
    from exile_risk.vault import Vault

    with secret_of(passphrase, key_file) as secret:
        return Vault.look_by(folder, secret)


def recovered(folder: Path, sheets: Sequence[str], passphrase: bytearray, key_file: Path | None = None) -> "Vault":
    """Open a vault with the words of a recovery kit and give it a new passphrase in the place of the forgotten one.

    Where there are several passphrases, the new one is added beside them. Errors: those of `recovery.combined`,
    `check_new` and `Vault.open`; LockedError "recovery_none" and "wrong_recovery_key".
    """
    from exile_risk.vault import Vault

    check_new(passphrase, folder)
    with _recovery(sheets) as secret, secret_of(passphrase, key_file) as fresh:
        vault = Vault.open_by(folder, secret)
        try:
            if sum(slot.kind != RECOVERY for slot, _ in vault.slots.all()) == 1:
                vault.slots.change(secret, fresh, _cost())
            else:
                vault.slots.add(secret, fresh, _cost())
        except BaseException:
            vault.close()
            raise
    return vault


def check_new(passphrase: bytearray, folder: Path) -> None:
    """Raise InputError for a passphrase that a vault may not have: "passphrase_short"(least), "passphrase_guessable",
    "passphrase_nul", "passphrase_not_text".
    """
    from exile_risk.vault.passphrase import check_new, normalised
    from exile_risk.vault.passphrase_strength import check_strength

    form = normalised(passphrase)
    try:
        check_new(form)
    finally:
        form[:] = bytes(len(form))
    check_strength(passphrase, _own_words(folder))


def passphrase_strength(passphrase: bytearray, folder: Path) -> "Strength":
    """Return how hard a typed passphrase is to guess; nothing leaves this computer. Raises as `normalised`."""
    from exile_risk.vault.passphrase_strength import strength

    return strength(passphrase, _own_words(folder))


def made_passphrase() -> bytearray:
    """Return six random words. Raises LockedError("word_list_missing")."""
    from exile_risk.vault.passphrase_words import made_passphrase

    return made_passphrase()


def make_key_file(file: Path, vault: Path) -> None:
    """Write a new key file. Raises InputError: "key_file_beside_vault", "key_file_exists", "key_file_unwritable"."""
    from exile_risk.vault.slots_key_file import make_key_file

    make_key_file(file, vault)


def recovery_words() -> tuple[str, ...]:
    """Return the words that can stand in a recovery kit, for completing what is typed."""
    from exile_risk.vault.recovery import known_words

    return known_words()


def kinds(folder: Path) -> frozenset[str]:
    """Return the kinds of ways into a closed vault, to ask for no more than that; the header is not proven yet.

    Raises LockedError: "vault_header_damaged", "vault_newer".
    """
    from exile_risk.vault.slots_changing import slots

    return frozenset(slot.kind for slot in slots(folder))


def secret_of(passphrase: bytearray, key_file: Path | None) -> "Secret":
    """Return a passphrase and the key file that goes with it, to be wiped. Raises InputError "key_file_unusable"."""
    from exile_risk.vault.slots import Secret
    from exile_risk.vault.slots_key_file import read_key_file

    if key_file is None:
        return Secret.of(passphrase)
    content = read_key_file(key_file)
    try:
        return Secret.of(passphrase, content)
    finally:
        content[:] = bytes(len(content))


def _recovery(sheets: Sequence[str]) -> "Secret":
    from exile_risk.vault.recovery import combined
    from exile_risk.vault.slots import Secret

    return Secret(recovery=combined(sheets))


def _cost() -> "KdfCost":
    from exile_risk.vault.cost import calibrated_cost

    return calibrated_cost()


def _own_words(folder: Path) -> list[str]:
    """Return words that an attacker tries first: the vault's name and the user's."""
    names = [folder.name]
    with contextlib.suppress(OSError, KeyError, ImportError):
        names.append(getpass.getuser())
    return [word for name in names for word in re.findall(r"[^\W_]+", name.lower())]


def _moment(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
