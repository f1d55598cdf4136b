# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the columns of the table of options stand, and the axis of weeks on which each doubling is as long."""

from collections.abc import Callable
from dataclasses import dataclass
from math import log2

from PySide6.QtCore import QRectF

from ui.theme import scaled

PAD, GAP, TIGHT_GAP, ABOVE = 8, 12, 8, 1
MARKS = (1, 4, 12, 52)
YEAR = 52
_FULL = {"access": 108, "weeks": 96, "risk": 148, "gain": 104}  # px at 100 %
_TIGHT = {"access": 60, "weeks": 72, "risk": 148, "gain": 106}
_FULL_FROM, _TIGHT_FROM, _NUMBER = 700, 560, 20
_LEAST, _MOST = 0.5, 208.0
"""Weeks at the ends of the axis: half a week, four years."""

Place = Callable[[float, float, float, float], QRectF]
"""From the start side: x, y, width, height to where that is on the widget."""


@dataclass(frozen=True)
class Columns:
    """Beginning and width of every column from the start side; `stacked`: one line of words in place of them."""

    title: tuple[int, int]
    access: tuple[int, int]
    weeks: tuple[int, int]
    risk: tuple[int, int]
    gain: tuple[int, int]
    tight: bool
    stacked: bool


def option_columns(width: int) -> Columns:
    """Return the columns of a table so wide."""
    units = width * 100 / scaled(100)
    start = PAD + scaled(_NUMBER)
    if units < _TIGHT_FROM:
        none = (0, 0)
        return Columns((start, width - start - PAD), none, none, none, none, True, True)
    tight = units < _FULL_FROM
    wanted = _TIGHT if tight else _FULL
    sizes = {name: scaled(px) for name, px in wanted.items()}
    gap = TIGHT_GAP if tight else GAP
    title = width - start - PAD - sum(sizes.values()) - 4 * gap
    at = start + title + gap
    found = {}
    for name, size in sizes.items():
        found[name] = (at, size)
        at += size + gap
    return Columns((start, title), found["access"], found["weeks"], found["risk"], found["gain"], tight, False)


def week_x(weeks: float, column: tuple[int, int]) -> float:
    """Return where a number of weeks stands, from the start side: each doubling is as far as the last."""
    held = min(_MOST, max(_LEAST, weeks))
    share = (log2(held) - log2(_LEAST)) / (log2(_MOST) - log2(_LEAST))
    return column[0] + share * column[1]


def beyond(weeks: float) -> bool:
    """Whether a number of weeks lies past the end of the axis."""
    return weeks > _MOST
