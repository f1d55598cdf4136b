# SPDX-License-Identifier: GPL-3.0-or-later
"""The additive model as a Bayesian network of pyAgrum: steps that add up are likelihood ratios of independent findings.

Every pathway and harm level is a yes or no with its base as the prior. Each group of questions that speaks about it is
a finding below it, whose states are the ways in which the group can be answered; so is each protection (with the
courts) and each gate. A finding that is 2^steps times as likely under yes as under no adds exactly these steps.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from math import log2

import numpy
import pyagrum

from exile_risk.engine.compiled import COURTS, GATES
from exile_risk.engine.evaluate import obedience
from exile_risk.engine.scale import UNKNOWN_GATE, grouped, probability, steps_of_bar
from exile_risk.model.factors import LEVELS, PATHWAYS, BarKind, Catalogue, Factor

OPEN = ""
"""The state of a question without an answer."""


@dataclass(frozen=True)
class Finding:
    """What some questions together say about one target: the steps of every way to answer them."""

    target: str
    questions: tuple[str, ...]
    steps: Mapping[tuple[str, ...], float]


class BayesNet:
    """The network built once; `odds` rates one set of answers."""

    def __init__(self, catalogue: Catalogue) -> None:
        pyagrum.setNumberOfThreads(1)  # two are no quicker here, and waiting threads would slow the others in turn
        self._net = pyagrum.BayesNet()
        self._targets = {**catalogue.pathway_base, **catalogue.harm_base}
        for target, base in self._targets.items():
            self._net.add(pyagrum.LabelizedVariable(target, target, 2))
            self._net.cpt(target)[:] = [1 - probability(base), probability(base)]
        self._states = []
        for n, finding in enumerate(_findings(catalogue)):
            self._add(f"finding{n}", finding)
            states = {way: state for state, way in enumerate(finding.steps)}
            self._states.append((f"finding{n}", finding.questions, states))
        self._inference = pyagrum.LazyPropagation(self._net)
        for target in self._targets:
            self._inference.addTarget(target)

    def odds(self, answers: Mapping[str, str]) -> dict[str, float]:
        """Return the central log2 odds of every pathway and harm level."""
        seen = {name: at[tuple(answers.get(q, OPEN) for q in asked)] for name, asked, at in self._states}
        self._inference.setEvidence(seen)
        self._inference.makeInference()
        chances = {target: self._inference.posterior(target).toarray() for target in self._targets}
        return {target: log2(yes / no) for target, (no, yes) in chances.items()}

    def _add(self, name: str, finding: Finding) -> None:
        """Add a finding. Its last state stands for all that is never seen and takes the rest of both columns."""
        ratios = numpy.exp2(list(finding.steps.values()))
        self._net.add(pyagrum.RangeVariable(name, name, 0, len(ratios)))
        self._net.addArc(finding.target, name)
        share = 1 / (len(ratios) * max(1.0, float(ratios.max())) + 1)
        table = numpy.empty((2, len(ratios) + 1))
        table[0, :-1], table[1, :-1] = share, share * ratios
        table[:, -1] = 1 - table[:, :-1].sum(axis=1)
        self._net.cpt(name)[:] = table


def _findings(catalogue: Catalogue) -> Iterator[Finding]:
    factors = catalogue.factors.values()
    for target in (*PATHWAYS, *LEVELS):
        for group in dict.fromkeys(f.group for f in factors):
            members = [f for f in factors if f.group == group and any(w.get(target) for w in f.steps.values())]
            if members:
                yield _group(target, members)
    for factor in factors:
        for pathway in PATHWAYS:
            if any(s.get(pathway) for s in factor.bars.values()):
                yield _bar(pathway, factor, catalogue.factors[COURTS])
    for pathway, gate in GATES.items():
        by_value = catalogue.factors[gate].gate or {}
        yield Finding(pathway, (gate,), {(v,): log2(m) for v, m in {**by_value, OPEN: UNKNOWN_GATE}.items()})


def _group(target: str, members: list[Factor]) -> Finding:
    steps = {}
    for way in product(*((*f.values, OPEN) for f in members)):
        weights = [f.steps.get(v, {}).get(target, 0.0) for f, v in zip(members, way, strict=True)]
        steps[way] = grouped(tuple(w for w in weights if w))
    return Finding(target, tuple(f.id for f in members), steps)


def _bar(pathway: str, factor: Factor, courts: Factor) -> Finding:
    strength = {v: factor.bars.get(v, {}).get(pathway, 0.0) for v in (*factor.values, OPEN)}
    if factor.bar_kind is BarKind.INDEPENDENT:
        return Finding(pathway, (factor.id,), {(v,): steps_of_bar(s, 1.0) for v, s in strength.items()})
    obeyed = {**(courts.gate or {}), OPEN: UNKNOWN_GATE}
    steps = {
        (v, c): steps_of_bar(s, obedience(factor.bar_kind, share))
        for (v, s), (c, share) in product(strength.items(), obeyed.items())
    }
    return Finding(pathway, (factor.id, courts.id), steps)
