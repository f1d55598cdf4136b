# SPDX-License-Identifier: GPL-3.0-or-later
"""A case as the engine sees it: places, charges and answers; never a name, a birth date or a contact."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from types import MappingProxyType

from exile_risk.model.answers import Answer

NOTHING: Mapping[str, Answer] = MappingProxyType({})
NOTHING_KNOWN: Mapping[str, Mapping[str, bool]] = MappingProxyType({})
NO_WEIGHTS: Mapping[str, int] = MappingProxyType({})


class Stage(Enum):
    """How far an accusation has gone, mildest first."""

    INVESTIGATION = "investigation"
    CHARGED_OR_WARRANT = "charged_or_warrant"
    CONVICTED_IN_ABSENTIA = "convicted_in_absentia"


@dataclass(frozen=True)
class Charge:
    """One accusation: an offence id of the law data and its stage."""

    offence: str
    stage: Stage


@dataclass(frozen=True)
class Needs:
    """What relocation must respect; nothing here moves the rating.

    `known` answers conditions of pathways, by field and token (`exile_risk.knowledge.pathway_words`): True where the
    token surely applies, False where it surely does not. What is not in it is open.

    `weights` are what the client said about the criteria beside danger, from 0 (does not matter) to 4 (matters most);
    one that is not in it lies in the middle, 2. `chosen` are ids of options (`exile_risk.model.relocation.Choice`) that
    the plan is for, in the order in which they were chosen; facts of another day may know one of them no longer.
    """

    languages: tuple[str, ...] = ()  # ISO 639-1
    family_in: tuple[str, ...] = ()  # countries
    dependants: int = 0
    professions: tuple[str, ...] = ()
    passports: tuple[str, ...] = ()  # countries
    not_to: tuple[str, ...] = ()  # the client's veto
    via: tuple[str, ...] = ()
    wished: tuple[str, ...] = ()  # countries, the client's dearest first
    known: Mapping[str, Mapping[str, bool]] = field(default_factory=lambda: NOTHING_KNOWN)
    weights: Mapping[str, int] = field(default_factory=lambda: NO_WEIGHTS)  # by criterion
    chosen: tuple[str, ...] = ()


NO_NEEDS = Needs()


@dataclass(frozen=True)
class Case:
    """A person outside the state they fear.

    `origin` is the state feared, `host` where the person is (ISO 3166-1 alpha-2, plus XK). Facts valid on
    `as_of` are used, later ones are not. `nationalities` is None while nobody has said, empty for a stateless
    person, and may hold several countries.
    """

    origin: str
    host: str
    as_of: date
    charges: tuple[Charge, ...] = ()
    answers: Mapping[str, Answer] = field(default_factory=lambda: NOTHING)
    nationalities: tuple[str, ...] | None = None
    needs: Needs = NO_NEEDS
