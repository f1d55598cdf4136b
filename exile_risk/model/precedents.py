# SPDX-License-Identifier: GPL-3.0-or-later
"""What happened to comparable people before: one reported case, and the nearest ones for a case at hand."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from exile_risk.model.facts import Basis, Confidence

HARM = frozenset(
    (
        "deported_or_handed_over",
        "extradited",
        "abducted_or_rendered",
        "disappeared",
        "killed",
        "attack_survived",
        "coerced_return",
    )
)
"""Outcomes that count as harm: return by whatever way, violence, disappearance; also if the person came free later."""

NO_HARM = frozenset(("extradition_refused", "detained_then_released", "resettled_third_country", "living_safely"))
"""Outcomes without return or violence. None of them means that the person was out of danger afterwards."""


@dataclass(frozen=True)
class Precedent:
    """One reported case, told without a name.

    `date` is when it ended, as exactly as the source says ("2018", "2018-02", "2018-02-08"), `over` the last day that
    this may mean. `label` says who, `note` what happened, `host_regime` what the host was then. None in a yes-or-no
    field: not known. `disputed`: who stood behind it is not proven. `citable`: the event was read in a source that may
    be shown; only such cases are shown.
    """

    id: str
    origin: str
    host: str
    date: str
    over: datetime.date
    label: str
    note: str
    profile: tuple[str, ...]
    charges: tuple[str, ...]
    protection: str
    stay: str
    notice: bool | None
    request: bool | None
    detained: bool | None
    in_absentia: bool | None
    public_profile: str
    host_regime: str | None
    outcome: str
    severity: str
    source: str
    basis: Basis
    confidence: Confidence
    disputed: bool
    citable: bool

    @property
    def harmed(self) -> bool:
        """Whether it ended in harm."""
        return self.outcome in HARM


@dataclass(frozen=True)
class Point:
    """One thing that a precedent and a case share, or in which they differ.

    `id` names the message, `params` fill its gaps with ids and country codes. `points` is what it adds to the likeness,
    or for a difference what agreement would have added.
    """

    id: str
    params: Mapping[str, str]
    points: float


@dataclass(frozen=True)
class Match:
    """A precedent with its likeness to the case, 0 to 1, and why.

    The points of `shares` (what they share of the place first, then the heaviest) add up to it, in hundredths.
    """

    precedent: Precedent
    similarity: float
    shares: tuple[Point, ...]
    differs: tuple[Point, ...]


@dataclass(frozen=True)
class Tally:
    """How many cases of the collection ended how on one corridor before a day: what gets reported, never a rate.

    `read` counts those read in a source by outcome, `unverified` those that are general knowledge.
    """

    read: Mapping[str, int]
    unverified: Mapping[str, int]


@dataclass(frozen=True)
class Neighbours:
    """The nearest precedents of a case, nearest first: those that ended in harm, those that did not, and the count."""

    harmed: tuple[Match, ...]
    spared: tuple[Match, ...]
    tally: Tally
