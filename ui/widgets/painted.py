# SPDX-License-Identifier: GPL-3.0-or-later
"""The ground every painted part stands on: repaint and new size after a change of theme, text size or direction."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from ui.theme import colour, theme_state


class Painted(QLabel):
    """A part that paints itself in `_paint` and says its size in `_hint`.

    It is a label without text so that a screen reader meets static text whose words are the accessible name.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        theme_state().changed.connect(self.refresh)

    def refresh(self) -> None:
        """Measure and paint anew."""
        self.updateGeometry()
        self.update()

    def right_to_left(self) -> bool:
        """Whether this part is mirrored."""
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def mirrored(self, rect: QRectF) -> QRectF:
        """Return a rectangle laid out left to right where it belongs in the direction in force."""
        if not self.right_to_left():
            return rect
        return QRectF(self.width() - rect.right(), rect.top(), rect.width(), rect.height())

    def start_side(self) -> Qt.AlignmentFlag:
        """Return the absolute side where reading starts."""
        side = Qt.AlignmentFlag.AlignRight if self.right_to_left() else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignAbsolute

    def end_side(self) -> Qt.AlignmentFlag:
        """Return the absolute side where reading ends."""
        side = Qt.AlignmentFlag.AlignLeft if self.right_to_left() else Qt.AlignmentFlag.AlignRight
        return side | Qt.AlignmentFlag.AlignAbsolute

    def sizeHint(self) -> QSize:
        """Return the size the content asks for."""
        return self._hint()

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which nothing is cut."""
        return self._least()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when font, style or direction change."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange):
            self.refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the part."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        try:
            self._paint(painter)
        finally:
            painter.end()

    def _paint(self, painter: QPainter) -> None:
        raise TypeError("a painted part says how in _paint")

    def _hint(self) -> QSize:
        return super().sizeHint()

    def _least(self) -> QSize:
        return self._hint()


def crisp(rect: QRectF, width: float = 1) -> QRectF:
    """Return `rect` drawn in by half a line, so that a border of `width` px falls on whole pixels."""
    half = width / 2
    return rect.adjusted(half, half, -half, -half)


def paint_focus(painter: QPainter, rect: QRectF, radius: float) -> None:
    """Paint the focus border, 2 px of accent inside `rect`; nothing moves for it."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour("accent"), 2))
    painter.drawRoundedRect(crisp(rect, 2), radius, radius)


def faded(tint: QColor, alpha: float) -> QColor:
    """Return a colour at an opacity of 0 to 1."""
    made = QColor(tint)
    made.setAlphaF(alpha)
    return made
