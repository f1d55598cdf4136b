# SPDX-License-Identifier: GPL-3.0-or-later
"""A corridor's history as marks of a timeline and as rows of a list: the same things, once drawn and once said."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from exile_risk.corridor_history import Change, History, Turn, changes
from exile_risk.knowledge.dates import first_day, last_day
from exile_risk.knowledge.events import Event
from exile_risk.knowledge.incidents import Incident
from exile_risk.model.facts import Basis, Derived
from exile_risk.wording import _, isolated
from exile_risk.wording.corridor_page import (
    answer_text,
    change_text,
    change_title,
    direction_name,
    step_text,
    turn_label,
)
from exile_risk.wording.dates import partial_date_text
from exile_risk.wording.facts import date_text, source_text
from exile_risk.wording.incidents import incident_text
from exile_risk.wording.names import group_title
from exile_risk.wording.provenance import basis_text, fact_line
from exile_risk.wording.questions import short_question
from exile_risk.wording.statements import statement
from ui.panels.country_rows import is_unchecked
from ui.widgets.fact_rows import FactRow
from ui.widgets.timeline_data import TimeMark
from ui.widgets.timeline_marks import CHANGE, INCIDENT

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge
    from exile_risk.model.factors import Catalogue

CHANGED_COLUMNS = (24, 20, 22, 34)
FACTOR_COLUMNS = (22, 22, 56)
DATE_COLUMNS = (12, 48, 40)


@dataclass(frozen=True)
class Pair:
    """The answers of one corridor on two days."""

    a: date
    b: date
    before: Mapping[str, Derived]
    after: Mapping[str, Derived]


def marks(history: History) -> tuple[TimeMark, ...]:
    """Return every event, incident and changed answer from the first day of the history on."""
    found = [_event_mark(e) for e in history.events]
    found += [_incident_mark(i) for i in history.incidents]
    found += [
        TimeMark(t.day, CHANGE, date_text(t.day), turn_label(t), 1 + min(4.0, abs(t.step or 0) * 2), t)
        for t in history.turns
    ]
    inside = [m for m in found if history.first <= m.day <= history.last]
    return tuple(sorted(inside, key=lambda m: m.day))


def _event_mark(event: Event) -> TimeMark:
    day = first_day(event.date)
    return TimeMark(day, event.direction, partial_date_text(event.date), event.title, event.weight, event)


def _incident_mark(incident: Incident) -> TimeMark:
    when, words = partial_date_text(incident.fact.as_of), incident_text(incident.fact)
    return TimeMark(incident.last_day, INCIDENT, when, words, 2, incident)


def all_changes(history: History, pair: Pair) -> tuple[Change, ...]:
    """Return what differs between the two days: the answers, and the laws on offences outside the rating."""
    laws: dict[str, Change] = {}
    for turn in history.turns:
        for change in turn.changes:
            if change.offence and pair.a < turn.day <= pair.b:
                first = laws.get(change.offence, change).before
                laws[change.offence] = Change(change.factor, first, change.after, change.offence)
    kept = [c for c in laws.values() if c.before.value != c.after.value]
    return (*changes(pair.before, pair.after), *kept)


def changed_rows(found: tuple[Change, ...], knowledge: "Knowledge", day_a: str, day_b: str) -> Iterator[FactRow]:
    """Yield what differs, one row each, with the sentence behind the later answer."""
    if not found:
        yield FactRow(_("Nothing the facts answer differs between these two days."), later=True)
        return
    yield FactRow(_("What differs"), (f"A · {day_a}", f"B · {day_b}", _("Why")), heading=True)
    for change in found:
        why = [statement(change.after)]
        facts = change.new_facts or change.after.facts
        if facts:
            why.append(fact_line(facts[0], knowledge))
        cells = (answer_text(change.before), answer_text(change.after), " · ".join(why))
        yield FactRow(change_title(change), cells, key=change, caution=any(is_unchecked(f) for f in facts[:1]))


def factor_rows(pair: Pair, catalogue: "Catalogue", knowledge: "Knowledge") -> Iterator[FactRow]:
    """Yield what each factor says on the later day, group by group, in the order of the questions."""
    last = ""
    for factor in catalogue.factors.values():
        derived = pair.after.get(factor.id)
        if derived is None:
            continue
        if factor.group != last:
            last = factor.group
            yield FactRow(group_title(factor.group), ("", _("Why")), heading=True)
        why = statement(derived)
        if derived.facts:
            why = f"{why} · {fact_line(derived.facts[0], knowledge)}"
        if derived.stale:
            why = f"{why} · {_('older than 18 months')}"
        unknown = derived.value is None
        caution = bool(derived.facts) and is_unchecked(derived.facts[0])
        cells = (answer_text(derived), why)
        yield FactRow(short_question(factor.id), cells, key=derived, later=unknown, caution=caution)


def date_rows(history: History, day: date, knowledge: "Knowledge") -> Iterator[FactRow]:
    """Yield everything that happened, newest first; what came after the chosen day stands apart."""
    dated: list[tuple[date, FactRow]] = []
    for event in history.events:
        dated.append((first_day(event.date), _event_row(event, knowledge, later=last_day(event.date) >= day)))
    for one in history.incidents:
        dated.append((one.last_day, _incident_row(one, knowledge, later=one.last_day >= day)))
    for turn in history.turns:
        dated += [(turn.day, row) for row in _turn_rows(turn, knowledge, later=turn.day > day)]
    dated.sort(key=lambda pair: pair[0], reverse=True)
    earlier = [row for _day, row in dated if not row.later]
    later = [row for _day, row in dated if row.later]
    yield FactRow(_("Up to B"), ("", _("Source, how sure")), heading=True)
    yield from earlier
    if later:
        yield FactRow(_("Known later, not used on B"), ("", _("Source, how sure")), heading=True)
        yield from later


def _event_row(event: Event, knowledge: "Knowledge", *, later: bool) -> FactRow:
    source = _("General knowledge")
    if event.basis is not Basis.GENERAL_KNOWLEDGE:
        first = knowledge.source(event.sources[0])
        source = ", ".join(p for p in (isolated(first.title), first.publisher, first.year) if p)
    words = f"{event.title} ({direction_name(event.direction)})"
    caution = event.basis is Basis.GENERAL_KNOWLEDGE
    return FactRow(partial_date_text(event.date), (words, source), event, False, event.direction, later, caution)


def _incident_row(one: Incident, knowledge: "Knowledge", *, later: bool) -> FactRow:
    fact = one.fact
    words = _("Incident: {what}").format(what=incident_text(fact))
    source = basis_text(fact)
    if fact.basis is not Basis.GENERAL_KNOWLEDGE:
        source = f"{source_text(fact, knowledge)}. {source}"
    return FactRow(partial_date_text(fact.as_of), (words, source), one, False, INCIDENT, later, is_unchecked(fact))


def _turn_rows(turn: Turn, knowledge: "Knowledge", *, later: bool) -> Iterator[FactRow]:
    for n, change in enumerate(turn.changes):
        step = step_text(turn.step) if n == 0 else ""
        facts = change.new_facts or change.after.facts
        why = fact_line(facts[0], knowledge) if facts else statement(change.after)
        quiet = " · ".join(p for p in (step, why) if p)
        key = turn if n == 0 else change
        caution = any(is_unchecked(f) for f in facts[:1])
        yield FactRow(date_text(turn.day), (change_text(change), quiet), key, False, CHANGE, later, caution)
