# SPDX-License-Identifier: GPL-3.0-or-later
"""The four harm levels as a list: four cells each, the one reached filled, a mark where the chance stands in it."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from ui.theme import colour, edge_width, high_contrast, rating_fill, scaled, type_font, type_metrics
from ui.widgets.painted import crisp
from ui.widgets.pick_rows import PickList, PickRow, RowPaint

_PAD, _CELL, _GAP, _MARK = 8, 11, 2, 5


@dataclass(frozen=True)
class LevelRow:
    """One harm level: the band it reaches (0 to 3), the greatest it can reach, and where in its cell it stands (0 to
    1). `word` says the band, `decides` adds that this level sets the rating. For the calculation: `figure` is the
    chance, `edges` are the thresholds between the cells, `figures` says both.
    """

    id: str
    title: str
    band: int
    reachable: int
    place: float
    word: str
    decides: str = ""
    figure: str = ""
    edges: tuple[str, ...] = ()
    figures: str = ""

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        return ". ".join(part for part in (self.title, self.word, self.decides, self.figures) if part)


class _Paint(RowPaint):
    figures = False
    bands: tuple[str, ...] = ()
    last = 3

    def row_height(self, number: int) -> int:
        text, small = type_metrics("text", True).height(), type_metrics("small").height()
        below = self.figures + (number == self.last)
        return text + scaled(_MARK) + scaled(_CELL) + 12 + below * small

    def paint_row(self, painter: QPainter, rect: QRectF, row: PickRow, number: int, rtl: bool) -> None:
        assert isinstance(row, LevelRow)  # noqa: S101 - the list holds no other
        inner = rect.adjusted(_PAD, 4, -_PAD, -4)
        side = (Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignAbsolute
        end = (Qt.AlignmentFlag.AlignLeft if rtl else Qt.AlignmentFlag.AlignRight) | Qt.AlignmentFlag.AlignAbsolute
        bold = bool(row.decides)
        metrics = type_metrics("small", bold)
        word = " · ".join(part for part in (row.figure if self.figures else "", row.word, row.decides) if part)
        room = metrics.horizontalAdvance(word) + 8
        line = QRectF(inner.left(), inner.top(), inner.width(), type_metrics("text", True).height())
        title = line.adjusted(room, 0, 0, 0) if rtl else line.adjusted(0, 0, -room, 0)
        named = type_metrics("small", bold).elidedText(row.title, Qt.TextElideMode.ElideRight, round(title.width()))
        painter.setFont(type_font("small", bold))
        painter.setPen(colour("ink"))
        painter.drawText(title, int(side | Qt.AlignmentFlag.AlignVCenter), named)
        painter.setPen(colour("ink" if bold else "ink-2"))
        painter.drawText(line, int(end | Qt.AlignmentFlag.AlignVCenter), word)
        cells = QRectF(inner.left(), line.bottom() + scaled(_MARK) + 1, inner.width(), scaled(_CELL))
        self._paint_cells(painter, cells, row, rtl)
        y, small = cells.bottom() + 2, type_metrics("small").height()
        width = (cells.width() + _GAP) / 4

        def write(along: float, text: str, tone: str) -> None:
            x = cells.right() - along if rtl else cells.left() + along
            painter.setPen(colour(tone))
            painter.drawText(QRectF(x - width / 2, y, width, small), int(Qt.AlignmentFlag.AlignCenter), text)

        painter.setFont(type_font("small"))
        if self.figures:
            for n, edge in enumerate(row.edges):
                write((n + 1) * width, edge, "ink-3")
            y += small
        if number == self.last:
            for n, band in enumerate(self.bands):
                fits = type_metrics("small").elidedText(band, Qt.TextElideMode.ElideRight, round(width))
                write((n + 0.5) * width, fits, "ink-3")

    def _paint_cells(self, painter: QPainter, cells: QRectF, row: LevelRow, rtl: bool) -> None:
        width = (cells.width() - 3 * _GAP) / 4
        for band in range(4):
            left = band * (width + _GAP)
            x = cells.right() - left - width if rtl else cells.left() + left
            cell = QRectF(x, cells.top(), width, cells.height())
            shape = QPainterPath()
            shape.addRect(crisp(cell, edge_width()))
            if band > row.reachable:
                pen = QPen(colour("edge"), 1.4)
                pen.setDashPattern([1.4, 2.2])
                painter.setPen(pen)
                painter.drawLine(QPointF(cell.left(), cell.center().y()), QPointF(cell.right(), cell.center().y()))
                continue
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if band == row.band:
                painter.fillPath(shape, colour("ink") if high_contrast() else rating_fill(band))
                painter.setPen(QPen(colour("ink"), edge_width()))
            else:
                painter.setPen(QPen(colour("edge"), edge_width()))
            painter.drawPath(shape)
            if band == row.band:
                along = cell.width() * (1 - row.place if rtl else row.place)
                self._paint_mark(painter, QPointF(cell.left() + along, cell.top()))

    def _paint_mark(self, painter: QPainter, tip: QPointF) -> None:
        half = scaled(_MARK)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("ink"))
        top = tip.y() - half - 1
        corners = [QPointF(tip.x() - half, top), QPointF(tip.x() + half, top), QPointF(tip.x(), tip.y() - 1)]
        painter.drawPolygon(QPolygonF(corners))


class LevelList(PickList):
    """The list; `show_figures` adds a line of numbers to every row."""

    def __init__(self, accessible_name: str) -> None:
        self._paint = _Paint()
        super().__init__(accessible_name, self._paint)

    def show_figures(self, shown: bool, bands: tuple[str, ...]) -> None:
        """Add the thresholds and chances, or take them away; `bands` are the words under the last row."""
        self._paint.figures, self._paint.bands = shown, bands
        self._measure()
