# SPDX-License-Identifier: GPL-3.0-or-later
"""A flag on a timeline: dragged by the mouse, moved by arrow keys, read as a button with its day."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.theme import colour, scaled, type_font
from ui.widgets.painted import crisp

_WIDTH, _HEIGHT = 22, 20


class TimelineFlag(QAbstractButton):
    """Says where it is dragged to, or how it is to be moved; the timeline knows which day that is."""

    dragged = Signal(float)
    """The place on the timeline, in its px."""

    dropped = Signal()
    stepped = Signal(str, int)
    """What to go by ("change", "day", "month", "end") and in which direction (1 later, -1 earlier)."""

    def __init__(self, letter: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(letter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self._from: float | None = None

    def sizeHint(self) -> QSize:
        """Return a flag that grows with the text."""
        return QSize(scaled(_WIDTH), scaled(_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by the next change, with Shift by a day, by page keys a month, by Home and End to the ends."""
        later = Qt.Key.Key_Left if self._mirrored() else Qt.Key.Key_Right
        earlier = Qt.Key.Key_Right if self._mirrored() else Qt.Key.Key_Left
        key = event.key()
        if key in (later, earlier):
            by = "day" if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else "change"
            self.stepped.emit(by, 1 if key == later else -1)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.stepped.emit("month", 1 if key == Qt.Key.Key_PageUp else -1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.stepped.emit("end", 1 if key == Qt.Key.Key_End else -1)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of it."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._from = event.position().x() - self.width() / 2
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse."""
        if self._from is not None:
            self.dragged.emit(self.x() + event.position().x() - self._from)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let it go."""
        if self._from is not None:
            self._from = None
            self.dropped.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the letter on the accent; the focus is a ring with a gap."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        box = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent"))
        painter.drawRoundedRect(box, 4, 4)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("on-accent"), 1.5))
            painter.drawRoundedRect(crisp(box.adjusted(2, 2, -2, -2), 1.5), 2, 2)
        painter.setPen(colour("on-accent"))
        painter.setFont(type_font("small", True))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self.text())
        painter.end()

    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft
