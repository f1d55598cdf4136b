# SPDX-License-Identifier: GPL-3.0-or-later
"""The day whose facts count, set in place: one field that understands how people write days."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from exile_risk.days import EARLIEST
from exile_risk.wording import _
from exile_risk.wording.dates import day_text
from ui.panels.day_words import DayError, month_length, read_parts
from ui.theme import scaled, set_look
from ui.widgets.plain import PlainLabel

__all__ = ["AsOfPopover", "DayError", "read_day"]


def read_day(text: str, today: date) -> date:
    """Return the day a person wrote: "20 Jan 2018", "2018-01-20" or, for its last day, "Jan 2018".

    Raises DayError with a sentence for anything else, for a day that does not exist, and for days to come.
    """
    year, month, day = read_parts(text)
    if not EARLIEST.year <= year <= today.year:
        raise DayError(
            _("The facts run from {first} to {last}. Write a day in between.").format(
                first=EARLIEST.year, last=day_text(today)
            )
        )
    length = month_length(year, month, day)
    found = date(year, month, length if day is None else day)
    if day is None and found > today >= found.replace(day=1):
        return today
    if found > today:
        raise DayError(_("That day has not come yet. The newest facts are of today."))
    return found


class AsOfPopover(QFrame):
    """A small field over the window. Enter takes the day, Esc closes and changes nothing."""

    chosen = Signal(object)
    """The day (a date), or None for today's facts."""

    closed = Signal()

    def __init__(self, day: date | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.edit = QLineEdit(day_text(day) if day else "")
        self.edit.setAccessibleName(_("Facts as known on"))
        self.edit.setMaxLength(40)
        self.edit.setPlaceholderText(_("20 Jan 2018"))
        self.hint = PlainLabel("", type="small", tone="ink-2")
        self.take = QPushButton(_("Use this day"))
        self.today = QPushButton(_("Use today's facts"))
        self._build()
        self.edit.returnPressed.connect(self._take)
        self.edit.textEdited.connect(lambda: self._say(""))
        self.take.clicked.connect(self._take)
        self.today.clicked.connect(lambda: self.chosen.emit(None))
        self._say("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close at Esc without touching the draft."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _take(self) -> None:
        try:
            day = read_day(self.edit.text(), date.today())
        except DayError as wrong:
            self._say(str(wrong))
            self.edit.setFocus()
            return
        self.chosen.emit(day)

    def _say(self, wrong: str) -> None:
        set_look(self.edit, mend=bool(wrong))
        self.hint.setText(wrong or _("Later facts are not used, so you see what could be known then."))
        self.edit.setAccessibleDescription(wrong)
        self.adjustSize()

    def _build(self) -> None:
        self.setProperty("surface", "card")
        self.setFixedWidth(scaled(340))
        buttons = QHBoxLayout()
        buttons.addWidget(self.take)
        buttons.addWidget(self.today)
        for button, kind in ((self.take, "main"), (self.today, "plain")):
            button.setProperty("kind", kind)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        label = PlainLabel(_("Facts as known on"), type="small", tone="ink-2")
        label.setBuddy(self.edit)
        for part in (label, self.edit, self.hint):
            column.addWidget(part)
        column.addLayout(buttons)
