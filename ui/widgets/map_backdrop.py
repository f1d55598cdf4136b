# SPDX-License-Identifier: GPL-3.0-or-later
"""The quiet map behind the unlock page: land and a few ways out, no borders, no names, nothing to aim at."""

import json
import math
from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QPolygonF, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from exile_risk.assets import path
from ui.theme import colour, theme_state

Place = tuple[float, float]
BANGKOK: Place = (100.5, 13.75)
WAYS: tuple[tuple[Place, float], ...] = (
    ((-0.1, 51.5), 0.10),
    ((121.0, 14.6), 0.16),
    ((149.1, -35.3), 0.05),
    ((174.8, -41.3), 0.10),
)
_STRETCH = 1.215  # an equidistant map true to shape at 35 degrees
_EQUATOR = 0.585  # where the equator lies, as a part of the height


@cache
def land_path() -> QPainterPath:
    """Return all land as one path in degrees (x east, y south), without Antarctica."""
    states = json.loads(path("map", "land.json").read_text(encoding="utf-8"))["states"]
    land = QPainterPath()
    land.setFillRule(Qt.FillRule.WindingFill)
    for rings in states.values():
        for ring in rings:
            points = zip(ring[::2], ring[1::2], strict=True)
            land.addPolygon(QPolygonF([QPointF(x / 10, -y / 10) for x, y in points]))
    return land


class MapBackdrop(QWidget):
    """Fills itself with land and arcs; lay a card upon it. It is never mirrored: east stays east."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._origin, self._ways = BANGKOK, WAYS
        self._drawn: QPixmap | None = None
        self._drawn_for: tuple[QSize, float] | None = None
        theme_state().changed.connect(self._forget)

    def set_arcs(self, origin: Place, ways: Sequence[tuple[Place, float]]) -> None:
        """Draw ways from `origin` (longitude, latitude) to each target; each bends by a part of its own length."""
        self._origin, self._ways = origin, tuple(ways)
        self._forget()

    def sizeHint(self) -> QSize:
        """Return a size that shows the whole map."""
        return QSize(1024, 600)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the map, drawn once for each size and theme."""
        ratio = self.devicePixelRatioF()
        if self._drawn is None or self._drawn_for != (self.size(), ratio):
            self._drawn, self._drawn_for = self._draw(ratio), (self.size(), ratio)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawn)
        painter.end()

    def _forget(self) -> None:
        self._drawn = None
        self.update()

    def _projection(self) -> QTransform:
        scale = max(self.width() / 360, self.height() / (162 * _STRETCH))
        moved = QTransform.fromTranslate(self.width() / 2, self.height() * _EQUATOR)
        return moved.scale(scale, scale * _STRETCH)

    def _draw(self, ratio: float) -> QPixmap:
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(colour("backdrop"))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        projection = self._projection()
        land = projection.map(land_path())
        painter.setPen(QPen(colour("land"), 0.6))
        painter.setBrush(colour("land"))
        painter.drawPath(land)
        self._draw_ways(painter, projection)
        painter.end()
        return picture

    def _draw_ways(self, painter: QPainter, projection: QTransform) -> None:
        start = projection.map(QPointF(self._origin[0], -self._origin[1]))
        for target, bend in self._ways:
            end = projection.map(QPointF(target[0], -target[1]))
            across = end - start
            middle = (start + end) / 2 + QPointF(across.y(), -across.x()) * math.copysign(bend, across.x())
            way = QPainterPath(start)
            way.quadTo(middle, end)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("arc"), 1.4))
            painter.drawPath(way)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("arc"))
            painter.drawEllipse(end, 4, 4)
        painter.drawEllipse(start, 3.5, 3.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("arc"), 1.2))
        painter.drawEllipse(QRectF(start.x() - 5.5, start.y() - 5.5, 11, 11))
