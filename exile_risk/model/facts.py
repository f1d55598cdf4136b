# SPDX-License-Identifier: GPL-3.0-or-later
"""Facts about states and corridors: dated, sourced, with a confidence and an honest basis."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum


class Basis(Enum):
    """How a fact came into the base, best first."""

    READ = "read"  # read in the named source
    EXTRACTED = "extracted"  # taken from a data set by a script
    GENERAL_KNOWLEDGE = "general_knowledge"  # nobody has checked it at a source
    LOCAL = "local_correction"  # written by a caseworker, in their own vault only: never a row of the base


class Confidence(Enum):
    """Own judgement of the encoder, best first."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True)
class Source:
    """Where a fact was found. `url` is None where no stable page may be shown."""

    id: str
    title: str
    publisher: str
    year: str
    url: str | None
    licence: str | None


@dataclass(frozen=True)
class Fact:
    """One statement about a subject.

    `subject`: a country ("TH"), a directed corridor origin>host ("KH>TH"), an unordered pair ("KH-TH") or an
    offence in a country ("TH/lese_majeste"). `valid_from` and `valid_to` are inclusive days; None is open.
    `as_of` is how old the knowledge is, as printed in the source ("2018", "2018-02", "2018-02-14").
    """

    id: str
    subject: str
    attribute: str
    value: str
    valid_from: date | None
    valid_to: date | None
    sources: tuple[str, ...]
    basis: Basis
    confidence: Confidence
    as_of: str
    note: str

    def holds_on(self, day: date) -> bool:
        """Whether the fact is valid on that day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True)
class Derived:
    """A factor value worked out from facts by a named rule, or the reason why there is none.

    `value` None: honestly unknown, and `why_unknown` names the message. `rule` is the rule's id; `statement` and
    `params` let the wording say it to a person ("courts in {host} count as weak because ..."). `facts` are those
    that decided, `set_aside` those that lost against them. `stale` facts keep their value in the centre but count as
    unknown for the bounds.
    """

    factor: str
    value: str | None
    rule: str
    params: Mapping[str, str]
    facts: tuple[Fact, ...] = ()
    set_aside: tuple[Fact, ...] = ()
    why_unknown: str | None = None
    stale: bool = False
