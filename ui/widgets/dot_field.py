# SPDX-License-Identifier: GPL-3.0-or-later
"""A field of dots, one for each trial: filled where the band held, hollow where it did not."""

from math import ceil

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import colour, scaled
from ui.widgets.painted import Painted

_PITCH, _IN_A_ROW = 5, 50


class DotField(Painted):
    """Fifty dots in a row, the filled ones first. The words beside it say the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held, self._all = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_count(self, held: int, of: int, accessible_name: str) -> None:
        """Show how many held."""
        self._held, self._all = held, of
        self.setAccessibleName(accessible_name)
        self.refresh()

    def _hint(self) -> QSize:
        pitch = scaled(_PITCH)
        return QSize(_IN_A_ROW * pitch + 2, max(1, ceil(self._all / _IN_A_ROW)) * pitch + 2)

    def _paint(self, painter: QPainter) -> None:
        pitch = scaled(_PITCH)
        radius = pitch * 0.36
        for n in range(self._all):
            x = (n % _IN_A_ROW + 0.5) * pitch + 1
            spot = QPointF(self.width() - x if self.right_to_left() else x, (n // _IN_A_ROW + 0.5) * pitch + 1)
            held = n < self._held
            painter.setBrush(colour("ink") if held else Qt.BrushStyle.NoBrush)
            painter.setPen(Qt.PenStyle.NoPen if held else QPen(colour("ink-3"), 0.9))
            painter.drawEllipse(spot, radius, radius)
