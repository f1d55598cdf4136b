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
