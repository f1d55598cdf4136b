# SPDX-License-Identifier: GPL-3.0-or-later
"""The sentence beside the badge: who could do what, and why the obvious protection does or does not help.

Only whole sentences are put side by side, so that no language has to bend its grammar around ours.
"""

from exile_risk.model.assessment import Assessment, Band
from exile_risk.wording.catalogue import N_, _, isolated
from exile_risk.wording.countries import capitalised, in_sentence
from exile_risk.wording.facts import fact_value
from exile_risk.wording.headline_clock import clock
from exile_risk.wording.headline_danger import danger_sentence
from exile_risk.wording.headline_protection import protection_sentence
from exile_risk.wording.headline_routes import route_sentence
from exile_risk.wording.names import band_name

__all__ = ["clock", "headline"]

LIKELY_ROUTE = 0.02
"""Chance of a route from which a Low result names it: deportation can be likely while grave harm is not."""

_CHECK_FIRST = N_("Do the danger check first. No rating is shown until all seven questions have a Yes or a No.")
_TOO_FEW = N_("There are too few answers yet. Plan as for {band} and ask the open questions within 7 days.")
_CANNOT_TELL = N_(
    "These answers cannot tell {lowest} from {highest} yet. "
    "Plan as for {band} and ask the open questions within 7 days."
)
_WITHHELD = N_(
    "The answers alone say Low, but {highest} is still possible. Not enough to say Low, and Low never means safe."
)
_HARMED = N_(
    "People returned to {origin} are tortured or jailed, and their stay can be ended. Not enough to say Low, and Low "
    "never means safe."
)
_GROUP = N_(
    "{origin} hunts whole groups of people abroad: ask whether they belong to one. Until then this is not Low, and Low "
    "never means safe."
)
_GROUPS = N_(
    "{origin} hunts whole groups of people abroad: {groups}. Ask whether they belong to one. Until then this is not "
    "Low, and Low never means safe."
)
_LOW = N_("No sign of danger in these answers. Low never means safe.")
_LOW_AFTER = N_("These answers show no sign of grave harm after that. Low never means safe.")


def headline(assessment: Assessment) -> str:
    """Return one or two sentences (three where a likely route ends Low) for the page, the report and the list."""
    lowest, highest = assessment.likely
    band = assessment.band
    if band is None:
        return _(_CHECK_FIRST)
    if assessment.state == "not_enough_information":
        text = _(_TOO_FEW) if lowest == highest else _(_CANNOT_TELL)
        return text.format(lowest=band_name(lowest), highest=band_name(highest), band=band_name(band))
    if band is Band.LOW:
        return _low(assessment)
    if assessment.low_withheld == "returnees_are_harmed":
        return _said(assessment, _HARMED)
    if assessment.low_withheld == "group_not_asked":
        return _group_not_asked(assessment)
    if band is Band.MODERATE and assessment.rating.band is Band.LOW and highest > Band.MODERATE:
        return _(_WITHHELD).format(highest=band_name(highest))
    answers = {factor: answer.known for factor, answer in assessment.used.items()}
    route = assessment.rating.leading_pathway
    second = danger_sentence(answers) or protection_sentence(route, answers)
    return _said(assessment, route_sentence(route, answers), second)


def _low(assessment: Assessment) -> str:
    likeliest = max(assessment.rating.pathways.values(), key=lambda pathway: pathway.probability)
    if likeliest.probability < LIKELY_ROUTE:
        return _(_LOW)
    answers = {factor: answer.known for factor, answer in assessment.used.items()}
    return _said(assessment, route_sentence(likeliest.id, answers), _LOW_AFTER)


def _group_not_asked(assessment: Assessment) -> str:
    """Name the groups, so that somebody far from any library knows whom to ask; a kept record names none."""
    asked = assessment.derived.get("group_hunted")
    groups = "; ".join(fact_value(fact) for fact in asked.set_aside) if asked is not None else ""
    if not groups:
        return _said(assessment, _GROUP)
    origin = isolated(in_sentence(assessment.case.origin))
    return capitalised(_(_GROUPS).format(origin=origin, groups=groups))


def _said(assessment: Assessment, *sentences: str) -> str:
    origin, host = (isolated(in_sentence(code)) for code in (assessment.case.origin, assessment.case.host))
    return " ".join(capitalised(_(sentence).format(origin=origin, host=host)) for sentence in sentences)
