# SPDX-License-Identifier: GPL-3.0-or-later
"""Two assessments side by side: how far every route moved, which answers differ, and what each alone would do."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import log2

from exile_risk.engine.compiled import Compiled, compiled
from exile_risk.engine.evaluate import Evaluation, View, evaluate
from exile_risk.model.answers import Answer, Unanswered
from exile_risk.model.assessment import Assessment
from exile_risk.model.factors import LEVELS, PATHWAYS, Catalogue
from exile_risk.model.facts import Derived

LEAST = 0.005
"""Steps below which a move is not worth a word."""


@dataclass(frozen=True)
class Move:
    """One pathway: its log2 odds before and after."""

    pathway: str
    before: float
    after: float

    @property
    def change(self) -> float:
        """How many steps it moved; above zero: likelier."""
        return self.after - self.before


@dataclass(frozen=True)
class Difference:
    """One answer that differs. None stands for an open question; `derived` are the facts behind an answer, if any.

    `effects` tells in steps what this answer alone would move, per pathway and harm level; the effects of several
    need not add up, because answers of one group share what they count. `is_trigger`: it sets or lifts a floor.
    """

    factor: str
    before: Answer | None
    after: Answer | None
    derived_before: Derived | None
    derived_after: Derived | None
    effects: Mapping[str, float]
    is_trigger: bool

    @property
    def largest(self) -> float:
        """The greatest move on any pathway or harm level, without its sign."""
        return max((abs(steps) for steps in self.effects.values()), default=0.0)


@dataclass(frozen=True)
class Comparison:
    """Moves in catalogue order, differences with the greatest first, and how far the index moved (steps of danger)."""

    moves: tuple[Move, ...]
    differences: tuple[Difference, ...]
    index: float


def compare(before: Assessment, after: Assessment, catalogue: Catalogue) -> Comparison:
    """Return what differs between two assessments made with this catalogue."""
    model = compiled(catalogue)
    one, other = before.rating.pathways, after.rating.pathways
    found = [_difference(model, before, after, factor) for factor in _differing(catalogue, before, after)]
    return Comparison(
        moves=tuple(Move(p, one[p].log2_odds, other[p].log2_odds) for p in PATHWAYS),
        differences=tuple(sorted(found, key=lambda d: (not d.is_trigger, -d.largest, d.factor))),
        index=after.rating.index - before.rating.index,
    )


def _differing(catalogue: Catalogue, before: Assessment, after: Assessment) -> list[str]:
    return [f for f in catalogue.factors if _value(before, f) != _value(after, f)]


def _value(found: Assessment, factor: str) -> str | Unanswered | None:
    """Return a value, "does not apply", or None for whatever leaves the question open."""
    answer = found.used.get(factor)
    if answer is None:
        return None
    if isinstance(answer.value, str) or answer.value is Unanswered.NOT_APPLICABLE:
        return answer.value
    return None


def _difference(model: Compiled, before: Assessment, after: Assessment, factor: str) -> Difference:
    start: dict[str, str | Unanswered] = {f: a.value for f, a in before.used.items()}
    alone = {f: a for f, a in start.items() if f != factor}
    changed = after.used.get(factor)
    if changed is not None:
        alone[factor] = changed.value
    one, other = evaluate(model, start, View.CENTRE), evaluate(model, alone, View.CENTRE)
    return Difference(
        factor=factor,
        before=before.used.get(factor),
        after=changed,
        derived_before=before.derived.get(factor) if factor not in before.case.answers else None,
        derived_after=after.derived.get(factor) if factor not in after.case.answers else None,
        effects=_effects(one, other),
        is_trigger=factor in model.catalogue.clocks,
    )


def _effects(one: Evaluation, other: Evaluation) -> Mapping[str, float]:
    found = {p: other.log2_odds[p] - one.log2_odds[p] for p in PATHWAYS}
    found.update({level: _odds(other.harm[level]) - _odds(one.harm[level]) for level in LEVELS})
    return {target: steps for target, steps in found.items() if abs(steps) >= LEAST}


def _odds(chance: float) -> float:
    return log2(chance / (1 - chance))
