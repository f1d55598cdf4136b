# SPDX-License-Identifier: GPL-3.0-or-later
"""How a question is answered in each of 200 completions for as long as it is open. method.md 3.3."""

from functools import lru_cache
from math import log2
from random import Random

from exile_risk.engine.compiled import GATES
from exile_risk.engine.evaluate import Answers
from exile_risk.model.answers import Unanswered
from exile_risk.model.factors import Catalogue, Factor

DRAWS = 200


def is_drawn(catalogue: Catalogue, answers: Answers, factor: str) -> bool:
    """Whether a question has no value, does apply and is no danger question: those are never drawn."""
    answer = answers.get(factor)
    return not isinstance(answer, str) and answer is not Unanswered.NOT_APPLICABLE and factor not in catalogue.clocks


@lru_cache(maxsize=512)
def draws(catalogue: Catalogue, factor: str) -> tuple[str, ...]:
    """Return the value of a factor in every completion, as drawn for as long as the question is open.

    Each factor has a sequence of its own, so that answering one never reshuffles the others (P10).
    """
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
