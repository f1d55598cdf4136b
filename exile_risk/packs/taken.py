# SPDX-License-Identifier: GPL-3.0-or-later
"""The packs that were taken: kept as they were signed, and proven anew whenever they are opened."""

import contextlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from exile_risk.errors import InputError
from exile_risk.packs.files import read_bounded, replace_whole
from exile_risk.packs.keys import PINNED, PublicKey
from exile_risk.packs.state import LIMIT, Entry, State, read_state, written

if TYPE_CHECKING:
    from exile_risk.packs.signed import SignedPack

STATE = "packs.json"


class TakenPacks:
    """The folder of taken packs. It need not exist until the first is taken."""

    def __init__(self, folder: Path, keys: Iterable[PublicKey] = PINNED) -> None:
        self.folder, self.keys = folder, tuple(keys)

    def state(self) -> State:
        """Return what is on record, empty where no pack was ever taken. Raises InputError pack_state_damaged(file)."""
        path = self.folder / STATE
        try:
            raw = read_bounded(path, LIMIT)
        except InputError as error:
            if error.code == "file_missing" and not self._files():
                return State()
            raise InputError("pack_state_damaged", file=str(path)) from error
        return read_state(raw, str(path))

    def opened(self, entry: Entry) -> "SignedPack":
        """Return a taken pack, proven anew. Errors: those of `read_signed`; pack_swapped(file) for another pack."""
        from exile_risk.packs.signed import read_signed

        path = self.folder / entry.file
        found = read_signed(path, self.keys)
        if (found.number, found.sha512, found.key) != (entry.number, entry.sha512, entry.key):
            raise InputError("pack_swapped", file=str(path))
        return found

    def check_newer(self, pack: "SignedPack") -> None:
        """Return if a pack goes on from what this computer has seen of its key; the same one may be taken again.

        Raises InputError pack_in_use(version), pack_same_version(version) or pack_older(version, known).
        """
        state = self._state_or_what_lies_there()
        if state.current is not None and state.current.sha512 == pack.sha512:
            raise InputError("pack_in_use", version=pack.version)
        known = state.highest.get(pack.key)
        if known is None or pack.number > known.number:
            return
        if pack.number < known.number:
            from exile_risk.packs.document import version_of

            raise InputError("pack_older", version=pack.version, known=version_of(known.number))
        if pack.sha512 != known.sha512:
            raise InputError("pack_same_version", version=pack.version)

    def take(self, pack: "SignedPack", today: date, checked_with: str) -> Entry:
        """Use a pack from now on and keep the one before it. Errors: those of `check_newer`; pack_unwritable(file)."""
        from exile_risk.packs.signed import SUFFIX

        self.check_newer(pack)
        state, day = self._state_or_what_lies_there(), today.isoformat()
        made = Entry(pack.key, pack.number, pack.day.isoformat(), pack.sha512, day, checked_with)
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise InputError("pack_unwritable", file=str(self.folder)) from error
        replace_whole(self.folder / made.file, pack.data)
        replace_whole(self.folder / f"{made.file}{SUFFIX}", pack.signature)
        highest = state.raised(pack.key, pack.number, pack.sha512)
        self._write(State(made, state.current, highest))
        self._sweep()
        return made

    def undo(self) -> State:
        """Go back to the pack before, or to the facts that ship where there is none; returns what is on record now.

        Raises InputError pack_none, pack_unwritable(file) and those of `state`.
        """
        state = self.state()
        if state.current is None:
            raise InputError("pack_none")
        made = State(state.previous, None, state.highest)
        self._write(made)
        return made

    def checked(self, entry: Entry, checked_with: str) -> None:
        """Note what the pack in use was held against last; where that cannot be written it is done again."""
        with contextlib.suppress(InputError):
            state = self.state()
            if state.current == entry:
                self._write(replace(state, current=replace(entry, checked_with=checked_with)))

    def _state_or_what_lies_there(self) -> State:
        """Return the state, and where it is damaged what the packs beside it prove: how high their keys have come."""
        try:
            return self.state()
        except InputError:
            return self._found()

    def _found(self) -> State:
        from exile_risk.packs.signed import read_signed

        state = State()
        for path in self._files():
            with contextlib.suppress(InputError):
                pack = read_signed(path, self.keys)
                state = replace(state, highest=state.raised(pack.key, pack.number, pack.sha512))
        return state

    def _files(self) -> list[Path]:
        return sorted(self.folder.glob("facts-*.pack"))

    def _write(self, state: State) -> None:
        replace_whole(self.folder / STATE, written(state))

    def _sweep(self) -> None:
        """Remove packs that nothing names any more."""
        state = self.state()
        kept = {one.file for one in (state.current, state.previous) if one is not None}
        for path in self._files():
            if path.name not in kept:
                for one in (path, path.with_name(f"{path.name}.minisig")):
                    with contextlib.suppress(OSError):
                        one.unlink()
