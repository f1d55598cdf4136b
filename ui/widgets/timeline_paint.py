# SPDX-License-Identifier: GPL-3.0-or-later
"""How a timeline is drawn: line, ticks and breaks, labels with leaders, rows of marks, and the rating's four lanes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from ui.theme import colour, rating_fill, rating_word, scaled, type_font, type_metrics
from ui.widgets.disc import paint_disc
from ui.widgets.hatch import dashed_pen, paint_hatch
from ui.widgets.painted import crisp, faded
from ui.widgets.time_scale import Tick, TimeScale
from ui.widgets.timeline_data import RatedSpan, TimelineData, TimeMark
from ui.widgets.timeline_labels import Placed
from ui.widgets.timeline_marks import paint_mark

_LABEL_GAP = 5


@dataclass(frozen=True)
class Heights:
    """Where each part begins, from the top, in px at the text size in force."""

    labels: float
    row: float
    rows: int
    axis: float
    ticks: float
    incidents: float
    changes: float
    lanes: float
    lane: float
    bottom: float


def heights(rows: int, rated: bool = True) -> Heights:
    """Return the heights for the text size in force, with so many rows of labels; `rated`: with the rating's lanes."""
    line = type_metrics("small").height()
    row = 2 * line + _LABEL_GAP
    labels = scaled(26)
    axis = labels + rows * row + scaled(12)
    ticks = axis + scaled(7)
    marks = max(scaled(16), line)
    incidents = ticks + line + 3
    changes = incidents + marks
    lanes = changes + marks + 6
    lane = max(scaled(17), line + 1)
    bottom = lanes + 4 * lane + 4 if rated else changes + 4
    return Heights(labels, row, rows, axis, ticks, incidents, changes, lanes, lane, bottom)


