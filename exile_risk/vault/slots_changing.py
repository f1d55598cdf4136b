# SPDX-License-Identifier: GPL-3.0-or-later
"""Changing who may open a vault: proven in memory first, then written copy by copy, so that a crash leaves old or new.

Every change asks for a secret that opens the vault now: somebody who finds it open must not be able to make it theirs.
Only for the holder of the lock. Nothing here touches the store.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from exile_risk.errors import InputError, LockedError
from exile_risk.vault import keys
from exile_risk.vault.cost import KdfCost
from exile_risk.vault.header import MOST_SLOTS, RECOVERY, Header, Slot, decode, encode
from exile_risk.vault.header_copies import read_copies, write_copies
from exile_risk.vault.slots import Secret, unwrap, wrap


@dataclass(frozen=True)
class ProvenSlot:
    """A slot that opens the vault but stands in no header yet, and the generation of the header it belongs to."""

    slot: Slot
    generation: int


def slots(folder: Path) -> tuple[Slot, ...]:
    """Return the slots of the newest header. Raises as `read_copies`."""
    return read_copies(folder).newest.slots


def check(folder: Path, secret: Secret) -> None:
    """Return if the secret opens the vault, else raise as `unwrap`."""
    _, vault_key = unwrap(read_copies(folder).newest, secret, folder)
    keys.wipe(vault_key)


def prove(folder: Path, current: Secret, new: Secret, cost: KdfCost) -> ProvenSlot:
    """Return a slot for a new secret, proven and not written. Raises InputError("slots_full", most=...); or as `wrap`.

    The vault's own refusals of `current` are those of `unwrap`.
    """
    header = read_copies(folder).newest
    if len(header.slots) >= MOST_SLOTS:
        raise InputError("slots_full", most=MOST_SLOTS)
    _, vault_key = unwrap(header, current, folder)
    try:
        return ProvenSlot(wrap(new, vault_key, header.vault_id, cost), header.generation)
    finally:
        keys.wipe(vault_key)


def keep(folder: Path, proven: ProvenSlot) -> bool:
    """Add a proven slot. Raises InputError("slot_outdated") when the header has changed since. See `write`."""
    header = read_copies(folder).newest
    if header.generation != proven.generation:
        raise InputError("slot_outdated")
    return write(folder, header, (*header.slots, proven.slot))


def change(
    folder: Path, current: Secret, new: Secret, cost: KdfCost, which: str | None = None
) -> tuple[str, Slot, bool]:
    """Put a new secret in the place of an old one; returns the id of the slot that is gone, the new slot, and what
    `write` says.

    `which` is the slot to replace: that of `current` if left out, or the only passphrase where `current` is a recovery
    key. Raises InputError: "slot_missing"(slot) or "slot_which" (several passphrases); or as `unwrap`, `wrap`, `write`.
    """
    header = read_copies(folder).newest
    opened, vault_key = unwrap(header, current, folder)
    try:
        old = _chosen(header, opened, which)
        slot = wrap(new, vault_key, header.vault_id, cost)
    finally:
        keys.wipe(vault_key)
    return old, slot, write(folder, header, tuple(slot if one.id == old else one for one in header.slots))


def remove(folder: Path, current: Secret, which: str) -> bool:
    """Take a slot out and return what `write` says.

    Copies of the header made before (backups, worn cells of a disk) still hold the slot.
    Raises InputError: "slot_missing"(slot), "slot_last" where no passphrase would be left; or as `unwrap`, `write`.
    """
    header = read_copies(folder).newest
    _, vault_key = unwrap(header, current, folder)
    keys.wipe(vault_key)
    left = tuple(slot for slot in header.slots if slot.id != which)
    if len(left) == len(header.slots):
        raise InputError("slot_missing", slot=which)
    if all(slot.kind == RECOVERY for slot in left):
        raise InputError("slot_last")
    return write(folder, header, left)


def write(folder: Path, header: Header, slots: tuple[Slot, ...]) -> bool:
    """Write the next generation with these slots, copy A and then copy B.

    Returns False when the change holds but copy B still shows what was before; the next opening mends that. Raises
    LockedError as `replace_whole` where nothing has changed.
    """
    newer = replace(header, generation=header.generation + 1, slots=slots)
    if decode(encode(newer)) != newer:  # what is not read back exactly as meant must not replace what is
        raise LockedError("slot_unproven")
    try:
        write_copies(folder, newer)
    except LockedError:
        # Copy A may be in its place all the same, when only what comes after that has failed.
        if read_copies(folder).newest != newer:
            raise
        return False
    return True


def _chosen(header: Header, opened: Slot, which: str | None) -> str:
    if which is not None:
        if which not in {slot.id for slot in header.slots}:
            raise InputError("slot_missing", slot=which)
        return which
    if opened.kind != RECOVERY:
        return opened.id
    passphrases = [slot.id for slot in header.slots if slot.kind != RECOVERY]
    if len(passphrases) != 1:
        raise InputError("slot_which")
    return passphrases[0]
