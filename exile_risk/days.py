# SPDX-License-Identifier: GPL-3.0-or-later
"""One strict reading of a day: year-month-day in digits, and a day that exists."""

import re
from datetime import date

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def parse_day(text: str) -> date | None:
    """Return the day that a text names, or None. Week dates and other ISO spellings are refused on purpose."""
    if _DAY.fullmatch(text) is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