class TimelinePainter:
    """Draws one state of a timeline left to right; `at` mirrors a rectangle where the window runs the other way."""

    def __init__(
        self,
        painter: QPainter,
        data: TimelineData,
        scale: TimeScale,
        shown: Heights,
        at: Callable[[QRectF], QRectF],
        mirrored: bool,
    ) -> None:
        self._p, self._data, self._scale, self._h = painter, data, scale, shown
        self._at, self._mirrored = at, mirrored
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each text runs as its own letters do

    def shade(self, x1: float, x2: float) -> None:
        """Tint what lies between the two flags, and draw their poles."""
        top = scaled(10)
        self._p.fillRect(self._at(QRectF(x1, top + 6, x2 - x1, self._h.bottom - top - 6)), colour("selected"))
        for x in (x1, x2):
            self._p.fillRect(self._at(QRectF(x - 1, top, 2, self._h.bottom - top)), colour("accent"))

    def line(self, later_from: float) -> None:
        """Draw the line, solid up to the second flag and dotted after it, with a sign where the scale changes."""
        y = self._h.axis
        dotted = QPen(colour("ink-3"), 1.4, Qt.PenStyle.DotLine)
        for piece in self._scale.pieces:
            parts = (
                (piece.start, min(piece.end, later_from), QPen(colour("ink-2"), 1.4)),
                (max(piece.start, later_from), piece.end, dotted),
            )
            for start, end, pen in parts:
                if end > start:
                    self._p.setPen(pen)
                    self._line(start, y, end, y)
        self._p.setPen(QPen(colour("ink-2"), 1.4))
        for x in self._scale.breaks:
            for shift in (-3, 3):
                self._line(x + shift - 3, y + 6, x + shift + 3, y - 6)

    def ticks(self, ticks: Sequence[Tick]) -> None:
        """Draw ticks and write the years and months beneath."""
        metrics = type_metrics("small")
        self._p.setFont(type_font("small"))
        free = 0.0
        for tick in ticks:
            self._p.setPen(QPen(colour("ink-2"), 1))
            self._line(tick.x, self._h.axis - 4, tick.x, self._h.axis + 4)
            words = self._tick_words(tick)
            width = metrics.horizontalAdvance(words) + 2
            if tick.x >= free:
                self._p.setPen(colour("ink-2"))
                self._text(QRectF(tick.x + 3, self._h.ticks, width, metrics.height()), words)
                free = tick.x + width + 8

    def _tick_words(self, tick: Tick) -> str:
        if tick.month == 0:
            return str(tick.year)
        name = self._data.months[tick.month - 1] if self._data.months else str(tick.month)
        return f"{name} {tick.year}" if tick.names_year else name

    def labels(self, placed: Sequence[Placed], marks: Sequence[TimeMark]) -> None:
        """Write the labels with a leader from each down to its mark."""
        metrics = type_metrics("small")
        for one in placed:
            mark = marks[one.index]
            top = self._h.labels + (self._h.rows - 1 - one.row) * self._h.row
            self._p.setPen(QPen(colour("edge"), 1))
            self._line(one.x, top + 2 * metrics.height() + 1, one.x, self._h.axis - 7)
            width = one.right - one.left
            for text, bold, tone, y in (
                (mark.when, True, "ink", top),
                (mark.words, False, "ink-2", top + metrics.height()),
            ):
                self._p.setFont(type_font("small", bold))
                self._p.setPen(colour(tone))
                shown = type_metrics("small", bold).elidedText(text, Qt.TextElideMode.ElideRight, round(width))
                self._text(QRectF(one.left, y, width, metrics.height()), shown)

    def mark(self, mark: TimeMark, y: float, later: bool, size: float) -> None:
        """Draw one mark on the line or in a row."""
        spot = self._at(QRectF(self._scale.x(mark.day), y, 0, 0)).center()
        paint_mark(self._p, mark.kind, QPointF(spot.x(), y), size, later)

    def caption(self, words: str, y: float, height: float, width: float) -> None:
        """Write what a row shows at its start."""
        self._p.setFont(type_font("small"))
        self._p.setPen(colour("ink-2"))
        self._text(QRectF(0, y, width, height), words)

    def lane_lines(self, start: float, end: float) -> None:
        """Draw the lines between the four lanes and write which is which."""
        for n in range(4):
            top = self._h.lanes + (3 - n) * self._h.lane
            self.caption(self._data.bands[n], top, self._h.lane, start - 8)
            self._p.fillRect(self._at(QRectF(start, top, end - start, 1)), colour("line"))
        self._p.fillRect(self._at(QRectF(start, self._h.lanes + 4 * self._h.lane, end - start, 1)), colour("line"))

    def span(self, span: RatedSpan) -> None:
        """Draw the rating of some days: solid in its lane, hatched where the open answers could still bring it."""
        left, right = self._scale.x(span.first), self._scale.x(span.last + timedelta(days=1))
        for band in range(span.likely[0], span.likely[1] + 1):
            if band != span.band:
                self._possible(self._lane(left, right, band), band)
        box = self._lane(left, right, span.band)
        if span.open:
            self._possible(box, span.band, edge=True)
        else:
            self._p.setPen(QPen(colour("ink"), 1))
            self._p.setBrush(rating_fill(span.band))
            self._p.drawRect(crisp(box))
        self._name(box, span)

    def _lane(self, left: float, right: float, band: int) -> QRectF:
        top = self._h.lanes + (3 - band) * self._h.lane
        return self._at(QRectF(left, top, max(2.0, right - left), self._h.lane))

    def _possible(self, box: QRectF, band: int, edge: bool = False) -> None:
        shape = QPainterPath()
        shape.addRect(crisp(box))
        self._p.fillPath(shape, faded(rating_fill(band), 0.3))
        paint_hatch(self._p, shape, faded(colour("ink"), 0.35), 5)
        if edge:
            self._p.setBrush(Qt.BrushStyle.NoBrush)
            self._p.setPen(dashed_pen(colour("ink")))
            self._p.drawPath(shape)

    def _name(self, box: QRectF, span: RatedSpan) -> None:
        """Write disc and word into the rating where they fit: its lane says the same where they do not."""
        metrics = type_metrics("small", True)
        word, side = self._data.bands[span.band], scaled(11)
        width = metrics.horizontalAdvance(word) + side + 12
        ink = colour("ink") if span.open else rating_word(span.band)
        if box.width() < side + 6:
            return
        y = box.center().y()
        whole = width if box.width() >= width else side
        start = box.center().x() - whole / 2
        disc_left = start + whole - side if self._mirrored else start
        paint_disc(self._p, QRectF(disc_left, y - side / 2, side, side), span.band, tint=ink)
        if box.width() >= width:
            self._p.setFont(type_font("small", True))
            self._p.setPen(ink)
            left = start if self._mirrored else start + side + 5
            words = QRectF(left, y - metrics.height() / 2, width - side - 5, metrics.height())
            self._p.drawText(words, int(Qt.AlignmentFlag.AlignCenter), word)

    def _line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        one, two = self._at(QRectF(x1, y1, 0, 0)).x(), self._at(QRectF(x2, y2, 0, 0)).x()
        self._p.drawLine(QLineF(one, y1, two, y2))

    def _text(self, box: QRectF, words: str) -> None:
        side = Qt.AlignmentFlag.AlignRight if self._mirrored else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        self._p.drawText(self._at(box), int(flags), words)
