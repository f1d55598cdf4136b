# SPDX-License-Identifier: GPL-3.0-or-later
"""A recovery kit between its making and the day it is kept: shown, copied to paper, and tested from the paper once.

The words are `str`: they have to be shown, and whoever shows them cannot wipe them. `forget` lets go of them.
"""

import secrets
from typing import TYPE_CHECKING

from exile_risk.errors import InputError

if TYPE_CHECKING:
    from exile_risk.vault.slots import Secret
    from exile_risk.vault.slots_changing import ProvenSlot
    from exile_risk.vault.slots_kept import Slots

_ASKED = 2


class Kit:
    """The sheets of a kit and the slot that they open, which stands in no header yet."""

    def __init__(
        self, sheets: tuple[tuple[tuple[str, ...], ...], ...], needed: int, label: str, proven: "ProvenSlot"
    ) -> None:
        self.sheets = sheets
        """Every sheet as printed: groups of words."""
        self.needed = needed
        self.asked = _drawn(sheets)
        """Which groups are to be typed from the paper: (sheet, group), both counted from 1."""
        self._label = label
        self._proven = proven
        self._right: set[tuple[int, int]] = set()

    @property
    def tested(self) -> bool:
        """Whether every group that is asked for has been typed rightly."""
        return self._right >= set(self.asked)

    def answer(self, sheet: int, group: int, typed: str) -> bool:
        """Take what was typed for a group and return whether it is right. Raises InputError("kit_group")."""
        from exile_risk.vault.recovery import same_group

        if (sheet, group) not in self.asked:
            raise InputError("kit_group")
        right = same_group(self.sheets[sheet - 1][group - 1], typed)
        if right:
            self._right.add((sheet, group))
        return right

    def keep(self, slots: "Slots") -> str:
        """Let the kit open the vault and return its id. Raises InputError("kit_untested"), or as `Slots.keep`."""
        from exile_risk.vault.slots_kept import SlotNote

        if not self.tested:
            raise InputError("kit_untested")
        note = SlotNote(label=self._label, needed=self.needed, sheets=len(self.sheets))
        return slots.keep(self._proven, note)

    def forget(self) -> None:
        """Let go of the words; the kit cannot be shown or tested any more."""
        self.sheets = ()


def prepared(slots: "Slots", current: "Secret", needed: int, sheets: int, label: str) -> Kit:
    """Return a new kit, opened once from the very words that will stand on paper. Raises as `WaysIn.prepare_kit`."""
    from exile_risk.vault import FLOOR_COST, recovery
    from exile_risk.vault.slots import Secret

    key = recovery.new_recovery_key()
    try:
        words = recovery.sheets(key, needed, sheets)
    finally:
        key[:] = bytes(len(key))
    with Secret(recovery=recovery.combined([" ".join(sheet) for sheet in words[-needed:]])) as read:
        proven = slots.prove(current, read, FLOOR_COST)
    return Kit(tuple(recovery.groups(sheet) for sheet in words), needed, label, proven)


def _drawn(sheets: tuple[tuple[tuple[str, ...], ...], ...]) -> tuple[tuple[int, int], ...]:
    """Return two groups of a single sheet, or one of each of several, drawn at random."""
    chance = secrets.SystemRandom()
    if len(sheets) > 1:
        return tuple((number, chance.randint(1, len(sheet))) for number, sheet in enumerate(sheets, start=1))
    return tuple((1, group) for group in sorted(chance.sample(range(1, len(sheets[0]) + 1), _ASKED)))
