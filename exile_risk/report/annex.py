# SPDX-License-Identifier: GPL-3.0-or-later
"""The annex: every sum with its inputs, so that a pocket calculator arrives at the same band, and every answer."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from exile_risk.explaining import Explanation, Ledger, Level, explain
from exile_risk.model.answers import Unanswered
from exile_risk.model.assessment import Assessment
from exile_risk.model.factors import Catalogue
from exile_risk.report.options import ReportOptions
from exile_risk.report.parts import Block, Cell, Items, Paragraph, Section, Table
from exile_risk.wording import _
from exile_risk.wording import explaining as words
from exile_risk.wording import report as say
from exile_risk.wording import report_sources as sources
from exile_risk.wording.countries import capitalised, in_sentence
from exile_risk.wording.names import band_name, group_title, level_name, pathway_name
from exile_risk.wording.questions import short_question
from exile_risk.wording.reasons import reason
from exile_risk.wording.values import unanswered_label, value_label

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge

_WIDTHS, _ENDS = (58, 27, 15), (1, 2)
_Row = tuple[Cell, ...]


def annex_sections(
    found: Assessment, catalogue: Catalogue, options: ReportOptions, knowledge: "Knowledge | None"
) -> Iterator[Section]:
    """Yield the whole calculation and the answers behind it."""
    whole = explain(found, catalogue)
    names = in_sentence(found.case.origin), in_sentence(found.case.host)
    rules = (Paragraph(words.step_rule(), "small"), Paragraph(words.group_rule(), "small"))
    protections = [words.courts_text(whole.courts, *names)]
    protections += [f"{words.protection_title(p)}: {words.protection_text(p)}" for p in whole.protections]
    yield Section("ledger", say.heading("ledger"), (*rules, Items(tuple(protections))), new_page=True)
    for pathway in sorted(whole.pathways, key=lambda p: -whole.shares[p]):
        ledger = whole.pathways[pathway]
        yield Section(f"ledger-{pathway}", words.ledger_title(pathway), (_table(ledger, names), _sum(ledger)))
    for level in whole.levels.values():
        yield Section(f"ledger-{level.level}", words.ledger_title(level.level), tuple(_level(level, names)))
    yield _verdict(whole)
    yield Section("answers", say.heading("answers"), (_answers(found, options, knowledge),))


def _table(ledger: Ledger, names: tuple[str, str]) -> Table:
    rows: list[_Row] = [_row(words.base_text(ledger.target), "", words.sum_text(ledger.base, 3))]
    for group in ledger.groups:
        rows.append(_row(group_title(group.group), "", words.steps_text(group.steps, 3), strong=True))
        for line in group.lines:
            formula = f"{words.exact(line.weight)} × {words.exact(line.share)}"
            rows.append(_row(_said(line.factor, line.value, names), formula, words.steps_text(line.steps, 3)))
    for bar in ledger.bars:
        said = f"{_said(bar.factor, bar.value, names)} ({words.kind_text(bar.kind)}; {words.bar_text(bar)})"
        rows.append(_row(said, words.weight_of_bar(bar), words.steps_text(bar.steps, 3)))
    for gate in ledger.gates:
        said = f"{_said(gate.factor, gate.value or 'unknown', names)} ({words.gate_text(gate)})"
        rows.append(_row(said, words.weight_of_gate(gate), words.steps_text(gate.steps, 3)))
    return Table(say.ledger_heads(), tuple(rows), _WIDTHS, _ENDS)


def _sum(ledger: Ledger) -> Paragraph:
    total = words.sum_text(ledger.log2_odds, 3)
    return Paragraph(f"{words.sum_title(ledger.target)} = {total}; {words.chance_line(ledger)}", "strong")


def _level(level: Level, names: tuple[str, str]) -> Iterator[Block]:
    yield _table(level.ledger, names)
    yield _sum(level.ledger)
    raised = words.raised_text(level)
    if raised:
        yield Paragraph(f"{words.chance_text(level.harm)}: {raised}", "small")
    rows: list[_Row] = []
    for part in level.parts:
        harm = words.exact(part.harm) if part.fixed else words.chance_text(part.harm)
        formula = f"{words.chance_text(part.chance)} × {harm}"
        rows.append(_row(pathway_name(part.pathway), formula, words.chance_text(part.product)))
    yield Table((_("All routes together: chance × harm"), "", ""), tuple(rows), _WIDTHS, _ENDS)
    total = f"1 − (1 − …) × (1 − …) … = {words.chance_text(level.exceedance)}"
    reached = f"{level_name(level.level)}: {band_name(level.band)} ({words.threshold_text(level)})"
    decides = f" – {_('decides')}" if level.decides else ""
    yield Paragraph(f"{total}. {reached}{decides}", "strong")


def _verdict(whole: Explanation) -> Section:
    return Section("verdict", _("From the levels to the rating"), (Items(tuple(words.verdict_lines(whole))),))


def _answers(found: Assessment, options: ReportOptions, knowledge: "Knowledge | None") -> Table:
    rows: list[_Row] = []
    for factor, answer in found.used.items():
        if isinstance(answer.value, Unanswered):
            said = unanswered_label(answer.value)
        else:
            said = value_label(factor, answer.value)
        if factor in found.case.answers:
            known = sources.answer_note(answer)
        else:
            known = sources.derived_note(found.derived.get(factor), knowledge, options.shows_words)
        rows.append((Cell(short_question(factor)), Cell(said, True), Cell(known)))
    return Table(say.answers_heads(), tuple(rows), (34, 30, 36))


def _row(said: str, formula: str, result: str, *, strong: bool = False) -> _Row:
    return Cell(said, strong), Cell(formula), Cell(result, strong)


def _said(factor: str, value: str, names: tuple[str, str]) -> str:
    return capitalised(reason(factor, value, *names))
