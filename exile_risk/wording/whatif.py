# SPDX-License-Identifier: GPL-3.0-or-later
"""What would differ if something were otherwise: the columns, how far the routes moved, which answers are why."""

from datetime import date

from exile_risk.explaining.comparing import LEAST, Comparison, Difference
from exile_risk.explaining.supposing import Suppose
from exile_risk.model.answers import Answer, Unanswered
from exile_risk.model.assessment import Assessment
from exile_risk.model.factors import LEVELS
from exile_risk.wording.catalogue import _, isolated, ngettext_
from exile_risk.wording.countries import country
from exile_risk.wording.dates import day_text
from exile_risk.wording.explaining import steps_text
from exile_risk.wording.names import band_name, pathway_name
from exile_risk.wording.questions import short_question
from exile_risk.wording.values import unanswered_label, value_label

NAMED = 3
"""Routes named one by one in the effect of an answer."""


def never_saved() -> str:
    """Return what a what-if is not."""
    return _("What-ifs are never saved as answers.")


def as_it_stands() -> str:
    """Return the title of the first column."""
    return _("As the case stands")


def column_title(supposed: Suppose) -> str:
    """Return what a column is, from what is supposed."""
    if supposed.is_nothing:
        return _("Nothing supposed yet")
    if supposed.host is None and not supposed.answers and supposed.day is not None:
        return day_text(supposed.day)
    if supposed.host is not None:
        return _("In {country}").format(country=isolated(country(supposed.host)))
    return ngettext_("{n} other answer", "{n} other answers", len(supposed.answers))


def supposed_day(day: date) -> str:
    """Return a supposed day, for a chip."""
    return _("Facts of {day}").format(day=day_text(day))


def supposed_country(host: str) -> str:
    """Return a supposed country, for a chip."""
    return _("In {country}").format(country=isolated(country(host)))


def supposed_answer(factor: str, answer: Answer) -> str:
    """Return a supposed answer, for a chip."""
    return f"{short_question(factor)}: {answer_words(factor, answer)}"


def answer_words(factor: str, answer: Answer | None) -> str:
    """Return an answer in words; an open question is not known."""
    if answer is None:
        return _("Not known")
    if isinstance(answer.value, Unanswered):
        return unanswered_label(answer.value)
    return value_label(factor, answer.value)


def comparison_title(found: Comparison, before: Assessment, after: Assessment) -> str:
    """Return one sentence on how the routes moved: which most, and which leads."""
    moved = max(found.moves, key=lambda move: abs(move.change))
    if abs(moved.change) < LEAST:
        return _("No route moved.")
    word = _("{route} grew most") if moved.change > 0 else _("{route} fell most")
    said = word.format(route=pathway_name(moved.pathway))
    lead, was = after.rating.leading_pathway, before.rating.leading_pathway
    if lead == moved.pathway and lead == was:
        return _("{moved}; it is the main route.").format(moved=said)
    if lead == was:
        return _("{moved}; the main route is still: {route}.").format(moved=said, route=pathway_name(lead))
    return _("{moved}; the main route is now: {route}.").format(moved=said, route=pathway_name(lead))


def differing_title(found: Comparison) -> str:
    """Return how many answers differ."""
    if not found.differences:
        return _("No answer differs")
    return ngettext_("{n} answer differs", "{n} answers differ", len(found.differences))


def effect_text(one: Difference, routes: int) -> str:
    """Return what an answer alone would move, in steps; `routes` is how many there are."""
    if one.is_trigger:
        yes = one.after is not None and one.after.known == "yes"
        return _("sets a floor") if yes else _("lifts no floor")
    moved = {t: s for t, s in one.effects.items() if t not in LEVELS}
    said = _routes_text(moved, routes)
    harms = [s for t, s in one.effects.items() if t in LEVELS]
    if harms:
        said.append(_("harm on return {span}").format(span=_span(harms)))
    return ", ".join(said) if said else _("moves nothing")


def _routes_text(moved: dict[str, float], routes: int) -> list[str]:
    if not moved:
        return []
    if len(moved) == routes:
        return [_("all routes {span}").format(span=_span(list(moved.values())))]
    ordered = sorted(moved.items(), key=lambda item: -abs(item[1]))
    said = [f"{pathway_name(target)} {steps_text(steps)}" for target, steps in ordered[:NAMED]]
    rest = [steps for _target, steps in ordered[NAMED:]]
    if rest:
        more = ngettext_("{n} more route", "{n} more routes", len(rest))
        said.append(f"{more} {_span(rest)}")
    return said


def _span(steps: list[float]) -> str:
    low, high = min(steps), max(steps)
    if steps_text(low) == steps_text(high):
        return steps_text(low)
    return _("{low} to {high}").format(low=steps_text(low), high=steps_text(high))


def alone_note() -> str:
    """Return how effects are meant."""
    return _("Each answer alone, put into A. Together they can come to less, because one story counts only once.")


def try_spoken(column: str, words: str, band: str) -> str:
    """Return what trying something would bring, for a screen reader."""
    return _("Try on {column}: {what}. Gives {band}.").format(column=column, what=words, band=band)


def not_rated(found: Assessment) -> str:
    """Return the band of a column in a word, or that there is none."""
    return band_name(found.band) if found.band is not None else _("Danger check first")


def move_spoken(pathway: str, totals: list[float], letters: list[str]) -> str:
    """Return how a route moved from column to column, for a screen reader."""
    said = [f"{letter} {steps_text(total).removeprefix('+')}" for letter, total in zip(letters, totals, strict=True)]
    changes = [_("change {steps}").format(steps=steps_text(total - totals[0])) for total in totals[1:]]
    return f"{pathway_name(pathway)}: {', '.join(said)}; {', '.join(changes)}"
