# SPDX-License-Identifier: GPL-3.0-or-later
"""The exact terms of a pathway's sum, so that every rating can be followed with a pocket calculator."""

from collections import defaultdict
from math import log2

from exile_risk.engine.compiled import CUSTODY, Compiled, bases
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
from exile_risk.model.factors import HELD

OPEN_VALUE = "unknown"


def terms_by_target(model: Compiled, answers: Answers) -> dict[str, tuple[Term, ...]]:
    """Return, per pathway and harm level, the terms that add up to its central log2 odds; none of them is zero."""
    found = {t: [Term("base", "", "base", "base", base, base)] for t, base in bases(model.catalogue).items()}
    _add_evidence(model, answers, found)
    _add_bars(model, answers, found)
    _add_gates(model, answers, found)
    held = found.pop(HELD)
    if sum(t.steps for t in held) > sum(t.steps for t in found["R"]):
        found["R"] = _as_removal(held, found["R"][0])
    return {target: tuple(terms) for target, terms in found.items()}


def _as_removal(held: list[Term], base: Term) -> list[Term]:
    """Return the sum of somebody held as one that starts where targeted expulsion does, custody first."""
    more = held[0].steps - base.steps
    return [base, Term(CUSTODY, "yes", "evidence", "trigger", more, more), *held[1:]]


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
