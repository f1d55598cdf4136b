# SPDX-License-Identifier: GPL-3.0-or-later
"""The exact terms of a pathway's sum, so that every rating can be followed with a pocket calculator."""

from collections import defaultdict
from math import log2

from exile_risk.engine.compiled import Compiled
from exile_risk.engine.evaluate import (
    Answers,
    View,
    contributions,
    court_obedience,
    gate_value,
    obedience,
)
from exile_risk.engine.scale import grouped_terms, steps_of_bar
from exile_risk.model.assessment import Term
from exile_risk.model.factors import LEVELS, PATHWAYS

OPEN_VALUE = "unknown"


def terms_by_target(model: Compiled, answers: Answers) -> dict[str, tuple[Term, ...]]:
    """Return, per pathway and harm level, the terms that add up to its central log2 odds; none of them is zero."""
    base = {**model.catalogue.pathway_base, **model.catalogue.harm_base}
    found = {t: [Term("base", "", "base", "base", base[t], base[t])] for t in (*PATHWAYS, *LEVELS)}
    _add_evidence(model, answers, found)
    _add_bars(model, answers, found)
    _add_gates(model, answers, found)
    return {target: tuple(terms) for target, terms in found.items()}


def _add_evidence(model: Compiled, answers: Answers, found: dict[str, list[Term]]) -> None:
    weighed: dict[tuple[str, str], list[tuple[str, float]]] = defaultdict(list)
    for row in model.rows:
        for target, weight in contributions(row, answers.get(row.id), View.CENTRE)[0]:
            weighed[target, row.group].append((row.id, weight))
    for (target, group), pairs in weighed.items():
        for (factor, weight), steps in zip(pairs, grouped_terms([w for _, w in pairs]), strict=True):
            found[target].append(Term(factor, str(answers[factor]), "evidence", group, weight, steps))


def _add_bars(model: Compiled, answers: Answers, found: dict[str, list[Term]]) -> None:
    courts = court_obedience(model, answers, View.CENTRE)
    for row in model.rows:
        for pathway, strength in contributions(row, answers.get(row.id), View.CENTRE)[1]:
            steps = steps_of_bar(strength, obedience(row.bar_kind, courts))
            if steps:
                whole = steps_of_bar(strength, 1.0)
                found[pathway].append(Term(row.id, str(answers[row.id]), "bar", row.group, whole, steps))


def _add_gates(model: Compiled, answers: Answers, found: dict[str, list[Term]]) -> None:
    for pathway, gate in model.gates.items():
        steps = log2(gate_value(gate, answers, View.CENTRE))
        if steps:
            answer = answers.get(gate.factor)
            value = answer if isinstance(answer, str) else OPEN_VALUE
            group = model.catalogue.factors[gate.factor].group
            found[pathway].append(Term(gate.factor, value, "gate", group, steps, steps))
