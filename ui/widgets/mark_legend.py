# SPDX-License-Identifier: GPL-3.0-or-later
"""One entry of a timeline's legend: a shape, or the hatch of what is still possible, with its word."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import colour, rating_fill, scaled, type_font, type_metrics
from ui.widgets.hatch import paint_hatch
from ui.widgets.painted import Painted, faded
from ui.widgets.timeline_marks import SIZE, paint_mark

POSSIBLE = "possible"
"""The hatch: what the open answers could still bring."""

_GAP = 5


class LegendEntry(Painted):
    """`kind` is a mark or `POSSIBLE`; `later` shows the dashed outline of what was known afterwards."""

    def __init__(self, kind: str, word: str, later: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind, self._word, self._later = kind, word, later
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(word)

    def _hint(self) -> QSize:
        metrics = type_metrics("small")
        return QSize(scaled(SIZE) + _GAP + metrics.horizontalAdvance(self._word) + 2, metrics.height() + 4)

    def _paint(self, painter: QPainter) -> None:
        side = scaled(SIZE)
        box = self.mirrored(QRectF(0, (self.height() - side) / 2, side, side))
        if self._kind == POSSIBLE:
            shape = QPainterPath()
            shape.addRect(box)
            painter.fillPath(shape, faded(rating_fill(2), 0.3))
            paint_hatch(painter, shape, faded(colour("ink"), 0.5), 4)
        else:
            paint_mark(painter, self._kind, QPointF(box.center().x(), self.height() / 2), side, self._later)
        painter.setFont(type_font("small"))
        painter.setPen(colour("ink-2"))
        words = self.mirrored(QRectF(side + _GAP, 0, self.width() - side - _GAP, self.height()))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | self.start_side()), self._word)
