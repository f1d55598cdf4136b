# SPDX-License-Identifier: GPL-3.0-or-later
"""What changed between two ratings, in words: each answer before and after, whose change it is, what it moved."""

from exile_risk.judgement.compare import BASE, CHARGES, NATIONALITIES, OF_THE_CASE, Change, Comparison, Whose
from exile_risk.judgement.record_file import RatingRecord
from exile_risk.model.answers import Unanswered
from exile_risk.model.assessment import Band
from exile_risk.model.case import Stage
from exile_risk.wording.catalogue import N_, _, isolated, ngettext_
from exile_risk.wording.corridor_page import arrow
from exile_risk.wording.countries import country
from exile_risk.wording.names import band_name, offence_name, pathway_name, stage_name
from exile_risk.wording.questions import short_question
from exile_risk.wording.values import unanswered_label, value_label

_WHOSE = {
    Whose.CASEWORKER: N_("Your change"),
    Whose.TIME: N_("Time: a fact began, ended or grew old"),
    Whose.FACTS: N_("Facts: the knowledge base says otherwise now"),
    Whose.CORRECTION: N_("A correction in this vault"),
    Whose.MODEL: N_("Model: the same answer weighs otherwise"),
}
_PARTS = {
    "origin": N_("State feared"),
    "host": N_("Is now in"),
    NATIONALITIES: N_("Nationalities"),
    CHARGES: N_("Charges"),
}
_BANDS = {band.word: band for band in Band}


def whose_text(whose: Whose) -> str:
    """Return whose change it is."""
    return _(_WHOSE[whose])


def about_text(change: Change) -> str:
    """Return what a change is about."""
    if change.factor in OF_THE_CASE:
        return _(_PARTS[change.factor])
    if change.factor == BASE:
        return _("Starting point of the route")
    try:
        return short_question(change.factor)
    except KeyError:  # a record may be older than this program
        return change.factor


def before_after_text(change: Change) -> str:
    """Return the answer before and after, or what else differs about an answer that is the same."""
    before, after = _value(change, change.before), _value(change, change.after)
    if change.whose is Whose.MODEL:
        return after
    if change.before == change.after:
        return f"{after} · " + (
            _("now too old for the range") if change.stale_after else _("no longer too old for the range")
        )
    return f"{before} {arrow()} {after}"


def change_text(change: Change) -> str:
    """Return a change as one line without its steps."""
    said = before_after_text(change)
    return f"{about_text(change)}: {said}" if said else about_text(change)


def _value(change: Change, value: str | None) -> str:
    if change.factor == BASE:
        return ""
    if value is None:
        return _("not answered")
    if change.factor in ("origin", "host"):
        return isolated(country(value))
    if change.factor == NATIONALITIES:
        return ", ".join(isolated(country(c)) for c in value.split()) or _("stateless")
    if change.factor == CHARGES:
        return "; ".join(_charge(charge) for charge in value.split()) or _("none")
    if value in {word.value for word in Unanswered}:
        return unanswered_label(Unanswered(value))
    try:
        return value_label(change.factor, value)
    except KeyError:
        return value


def _charge(text: str) -> str:
    offence, _colon, stage = text.partition(":")
    return f"{offence_name(offence)} ({stage_name(Stage(stage))})"


def steps_text(steps: float) -> str:
    """Return a movement in steps with its sign: "+1.5", or "0"."""
    number = f"{abs(steps):.2f}".rstrip("0").rstrip(".")
    return "0" if number == "0" else f"{'+' if steps > 0 else '−'}{number}"


def band_text(record: RatingRecord) -> str:
    """Return the rating of a record in a few words."""
    result = record.result
    if result.band is None:
        return _("Danger check first")
    named = band_name(_BANDS[result.band])
    return _("Not enough yet, plan as {band}").format(band=named) if result.state != "rated" else named


def likely_of(record: RatingRecord) -> str:
    """Return the likely range of a record."""
    low, high = (band_name(_BANDS[word]) for word in record.result.likely)
    return (
        _("likely {band}").format(band=low) if low == high else _("likely {low} to {high}").format(low=low, high=high)
    )


def bands_text(found: Comparison) -> str:
    """Return the rating before and after: "High → Extreme", or that it is the same."""
    before, after = band_text(found.before), band_text(found.after)
    return _("{band}, as before").format(band=after) if before == after else f"{before} {arrow()} {after}"


def movement_text(found: Comparison) -> str:
    """Return how far the whole danger and the leading route moved."""
    return _("Danger {index} steps. {route}, which leads: {steps} steps.").format(
        index=steps_text(found.index), route=pathway_name(found.pathway), steps=steps_text(found.steps)
    )


def beside_text(found: Comparison) -> str:
    """Return what answers that stayed the same count more or less; "" where that is nothing."""
    if steps_text(found.beside) == "0":
        return ""
    return _("The same answers count otherwise beside these")


def nothing_changed() -> str:
    """Return that two ratings rest on the same answers and weights."""
    return _("No answer, fact, correction or weight differs between the two.")


def summary_text(found: Comparison) -> str:
    """Return a comparison in one line, for a list."""
    if not found.changes:
        return _("no answer changed")
    count = ngettext_("{n} answer changed", "{n} answers changed", len(found.changes))
    return f"{count}, {_('{n} steps').format(n=steps_text(found.index))}"
