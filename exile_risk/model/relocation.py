# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of relocation: a destination by a pathway along a road, what it leads to, and why another is not offered.

Chances here order options and are shown as words and bars; none of them may be quoted as a probability.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from exile_risk.model.assessment import Band, Rating

if TYPE_CHECKING:
    from exile_risk.knowledge.conditions import Condition
    from exile_risk.knowledge.pathways import Pathway
    from exile_risk.model.facts import Fact


class Kind(Enum):
    """What an option is for."""

    DURABLE = "durable"  # may become a home
    INTERIM = "interim"  # a place to wait
    WITHIN_HOST = "within_host"  # staying and lowering the danger, or moving inside the country


@dataclass(frozen=True)
class Span:
    """An interval, both ends included."""

    low: float
    high: float

    @property
    def middle(self) -> float:
        """The point that a bar is drawn to."""
        return (self.low + self.high) / 2


@dataclass(frozen=True)
class Residual:
    """The danger that remains at a destination with the status that an arrival gives.

    `arrival` is a word of `exile_risk.relocation.arrival`; `likely` is None where only centre and bounds were worked
    out. `rating` holds the pathways: distance lowers them, it does not remove them. `low_withheld`: why Low is not said
    of that place, as in `Assessment`; then `band` is Moderate.
    """

    arrival: str
    rating: Rating
    band: Band
    likely: tuple[Band, Band] | None = None
    low_withheld: str | None = None


@dataclass(frozen=True)
class Access:
    """How likely a pathway is to take this person, and what stands in the way.

    `level` is a word of the ordinal scale (assured, open_referral, discretionary, rare, closed) and `chance` its
    interval. `conditions` of the pathway are sorted by what is known of the person; only `unmet` closes it.
    """

    level: str
    chance: Span
    met: tuple["Condition", ...] = ()
    unmet: tuple["Condition", ...] = ()
    to_obtain: tuple["Condition", ...] = ()
    unknown: tuple["Condition", ...] = ()
    first_steps: tuple[str, ...] = ()


@dataclass(frozen=True)
class Alert:
    """One thing to know about a state on the way: a word, what it speaks of, and the facts behind it."""

    word: str
    params: Mapping[str, str]
    facts: tuple["Fact", ...] = ()


@dataclass(frozen=True)
class Leg:
    """One border crossed or one flight, into a state (the last one is the destination).

    `by` is land or air. `danger` is the chance of arrest and return on entering or changing there; `visa` what
    the person's own papers need there, None where nobody can tell. `alerts` run from the gravest down.
    """

    start: str
    end: str
    by: str
    danger: float
    band: Band
    visa: str | None
    alerts: tuple[Alert, ...] = ()


@dataclass(frozen=True)
class Road:
    """A way from the host to a destination. `danger`: the chance of being stopped and sent back somewhere on it."""

    legs: tuple[Leg, ...]
    danger: float

    @property
    def via(self) -> tuple[str, ...]:
        """The states passed through."""
        return tuple(leg.end for leg in self.legs[:-1])


@dataclass(frozen=True)
class Avoided:
    """A state that the shorter roads pass through and these do not, with the gravest reason."""

    state: str
    alert: Alert


@dataclass(frozen=True)
class Roads:
    """The safest few roads, safest first; none where no road exists or each is too dangerous (`barred` says why)."""

    best: tuple[Road, ...]
    avoided: tuple[Avoided, ...] = ()
    leaving: tuple[Alert, ...] = ()  # exit permission, overstay: trouble before the first leg
    barred: Alert | None = None


@dataclass(frozen=True)
class Prospect:
    """What an option comes to: chance of being safe at 12 and at 36 months, and the gain over staying. method.md 4."""

    safe_12: Span
    safe_36: Span
    gain_12: Span
    gain_36: Span


@dataclass(frozen=True)
class Objection:
    """Why an option is not offered: a word of E1 to E7, what it speaks of, the facts, and what would unlock it."""

    reason: str
    unlock: str
    params: Mapping[str, str]
    facts: tuple["Fact", ...] = ()


@dataclass(frozen=True)
class Choice:
    """One option: a destination by a pathway, or staying. `pathway` is None only within the host.

    `weeks` until arrival (low, high). `criteria` run from 0 to 1; None where nobody knows. `gives_up` are words of what
    the person would leave behind. `objections` is empty for an option that is offered; `dominated_by` names one that is
    as good or better in everything. `in_top_three` is the share of weightings in which it stays among the first three.
    `marks` are words of `exile_risk.relocation.exclusions.MARKS`: what must be said beside an option that is offered.
    """

    id: str
    destination: str
    kind: Kind
    pathway: "Pathway | None"
    residual: Residual | None
    access: Access
    weeks: Span | None
    roads: Roads | None
    prospect: Prospect | None
    criteria: Mapping[str, float | None]
    gives_up: tuple[str, ...] = ()
    objections: tuple[Objection, ...] = ()
    dominated_by: str | None = None
    in_top_three: float | None = None
    marks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Relocation:
    """Everything there is to say: staying first, options in order, pairs of an interim and a durable one, the rest.

    `wished` are the client's own places in their order, each annotated, whether offered or not.
    """

    stay: Choice
    options: tuple[Choice, ...]
    pairs: tuple[tuple[str, str], ...]  # ids: interim, durable
    dominated: tuple[Choice, ...]
    excluded: tuple[Choice, ...]
    wished: tuple[Choice, ...] = ()
