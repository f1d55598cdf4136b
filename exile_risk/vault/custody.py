# SPDX-License-Identifier: GPL-3.0-or-later
"""What is owed to the people in a vault: backups that open, an end to what is held, a record that can be checked."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from exile_risk.errors import LockedError
from exile_risk.vault import anchor_check, audit, backup, connection, receipt, retention
from exile_risk.vault.backup_rotation import FOLDER, backups, made_at, vault_of
from exile_risk.vault.receipt import Receipt
from exile_risk.vault.retention import Retention, StillIn

if TYPE_CHECKING:
    from exile_risk.vault.vault import Vault

AT_UNLOCK_AFTER = timedelta(hours=20)
AT_QUIT_AFTER_CHANGES = 20
SECOND_AFTER = timedelta(days=14)

_SECOND = "backup_second"
_SECOND_AT = "backup_second_at"
_NOTED = "backed_up"


class Custody:
    """Verbs over an open vault. They block and raise as those of `Vault`."""

    def __init__(self, vault: "Vault") -> None:
        self._vault = vault

    @property
    def folder(self) -> Path:
        """Where the backups lie."""
        return self._vault.folder / FOLDER

    def back_up(self) -> Path:
        """Make a verified backup now; returns the file. Errors: those of `backup.back_up`."""
        with self._vault.reading() as store:
            made = backup.back_up(store, self._vault.folder)
        if self._vault.barred is None:
            with self._vault.writing() as store:
                audit.append(store, "backup", made.name)
                noted = json.dumps({"writes": anchor_check.tip(store)[0] + 1})
                store.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (_NOTED, noted))
        return made

    def last_backup(self) -> datetime | None:
        """Return when the newest backup was made."""
        return next((made_at(path) for path in backups(self.folder)), None)

    def newest(self) -> Path:
        """Return the newest backup. Raises LockedError "backup_none"."""
        found = backups(self.folder)
        if not found:
            raise LockedError("backup_none", folder=str(self._vault.folder))
        return found[0]

    def changes_since_backup(self) -> int:
        """Return how many times something was written since the newest backup."""
        with self._vault.reading() as store:
            row = store.execute("SELECT value FROM meta WHERE key = ?", (_NOTED,)).fetchone()
            writes, _ = anchor_check.tip(store)
        return writes - (json.loads(row[0])["writes"] if row is not None and backups(self.folder) else 0)

    def due_at_unlock(self, now: datetime | None = None) -> bool:
        """Whether a backup is to be made on opening: something changed since the last one, 20 hours ago or more."""
        last = self.last_backup()
        now = now or datetime.now(UTC)
        if self.changes_since_backup() <= 0:
            return False
        return last is None or not timedelta(0) <= now - last < AT_UNLOCK_AFTER

    def due_at_quit(self) -> bool:
        """Whether a backup is to be made on closing: more than 20 changes since the last one."""
        return self.changes_since_backup() > AT_QUIT_AFTER_CHANGES

    @property
    def second_place(self) -> Path | None:
        """The folder of a second place, such as a stick, where one was chosen."""
        chosen = self._vault.setting(_SECOND)
        return Path(chosen) if chosen else None

    def choose_second_place(self, place: Path | None) -> None:
        """Set the second place, or none. Raises InputError "backup_second_inside" for one in the vault's own folder."""
        if place is not None:
            backup.check_second(place, self._vault.folder)
        self._vault.set_setting(_SECOND, "" if place is None else str(place))

    def copy_to_second_place(self) -> Path:
        """Copy the newest backup to the second place, and read it back. Errors: `backup.copy_to`, "backup_none"."""
        place = self.second_place
        if place is None:
            raise LockedError("backup_none", folder=str(self._vault.folder))
        made = backup.copy_to(self.newest(), place)
        self._vault.set_setting(_SECOND_AT, audit.now())
        return made

    def second_overdue(self, now: datetime | None = None) -> bool:
        """Whether a second place was chosen and nothing was copied there for fourteen days."""
        if self.second_place is None:
            return False
        at = self._vault.setting(_SECOND_AT)
        return at is None or (now or datetime.now(UTC)) - datetime.fromisoformat(at) > SECOND_AFTER

    def delete(self, code: str, why: str) -> tuple[StillIn, ...]:
        """Delete a case for good and clear it from the store's pages; returns which backups still hold it, until when.

        Where there is no room to clear the pages at once, they were overwritten one by one all the same.
        """
        with self._vault.writing(why) as store:
            retention.delete(store, code, why)
        try:
            self.compact()
        except LockedError as error:
            if error.code not in ("vault_disk_full", "backup_no_room"):
                raise
        return self.still_in(code)

    def still_in(self, code: str) -> tuple[StillIn, ...]:
        """Return which backups still hold a deleted case, and until when. Raises InputError "case_not_deleted"."""
        place = self.second_place
        with self._vault.reading() as store:
            found = [backups(self.folder)]
            if place is not None:
                ours = store.execute("SELECT value FROM meta WHERE key = 'vault_id'").fetchone()[0]
                found.append(backups(place, bytes.fromhex(ours)))
            return retention.still_in(store, code, found, date.today())

    def purge_backups(self) -> tuple[Path, ...]:
        """Make a backup and delete every earlier one, here and at the second place where it can be reached.

        Backups of other vaults at that place stay.
        Returns those deleted. Raises as `back_up`; nothing is deleted before the new one is good.
        """
        made, gone = self.back_up(), []
        place = self.second_place
        if place is not None and place.is_dir():
            self.copy_to_second_place()
        mine = vault_of(made)
        for found in (backups(self.folder), backups(place, mine) if place else ()):
            for path in found:
                if path.name != made.name:
                    path.unlink(missing_ok=True)
                    gone.append(path)
        return tuple(gone)

    def compact(self) -> None:
        """Write the store anew, so that no page holds what was deleted. Raises also LockedError "backup_no_room"."""
        with self._vault.reading() as store:
            backup.check_room(self._vault.folder)
            connection.compact(store)

    def retain(self, code: str, consent: str, purpose: str, until: date | None) -> Retention:
        """Note on what ground, for what and until when a case is held."""
        with self._vault.writing(consent, purpose) as store:
            return retention.keep(store, code, consent, purpose, until)

    def retained(self) -> tuple[Retention, ...]:
        """Return every note of that kind, the case that must go soonest first."""
        with self._vault.reading() as store:
            return retention.retention(store)

    def due_for_deletion(self, today: date | None = None) -> tuple[Retention, ...]:
        """Return the cases whose last day is over, the longest overdue first."""
        with self._vault.reading() as store:
            return retention.due(store, today or date.today())

    def everything_held(self, code: str) -> str:
        """Return all that is held about the person of a case as one JSON text; that it was exported stays on record."""
        with self._vault.writing() as store:
            return retention.everything_held(store, code)

    def receipt(self) -> Receipt:
        """Return four words for everything on record so far."""
        with self._vault.reading() as store:
            return receipt.receipt(store)

    def check_receipt(self, seq: int, words: tuple[str, ...]) -> bool:
        """Return whether the record still holds what a receipt was given for. Errors: `receipt.check`."""
        with self._vault.reading() as store:
            return receipt.check(store, seq, words)

    def exported(self, code: str, what: str) -> None:
        """Put on record that something of a case left the vault in clear; `what` is a word such as `report`."""
        with self._vault.writing() as store:
            audit.append(store, "export", f"{code}/{what}")
