# SPDX-License-Identifier: GPL-3.0-or-later
"""Two cells for a danger question: No chosen is quiet, Yes chosen is inverted, an open question shows neither."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from ui.theme import colour, edge_width, load_for_text, theme_state, type_font, type_metrics
from ui.widgets.chips import check_one
from ui.widgets.painted import crisp, paint_focus


class _Cell(QRadioButton):
    """One half of the pair, rounded on its outer side."""

    stepped = Signal()

    def __init__(self, word: str, yes: bool, parent: QWidget) -> None:
        super().__init__(parent)
        load_for_text(word)
        self.setText(word)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._yes = yes
        theme_state().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return room for the word in bold."""
        metrics = type_metrics("small", True)
        return QSize(max(32, metrics.horizontalAdvance(self.text()) + 16), max(22, metrics.height() + 5))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a cell is never cut."""
        return self.sizeHint()

    def hitButton(self, position: QPoint) -> bool:
        """Return that the whole cell answers to the mouse."""
        return True

    def nextCheckState(self) -> None:
        """Leave the state to the pair."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the other cell by any arrow key, answer by Space or Enter."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cell."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        chosen, width = self.isChecked(), edge_width()
        shape = self._shape(width)
        inverted = chosen and self._yes
        ground = "stop" if inverted else "sunk" if chosen else "hover" if self.underMouse() else "panel"
        painter.fillPath(shape, colour(ground))
        painter.setPen(QPen(colour("ink" if chosen else "edge"), width))
        painter.drawPath(shape)
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), 4)
            if inverted:
                painter.setPen(QPen(colour("panel"), 1))
                painter.drawRect(crisp(QRectF(self.rect()).adjusted(2, 2, -2, -2)))
        painter.setFont(type_font("small", chosen))
        plain = "ink" if chosen else "ink-2" if self.isEnabled() else "ink-3"
        painter.setPen(colour("on-stop" if inverted else plain))
        painter.drawText(QRectF(self.rect()), int(Qt.AlignmentFlag.AlignCenter), self.text())
        painter.end()

    def _shape(self, width: int) -> QPainterPath:
        """Return the cell's outline: round on the outer side, square where the two meet."""
        block = crisp(QRectF(self.rect()), width)
        round_right = self._yes != (self.layoutDirection() == Qt.LayoutDirection.RightToLeft)
        path, square = QPainterPath(), QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(block, 4, 4)
        half = block.width() / 2
        square.addRect(block.adjusted(0, 0, -half, 0) if round_right else block.adjusted(half, 0, 0, 0))
        return path.united(square).simplified()


class YesNo(QWidget):
    """A question with two answers; choosing the chosen cell again takes the answer back."""

    answered = Signal(object)

    def __init__(self, no_word: str, yes_word: str, accessible_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.no, self.yes = _Cell(no_word, False, self), _Cell(yes_word, True, self)
        for cell, value in ((self.no, False), (self.yes, True)):
            layout.addWidget(cell)
            cell.clicked.connect(lambda _=False, value=value: self._answer(value))
        self.no.stepped.connect(lambda: self.yes.setFocus(Qt.FocusReason.TabFocusReason))
        self.yes.stepped.connect(lambda: self.no.setFocus(Qt.FocusReason.TabFocusReason))
        self.name(accessible_name)
        self.set_answer(None)

    def name(self, accessible_name: str) -> None:
        """Give the question: a screen reader meets each cell as "question: word"."""
        self.setAccessibleName(accessible_name)
        for cell in (self.no, self.yes):
            cell.setAccessibleName(f"{accessible_name}: {cell.text()}" if accessible_name else cell.text())

    def answer(self) -> bool | None:
        """Return True, False, or None while the question is open."""
        return True if self.yes.isChecked() else False if self.no.isChecked() else None

    def set_answer(self, answer: bool | None) -> None:
        """Show an answer without a signal."""
        check_one((self.no, self.yes), None if answer is None else int(answer))
        self.yes.setFocusPolicy(Qt.FocusPolicy.StrongFocus if answer else Qt.FocusPolicy.ClickFocus)
        self.no.setFocusPolicy(Qt.FocusPolicy.ClickFocus if answer else Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.yes if answer else self.no)  # who asks for the question must get a cell that answers

    def _answer(self, value: bool) -> None:
        self.set_answer(None if self.answer() is value else value)
        self.answered.emit(self.answer())
