# SPDX-License-Identifier: GPL-3.0-or-later
"""The record of a country as rows of a list, tab by tab."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from exile_risk.country_record import Agreement, CountryRecord, Entry, Theme
from exile_risk.knowledge.events import Event
from exile_risk.model.facts import Basis, Confidence, Derived, Fact
from exile_risk.wording import _, isolated
from exile_risk.wording.corridor_page import answer_text, corridor_name, direction_name
from exile_risk.wording.countries import capitalised, country
from exile_risk.wording.country_page import changed_by, subject_text, theme_title, unchecked_line
from exile_risk.wording.dates import partial_date_text
from exile_risk.wording.facts import (
    attribute_label,
    fact_value,
    source_text,
    span_text,
    time_and_source,
    when_text,
)
from exile_risk.wording.names import offence_name
from exile_risk.wording.provenance import basis_text
from exile_risk.wording.questions import short_question
from exile_risk.wording.statements import statement
from ui.widgets.fact_rows import FactRow

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge

COLUMNS = (24, 30, 46)
REPORT_COLUMNS = (14, 40, 46)


def provenance(fact: Fact, knowledge: "Knowledge") -> str:
    """Return when, source, basis and confidence in one quiet line."""
    if fact.basis is Basis.GENERAL_KNOWLEDGE:
        return capitalised(". ".join(p for p in (when_text(fact), basis_text(fact)) if p))
    return capitalised(f"{time_and_source(fact, knowledge)}. {basis_text(fact)}")


def theme_rows(
    title: str, means: Iterable[Derived], themes: Iterable[Theme], knowledge: "Knowledge"
) -> Iterator[FactRow]:
    """Yield what rules make of the facts, then the facts themselves, theme by theme."""
    yield FactRow(title, ("", _("Why")), heading=True)
    for derived in means:
        yield FactRow(short_question(derived.factor), (answer_text(derived), statement(derived)), key=derived)
    for theme in themes:
        yield FactRow(theme_title(theme.id), ("", _("Since, source, how sure")), heading=True)
        for entry in theme.entries:
            yield entry_row(attribute_label(entry.attribute), entry, knowledge)


def entry_row(title: str, entry: Entry, knowledge: "Knowledge") -> FactRow:
    """Return the row of what stands, or that nothing does."""
    if entry.fact is not None:
        return fact_row(title, entry.fact, knowledge)
    if entry.set_aside:
        doubtful = entry.set_aside[0]
        words = _("Perhaps: {value}").format(value=fact_value(doubtful))
        return FactRow(title, (words, provenance(doubtful, knowledge)), key=doubtful, caution=True)
    return FactRow(title, (_("Not on record"), ""), later=True)


def fact_row(title: str, fact: Fact, knowledge: "Knowledge") -> FactRow:
    """Return the row of a fact under a title."""
    value = fact_value(fact)
    if fact.note and fact.attribute not in ("incident",):
        value = f"{value} · {fact.note}"
    return FactRow(title, (value, provenance(fact, knowledge)), key=fact, caution=is_unchecked(fact))


def is_unchecked(fact: Fact) -> bool:
    """Whether a fact is to be read with caution."""
    return fact.basis is Basis.GENERAL_KNOWLEDGE or fact.confidence is Confidence.LOW


def law_rows(record: CountryRecord, knowledge: "Knowledge") -> Iterator[FactRow]:
    """Yield every offence on record: whether the conduct is a crime here, and the highest penalty."""
    yield FactRow(_("Offences used against exiles"), (_("A crime here?"), _("Since, source, how sure")), heading=True)
    for offence, parts in record.laws.items():
        status, penalty, year = parts
        lead = status if status.fact or status.set_aside else penalty
        words = [fact_value(lead.fact) if lead.fact else entry_row("", lead, knowledge).cells[0]]
        if penalty.fact is not None and lead is not penalty:
            words.append(_("up to: {penalty}").format(penalty=fact_value(penalty.fact)))
        if year.fact is not None and year.fact.value == "no":
            words.append(_("less than a year"))
        fact = lead.fact or (lead.set_aside[0] if lead.set_aside else None)
        if fact is None:
            continue
        law = f" · {fact.note}" if fact.note else ""
        cells = (" · ".join(words) + law, provenance(fact, knowledge))
        yield FactRow(offence_name(offence), cells, key=fact, caution=is_unchecked(fact))


def agreement_rows(record: CountryRecord, knowledge: "Knowledge") -> Iterator[FactRow]:
    """Yield extradition links, conventions and groups, and security ties; what has ended comes last and quiet."""
    note = _("Entry into force, source, how sure")
    yield FactRow(_("Extradition between two states"), ("", note), heading=True)
    yield from _agreements(record.links, record, knowledge)
    yield FactRow(_("Conventions and groups"), ("", note), heading=True)
    for fact in record.groups:
        ended = not fact.holds_on(record.day)
        row = fact_row(fact_value(fact), fact, knowledge)
        cells = (_("Ended") if ended else _("Member"), row.cells[1])
        yield FactRow(row.title, cells, key=fact, caution=row.caution, later=ended)
    if not record.groups:
        yield _nothing()
    yield FactRow(_("Ties of the security services"), ("", note), heading=True)
    yield from _agreements(record.ties, record, knowledge)


def _agreements(found: tuple[Agreement, ...], record: CountryRecord, knowledge: "Knowledge") -> Iterator[FactRow]:
    for one in sorted(found, key=lambda a: (not a.in_force(record.day), country(a.partner).casefold())):
        words = [fact_value(one.fact), *(fact_value(c) for c in one.clauses)]
        if one.fact.note:
            words.append(one.fact.note)
        ended = not one.in_force(record.day)
        value = f"{_('Ended')}: {' · '.join(words)}" if ended else " · ".join(words)
        cells = (value, provenance(one.fact, knowledge))
        yield FactRow(country(one.partner), cells, key=one.fact, caution=is_unchecked(one.fact), later=ended)
    if not found:
        yield _nothing()


def _nothing() -> FactRow:
    return FactRow(_("Nothing on record"), later=True)


def event_rows(record: CountryRecord, knowledge: "Knowledge") -> Iterator[FactRow]:
    """Yield what happened, newest first; what came after the day stands apart."""
    yield FactRow(_("Before this day"), ("", _("Bears on")), heading=True)
    for event in reversed(record.events):
        yield event_row(event, knowledge)
    if not record.events:
        yield _nothing()
    if record.later_events:
        yield FactRow(_("Known later, not used"), ("", _("Bears on")), heading=True)
        for event in reversed(record.later_events):
            yield event_row(event, knowledge, later=True)


def event_row(event: Event, knowledge: "Knowledge", *, later: bool = False) -> FactRow:
    """Return the row of one event, with the corridors it bears on and its source."""
    named = ", ".join(corridor_name(o, h) for o, h in event.corridors if "*" not in (o, h))
    source = _("General knowledge")
    if event.basis is not Basis.GENERAL_KNOWLEDGE:
        first = knowledge.source(event.sources[0])
        source = ", ".join(p for p in (isolated(first.title), first.publisher, first.year) if p)
    words = f"{direction_name(event.direction)}: {event.title}"
    words = words[:1].upper() + words[1:]
    cells = (words, ". ".join(p for p in (named, source) if p))
    caution = event.basis is Basis.GENERAL_KNOWLEDGE
    return FactRow(partial_date_text(event.date), cells, event, mark=event.direction, later=later, caution=caution)


def incident_rows(record: CountryRecord, knowledge: "Knowledge") -> Iterator[FactRow]:
    """Yield what was reported in this state, then what was reported of it elsewhere."""
    parts = (
        (_("As the host: what happened here"), record.incidents_as_host),
        (_("As the origin: what happened to its people elsewhere"), record.incidents_as_origin),
    )
    for title, facts in parts:
        yield FactRow(f"{title} ({len(facts)})", heading=True)
        for fact in facts:
            where = corridor_name(*fact.subject.split(">"))
            words = f"{where} · {fact_value(fact)}" + (f" · {fact.note}" if fact.note else "")
            source = basis_text(fact)
            if fact.basis is not Basis.GENERAL_KNOWLEDGE:
                source = f"{source_text(fact, knowledge)}. {source}"
            yield FactRow(when_text(fact), (words, source), fact, mark="incident", caution=is_unchecked(fact))
        if not facts:
            yield _nothing()


def unchecked_rows(record: CountryRecord, knowledge: "Knowledge") -> Iterator[FactRow]:
    """Yield every fact on this page that nobody has checked at a source, and where it should be."""
    yield FactRow(unchecked_line(record), later=True)
    yield FactRow(_("What nobody has checked"), ("", _("Where to check it")), heading=True)
    for fact in record.unchecked:
        where = knowledge.source(fact.sources[0]).title
        value = f"{fact_value(fact)} · {span_text(fact)}".rstrip(" ·")
        title = f"{attribute_label(fact.attribute)} · {subject_text(fact, record.code)}".rstrip(" ·")
        yield FactRow(title, (value, isolated(where)), key=fact, caution=True)
    for one in record.corrections:
        yield FactRow(short_question(one.factor), (_("Your correction"), changed_by(one)))
