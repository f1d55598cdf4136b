# SPDX-License-Identifier: GPL-3.0-or-later
"""What a group of questions does to the odds in every completion: multiplying needs no power, adding steps needs one.

The same as `group_columns` but for the last digits, in which products and powers of sums differ.
"""

from array import array
from dataclasses import dataclass
from functools import lru_cache
from operator import mul

from exile_risk.engine import group_columns
from exile_risk.engine.columns import Column
from exile_risk.engine.compiled import TARGETS, Compiled, Group
from exile_risk.engine.evaluate import Answers
from exile_risk.engine.group_columns import Part, Steps, given_to, part_columns, parts
from exile_risk.engine.group_sums import PLACE, Given


@dataclass(frozen=True, eq=False)  # one object per remembered way to answer a group
class Factors:
    """`steps` are the same in every completion, by place in TARGETS; by `columns` the odds against a target are
    multiplied, with the least and the most of it.
    """

    steps: tuple[tuple[int, float], ...]
    columns: tuple[tuple[int, Column, float, float], ...]


def group_factors(model: Compiled, group: Group, answers: Answers) -> Factors:
    """Return what a group does while its open questions are drawn."""
    known, key = _memory(group), given_to(model, group, answers)
    found = known.get(key)
    if found is None:
        if len(known) >= group_columns.REMEMBERED:
            known.clear()
        found = known[key] = _multiplied(model, group, answers)
    return found


def _multiplied(model: Compiled, group: Group, answers: Answers) -> Factors:
    fixed = [0.0] * len(TARGETS)
    found: dict[int, Column] = {}
    for part in parts(model, group):
        for place, what in _part_factors(model, part, answers):
            if isinstance(what, float):
                fixed[place] += what
            else:
                found[place] = list(map(mul, found[place], what)) if place in found else what
    columns = ((place, array("d", column)) for place, column in found.items())  # a quarter of a list's memory
    return Factors(
        tuple((place, steps) for place, steps in enumerate(fixed) if steps),
        tuple((place, column, min(column), max(column)) for place, column in columns),
    )


def _part_factors(model: Compiled, part: Part, answers: Answers) -> tuple[tuple[int, Steps], ...]:
    """Return, by place, the steps of a part where they are the same in every completion, else its factors."""
    known = _part_memory(part)
    key = tuple(map(answers.get, part.asked))
    found = known.get(key)
    if found is None:
        if len(known) >= group_columns.REMEMBERED:
            known.clear()
        each = ((PLACE[target], steps) for target, steps in part_columns(model, part, answers).items())
        found = known[key] = tuple((p, s if isinstance(s, float) else [2.0**-x for x in s]) for p, s in each)
    return found


@lru_cache(maxsize=256)
def _memory(group: Group) -> dict[Given, Factors]:
    return {}


@lru_cache(maxsize=2048)
def _part_memory(part: Part) -> dict[Given, tuple[tuple[int, Steps], ...]]:
    return {}
