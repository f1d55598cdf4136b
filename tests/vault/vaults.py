# SPDX-License-Identifier: GPL-3.0-or-later
"""What the vault's tests share: a passphrase, a marker to search for, and how to name an error."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from exile_risk.errors import ExileRiskError

PHRASE = "río naïve 통일 heron"
MARKER = "Sokha-Vannak-4711"
"""Text that must never be found in clear in any file."""


@dataclass(frozen=True)
class Made:
    """A closed vault and what is in it."""

    folder: Path
    codes: tuple[str, ...]


def phrase(text: str = PHRASE) -> bytearray:
    return bytearray(text, "utf-8")


def code_of(action: Callable[[], object]) -> str:
    """Return the code of the typed error that the action raises."""
    with pytest.raises(ExileRiskError) as caught:
        action()
    return caught.value.code


def flip(path: Path, place: int, bit: int = 1) -> None:
    """Flip bits of one byte of a file."""
    data = bytearray(path.read_bytes())
    data[place] ^= bit
    path.write_bytes(data)
