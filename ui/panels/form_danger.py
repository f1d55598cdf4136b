# SPDX-License-Identifier: GPL-3.0-or-later
"""The immediate-danger check: seven questions with Yes or No, before everything else."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from exile_risk.model.answers import Answer
from exile_risk.model.draft import Draft
from exile_risk.wording import _
from exile_risk.wording.questions import question, short_question
from ui.widgets.plain import PlainLabel
from ui.widgets.section_header import SectionHeader
from ui.widgets.yes_no import YesNo

if TYPE_CHECKING:
    from exile_risk.session import Session

TWO_COLUMNS_FROM = 430


class DangerSection(QWidget):
    """Edits the seven danger answers of a draft."""

    edited = Signal(object)
    """The draft as it now stands."""

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = Draft()
        self._triggers = session.catalogue.triggers
        self.header = SectionHeader(_("Immediate danger"))
        self.cells = {t: YesNo(_("No"), _("Yes"), question(t)) for t in self._triggers}
        self._note = PlainLabel(_("One Yes means High or Extreme."), "small", "ink-2")
        self._rows = [self._row(t) for t in self._triggers]
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(4)
        self._columns = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.header)
        column.addLayout(self._grid)
        self._arrange(2)
        for trigger, cell in self.cells.items():
            cell.answered.connect(lambda yes, t=trigger: self._answer(t, yes))

    def _row(self, trigger: str) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        label = PlainLabel(short_question(trigger), "small", "ink")
        label.setToolTip(question(trigger))
        label.setBuddy(self.cells[trigger])
        line.addWidget(label, 1)
        line.addWidget(self.cells[trigger])
        return row

    def show_draft(self, draft: Draft) -> None:
        """Show a draft; nothing is emitted."""
        self._draft = draft
        for trigger, cell in self.cells.items():
            answer = draft.answers.get(trigger)
            cell.set_answer(None if answer is None or answer.known is None else answer.known == "yes")
        self._renew_note()

    def focus_next_open(self) -> None:
        """Move to the first question without an answer."""
        opened = [cell for cell in self.cells.values() if cell.answer() is None]
        if opened:
            opened[0].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use two columns where they fit."""
        super().resizeEvent(event)
        self._arrange(2 if event.size().width() >= TWO_COLUMNS_FROM else 1)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for n, row in enumerate([*self._rows, self._note]):
            self._grid.addWidget(row, n // columns, n % columns)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if columns == 2 else 0)

    def _answer(self, trigger: str, yes: bool | None) -> None:
        answer = None if yes is None else Answer("yes" if yes else "no", noted=date.today())
        self._draft = self._draft.with_answer(trigger, answer)
        self._renew_note()
        self.edited.emit(self._draft)

    def _renew_note(self) -> None:
        done = sum(1 for cell in self.cells.values() if cell.answer() is not None)
        if done == len(self.cells):
            text = _("All {n} answered").format(n=done)
        else:
            text = _("{done} of {all} answered").format(done=done, all=len(self.cells))
        self.header.set_note(text)
