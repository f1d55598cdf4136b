# SPDX-License-Identifier: GPL-3.0-or-later
"""A single fact in words: what it is about, what it says, since when, and who says so."""

from datetime import date
from typing import TYPE_CHECKING

from exile_risk.model.facts import Basis, Fact
from exile_risk.wording.catalogue import _, isolated
from exile_risk.wording.dates import day_text, month_text, partial_date_text
from exile_risk.wording.fact_words import ATTRIBUTES, NUMBERS, REGIMES, VALUES
from exile_risk.wording.groups import group_name
from exile_risk.wording.incidents import incident_text
from exile_risk.wording.penalties import penalty_text

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge


def attribute_label(attribute: str) -> str:
    """Return what facts of an attribute are about, in a few words."""
    return _(ATTRIBUTES[attribute])


def fact_value(fact: Fact) -> str:
    """Return what a fact says."""
    known = VALUES.get(fact.attribute, {}).get(fact.value)
    if known is not None:
        return _(known)
    if fact.attribute == "regime_type":
        return _(REGIMES[fact.value])
    if fact.attribute in NUMBERS:
        return _(NUMBERS[fact.attribute]).format(n=_number(fact.value))
    if fact.attribute == "incident":
        return incident_text(fact)
    if fact.attribute == "membership":
        return group_name(fact.value)
    return penalty_text(fact.value) if fact.attribute == "offence_max_penalty" else fact.value


def _number(text: str) -> str:
    value = float(text)
    return f"{int(value):,}" if value.is_integer() and value >= 2 else f"{value:g}"


def date_text(day: date) -> str:
    """Return a day no more exactly than facts give it: the first of a month may stand for the month, 1 January for
    the year."""
    if day.month == day.day == 1:
        return str(day.year)
    return month_text(day) if day.day == 1 else day_text(day)


def span_text(fact: Fact) -> str:
    """Return since when, and until when, a fact holds; "" where neither is known."""
    start = date_text(fact.valid_from) if fact.valid_from else ""
    end = _end_text(fact.valid_to) if fact.valid_to and fact.valid_to < date.max else ""
    if fact.valid_from and fact.valid_to and start == end:
        return start
    if start and end:
        return _("{start} to {end}").format(start=start, end=end)
    if end:
        return _("until {day}").format(day=end)
    return _("since {day}").format(day=start) if start else ""


def _end_text(day: date) -> str:
    if (day.month, day.day) == (12, 31):
        return str(day.year)
    following = date.fromordinal(day.toordinal() + 1)
    return month_text(day) if following.day == 1 else day_text(day)


def source_text(fact: Fact, knowledge: "Knowledge") -> str:
    """Return title, publisher and year of a fact's source; where nobody has read it, that it is unread."""
    if fact.basis is Basis.GENERAL_KNOWLEDGE:
        return _("General knowledge")
    source = knowledge.source(fact.sources[0])
    return ", ".join(p for p in (isolated(source.title), source.publisher, source.year) if p)


def time_and_source(fact: Fact, knowledge: "Knowledge") -> str:
    """Return since when a fact holds (or of when it is known) and its source, on one line."""
    return " · ".join(p for p in (when_text(fact), source_text(fact, knowledge)) if p)


def when_text(fact: Fact) -> str:
    """Return the day of an incident, else since when a fact holds, else of when it is known."""
    if fact.attribute in ("incident", "notice_used"):
        return partial_date_text(fact.as_of)
    return span_text(fact) or (_("as of {day}").format(day=partial_date_text(fact.as_of)) if fact.as_of else "")
