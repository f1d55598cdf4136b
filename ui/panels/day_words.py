# SPDX-License-Identifier: GPL-3.0-or-later
"""Days as people write them, read into year, month and day; what is wrong is said in one sentence."""

import calendar
import re
from datetime import date

from exile_risk.wording import N_, _

MONTHS = (
    (N_("Jan"), N_("January")),
    (N_("Feb"), N_("February")),
    (N_("Mar"), N_("March")),
    (N_("Apr"), N_("April")),
    (N_("May"), N_("May")),
    (N_("Jun"), N_("June")),
    (N_("Jul"), N_("July")),
    (N_("Aug"), N_("August")),
    (N_("Sep"), N_("September")),
    (N_("Oct"), N_("October")),
    (N_("Nov"), N_("November")),
    (N_("Dec"), N_("December")),
)


class DayError(ValueError):
    """The text is no day; `str(error)` says what is wrong with it and what to write."""


def read_parts(text: str) -> tuple[int, int, int | None]:
    """Return year, month and day of "20 Jan 2018", "2018-01-20", "Jan 2018" or "2018-01" (then the day is None).

    The month is one of twelve; whether the day exists is for `month_length` to say. Raises DayError.
    """
    words = text.replace(",", " ").replace(".", " ").split()
    iso = re.fullmatch(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?", text.strip())
    if iso:
        year, month, day = int(iso[1]), int(iso[2]), int(iso[3]) if iso[3] else None
    elif len(words) in (2, 3) and words[-1].isdecimal() and (len(words) == 2 or words[0].isdecimal()):
        year, month, day = int(words[-1]), _month(words[-2]), int(words[0]) if len(words) == 3 else None
    else:
        raise DayError(_("That is not a day yet. Write it like 20 Jan 2018; just the month will do."))
    if not 1 <= month <= 12:
        raise DayError(_("There are 12 months. Write the day like 20 Jan 2018."))
    return year, month, day


def month_length(year: int, month: int, day: int | None) -> int:
    """Return how many days a month has. Raises DayError where `day` is none of them."""
    length = calendar.monthrange(year, month)[1]
    if day is not None and not 1 <= day <= length:
        raise DayError(
            _("{month} {year} has {n} days. You can also give just the month.").format(
                month=_(MONTHS[month - 1][1]), year=year, n=length
            )
        )
    return length


def read_span_day(text: str, *, last: bool) -> date:
    """Return the day at which something begins or, with `last`, ends; a year or a month stands for its first or last.

    Raises DayError.
    """
    if re.fullmatch(r"\d{4}", text.strip()):
        text = f"{int(text)}-12" if last else f"{int(text)}-01"
    year, month, day = read_parts(text)
    if not 1000 <= year <= 9999:
        raise DayError(_("The year needs four digits. Write the day like 20 Jan 2018."))
    length = month_length(year, month, day)
    return date(year, month, day or (length if last else 1))


def _month(word: str) -> int:
    typed = word.casefold()
    for number, names in enumerate(MONTHS, 1):
        for name in {*names, *map(_, names)}:
            if name.casefold() == typed or (len(typed) >= 3 and name.casefold().startswith(typed)):
                return number
    raise DayError(_("“{word}” is not a month. Write the day like 20 Jan 2018.").format(word=word[:20]))
