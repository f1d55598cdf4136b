# SPDX-License-Identifier: GPL-3.0-or-later
"""The caseworker's own judgement and what changed over time, in words."""

from datetime import date
from typing import TYPE_CHECKING

from exile_risk.judgement.judgement import Judgement, KeptJudgement, Opinion, Standing, needs_second
from exile_risk.model.assessment import Assessment
from exile_risk.wording.catalogue import N_, _, isolated
from exile_risk.wording.dates import day_text
from exile_risk.wording.names import band_name, band_rank
from exile_risk.wording.questions import short_question

if TYPE_CHECKING:
    from exile_risk.judgement import KeptReview

ERRORS = {
    "judgement_no_rating": N_("There is no rating to judge yet; say which state they fear and where they are."),
    "judgement_danger_check": N_("Answer the seven danger questions first; a Yes among them can change everything."),
    "judgement_no_band": N_("Choose your own band first: Low, Moderate, High or Extreme."),
    "judgement_reason": N_("Write why: whoever reads this later must be able to follow you."),
    "judgement_long": N_("The reason is longer than {limit} characters; shorten it."),
    "judgement_initials": N_("Give initials: one to {most} letters or digits, a short code and not a name."),
    "judgement_same_person": N_("“{by}” wrote this; the second person must be somebody else."),
    "judgement_factor": N_("“{value}” is no question of this model any more; take it off the reasons."),
    "judgement_factors": N_("More than {most} reasons are marked; keep those that weighed most."),
    "judgement_missing": N_("There is no judgement {number} of this case; look at the history again."),
    "judgement_reviewed": N_("A second person has already spoken on judgement {number}; nothing was changed."),
    "judgement_not_newest": N_("A newer judgement follows number {number}; look at that one."),
    "clocks_broken": N_("{file}: {place}: this is no span of days or months that rises as it should; correct it."),
    "since_not_before": N_("--since {since} does not lie before {day}; give an earlier day."),
}

_STANDINGS = {
    Standing.FINAL: N_("Counts."),
    Standing.WAITING: N_("Waits for a second person. It does not count yet."),
    Standing.REFUSED: N_("A second person disagreed. It does not count."),
}


def title() -> str:
    """Return the name of the bar."""
    return _("Your judgement")


def not_recorded() -> str:
    """Return what stands beside the title while nothing is recorded."""
    return _("Not recorded yet. Yours is kept beside the tool’s; neither replaces the other.")


def danger_check_first() -> str:
    """Return why nothing can be judged yet."""
    return _("Do the danger check first.")


def standing_text(kept: KeptJudgement) -> str:
    """Return whether a judgement counts."""
    found = kept.standing
    return _("This judgement cannot be read.") if found is None else _(_STANDINGS[found])


def short_standing(found: Standing) -> str:
    """Return the same in two or three words, "" where it simply counts."""
    if found is Standing.FINAL:
        return ""
    return _("waits for a second person") if found is Standing.WAITING else _("second person disagreed")


def judged_text(one: Judgement) -> str:
    """Return whose judgement it is and from when: "High · NK · 3 Jan 2026"."""
    return " · ".join((band_name(one.band), isolated(one.by), day_text(one.written_on)))


def recorded_text(kept: KeptJudgement) -> str:
    """Return the newest judgement as the bar says it: band, who, when, whether it counts, when to look again."""
    one = kept.judgement
    if one is None:
        return standing_text(kept)
    parts = [judged_text(one)]
    if kept.second is not None:
        parts.append(second_text(kept.second))
    parts.append(review_text(one.review_by))
    return " · ".join(parts)


def second_text(kept: "KeptReview") -> str:
    """Return what a second person said."""
    said = kept.review
    text = _("{by} agreed on {day}") if said.agrees else _("{by} disagreed on {day}")
    return text.format(by=isolated(said.by), day=day_text(said.written_on))


def review_text(day: date) -> str:
    """Return when to look again."""
    return _("look again by {day}").format(day=day_text(day))


def overdue_text(day: date) -> str:
    """Return that the day to look again has passed."""
    return _("Review was due by {day}").format(day=day_text(day))


def review_due() -> str:
    """Return the one word for a list: the day to look again has passed."""
    return _("review")


def beside_text(one: Judgement) -> str:
    """Return the rating that stood beside a judgement."""
    beside = one.beside
    text = _("The tool said {band}, {rank}, with facts of {day}.")
    if beside.state == "not_enough_information":
        text = _("The tool had too few answers and planned as {band}, {rank}, with facts of {day}.")
    return text.format(band=band_name(beside.band), rank=band_rank(beside.band), day=day_text(beside.as_of))


def needs_text(opinion: Opinion, found: Assessment | None) -> str:
    """Return that what is chosen needs a second person, "" while it does not."""
    if found is None or opinion.band is None or not needs_second(opinion.band, found):
        return ""
    return _("This needs a second person. Who looked with you?")


def because_text(factors: tuple[str, ...]) -> str:
    """Return the questions that weighed most in a judgement, "" for none."""
    return "; ".join(_question(factor) for factor in factors)


def weighed_text(factors: tuple[str, ...]) -> str:
    """Return what weighed most, with its label; "" for nothing."""
    return _("What weighed most: {reasons}").format(reasons=because_text(factors)) if factors else ""


def _question(factor: str) -> str:
    try:
        return short_question(factor)
    except KeyError:  # a judgement may be older than this program
        return factor
