# SPDX-License-Identifier: GPL-3.0-or-later
"""What a folder looks like from outside; asked before the first page is painted, so it imports next to nothing."""

import re
from pathlib import Path

from exile_risk.errors import InputError

_REPAIRED = re.compile(r"-(damaged|restored)-\d{8}T\d{6}Z")


def vault_exists(folder: Path) -> bool:
    """Return whether the folder looks like a vault, without opening anything."""
    return any((folder / name).exists() for name in ("header.a", "header.b", "store.db"))


def others_in(folder: Path) -> tuple[str, ...]:
    """Return the names of what lies in a folder that is no vault, such as after a vault in it was erased."""
    try:
        return () if vault_exists(folder) else tuple(sorted(path.name for path in folder.iterdir()))
    except OSError:
        return ()


def repaired_beside(folder: Path) -> tuple[str, ...]:
    """Return the whole paths of copies that stayed when the vault was repaired; its passphrase opens them too."""
    try:
        found = [
            path
            for path in folder.parent.iterdir()
            if path.name.startswith(folder.name)
            and _REPAIRED.fullmatch(path.name, len(folder.name))
            and vault_exists(path)
        ]
    except OSError:
        return ()
    return tuple(sorted(map(str, found)))


def check_parent(folder: Path) -> None:
    """Raise InputError("vault_parent_missing") where a new folder would need others above it.

    Whoever names a stick that is not plugged in must not find its cases on the disk of the computer.
    """
    try:
        missing = next((above for above in reversed(folder.absolute().parents) if not above.exists()), None)
    except OSError:
        return  # making it will say what is wrong
    if missing is not None:
        raise InputError("vault_parent_missing", folder=str(folder), missing=str(missing))
