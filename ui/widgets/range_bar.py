# SPDX-License-Identifier: GPL-3.0-or-later
"""Four cells that say how sure a rating is: solid is likely, hatched is open, dotted is ruled out."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import colour, edge_width, high_contrast, load_for_text, rating_fill, scaled, type_font, type_metrics
from ui.widgets.hatch import dashed_pen, paint_hatch
from ui.widgets.painted import Painted, crisp, faded

_GAP, _CELL, _MARK = 2, 20, 6


@dataclass(frozen=True)
class _Range:
    words: tuple[str, ...] = ("", "", "", "")
    likely: tuple[int, int] | None = None
    bounds: tuple[int, int] = (0, 3)
    rating: int = 0
    answers_alone: int | None = None
    rating_caption: str = ""
    answers_caption: str = ""


class RangeBar(Painted):
    """The range of a rating in four equal cells, with words under every cell and marks above."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._range = _Range()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_range(
        self,
        words: tuple[str, str, str, str],
        likely: tuple[int, int] | None,
        bounds: tuple[int, int],
        rating: int,
        answers_alone: int | None = None,
        rating_caption: str = "",
        answers_caption: str = "",
        accessible_name: str = "",
    ) -> None:
        """Show a range.

        `words`: the four band words; `likely` and `bounds`: lowest and highest band, inclusive (likely None: nothing is
        more than possible yet); `rating`: the band under the filled triangle; `answers_alone`: the band under the
        hollow circle, drawn only where it differs from the rating.
        """
        load_for_text("".join(words) + rating_caption + answers_caption)
        alone = None if answers_alone == rating else answers_alone
        self._range = _Range(tuple(words), likely, bounds, rating, alone, rating_caption, answers_caption)
        self.setAccessibleName(accessible_name)
        self.refresh()

    def _hint(self) -> QSize:
        small = type_metrics("small", True)
        widest = max(small.horizontalAdvance(word) for word in self._range.words)
        captions = 0
        for caption in (self._range.rating_caption, self._range.answers_caption):
            captions += small.horizontalAdvance(caption) + 24
        return QSize(max(200, 4 * (widest + 8), captions), self._mark_height() + scaled(_CELL) + small.height() + 4)

    def _mark_height(self) -> int:
        return type_metrics("small", True).height()

    def _cell(self, band: int) -> QRectF:
        width = (self.width() - 3 * _GAP) / 4
        return self.mirrored(QRectF(band * (width + _GAP), self._mark_height(), width, scaled(_CELL)))

    def _paint(self, painter: QPainter) -> None:
        for band in range(4):
            self._paint_cell(painter, band)
            self._paint_word(painter, band)
        self._paint_marks(painter)

    def _paint_cell(self, painter: QPainter, band: int) -> None:
        cell, shown = self._cell(band), self._range
        width = edge_width()
        shape = QPainterPath()
        shape.addRect(crisp(cell, width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if shown.likely is not None and shown.likely[0] <= band <= shown.likely[1]:
            # Without fills, in high contrast, "likely" must still be solid: the ink itself fills the cell.
            painter.fillPath(shape, colour("ink") if high_contrast() else rating_fill(band))
            painter.setPen(QPen(colour("ink"), width))
            painter.drawPath(shape)
        elif shown.bounds[0] <= band <= shown.bounds[1]:
            painter.fillPath(shape, faded(rating_fill(band), 0.45))
            paint_hatch(painter, shape, faded(colour("ink"), 0.55))
            painter.setPen(dashed_pen(colour("ink"), width))
            painter.drawPath(shape)
        else:
            pen = QPen(colour("edge"), 1.4)
            pen.setDashPattern([1.4, 2.2])
            painter.setPen(pen)
            painter.drawLine(QPointF(cell.left(), cell.center().y()), QPointF(cell.right(), cell.center().y()))

    def _paint_word(self, painter: QPainter, band: int) -> None:
        rated = band == self._range.rating
        painter.setFont(type_font("small", rated))
        painter.setPen(colour("ink") if rated else colour("ink-2"))
        cell, metrics = self._cell(band), type_metrics("small", rated)
        word = metrics.elidedText(self._range.words[band], Qt.TextElideMode.ElideRight, round(cell.width() + _GAP))
        box = QRectF(cell.left() - _GAP, cell.bottom() + 2, cell.width() + 2 * _GAP, metrics.height())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), word)

    def _paint_marks(self, painter: QPainter) -> None:
        shown, other = self._range, self._range.answers_alone
        self._paint_mark(painter, shown.rating, shown.rating_caption, True, other is None or other > shown.rating)
        if other is not None:
            self._paint_mark(painter, other, shown.answers_caption, False, other < shown.rating)

    def _mark_x(self, cell: QRectF, caption: int, half: int, before: bool) -> float:
        """Return where a mark stands: over the middle of its cell, or where its caption finds room."""
        x, room = cell.center().x(), half + 4 + caption
        if before != self.right_to_left():
            return min(max(x, room), cell.right() - half)
        return max(min(x, self.width() - room), cell.left() + half)

    def _paint_mark(self, painter: QPainter, band: int, caption: str, filled: bool, before: bool) -> None:
        """Paint a mark over the middle of a cell, its caption on the side away from the other mark."""
        cell, metrics = self._cell(band), type_metrics("small", filled)
        half = scaled(_MARK)
        x, y = self._mark_x(cell, metrics.horizontalAdvance(caption) + 1, half, before), cell.top() - half
        painter.setPen(QPen(colour("ink"), 1.4))
        if filled:
            painter.setBrush(colour("ink"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawPolygon(
                QPolygonF(
                    [QPointF(x - half, y - half * 0.7), QPointF(x + half, y - half * 0.7), QPointF(x, y + half / 2)]
                )
            )
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(x, y - 1), half * 0.6, half * 0.6)
        painter.setFont(type_font("small", filled))
        painter.setPen(colour("ink") if filled else colour("ink-2"))
        width = metrics.horizontalAdvance(caption) + 1
        on_left = before != self.right_to_left()
        left = x - half - 4 - width if on_left else x + half + 4
        box = QRectF(max(0.0, min(left, self.width() - width)), 0, width, metrics.height())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), caption)
