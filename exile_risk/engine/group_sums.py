# SPDX-License-Identifier: GPL-3.0-or-later
"""What one group of questions adds to every pathway and harm level: quick readings are put together of these."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log2

from exile_risk.engine.compiled import Compiled, Gate, Row, compiled
from exile_risk.engine.evaluate import Answers, View, contributions, gate_value, obedience
from exile_risk.engine.scale import grouped, steps_of_bar
from exile_risk.model.factors import LEVELS, PATHWAYS, BarKind, Catalogue

TARGETS = (*PATHWAYS, *LEVELS)
PLACE = {target: place for place, target in enumerate(TARGETS)}
Sums = tuple[float, ...]
"""Steps on each of TARGETS."""


REMEMBERED = 5000
"""Sums kept (some 0.6 kB each)."""


@dataclass(frozen=True)
class Group:
    """The factors of one group that weigh anything. `by_courts`: what it adds depends on how far courts are obeyed."""

    name: str
    ids: tuple[str, ...]
    rows: tuple[Row, ...]
    gates: tuple[tuple[int, Gate], ...]
    by_courts: bool


@lru_cache(maxsize=8)
def groups(catalogue: Catalogue) -> Mapping[str, Group]:
    """Return the groups of a catalogue that weigh anything, in its order."""
    model = compiled(catalogue)
    gates = {gate.factor: (PLACE[pathway], gate) for pathway, gate in model.gates.items()}
    rows = {row.id: row for row in model.rows}
    found: dict[str, list[str]] = {}
    for factor in catalogue.factors.values():
        if factor.id in rows or factor.id in gates or factor.id == model.courts.factor:
            found.setdefault(factor.group, []).append(factor.id)
    return {name: _group(name, ids, rows, gates) for name, ids in found.items()}


def _group(name: str, ids: list[str], rows: Mapping[str, Row], gates: Mapping[str, tuple[int, Gate]]) -> Group:
    own = tuple(rows[f] for f in ids if f in rows)
    by_courts = any(row.bar_kind is not BarKind.INDEPENDENT for row in own if any(row.bars.values()))
    return Group(name, tuple(ids), own, tuple(gates[f] for f in ids if f in gates), by_courts)


def remembered_sums(catalogue: Catalogue, group: Group, answers: Answers, view: View, courts: float) -> Sums:
    """Return `group_sums`, kept from an earlier case or trial where the answers of the group are the same."""
    known = _memory(catalogue)
    key = (group.name, tuple(map(answers.get, group.ids)), view, courts)
    sums = known.get(key)
    if sums is None:
        if len(known) >= REMEMBERED:
            known.clear()
        sums = known[key] = group_sums(group, answers, view, courts)
    return sums


@lru_cache(maxsize=8)
def _memory(catalogue: Catalogue) -> dict[tuple[object, ...], Sums]:
    return {}


def group_sums(group: Group, answers: Answers, view: View, courts: float) -> Sums:
    """Return the steps of a group: evidence, protections as far as `courts` are obeyed (0 to 1), and gates."""
    weights: dict[str, list[float]] = {}
    sums = [0.0] * len(TARGETS)
    for row in group.rows:
        steps, bars = contributions(row, answers.get(row.id), view)
        for target, weight in steps:
            weights.setdefault(target, []).append(weight)
        for pathway, strength in bars:
            sums[PLACE[pathway]] += steps_of_bar(strength, obedience(row.bar_kind, courts))
    for target, counted in weights.items():
        sums[PLACE[target]] += counted[0] if len(counted) == 1 else grouped(counted)
    for place, gate in group.gates:
        sums[place] += log2(gate_value(gate, answers, view))
    return tuple(sums)


def base_sums(model: Compiled) -> Sums:
    """Return the base log2 odds of every target."""
    base = {**model.catalogue.pathway_base, **model.catalogue.harm_base}
    return tuple(base[t] for t in TARGETS)
