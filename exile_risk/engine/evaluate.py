# SPDX-License-Identifier: GPL-3.0-or-later
"""One pass over the answers: log2 odds of every pathway and harm level, in the centre or at a bound."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from math import log2
from typing import NamedTuple

from exile_risk.engine.compiled import Compiled, Gate, Group, Row, Weights, bases
from exile_risk.engine.scale import UNKNOWN_GATE, grouped, probability, steps_of_bar
from exile_risk.model.answers import Unanswered
from exile_risk.model.factors import HELD, LEVELS, PATHWAYS, BarKind

Answers = Mapping[str, str | Unanswered]
"""Factor id to value id, or why there is none; a factor left out is open."""


class View(Enum):
    """How open questions are read. Each bound is the worst (or best) that any completion of them could be."""

    CENTRE = "centre"
    LOWEST = "lowest"
    HIGHEST = "highest"


@dataclass(frozen=True)
class Evaluation:
    """Probabilities of the pathways, harm given return, and the chance of harm at least as bad as each level."""

    log2_odds: Mapping[str, float]
    probabilities: Mapping[str, float]
    harm: Mapping[str, float]
    exceedance: Mapping[str, float]


class Counted(NamedTuple):
    """What the answers of one group count: evidence in steps by target, and what each protection takes off."""

    evidence: Mapping[str, float]
    protections: Sequence[tuple[str, float]]


Counting = Callable[[Group, Answers, View, float], Counted]
"""How it is found what a group counts; the number says how far courts are obeyed (0 to 1)."""


def counted(group: Group, answers: Answers, view: View, courts: float) -> Counted:
    """Return what the answers of one group count."""
    return rows_counted(group.rows, answers, view, courts)


def evaluate(model: Compiled, answers: Answers, view: View, counting: Counting = counted) -> Evaluation:
    """Return formulas 1 to 5 of method.md 3.2 for one reading of the open questions."""
    catalogue = model.catalogue
    courts = court_obedience(model, answers, view)
    off = dict.fromkeys(PATHWAYS, 0.0)
    evidence = []
    for group in model.groups.values():
        found = counting(group, answers, view, courts)
        evidence.append(found.evidence)
        for pathway, steps in found.protections:
            off[pathway] += steps
    odds = bases(catalogue)
    for pathway, steps in off.items():
        odds[pathway] += steps
    for by_target in evidence:
        for target, steps in by_target.items():
            odds[target] += steps
    for pathway, gate in model.gates.items():
        odds[pathway] += log2(gate_value(gate, answers, view))
    odds["R"] = max(odds["R"], odds[HELD])
    log2_odds = {p: odds[p] for p in PATHWAYS}
    probabilities = {p: probability(odds[p]) for p in PATHWAYS}
    harm = harm_levels(odds)
    return Evaluation(log2_odds, probabilities, harm, exceedance(model, probabilities, harm))


def rows_counted(rows: Iterable[Row], answers: Answers, view: View, courts: float) -> Counted:
    """Return formulas 1 and 2 of method.md 3.2 for factors of one group."""
    weights: dict[str, list[float]] = {}
    protections: list[tuple[str, float]] = []
    for row in rows:
        steps, bars = contributions(row, answers.get(row.id), view)
        for target, weight in steps:
            if target in weights:
                weights[target].append(weight)
            else:
                weights[target] = [weight]
        if bars:
            obeyed = obedience(row.bar_kind, courts)
            for pathway, strength in bars:
                protections.append((pathway, steps_of_bar(strength, obeyed)))
    evidence = {target: w[0] if len(w) == 1 else grouped(tuple(w)) for target, w in weights.items()}
    return Counted(evidence, protections)


def contributions(row: Row, answer: str | Unanswered | None, view: View) -> tuple[Weights, Weights]:
    """Return (steps, bars) of one factor. Open in the centre means nothing known: no step, no protection."""
    if isinstance(answer, str):
        return row.steps[answer], row.bars[answer]
    if answer is Unanswered.NOT_APPLICABLE or view is View.CENTRE:
        return (), ()
    if view is View.LOWEST:
        return row.least_steps, row.most_bars
    return row.most_steps, row.least_bars


def court_obedience(model: Compiled, answers: Answers, view: View) -> float:
    """Return how far legal rights are obeyed by the host (0 to 1)."""
    courts, answer = model.courts, answers.get(model.courts.factor)
    if isinstance(answer, str):
        return courts.by_value[answer]
    if answer is Unanswered.NOT_APPLICABLE or view is View.CENTRE:
        return UNKNOWN_GATE
    return courts.most if view is View.LOWEST else courts.least


def obedience(kind: BarKind, courts: float) -> float:
    """Return how far a protection of this kind is worth its strength. Formula 2 of method.md 3.2."""
    if kind is BarKind.RIGHT:
        return courts
    return 0.75 + 0.25 * courts if kind is BarKind.CONDITION else 1.0


def gate_value(gate: Gate, answers: Answers, view: View) -> float:
    """Return how far a pathway's gate stands open (0 to 1); a gate that does not apply closes nothing."""
    answer = answers.get(gate.factor)
    if isinstance(answer, str):
        return gate.by_value[answer]
    if answer is Unanswered.NOT_APPLICABLE:
        return gate.beside
    return {View.CENTRE: gate.centre, View.LOWEST: gate.least, View.HIGHEST: gate.most}[view]


def harm_levels(odds: Mapping[str, float]) -> dict[str, float]:
    """Return harm given return per level; a worse harm is never likelier than a milder one. Formula 4."""
    found: dict[str, float] = {}
    worse = 0.0
    for level in reversed(LEVELS):
        worse = max(worse, probability(odds[level]))
        found[level] = worse
    return {level: found[level] for level in LEVELS}


def harm_on(model: Compiled, pathway: str, level: str, harm: Mapping[str, float]) -> float:
    """Return the harm at a level once a pathway has come true; an attack is its own harm, not a return."""
    return model.catalogue.attack_harm[level] if pathway == "A" else harm[level]


def exceedance(model: Compiled, probabilities: Mapping[str, float], harm: Mapping[str, float]) -> dict[str, float]:
    """Return the chance of harm at least as bad as each level, over all pathways. Formula 5."""
    found = {}
    for level in LEVELS:
        returned, attacked = harm[level], model.catalogue.attack_harm[level]
        spared = 1.0
        for pathway, chance in probabilities.items():
            spared *= 1 - chance * (attacked if pathway == "A" else returned)
        found[level] = 1 - spared
    return found
