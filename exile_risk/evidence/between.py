# SPDX-License-Identifier: GPL-3.0-or-later
"""What happened on a corridor between two reported cases, as far as the knowledge base dates it.

What tells of the earlier case itself is not between: whatever falls into its own month (its year, where no month is
known), and working ties of two services, which the base counts from reported handovers.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from exile_risk.evidence.case_set import DocumentedCase
from exile_risk.knowledge.dates import first_day, last_day
from exile_risk.model.facts import Confidence, Fact

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge

AGREED_OR_BROKEN = frozenset({"explicit_fugitive_or_swap_deal", "hostile"})
"""The ties of two services whose first and last day are acts of the two states."""

LAWS = ("host_law", "treaties")
"""The tables of what the host's law lets nobody do to a refugee. Laws on offences move no standard exile."""

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Dated:
    """An event, incident, agreement, law or takeover: when it may have begun, and the first day that can know of it."""

    id: str
    first: date
    known: date


def dated_events(knowledge: "Knowledge", origin: str, host: str) -> tuple[Dated, ...]:
    """Return everything dated that bears on a corridor or its host, oldest first: the timeline, firm incidents, deals
    and breaks of the two services, extradition links, laws and treaties of the host, and takeovers in either state."""
    found = {d.id: d for d in (*_happened(knowledge, origin, host), *_changed(knowledge, origin, host))}
    return tuple(sorted(found.values(), key=lambda d: (d.first, d.id)))


def between(events: Sequence[Dated], earlier: DocumentedCase, later: DocumentedCase) -> tuple[Dated, ...]:
    """Return the events that surely came after the end of one case and could be known on the eve of another."""
    over = last_day(f"{earlier.year}-{earlier.month:02}" if earlier.month else str(earlier.year))
    return tuple(e for e in events if over < e.first and e.known <= later.eve)


def _happened(knowledge: "Knowledge", origin: str, host: str) -> Iterator[Dated]:
    """Yield what is over on a day and counts from the next."""
    dates = [(e.id, e.date) for e in knowledge.timeline if e.concerns(origin, host)]
    dates += [(f.id, f.as_of) for f in _firm(knowledge.facts(f"{origin}>{host}", "incident"))]
    for id, when in dates:
        yield Dated(id, first_day(when), last_day(when) + _DAY)


def _changed(knowledge: "Knowledge", origin: str, host: str) -> Iterator[Dated]:
    """Yield the first day of everything that held from some day, and the day after its last."""
    pair = "-".join(sorted((origin, host)))
    ties = [f for f in knowledge.facts(pair, "security_cooperation") if f.value in AGREED_OR_BROKEN]
    facts = [*ties, *knowledge.facts(pair, "extradition_link")]
    facts += [f for table in LAWS for f in knowledge.table(table).facts(host)]
    for fact in _firm(facts):
        yield from _ends(fact)
    for fact in _firm(f for state in (origin, host) for f in knowledge.facts(state, "power_seized")):
        if fact.valid_from:  # its last day is that of the year, when an index takes over: nothing happened
            yield Dated(fact.id, fact.valid_from, fact.valid_from)


def _ends(fact: Fact) -> Iterator[Dated]:
    if fact.valid_from:
        yield Dated(fact.id, fact.valid_from, fact.valid_from)
    if fact.valid_to and fact.valid_to < date.max:
        yield Dated(f"{fact.id} (end)", fact.valid_to + _DAY, fact.valid_to + _DAY)


def _firm(facts: Iterable[Fact]) -> Iterator[Fact]:
    return (f for f in facts if f.confidence is not Confidence.LOW)
