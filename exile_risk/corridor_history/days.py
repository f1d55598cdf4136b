# SPDX-License-Identifier: GPL-3.0-or-later
"""The only days on which an answer about a corridor can change, so that a history need not look at the others."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from exile_risk.knowledge.dates import last_day
from exile_risk.knowledge.tables import WORLD
from exile_risk.model.facts import Fact

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge

REMEMBERED = (5, 10)
"""Years for which rules remember a reported incident or notice."""

EVENT_LIKE = ("incident", "notice_used")
_DAY = timedelta(days=1)


def days_of_change(
    knowledge: "Knowledge", origin: str, host: str, first: date, last: date, offence: str | None = None
) -> tuple[date, ...]:
    """Return every day after `first` and up to `last` on which an answer could differ from the day before, in order.

    These are the days on which a fact about the two states, their pair or the corridor begins or has just ended, on
    which a year's index becomes the newest one, on which an incident begins or ceases to count, and on which a
    correction begins or has just ended.
    """
    pair = "-".join(sorted((origin, host)))
    subjects = [origin, host, pair, f"{origin}>{host}", WORLD]
    attributes = [a for a in knowledge.manifest.values if a not in EVENT_LIKE]
    found = set(_of_spans(f for s in subjects for a in attributes for f in knowledge.facts(s, a)))
    found |= set(_of_incidents(f for a in EVENT_LIKE for f in knowledge.facts_of_origin(origin, a)))
    found |= set(_of_incidents(knowledge.facts_in_host(host, "incident")))
    found |= set(_of_corrections(knowledge, origin, host))
    if offence:
        found |= set(days_of_law(knowledge, origin, host, offence))
    return tuple(sorted(d for d in found if first < d <= last))


def days_of_law(knowledge: "Knowledge", origin: str, host: str, offence: str) -> Iterator[date]:
    """Yield the days on which the law of either state on an offence changed."""
    from exile_risk.knowledge.rules.charges import RELATED

    names = (offence, *RELATED.get(offence, ()))
    subjects = [f"{place}/{name}" for place in (origin, host, WORLD) for name in names]
    attributes = [a for a in knowledge.manifest.values if a.startswith("offence_")]
    return _of_spans(f for s in subjects for a in attributes for f in knowledge.facts(s, a))


def _of_spans(facts: Iterable[Fact]) -> Iterator[date]:
    for fact in facts:
        if fact.valid_from is not None:
            yield fact.valid_from
            if fact.valid_from.month == fact.valid_from.day == 1:
                yield fact.valid_from.replace(year=fact.valid_from.year + 1)  # a yearly figure is read a year later
        if fact.valid_to is not None and fact.valid_to < date.max:
            yield fact.valid_to + _DAY


def _of_corrections(knowledge: "Knowledge", origin: str, host: str) -> Iterator[date]:
    for one in knowledge.corrections:
        if one.origin in (None, origin) and one.host in (None, host):
            yield one.valid_from
            if one.valid_to is not None and one.valid_to < date.max:
                yield one.valid_to + _DAY


def _of_incidents(facts: Iterable[Fact]) -> Iterator[date]:
    for fact in facts:
        known = last_day(fact.as_of)
        yield known + _DAY
        for years in REMEMBERED:
            yield from _forgotten(known, years)


def _forgotten(known: date, years: int) -> Iterator[date]:
    """Yield when a rule that looks back some years no longer sees a day (either day around 29 February will do)."""
    try:
        yield known.replace(year=known.year + years) + _DAY
    except ValueError:  # 29 February
        yield date(known.year + years, 3, 1)
