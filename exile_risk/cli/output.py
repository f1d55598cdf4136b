# SPDX-License-Identifier: GPL-3.0-or-later
"""What every command does the same way: one JSON object out, one case file or day in."""

import json
import sys
from datetime import date
from typing import Any

from exile_risk.days import EARLIEST, can_be_asked_for, parse_day
from exile_risk.errors import InputError
from exile_risk.reading import LIMIT, clean, decode_text, read_text

DIGITS = 4
"""Digits of the figures of a test in JSON; the ratings themselves are exact."""

_ISOLATES = dict.fromkeys((0x2066, 0x2067, 0x2068, 0x2069))


def print_json(document: dict[str, Any]) -> None:
    """Print one JSON object and nothing else."""
    print(json.dumps(document, ensure_ascii=False, indent=2))


def rounded(value: float | None) -> float | None:
    """Return a figure of a test with as many digits as are shown to programs."""
    return None if value is None else round(value, DIGITS)


def print_text(text: str) -> None:
    """Print text for people; the marks that isolate names from a sentence's direction mean nothing to a terminal."""
    print(text.translate(_ISOLATES))


def read_input(name: str) -> tuple[str, str]:
    """Return (text, the name to use in complaints) of a file, or of standard input for "-"."""
    from pathlib import Path

    if name != "-":
        return read_text(Path(name)), name
    return decode_text(sys.stdin.buffer.read(LIMIT + 1), "standard input"), "standard input"


def day_of(text: str | None, option: str) -> date | None:
    """Return the day of an option; raises InputError if there is no such day."""
    if text is None:
        return None
    found = parse_day(text)
    if found is None:
        raise InputError("case_date", file="command line", place=option, value=clean(text))
    if not can_be_asked_for(found, date.today()):
        earliest = EARLIEST.isoformat()
        raise InputError("case_day_range", file="command line", place=option, value=text, earliest=earliest)
    return found
