# SPDX-License-Identifier: GPL-3.0-or-later
"""Every way to every place, with what stands in the way of this person: options before anybody ranks or excludes them.

Unmet conditions close a pathway, open ones only lower the low end of its chance; neither is ever dropped from sight.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from exile_risk.knowledge.conditions import Condition, Known
from exile_risk.knowledge.dates import first_day, last_day
from exile_risk.knowledge.pathways import Pathway, pathways
from exile_risk.model.assessment import Assessment
from exile_risk.model.case import Case
from exile_risk.model.relocation import Access, Choice, Kind, Span
from exile_risk.relocation.access_rules import ANY, CLOSED, LEVELS, AccessRules, Rule, WithinHost, access_rules
from exile_risk.relocation.giving_up import gives_up
from exile_risk.relocation.meeting import Sorted, sort_conditions
from exile_risk.relocation.situation import (
    NOWHERE,
    answers_by_pathway,
    at_destination,
    passports,
    situation_of,
    with_answers,
)
from exile_risk.relocation.staying import MOVE, STAY, still_to_do

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge

NO_STATE = ""
"""Destination of a pathway that is tied to no state, or whose states are not known."""

OBTAIN, DO = "obtain:", "do:"
"""What a first step begins with that is no sentence of a pathway: a condition's text, or an answer to work for."""

FIRST_STEPS = 3
_TO_OBTAIN_FIRST = ("referrer", "sponsor", "risk", "document", "other", "location")


def candidates(
    found: Assessment, knowledge: "Knowledge", listed: Iterable[Pathway] | None = None
) -> tuple[Choice, ...]:
    """Return staying, moving within the host, and every pathway to every state it names, whatever speaks against it.

    `listed`: the pathways to look at (default: all that ship). No residual, roads or prospect is filled in. Pathways
    without a state of their own are left to `tied_to_no_state`. Raises InputError for a broken resource on first use.
    """
    known = frozenset(knowledge.countries())
    person = _Person(found)
    ways = [(place, way) for way in _all(listed) for place in way.destinations if place in known]
    ways.sort(key=lambda one: one[0])  # stable: within a state in the order of the file
    return (*within_host(found), *(person.choice(way, place) for place, way in ways))


def tied_to_no_state(found: Assessment, listed: Iterable[Pathway] | None = None) -> tuple[Choice, ...]:
    """Return the pathways that name no state: they can pay for or lead to a place, and which one is to be asked."""
    person = _Person(found)
    return tuple(person.choice(way, NO_STATE) for way in _all(listed) if not way.destinations)


def within_host(found: Assessment) -> tuple[Choice, Choice]:
    """Return staying with every precaution, and moving to another place inside the host; nobody has to refer them."""
    rules = access_rules()
    return _inside(found, STAY, rules.stay), _inside(found, MOVE, rules.move)


def access_to(found: Assessment, pathway: Pathway, destination: str) -> Access:
    """Return how likely one pathway is to take this person to a destination, and what stands in the way."""
    return _Person(found).access(pathway, destination)


def shut(pathway: Pathway, day: date) -> bool:
    """Whether a pathway takes nobody: closed or suspended when last looked at, and the day lies within that time."""
    return not (pathway.taking_people or _status_not_on_file(pathway, day))


