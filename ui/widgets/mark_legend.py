# SPDX-License-Identifier: GPL-3.0-or-later
"""The legend of a timeline: each shape with its word, on one line."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import colour, scaled, type_font, type_metrics
from ui.widgets.painted import Painted
from ui.widgets.timeline_marks import SIZE, paint_mark

_GAP, _APART = 5, 14


class MarkLegend(Painted):
    """Shapes and words; `later` adds the dashed outline."""

    def __init__(self, words: Sequence[tuple[str, str]], later: str = "", parent: QWidget | None = None) -> None:
        """`words`: (kind of mark, word) in order."""
        super().__init__(parent)
        self._rows = [(kind, word, False) for kind, word in words]
        if later:
            self._rows.append(("raises", later, True))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(word for _kind, word, _later in self._rows))

    def _hint(self) -> QSize:
        metrics = type_metrics("small")
        side = scaled(SIZE)
        width = sum(side + _GAP + metrics.horizontalAdvance(w) + _APART for _kind, w, _later in self._rows)
        return QSize(width, metrics.height() + 4)

    def _paint(self, painter: QPainter) -> None:
        metrics, side, x = type_metrics("small"), scaled(SIZE), 0.0
        painter.setFont(type_font("small"))
        for kind, word, later in self._rows:
            box = self.mirrored(QRectF(x, 0, side, self.height()))
            paint_mark(painter, kind, QPointF(box.center().x(), self.height() / 2), side, later)
            width = metrics.horizontalAdvance(word) + 1
            painter.setPen(colour("ink-2"))
            words = self.mirrored(QRectF(x + side + _GAP, 0, width, self.height()))
            painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), word)
            x += side + _GAP + width + _APART
