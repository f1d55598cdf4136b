# SPDX-License-Identifier: GPL-3.0-or-later
"""What lies beside the store under the vault's key, and must follow when the vault gets a new one."""

from collections.abc import Callable
from pathlib import Path

from exile_risk.vault.rekey_backups import rewrap_backups

FOLLOWERS: tuple[Callable[[Path, bytearray, bytearray], None], ...] = (rewrap_backups,)
"""Each is told the folder, the old and the new key of the vault, and leaves nothing that the old key opens."""


def on_rekey(folder: Path, old: bytearray, new: bytearray) -> None:
    """Let everything follow from the old key to the new one, once the vault itself has it.

    The keys are the caller's to wipe. A follower that raises LockedError or OSError is asked again at every opening, so
    each must be content to find its work done or half done.
    """
    for follow in FOLLOWERS:
        follow(folder, old, new)
