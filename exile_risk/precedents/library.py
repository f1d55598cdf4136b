# SPDX-License-Identifier: GPL-3.0-or-later
"""Every precedent of a knowledge base in the order in which they ended, made ready for many searches."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
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
    """The precedents of one knowledge folder."""

    def __init__(self, knowledge: "Knowledge") -> None:
        """Read everything; nothing of `knowledge` is kept. Raises InputError with file, row and mend."""
        found = read_precedents(knowledge.folder, frozenset(knowledge.countries()), knowledge.sources)
        self.precedents = tuple(sorted(found, key=lambda p: (p.over, p.id)))
        """Every precedent, the earliest end first."""
        self.weights = read_weights(knowledge.folder)
        """The numbers of the comparison."""
        self._regions = {p.host: region(p.host, knowledge) for p in found}
        self._judged: dict[tuple[int, Any], tuple[Verdict, ...]] = {}

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
        values: list[dict[Any, int]] = []
        rows = []
        for one in self.precedents:
            row = keys(precedent_traits(one, self._regions[one.host]))
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

    @cached_property
    def corridors(self) -> Mapping[tuple[str, str], tuple[Precedent, ...]]:
        """The precedents of each corridor (origin, host), in the order of `precedents`."""
        found: dict[tuple[str, str], list[Precedent]] = {}
        for one in self.precedents:
            found.setdefault((one.origin, one.host), []).append(one)
        return {corridor: tuple(listed) for corridor, listed in found.items()}


def region(host: str, knowledge: "Knowledge") -> str | None:
    """Return the UN subregion of a state, or None where it has none."""
    facts = knowledge.facts(host, "subregion")
    return facts[0].value if facts else None


def library(knowledge: "Knowledge") -> Library:
    """Return the precedents beside a knowledge base, read when they are first asked for.

    They are kept by folder: a knowledge base with a caseworker's corrections must not outlive its vault here.
    """
    found = _kept.get(knowledge.folder)
    if found is None:
        found = _kept[knowledge.folder] = Library(knowledge)
    return found


_kept: dict[Path, Library] = {}
