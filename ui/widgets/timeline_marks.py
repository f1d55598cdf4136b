# SPDX-License-Identifier: GPL-3.0-or-later
"""The few shapes that stand for what happened, the same on the timeline, in its legend and in every list."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ui.theme import colour
from ui.widgets.hatch import dashed_pen

RAISES, LOWERS, MIXED, INCIDENT, CHANGE = "raises", "lowers", "mixed", "incident", "change"
KINDS = (RAISES, LOWERS, MIXED, INCIDENT, CHANGE)
SIZE = 10
"""Px of a shape at 100 %."""


def paint_mark(painter: QPainter, kind: str, centre: QPointF, size: float = SIZE, later: bool = False) -> None:
    """Paint a shape around `centre`. `later`: known afterwards and not used, so only its dashed outline.

    A full triangle up raises, a hollow one down lowers, a hollow circle cuts both ways; a square is an incident, a
    diamond an answer that changed.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge, fill = _colours(kind)
    if later:
        painter.setPen(dashed_pen(colour("ink-3"), 1.2))
        painter.setBrush(colour("panel"))
    else:
        painter.setPen(QPen(edge, 1.4))
        painter.setBrush(fill)
    half = size / 2
    box = QRectF(centre.x() - half, centre.y() - half, size, size)
    if kind == MIXED:
        painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))
    elif kind == INCIDENT:
        painter.drawRect(box.adjusted(1, 1, -1, -1))
    else:
        painter.drawPolygon(_outline(kind, box))
    painter.restore()


def _colours(kind: str) -> tuple[QColor, QColor]:
    if kind == LOWERS:
        return colour("lowers"), colour("lowers-fill")
    if kind == MIXED:
        return colour("raises"), colour("panel")
    return colour("raises"), colour("raises")


def _outline(kind: str, box: QRectF) -> QPolygonF:
    middle = box.center()
    if kind == CHANGE:
        points = [
            QPointF(middle.x(), box.top()),
            QPointF(box.right(), middle.y()),
            QPointF(middle.x(), box.bottom()),
            QPointF(box.left(), middle.y()),
        ]
    elif kind == LOWERS:
        points = [box.topLeft(), box.topRight(), QPointF(middle.x(), box.bottom())]
    else:
        points = [box.bottomLeft(), box.bottomRight(), QPointF(middle.x(), box.top())]
    return QPolygonF(points)
