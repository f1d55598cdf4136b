# SPDX-License-Identifier: GPL-3.0-or-later
"""The ways to open a vault as its owner knows them: what each is called and when it was made, kept inside the store.

The header says only what is needed to open; names in it could be read by anybody who finds the computer.
"""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from pathlib import Path

from exile_risk.errors import LockedError
from exile_risk.vault import audit, records, slots_changing
from exile_risk.vault.connection import Connection
from exile_risk.vault.cost import KdfCost
from exile_risk.vault.header import Slot
from exile_risk.vault.slots import Secret
from exile_risk.vault.slots_changing import ProvenSlot

_SETTING = "slots"


@dataclass(frozen=True)
class SlotNote:
    """What is remembered of a slot. `needed` of `sheets` sheets give a recovery key (0: it is no recovery key)."""

    made: str = ""  # UTC, ISO 8601
    label: str = ""
    needed: int = 0
    sheets: int = 0


class Slots:
    """The slots of an open vault. Every change is one transaction with its row in the chain.

    Raises as the functions of `slots_changing`, as `Vault.writing`, and LockedError("header_half_written") when a
    change stands but one copy of the header still shows what was before; the next opening mends that.
    """

    def __init__(
        self,
        folder: Path,
        reading: Callable[[], AbstractContextManager[Connection]],
        writing: Callable[..., AbstractContextManager[Connection]],
    ) -> None:
        self._folder = folder
        self._reading = reading
        self._writing = writing

    def all(self) -> tuple[tuple[Slot, SlotNote], ...]:
        """Return every slot with what is remembered of it."""
        with self._reading() as connection:
            notes = _notes(connection)
            return tuple((slot, notes.get(slot.id, SlotNote())) for slot in slots_changing.slots(self._folder))

    def check(self, secret: Secret) -> None:
        """Return if this opens the vault, else raise as `unwrap`; nothing is changed or kept."""
        with self._reading():
            slots_changing.check(self._folder, secret)

    def add(self, current: Secret, new: Secret, cost: KdfCost, label: str = "") -> str:
        """Add a way to open the vault and return its id."""
        proven = self.prove(current, new, cost)
        return self.keep(proven, SlotNote(label=label))

    def prove(self, current: Secret, new: Secret, cost: KdfCost) -> ProvenSlot:
        """Return a slot that is proven and not yet kept."""
        with self._reading():
            return slots_changing.prove(self._folder, current, new, cost)

    def keep(self, proven: ProvenSlot, note: SlotNote) -> str:
        """Add a proven slot and return its id."""
        with self._writing(note.label) as connection:
            whole = slots_changing.keep(self._folder, proven)
            self._note(connection, {proven.slot.id: SlotNote(audit.now(), note.label, note.needed, note.sheets)})
            audit.append(connection, "slot_added", f"{proven.slot.kind}/{proven.slot.id}")
        self._check(whole)
        return proven.slot.id

    def change(self, current: Secret, new: Secret, cost: KdfCost, which: str | None = None) -> str:
        """Put a new secret in the place of an old one and return the id of its slot. Its name stays."""
        with self._writing() as connection:
            old, slot, whole = slots_changing.change(self._folder, current, new, cost, which)
            label = _notes(connection).get(old, SlotNote()).label
            self._note(connection, {slot.id: SlotNote(audit.now(), label)})
            audit.append(connection, "slot_changed", f"{slot.kind}/{slot.id}")
        self._check(whole)
        return slot.id

    def remove(self, current: Secret, which: str) -> None:
        """Take a way to open the vault away."""
        with self._writing() as connection:
            whole = slots_changing.remove(self._folder, current, which)
            self._note(connection, {})
            audit.append(connection, "slot_removed", which)
        self._check(whole)

    def _check(self, whole: bool) -> None:
        """Raise LockedError once the change stands and is on record, if a copy of the header still shows the old."""
        if not whole:
            raise LockedError("header_half_written", folder=str(self._folder))

    def _note(self, connection: Connection, fresh: dict[str, SlotNote]) -> None:
        """Remember these, and nothing of slots that the header no longer has."""
        there = {slot.id for slot in slots_changing.slots(self._folder)}
        _remember(connection, {id: note for id, note in _notes(connection).items() if id in there} | fresh)


def note_only(connection: Connection, slot: Slot) -> None:
    """Remember this slot alone, made now, in the transaction that is open."""
    _remember(connection, {slot.id: SlotNote(audit.now())})


def _remember(connection: Connection, notes: dict[str, SlotNote]) -> None:
    records.set_setting(connection, _SETTING, json.dumps({id: asdict(notes[id]) for id in sorted(notes)}))


def _notes(connection: Connection) -> dict[str, SlotNote]:
    """Return what is remembered; text of another shape, which nothing of ours writes, says nothing."""
    try:
        raw = json.loads(records.setting(connection, _SETTING) or "{}")
        return {id: SlotNote(**note) for id, note in raw.items()}
    except (ValueError, TypeError, AttributeError):
        return {}
