# SPDX-License-Identifier: GPL-3.0-or-later
"""What to ask next: the open questions whose answers would tell most, less what asking them costs. method.md 3.5."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from exile_risk.engine.compiled import compiled
from exile_risk.engine.completions import open_factors
from exile_risk.engine.evaluate import Answers, View
from exile_risk.engine.reading import AS_IT_IS, Outcome, Reading, Trial
from exile_risk.model.assessment import Band
from exile_risk.model.factors import Catalogue

NARROWING = 0.5
"""Steps that a bound closer by one band is worth."""

NO_COSTS: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True)
class Question:
    """An open question and what it is worth: `gain` = (`moves` + .5 x `narrows`) / `cost`.

    `moves`: how far its answers move the index on average, in steps. `narrows`: by how many bands they bring the hard
    bounds (the outer ones) together on average. `cost`: 1 normal, 2 painful to answer, 3 dangerous to find out.
    `may_reach`: the worst central band that an answer could bring.
    """

    factor: str
    gain: float
    moves: float
    narrows: float
    cost: int
    may_reach: Band


def ask_next(
    catalogue: Catalogue,
    answers: Answers,
    most: int = 5,
    costs: Mapping[str, int] = NO_COSTS,
    doubtful: frozenset[str] = frozenset(),
) -> tuple[Question, ...]:
    """Return the open questions worth most, every value of each held equally plausible.

    `doubtful` factors count as open for the bounds, as in `rate`; a factor without a cost costs 1.
    """
    model = compiled(catalogue)
    firm = {f: a for f, a in answers.items() if f not in doubtful}
    centre = Reading(model, answers, View.CENTRE)
    edges = Reading(model, firm, View.LOWEST), Reading(model, firm, View.HIGHEST)
    asked = open_factors(catalogue, answers)
    trials = [{f: value} for f in asked for value in catalogue.factors[f].values]
    now, *outcomes = centre.outcomes([AS_IT_IS, *trials])
    width, *widths = _widths(edges, trials)
    found, start = [], 0
    for factor in asked:
        here = slice(start, start := start + len(catalogue.factors[factor].values))
        question = _question(factor, now, outcomes[here], width, widths[here], costs.get(factor, 1))
        if question.gain:
            found.append(question)
    return tuple(sorted(found, key=lambda q: -q.gain)[:most])


def _question(
    factor: str, now: Outcome, outcomes: Sequence[Outcome], width: int, widths: Sequence[int], cost: int
) -> Question:
    moves = sum(abs(outcome.rho - now.rho) for outcome in outcomes) / len(outcomes)
    narrows = width - sum(widths) / len(widths)
    gain = (moves + NARROWING * narrows) / cost
    return Question(factor, gain, moves, narrows, cost, max(outcome.band for outcome in outcomes))


def _widths(edges: tuple[Reading, Reading], trials: Sequence[Trial]) -> list[int]:
    """Return how many bands the bounds lie apart, as things are and after each trial."""
    now = [AS_IT_IS]
    (lowest,), (highest,) = (edge.bands(now) for edge in edges)
    if lowest == highest:
        return [0] * (len(trials) + 1)
    ends = zip(*(edge.bands(trials) for edge in edges), strict=True)
    return [highest - lowest, *(high - low for low, high in ends)]
