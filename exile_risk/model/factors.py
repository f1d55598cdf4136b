# SPDX-License-Identifier: GPL-3.0-or-later
"""The factor catalogue: the questions, their values and their weights. Source: method.md, section 2."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

PATHWAYS = ("X", "E", "R", "H", "A", "T", "C")
"""Formal extradition, immigration enforcement, targeted expulsion, informal handover, attack, transit, coercion."""

HELD = "held"
"""A sum of its own for somebody whom the host holds: it stands in for R where it comes to more."""

LEVELS = ("S1", "S2", "S3", "S4")
"""Harm given return, each at least as bad as the one before."""


class BarKind(Enum):
    """What a legal protection leans on."""

    RIGHT = "right"  # worth as much as the courts are obeyed: c
    CONDITION = "condition"  # a legal requirement even executives tend to observe: .75 + .25c
    INDEPENDENT = "independent"  # does not pass through courts: 1


class Direction(Enum):
    """How the listed values run."""

    ASCENDING = "ascending"  # from least to most risk
    DESCENDING = "descending"
    MIXED = "mixed"  # cuts both ways


@dataclass(frozen=True)
class Factor:
    """One question of the catalogue.

    `steps[value][target]`: log2 odds that the value adds on a pathway or harm level.
    `bars[value][pathway]`: strength in [0, 1) of the protection that the value gives.
    `gate[value]`: compliance of courts, or the share of a pathway that stays open (method.md 3.2).
    """

    id: str
    group: str
    core: bool
    direction: Direction
    question: str
    values: tuple[str, ...]
    steps: Mapping[str, Mapping[str, float]]
    bars: Mapping[str, Mapping[str, float]]
    bar_kind: BarKind
    gate: Mapping[str, float] | None
    strength: str
    basis: str


@dataclass(frozen=True)
class CustodyScore:
    """If the host holds somebody: sent back rather than let go, in steps. Open answers count nothing.

    `rated`: the sum takes part in the rating, grouped like all evidence (`HELD`); else it stands beside it, from even.
    """

    base: float
    steps: Mapping[str, Mapping[str, float]]  # by factor and value
    rated: bool = False


@dataclass(frozen=True, eq=False)  # compared and hashed by identity, so that its compiled form can be cached
class Catalogue:
    """A whole model version: factors and constants. `version` is part of every assessment.

    `bands[level]` holds the thresholds (Moderate, High, Extreme) on the exceedance; None where a level
    never reaches a band. `clocks[trigger]` says how fast a true danger question runs: hours, days or weeks.
    """

    version: str
    factors: Mapping[str, Factor]
    pathway_base: Mapping[str, float]
    harm_base: Mapping[str, float]
    attack_harm: Mapping[str, float]
    bands: Mapping[str, tuple[float, float, float | None]]
    clocks: Mapping[str, str]
    custody: CustodyScore | None = None  # model 1 has none

    @property
    def triggers(self) -> tuple[str, ...]:
        """Ids of the immediate-danger questions, in catalogue order."""
        return tuple(f.id for f in self.factors.values() if f.group == "trigger")
