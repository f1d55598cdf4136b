# SPDX-License-Identifier: GPL-3.0-or-later
"""When to act and when to look again. Source: method.md 3.6; the clocks are value judgements, not findings."""

from calendar import monthrange
from datetime import MAXYEAR, date, timedelta

from exile_risk.model.assessment import Assessment, Band
from exile_risk.wording.catalogue import N_, _
from exile_risk.wording.dates import day_text

_NOW = N_("Answer the seven danger questions now.")
_NOT_ENOUGH = N_("Review again by {day}.")
_PRESSING = N_("A danger answer is Yes: act today. Review again by {day}.")
_CLOCKS = {
    Band.EXTREME: N_("Second reviewer today. Review again by {day}."),
    Band.HIGH: N_("Act within two weeks. Review again by {day}, or at once if anything happens."),
    Band.MODERATE: N_("Act within three months. Review again by {day}."),
    Band.LOW: N_("Leave them a way to reach you. Review again by {day}."),
}


def clock(assessment: Assessment) -> str:
    """Return what is due and the latest day to review, counted from the day of the assessment."""
    if assessment.band is None:
        return _(_NOW)
    text = _CLOCKS[assessment.band]
    if assessment.state == "not_enough_information":
        text = _NOT_ENOUGH
    elif assessment.band is Band.HIGH and assessment.rating.floor is not None:
        text = _PRESSING
    return _(text).format(day=day_text(review_by(assessment, assessment.band)))


def review_by(assessment: Assessment, band: Band) -> date:
    """Return the latest day to review: the early end of each span where danger presses or confidence is low."""
    day, unsure = assessment.day, assessment.confidence == "low"
    if assessment.state == "not_enough_information":
        return _later(day, days=7)
    if band is Band.EXTREME:
        return _later(day, days=1 if assessment.rating.floor is not None else 3)
    if band is Band.HIGH:
        return _later(day, days=14 if assessment.rating.floor is None else 3)
    if band is Band.MODERATE:
        return _later(day, days=60 if unsure else 90)
    return _later(day, months=6 if unsure else 12)


def _later(day: date, days: int = 0, months: int = 0) -> date:
    """Return a later day; a month that is too short gives its last day, the end of the calendar stays."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > MAXYEAR:
        return date.max
    moved = date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    return moved + min(timedelta(days=days), date.max - moved)
