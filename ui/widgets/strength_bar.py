# SPDX-License-Identifier: GPL-3.0-or-later
"""Five cells that fill as a passphrase gets harder to guess; no colour of a rating, and words beside it say it."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import colour, edge_width, scaled
from ui.widgets.painted import Painted, crisp

CELLS = 5
_GAP = 4


class StrengthBar(Painted):
    """A score from 0 to 4 fills one to five cells; None fills none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._score: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def score(self) -> int | None:
        """What is shown."""
        return self._score

    def set_score(self, score: int | None, said: str) -> None:
        """Show a score; `said` is what a screen reader says."""
        self._score = score
        self.setAccessibleName(said)
        self.update()

    def _hint(self) -> QSize:
        return QSize(scaled(160), scaled(8))

    def _paint(self, painter: QPainter) -> None:
        width = (self.width() - (CELLS - 1) * _GAP) / CELLS
        filled = 0 if self._score is None else self._score + 1
        for number in range(CELLS):
            box = self.mirrored(QRectF(number * (width + _GAP), 0, width, self.height()))
            painter.setPen(QPen(colour("edge"), edge_width()))
            painter.setBrush(colour("accent" if number < filled else "panel"))
            painter.drawRect(crisp(box, edge_width()))
