# SPDX-License-Identifier: GPL-3.0-or-later
"""What a folder looks like from outside; asked before the first page is painted, so it imports next to nothing."""

from pathlib import Path


def vault_exists(folder: Path) -> bool:
    """Return whether the folder looks like a vault, without opening anything."""
    return any((folder / name).exists() for name in ("header.a", "header.b", "store.db"))
