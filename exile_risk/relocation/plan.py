# SPDX-License-Identifier: GPL-3.0-or-later
"""From a rating and the options chosen to a dated plan: who does what by when, and what ends it.

The same assessment, options and day give the same plan. Weekends and holidays are not skipped: danger does not wait.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType

from exile_risk.judgement.clocks import load_clocks
from exile_risk.model.assessment import Assessment, Band
from exile_risk.model.relocation import Choice, Roads
from exile_risk.relocation.cards import Situation, card
from exile_risk.relocation.organisations import organisations_for
from exile_risk.relocation.plan_actions import (
    DANGERS,
    NOT_DONE,
    NOT_ENOUGH,
    against_the_threat,
    for_options,
    once,
    protecting_here,
)
from exile_risk.relocation.plan_clocks import VERSION, PlanClock, plan_clocks
from exile_risk.relocation.plan_parts import Action, Owner, Paper, Phase, Plan, RoadCheck, Todo, VoidWhen

CHECK_INS = 31
"""Days of checking in that a plan lists at most; the rhythm goes on."""

AT_ONCE = frozenset({"danger_check"})
"""Without it nobody knows how soon the rest has to begin; it always stands first."""

HELP_IN_DANGER = frozenset({"protection", "emergency_line", "emergency_grant", "legal_help", "relocation"})
_EVERY_PLAN = ("power_of_attorney", "status_papers", "consent")
_BEFORE_LEAVING = ("exit_ban", "own_papers", "no_stop_at_home", "contact_knows", "met_on_arrival", "airport_card")
_STATUSES = ("immigration_status", "protection_status")


def plan(found: Assessment, chosen: Sequence[Choice], today: date) -> Plan:
    """Return the plan of today for an assessment and the options that somebody chose, in their order.

    Raises InputError for a broken resource on first use.
    """
    band = found.band if found.band is not None else found.rating.band
    pressing = found.rating.floor is not None
    review_by = _review_by(found, band, today)
    clock = plan_clocks()[Band.EXTREME if pressing else band]
    todos = once((*against_the_threat(found, band), *protecting_here(found, band), *for_options(chosen, band)))
    return Plan(
        made_on=today,
        band=band,
        review_by=review_by,
        actions=_dated(todos, clock, today, review_by),
        check_ins=_check_ins(clock, today, review_by),
        check_ins_a_day=clock.check_ins_a_day,
        papers=_papers(chosen),
        reach=card(found.case.host, Situation.ARREST, today).reach,
        organisations=tuple(
            o.id for o in organisations_for(found.case.host, today) if HELP_IN_DANGER.intersection(o.help)
        ),
        road_checks=tuple(check for choice in chosen for check in _road_checks(choice)),
        void_when=tuple(_void_when(found, chosen, band, review_by)),
        options=MappingProxyType({c.id: (c.destination, c.pathway.id if c.pathway else None) for c in chosen}),
        clocks=f"{load_clocks().version}/{VERSION}",
    )


def _review_by(found: Assessment, band: Band, today: date) -> date:
    return load_clocks().review_by(
        band,
        today,
        pressing=found.rating.floor is not None,
        unsure=found.confidence == "low",
        not_enough=found.state in (NOT_DONE, NOT_ENOUGH),
    )


def _dated(todos: Sequence[Todo], clock: PlanClock, today: date, review_by: date) -> tuple[Action, ...]:
    """Return the todos phase by phase, each due no later than the day to look again, and that look itself."""
    days = {Phase.THREAT: clock.threat, Phase.PROTECTION: clock.protection, Phase.OPTIONS: clock.options}
    found: list[Action] = []
    for phase, span in days.items():
        due = min(_later(today, span), review_by)
        for todo in (t for t in todos if t.phase is phase):
            by = today if todo.id in AT_ONCE else due
            found.append(Action(todo, by, _within(by, today)))
    look = Todo("look_again", Owner.CASEWORKER, Phase.WATCH, MappingProxyType({}))
    return (*found, Action(look, review_by, _within(review_by, today)))


def _later(day: date, days: int) -> date:
    return day + min(timedelta(days=days), date.max - day)


def _within(due: date, today: date) -> str:
    days = (due - today).days
    return "hours" if days == 0 else "days" if days <= 7 else "weeks" if days <= 60 else "months"


def _check_ins(clock: PlanClock, today: date, review_by: date) -> tuple[date, ...]:
    """Return the days of checking in up to the day to look again, which is always one of them."""
    days = range(0, (review_by - today).days, clock.check_in)
    first = [_later(today, day) for day in days[1 if clock.check_in > 1 else 0 :]]
    return tuple(dict.fromkeys((*first[: CHECK_INS - 1], review_by)))


def _papers(chosen: Sequence[Choice]) -> tuple[Paper, ...]:
    """Return every document once, in the words of the pathway that named it first."""
    found: dict[str, tuple[str, list[str]]] = {}
    for choice in chosen:
        wanted = [*(choice.pathway.documents if choice.pathway else ())]
        wanted += [c.text for c in choice.access.to_obtain if c.field == "document"]
        for text in wanted:
            _, options = found.setdefault(" ".join(text.casefold().split()), (text, []))
            if choice.id not in options:
                options.append(choice.id)
    always = (Paper(word, (), word=True) for word in _EVERY_PLAN)
    return (*always, *(Paper(text, tuple(options)) for text, options in found.values()))


def _road_checks(choice: Choice) -> Iterator[RoadCheck]:
    """Yield what to check before the safest road; a barred one says only why nobody should leave by it."""
    roads = choice.roads
    if roads is None:
        return
    if not roads.best:
        yield RoadCheck(choice.id, "no_road", _NOTHING, roads.barred)
        return
    yield from _on_the_road(choice.id, roads)
    yield from (RoadCheck(choice.id, word, _NOTHING) for word in _BEFORE_LEAVING)


def _on_the_road(option: str, roads: Roads) -> Iterator[RoadCheck]:
    yield from (RoadCheck(option, "alert", _NOTHING, alert) for alert in roads.leaving)
    for leg in roads.best[0].legs:
        params = {"start": leg.start, "end": leg.end, "by": leg.by, "visa": leg.visa or ""}
        yield RoadCheck(option, "leg", MappingProxyType(params))
        yield from (RoadCheck(option, "alert", _NOTHING, alert) for alert in leg.alerts)


def _void_when(found: Assessment, chosen: Sequence[Choice], band: Band, review_by: date) -> Iterator[VoidWhen]:
    yield VoidWhen("danger_yes", _NOTHING)
    for factor in DANGERS:
        answer = found.used.get(factor)
        if answer is not None and answer.known == "yes":
            yield _void("danger_over", factor=factor)
    yield _void("band_changes", band=band.word)
    for factor in _STATUSES:
        yield _void("status_changes", factor=factor)
    yield _void("leaves_host", host=found.case.host)
    for pathway in {c.pathway.id: c.pathway for c in chosen if c.pathway}.values():
        yield _void("pathway_closes", pathway=pathway.name, as_of=pathway.as_of)
    yield _void("past_review", day=review_by.isoformat())


def _void(word: str, **params: str) -> VoidWhen:
    return VoidWhen(word, MappingProxyType(params))


_NOTHING: Mapping[str, str] = MappingProxyType({})
