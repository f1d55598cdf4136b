# SPDX-License-Identifier: GPL-3.0-or-later
"""What a session does so that a vault is never lost and nobody stays in it too long; blocks, like all of the vault."""

import contextlib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from exile_risk.errors import ExileRiskError

if TYPE_CHECKING:
    from exile_risk.rating_anew import RatingAnew
    from exile_risk.vault import Vault
    from exile_risk.vault.custody import Custody
    from exile_risk.vault.receipt import Receipt
    from exile_risk.vault.retention import Retention, StillIn

AT_CLOSING_MOST_BYTES = 100 * 1024 * 1024
"""Locking must not wait for the backup of a larger store; that one is made at the next opening."""


class Safekeeping:
    """Backups by the clock, deletion, receipts. What belongs to a practice vault is thrown away and kept by nobody."""

    def __init__(self, vault: "Vault", anew: "RatingAnew", *, training: bool) -> None:
        self._vault, self._anew, self._training = vault, anew, training

    @property
    def custody(self) -> "Custody":
        """The verbs of the vault itself."""
        from exile_risk.vault.custody import Custody

        return Custody(self._vault)

    def announcements(self) -> tuple[str, ...]:
        """Return in words what was found at opening, such as that the last actions are missing."""
        from exile_risk.wording.custody import announcement

        return tuple(announcement(found.id, **found.gaps) for found in self._vault.announcements)

    @property
    def barred(self) -> bool:
        """Whether the vault can only be read until `accept`."""
        return self._vault.barred is not None

    def accept(self) -> None:
        """Take the vault as it was found; that somebody did stays on record."""
        self._vault.accept()

    def at_opening(self) -> tuple[str, ...]:
        """Make the backup that is due; returns in words what a person should hear of backups and of deletion.

        For the worker, once the vault is shown. Never raises: no trouble with a backup may keep anybody from a case.
        """
        from exile_risk.wording.custody import custody_text
        from exile_risk.wording.errors import sentence

        if self._training or self._vault.barred == "reading":
            return ()
        told: list[str] = []
        try:
            if self.custody.due_at_unlock():
                self.custody.back_up()
        except ExileRiskError as error:
            told.append(sentence(error))
        with contextlib.suppress(ExileRiskError):
            told += self._second_place()
            if due := self.custody.due_for_deletion():
                told.append(custody_text("due", cases=", ".join(one.code for one in due)))
        return tuple(told)

    def way_back(self) -> tuple[str, ...]:
        """Return in words which backup a damaged vault can be restored from, and how; never raises."""
        from exile_risk.vault.backup_file import is_whole
        from exile_risk.vault.backup_rotation import backups, made_at
        from exile_risk.wording.custody import custody_text

        whole = next((path for path in backups(self.custody.folder) if is_whole(path)), None)
        made = made_at(whole) if whole is not None else None
        if whole is None or made is None:
            return (custody_text("no_way_back"),)
        return (custody_text("way_back", day=f"{made.astimezone():%Y-%m-%d %H:%M}", file=str(whole)),)

    def before_closing(self) -> None:
        """Make a backup where much has changed since the last one. Never raises: closing must not fail."""
        if self._training or self.barred:
            return
        with contextlib.suppress(ExileRiskError, OSError):
            size = (self._vault.folder / "store.db").stat().st_size
            if size <= AT_CLOSING_MOST_BYTES and self.custody.due_at_quit():
                self.custody.back_up()

    def delete(self, code: str, why: str) -> "tuple[StillIn, ...]":
        """Delete a case for good, also what was worked out about it; returns which backups still hold it."""
        self._anew.forget(code)
        return self.custody.delete(code, why)

    def due(self, today: date | None = None) -> "tuple[Retention, ...]":
        """Return the cases whose last day is over, the longest overdue first."""
        return self.custody.due_for_deletion(today)

    def back_up(self) -> Path:
        """Make a verified backup now. Errors: those of `Custody.back_up`."""
        return self.custody.back_up()

    def receipt(self) -> "Receipt":
        """Return four words for everything on record so far."""
        return self.custody.receipt()

    def _second_place(self) -> tuple[str, ...]:
        """Copy the newest backup to the second place where it can be reached; say so where it could not for long."""
        from exile_risk.wording.custody import custody_text

        custody = self.custody
        place, last = custody.second_place, custody.last_backup()
        if place is None or last is None or self.barred:
            return ()
        if place.is_dir() and not (place / custody.newest().name).exists():
            with contextlib.suppress(ExileRiskError):
                custody.copy_to_second_place()
        return (custody_text("second_overdue", place=str(place)),) if custody.second_overdue() else ()
