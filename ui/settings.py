# SPDX-License-Identifier: GPL-3.0-or-later
"""The machine's settings: how the window looks and speaks, and never a word about a person or a vault."""

import contextlib
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FILE = "settings.json"
THEMES = ("system", "light", "dark")
LOCK_MINUTES = (1, 2, 5, 10, 20, 30)


@dataclass(frozen=True)
class Setting:
    """One row of the table: a key, its value where nothing was chosen, and which values are sound."""

    key: str
    default: str | int
    sound: Callable[[Any], bool]


TABLE = (
    Setting("language", "en", lambda v: isinstance(v, str) and 2 <= len(v) <= 12 and v.replace("_", "a").isalpha()),
    Setting("theme", "system", lambda v: v in THEMES),
    Setting("text_size", 100, lambda v: type(v) is int and 80 <= v <= 200),  # per cent
    Setting("lock_minutes", 5, lambda v: type(v) is int and 1 <= v <= 30),
)
_ROWS = {row.key: row for row in TABLE}


class Settings:
    """The settings of this machine. Keys this version does not know are kept; unsound values count as not chosen."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._stored = _read(self._path)

    @property
    def language(self) -> str:
        """The code of the chosen language."""
        return str(self._value("language"))

    @property
    def theme(self) -> str:
        """The chosen look: one of `THEMES`."""
        return str(self._value("theme"))

    @property
    def text_size(self) -> int:
        """The size of every text, in per cent, 80 to 200."""
        return int(self._value("text_size"))

    @property
    def lock_minutes(self) -> int:
        """Minutes without a key or pointer after which the vault locks, 1 to 30."""
        return int(self._value("lock_minutes"))

    def choose(self, key: str, value: str | int) -> None:
        """Keep one setting. An unsound value is a fault of ours: ValueError. A full or read-only disk is no reason
        to stop working: the choice then holds until the program ends."""
        if not _ROWS[key].sound(value):
            raise ValueError(key)
        self._stored[key] = value
        with contextlib.suppress(OSError):
            _write(self._path, self._stored)

    def _value(self, key: str) -> str | int:
        row = _ROWS[key]
        value = self._stored.get(key, row.default)
        return value if row.sound(value) else row.default


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _write(path: Path, values: dict[str, Any]) -> None:
    """Replace the file in one step, so that a power cut leaves the old one or the new one."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    with fresh.open("w", encoding="utf-8") as out:
        json.dump(values, out, indent=1, sort_keys=True)
        out.flush()
        os.fsync(out.fileno())
    fresh.replace(path)
