# SPDX-License-Identifier: GPL-3.0-or-later
"""A day typed in the page: taken at Enter or on leaving the field, and what is wrong with it said beneath."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from exile_risk.wording.dates import day_text
from ui.panels.as_of import DayError, read_day
from ui.theme import scaled, set_look
from ui.widgets.plain import PlainLabel

_WIDTH = 130


class DayField(QWidget):
    """One field; `taken` gives the day that was typed, once it is one."""

    taken = Signal(object)

    def __init__(self, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = date.today()
        self.edit = _Edit()
        self.edit.setAccessibleName(accessible_name)
        self.edit.setMaxLength(40)
        self.edit.setFixedWidth(scaled(_WIDTH))
        self.wrong = PlainLabel("", "small", "ink")
        self.wrong.setFixedWidth(scaled(_WIDTH * 2))
        self.wrong.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.edit)
        column.addWidget(self.wrong)
        self.edit.editingFinished.connect(self._take)
        self.edit.given_up.connect(lambda: self.set_day(self._day))
        self.edit.textEdited.connect(lambda: self._say(""))

    def set_day(self, day: date) -> None:
        """Show a day; nothing is emitted."""
        self._day = day
        self.edit.setText(day_text(day))
        self._say("")

    def _take(self) -> None:
        if self.edit.text() == day_text(self._day):
            return
        try:
            day = read_day(self.edit.text(), date.today())
        except DayError as wrong:
            self._say(str(wrong))
            return
        changed = day != self._day
        self.set_day(day)
        if changed:
            self.taken.emit(day)

    def _say(self, wrong: str) -> None:
        set_look(self.edit, mend=bool(wrong))
        self.wrong.setText(wrong)
        self.wrong.setVisible(bool(wrong))
        self.edit.setAccessibleDescription(wrong)


class _Edit(QLineEdit):
    """Esc puts back the day there was, and goes no further while something was typed."""

    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
