# SPDX-License-Identifier: GPL-3.0-or-later
"""A day typed in the page: taken at Enter or on leaving the field; Esc puts back the day there was."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from exile_risk.wording.dates import day_text
from ui.panels.as_of import DayError, read_day
from ui.theme import scaled, set_look

_WIDTH = 118


class DayField(QLineEdit):
    """One field; `taken` gives the day that was typed, once it is one."""

    taken = Signal(object)
    complained = Signal(str)
    """What is wrong with the text, to be said beside the field; "" once that is over."""

    def __init__(self, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = date.today()
        self.setAccessibleName(accessible_name)
        self.setMaxLength(40)
        self.setFixedWidth(scaled(_WIDTH))
        self.editingFinished.connect(self._take)
        self.textEdited.connect(lambda: self._say(""))

    def set_day(self, day: date) -> None:
        """Show a day; nothing but the end of a complaint is emitted."""
        self._day = day
        self.setText(day_text(day))
        self._say("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put back the day at Esc; with nothing typed, Esc is the page's."""
        if event.key() == Qt.Key.Key_Escape and self.text() != day_text(self._day):
            self.set_day(self._day)
        else:
            super().keyPressEvent(event)

    def _take(self) -> None:
        if self.text() == day_text(self._day):
            return
        try:
            day = read_day(self.text(), date.today())
        except DayError as wrong:
            self._say(str(wrong))
            return
        changed = day != self._day
        self.set_day(day)
        if changed:
            self.taken.emit(day)

    def _say(self, wrong: str) -> None:
        if wrong or self.accessibleDescription():
            set_look(self, mend=bool(wrong))
            self.setAccessibleDescription(wrong)
            self.complained.emit(wrong)
