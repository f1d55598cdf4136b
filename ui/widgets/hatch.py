# SPDX-License-Identifier: GPL-3.0-or-later
"""The diagonal hatch and the dashed edge, which always mean "we do not know"."""

import math

from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen


def paint_hatch(painter: QPainter, area: QPainterPath, tint: QColor, spacing: float = 6, width: float = 1) -> None:
    """Fill `area` with rising lines `spacing` px apart (measured across) and `width` px thick.

    Drawn as lines on a grid fixed to the widget, not as a tiled picture: even at every scale, and neighbours align.
    """
    box = area.boundingRect()
    step = spacing * math.sqrt(2)
    painter.save()
    painter.setClipPath(area, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(tint, width))
    first = math.floor((box.left() + box.top()) / step)
    last = math.ceil((box.right() + box.bottom()) / step)
    lines = []
    for index in range(first, last + 1):
        reach = index * step
        lines.append(QLineF(reach - box.top(), box.top(), reach - box.bottom(), box.bottom()))
    painter.drawLines(lines)
    painter.restore()


def dashed_pen(tint: QColor, width: float = 1) -> QPen:
    """Return the pen of a dashed edge: 3 px drawn, 2 px open."""
    pen = QPen(tint, width)
    pen.setDashPattern([3 / width, 2 / width])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen
