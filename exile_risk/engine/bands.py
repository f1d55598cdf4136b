# SPDX-License-Identifier: GPL-3.0-or-later
"""From chances to a band to act on: thresholds, floors, the deciding level and how soon."""

from collections.abc import Mapping
from math import log2

from exile_risk.model.answers import Unanswered
from exile_risk.model.assessment import Band
from exile_risk.model.factors import LEVELS, Catalogue

REAL_RISK = 0.10
"""Chance of S2 harm on return from which an immediate danger counts as Extreme (the asylum law's real-risk marker)."""

SOONEST = ("hours", "days", "weeks", "months")


def band_of(catalogue: Catalogue, exceedance: Mapping[str, float]) -> Band:
    """Return the worst band that any harm level reaches. Formula 6 of method.md 3.2."""
    return max(_level_band(catalogue.bands[level], exceedance[level]) for level in LEVELS)


def _level_band(thresholds: tuple[float, float, float | None], chance: float) -> Band:
    reached = sum(1 for t in thresholds if t is not None and chance >= t)
    return Band(reached)


def floor_of(
    catalogue: Catalogue,
    answers: Mapping[str, str | Unanswered],
    harm: Mapping[str, float],
    *,
    open_as_yes: bool,
) -> Band | None:
    """Return the band below which a true danger question does not let the rating fall, or None. Formula 7."""
    clocks = {
        clock for trigger, clock in catalogue.clocks.items() if is_true(answers.get(trigger), open_as_yes=open_as_yes)
    }
    if not clocks:
        return None
    if clocks & {"hours", "days"} and harm["S2"] >= REAL_RISK:
        return Band.EXTREME
    return Band.HIGH


def is_true(answer: str | Unanswered | None, *, open_as_yes: bool) -> bool:
    """Whether a danger question counts as true; the high bound reads an open one as yes."""
    if answer is Unanswered.NOT_APPLICABLE:
        return False
    return answer == "yes" or (open_as_yes and not isinstance(answer, str))


def deciding_level(catalogue: Catalogue, exceedance: Mapping[str, float], band: Band) -> str:
    """Return the harm level furthest above the threshold of the band reached (of Moderate where it is Low)."""
    step = max(band, Band.MODERATE) - 1
    ratios = {}
    for level in LEVELS:
        threshold = catalogue.bands[level][step]
        if threshold is not None:
            ratios[level] = exceedance[level] / threshold
    return max(ratios, key=lambda level: ratios[level])


def index_of(catalogue: Catalogue, exceedance: Mapping[str, float]) -> float:
    """Return rho, for ranking only: 0 is the edge of High, 1 one doubling above it. Formula 9."""
    return max(log2(exceedance[level] / catalogue.bands[level][1]) for level in LEVELS)


def imminence_of(catalogue: Catalogue, answers: Mapping[str, str | Unanswered]) -> str | None:
    """Return how soon: the fastest true danger question or a recent trigger; None if nothing presses. Formula 10."""
    clocks = {clock for trigger, clock in catalogue.clocks.items() if answers.get(trigger) == "yes"}
    recent = {"within_30_days": "weeks", "within_12_months": "months"}.get(str(answers.get("recent_trigger")))
    if recent:
        clocks.add(recent)
    return next((clock for clock in SOONEST if clock in clocks), None)
