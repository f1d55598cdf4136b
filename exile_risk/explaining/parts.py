# SPDX-License-Identifier: GPL-3.0-or-later
"""The lines of a rating's account: every number that entered it, so that a pocket calculator arrives at the same band.

Only inputs stand here exactly (weights, shares, strengths, thresholds); every result beside them follows from those.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from exile_risk.model.assessment import Band
from exile_risk.model.factors import BarKind
from exile_risk.model.facts import Derived


@dataclass(frozen=True)
class Line:
    """One answer of a group: it counts `steps` = `weight` x `share` (1, then 1/2, then 1/4 of the same sign)."""

    factor: str
    value: str
    weight: float
    share: float
    steps: float


@dataclass(frozen=True)
class GroupSum:
    """The answers that tell one story, the strongest first: raising ones, then lowering ones."""

    group: str
    lines: tuple[Line, ...]
    steps: float


@dataclass(frozen=True)
class Bar:
    """A protection: `steps` = log2(1 - `strength` x `obedience`); `unhindered`: its worth if always obeyed."""

    factor: str
    value: str
    kind: BarKind
    strength: float
    obedience: float
    steps: float
    unhindered: float


@dataclass(frozen=True)
class Gate:
    """What a route needs: `steps` = log2(`openness`). `value` None: nobody knows, and a middle value counts."""

    factor: str
    value: str | None
    openness: float
    steps: float


@dataclass(frozen=True)
class Ledger:
    """The whole sum of a pathway or harm level: base, groups, bars, gates; `chance` = 1 / (1 + 2^-log2_odds)."""

    target: str
    base: float
    groups: tuple[GroupSum, ...]
    bars: tuple[Bar, ...]
    gates: tuple[Gate, ...]
    log2_odds: float
    chance: float


@dataclass(frozen=True)
class Courts:
    """How far the host obeys legal rights, 0 to 1. `value` None: nobody knows; `derived` holds the facts behind it."""

    value: str | None
    obedience: float
    derived: Derived | None


@dataclass(frozen=True)
class Worth:
    """What a protection takes off one pathway here, and what it would take off if it were always obeyed (steps)."""

    pathway: str
    steps: float
    unhindered: float


@dataclass(frozen=True)
class Protection:
    """One legal protection over all pathways: how far it was discounted (`obedience` 1: not at all)."""

    factor: str
    value: str
    kind: BarKind
    obedience: float
    worth: tuple[Worth, ...]

    @property
    def leans_on_courts(self) -> bool:
        """Whether the host's courts decide what it is worth."""
        return self.kind is not BarKind.INDEPENDENT


@dataclass(frozen=True)
class Part:
    """A pathway's part of a level: `product` = chance of the pathway x harm once it has come true.

    `fixed`: the model gives this harm as it stands (an attack is its own harm); else it is the level's.
    """

    pathway: str
    chance: float
    harm: float
    fixed: bool
    product: float


@dataclass(frozen=True)
class Level:
    """One harm level: from its own sum to the band it reaches.

    `harm` is the chance given return, at least that of the next worse level (`raised_by` names it where that decides).
    `exceedance` = 1 - product of (1 - part). `thresholds` are Moderate, High, Extreme; None: never reached by it.
    """

    level: str
    ledger: Ledger
    harm: float
    raised_by: str | None
    parts: tuple[Part, ...]
    exceedance: float
    thresholds: tuple[float, float, float | None]
    band: Band
    decides: bool


@dataclass(frozen=True)
class Floor:
    """What the true danger questions (factor, clock) add: a band below which the rating does not fall.

    `soon`: one of them runs in hours or days; then `harm` (S2 on return) at or over `marker` makes it Extreme.
    """

    triggers: tuple[tuple[str, str], ...]
    soon: bool
    harm: float
    marker: float
    band: Band | None


@dataclass(frozen=True)
class Verdict:
    """The last steps: the worst level, the floor, the middle completion of the open answers, and what is shown.

    `reached` is the worst of the levels, `answers` with the floor, `planning` the worse of that and the middle
    completion, `shown` the band on screen (None before the danger check). `state` and `low_withheld` say why `shown`
    may stand above `planning`.
    """

    reached: Band
    floor: Floor
    answers: Band
    planning: Band
    shown: Band | None
    state: str
    low_withheld: str | None
    open_answers: int


@dataclass(frozen=True)
class Explanation:
    """The whole account of one assessment."""

    pathways: Mapping[str, Ledger]
    shares: Mapping[str, float]
    leading: str
    levels: Mapping[str, Level]
    courts: Courts
    protections: tuple[Protection, ...]
    verdict: Verdict
