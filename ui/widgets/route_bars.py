# SPDX-License-Identifier: GPL-3.0-or-later
"""How much each route adds to the danger: label, bar and word, never a percentage."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import colour, high_contrast, load_for_text, scaled, type_font, type_metrics
from ui.widgets.painted import Painted, crisp

_BAR, _GAP, _LEAST_BAR = 8, 8, 48


@dataclass(frozen=True)
class Route:
    """One route: its name, its share of the danger (0 to 1, for the bar only) and a word for it."""

    label: str
    fraction: float
    word: str


class RouteBars(Painted):
    """Rows of routes to harm, in the order given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._routes: tuple[Route, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_routes(self, routes: Sequence[Route], accessible_name: str = "") -> None:
        """Show the routes. Without a name, label and word of every row are read."""
        load_for_text("".join(route.label + route.word for route in routes))
        self._routes = tuple(routes)
        self.setAccessibleName(accessible_name or "; ".join(f"{r.label}: {r.word}" for r in routes))
        self.refresh()

    def _row_height(self) -> int:
        return max(20, type_metrics("small").height() + 3)

    def _columns(self) -> tuple[int, int]:
        metrics = type_metrics("small")
        labels = max((metrics.horizontalAdvance(route.label) for route in self._routes), default=0)
        words = max((metrics.horizontalAdvance(route.word) for route in self._routes), default=0)
        return labels + 1, words + 1

    def _hint(self) -> QSize:
        labels, words = self._columns()
        return QSize(labels + words + 2 * _GAP + 100, self._row_height() * len(self._routes) + 2)

    def _least(self) -> QSize:
        labels, words = self._columns()
        return QSize(min(labels, 60) + words + 2 * _GAP + _LEAST_BAR, self._row_height() * len(self._routes) + 2)

    def _paint(self, painter: QPainter) -> None:
        labels, words = self._columns()
        labels = min(labels, max(60, self.width() - words - 2 * _GAP - _LEAST_BAR))
        bar = self.width() - labels - words - 2 * _GAP
        metrics = type_metrics("small")
        painter.setFont(type_font("small"))
        for index, route in enumerate(self._routes):
            top, height = index * self._row_height(), self._row_height()
            middle = int(Qt.AlignmentFlag.AlignVCenter)
            painter.setPen(colour("ink"))
            text = metrics.elidedText(route.label, Qt.TextElideMode.ElideRight, labels)
            painter.drawText(self.mirrored(QRectF(0, top, labels, height)), middle | int(self.start_side()), text)
            self._paint_bar(
                painter, QRectF(labels + _GAP, top + (height - scaled(_BAR)) / 2, bar, scaled(_BAR)), route.fraction
            )
            painter.setPen(colour("ink-2"))
            box = self.mirrored(QRectF(self.width() - words, top, words, height))
            painter.drawText(box, middle | int(self.start_side()), route.word)

    def _paint_bar(self, painter: QPainter, rect: QRectF, fraction: float) -> None:
        if high_contrast():
            painter.setPen(QPen(colour("line"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(crisp(self.mirrored(rect)))
        else:
            painter.fillRect(self.mirrored(rect), colour("sunk"))
        # A route that counts at all shows at least a sliver, so that "small" never looks like "none".
        length = max(5.0, rect.width() * min(1.0, fraction)) if fraction > 0 else 0.0
        painter.fillRect(self.mirrored(QRectF(rect.left(), rect.top(), length, rect.height())), colour("raises"))
