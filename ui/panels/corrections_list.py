# SPDX-License-Identifier: GPL-3.0-or-later
"""Every correction of this vault in one card: what it says, where it holds, who says so, and how to withdraw it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from exile_risk.local_knowledge import KeptCorrection
from exile_risk.wording import _
from exile_risk.wording.corrections import scope_of, source_text, title
from exile_risk.wording.dates import day_text
from exile_risk.wording.facts import when_text
from ui.messages import message
from ui.panels.surfaces import rule
from ui.theme import scaled
from ui.widgets.empty_state import EmptyState
from ui.widgets.fitting import FittingScroll
from ui.widgets.plain import PlainLabel

WIDTH, SIDE, FRAME = 640, 20, 170


class CorrectionsList(QFrame):
    """A card over the window. Tab goes from button to button, Esc closes."""

    withdraw_wanted = Signal(int)
    """The number of a correction that is to count no longer."""

    again_wanted = Signal(int)
    """The number of a withdrawn correction that is to count again."""

    closed = Signal()

    def __init__(self, kept: tuple[KeptCorrection, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self.setAccessibleName(_("Corrections to facts"))
        width = min(scaled(WIDTH), parent.width() - 32)
        self.setFixedWidth(width)
        self.buttons: dict[int, QPushButton] = {}
        self.close_button = QPushButton(_("Close"))
        self.close_button.clicked.connect(self.closed)
        self.page = FittingScroll(self._rows(kept), width - 2 * SIDE - 2, self._room)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 16, SIDE, 16)
        column.setSpacing(8)
        column.addWidget(PlainLabel(_("Corrections to facts"), "strong"))
        told = _("They count for every case in this vault in place of the shipped facts, also after those are renewed.")
        column.addWidget(PlainLabel(told, "small", "ink-2"))
        column.addWidget(self.page)
        column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignLeft)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close at Esc; arrows and paging keys scroll."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif not self.page.step(event):
            super().keyPressEvent(event)

    def first_stop(self) -> QWidget:
        """Return where the keyboard begins."""
        return next(iter(self.buttons.values()), self.close_button)

    def _rows(self, kept: tuple[KeptCorrection, ...]) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(8)
        counting = [k for k in reversed(kept) if k.in_force]
        past = [k for k in reversed(kept) if not k.in_force]
        if not kept:
            text = _("Open a fact in a case and choose “Correct this …”.")
            column.addWidget(EmptyState("edit", _("No corrections yet"), text))
        for one in counting:
            column.addWidget(rule())
            column.addWidget(self._row(one))
        if past:
            column.addWidget(rule())
            column.addWidget(PlainLabel(_("No longer counting"), "small", "ink-2", bold=True))
        for one in past:
            column.addWidget(rule())
            column.addWidget(self._row(one))
        return page

    def _row(self, one: KeptCorrection) -> QWidget:
        row = QWidget()
        words = QVBoxLayout()
        words.setSpacing(1)
        for label in _lines(one):
            words.addWidget(label)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addLayout(words, 1)
        button = self._button(one)
        if button is not None:
            self.buttons[one.number] = button
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _button(self, one: KeptCorrection) -> QPushButton | None:
        said = title(one.correction) if one.correction is not None else ""
        if one.withdrawn is None:
            button = QPushButton(_("Withdraw"))
            button.clicked.connect(lambda: self.withdraw_wanted.emit(one.number))
            button.setAccessibleName(_("Withdraw correction {number}: {said}").format(number=one.number, said=said))
        elif one.correction is not None and one.fault is None:
            button = QPushButton(_("Use it again"))
            button.clicked.connect(lambda: self.again_wanted.emit(one.number))
            button.setAccessibleName(_("Use correction {number} again: {said}").format(number=one.number, said=said))
        else:
            return None
        button.setProperty("kind", "small")
        return button

    def _room(self) -> int:
        above = self.parentWidget()
        return (above.height() if above else 768) - scaled(FRAME)


def _lines(one: KeptCorrection) -> list[PlainLabel]:
    written = _("Correction {number}, written on {day}").format(number=one.number, day=day_text(one.written.date()))
    if one.withdrawn is not None:
        written += " · " + _("withdrawn on {day}").format(day=day_text(one.withdrawn.date()))
    tone = "ink" if one.in_force else "ink-2"
    found = one.correction
    if found is None:
        lines = [PlainLabel(_("This correction cannot be read and does not count."), bold=True)]
    else:
        about = f"{scope_of(found)} · {when_text(found.fact)}"
        lines = [PlainLabel(title(found), "text", tone, bold=True), PlainLabel(about, "small", tone)]
        lines.append(PlainLabel(source_text(found), "small", "ink-2"))
        if found.why:
            lines.append(PlainLabel(found.why, "small", "ink-2"))
        if one.fault is not None:
            lines.append(
                PlainLabel(_("It does not count: {why}").format(why=message(one.fault)), "small", "ink", bold=True)
            )
    return [*lines, PlainLabel(written, "small", "ink-3")]
