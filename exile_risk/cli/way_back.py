# SPDX-License-Identifier: GPL-3.0-or-later
"""What the command line adds to the word that a vault is damaged: the very command that puts a backup in its place."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from exile_risk.errors import LockedError

_STORE = frozenset(("vault_store_damaged", "vault_store_missing", "vault_not_encrypted", "vault_unsound"))
_HEADER = "vault_header_damaged"


@contextlib.contextmanager
def way_back(folder: Path) -> Iterator[None]:
    """Name the way back where the vault in this folder is damaged, with its newest whole backup if there is one.

    Raises LockedError: "store_way_back" or "header_way_back" (`problem`, `folder`, `backup`), or what it was.
    """
    try:
        yield
    except LockedError as error:
        if error.code not in (*_STORE, _HEADER) or error.params.get("folder") != str(folder):
            raise
        code = "header_way_back" if error.code == _HEADER else "store_way_back"
        raise LockedError(code, problem=error, folder=str(folder), backup=_newest_whole(folder)) from error


def _newest_whole(folder: Path) -> str:
    """Return the file of the newest backup that is whole, else a word in its place."""
    from exile_risk.vault.backup_file import is_whole
    from exile_risk.vault.backup_rotation import FOLDER, backups

    return next((str(path) for path in backups(folder / FOLDER) if is_whole(path)), "BACKUP")
