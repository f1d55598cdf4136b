# SPDX-License-Identifier: GPL-3.0-or-later
"""What to do and by when, where the person could go, and the rest of the plan: papers, journey, help, its end."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from exile_risk.model.relocation import Choice, Relocation
from exile_risk.relocation.organisations import organisations
from exile_risk.relocation.plan_parts import Action, Owner, Plan
from exile_risk.report.options import Reader, ReportOptions
from exile_risk.report.parts import Block, Cell, Disc, Items, Paragraph, Section, Table
from exile_risk.wording import card as card_words
from exile_risk.wording import relocation_plan as plan_words
from exile_risk.wording import report as say
from exile_risk.wording.catalogue import isolated
from exile_risk.wording.countries import country
from exile_risk.wording.organisations import help_text, limits_text
from exile_risk.wording.relocation_access import arrival_text, option_name

TOP = 3
"""Options shown unless somebody chose others."""

HELPERS = 6


def to_do_sections(plan: Plan, options: ReportOptions) -> Iterator[Section]:
    """Yield the actions, one row a day. The person reads their own first; everybody else who does what."""
    actions = list(plan.actions)
    rows: list[tuple[Cell, ...]] = []
    for _due, listed in groupby(actions, key=lambda action: action.due):
        those = list(listed)
        if options.reader is Reader.PERSON:
            those.sort(key=lambda action: action.todo.owner is not Owner.CLIENT)
        by = say.within_text("hours") if those[0].within == "hours" else plan_words.deadline_text(those[0])
        rows += _rows(by, those)
    table = Table(say.to_do_heads(), tuple(rows), (17, 65, 18))
    caution = Paragraph(plan_words.no_promise(), "small")
    yield Section("to_do", say.heading("to_do"), (table, caution))


def _rows(by: str, actions: Sequence[Action]) -> Iterator[tuple[Cell, ...]]:
    for n, action in enumerate(actions):
        owner = plan_words.owner_text(action.todo.owner)
        yield Cell("" if n else by, True), Cell(plan_words.todo_text(action.todo)), Cell(owner)


def relocation_sections(relocation: Relocation, host: str, options: ReportOptions) -> Iterator[Section]:
    """Yield the options chosen, else the first three, and staying, each with the danger that would remain."""
    shown = chosen_of(relocation, options)
    rows = [_place(choice, host) for choice in (*shown, *(c for c in (relocation.stay,) if c not in shown))]
    blocks: list[Block] = [Table(say.relocation_heads(), tuple(rows), (28, 34, 16, 22))]
    if not shown:
        blocks.insert(0, Paragraph(say.no_places()))
    blocks.append(Paragraph(say.relocation_caution(), "small"))
    yield Section("relocation", say.heading("relocation"), tuple(blocks))


def chosen_of(relocation: Relocation, options: ReportOptions) -> tuple[Choice, ...]:
    """Return the options that go in: those chosen, in their order, else the first three."""
    known = {c.id: c for c in (relocation.stay, *relocation.options, *relocation.wished)}
    chosen = tuple(known[id] for id in options.chosen if id in known)
    return chosen or relocation.options[:TOP]


def _place(choice: Choice, host: str) -> tuple[Cell, ...]:
    if choice.pathway is None:
        name, way = option_name(choice.id, host), ""
    else:
        name, way = country(choice.destination), isolated(choice.pathway.name)
    residual = choice.residual
    if residual is None:
        danger = Cell(say.residual_unknown(), disc=Disc(None))
    else:
        danger = Cell(say.residual_text(residual.band, residual.likely), True, Disc(int(residual.band)))
        if choice.pathway is not None:
            way = f"{way} ({arrival_text(residual.arrival)})"
    weeks = say.weeks_text(choice.weeks.low, choice.weeks.high) if choice.weeks is not None else "–"
    return Cell(name, True), Cell(way), Cell(weeks), danger


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
