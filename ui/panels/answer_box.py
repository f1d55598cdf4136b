# SPDX-License-Identifier: GPL-3.0-or-later
"""One question as a drop-down: its values, then the ways of not knowing."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from exile_risk.model.answers import Answer
from exile_risk.wording import _
from exile_risk.wording.values import unanswered_label
from ui.panels.choices import OPEN_ANSWERS


class AnswerBox(QComboBox):
    """Shows and takes one answer; the first line is an untouched question."""

    answered = Signal(object)
    """The value id, an Unanswered, or None for "not asked"."""

    def __init__(self, accessible_name: str, values: list[tuple[object, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(accessible_name)
        self.addItem(_("Choose"), None)
        for value, word in values:
            self.addItem(word, value)
        self.insertSeparator(self.count())
        for open_answer in OPEN_ANSWERS:
            self.addItem(unanswered_label(open_answer), open_answer)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.activated.connect(lambda n: self.answered.emit(self.itemData(n)))

    def set_answer(self, answer: Answer | None) -> None:
        """Show an answer; None is the untouched question. Nothing is emitted."""
        wanted = answer.value if answer else None
        found = next((n for n in range(self.count()) if self.itemData(n) == wanted), 0)
        self.setCurrentIndex(found)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: an answer must not change by scrolling past it."""
        event.ignore()
