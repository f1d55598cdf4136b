# SPDX-License-Identifier: GPL-3.0-or-later
"""What to do and by when, where the person could go, and the rest of the plan: papers, journey, help, its end."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from exile_risk.model.relocation import Choice, Kind, Relocation
from exile_risk.relocation.choosing import chosen_options, possible
from exile_risk.relocation.organisations import organisations
from exile_risk.relocation.plan_parts import Owner, Plan
from exile_risk.report.options import Reader, ReportOptions
from exile_risk.report.parts import Block, Cell, Disc, Items, Paragraph, Section, Table
from exile_risk.wording import card as card_words
from exile_risk.wording import relocation_plan as plan_words
from exile_risk.wording import report as say
from exile_risk.wording.catalogue import isolated
from exile_risk.wording.countries import country
from exile_risk.wording.organisations import help_text, limits_text
from exile_risk.wording.relocation_chosen import warnings
from exile_risk.wording.relocation_ranking import option_title, status_there_text, weeks_text

TOP = 3
"""Options shown unless somebody chose others."""

HELPERS = 6
TOGETHER = 3
"""Actions of one owner and day that share a row."""


def to_do_sections(plan: Plan, options: ReportOptions) -> Iterator[Section]:
    """Yield the actions by day and owner; the person reads their own first, one a row."""
    rows: list[tuple[Cell, ...]] = []
    for _due, listed in groupby(plan.actions, key=lambda action: action.due):
        those = list(listed)
        today = those[0].due == options.printed.date()
        by = say.today() if today else say.by_day(those[0].due)
        owners = list(dict.fromkeys(action.todo.owner for action in those))
        if options.reader is Reader.PERSON:
            owners.sort(key=lambda owner: owner is not Owner.CLIENT)
        for owner in owners:
            said = [plan_words.todo_text(action.todo) for action in those if action.todo.owner is owner]
            together = 1 if options.reader is Reader.PERSON else TOGETHER
            texts = ["; ".join(said[n : n + together]) for n in range(0, len(said), together)]
            reads = options.reader is Reader.PERSON and owner is Owner.CLIENT
            rows += _rows(by, say.reader_as_owner() if reads else plan_words.owner_text(owner), texts)
            by = ""
    table = Table(say.to_do_heads(), tuple(rows), (17, 15, 68))
    caution = () if plan.made_on < options.printed.date() else (Paragraph(plan_words.no_promise(), "small"),)
    yield Section("to_do", say.heading("to_do"), (table, *caution))


def _rows(by: str, owner: str, texts: Sequence[str]) -> Iterator[tuple[Cell, ...]]:
    for n, said in enumerate(texts):
        yield Cell("" if n else by, True), Cell("" if n else owner), Cell(said)


def relocation_sections(relocation: Relocation, options: ReportOptions) -> Iterator[Section]:
    """Yield the options chosen, else the first three, and staying, each with the danger that would remain."""
    shown = chosen_of(relocation, options)
    rows = [_place(choice) for choice in (*shown, *(c for c in (relocation.stay,) if c not in shown))]
    blocks: list[Block] = [Table(say.relocation_heads(), tuple(rows), (22, 42, 12, 24))]
    if not shown:
        blocks.insert(0, Paragraph(say.no_places()))
    if options.reader in (Reader.FILE, Reader.PERSON):  # why one is not may be a refusal, which is nobody else's matter
        against = warnings(chosen_options(relocation, options.chosen))
        blocks = [*(Paragraph(line, "strong") for line in against.splitlines()), *blocks]
    blocks.append(Paragraph(say.relocation_caution(), "small"))
    yield Section("relocation", say.heading("relocation"), tuple(blocks))


def chosen_of(relocation: Relocation, options: ReportOptions) -> tuple[Choice, ...]:
    """Return the options that go in: those chosen that are still possible, else the first three places elsewhere."""
    chosen = possible(relocation, options.chosen)
    elsewhere = tuple(c for c in relocation.options if c.kind is not Kind.WITHIN_HOST)
    return chosen or elsewhere[:TOP]


def _place(choice: Choice) -> tuple[Cell, ...]:
    inside = choice.kind is Kind.WITHIN_HOST
    name = option_title(choice) if inside else country(choice.destination)
    way = isolated(choice.pathway.name) if choice.pathway is not None else "" if inside else option_title(choice)
    residual = choice.residual
    if residual is None:
        danger = Cell(say.residual_unknown(), disc=Disc(None))
    else:
        danger = Cell(say.residual_text(residual.band, residual.likely), True, Disc(int(residual.band)))
        way = "; ".join(part for part in (way, status_there_text(residual.arrival)) if part)
    return Cell(name, True), Cell(way), Cell(weeks_text(choice.weeks)), danger


def plan_sections(plan: Plan, options: ReportOptions) -> Iterator[Section]:
    """Yield papers, checks before a journey, who can help, and what ends the plan."""
    yield Section("papers", say.heading("papers"), (Items(tuple(plan_words.paper_text(p) for p in plan.papers)),))
    if plan.road_checks:
        checks = tuple(dict.fromkeys(plan_words.road_check_text(c) for c in plan.road_checks))
        yield Section("journey", say.heading("journey"), (Items(checks),))
    yield Section("help", say.heading("help"), tuple(_help(plan)))
    ends = [plan_words.void_text(v) for v in plan.void_when]
    check_in = plan_words.check_in_text(plan)
    yield Section("void", say.heading("void"), (Items(tuple(ends)), Paragraph(check_in, "small")))


def _help(plan: Plan) -> Iterator[Block]:
    if plan.reach:
        yield Paragraph(" · ".join(card_words.kind_text(kind) for kind in plan.reach))
    known = {o.id: o for o in organisations()}
    listed = [known[id] for id in plan.organisations if id in known][:HELPERS]
    if listed:
        rows = tuple(
            (Cell(isolated(o.name), True), Cell(" ".join(p for p in (help_text(o), limits_text(o)) if p)))
            for o in listed
        )
        yield Table(say.help_heads(), rows, (28, 72))
