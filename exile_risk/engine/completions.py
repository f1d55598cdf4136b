# SPDX-License-Identifier: GPL-3.0-or-later
"""What the open answers could plausibly bring: 200 completions, drawn the same way every time. method.md 3.3."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import log2
from random import Random

from exile_risk.engine.compiled import GATES, compiled
from exile_risk.engine.evaluate import Answers
from exile_risk.engine.situation import Situation
from exile_risk.model.answers import Unanswered
from exile_risk.model.assessment import Band
from exile_risk.model.factors import Catalogue, Factor

DRAWS = 200
_LOW, _MIDDLE, _HIGH = DRAWS // 10 - 1, DRAWS // 2, DRAWS - DRAWS // 10


def open_factors(catalogue: Catalogue, answers: Answers) -> tuple[str, ...]:
    """Return the factors without a value that do apply, danger questions left out, in catalogue order."""
    return tuple(
        f.id
        for f in catalogue.factors.values()
        if f.group != "trigger"
        and not isinstance(answers.get(f.id), str)
        and answers.get(f.id) is not Unanswered.NOT_APPLICABLE
    )


def likely_bands(catalogue: Catalogue, answers: Answers) -> tuple[Band, Band, Band]:
    """Return the bands of the 10th, 50th and 90th percentile completion.

    Each open factor draws from its own fixed sequence, so that answering one never reshuffles the others and the
    percentiles stay monotone (P10). Unanswered danger questions count as "no" here; the hard bounds count them.
    """
    situation = Situation(compiled(catalogue), answers)
    factors = open_factors(catalogue, answers)
    columns = [_draws(catalogue, f) for f in factors]
    found = sorted(situation.band(dict(zip(factors, row, strict=True))) for row in _rows(columns))
    return found[_LOW], found[_MIDDLE], found[_HIGH]


def _rows(columns: list[tuple[str, ...]]) -> Iterable[tuple[str, ...]]:
    return zip(*columns, strict=True) if columns else [()] * DRAWS


@lru_cache(maxsize=512)
def _draws(catalogue: Catalogue, factor: str) -> tuple[str, ...]:
    chances = prior(catalogue.factors[factor])
    stream = Random(f"completion|{factor}")  # noqa: S311 - reproducible by design, nothing secret
    return tuple(stream.choices(tuple(chances), tuple(chances.values()), k=DRAWS))


def prior(factor: Factor) -> Mapping[str, float]:
    """Return how plausible each value is while nobody knows: the stronger its steps, the rarer it is."""
    rarity = {value: 2 ** -_strongest(factor, value) for value in factor.values}
    whole = sum(rarity.values())
    return {value: r / whole for value, r in rarity.items()}


def _strongest(factor: Factor, value: str) -> float:
    steps = [abs(w) for w in factor.steps.get(value, {}).values()]
    bars = [-log2(1 - s) for s in factor.bars.get(value, {}).values()]
    gate = [-log2(factor.gate[value])] if factor.gate and factor.id in GATES.values() else []
    return max([*steps, *bars, *gate], default=0.0)
