# SPDX-License-Identifier: GPL-3.0-or-later
"""What a plan is made of: actions with an owner and a deadline, papers, checks of a road, and what ends the plan."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from exile_risk.model.assessment import Band
from exile_risk.model.relocation import Alert


class Owner(Enum):
    """Who does it; a role, never a person."""

    CASEWORKER = "caseworker"
    CLIENT = "client"
    LAWYER = "lawyer"
    ORGANISATION = "organisation"


class Phase(Enum):
    """In which part of the plan it stands, first what acts on the threat itself."""

    THREAT = "threat"
    PROTECTION = "protection"
    OPTIONS = "options"
    WATCH = "watch"


@dataclass(frozen=True)
class Todo:
    """An action before it has a deadline. `id` is a word of `exile_risk.wording.relocation_plan`, `params` fill it.

    `options` are ids of the choices it serves; empty for what helps whatever is chosen.
    """

    id: str
    owner: Owner
    phase: Phase
    params: Mapping[str, str]
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class Action:
    """One thing to do by `due`, that day included. `within`: hours (today), days, weeks or months."""

    todo: Todo
    due: date
    within: str


@dataclass(frozen=True)
class Paper:
    """A document to gather, in the words of a pathway; with `word` it is a word of the wording, for every plan."""

    text: str
    options: tuple[str, ...]
    word: bool = False


@dataclass(frozen=True)
class RoadCheck:
    """What to check before leaving by the safest road of an option; an alert says more than its word."""

    option: str
    word: str
    params: Mapping[str, str]
    alert: Alert | None = None


@dataclass(frozen=True)
class VoidWhen:
    """What ends the plan: a new one is needed from then on."""

    word: str
    params: Mapping[str, str]


@dataclass(frozen=True)
class Plan:
    """A dated plan for one assessment and the options chosen. Nothing in it names anybody.

    `band` is the band planned with. `check_ins` are days, `check_ins_a_day` how often on each. `reach` are kinds of
    people and offices, `organisations` ids of `exile_risk.relocation.organisations`. `options` gives each choice's
    destination and pathway (id, None within the host).
    """

    made_on: date
    band: Band
    review_by: date
    actions: tuple[Action, ...]
    check_ins: tuple[date, ...]
    check_ins_a_day: int
    papers: tuple[Paper, ...]
    reach: tuple[str, ...]
    organisations: tuple[str, ...]
    road_checks: tuple[RoadCheck, ...]
    void_when: tuple[VoidWhen, ...]
    options: Mapping[str, tuple[str, str | None]]
    clocks: str  # versions of the bands' clocks and of the plan's
