# SPDX-License-Identifier: GPL-3.0-or-later
"""How much the band leans on the exact weights: 300 models that a careful expert could have written as well.

Every draw multiplies each weight by its own number between .6 and 1.4 and moves each base by up to one step. One number
holds for all values of a factor on one pathway or harm level, so that no draw makes a riskier answer count for less:
every draw is a model that keeps the method's promises. Protections and gates are not drawn: they are readings of law,
and how far courts are obeyed is asked for by itself. method.md 3.3.
"""

from collections.abc import Mapping
from functools import lru_cache
from math import log2
from random import Random
from types import MappingProxyType

from exile_risk.engine.columns import Column, band_column, by_route, chances, floored, grouped_columns, outcome_columns
from exile_risk.engine.compiled import Compiled, bases, compiled
from exile_risk.engine.evaluate import Answers, View, contributions, court_obedience, gate_value, obedience
from exile_risk.engine.scale import steps_of_bar
from exile_risk.model.assessment import Band, WeightDraws
from exile_risk.model.factors import Catalogue

DRAWS = 300
LEAST, MOST = 0.6, 1.4
BASE = 1.0
"""Steps by which the base of a pathway or harm level may be off, up or down."""

REMEMBERED = 600
"""Columns of groups kept for the next answer (some 10 kB each)."""

_Pairs = tuple[tuple[str, float], ...]
"""The factors of one group that count on one target, with their weights."""


def weight_draws(catalogue: Catalogue, answers: Answers, band: Band) -> WeightDraws:
    """Return how often each band comes out, and how often it is this one (the central band of these answers).

    Open questions count nothing, as in the centre: this is about the weights, the likely range about the answers.
    """
    found = drawn_bands(catalogue, answers)
    return WeightDraws(found.count(band), MappingProxyType({b: found.count(b) for b in Band}))


def drawn_bands(catalogue: Catalogue, answers: Answers) -> list[int]:
    """Return the central band of these answers in every draw."""
    model = compiled(catalogue)
    fixed, weighed = _collected(model, answers)
    columns: dict[str, list[Column]] = {target: [base_column(target)] for target in fixed}
    for (target, group), pairs in weighed.items():
        columns[target].append(_group_column(catalogue, target, group, tuple(pairs)))
    found = by_route({target: chances(fixed[target], columns[target], DRAWS) for target in fixed})
    clocks = [clock for trigger, clock in catalogue.clocks.items() if answers.get(trigger) == "yes"]
    exceedance, harm = outcome_columns(catalogue, found)
    return floored(band_column(catalogue, exceedance), harm["S2"], clocks)


@lru_cache(maxsize=2048)
def multipliers(factor: str, target: str) -> Column:
    """Return what the weights of a factor on a target are multiplied by, draw by draw."""
    stream = Random(f"weight|{factor}|{target}")  # noqa: S311 - reproducible by design, nothing secret
    return tuple(LEAST + (MOST - LEAST) * stream.random() for _ in range(DRAWS))


@lru_cache(maxsize=64)
def base_column(target: str) -> Column:
    """Return the steps that are added to the base of a target, draw by draw."""
    stream = Random(f"base|{target}")  # noqa: S311 - as above
    return tuple(BASE * (2 * stream.random() - 1) for _ in range(DRAWS))


@lru_cache(maxsize=8)
def _memory(catalogue: Catalogue) -> dict[tuple[str, str, _Pairs], Column]:
    return {}


def _group_column(catalogue: Catalogue, target: str, group: str, pairs: _Pairs) -> Column:
    """Return the counted steps of one group on one target in every draw, kept for the next answer."""
    known, key = _memory(catalogue), (target, group, pairs)
    column = known.get(key)
    if column is None:
        if len(known) >= REMEMBERED:
            known.clear()
        column = grouped_columns([[weight * m for m in multipliers(factor, target)] for factor, weight in pairs])
        known[key] = column
    return column


def _collected(
    model: Compiled, answers: Answers
) -> tuple[dict[str, float], Mapping[tuple[str, str], list[tuple[str, float]]]]:
    """Return what is the same in every draw (bases, protections, gates), and the weights by (target, group)."""
    fixed = bases(model.catalogue)
    weighed: dict[tuple[str, str], list[tuple[str, float]]] = {}
    courts = court_obedience(model, answers, View.CENTRE)
    for row in model.rows:
        steps, bars = contributions(row, answers.get(row.id), View.CENTRE)
        for target, weight in steps:
            weighed.setdefault((target, row.group), []).append((row.id, weight))
        for pathway, strength in bars:
            fixed[pathway] += steps_of_bar(strength, obedience(row.bar_kind, courts))
    for pathway, gate in model.gates.items():
        fixed[pathway] += log2(gate_value(gate, answers, View.CENTRE))
    return fixed, weighed
