# SPDX-License-Identifier: GPL-3.0-or-later
"""The hard bounds: the best and the worst band that any completion of the open questions reaches. method.md 3.3.

A factor whose values run one way has one best and one worst value, so reading it there is a completion. One that cuts
both ways has none: read at the best of every pathway at once it gives an outer bound. Up to four such factors are tried
value by value, which makes the bound exact; with more of them open it stays the outer one, and too wide only.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import product
from math import log2, prod

from exile_risk.engine.compiled import TARGETS, Compiled, compiled
from exile_risk.engine.evaluate import Answers, View
from exile_risk.engine.reading import Reading
from exile_risk.model.answers import Unanswered
from exile_risk.model.assessment import Band
from exile_risk.model.factors import PATHWAYS, Catalogue, Factor

MOST_TRIED = 4
"""Open factors that cut both ways, up to which every completion of them is tried."""

MOST_COMPLETIONS = 400
"""More of them are not tried either, so that a form answers at once whatever a model brings."""


def bounds(model: Compiled, answers: Answers, centre: Band) -> tuple[Band, Band]:
    """Return (lowest, highest) band; the central band always lies inside."""
    return lowest_bound(model, answers, centre), highest_bound(model, answers, centre)


def lowest_bound(model: Compiled, answers: Answers, centre: Band) -> Band:
    """Return the best band that a completion reaches, the centre counted as one."""
    return centre if centre == Band.LOW else min(centre, *_reached(model, answers, View.LOWEST))


def highest_bound(model: Compiled, answers: Answers, centre: Band) -> Band:
    """Return the worst band that a completion reaches, the centre counted as one."""
    return centre if centre == Band.EXTREME else max(centre, *_reached(model, answers, View.HIGHEST))


def _reached(model: Compiled, answers: Answers, view: View) -> list[Band]:
    """Return the bands of the completions worth trying; the outer bound alone where they would be too many.

    Where the first comes to the end of the scale, there is nothing beyond it to find and the others are not tried.
    """
    end = Band.LOW if view is View.LOWEST else Band.EXTREME
    tried = _to_try(model.catalogue, answers, view)
    if len(tried) > MOST_TRIED or prod(map(len, tried.values())) > MOST_COMPLETIONS:
        tried = {}
    trials = [dict(zip(tried, values, strict=True)) for values in product(*tried.values())]
    if view is View.HIGHEST:
        trials.reverse()  # most values are listed from the mildest to the worst
    reading = Reading(model, answers, view)
    first = reading.bands(trials[:1])
    return first if first == [end] else first + reading.bands(trials[1:])


def _to_try(catalogue: Catalogue, answers: Answers, view: View) -> dict[str, tuple[str, ...]]:
    """Return the open factors that have no single best (or worst) value, with the values worth trying."""
    rivals = _rivals(catalogue)[view]
    return {
        f: values
        for f, values in rivals.items()
        if not isinstance(answers.get(f), str) and answers.get(f) is not Unanswered.NOT_APPLICABLE
    }


@lru_cache(maxsize=8)
def _rivals(catalogue: Catalogue) -> Mapping[View, Mapping[str, tuple[str, ...]]]:
    """Return, per bound, each factor that cuts both ways with its values that no other value beats everywhere."""
    model = compiled(catalogue)
    found: dict[View, dict[str, tuple[str, ...]]] = {View.LOWEST: {}, View.HIGHEST: {}}
    for factor in catalogue.factors.values():
        risks = {value: _risks(model, factor, value) for value in factor.values}
        for view, sign in ((View.LOWEST, -1), (View.HIGHEST, 1)):
            left = _unbeaten({value: tuple(sign * r for r in risk) for value, risk in risks.items()})
            if len(left) > 1:
                found[view][factor.id] = left
    return found


def _risks(model: Compiled, factor: Factor, value: str) -> tuple[float, ...]:
    """Return how bad a value is for the person, number by number: a larger one never lowers anything."""
    steps, bars = factor.steps.get(value, {}), factor.bars.get(value, {})
    gates = [log2((factor.gate or {})[value]) for g in model.gates.values() if g.factor == factor.id]
    courts = [-(factor.gate or {})[value]] if factor.id == model.courts.factor else []
    return (
        *(steps.get(t, 0.0) for t in TARGETS),
        *(-bars.get(p, 0.0) for p in PATHWAYS),
        *gates,
        *courts,
    )


def _unbeaten(scores: Mapping[str, tuple[float, ...]]) -> tuple[str, ...]:
    """Return the values that no other value matches or tops in every number; of equal ones the first."""
    left: list[str] = []
    for n, (value, own) in enumerate(scores.items()):
        others: Iterable[tuple[int, tuple[float, ...]]] = enumerate(scores.values())
        if not any(m != n and _tops(other, own) and (other != own or m < n) for m, other in others):
            left.append(value)
    return tuple(left)


def _tops(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return all(a >= b for a, b in zip(one, other, strict=True))
