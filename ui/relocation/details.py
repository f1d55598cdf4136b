# SPDX-License-Identifier: GPL-3.0-or-later
"""One option opened: conditions, first steps, what remains there, what is given up, roads, and how old it all is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from exile_risk.model.relocation import Choice, Kind, Roads
from exile_risk.wording import _
from exile_risk.wording import relocation_access as access
from exile_risk.wording import relocation_page as say
from exile_risk.wording.countries import capitalised
from exile_risk.wording.dates import partial_date_text
from exile_risk.wording.names import pathway_name
from exile_risk.wording.relocation_access import kind_text
from exile_risk.wording.relocation_material import pathway_caution, pathway_status
from exile_risk.wording.relocation_ranking import (
    option_title,
    reason_text,
    status_there_text,
    steady_text,
    unlock_text,
)
from ui.relocation.condition_rows import ConditionRows
from ui.relocation.road_rows import add_roads
from ui.theme import set_look
from ui.widgets.icon import Icon, keep_icon
from ui.widgets.plain import PlainLabel

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge
    from exile_risk.model.case import Needs

STAYING_DANGERS = ("A", "C", "T")
"""Routes to harm that distance lowers and does not end: always shown."""


@dataclass(frozen=True)
class Told:
    """An option with its number in the table (None: it has none) and whether it is chosen."""

    choice: Choice
    number: int | None
    chosen: bool


class Details(QWidget):
    """Shows one option, in short beside the map or in full."""

    answered = Signal(object, object)
    """An Ask and True, False or None: a condition was answered in place."""

    question_wanted = Signal(str)
    """A question of the form settles a condition."""

    choose_wanted = Signal(str)
    """The option is to be chosen, or no longer."""

    open_wanted = Signal()
    """Everything about the option is wanted."""

    close_wanted = Signal()
    """The short form is wanted again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = PlainLabel("", "text", bold=True)
        self.note = PlainLabel("", "small", "ink-3")
        self.choose = QPushButton()
        self.more = QPushButton()
        self._told: Told | None = None
        self._full = False
        self._needs: Needs | None = None
        self.conditions: ConditionRows | None = None
        self._body = QWidget()
        self._build()

    def show_option(self, told: Told | None, needs: "Needs | None", knowledge: "Knowledge", *, full: bool) -> None:
        """Show an option; None while there is none."""
        self._told, self._needs, self._full = told, needs, full
        self.setVisible(told is not None)
        if told is None:
            return
        choice = told.choice
        name = option_title(choice)
        self.title.setText(name if told.number is None else f"{told.number} · {name}")
        way = choice.pathway
        self.note.setText(
            say.programme_age(partial_date_text(way.as_of)) if way else kind_text(choice.kind).capitalize()
        )
        self.choose.setText(_("Chosen") if told.chosen else _("Choose"))
        self.choose.setAccessibleName(_("{option} for comparison and plan").format(option=name))
        self.choose.setChecked(told.chosen)
        keep_icon(self.choose, "check" if told.chosen else "plus", size=14)
        self.more.setText(_("Close details") if full else _("All details"))
        keep_icon(self.more, "close" if full else "arrow-right", size=14)
        self._renew(_full_body if full else _brief_body, knowledge)

    def show_roads(self, roads: Roads) -> None:
        """Show all roads to the option opened, now that they are worked out."""
        if self._told is not None and self._full:
            add_roads(self._roads, roads)

    def start(self) -> None:
        """Put the focus where the details begin."""
        self.more.setFocus(Qt.FocusReason.OtherFocusReason)

    def _renew(self, fill: "Callable[[Details, QVBoxLayout, Knowledge], None]", knowledge: "Knowledge") -> None:
        self._column.removeWidget(self._body)
        self._body.hide()
        self._body.deleteLater()
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        self._roads = QVBoxLayout()
        self._roads.setSpacing(2)
        fill(self, column, knowledge)
        self._column.insertWidget(2, self._body)
        self._body.show()  # now, not at the next turn of the loop: nothing flickers while arrows move

    def _build(self) -> None:
        for button in (self.choose, self.more):
            set_look(button, kind="small")
        self.choose.setCheckable(True)
        self.choose.clicked.connect(self._choose)
        self.more.clicked.connect(lambda: (self.close_wanted if self._full else self.open_wanted).emit())
        under = QHBoxLayout()
        under.setSpacing(8)
        under.addWidget(self.note, 1)
        under.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignTop)
        under.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self.title)
        self._column.addLayout(under)
        self._column.addWidget(self._body)
        self._column.addStretch(1)

    def _choose(self) -> None:
        if self._told is not None:
            self.choose_wanted.emit(self._told.choice.id)

    # what stands in the body, in short and in full

    def _conditions_and_steps(self, column: QVBoxLayout) -> None:
        assert self._told is not None  # noqa: S101 - asked by show_option
        choice = self._told.choice
        conditions = ConditionRows(self._body)
        conditions.answered.connect(self.answered)
        conditions.question_wanted.connect(self.question_wanted)
        conditions.show_choice(choice, self._needs, full=self._full)
        self.conditions = conditions
        steps = QWidget()
        listed = QVBoxLayout(steps)
        listed.setContentsMargins(0, 0, 0, 0)
        listed.setSpacing(2)
        listed.addWidget(PlainLabel(_("Do first"), "small", bold=True))
        for n, step in enumerate(choice.access.first_steps[:6], 1):
            listed.addLayout(_line(PlainLabel(f"{n}", "small", "ink-2", wrap=False), access.step_text(step)))
        listed.addStretch(1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        has_conditions = conditions.count > 0
        beside = has_conditions and not self._full
        conditions.setVisible(has_conditions)
        if has_conditions:
            grid.addWidget(conditions, 0, 0)
        grid.addWidget(steps, 0 if beside else 1, 1 if beside else 0)
        grid.setColumnStretch(0, 1)
        if beside:
            grid.setColumnStretch(1, 1)
        column.addLayout(grid)


def _brief_body(details: Details, column: QVBoxLayout, knowledge: "Knowledge") -> None:
    choice = _choice(details)
    _add_objections(column, choice)
    details._conditions_and_steps(column)
    remains = remaining_words(choice)
    given = [access.gives_up_text(word) for word in choice.gives_up]
    if remains:
        column.addWidget(PlainLabel(_("Remains there: {dangers}.").format(dangers=remains), "small", "ink-2"))
    if given:
        column.addWidget(PlainLabel(_("Given up: {what}").format(what=" ".join(given)), "small", "ink-2"))


def _full_body(details: Details, column: QVBoxLayout, knowledge: "Knowledge") -> None:
    choice = _choice(details)
    caution = pathway_caution(choice.pathway.kind) if choice.pathway else None
    for text in (caution, _steady(choice)):
        if text:
            column.addWidget(PlainLabel(text, "small", "ink-2"))
    _add_objections(column, choice)
    details._conditions_and_steps(column)
    _add_remaining(column, choice)
    _add_list(column, _("What they give up"), [access.gives_up_text(word) for word in choice.gives_up])
    if choice.roads is not None:
        column.addSpacing(8)
        column.addLayout(details._roads)
        add_roads(details._roads, choice.roads)
    if choice.pathway is not None:
        _add_programme(column, choice, knowledge)


def _steady(choice: Choice) -> str:
    """Return how firmly an option stands among the first, whatever is weighed; "" where nobody tried."""
    return capitalised(f"{steady_text(choice.in_top_three)}.") if choice.in_top_three is not None else ""


def _choice(details: Details) -> Choice:
    assert details._told is not None  # noqa: S101 - asked by show_option
    return details._told.choice


def remaining_words(choice: Choice) -> str:
    """Return the routes to harm that remain at an option, in a few words."""
    if choice.residual is None or choice.kind is Kind.WITHIN_HOST:
        return ""
    leading = choice.residual.rating.leading_pathway
    named = dict.fromkeys((leading, *STAYING_DANGERS))
    return ", ".join(pathway_name(id) if n == 0 else pathway_name(id).lower() for n, id in enumerate(named))


def _add_objections(column: QVBoxLayout, choice: Choice) -> None:
    """Say of an option that is not offered why, and what would unlock it."""
    for objection in choice.objections:
        said = _("{why}. {unlock}.").format(why=reason_text(objection), unlock=unlock_text(objection))
        column.addLayout(_line(Icon("warning", "ink", 13), said))


def _add_remaining(column: QVBoxLayout, choice: Choice) -> None:
    residual = choice.residual
    if residual is None:
        return
    _heading(column, _("What remains there"))
    band = say.band_words(residual.band)
    likely = f", {say.range_words(residual.likely)}" if residual.likely else ""
    stays = choice.kind is Kind.WITHIN_HOST
    status = _("with every precaution taken") if stays else status_there_text(residual.arrival)
    column.addWidget(PlainLabel(f"{band}{likely}: {status}.", "small"))
    for id in STAYING_DANGERS:
        column.addWidget(PlainLabel(say.remaining_advice(id), "small", "ink-2"))


def _add_programme(column: QVBoxLayout, choice: Choice, knowledge: "Knowledge") -> None:
    way = choice.pathway
    assert way is not None  # noqa: S101 - asked by the caller
    _add_list(column, _("Documents"), way.documents)
    _heading(column, _("The programme"))
    day = partial_date_text(way.as_of)
    status = _("When last looked at, in {day}: {status}.").format(day=day, status=pathway_status(way.status))
    for text in (status, way.places.text, way.note):
        if text:
            column.addWidget(PlainLabel(text, "small"))
    _add_list(column, _("Sources"), [_source(knowledge, id) for id in way.sources])


def _source(knowledge: "Knowledge", id: str) -> str:
    source = knowledge.source(id)
    return " · ".join(part for part in (source.title, source.publisher, source.year) if part)


def _add_list(column: QVBoxLayout, title: str, texts: Iterable[str]) -> None:
    listed = [text for text in texts if text]
    if listed:
        _heading(column, title)
        for text in listed:
            column.addLayout(_line(Icon("dot", "ink-3", 10), text))


def _heading(column: QVBoxLayout, text: str) -> None:
    column.addSpacing(8)
    column.addWidget(PlainLabel(text, "small", bold=True))


def _line(mark: QWidget, text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(PlainLabel(text, "small"), 1)
    return row
