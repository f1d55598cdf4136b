# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures of a page: discs, the range, bars. A page is white in every theme, so the colours are its own."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from exile_risk.report.looks import FILLS, INK, NOW_FILL, SOFT, caption_stands_before
from exile_risk.report.parts import Bar, Disc, Range
from ui.report.words import SMALL, Words
from ui.widgets.hatch import dashed_pen, paint_hatch

CELL, MARK_ROOM, WORD_ROOM = 20.0, 17.0, 17.0
_GAP = 2.0


def paint_disc(painter: QPainter, box: QRectF, one: Disc, tint: str | None = None) -> None:
    """Draw a disc: quarters clockwise from the top, a ring for a matter of days, hatched for "not enough yet"."""
    ink = QColor(tint or INK)
    width = max(1.0, box.width() / 18)
    outer = box.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if one.band is None:
        circle = QPainterPath()
        circle.addEllipse(outer)
        paint_hatch(painter, circle, ink, spacing=max(3.0, outer.width() / 7), width=max(0.7, width * 0.5))
        painter.setPen(dashed_pen(ink, width))
        painter.drawEllipse(outer)
        painter.restore()
        return
    fill = QColor(tint or (NOW_FILL if one.now else FILLS[one.band]))
    painter.setPen(QPen(ink, width))
    painter.drawEllipse(outer)
    if one.now:
        gap = outer.width() / 8 + width / 2
        outer = outer.adjusted(gap, gap, -gap, -gap)
    painter.setBrush(fill)
    if one.band >= 3:
        painter.drawEllipse(outer)
    else:
        painter.drawPie(outer, 90 * 16, -360 * 16 * (one.band + 1) // 4)
    painter.restore()


class RangePicture:
    """Four cells, the marks above them and the words beneath."""

    def __init__(self, one: Range, width: float, mirrored: bool) -> None:
        self._one, self._width, self._mirrored = one, width, mirrored
        cell = (width - 3 * _GAP) / 4
        self._words = [
            Words(word, SMALL, width=cell + 2 * _GAP, bold=band == one.rating) for band, word in enumerate(one.words)
        ]
        self._captions = (
            Words(one.captions[0], SMALL, width=width, bold=True),
            Words(one.captions[1], SMALL, width=width),
        )
        self.height = MARK_ROOM + CELL + 2 + max(w.height for w in self._words)

    def paint(self, painter: QPainter, left: float) -> None:
        """Draw it from `left` on, at the top."""
        painter.save()
        painter.translate(left, 0)
        for band, words in enumerate(self._words):
            cell = self._cell(band)
            self._paint_cell(painter, band, cell)
            words.paint(painter, cell.center().x() - words.natural_width / 2, cell.bottom() + 2)
        self._paint_mark(painter, self._one.rating, self._captions[0], filled=True)
        if self._one.alone is not None:
            self._paint_mark(painter, self._one.alone, self._captions[1], filled=False)
        painter.restore()

    def _cell(self, band: int) -> QRectF:
        width = (self._width - 3 * _GAP) / 4
        place = 3 - band if self._mirrored else band
        return QRectF(place * (width + _GAP), MARK_ROOM, width, CELL)

    def _paint_cell(self, painter: QPainter, band: int, cell: QRectF) -> None:
        one = self._one
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if one.likely is not None and one.likely[0] <= band <= one.likely[1]:
            painter.setPen(QPen(QColor(INK), 1))
            painter.setBrush(QColor(FILLS[band]))
            painter.drawRect(cell)
        elif one.bounds[0] <= band <= one.bounds[1]:
            shape = QPainterPath()
            shape.addRect(cell)
            painter.fillPath(shape, _faded(FILLS[band], 0.45))
            paint_hatch(painter, shape, _faded(INK, 0.6))
            painter.setPen(dashed_pen(QColor(INK)))
            painter.drawRect(cell)
        else:
            pen = QPen(QColor(SOFT), 1.2)
            pen.setDashPattern([1.4, 2.2])
            painter.setPen(pen)
            middle = cell.center().y()
            painter.drawLine(QLineF(cell.left(), middle, cell.right(), middle))

    def _paint_mark(self, painter: QPainter, band: int, caption: Words, *, filled: bool) -> None:
        """Draw a mark over its cell, its caption where it meets no other."""
        x, y = self._cell(band).center().x(), MARK_ROOM - 7
        other = self._one.alone if filled else self._one.rating
        on_left = caption_stands_before(band, other) != self._mirrored
        painter.setPen(QPen(QColor(INK), 1.2))
        painter.setBrush(QColor(INK) if filled else Qt.BrushStyle.NoBrush)
        if filled:
            painter.drawPolygon(QPolygonF([QPointF(x - 5, y - 3), QPointF(x + 5, y - 3), QPointF(x, y + 4)]))
        else:
            painter.drawEllipse(QPointF(x, y), 3.4, 3.4)
        at = x - 9 - caption.natural_width if on_left else x + 9
        caption.paint(painter, max(0.0, min(at, self._width - caption.natural_width)), y - caption.height / 2)


def paint_bar(painter: QPainter, one: Bar, area: QRectF, scale: float, zero: float, *, mirrored: bool) -> float:
    """Draw a bar and its axis into `area`; returns where its figure may stand, in px from the start of the area."""
    length = max(2.0, abs(one.steps) * scale)
    start = zero if one.steps >= 0 else zero - length
    left = area.right() - start - length if mirrored else area.left() + start
    bar = QRectF(left, area.center().y() - 5, length, 10)
    painter.save()
    if one.steps >= 0:
        painter.fillRect(bar, QColor(SOFT))
        at = zero
        painter.setPen(QPen(QColor("#FFFFFF"), 1.4))
        for cut in one.cuts[:-1]:
            at += cut * scale
            x = area.right() - at if mirrored else area.left() + at
            painter.drawLine(QLineF(x, bar.top(), x, bar.bottom()))
    else:
        painter.setPen(QPen(QColor(INK), 1.4))
        painter.setBrush(QColor("#FFFFFF"))
        painter.drawRect(bar)
    axis = area.right() - zero if mirrored else area.left() + zero
    painter.setPen(QPen(QColor(SOFT), 1))
    painter.drawLine(QLineF(axis, area.top(), axis, area.bottom()))
    painter.restore()
    return zero + (length if one.steps >= 0 else 0.0)


def _faded(colour: str, opacity: float) -> QColor:
    found = QColor(colour)
    found.setAlphaF(opacity)
    return found
