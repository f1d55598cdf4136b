# SPDX-License-Identifier: GPL-3.0-or-later
"""Every precedent of a knowledge base in the order in which they ended, made ready for many searches."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from exile_risk.model.precedents import Precedent
from exile_risk.precedents.likeness import COMPARED, Verdict, keys
from exile_risk.precedents.table import read_precedents, read_weights
from exile_risk.precedents.traits import precedent_traits

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge


KEPT = 1024
"""Judgements kept in memory: one for each value that a trait of a case has had."""


@dataclass(frozen=True)
class Coded:
    """The traits of all precedents. `rows` hold for each precedent and trait the place of its value in `values`.

    Many precedents share a value, so a search judges each value once.
    """

    values: tuple[tuple[Any, ...], ...]
    rows: tuple[tuple[int, ...], ...]


class Library:
    """The precedents of one knowledge base. Nothing is read before it is needed."""

    def __init__(self, knowledge: "Knowledge") -> None:
        self.knowledge = knowledge
        self._judged: dict[tuple[int, Any], tuple[Verdict, ...]] = {}

    @cached_property
    def precedents(self) -> tuple[Precedent, ...]:
        """Every precedent, the earliest end first. Raises InputError with file, row and mend for a broken row."""
        base = self.knowledge
        found = read_precedents(base.folder, frozenset(base.countries()), base.sources)
        return tuple(sorted(found, key=lambda p: (p.over, p.id)))

    @cached_property
    def weights(self) -> dict[str, float]:
        """The numbers of the comparison. Raises InputError for a broken file."""
        return read_weights(self.knowledge.folder)

    @cached_property
    def ends(self) -> tuple[int, ...]:
        """The last day that the end of each precedent may mean, as a day number."""
        return tuple(p.over.toordinal() for p in self.precedents)

    def before(self, day: date) -> int:
        """Return how many precedents were surely over before a day: a month counts from the first of the next."""
        return bisect_left(self.ends, day.toordinal())

    @cached_property
    def coded(self) -> Coded:
        """What is compared of each precedent, in the order of `precedents`."""
        places: dict[str, str | None] = {}
        values: list[dict[Any, int]] = []
        rows = []
        for one in self.precedents:
            if one.host not in places:
                places[one.host] = self.region(one.host)
            row = keys(precedent_traits(one, places[one.host]))
            values = values or [{} for _ in row]
            rows.append(tuple(seen.setdefault(value, len(seen)) for value, seen in zip(row, values, strict=True)))
        return Coded(tuple(tuple(seen) for seen in values), tuple(rows))

    def judged(self, traits: tuple[Any, ...]) -> tuple[tuple[Verdict, ...], ...]:
        """Return for each trait of a case the verdict on each of its values in `coded`; an answer changes only one."""
        found = []
        for trait, mine in enumerate(traits):
            verdicts = self._judged.get((trait, mine))
            if verdicts is None:
                compare = COMPARED[trait]
                verdicts = tuple(compare(mine, value, self.weights) for value in self.coded.values[trait])
                if len(self._judged) >= KEPT:
                    self._judged.clear()
                self._judged[trait, mine] = verdicts
            found.append(verdicts)
        return tuple(found)

    def region(self, host: str) -> str | None:
        """Return the UN subregion of a state, or None where it has none."""
        facts = self.knowledge.facts(host, "subregion")
        return facts[0].value if facts else None

    @cached_property
    def corridors(self) -> Mapping[tuple[str, str], tuple[Precedent, ...]]:
        """The precedents of each corridor (origin, host), in the order of `precedents`."""
        found: dict[tuple[str, str], list[Precedent]] = {}
        for one in self.precedents:
            found.setdefault((one.origin, one.host), []).append(one)
        return {corridor: tuple(listed) for corridor, listed in found.items()}


@lru_cache(maxsize=2)
def library(knowledge: "Knowledge") -> Library:
    """Return the precedents of a knowledge base, read once."""
    return Library(knowledge)
