# SPDX-License-Identifier: GPL-3.0-or-later
"""Scores that anybody could write into a spreadsheet: what a model must beat before it adds anything."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from exile_risk.evidence.case_set import DocumentedCase
from exile_risk.model.factors import Catalogue, Direction
from exile_risk.model.facts import Derived

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge

UNKNOWN_LAW = 0.5
"""Rule of law of a host without an index: the middle of the scale."""

_STATUS = {"none": 2.0, "asylum_seeker": 1.0, "unhcr_recognised": 1.0, "unknown": 1.0, "resettlement_accepted": 0.5}
_NEARNESS = {"distant": 0.0, "same_region": 1.0, "land_border": 2.0}


def rule_of_law(knowledge: "Knowledge", case: DocumentedCase) -> float:
    """Return the host's rule-of-law index (0 to 1) of the year before the case, or the latest before that."""
    facts = knowledge.facts(case.host, "rule_of_law")
    known = [f for f in facts if f.valid_from and f.valid_from.year < case.year]
    newest = max(known, key=lambda f: str(f.valid_from), default=None)
    return float(newest.value) if newest else UNKNOWN_LAW


def five_term(case: DocumentedCase, law: float, derived: Mapping[str, Derived]) -> float:
    """Return the yardstick of method.md section 8: law, status, nearness, notice and request."""
    near = _NEARNESS.get(derived["proximity"].value or "", 0.0)
    score = 2 * (1 - law) + 0.5 * _STATUS.get(case.refugee_status, 0.0) + 0.25 * near
    if case.interpol_notice:
        score -= 0.5
    if case.extradition_request:
        score += 0.3 * (1 - law)
    return score


def unit_weights(catalogue: Catalogue, answers: Mapping[str, object]) -> float:
    """Return the count of answers: the riskiest value of a question adds one, the least risky takes one away."""
    total = 0.0
    for id, answer in answers.items():
        factor = catalogue.factors[id]
        if factor.direction is Direction.MIXED or answer not in factor.values or len(factor.values) < 2:
            continue
        place = factor.values.index(str(answer)) / (len(factor.values) - 1)
        total += 2 * place - 1 if factor.direction is Direction.ASCENDING else 1 - 2 * place
    return total


def origin_only(case: DocumentedCase, cases: Sequence[DocumentedCase]) -> float:
    """Return the share of harm among earlier cases of the same origin, drawn towards one half."""
    earlier = [other for other in cases if other.origin == case.origin and other.eve < case.eve]
    return (sum(other.harm for other in earlier) + 1) / (len(earlier) + 2)
