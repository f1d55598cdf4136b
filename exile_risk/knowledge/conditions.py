# SPDX-License-Identifier: GPL-3.0-or-later
"""One condition of a pathway, and whether what is known of a person meets it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class Outcome(Enum):
    """What a condition says about a person. Only UNMET may ever speak against a pathway."""

    MET = "met"
    UNMET = "unmet"
    TO_OBTAIN = "to_obtain"  # a first step rather than an obstacle
    UNKNOWN = "unknown"  # neither passes nor excludes: ask


@dataclass(frozen=True)
class Condition:
    """One thing that must hold; all conditions of a pathway must hold together.

    Any of `tokens` is enough for `in`, `has` and `needs`; any of them fails `not_in` and `not_has`. A range holds
    `low` and `high`, both inclusive, None where there is no bound. `documented` False: the rule itself is not known.
    """

    field: str
    op: str
    tokens: tuple[str, ...]
    low: int | None
    high: int | None
    documented: bool
    text: str


@dataclass(frozen=True)
class Known:
    """What is known of a person in one field.

    `has` and `lacks` are the tokens that surely apply or surely do not; `complete` says that whatever is not in `has`
    does not apply. `number` is the age or the number of dependants.
    """

    has: frozenset[str] = frozenset()
    lacks: frozenset[str] = frozenset()
    complete: bool = False
    number: int | None = None

    def any_of(self, tokens: tuple[str, ...]) -> bool | None:
        """Whether any of the tokens applies; None where that cannot be told."""
        if not self.has.isdisjoint(tokens):
            return True
        return False if self.complete or self.lacks.issuperset(tokens) else None


def check(condition: Condition, situation: Mapping[str, Known]) -> Outcome:
    """Return whether a person's situation, by field, meets a condition."""
    known = situation.get(condition.field)
    if not condition.documented:
        return Outcome.UNKNOWN
    if condition.low is not None or condition.high is not None:
        return _in_range(condition, known)
    found = known.any_of(condition.tokens) if known else None
    if condition.op == "needs":
        return Outcome.MET if found else Outcome.TO_OBTAIN
    if found is None:
        return Outcome.UNKNOWN
    return Outcome.MET if found == (not condition.op.startswith("not_")) else Outcome.UNMET


def _in_range(condition: Condition, known: Known | None) -> Outcome:
    if known is None or known.number is None:
        return Outcome.UNKNOWN
    low, high = condition.low, condition.high
    inside = (low is None or low <= known.number) and (high is None or known.number <= high)
    return Outcome.MET if inside else Outcome.UNMET
