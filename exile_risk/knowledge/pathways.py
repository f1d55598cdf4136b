# SPDX-License-Identifier: GPL-3.0-or-later
"""Lawful ways to a safer place, with their conditions as data: read strictly from pathways.json."""

from dataclasses import dataclass
from functools import cache

from exile_risk import assets
from exile_risk.knowledge.conditions import Condition
from exile_risk.knowledge.countries import all_countries
from exile_risk.model.facts import Basis, Confidence


@dataclass(frozen=True)
class Places:
    """How many people a pathway takes in a year, in words and, where the source gives a number, as numbers.

    `low` and `high` are None where no number is known; a number counts for `year` only.
    """

    text: str
    low: int | None
    high: int | None
    year: int | None


@dataclass(frozen=True)
class Pathway:
    """One programme, visa or claim.

    `reach`: "named" where `destinations` names the states, "any" where it is tied to none, "unknown" where the states
    are not known. `since` and `until` bound a suspension or closure (partial dates); `as_of` is the age of `status`.
    `weeks` is an estimate of the whole duration, known as `weeks_basis` says. `read` says which part of the row the
    source showed; the rest is general knowledge. `read_as_of` is the year of that page, None for an undated one.
    """

    id: str
    destinations: tuple[str, ...]
    reach: str
    name: str
    kind: str
    status: str
    as_of: str
    since: str | None
    until: str | None
    referrer: str
    steps: tuple[str, ...]
    documents: tuple[str, ...]
    weeks: tuple[int, int] | None
    weeks_basis: Basis
    places: Places
    conditions: tuple[Condition, ...]
    basis: Basis
    read: str
    read_as_of: str | None
    confidence: Confidence
    sources: tuple[str, ...]
    note: str

    @property
    def taking_people(self) -> bool:
        """Whether it was open, if only to some, when last looked at."""
        return self.status in ("open", "limited")


@cache
def pathways() -> tuple[Pathway, ...]:
    """Return every pathway that ships, in the order of the file.

    Raises InputError for a broken file on first use (`exile_risk.knowledge.pathways_file`).
    """
    from exile_risk.knowledge.pathways_file import read_pathways
    from exile_risk.knowledge.sources import read_sources

    folder = assets.path("knowledge")
    return read_pathways(folder, frozenset(all_countries()), read_sources(folder / "sources.json"))


@cache
def pathways_to(destination: str) -> tuple[Pathway, ...]:
    """Return the pathways that name a destination, in the order of the file; those tied to no state are not here."""
    return tuple(p for p in pathways() if destination in p.destinations)
