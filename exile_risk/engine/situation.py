# SPDX-License-Identifier: GPL-3.0-or-later
"""A case held ready for many small changes: completions of open questions, and what each answer would move.

`evaluate` computes one reading from nothing; here only the groups that a change touches are summed again.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import log2, prod

from exile_risk.engine import bands
from exile_risk.engine.compiled import Compiled, Row
from exile_risk.engine.evaluate import (
    Answers,
    View,
    contributions,
    gate_value,
    harm_levels,
    obedience,
)
from exile_risk.engine.scale import UNKNOWN_GATE, grouped, probability, steps_of_bar
from exile_risk.model.answers import Unanswered
from exile_risk.model.assessment import Band
from exile_risk.model.factors import LEVELS, PATHWAYS, BarKind, Catalogue

TARGETS = (*PATHWAYS, *LEVELS)
Sums = tuple[float, ...]
Changes = Mapping[str, str]
"""Factor id to the value tried."""

REMEMBERED = 200
"""Groups with different fixed answers whose sums are kept for the next situation (some 50 kB each at most)."""

_Touched = tuple[str, tuple[str, ...], dict[tuple[str | None, ...], Sums]]


class _Memory:
    """Sums by the answers of a group, and worth of a protection by its answer: the same whatever else is answered."""

    def __init__(self) -> None:
        self.groups: dict[tuple[object, ...], dict[tuple[str | None, ...], Sums]] = {}
        self.bars: dict[tuple[str, str | Unanswered | None, float], Sums | None] = {}


@lru_cache(maxsize=8)
def _memory(catalogue: Catalogue) -> _Memory:
    return _Memory()


class Situation:
    """The central reading of one set of answers, and of its variants."""

    def __init__(self, model: Compiled, answers: Answers) -> None:
        self.model = model
        self.answers = answers
        self._rows: dict[str, list[Row]] = {}
        for row in model.rows:
            self._rows.setdefault(row.group, []).append(row)
        self._group_of = {row.id: row.group for row in model.rows}
        self._ids = {group: tuple(row.id for row in rows) for group, rows in self._rows.items()}
        self._parts: dict[tuple[str, ...], tuple[tuple[_Touched, ...], Sums]] = {}
        self._alarmed = any(answers.get(trigger) == "yes" for trigger in model.catalogue.clocks)
        self._barred = [row for row in model.rows if any(row.bars.values())]
        self._memory = _memory(model.catalogue)
        if len(self._memory.groups) > REMEMBERED:
            self._memory.groups.clear()

    def exceedance(self, changes: Changes) -> tuple[dict[str, float], dict[str, float]]:
        """Return (exceedance, harm given return) with some answers changed."""
        answers = {**self.answers, **changes}
        groups, rest = self._split(tuple(changes))
        parts = []
        for group, ids, known in groups:
            key = tuple(map(changes.get, ids))
            sums = known.get(key)
            if sums is None:
                sums = known[key] = self._group_sums(group, answers)
            parts.append(sums)
        odds = self._added(rest, (*parts, *self._bar_sums(answers)))
        for pathway, gate in self.model.gates.items():
            odds[PATHWAYS.index(pathway)] += log2(gate_value(gate, answers, View.CENTRE))
        chances = [probability(x) for x in odds[: len(PATHWAYS)]]
        harm = harm_levels(dict(zip(LEVELS, odds[len(PATHWAYS) :], strict=True)))
        attack, a = self.model.catalogue.attack_harm, PATHWAYS.index("A")
        found = {}
        for level in LEVELS:
            q = harm[level]
            returned = prod([1 - p * q for i, p in enumerate(chances) if i != a])
            found[level] = 1 - returned * (1 - chances[a] * attack[level])
        return found, harm

    def band(self, changes: Changes) -> Band:
        """Return the central band, floors included, with some answers changed."""
        exceedance, harm = self.exceedance(changes)
        catalogue = self.model.catalogue
        reached = bands.band_of(catalogue, exceedance)
        if not self._alarmed and catalogue.clocks.keys().isdisjoint(changes):
            return reached
        floor = bands.floor_of(catalogue, {**self.answers, **changes}, harm, open_as_yes=False)
        return reached if floor is None else max(reached, floor)

    def index(self, changes: Changes) -> float:
        """Return rho with some answers changed."""
        return bands.index_of(self.model.catalogue, self.exceedance(changes)[0])

    def _split(self, changed: tuple[str, ...]) -> tuple[tuple[_Touched, ...], Sums]:
        """Return the groups that these factors touch, and what the base and all other groups add up to.

        With each group: its factors among the changed ones, and its sums so far by their values, while its other
        answers are as they are here.
        """
        found = self._parts.get(changed)
        if found is None:
            touched = {self._group_of[f] for f in changed if f in self._group_of}
            base = {**self.model.catalogue.pathway_base, **self.model.catalogue.harm_base}
            others = [self._group_sums(group, self.answers) for group in self._rows if group not in touched]
            rest = tuple(self._added([base[t] for t in TARGETS], others))
            groups = []
            for group in (g for g in self._rows if g in touched):
                ids = tuple(id for id in self._ids[group] if id in changed)
                fixed = tuple(None if id in changed else self.answers.get(id) for id in self._ids[group])
                groups.append((group, ids, self._memory.groups.setdefault((group, ids, fixed), {})))
            found = self._parts[changed] = (tuple(groups), rest)
        return found

    def _group_sums(self, group: str, answers: Answers) -> Sums:
        weights: dict[str, list[float]] = {}
        for row in self._rows[group]:
            for target, weight in contributions(row, answers.get(row.id), View.CENTRE)[0]:
                weights.setdefault(target, []).append(weight)
        return tuple(grouped(weights[t]) if t in weights else 0.0 for t in TARGETS)

    def _bar_sums(self, answers: Answers) -> Iterable[Sums]:
        answer = answers.get(self.model.courts.factor)
        courts = self.model.courts.by_value[answer] if isinstance(answer, str) else UNKNOWN_GATE
        found = [self._bar(row, answers.get(row.id), courts) for row in self._barred if row.id in answers]
        return [sums for sums in found if sums]

    def _bar(self, row: Row, answer: str | Unanswered | None, courts: float) -> Sums | None:
        """Return what a protection takes off each target; None for one that takes off nothing."""
        key = (row.id, answer, courts)
        if key not in self._memory.bars:
            obeyed = courts if row.bar_kind is BarKind.RIGHT else obedience(row.bar_kind, courts)
            strength = dict(contributions(row, answer, View.CENTRE)[1])
            sums = tuple(steps_of_bar(strength.get(t, 0.0), obeyed) for t in TARGETS)
            self._memory.bars[key] = sums if any(sums) else None
        return self._memory.bars[key]

    @staticmethod
    def _added(start: Sequence[float], parts: Iterable[Sums]) -> list[float]:
        return [sum(column) for column in zip(start, *parts, strict=True)]
