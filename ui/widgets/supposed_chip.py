# SPDX-License-Identifier: GPL-3.0-or-later
"""Two chips of a what-if: one thing supposed, which a press takes back, and one to try with the rating it gives."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme import colour, edge_width, load_for_text, scaled, theme_state, type_font, type_metrics
from ui.widgets.disc import paint_disc
from ui.widgets.icon import paint_icon
from ui.widgets.painted import crisp, paint_focus

_PAD, _GAP, _DISC, _CROSS, _MOST = 10, 5, 14, 11, 420


class _Chip(QPushButton):
    """A chip that paints itself; Space, Enter or a click presses it."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_for_text(words)
        self.setText(words)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme_state().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return room for the words, up to a width, and what follows them."""
        words = min(type_metrics("small").horizontalAdvance(self.text()), scaled(_MOST))
        return QSize(2 * _PAD + words + 4 + self._after(), max(24, type_metrics("small").height() + 7))

    def minimumSizeHint(self) -> QSize:
        """Return room for a shortened text."""
        return QSize(min(self.sizeHint().width(), 2 * _PAD + scaled(60) + self._after()), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chip."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        radius = min(scaled(12), self.height() / 2)
        painter.setBrush(colour("hover" if self.underMouse() and self.isEnabled() else self._ground()))
        painter.setPen(QPen(colour("edge"), edge_width()))
        painter.drawRoundedRect(crisp(QRectF(self.rect()), edge_width()), radius, radius)
        metrics = type_metrics("small")
        room = self.width() - 2 * _PAD - self._after()
        text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.setFont(type_font("small"))
        painter.setPen(colour("ink"))
        painter.drawText(self._place(_PAD, room), int(self._start() | Qt.AlignmentFlag.AlignVCenter), text)
        self._paint_after(painter, _PAD + min(room, metrics.horizontalAdvance(text)))
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), radius)
        painter.end()

    def _rtl(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _start(self) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if self._rtl() else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignAbsolute

    def _place(self, x: float, width: float) -> QRectF:
        return QRectF(self.width() - x - width if self._rtl() else x, 0, width, self.height())

    def _ground(self) -> str:
        return "panel"

    def _after(self) -> int:
        raise TypeError("a chip says what follows its words")

    def _paint_after(self, painter: QPainter, x: float) -> None:
        raise TypeError("a chip says what follows its words")


class SupposedChip(_Chip):
    """One thing supposed; pressing it takes it back."""

    def _ground(self) -> str:
        return "selected"

    def _after(self) -> int:
        return _GAP + scaled(_CROSS)

    def _paint_after(self, painter: QPainter, x: float) -> None:
        side = float(scaled(_CROSS))
        box = self._place(x + _GAP, side)
        paint_icon(painter, "close", QRectF(box.left(), (self.height() - side) / 2, side, side), colour("ink"), False)


class TryChip(_Chip):
    """Something to try: words, an arrow, and the rating that it gives."""

    def __init__(self, words: str, band: int, band_word: str, now: bool = False, parent: QWidget | None = None) -> None:
        self._band, self._word, self._now = band, band_word, now
        super().__init__(words, parent)

    def _after(self) -> int:
        arrow = type_metrics("small").horizontalAdvance("→")
        return 3 * _GAP + arrow + scaled(_DISC) + type_metrics("small", True).horizontalAdvance(self._word) + 2

    def _paint_after(self, painter: QPainter, x: float) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        arrow = "←" if self._rtl() else "→"
        width = type_metrics("small").horizontalAdvance(arrow)
        painter.setPen(colour("ink-3"))
        painter.drawText(self._place(x + _GAP, width), int(Qt.AlignmentFlag.AlignCenter), arrow)
        x += 2 * _GAP + width
        side = float(scaled(_DISC))
        box = self._place(x, side)
        paint_disc(painter, QRectF(box.left(), (self.height() - side) / 2, side, side), self._band, self._now)
        painter.setFont(type_font("small", True))
        painter.setPen(colour("ink"))
        width = type_metrics("small", True).horizontalAdvance(self._word) + 2
        painter.drawText(self._place(x + side + _GAP, width), int(self._start() | middle), self._word)
