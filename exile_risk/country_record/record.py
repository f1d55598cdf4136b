# SPDX-License-Identifier: GPL-3.0-or-later
"""The record of one state as of a day: put together once, so that a page only has to show it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from exile_risk.country_record.agreements import Agreement, groups, links, ties
from exile_risk.country_record.themes import AS_HOST, AS_ORIGIN, Entry, Theme, entry, themes
from exile_risk.knowledge.dates import last_day
from exile_risk.knowledge.events import Event
from exile_risk.knowledge.factors import OF_A_HOST, OF_AN_ORIGIN
from exile_risk.model.facts import Basis, Derived, Fact

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge
    from exile_risk.knowledge.corrections import Correction

_FAR_AWAY = ("NZ", "JP")
"""A partner with whom nothing but the state's own side of a corridor shows. Outside Europe, so that a Refugee
Convention limited to Europe shows as what it is to most people."""

LAW_PARTS = ("offence_status", "offence_max_penalty", "offence_reaches_one_year")


@dataclass(frozen=True)
class CountryRecord:
    """One state. `means_as_host` and `means_as_origin` hold what rules make of its facts in any corridor.

    `laws` are its offences, each with status, maximum and whether it reaches a year. `events` and incidents are all
    there are; compare with `day` for those known then. `later_events` happened after that day.
    """

    code: str
    day: date
    place: tuple[Entry, ...]
    means_as_host: tuple[Derived, ...]
    means_as_origin: tuple[Derived, ...]
    as_host: tuple[Theme, ...]
    as_origin: tuple[Theme, ...]
    laws: Mapping[str, tuple[Entry, ...]]
    links: tuple[Agreement, ...]
    groups: tuple[Fact, ...]
    ties: tuple[Agreement, ...]
    events: tuple[Event, ...]
    later_events: tuple[Event, ...]
    incidents_as_host: tuple[Fact, ...]
    incidents_as_origin: tuple[Fact, ...]
    corrections: tuple["Correction", ...]

    @cached_property
    def shown(self) -> tuple[Fact, ...]:
        """Every fact that stands on the record, each once."""
        return tuple(dict.fromkeys(self._facts()))

    @property
    def unchecked(self) -> tuple[Fact, ...]:
        """The facts that nobody has checked at a source."""
        return tuple(f for f in self.shown if f.basis is Basis.GENERAL_KNOWLEDGE)

    def _facts(self) -> Iterator[Fact]:
        entries = [*self.place, *(e for t in (*self.as_host, *self.as_origin) for e in t.entries)]
        entries += [e for parts in self.laws.values() for e in parts]
        yield from (e.fact for e in entries if e.fact is not None)
        for agreement in (*self.links, *self.ties):
            yield agreement.fact
            yield from agreement.clauses
        yield from (*self.groups, *self.incidents_as_host, *self.incidents_as_origin)


def country_record(knowledge: "Knowledge", code: str, day: date) -> CountryRecord:
    """Return the record of a state as of a day; facts valid only later are left out."""
    other = next(c for c in _FAR_AWAY if c != code)
    as_host, as_origin = knowledge.corridor(other, code, day), knowledge.corridor(code, other, day)
    bearing = [e for e in knowledge.timeline if any(code in pair for pair in e.corridors)]
    return CountryRecord(
        code=code,
        day=day,
        place=tuple(entry(knowledge, code, a, day) for a in ("subregion", "population")),
        means_as_host=tuple(as_host[f] for f in OF_A_HOST),
        means_as_origin=tuple(as_origin[f] for f in OF_AN_ORIGIN),
        as_host=themes(knowledge, code, day, AS_HOST),
        as_origin=themes(knowledge, code, day, AS_ORIGIN),
        laws=_laws(knowledge, code, day),
        links=links(knowledge, code, day),
        groups=groups(knowledge, code, day),
        ties=ties(knowledge, code, day),
        events=tuple(e for e in bearing if e.over_before(day)),
        later_events=tuple(e for e in bearing if not e.over_before(day)),
        incidents_as_host=_reported((f for a in REPORTED for f in knowledge.facts_in_host(code, a)), day),
        incidents_as_origin=_reported((f for a in REPORTED for f in knowledge.facts_of_origin(code, a)), day),
        corrections=tuple(c for c in knowledge.corrections if code in (c.origin, c.host)),
    )


def _laws(knowledge: "Knowledge", code: str, day: date) -> Mapping[str, tuple[Entry, ...]]:
    found = {}
    for offence in knowledge.offences():
        parts = tuple(entry(knowledge, f"{code}/{offence}", a, day) for a in LAW_PARTS)
        if any(p.fact or p.set_aside for p in parts):
            found[offence] = parts
    return found


REPORTED = ("incident", "notice_used", "routine_returns")


def _reported(facts: Iterable[Fact], day: date) -> tuple[Fact, ...]:
    """Return what was surely over before the day, or had begun by then where it goes on, newest first."""
    known = [f for f in facts if (last_day(f.as_of) < day if f.attribute != "routine_returns" else f.holds_on(day))]
    return tuple(sorted(known, key=lambda f: (f.valid_from or date.min, f.id), reverse=True))
