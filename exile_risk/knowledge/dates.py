# SPDX-License-Identifier: GPL-3.0-or-later
"""Partial dates: "2018" and "2018-02" are honest where a source says no more."""

from datetime import date, timedelta
from functools import lru_cache


@lru_cache(maxsize=4096)  # the same few hundred dates stand in every row
def first_day(text: str) -> date:
    """Return the first day of a year, a month or a day. Raises ValueError for anything else."""
    year, month, day = _parts(text)
    return date(year, month or 1, day or 1)


@lru_cache(maxsize=4096)
def last_day(text: str) -> date:
    """Return the last day of a year, a month or a day. Raises ValueError for anything else."""
    year, month, day = _parts(text)
    if day:
        return date(year, month, day)
    if not month or month == 12:
        return date(year, 12, 31)
    return date(year, month + 1, 1) - timedelta(days=1)


def years_before(day: date, years: int) -> date:
    """Return the same day some years earlier (28 February stands in for 29 February)."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def _parts(text: str) -> tuple[int, int, int]:
    pieces = text.split("-")
    shaped = [len(p) for p in pieces] in ([4], [4, 2], [4, 2, 2]) and all(p.isascii() and p.isdigit() for p in pieces)
    if not shaped:
        raise ValueError(text)
    year, month, day = [int(p) for p in pieces] + [0] * (3 - len(pieces))
    date(year, month if len(pieces) > 1 else 1, day if len(pieces) > 2 else 1)  # refuses month 13 and month 00
    return year, month, day
