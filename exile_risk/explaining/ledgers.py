# SPDX-License-Identifier: GPL-3.0-or-later
"""The engine's terms sorted into base, stories, protections and gates: one sum per pathway and harm level."""

from collections.abc import Mapping, Sequence

from exile_risk.engine.compiled import COURTS, Compiled
from exile_risk.engine.evaluate import Answers, View, court_obedience, gate_value, obedience
from exile_risk.engine.ledger import OPEN_VALUE, terms_by_target
from exile_risk.engine.scale import probability
from exile_risk.explaining.parts import Bar, Courts, Gate, GroupSum, Ledger, Line, Protection, Worth
from exile_risk.model.answers import Unanswered
from exile_risk.model.assessment import Term
from exile_risk.model.factors import PATHWAYS, BarKind
from exile_risk.model.facts import Derived


def ledgers(model: Compiled, answers: Answers) -> Mapping[str, Ledger]:
    """Return the sum of every pathway and harm level, by its id."""
    return {target: _ledger(model, answers, target, terms) for target, terms in terms_by_target(model, answers).items()}


def courts_of(model: Compiled, answers: Answers, derived: Mapping[str, Derived]) -> Courts:
    """Return how far rights are obeyed here, and who says so."""
    answer = answers.get(COURTS)
    return Courts(
        answer if isinstance(answer, str) else None, court_obedience(model, answers, View.CENTRE), derived.get(COURTS)
    )


def protections(found: Mapping[str, Ledger]) -> tuple[Protection, ...]:
    """Return every protection in force with its worth on each pathway, the most discounted (in steps lost) first."""
    worth: dict[tuple[str, str, BarKind, float], list[Worth]] = {}
    for pathway in PATHWAYS:
        for bar in found[pathway].bars:
            key = (bar.factor, bar.value, bar.kind, bar.obedience)
            worth.setdefault(key, []).append(Worth(pathway, bar.steps, bar.unhindered))
    listed = [Protection(*key, worth=tuple(sorted(w, key=lambda one: one.unhindered))) for key, w in worth.items()]
    return tuple(sorted(listed, key=lambda p: -max(w.steps - w.unhindered for w in p.worth)))


def _ledger(model: Compiled, answers: Answers, target: str, terms: Sequence[Term]) -> Ledger:
    base = next(t.steps for t in terms if t.kind == "base")
    log2_odds = sum(t.steps for t in terms)
    return Ledger(
        target=target,
        base=base,
        groups=_groups([t for t in terms if t.kind == "evidence"]),
        bars=tuple(_bar(model, answers, target, t) for t in terms if t.kind == "bar"),
        gates=tuple(_gate(model, answers, target, t) for t in terms if t.kind == "gate"),
        log2_odds=log2_odds,
        chance=probability(log2_odds),
    )


def _groups(terms: Sequence[Term]) -> tuple[GroupSum, ...]:
    by_group: dict[str, list[Term]] = {}
    for term in terms:
        by_group.setdefault(term.group, []).append(term)
    found = []
    for group, members in by_group.items():
        ordered = sorted(members, key=lambda t: (t.weight < 0, -abs(t.weight), -abs(t.steps)))
        lines = tuple(Line(t.factor, t.value, t.weight, t.steps / t.weight, t.steps) for t in ordered)
        found.append(GroupSum(group, lines, sum(line.steps for line in lines)))
    return tuple(found)


def _bar(model: Compiled, answers: Answers, target: str, term: Term) -> Bar:
    factor = model.catalogue.factors[term.factor]
    return Bar(
        factor=term.factor,
        value=term.value,
        kind=factor.bar_kind,
        strength=factor.bars[term.value][target],
        obedience=obedience(factor.bar_kind, court_obedience(model, answers, View.CENTRE)),
        steps=term.steps,
        unhindered=term.weight,
    )


def _gate(model: Compiled, answers: Answers, target: str, term: Term) -> Gate:
    openness = gate_value(model.gates[target], answers, View.CENTRE)
    answer = answers.get(term.factor)
    known = term.value != OPEN_VALUE and not isinstance(answer, Unanswered)
    return Gate(term.factor, term.value if known else None, openness, term.steps)
