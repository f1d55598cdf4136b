# SPDX-License-Identifier: GPL-3.0-or-later
"""The plan of the options chosen: who does what by when, papers, road checks, whom to call, and what ends it."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from exile_risk.model.assessment import Assessment
from exile_risk.model.relocation import Choice
from exile_risk.relocation.plan import plan
from exile_risk.relocation.plan_parts import Phase, Plan
from exile_risk.wording import _, isolated
from exile_risk.wording import relocation_plan as say
from exile_risk.wording.card import kind_text
from exile_risk.wording.dates import day_text
from exile_risk.wording.names import band_name
from exile_risk.wording.organisations import help_text, limits_text
from exile_risk.wording.relocation_ranking import option_title
from ui.panels.surfaces import scrolling
from ui.theme import set_look
from ui.widgets.fact_rows import FactRow
from ui.widgets.fitting_rows import FittingRows
from ui.widgets.icon import keep_icon
from ui.widgets.plain import PlainLabel

if TYPE_CHECKING:
    from exile_risk.relocation.organisations import Organisation

_COLUMNS = (56, 20, 24)


class PlanView(QWidget):
    """Shows one plan, made anew each time it is asked for: the same case, options and day give the same plan."""

    back_wanted = Signal()
    card_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan: Plan | None = None
        self.back = QPushButton(_("Back to the options"))
        self.card = QPushButton(_("Emergency card"))
        self.title = PlainLabel("", "strong")
        self.about = PlainLabel("", "small", "ink-2")
        self.check_ins = PlainLabel("", "small")
        self.todos = FittingRows(_("What to do, by whom and by when"), _COLUMNS)
        self.rest = FittingRows(_("Papers, road checks, whom to call, what ends the plan"), (100,))
        self._build()

    def show_plan(self, found: Assessment, chosen: Iterable[Choice], today: date) -> None:
        """Make the plan of a day for the options chosen. Errors: those of `exile_risk.relocation.plan.plan`."""
        choices = tuple(chosen)
        made = self.plan = plan(found, choices, today)
        names = {c.id: option_title(c) for c in choices}
        self.title.setText(_("Plan of {day}").format(day=day_text(made.made_on)))
        listed = "; ".join(names.values())
        about = _("Rating {band}. Look again by {day}. For: {options}.")
        self.about.setText(
            about.format(band=band_name(made.band), day=day_text(made.review_by), options=isolated(listed))
        )
        self.check_ins.setText(say.check_in_text(made))
        self.todos.set_rows(list(_action_rows(made)))
        self.rest.set_rows([*_paper_rows(made, names), *_road_rows(made, names), *_call_rows(made), *_void_rows(made)])

    def start(self) -> None:
        """Put the focus where the page begins."""
        self.todos.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        for button, icon in ((self.back, "arrow-left"), (self.card, "document")):
            set_look(button, kind="small")
            keep_icon(button, icon, size=14)
        self.back.clicked.connect(self.back_wanted)
        self.card.clicked.connect(self.card_wanted)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.title, 1)
        head.addWidget(self.card, 0, Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 10, 16, 16)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.about)
        column.addWidget(PlainLabel(say.no_promise(), "small", "ink-2"))
        column.addWidget(self.todos)
        column.addWidget(PlainLabel(_("Check-ins"), "text", bold=True))
        column.addWidget(self.check_ins)
        column.addWidget(self.rest)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(inside))


def _action_rows(made: Plan) -> Iterable[FactRow]:
    """Yield the actions part by part, each with who does it and by when."""
    for phase in Phase:
        actions = [action for action in made.actions if action.todo.phase is phase]
        if not actions:
            continue
        yield FactRow(say.phase_text(phase), (_("When"), _("Who")), heading=True)
        for action in actions:
            cells = (say.deadline_text(action), say.owner_text(action.todo.owner))
            yield FactRow(say.todo_text(action.todo), cells)


def _paper_rows(made: Plan, names: dict[str, str]) -> Iterable[FactRow]:
    yield FactRow(_("Papers to gather"), heading=True)
    for paper in made.papers:
        told = "; ".join(names[id] for id in paper.options if id in names)
        text = say.paper_text(paper)
        yield FactRow(_("{paper} (for {options})").format(paper=text, options=told) if told else text)


def _road_rows(made: Plan, names: dict[str, str]) -> Iterable[FactRow]:
    for id in dict.fromkeys(check.option for check in made.road_checks):
        yield FactRow(_("Before leaving: {option}").format(option=names.get(id, id)), heading=True)
        yield from (FactRow(say.road_check_text(check)) for check in made.road_checks if check.option == id)


def _call_rows(made: Plan) -> Iterable[FactRow]:
    """Yield whom to reach by kind; names and numbers are never part of a plan."""
    yield FactRow(_("Whom to reach, in this order"), heading=True)
    yield from (FactRow(kind_text(kind)) for kind in made.reach)
    known = _organisations()
    listed = [known[id] for id in made.organisations if id in known]
    if listed:
        yield FactRow(_("Organisations that help in danger"), heading=True)
    for one in listed:
        limits = limits_text(one)
        said = _("{name}: {help}.").format(name=isolated(one.name), help=help_text(one))
        yield FactRow(f"{said} {limits}".rstrip())


def _organisations() -> "dict[str, Organisation]":
    from exile_risk.relocation.organisations import organisations

    return {one.id: one for one in organisations()}


def _void_rows(made: Plan) -> Iterable[FactRow]:
    yield FactRow(_("What ends this plan: make a new one then"), heading=True)
    yield from (FactRow(say.void_text(void)) for void in made.void_when)
