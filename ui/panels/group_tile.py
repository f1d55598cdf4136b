# SPDX-License-Identifier: GPL-3.0-or-later
"""A tile for one group of questions: title, how many are answered, and a bar with a part for each."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme import colour, edge_width, theme_state, type_font, type_metrics

PADDING = 6


class GroupTile(QAbstractButton):
    """Checkable; painted so that progress never rests on colour alone: the count stands beside the bar."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._answered, self._all = 0, 1
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme_state().changed.connect(self.update)
        theme_state().changed.connect(self.updateGeometry)

    def set_progress(self, answered: int, questions: int, spoken: str) -> None:
        """Show how many of its questions are answered; `spoken` is the whole tile for a screen reader."""
        self._answered, self._all = answered, questions
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for title and count on one line, and the bar beneath."""
        metrics = type_metrics("small")
        words = metrics.horizontalAdvance(self._title) + metrics.horizontalAdvance(self._count()) + 10
        return QSize(words + 2 * PADDING + 4, metrics.height() + 2 * PADDING + 7)

    def minimumSizeHint(self) -> QSize:
        """The same: a tile never cuts its title."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame, words and progress."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        painter.setFont(type_font("small"))
        metrics = type_metrics("small")
        words = self.rect().adjusted(PADDING + 2, PADDING, -PADDING - 2, 0)
        words.setHeight(metrics.height())
        start = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        end = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        painter.setLayoutDirection(self.layoutDirection())
        painter.setPen(colour("ink"))
        painter.drawText(words, start, self._title)
        painter.setPen(colour("ink-2"))
        painter.drawText(words, end, self._count())
        self._paint_bar(painter)

    def _count(self) -> str:
        return f"{self._answered}/{self._all}"

    def _paint_frame(self, painter: QPainter) -> None:
        strong = self.isChecked() or self.hasFocus()
        width = 2 if strong else edge_width()
        fill = "sunk" if self.underMouse() and not self.isChecked() else "panel"
        painter.setPen(QPen(colour("accent" if strong else "line"), width))
        painter.setBrush(colour(fill))
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 4, 4)

    def _paint_bar(self, painter: QPainter) -> None:
        left, width = PADDING + 2.0, self.width() - 2 * PADDING - 4.0
        gap = 2.0
        part = (width - gap * (self._all - 1)) / self._all
        top = self.height() - PADDING - 3.0
        painter.setPen(Qt.PenStyle.NoPen)
        for n in range(self._all):
            place = n if self.layoutDirection() is Qt.LayoutDirection.LeftToRight else self._all - 1 - n
            painter.setBrush(colour("raises" if n < self._answered else "line"))
            painter.drawRect(QRectF(left + place * (part + gap), top, part, 3))
