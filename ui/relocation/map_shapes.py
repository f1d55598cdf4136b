# SPDX-License-Identifier: GPL-3.0-or-later
"""Outlines and places of states in degrees, made once, and the window onto them that shows what matters."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import cos, radians

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF, QTransform

from exile_risk.knowledge.world_map import Ring, world

_LEAST_WIDE, _LEAST_HIGH = 34.0, 22.0  # degrees: nearer than this, outlines look coarser than they are
_MARGIN = 0.12
_NARROWEST = 0.5
_ROUND = 360.0


@dataclass(frozen=True)
class Shapes:
    """Paths with x to the east and y to the south, in degrees; `main` holds the box of the largest outline."""

    states: Mapping[str, QPainterPath]
    elsewhere: tuple[QPainterPath, ...]
    main: Mapping[str, QRectF]
    order: tuple[str, ...]
    """Codes, largest first, so that enclaves lie on top."""


@cache
def shapes() -> Shapes:
    """Return the outlines that ship as paths. Raises those of `world`."""
    found = world()
    states = {code: _path(rings) for code, rings in found.states.items()}
    main = {code: _path(rings[:1]).boundingRect() for code, rings in found.states.items()}
    order = sorted(states, key=lambda code: -main[code].width() * main[code].height())
    return Shapes(states, tuple(_path(rings) for rings in found.elsewhere.values()), main, tuple(order))


def _path(rings: Iterable[Ring]) -> QPainterPath:
    path = QPainterPath()
    for ring in rings:
        path.addPolygon(QPolygonF([QPointF(x / 10, -y / 10) for x, y in zip(ring[::2], ring[1::2], strict=True)]))
    return path


@dataclass(frozen=True)
class Sight:
    """What is seen: the middle in degrees, and how many px a degree takes in each direction."""

    middle: QPointF
    across: float
    down: float
    width: float
    height: float

    def transform(self, turn: float = 0.0) -> QTransform:
        """Return degrees to px; `turn` moves the world round by whole turns."""
        moved = QTransform.fromTranslate(self.width / 2, self.height / 2).scale(self.across, self.down)
        return moved.translate(turn - self.middle.x(), -self.middle.y())

    def spot(self, place: QPointF) -> QPointF:
        """Return where a place stands, on the turn of the world nearest to the middle."""
        turn = round((self.middle.x() - place.x()) / _ROUND) * _ROUND
        return self.transform(turn).map(place)

    def turns(self, box: QRectF) -> Iterator[float]:
        """Yield the turns of the world on which something of this box is seen."""
        seen = QRectF(0, 0, self.width, self.height)
        for turn in (-_ROUND, 0.0, _ROUND):
            if self.transform(turn).mapRect(box).intersects(seen):
                yield turn


def sight(boxes: Iterable[QRectF], width: float, height: float) -> Sight:
    """Return the window that shows all the boxes, however the world has to be turned, as large as it fits."""
    found = list(boxes) or [QRectF(-170, -75, 340, 130)]
    west, span = _shortest_arc(found)
    top, bottom = min(b.top() for b in found), max(b.bottom() for b in found)
    middle = QPointF(west + span / 2, (top + bottom) / 2)
    squeeze = max(_NARROWEST, cos(radians(min(75.0, abs(middle.y())))))
    wide = max(_LEAST_WIDE, span * (1 + 2 * _MARGIN)) * squeeze
    high = max(_LEAST_HIGH, (bottom - top) * (1 + 2 * _MARGIN))
    scale = max(0.1, min(width / wide, height / high))
    return Sight(middle, scale * squeeze, scale, width, height)


def _shortest_arc(boxes: list[QRectF]) -> tuple[float, float]:
    """Return beginning (in degrees east) and width of the shortest arc that holds all boxes."""
    spans = sorted(((b.left() % _ROUND, b.width()) for b in boxes), key=lambda one: one[0])
    best: tuple[float, float] | None = None
    for start, _width in spans:
        reach = max((left - start) % _ROUND + width for left, width in spans)
        if best is None or reach < best[1]:
            best = (start, reach)
    assert best is not None  # noqa: S101 - there is at least one box
    west = best[0] - _ROUND if best[0] + best[1] / 2 > _ROUND / 2 else best[0]
    return west, best[1]
