# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the words of a timeline stand, so that none covers another and none is cut by a leader line."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial


@dataclass(frozen=True)
class Wanted:
    """A label that would like to stand at `x`, `width` px wide; the lower `order` is placed first."""

    index: int
    x: float
    width: float
    order: tuple[float, ...]


@dataclass(frozen=True)
class Placed:
    """A label in a row (0 is nearest to the line) from `left` to `right`, with its leader at `x`."""

    index: int
    row: int
    x: float
    left: float
    right: float


def place_labels(
    wanted: Sequence[Wanted], rows: int, start: float, end: float, poles: Sequence[float] = (), gap: float = 10
) -> list[Placed]:
    """Return the labels that fit, the most wanted first; the others stay without words (the list has them all).

    A label stands where no pole of a flag runs through it, where there is such a place.
    """
    placed: list[Placed] = []
    for one in sorted(wanted, key=lambda w: w.order):
        lefts = sorted(_lefts(one, start, end), key=partial(_crossed, width=one.width, poles=poles))
        spots = [(row, left) for left in lefts for row in reversed(range(rows))]
        for row, left in spots:
            tried = Placed(one.index, row, one.x, left, left + one.width)
            if all(_apart(tried, other, gap) for other in placed):
                placed.append(tried)
                break
    return _lowered(placed, gap)


def _lowered(placed: list[Placed], gap: float) -> list[Placed]:
    """Return the labels as near to the line as they can stand: the highest row was only for finding room."""
    for n, one in sorted(enumerate(placed), key=lambda pair: (pair[1].row, pair[1].x)):
        others = placed[:n] + placed[n + 1 :]
        for row in range(one.row):
            tried = replace(one, row=row)
            if all(_apart(tried, other, gap) for other in others):
                placed[n] = tried
                break
    return placed


def _lefts(one: Wanted, start: float, end: float) -> list[float]:
    """Return where the label may begin: at its leader, or ending there near the end of the line."""
    found = [one.x - 3] if one.x - 3 + one.width <= end else []
    if one.x + 3 - one.width >= start:
        found.append(one.x + 3 - one.width)
    return found or [max(start, end - one.width)]


def _crossed(left: float, width: float, poles: Sequence[float]) -> int:
    return sum(left < pole < left + width for pole in poles)


def _apart(one: Placed, other: Placed, gap: float) -> bool:
    if one.row == other.row:
        return one.right + gap <= other.left or other.right + gap <= one.left
    high, low = (one, other) if one.row > other.row else (other, one)
    return high.x < low.left - 4 or high.x > low.right + 4
