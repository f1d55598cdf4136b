# SPDX-License-Identifier: GPL-3.0-or-later
"""The shape of reasons to come, where there is nothing to rate yet."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import colour, high_contrast, scaled
from ui.widgets.painted import Painted, crisp

_ROWS = ((0.52, 0.62, 0.25), (0.42, 0.66, 0.17), (0.46, 0.69, 0.11), (0.36, 0.69, 0.08), (0.40, 0.67, 0.06))
_BAR, _ROW = 12, 26


class GhostRows(Painted):
    """Up to five pale rows; a screen reader passes over them."""

    def __init__(self, rows: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = max(1, min(rows, len(_ROWS)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _hint(self) -> QSize:
        return QSize(240, self._rows * scaled(_ROW))

    def _paint(self, painter: QPainter) -> None:
        for index, (words, start, bar) in enumerate(_ROWS[: self._rows]):
            top = index * scaled(_ROW) + (scaled(_ROW) - _BAR) / 2
            for left, width in ((0.0, words), (start, bar)):
                rect = self.mirrored(QRectF(left * self.width(), top, width * self.width(), _BAR))
                if high_contrast():
                    painter.setPen(QPen(colour("line"), 1))
                    painter.drawRect(crisp(rect))
                else:
                    painter.fillRect(rect, colour("sunk"))
