# SPDX-License-Identifier: GPL-3.0-or-later
"""When to act and when to look again. Source: method.md 3.6; the days are data, in `resources/clocks`."""

from exile_risk.judgement.clocks import load_clocks
from exile_risk.judgement.judgement import rating_review_by
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
    day = rating_review_by(assessment, load_clocks(), assessment.day)
    if assessment.band is None or day is None:
        return _(_NOW)
    text = _CLOCKS[assessment.band]
    if assessment.state == "not_enough_information":
        text = _NOT_ENOUGH
    elif assessment.band is Band.HIGH and assessment.rating.floor is not None:
        text = _PRESSING
    return _(text).format(day=day_text(day))
