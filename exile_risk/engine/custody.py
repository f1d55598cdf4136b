# SPDX-License-Identifier: GPL-3.0-or-later
"""What would become of somebody whom the host holds: a short sum of its own, for a cell is not a year at liberty.

The pathways say how likely it is that a person is taken and sent back within a year. This says, of people already held,
who tends to be sent back and who tends to be let go. It ranks; it is no probability.
"""

from dataclasses import dataclass

from exile_risk.engine.evaluate import Answers
from exile_risk.engine.scale import grouped_terms
from exile_risk.model.factors import Catalogue


@dataclass(frozen=True)
class CustodyTerm:
    """What one answer adds, in steps: above zero towards being sent back."""

    factor: str
    value: str
    steps: float


@dataclass(frozen=True)
class IfHeld:
    """The sum in steps from even, and what it is made of, the weightiest first."""

    steps: float
    terms: tuple[CustodyTerm, ...]


def if_held(catalogue: Catalogue, answers: Answers) -> IfHeld | None:
    """Return what custody would lead to, or None for a model that does not tell. Open answers count nothing."""
    score = catalogue.custody
    if score is None:
        return None
    found = [
        CustodyTerm(factor, value, weights[value])
        for factor, weights in score.steps.items()
        if isinstance(value := answers.get(factor), str) and weights[value]
    ]
    even = score.base
    if score.rated:  # its base is the chance of a year, not what tells the detained apart
        found, even = _grouped(catalogue, found), 0.0
    ordered = tuple(sorted(found, key=lambda term: (-abs(term.steps), term.factor)))
    return IfHeld(even + sum(term.steps for term in found), ordered)


def _grouped(catalogue: Catalogue, found: list[CustodyTerm]) -> list[CustodyTerm]:
    """Return the terms with what each counts in its group: the strongest whole, the next half (formula 1)."""
    by_group: dict[str, list[CustodyTerm]] = {}
    for term in found:
        by_group.setdefault(catalogue.factors[term.factor].group, []).append(term)
    return [
        CustodyTerm(term.factor, term.value, steps)
        for terms in by_group.values()
        for term, steps in zip(terms, grouped_terms([t.steps for t in terms]), strict=True)
    ]
