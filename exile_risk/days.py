# SPDX-License-Identifier: GPL-3.0-or-later
"""One strict reading of a day: year-month-day in digits, a day that exists, and one that facts can be asked for."""

import re
from datetime import date, timedelta

EARLIEST = date(1990, 1, 1)
"""The first day whose facts may be asked for: nothing here is encoded for earlier ones."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def parse_day(text: str) -> date | None:
    """Return the day that a text names, or None. Week dates and other ISO spellings are refused on purpose."""
    if _DAY.fullmatch(text) is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def can_be_asked_for(day: date, today: date) -> bool:
    """Return whether facts of a day may be used: a day to come would silently age every fact and lower a rating.

    Tomorrow passes, for the day begins earlier in the east than where a file is rated.
    """
    return EARLIEST <= day <= today + timedelta(days=1)
