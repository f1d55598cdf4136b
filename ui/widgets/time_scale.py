# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a day lies on a timeline: wide between two chosen days, narrow outside, with a gap where the scale changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

LONGEST_FOCUS = 800
"""Days between two flags beyond which there is no wide part: all would be wide."""

_SHARE, _GAP, _LEAST = 0.52, 22.0, 70.0
_MONTHS_FROM = 0.55  # px per day from which months are marked, not years


@dataclass(frozen=True)
class Piece:
    """A part of the line with one scale: days `first` to `last` from `start` to `end` px."""

    first: date
    last: date
    start: float
    end: float

    @property
    def per_day(self) -> float:
        """Px of one day."""
        return (self.end - self.start) / max(1, (self.last - self.first).days)


@dataclass(frozen=True)
class Tick:
    """A mark on the line: a year or a month begins at `x`. `month` is 0 for a year; `names_year` says it anew."""

    x: float
    year: int
    month: int
    names_year: bool = True


class TimeScale:
    """Days to px and back, from `first` at `start` to `last` at `end`; `a` and `b` are the chosen days."""

    def __init__(self, first: date, last: date, a: date, b: date, start: float, end: float) -> None:
        self.first, self.last = first, max(last, first + timedelta(days=1))
        self.pieces = tuple(_pieces(self.first, self.last, min(a, b), max(a, b), start, end))

    @property
    def breaks(self) -> tuple[float, ...]:
        """The middles of the gaps where the scale changes."""
        return tuple((one.end + two.start) / 2 for one, two in zip(self.pieces, self.pieces[1:], strict=False))

    def x(self, day: date) -> float:
        """Return where a day lies; a day outside lies at the nearer end."""
        inside = max(self.first, min(day, self.last))
        piece = next(p for p in self.pieces if inside <= p.last)
        return piece.start + max(0, (inside - piece.first).days) * piece.per_day

    def day(self, x: float) -> date:
        """Return the day nearest to a place."""
        piece = min(self.pieces, key=lambda p: max(p.start - x, x - p.end, 0.0))
        days = round((max(piece.start, min(x, piece.end)) - piece.start) / piece.per_day)
        return min(piece.first + timedelta(days=days), piece.last)

    def is_wide(self, day: date) -> bool:
        """Whether a day lies in the wide part (or there is only one part)."""
        if len(self.pieces) == 1:
            return True
        wide = max(self.pieces, key=lambda p: p.per_day)
        return wide.first <= day <= wide.last

    def ticks(self, room: float) -> Iterator[Tick]:
        """Yield the ticks whose words need `room` px each."""
        for piece in self.pieces:
            if piece.per_day >= _MONTHS_FROM:
                yield from _months(piece, room)
            else:
                yield from _years(piece, room)


def _pieces(first: date, last: date, a: date, b: date, start: float, end: float) -> Iterator[Piece]:
    chosen = (b - a).days
    pad = timedelta(days=max(25, round(chosen * 0.3)))
    low, high = max(first, a - pad), min(last, b + pad)
    before, after = (low - first).days, (last - high).days
    if chosen > LONGEST_FOCUS or before + after < 2 * (high - low).days:
        yield Piece(first, last, start, end)
        return
    parts = [days for days in (before, after) if days > 0]
    room = (end - start) - _GAP * len(parts)
    outside = room * (1 - _SHARE)
    left = 0.0
    if before > 0:
        left = outside if after <= 0 else max(_LEAST, min(outside - _LEAST, outside * before / (before + after)))
        yield Piece(first, low - timedelta(days=1), start, start + left)
    wide_start = start + (left + _GAP if before > 0 else 0.0)
    wide_end = wide_start + room - outside
    yield Piece(low, high, wide_start, wide_end)
    if after > 0:
        yield Piece(high + timedelta(days=1), last, wide_end + _GAP, end)


def _years(piece: Piece, room: float) -> Iterator[Tick]:
    step = next((n for n in (1, 2, 5, 10) if piece.per_day * 365 * n >= room), 20)
    for year in range(piece.first.year, piece.last.year + 1):
        day = date(year, 1, 1)
        if piece.first <= day <= piece.last and year % step == 0:
            yield Tick(piece.start + (day - piece.first).days * piece.per_day, year, 0)


def _months(piece: Piece, room: float) -> Iterator[Tick]:
    step = next((n for n in (1, 2, 3, 6) if piece.per_day * 30 * n >= room), 12)
    year, month, begun = piece.first.year, piece.first.month, False
    while date(year, month, 1) <= piece.last:
        day = date(year, month, 1)
        if day >= piece.first and (month - 1) % step == 0:
            yield Tick(piece.start + (day - piece.first).days * piece.per_day, year, month, month == 1 or not begun)
            begun = True
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
