# SPDX-License-Identifier: GPL-3.0-or-later
"""What to do in the first hour of an arrest, a summons, a raid or a stop at the airport, in one host, as on one day.

A right counts from the day its law is in force: a card for 2018 shows nothing of an Act of 2023.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache

from exile_risk import assets
from exile_risk.errors import InputError
from exile_risk.judgement.clocks import Span
from exile_risk.knowledge.countries import all_countries
from exile_risk.knowledge.dates import first_day, last_day
from exile_risk.model.facts import Basis, Confidence, Source

STALE_AFTER = Span(months=18)
"""Law and practice change; a card older than this says so."""


class Situation(Enum):
    """What has just happened."""

    ARREST = "arrest"
    SUMMONS = "summons"
    RAID = "raid"
    AIRPORT = "airport"


@dataclass(frozen=True)
class Step:
    """One thing to do, a text id. `who`: client, contact or lawyer. `office`: a text id, whom the step speaks of."""

    id: str
    who: str
    office: str


@dataclass(frozen=True)
class Right:
    """What the law gives ("right") or what does not protect ("limit"), a text id with its law and source.

    `law` names the article as lawyers quote it, or "practice". `valid_from` and `valid_to` are inclusive; None is
    open; `since` is the first as exactly as it is known ("2005"). They are general knowledge unless the law names the
    day. `as_of` is the age of the knowledge.
    """

    id: str
    kind: str
    law: str
    basis: Basis
    source: Source
    valid_from: date | None
    valid_to: date | None
    since: str | None
    as_of: str
    confidence: Confidence

    def holds_on(self, day: date) -> bool:
        """Whether the law is in force on that day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True)
class EmergencyCard:
    """One card for one day. Steps are practice advice in order; `reach` are kinds of people and offices, best first.

    `general`: nobody wrote a card for this host, so this one holds for any. `stale`: the newest fact behind it is
    more than 18 months older than the day. `ahead`: it was written after the day.
    """

    host: str
    situation: Situation
    day: date
    general: bool
    steps: tuple[Step, ...]
    rights: tuple[Right, ...]
    reach: tuple[str, ...]
    as_of: str
    confidence: Confidence
    stale: bool
    ahead: bool


@dataclass(frozen=True)
class WrittenStep:
    """A step as written: shown from `valid_from` on, and only while the right that it rests on is in force."""

    id: str
    who: str
    valid_from: date | None
    rests_on: Right | None

    def holds_on(self, day: date) -> bool:
        """Whether the step makes sense on that day."""
        began = self.valid_from is None or self.valid_from <= day
        return began and (self.rests_on is None or self.rests_on.holds_on(day))


@dataclass(frozen=True)
class Sheet:
    """One situation as written."""

    steps: tuple[WrittenStep, ...]
    rights: tuple[Right, ...]
    reach: tuple[str, ...]
    as_of: str
    confidence: Confidence


@dataclass(frozen=True)
class HostCards:
    """All sheets of a host. `ask_for`: the offices a client names, from `ask_for_from` on; before that `alert`."""

    ask_for: str
    ask_for_from: date | None
    alert: str
    sheets: Mapping[Situation, Sheet]

    def asked_on(self, day: date) -> str:
        """Return which offices a client asks for on that day."""
        return self.alert if self.ask_for_from is not None and day < self.ask_for_from else self.ask_for


GENERAL = "general"

_SAID_BY_CLIENT = frozenset({"say_fear", "say_fear_airport"})
"""Steps that name the offices which the client asks for; the others name those whom the alarm reaches."""


def card(host: str, situation: Situation, day: date) -> EmergencyCard:
    """Return the card of a host for a situation, as on a day; the general one where the host has none.

    Raises InputError knowledge_no_country(value) for what is no country, and those of
    `exile_risk.relocation.cards_file` for a broken file.
    """
    if host not in all_countries():
        raise InputError("knowledge_no_country", value=host)
    own = host in hosts_with_cards()
    written = _cards(host if own else GENERAL)
    sheet = written.sheets[situation]
    asked = written.asked_on(day)
    return EmergencyCard(
        host=host,
        situation=situation,
        day=day,
        general=not own,
        steps=tuple(
            Step(s.id, s.who, asked if s.id in _SAID_BY_CLIENT else written.alert)
            for s in sheet.steps
            if s.holds_on(day)
        ),
        rights=tuple(r for r in sheet.rights if r.holds_on(day)),
        reach=sheet.reach,
        as_of=sheet.as_of,
        confidence=sheet.confidence,
        stale=STALE_AFTER.after(last_day(sheet.as_of)) < day,
        ahead=first_day(sheet.as_of) > day,
    )


@cache
def hosts_with_cards() -> tuple[str, ...]:
    """Return the hosts that have cards of their own, by code."""
    found = (path.stem for path in assets.path("relocation", "cards").glob("*.json"))
    return tuple(sorted(code for code in found if code != GENERAL))


@cache
def _cards(name: str) -> HostCards:
    from exile_risk.knowledge.sources import read_sources
    from exile_risk.relocation.cards_file import read_cards

    folder = assets.path("relocation")
    return read_cards(folder / "cards", name, read_sources(folder / "sources.json"))
