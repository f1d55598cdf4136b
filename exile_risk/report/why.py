# SPDX-License-Identifier: GPL-3.0-or-later
"""Why a rating is what it is: the reasons of the leading route with who says so, as bars or in plain words."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from exile_risk.model.assessment import Assessment, Reason
from exile_risk.model.facts import Basis
from exile_risk.reasons import reasons
from exile_risk.report.options import Part, ReportOptions
from exile_risk.report.parts import Bar, Bars, Block, Items, Paragraph, Section
from exile_risk.wording import report as say
from exile_risk.wording import report_sources as sources
from exile_risk.wording.countries import capitalised, in_sentence
from exile_risk.wording.explaining import steps_text
from exile_risk.wording.names import pathway_name
from exile_risk.wording.provenance import source_line
from exile_risk.wording.reasons import reason as reason_text

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge

RAISING, LOWERING = 6, 2
"""Reasons listed one by one; the rest of each is one row."""


def why_sections(found: Assessment, options: ReportOptions, knowledge: "Knowledge | None") -> Iterator[Section]:
    """Yield the reasons; for the person as two lists of sentences, for others as bars with their sources."""
    listed = reasons(found, found.rating.leading_pathway)
    raising = [one for one in listed if not one.lowers]
    lowering = [one for one in listed if one.lowers]
    if not options.shows_figures:
        yield from _in_words(found, raising, lowering)
        return
    shown = [*raising[:RAISING], *lowering[:LOWERING]]
    bars: list[Bar] = []
    for those, most in ((raising, RAISING), (lowering, LOWERING)):
        singly = len(those) if len(those) == most + 1 else most  # a row for one reason says less than the reason
        bars += [_bar(one, found, knowledge, options) for one in those[:singly]]
        if those[singly:]:
            bars.append(_together(those[singly:], options))
    note = say.steps_note().format(route=pathway_name(found.rating.leading_pathway))
    blocks: list[Block] = [Paragraph(note, "small"), Bars(tuple(bars))]
    yield Section("reasons", say.heading("reasons"), tuple(blocks))
    named = _sources(found, shown, knowledge)
    if named:
        yield Section("sources", say.heading("sources"), (Paragraph(named, "small"),))


def said_of(one: Reason, found: Assessment) -> str:
    """Return a reason as a sentence."""
    names = map(in_sentence, (found.case.origin, found.case.host))
    return capitalised(reason_text(one.term.factor, one.term.value, *names))


def _in_words(found: Assessment, raising: Sequence[Reason], lowering: Sequence[Reason]) -> Iterator[Section]:
    for id, listed, most in (("raises", raising, RAISING), ("lowers", lowering, LOWERING)):
        if listed:
            rows = tuple(said_of(one, found) for one in listed[:most])
            yield Section(id, say.heading(id), (Items(rows),))


def _bar(one: Reason, found: Assessment, knowledge: "Knowledge | None", options: ReportOptions) -> Bar:
    shown = steps_text(one.term.steps)
    note = sources.source_note(one, found, knowledge, options.shows_words)
    return Bar(said_of(one, found), note, one.term.steps, say.lowers_text(shown) if one.lowers else shown)


def _together(rest: Sequence[Reason], options: ReportOptions) -> Bar:
    cuts = tuple(one.term.steps for one in rest)
    note = say.in_the_annex(options.has(Part.LEDGER))
    shown = steps_text(sum(cuts))
    return Bar(say.smaller_text(len(rest)), note, sum(cuts), say.lowers_text(shown) if sum(cuts) < 0 else shown, cuts)


def _sources(found: Assessment, shown: Sequence[Reason], knowledge: "Knowledge | None") -> str:
    """Return the sources of the reasons that are listed; what a caseworker typed is not repeated here."""
    named: dict[str, None] = {}
    answered = unchecked = 0
    for one in shown:
        if one.term.factor in found.case.answers:
            answered += 1
            continue
        facts = one.derived.facts if one.derived is not None else ()
        checked = [f for f in facts if f.basis in (Basis.READ, Basis.EXTRACTED)]
        if knowledge is not None:
            named.update((source_line(f, knowledge), None) for f in checked[:1])
        unchecked += bool(facts) and not checked and facts[0].basis is Basis.GENERAL_KNOWLEDGE
    return sources.sources_text(tuple(named), answered, unchecked)
