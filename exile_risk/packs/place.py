# SPDX-License-Identifier: GPL-3.0-or-later
"""Where taken packs lie: the program's own data folder, the same one in which the window puts its first vault."""

import os
import sys
from pathlib import Path

NAME = "exile-risk"


def packs_folder() -> Path:
    """Return the folder of taken packs; it need not exist, and nothing about a person is ever in it."""
    return _data() / NAME / "packs"


def _data() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    named = os.environ.get("XDG_DATA_HOME", "")
    return Path(named) if Path(named).is_absolute() else Path.home() / ".local" / "share"
