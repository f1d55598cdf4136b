# SPDX-License-Identifier: GPL-3.0-or-later
"""The catalogue laid out for evaluation: per factor and answer, only the weights that are not zero."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from exile_risk.engine.scale import UNKNOWN_GATE
from exile_risk.model.factors import HELD, LEVELS, PATHWAYS, BarKind, Catalogue, Factor

COURTS = "host_courts"
"""The factor whose value says how far a host's courts are obeyed."""

GATES = {"X": "extradition_basis", "T": "travel_plan"}
"""The factors without which a pathway is all but closed: no basis, no extradition; no journey, no arrest on it."""

CUSTODY = "in_host_custody"
"""The danger question that opens the sum of people held."""

TARGETS = (*PATHWAYS, *LEVELS, HELD)
"""Everything that evidence adds steps to."""

NEVER = -500.0
"""The base of the sum of people held in a model that has none: log2 odds that no answer brings near to anything."""

Weights = tuple[tuple[str, float], ...]
"""(target, steps or strength): a target is a pathway or a harm level."""


@dataclass(frozen=True, eq=False)  # one object per factor of a catalogue
class Row:
    """One factor: what each value contributes, and the extremes that an open question could bring."""

    id: str
    group: str
    bar_kind: BarKind
    steps: Mapping[str, Weights]
    bars: Mapping[str, Weights]
    least_steps: Weights
    most_steps: Weights
    most_bars: Weights
    least_bars: Weights


@dataclass(frozen=True)
class Gate:
    """A modifier per value with its extremes: compliance of courts, or the openness of a pathway.

    `centre` is what it counts as while nobody knows, `beside` where the question does not apply.
    """

    factor: str
    by_value: Mapping[str, float]
    least: float
    most: float
    centre: float = UNKNOWN_GATE
    beside: float = 1.0


@dataclass(frozen=True, eq=False)  # one object per group of a catalogue
class Group:
    """The factors of one group that weigh anything; `gates` names the pathway of each gate.

    `by_courts`: what it adds depends on how far courts are obeyed.
    """

    name: str
    ids: tuple[str, ...]
    rows: tuple[Row, ...]
    gates: tuple[tuple[str, Gate], ...]
    by_courts: bool


@dataclass(frozen=True, eq=False)  # one object per catalogue, which can so be a key itself
class Compiled:
    """Everything the evaluation reads."""

    catalogue: Catalogue
    rows: tuple[Row, ...]
    groups: Mapping[str, Group]
    courts: Gate
    gates: Mapping[str, Gate]


@lru_cache(maxsize=8)
def compiled(catalogue: Catalogue) -> Compiled:
    """Return the catalogue laid out for evaluation (made once per catalogue object)."""
    factors = catalogue.factors
    rows = tuple(_row(f) for f in factors.values() if any(f.steps.values()) or any(f.bars.values()))
    gates = {pathway: _gate(factors[factor]) for pathway, factor in GATES.items()}
    if catalogue.custody is not None and catalogue.custody.rated:
        gates[HELD] = _custody_gate(factors[CUSTODY])
    return Compiled(
        catalogue=catalogue,
        rows=rows,
        groups=_groups(catalogue, rows, gates),
        courts=_gate(factors[COURTS]),
        gates=gates,
    )


def _groups(catalogue: Catalogue, rows: tuple[Row, ...], gates: Mapping[str, Gate]) -> Mapping[str, Group]:
    weighing = {row.id for row in rows} | {gate.factor for gate in gates.values()} | {COURTS}
    members: dict[str, list[str]] = {}
    for factor in catalogue.factors.values():
        if factor.id in weighing:
            members.setdefault(factor.group, []).append(factor.id)
    found = {}
    for name, ids in members.items():
        own = tuple(row for row in rows if row.group == name)
        own_gates = tuple((pathway, gate) for f in ids for pathway, gate in gates.items() if gate.factor == f)
        by_courts = any(row.most_bars and row.bar_kind is not BarKind.INDEPENDENT for row in own)
        found[name] = Group(name, tuple(ids), own, own_gates, by_courts)
    return found


def _row(factor: Factor) -> Row:
    return Row(
        id=factor.id,
        group=factor.group,
        bar_kind=factor.bar_kind,
        steps={v: _nonzero(factor.steps.get(v, {})) for v in factor.values},
        bars={v: _nonzero(factor.bars.get(v, {})) for v in factor.values},
        least_steps=_extreme(factor, factor.steps, TARGETS, least=True),
        most_steps=_extreme(factor, factor.steps, TARGETS, least=False),
        most_bars=_extreme(factor, factor.bars, PATHWAYS, least=False),
        least_bars=_extreme(factor, factor.bars, PATHWAYS, least=True),
    )


def _nonzero(weights: Mapping[str, float]) -> Weights:
    return tuple((target, weight) for target, weight in weights.items() if weight)


def _extreme(
    factor: Factor, table: Mapping[str, Mapping[str, float]], targets: tuple[str, ...], *, least: bool
) -> Weights:
    pick = min if least else max
    found = {t: pick(table.get(v, {}).get(t, 0.0) for v in factor.values) for t in targets}
    return _nonzero(found)


def _gate(factor: Factor) -> Gate:
    by_value = factor.gate or {}
    return Gate(factor.id, by_value, min(by_value.values()), max(by_value.values()))


def _custody_gate(factor: Factor) -> Gate:
    """Return the gate of a danger question: unanswered it counts as "no", except at the upper bound."""
    gate = _gate(factor)
    return replace(gate, centre=gate.least, beside=gate.least)


def bases(catalogue: Catalogue) -> dict[str, float]:
    """Return the base log2 odds of every target, in the order of TARGETS."""
    custody = catalogue.custody
    held = custody.base if custody is not None and custody.rated else NEVER
    return {**catalogue.pathway_base, **catalogue.harm_base, HELD: held}
