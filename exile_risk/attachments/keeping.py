# SPDX-License-Identifier: GPL-3.0-or-later
"""The verbs for files of a case, over an open vault; they block and raise as those of `Vault`."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from exile_risk.attachments.taking import Taken, taken
from exile_risk.errors import InputError
from exile_risk.report.saving import save_noted
from exile_risk.vault import attachments as rows
from exile_risk.vault.attachments import Attachment
from exile_risk.vault_folder import vault_exists

if TYPE_CHECKING:
    from exile_risk.session import Session
    from exile_risk.vault import Vault


class Attachments:
    """The files of the cases of one vault."""

    def __init__(self, vault: "Vault") -> None:
        self._vault = vault

    def attach(
        self, code: str, files: Sequence[Path], *, original: bool = False, note: str = ""
    ) -> tuple[tuple[Attachment, Taken], ...]:
        """Keep files with a case, all or none: each is read and cleaned before the first is kept.

        Returns what was kept, with whether it is as it came. Errors: those of `taken`, and InputError "case_code".
        """
        with self._vault.reading() as connection:
            rows.of_case(connection, code)  # a wrong code is known before a large picture is decoded
        found = [one for file in files for one in taken(file, original=original)]
        with self._vault.writing(note, *(one.name for one in found)) as connection:
            return tuple(
                (rows.add(connection, code, one.name, one.media_type, one.content, note), one) for one in found
            )

    def of_case(self, code: str) -> tuple[Attachment, ...]:
        """Return the files of a case, oldest first."""
        with self._vault.reading() as connection:
            return rows.of_case(connection, code)

    def content(self, code: str, id: str) -> bytes:
        """Return the bytes of a file. Raises also InputError "attachment_missing", LockedError "attachment_damaged"."""
        with self._vault.reading() as connection:
            return rows.content(connection, rows.find(connection, code, id))

    def detach(self, code: str, id: str) -> Attachment:
        """Take a file away; backups still hold it. Raises also InputError "attachment_missing"."""
        with self._vault.writing() as connection:
            return rows.remove(connection, code, id)

    def save(self, code: str, id: str, path: Path) -> Attachment:
        """Write a file in clear to a new file outside every vault, for its owner alone; that it left stays on record.

        Raises also InputError: "attachment_in_vault", "attachment_missing", and those of `save_new`; LockedError
        "attachment_damaged". After an error no part of the file is left.
        """
        if _in_vault(path):
            raise InputError("attachment_in_vault")
        with self._vault.reading() as connection:
            one = rows.find(connection, code, id)
            content = rows.content(connection, one)
        save_noted(path, content, lambda: self._exported(one))
        return one

    def _exported(self, one: Attachment) -> None:
        with self._vault.writing() as connection:
            rows.exported(connection, one)


def attachments_of(session: "Session") -> Attachments:
    """Return the verbs over a session's vault."""
    return Attachments(session._vault)


def _in_vault(path: Path) -> bool:
    """Whether any folder on the way is a vault: what is in clear must not look as if it were safe."""
    try:
        return any(vault_exists(folder) for folder in path.resolve().parents)
    except OSError:
        return False  # then it cannot be written either, and that is said
