# SPDX-License-Identifier: GPL-3.0-or-later
"""A caseworker's judgement as a report shows it: its own words stand in the own file alone."""

from datetime import date

from exile_risk.model.assessment import Band
from exile_risk.wording.catalogue import _, isolated
from exile_risk.wording.dates import day_text
from exile_risk.wording.names import band_name, band_rank
from exile_risk.wording.questions import short_question


def no_judgement() -> str:
    """Return what stands where nobody has judged."""
    return _("Not recorded yet. The tool’s rating alone decides nothing.")


def recorded_text(day: date) -> str:
    """Return when a judgement was recorded."""
    return _("recorded {day}").format(day=day_text(day))


def second_text(needed: bool, agrees: bool | None, day: date | None) -> str:
    """Return what a second person said: `agrees` None while nobody has."""
    if agrees is None or day is None:
        return _("Second reviewer: needed, and not yet") if needed else _("Second reviewer: not yet")
    text = _("Second reviewer: agreed on {day}") if agrees else _("Second reviewer: disagreed on {day}")
    return text.format(day=day_text(day))


def older_rating(band: Band, day: date) -> str:
    """Return that a judgement was written beside another rating than this page shows."""
    return _("Written beside another rating: {band}, {rank}, facts of {day}.").format(
        band=band_name(band), rank=band_rank(band), day=day_text(day)
    )


def weighed_text(factors: tuple[str, ...]) -> str:
    """Return the questions that weighed most, "" for none."""
    if not factors:
        return ""
    named = "; ".join(_question(f) for f in factors)
    return _("What weighed most: {reasons}").format(reasons=named)


def written_text(why: str, by: str) -> str:
    """Return a judgement's own words, for the own file alone."""
    said = _("“{words}”").format(words=isolated(why)) if why else _("No words were written.")
    return f"{said} {isolated(by)}"


def _question(factor: str) -> str:
    try:
        return short_question(factor)
    except KeyError:  # a judgement may be older than this program
        return factor
