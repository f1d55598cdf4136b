# SPDX-License-Identifier: GPL-3.0-or-later
"""What the open answers could plausibly bring: 200 completions, drawn the same way every time. method.md 3.3."""

from collections.abc import Sequence
from functools import lru_cache
from math import log2
from random import Random

from exile_risk.engine.columns import Column, added, band_column, floored, outcome_columns
from exile_risk.engine.compiled import GATES, Compiled, compiled
from exile_risk.engine.evaluate import Answers, View, court_obedience
from exile_risk.engine.group_sums import TARGETS, Group, Sums, base_sums, group_sums, groups
from exile_risk.model.answers import Unanswered
from exile_risk.model.assessment import Band
from exile_risk.model.factors import Catalogue, Factor

DRAWS = 200
_LOW, _MIDDLE, _HIGH = DRAWS // 10 - 1, DRAWS // 2, DRAWS - DRAWS // 10

REMEMBERED = 1000
"""Groups with their answers whose columns are kept for the next case (at most some 20 kB each)."""


def open_factors(catalogue: Catalogue, answers: Answers) -> tuple[str, ...]:
    """Return the factors without a value that do apply, danger questions left out, in catalogue order."""
    return tuple(
        f.id
        for f in catalogue.factors.values()
        if f.group != "trigger"
        and not isinstance(answers.get(f.id), str)
        and answers.get(f.id) is not Unanswered.NOT_APPLICABLE
    )


def likely_bands(
    catalogue: Catalogue, answers: Answers, doubtful: frozenset[str] = frozenset()
) -> tuple[Band, Band, Band]:
    """Return the bands of the 10th, 50th and 90th percentile completion.

    Each open factor draws from its own fixed sequence, so that answering one never reshuffles the others and the
    percentiles stay monotone (P10). Answers of `doubtful` factors are drawn as if nobody had given them. Danger
    questions are never drawn: unanswered they count as "no" here; the hard bounds count them.
    """
    triggers = catalogue.clocks
    firm = {f: a for f, a in answers.items() if f not in doubtful or f in triggers}
    model = compiled(catalogue)
    start, columns = list(base_sums(model)), [list[Column]() for _ in TARGETS]
    for group in groups(catalogue).values():
        found = _group_columns(catalogue, group, firm)
        for place, column in enumerate(found):
            if isinstance(column, float):
                start[place] += column
            else:
                columns[place].append(column)
    odds = {t: added(start[place], columns[place], DRAWS) for place, t in enumerate(TARGETS)}
    clocks = [clock for trigger, clock in triggers.items() if firm.get(trigger) == "yes"]
    exceedance, harm = outcome_columns(catalogue, odds)
    reached = sorted(floored(band_column(catalogue, exceedance), harm["S2"], clocks))
    return Band(reached[_LOW]), Band(reached[_MIDDLE]), Band(reached[_HIGH])


def _group_columns(catalogue: Catalogue, group: Group, answers: Answers) -> Sequence[Column | float]:
    """Return what a group adds to each target: one number where it is the same in every draw, else a column."""
    courts = compiled(catalogue).courts.factor
    key = (group.name, tuple(map(answers.get, group.ids)), answers.get(courts) if group.by_courts else None)
    known = _memory(catalogue)
    found = known.get(key)
    if found is None:
        if len(known) >= REMEMBERED:
            known.clear()
        found = known[key] = _made(catalogue, group, answers)
    return found


def _made(catalogue: Catalogue, group: Group, answers: Answers) -> Sequence[Column | float]:
    model = compiled(catalogue)
    needed = dict.fromkeys((*group.ids, *([model.courts.factor] if group.by_courts else [])))
    drawn = [f for f in open_factors(catalogue, answers) if f in needed]
    if not drawn:
        return _sums(model, group, answers)
    seen: dict[tuple[str, ...], Sums] = {}
    each = []
    for values in zip(*(draws(catalogue, f) for f in drawn), strict=True):
        if values not in seen:
            seen[values] = _sums(model, group, {**answers, **dict(zip(drawn, values, strict=True))})
        each.append(seen[values])
    by_target = list(zip(*each, strict=True))
    return [column[0] if column.count(column[0]) == DRAWS else column for column in by_target]


def _sums(model: Compiled, group: Group, answers: Answers) -> Sums:
    return group_sums(group, answers, View.CENTRE, court_obedience(model, answers, View.CENTRE))


@lru_cache(maxsize=8)
def _memory(catalogue: Catalogue) -> dict[tuple[object, ...], Sequence[Column | float]]:
    return {}


@lru_cache(maxsize=512)
def draws(catalogue: Catalogue, factor: str) -> tuple[str, ...]:
    """Return the value of a factor in every completion, as drawn for as long as the question is open."""
    chances = prior(catalogue.factors[factor])
    stream = Random(f"completion|{factor}")  # noqa: S311 - reproducible by design, nothing secret
    return tuple(stream.choices(tuple(chances), tuple(chances.values()), k=DRAWS))


def prior(factor: Factor) -> dict[str, float]:
    """Return how plausible each value is while nobody knows: the stronger its steps, the rarer it is."""
    rarity = {value: 2 ** -_strongest(factor, value) for value in factor.values}
    whole = sum(rarity.values())
    return {value: r / whole for value, r in rarity.items()}


def _strongest(factor: Factor, value: str) -> float:
    steps = [abs(w) for w in factor.steps.get(value, {}).values()]
    bars = [-log2(1 - s) for s in factor.bars.get(value, {}).values()]
    gate = [-log2(factor.gate[value])] if factor.gate and factor.id in GATES.values() else []
    return max([*steps, *bars, *gate], default=0.0)
