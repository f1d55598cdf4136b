# SPDX-License-Identifier: GPL-3.0-or-later
"""What a group of questions adds in every completion of its open ones; kept, because cases often agree on a group."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from math import log2
from operator import add

from exile_risk.engine.columns import Column
from exile_risk.engine.compiled import TARGETS, Compiled, Gate, Group, Row
from exile_risk.engine.draws import DRAWS, draws, is_drawn
from exile_risk.engine.evaluate import Answers, View, court_obedience, gate_value, rows_counted
from exile_risk.engine.group_sums import PLACE, Given
from exile_risk.engine.scale import grouped
from exile_risk.model.factors import BarKind, Catalogue

Steps = Column | float
"""What is added in every completion: one number where it is the same in all of them, else a column."""

REMEMBERED = 2000
"""Ways to answer one group, or one part of it, of which the columns are kept (each at most some 6 kB a target)."""


@dataclass(frozen=True, eq=False)  # one object per part
class Part:
    """Something that is added by itself: a protection, a gate, or what the evidence of a group counts on one target.

    `asked`: the questions on which it hangs; `steps`: what it adds by target, once they are answered.
    """

    asked: tuple[str, ...]
    steps: Callable[[Answers], Mapping[str, float]]
    known: dict[Given, Mapping[str, Steps]] = field(default_factory=dict)


def group_columns(model: Compiled, group: Group, answers: Answers) -> Sequence[Steps]:
    """Return what a group adds to each of TARGETS while its open questions are drawn."""
    known, key = _memory(group), given_to(model, group, answers)
    found = known.get(key)
    if found is None:
        if len(known) >= REMEMBERED:
            known.clear()
        found = known[key] = _added(model, group, answers)
    return found


def given_to(model: Compiled, group: Group, answers: Answers) -> Given:
    """Return the answers on which it hangs what a group adds."""
    return (*map(answers.get, group.ids), answers.get(model.courts.factor) if group.by_courts else None)


@lru_cache(maxsize=256)
def _memory(group: Group) -> dict[Given, Sequence[Steps]]:
    return {}


def _added(model: Compiled, group: Group, answers: Answers) -> Sequence[Steps]:
    """Add part to part, in the order of `group_sums._sums`, so that both come to the same to the last digit."""
    found: list[Steps] = [0.0] * len(TARGETS)
    for part in parts(model, group):
        for target, steps in part_columns(model, part, answers).items():
            found[PLACE[target]] = _plus(found[PLACE[target]], steps)
    return [_settled(steps) for steps in found]


@lru_cache(maxsize=256)
def parts(model: Compiled, group: Group) -> tuple[Part, ...]:
    """Return what of a group is added by itself."""
    courts = model.courts.factor
    found = []
    for row in group.rows:
        if row.most_bars:
            asked = (row.id,) if row.bar_kind is BarKind.INDEPENDENT else (row.id, courts)
            found.append(Part(asked, partial(_protection, model, row)))
    for target in TARGETS:
        by_value = {
            row.id: {value: dict(steps).get(target, 0.0) for value, steps in row.steps.items()} for row in group.rows
        }
        told = {f: weights for f, weights in by_value.items() if any(weights.values())}
        if told:
            found.append(Part(tuple(told), partial(_evidence, told, target)))
    found += [Part((gate.factor,), partial(_gate, pathway, gate)) for pathway, gate in group.gates]
    return tuple(found)


def _protection(model: Compiled, row: Row, answers: Answers) -> Mapping[str, float]:
    return dict(rows_counted((row,), answers, View.CENTRE, court_obedience(model, answers, View.CENTRE)).protections)


def _evidence(told: Mapping[str, Mapping[str, float]], target: str, answers: Answers) -> Mapping[str, float]:
    values = ((weights, answers.get(f)) for f, weights in told.items())
    counted = [weights[value] for weights, value in values if isinstance(value, str) and weights[value]]
    return {target: counted[0] if len(counted) == 1 else grouped(tuple(counted))}


def _gate(pathway: str, gate: Gate, answers: Answers) -> Mapping[str, float]:
    return {pathway: log2(gate_value(gate, answers, View.CENTRE))}


def part_columns(model: Compiled, part: Part, answers: Answers) -> Mapping[str, Steps]:
    """Return what a part adds by target, worked out once for every way in which its open questions are drawn."""
    key = tuple(map(answers.get, part.asked))
    found = part.known.get(key)
    if found is None:
        if len(part.known) >= REMEMBERED:
            part.known.clear()
        given = {f: answers[f] for f in part.asked if f in answers}
        drawn = tuple(f for f in part.asked if is_drawn(model.catalogue, answers, f))
        ways, at = _ways(model.catalogue, drawn)
        each = [part.steps({**given, **dict(zip(drawn, way, strict=True))}) for way in ways]
        found = {}
        for target in dict.fromkeys(t for steps in each for t in steps):
            by_way = [steps.get(target, 0.0) for steps in each]
            found[target] = _settled([by_way[n] for n in at])
        part.known[key] = found
    return found


@lru_cache(maxsize=1024)
def _ways(catalogue: Catalogue, drawn: tuple[str, ...]) -> tuple[tuple[tuple[str, ...], ...], tuple[int, ...]]:
    """Return (the different ways in which these questions are answered, which of them each completion takes)."""
    each = list(zip(*(draws(catalogue, f) for f in drawn), strict=True)) or [()] * DRAWS
    ways = {way: n for n, way in enumerate(dict.fromkeys(each))}
    return tuple(ways), tuple(ways[way] for way in each)


def _plus(one: Steps, other: Steps) -> Steps:
    if isinstance(one, float):
        if isinstance(other, float):
            return one + other
        one, other = other, one
    if isinstance(other, float):
        return [x + other for x in one] if other else one
    return list(map(add, one, other))


def _settled(steps: Steps) -> Steps:
    """Return one number for a column that is the same in every completion."""
    if isinstance(steps, float) or steps.count(steps[0]) < DRAWS:
        return steps
    return steps[0]
