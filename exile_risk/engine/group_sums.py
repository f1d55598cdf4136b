# SPDX-License-Identifier: GPL-3.0-or-later
"""What one group of questions adds to every pathway and harm level: quick readings are put together of these."""

from functools import lru_cache
from math import log2

from exile_risk.engine.compiled import TARGETS, Compiled, Group, bases
from exile_risk.engine.evaluate import Answers, Counted, View, counted, gate_value
from exile_risk.model.answers import Unanswered

PLACE = {target: place for place, target in enumerate(TARGETS)}
Sums = tuple[float, ...]
"""Steps on each of TARGETS."""

Given = tuple[str | Unanswered | None, ...]
"""The answers to the questions of a group, in its order."""

REMEMBERED = 4000
"""Ways to answer one group of which the sums are kept for each view (some 1 kB each)."""

Known = dict[tuple[Given, float], tuple[Counted, Sums]]


def remembered_sums(group: Group, answers: Answers, view: View, courts: float) -> Sums:
    """Return the steps of a group: evidence, protections as far as `courts` are obeyed (0 to 1), and gates."""
    return _remembered(group, answers, view, courts)[1]


def all_sums(model: Compiled, answers: Answers, view: View, courts: float) -> dict[str, Sums]:
    """Return the steps of every group."""
    get, found = answers.get, {}
    for group, known in _memories(model, view.value):
        one = known.get((tuple(map(get, group.ids)), courts if group.by_courts else 0.0))
        found[group.name] = (one or _remembered(group, answers, view, courts))[1]
    return found


def remembered_counted(group: Group, answers: Answers, view: View, courts: float) -> Counted:
    """Return `evaluate.counted`."""
    return _remembered(group, answers, view, courts)[0]


def _remembered(group: Group, answers: Answers, view: View, courts: float) -> tuple[Counted, Sums]:
    """Return both, kept from an earlier case or trial where the answers of the group are the same."""
    known = _memory(group, view.value)
    key = tuple(map(answers.get, group.ids)), courts if group.by_courts else 0.0
    found = known.get(key)
    if found is None:
        if len(known) >= REMEMBERED:
            known.clear()
        count = counted(group, answers, view, courts)
        found = known[key] = count, _sums(group, count, answers, view)
    return found


@lru_cache(maxsize=32)
def _memories(model: Compiled, view: str) -> tuple[tuple[Group, Known], ...]:
    return tuple((group, _memory(group, view)) for group in model.groups.values())


@lru_cache(maxsize=512)
def _memory(group: Group, view: str) -> Known:
    return {}


def _sums(group: Group, count: Counted, answers: Answers, view: View) -> Sums:
    sums = [0.0] * len(TARGETS)
    for pathway, steps in count.protections:
        sums[PLACE[pathway]] += steps
    for target, steps in count.evidence.items():
        sums[PLACE[target]] += steps
    for pathway, gate in group.gates:
        sums[PLACE[pathway]] += log2(gate_value(gate, answers, view))
    return tuple(sums)


@lru_cache(maxsize=8)
def base_sums(model: Compiled) -> Sums:
    """Return the base log2 odds of every target."""
    return tuple(bases(model.catalogue).values())
