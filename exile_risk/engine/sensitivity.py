# SPDX-License-Identifier: GPL-3.0-or-later
"""What to ask next, and which single answer would move the band. method.md 3.5."""

from dataclasses import dataclass

from exile_risk.engine.compiled import compiled
from exile_risk.engine.completions import open_factors
from exile_risk.engine.evaluate import Answers
from exile_risk.engine.situation import Situation
from exile_risk.model.assessment import Band
from exile_risk.model.factors import Catalogue


@dataclass(frozen=True)
class Question:
    """An open question and how far its answers would move the index on average (in steps)."""

    factor: str
    gain: float
    may_reach: Band  # the worst band that an answer could bring


@dataclass(frozen=True)
class Change:
    """A single answer that would move the central band."""

    factor: str
    value: str
    band: Band
    lowers: bool


def ask_next(catalogue: Catalogue, answers: Answers, most: int = 5) -> tuple[Question, ...]:
    """Return the open questions that would move the index most, every value of each held equally plausible."""
    situation = Situation(compiled(catalogue), answers)
    now = situation.index({})
    found = []
    for factor in open_factors(catalogue, answers):
        values = catalogue.factors[factor].values
        moved = [abs(situation.index({factor: value}) - now) for value in values]
        if any(moved):
            worst = max(situation.band({factor: value}) for value in values)
            found.append(Question(factor, sum(moved) / len(values), worst))
    return tuple(sorted(found, key=lambda q: -q.gain)[:most])


def single_changes(catalogue: Catalogue, answers: Answers) -> tuple[Change, ...]:
    """Return every other value of an answered factor that alone would change the central band."""
    situation = Situation(compiled(catalogue), answers)
    now = situation.band({})
    found = []
    for factor in catalogue.factors.values():
        current = answers.get(factor.id)
        for value in factor.values if isinstance(current, str) else ():
            if value != current:
                band = situation.band({factor.id: value})
                if band != now:
                    found.append(Change(factor.id, value, band, band < now))
    return tuple(found)
