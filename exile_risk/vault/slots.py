# SPDX-License-Identifier: GPL-3.0-or-later
"""What opens a vault: secrets as a person gives them, and the slots of a header that each of them can try."""

import os
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from exile_risk.errors import LockedError
from exile_risk.vault import keys
from exile_risk.vault.cost import KdfCost
from exile_risk.vault.header import KEY_FILE, PASSPHRASE, RECOVERY, Header, Slot
from exile_risk.vault.passphrase import normalised

_PURPOSES = {
    PASSPHRASE: b"kek/passphrase/1",
    KEY_FILE: b"kek/passphrase+keyfile/1",
    RECOVERY: b"kek/recovery/1",
}

REFUSED = frozenset(("key_file_needed", "recovery_none", "wrong_passphrase", "wrong_key_file", "wrong_recovery_key"))
"""The codes for a secret that opens no slot."""


@dataclass(frozen=True)
class Secret:
    """A passphrase in normal form, with or without the bytes of a key file; or a recovery key.

    A context manager: its buffers are zero after the block.
    """

    form: bytearray | None = None
    key_file: bytearray | None = None
    recovery: bytearray | None = None

    @classmethod
    def of(cls, passphrase: bytearray, key_file: bytearray | None = None) -> "Secret":
        """Return the secret of a typed passphrase, which stays the caller's to wipe. Raises as `normalised`."""
        return cls(normalised(passphrase), None if key_file is None else bytearray(key_file))

    @property
    def kind(self) -> str:
        """The kind of slot that is made for it."""
        if self.recovery is not None:
            return RECOVERY
        return PASSPHRASE if self.key_file is None else KEY_FILE

    def fits(self, slot: Slot) -> bool:
        """Whether it has what this kind of slot asks for. A passphrase may be tried without the key file given."""
        if slot.kind == RECOVERY:
            return self.recovery is not None
        return self.form is not None and (slot.kind == PASSPHRASE or self.key_file is not None)

    def wipe(self) -> None:
        """Overwrite everything."""
        for buffer in (self.form, self.key_file, self.recovery):
            if buffer is not None:
                keys.wipe(buffer)

    def __enter__(self) -> "Secret":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, place: TracebackType | None
    ) -> None:
        self.wipe()


def unwrap(header: Header, secret: Secret, folder: Path) -> tuple[Slot, bytearray]:
    """Return the slot that the secret opens and the vault's key, for the caller to wipe.

    Raises LockedError: "key_file_needed" and "recovery_none" when no slot can be tried with such a secret,
    "wrong_passphrase", "wrong_key_file" (passphrase or key file), "wrong_recovery_key", or as `keys.stretch`.
    """
    for slot in header.slots:
        vault_key = _unsealed(header.vault_id, slot, secret) if secret.fits(slot) else None
        if vault_key is not None:
            return slot, vault_key
    raise LockedError(_refusal(header, secret), folder=str(folder))


def wrap(secret: Secret, vault_key: bytearray, vault_id: bytes, cost: KdfCost) -> Slot:
    """Return a new slot for a secret, after it has been opened again and has given the very same key.

    `cost` is for passphrases and must have been found acceptable. Raises LockedError("slot_unproven") when the slot
    does not open, which only failing memory can bring about; or as `keys.stretch`.
    """
    stretched = secret.kind != RECOVERY
    made = Slot(
        id=os.urandom(4).hex(),
        kind=secret.kind,
        cost=cost if stretched else None,
        salt=os.urandom(keys.SALT_BYTES) if stretched else b"",
    )
    wrapping = _wrapping_key(secret, made)
    try:
        nonce, sealed = keys.seal(wrapping, vault_key, made.bound(vault_id))
    finally:
        keys.wipe(wrapping)
    slot = Slot(made.id, made.kind, made.cost, made.salt, nonce, sealed)
    again = _unsealed(vault_id, slot, secret)
    proven = again is not None and keys.same(again, vault_key)
    if again is not None:
        keys.wipe(again)
    if not proven:
        raise LockedError("slot_unproven")
    return slot


def _refusal(header: Header, secret: Secret) -> str:
    tried = [slot.kind for slot in header.slots if secret.fits(slot)]
    if not tried:
        return "recovery_none" if secret.kind == RECOVERY else "key_file_needed"
    if secret.kind == RECOVERY:
        return "wrong_recovery_key"
    return "wrong_key_file" if KEY_FILE in tried else "wrong_passphrase"


def _unsealed(vault_id: bytes, slot: Slot, secret: Secret) -> bytearray | None:
    wrapping = _wrapping_key(secret, slot)
    try:
        return keys.unseal(wrapping, slot.nonce, slot.sealed, slot.bound(vault_id))
    finally:
        keys.wipe(wrapping)


def _wrapping_key(secret: Secret, slot: Slot) -> bytearray:
    """Return the key that wraps the vault's key in this slot; the secret must fit the slot."""
    material = _material(secret, slot)
    try:
        return keys.subkey(material, _PURPOSES[slot.kind])
    finally:
        keys.wipe(material)


def _material(secret: Secret, slot: Slot) -> bytearray:
    if slot.cost is None:
        return bytearray(secret.recovery or b"")
    stretched = keys.stretch(secret.form or bytearray(), slot.salt, slot.cost)
    if slot.kind == PASSPHRASE:
        return stretched
    # Both parts have a fixed length, so no two pairs of passphrase and key file give the same bytes.
    material = bytearray(len(stretched) + len(secret.key_file or b""))
    material[: len(stretched)] = stretched
    material[len(stretched) :] = secret.key_file or b""
    keys.wipe(stretched)
    return material
