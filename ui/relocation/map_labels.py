# SPDX-License-Identifier: GPL-3.0-or-later
"""Labels on the map that keep off each other, and names at the edge for places out of sight."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPen

from ui.theme import colour, type_font, type_metrics
from ui.widgets.painted import faded

_OFF, _EDGE, _MOST_AT_EDGE = 8, 8, 3


class Labels:
    """Places words greedily: the first come first, what finds no room is left to the list."""

    def __init__(self, painter: QPainter, frame: QRectF) -> None:
        self.painter, self.frame = painter, frame
        self._taken: list[QRectF] = []
        self._at_edge = {True: 0, False: 0}

    def keep_off(self, box: QRectF) -> None:
        """Let no words stand here."""
        if not box.isEmpty():
            self._taken.append(box)

    def put(self, spot: QPointF, words: tuple[str, str], *, needed: bool) -> bool:
        """Write two lines beside a spot, where there is room; `needed` ones stand even where there is none."""
        name, under = words
        bold, plain = type_metrics("small", True), type_metrics("small")
        width = max(bold.horizontalAdvance(name), plain.horizontalAdvance(under)) + 2
        height = (bold.height() if name else 0) + (plain.height() if under else 0) - 2
        boxes = [box for box in _around(spot, width, height) if self.frame.adjusted(3, 3, -3, -3).contains(box)]
        box = next((b for b in boxes if not any(b.intersects(t) for t in self._taken)), None)
        if box is None and needed:
            box = min(boxes, key=lambda b: sum(b.intersects(t) for t in self._taken), default=None)
        if box is None:
            return False
        self._taken.append(box)
        self._write(box.left() + 1, box.top() + bold.ascent() - 1, name, type_font("small", True))
        if under:
            below = box.top() + bold.height() + plain.ascent() - 2
            self._write(box.left() + 1, below, under, type_font("small"))
        return True

    def at_edge(self, spot: QPointF, name: str) -> None:
        """Name a place out of sight at the side where it lies, with an arrow towards it."""
        to_the_left = spot.x() < self.frame.center().x()
        if self._at_edge[to_the_left] >= _MOST_AT_EDGE:
            return
        metrics = type_metrics("small")
        text = f"‹ {name}" if to_the_left else f"{name} ›"
        width, height = metrics.horizontalAdvance(text) + 2, metrics.height()
        x = self.frame.left() + _EDGE if to_the_left else self.frame.right() - _EDGE - width
        y = min(self.frame.bottom() - height - _EDGE, max(self.frame.top() + _EDGE, spot.y() - height / 2))
        for shift in range(9):
            box = QRectF(x, y + shift * (height + 2), width, height)
            if self.frame.contains(box) and not any(box.intersects(t) for t in self._taken):
                self._at_edge[to_the_left] += 1
                self._taken.append(box)
                self._write(box.left() + 1, box.top() + metrics.ascent(), text, type_font("small"))
                return

    def _write(self, x: float, y: float, text: str, font: QFont) -> None:
        """Write with a casing, so that words stay readable over any pattern."""
        outline = QPainterPath()
        outline.addText(x, y, font, text)
        self.painter.strokePath(outline, QPen(faded(colour("panel"), 0.9), 3.2))
        self.painter.fillPath(outline, colour("ink"))


def _around(spot: QPointF, width: float, height: float) -> Iterator[QRectF]:
    """Yield the places for words beside a spot, the best first: right, left, below, above."""
    x, y = spot.x(), spot.y()
    yield QRectF(x + _OFF, y - height / 2, width, height)
    yield QRectF(x - _OFF - width, y - height / 2, width, height)
    yield QRectF(x - width / 2, y + _OFF, width, height)
    yield QRectF(x - width / 2, y - _OFF - height, width, height)
    yield QRectF(x + _OFF, y + _OFF / 2, width, height)
    yield QRectF(x + _OFF, y - height - _OFF / 2, width, height)
    yield QRectF(x - _OFF - width, y + _OFF / 2, width, height)
    yield QRectF(x - _OFF - width, y - height - _OFF / 2, width, height)
    for far in (2.5 * _OFF, 5 * _OFF):
        yield QRectF(x - width / 2, y + far, width, height)
        yield QRectF(x - width / 2, y - far - height, width, height)
        yield QRectF(x - far - width, y - height / 2, width, height)
        yield QRectF(x + far, y - height / 2, width, height)
