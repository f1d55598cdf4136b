# SPDX-License-Identifier: GPL-3.0-or-later
"""Days as people write them: months as words, so that no reader swaps day and month."""

from datetime import date

from exile_risk.wording.catalogue import N_, _

_MONTHS = (
    N_("Jan"),
    N_("Feb"),
    N_("Mar"),
    N_("Apr"),
    N_("May"),
    N_("Jun"),
    N_("Jul"),
    N_("Aug"),
    N_("Sep"),
    N_("Oct"),
    N_("Nov"),
    N_("Dec"),
)


def day_text(day: date) -> str:
    """Return a day, for example "20 Jan 2018"."""
    return _("{day} {month} {year}").format(day=day.day, month=_(_MONTHS[day.month - 1]), year=day.year)


def month_text(day: date) -> str:
    """Return a month, for example "Feb 2018"."""
    return _("{month} {year}").format(month=_(_MONTHS[day.month - 1]), year=day.year)


def month_name(month: int) -> str:
    """Return the short name of month 1 to 12."""
    return _(_MONTHS[month - 1])


def partial_date_text(text: str) -> str:
    """Return a date that may be a year or a month, as exactly as it is known: "2018", "Feb 2018", "8 Feb 2018"."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return text
    if len(parts) == 2:
        return _("{month} {year}").format(month=_(_MONTHS[parts[1] - 1]), year=parts[0])
    return day_text(date(parts[0], parts[1], parts[2]))