class _Person:
    """One person's situation, worked out once and held against every pathway."""

    def __init__(self, found: Assessment) -> None:
        self.case: Case = found.case
        self.rules: AccessRules = access_rules()
        self.situation = situation_of(found)
        self.passports = passports(found.case, self.situation)
        self.of_pathways = answers_by_pathway(found.case)
        self._there: dict[str, Mapping[str, Known]] = {}

    def choice(self, pathway: Pathway, destination: str) -> Choice:
        rule = self.rules.rule(pathway.id, pathway.kind)
        return Choice(
            id=f"{destination}:{pathway.id}" if destination else pathway.id,
            destination=destination,
            kind=Kind.WITHIN_HOST if destination == self.case.host else rule.kind,
            pathway=pathway,
            residual=None,
            access=self.access(pathway, destination),
            weeks=Span(*pathway.weeks) if pathway.weeks else None,
            roads=None,
            prospect=None,
            criteria={},
            gives_up=gives_up(self.case, self.situation, pathway, destination, self.rules),
        )

    def access(self, pathway: Pathway, destination: str) -> Access:
        there = self._there.get(destination)
        if there is None:
            there = self._there[destination] = at_destination(self.situation, self.case, destination)
        for field, answered in self.of_pathways.get(pathway.id, {}).items():
            there = {**there, field: with_answers(there.get(field, NOWHERE), answered)}
        conditions = sort_conditions(pathway, there, self.case.origin, self.passports)
        rule = self.rules.rule(pathway.id, pathway.kind)
        level, chance = self._level(pathway, rule, conditions)
        return Access(
            level=level,
            chance=chance,
            met=conditions.met,
            unmet=conditions.unmet,
            to_obtain=conditions.to_obtain,
            unknown=conditions.unknown,
            first_steps=_first_steps(pathway, conditions.to_obtain),
        )

    def _level(self, pathway: Pathway, rule: Rule, conditions: Sorted) -> tuple[str, Span]:
        """Return the word of the scale and its interval for this person. The rules and their reasons: access.json."""
        rules, day = self.rules, self.case.as_of
        if conditions.unmet or shut(pathway, day):
            return CLOSED, rules.levels[CLOSED]
        base = rule.open if pathway.status == "open" else rule.limited
        ceilings = [*_ceilings(rule, conditions.to_obtain)]
        if any(_names_others(condition, self.case.origin) for condition in conditions.unknown):
            ceilings.append(rules.other_nationality)
        level = max((base, *ceilings), key=LEVELS.index)
        chance = rule.chance if rule.chance and level == base else rules.levels[level]
        low = chance.low * rules.unknown_factor ** len(conditions.unknown)
        return level, Span(0.0 if _status_not_on_file(pathway, day) else low, chance.high)


def _ceilings(rule: Rule, to_obtain: Iterable[Condition]) -> Iterator[str]:
    """Yield the best level there can be while a condition is still to be obtained."""
    for condition in to_obtain:
        ceilings = rule.until_met.get(condition.field)
        if ceilings:
            yield from (level for token, level in ceilings.items() if token == ANY or token in condition.tokens)


def _names_others(condition: Condition, origin: str) -> bool:
    """Whether a condition takes nationals of other states than the one feared."""
    listed = condition.documented and condition.field == "nationality" and condition.op == "in"
    return listed and origin not in condition.tokens


def _status_not_on_file(pathway: Pathway, day: date) -> bool:
    """Whether a closed or suspended programme was not yet so on the day, or its end has passed: it has to be asked."""
    if pathway.taking_people:
        return False
    before = pathway.since is not None and day < first_day(pathway.since)
    return before or (pathway.until is not None and last_day(pathway.until) < day)


def _first_steps(pathway: Pathway, to_obtain: tuple[Condition, ...]) -> tuple[str, ...]:
    """Return the first three things to do: up to two to obtain, then the pathway's own steps."""
    wanted = sorted(to_obtain, key=lambda c: _TO_OBTAIN_FIRST.index(c.field) if c.field in _TO_OBTAIN_FIRST else 9)
    obtain = [f"{OBTAIN}{c.text}" for c in wanted[: FIRST_STEPS - 1]]
    return (*obtain, *pathway.steps[: FIRST_STEPS - len(obtain)])


def _inside(found: Assessment, id: str, rule: WithinHost) -> Choice:
    steps = tuple(f"{DO}{factor}={value}" for factor, value in still_to_do(found, id).items())
    access = Access(rule.level, rule.chance, first_steps=steps)
    host = found.case.host
    return Choice(id, host, Kind.WITHIN_HOST, None, None, access, rule.weeks, None, None, {}, rule.gives_up)


def _all(listed: Iterable[Pathway] | None) -> Iterable[Pathway]:
    return pathways() if listed is None else listed
