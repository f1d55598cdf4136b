# SPDX-License-Identifier: GPL-3.0-or-later
"""The history of a corridor: one rating per distinct set of answers, and nothing looked at twice."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from exile_risk.assessing import assess
from exile_risk.corridor_history.changes import Change, changes
from exile_risk.corridor_history.days import days_of_change
from exile_risk.corridor_history.laws import law_changes
from exile_risk.knowledge.events import Event
from exile_risk.knowledge.incidents import Incident, incident
from exile_risk.model.assessment import Assessment
from exile_risk.model.facts import Confidence
from exile_risk.standard_exile import standard_exile

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge
    from exile_risk.model.factors import Catalogue

FIRST_DAY = date(2010, 1, 1)
"""Before it too few of the answers are on record for a history to say much."""

_Values = tuple[tuple[str, str | None], ...]


@dataclass(frozen=True)
class Stretch:
    """Days in a row, both inclusive, with the same answers. `found` is the standard exile's assessment on them."""

    first: date
    last: date
    found: Assessment


@dataclass(frozen=True)
class Turn:
    """A day on which answers changed. `step` is how far the danger moved, in doublings of the odds (None: only laws
    on an offence that the standard exile is not charged with)."""

    day: date
    changes: tuple[Change, ...]
    step: float | None


@dataclass(frozen=True)
class History:
    """A corridor from a first to a last day. `events` and `incidents` are all that bear on it, oldest first."""

    origin: str
    host: str
    offence: str | None
    first: date
    last: date
    stretches: tuple[Stretch, ...]
    turns: tuple[Turn, ...]
    events: tuple[Event, ...]
    incidents: tuple[Incident, ...]

    def on(self, day: date) -> Stretch:
        """Return the stretch of a day; a day outside counts as the nearest one inside."""
        inside = max(self.first, min(day, self.last))
        return next(s for s in self.stretches if s.first <= inside <= s.last)

    def ratings(self) -> tuple[Stretch, ...]:
        """Return the stretches joined where rating, likely range and state stay the same; the later facts stand."""
        joined: list[Stretch] = []
        for stretch in self.stretches:
            if joined and _shown(joined[-1]) == _shown(stretch):
                joined[-1] = replace(stretch, first=joined[-1].first)
            else:
                joined.append(stretch)
        return tuple(joined)


def history(
    knowledge: "Knowledge",
    catalogue: "Catalogue",
    origin: str,
    host: str,
    first: date,
    last: date,
    offence: str | None = None,
) -> History:
    """Return the history of a corridor for a standard exile, charged with `offence` where one is named.

    Raises InputError("knowledge_no_offence", id) for an unknown offence.
    """
    stretches = tuple(_stretches(knowledge, catalogue, origin, host, first, last, offence))
    turns = {later.first: _turn(earlier, later) for earlier, later in pairwise(stretches)}
    for day, change in law_changes(knowledge, origin, host, first, last, leave_out=offence):
        turn = turns.get(day, Turn(day, (), None))
        turns[day] = replace(turn, changes=(*turn.changes, change))
    return History(
        origin=origin,
        host=host,
        offence=offence,
        first=first,
        last=last,
        stretches=stretches,
        turns=tuple(turns[day] for day in sorted(turns)),
        events=tuple(e for e in knowledge.timeline if e.concerns(origin, host)),
        incidents=_incidents(knowledge, origin, host),
    )


def happened(knowledge: "Knowledge", origin: str, host: str, first: date, last: date) -> History:
    """Return only what happened on a corridor, without ratings or changed answers."""
    events = tuple(e for e in knowledge.timeline if e.concerns(origin, host))
    return History(origin, host, None, first, last, (), (), events, _incidents(knowledge, origin, host))


def _stretches(
    knowledge: "Knowledge",
    catalogue: "Catalogue",
    origin: str,
    host: str,
    first: date,
    last: date,
    offence: str | None,
) -> Iterator[Stretch]:
    """Yield the stretches in order; days with the same values as before belong to the one under way."""
    if offence:
        knowledge.offence(origin, host, first, offence)  # refuses one that does not exist
    known: dict[_Values, Assessment] = {}
    begun, kept = first, _Values()
    under_way: Assessment | None = None
    for day in (first, *days_of_change(knowledge, origin, host, first, last, offence)):
        case = standard_exile(origin, host, day, catalogue, offence)
        derived = {**knowledge.corridor(origin, host, day), **knowledge.charges(origin, host, day, case.charges)}
        values = _Values((f, d.value) for f, d in derived.items())
        if values == kept:
            continue
        if under_way is not None:
            yield Stretch(begun, day - timedelta(days=1), under_way)
        if values not in known:
            known[values] = assess(case, catalogue, knowledge)
        begun, kept, under_way = day, values, replace(known[values], case=case, day=day, derived=derived)
    assert under_way is not None  # noqa: S101 - the first day always begins a stretch
    yield Stretch(begun, last, under_way)


def _shown(stretch: Stretch) -> tuple[object, ...]:
    return stretch.found.band, stretch.found.likely, stretch.found.state


def _turn(earlier: Stretch, later: Stretch) -> Turn:
    step = later.found.rating.index - earlier.found.rating.index
    return Turn(later.first, changes(earlier.found.derived, later.found.derived), step)


def _incidents(knowledge: "Knowledge", origin: str, host: str) -> tuple[Incident, ...]:
    """Return every firm incident on the corridor, of whatever day, oldest first."""
    facts = knowledge.facts_of_origin(origin, "incident")
    found = [incident(f) for f in facts if f.confidence is not Confidence.LOW]
    here = [i for i in found if i.host == host]
    return tuple(sorted(here, key=lambda i: (i.last_day, i.fact.id)))
