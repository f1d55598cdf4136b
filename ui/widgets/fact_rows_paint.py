# SPDX-License-Identifier: GPL-3.0-or-later
"""How a row of facts is laid out and painted: columns where there is room, one under the other where there is not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import colour, scaled, type_font, type_metrics
from ui.widgets.fact_rows import FactRow
from ui.widgets.hatch import paint_hatch
from ui.widgets.painted import paint_focus
from ui.widgets.rows_model import RowsModel
from ui.widgets.timeline_marks import SIZE, paint_mark

_Index = QModelIndex | QPersistentModelIndex
PAD, GAP, ABOVE, MARK, CAUTION = 8, 16, 5, 18, 5
STACKED_BELOW, LONGEST_LINE = 620, 760  # px at 100 %


@dataclass(frozen=True)
class Words:
    """Some words of a row, with the box they stand in."""

    box: QRect
    text: str
    role: str
    bold: bool
    tone: str


class FactRowsPaint(QStyledItemDelegate):
    """Paints the rows of one list; `columns` are widths in parts of the whole."""

    def __init__(self, columns: Sequence[int], parent: QObject) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._marked: tuple[int, bool] = (0, False)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height the words need at the width there is."""
        width = self._width()
        words = list(self._lay_out(index.data(RowsModel.RowRole), width))
        bottom = max((w.box.bottom() + 1 for w in words), default=0)
        return QSize(width, bottom + ABOVE + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        row: FactRow = index.data(RowsModel.RowRole)
        rect, rtl = option.rect, option.direction == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        flags = int((side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop).value)
        flags |= int(Qt.TextFlag.TextWordWrap.value)
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each text runs as its own letters do
        self._paint_ground(painter, option, row, rtl)
        for words in self._lay_out(row, rect.width()):
            box = words.box.translated(0, rect.top())
            left = rect.right() + 1 - box.left() - box.width() if rtl else rect.left() + box.left()
            painter.setFont(type_font(words.role, words.bold))
            painter.setPen(colour(words.tone))
            painter.drawText(QRect(left, box.top(), box.width(), box.height() + 4), flags, words.text)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, QRectF(rect), 2)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, row: FactRow, rtl: bool) -> None:
        rect = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_MouseOver and row.key is not None:
            painter.fillRect(rect, colour("hover"))
        line = colour("edge" if row.heading else "line")
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), line)
        if row.caution:
            strip = QPainterPath()
            left = rect.right() - CAUTION if rtl else rect.left()
            strip.addRect(QRectF(left, rect.top() + 3, CAUTION, rect.height() - 7))
            paint_hatch(painter, strip, colour("ink-2"), 4)
        if row.mark:
            x = PAD + scaled(SIZE) / 2
            middle = rect.top() + ABOVE + type_metrics("text").height() / 2
            spot = QPointF(rect.right() - x if rtl else rect.left() + x, middle)
            paint_mark(painter, row.mark, spot, scaled(SIZE), row.later)

    def _lay_out(self, row: FactRow, width: int) -> Iterator[Words]:
        """Yield the words of a row as if it stood at the origin, laid out left to right."""
        start = PAD + (scaled(MARK) if self._has_marks() else 0)
        room = max(60, width - start - PAD)
        above = ABOVE + (scaled(10) if row.heading else 0)
        title = ("text", True, "ink") if row.heading else ("text", False, "ink-3" if row.later else "ink")
        if width < scaled(STACKED_BELOW) or len(self.columns) == 1:
            yield from self._stacked(row, start, room, above, title)
            return
        if not row.cells:
            yield self._words(row.title, start, above, min(room, scaled(LONGEST_LINE)), title)
            return
        gaps = GAP * (len(self.columns) - 1)
        x, parts = start, sum(self.columns)
        for n, (words, part) in enumerate(zip((row.title, *row.cells), self.columns, strict=False)):
            column = (room - gaps) * part // parts
            last = n == len(row.cells) and n > 0
            style = title if n == 0 else self._style(row, last)
            drop = type_metrics("text").ascent() - type_metrics(style[0], style[1]).ascent()
            if words:
                yield self._words(words, x, above + drop, column, style)
            x += column + GAP

    def _stacked(
        self, row: FactRow, start: int, room: int, above: int, title: tuple[str, bool, str]
    ) -> Iterator[Words]:
        first = self._words(row.title, start, above, room, title)
        yield first
        y = first.box.bottom() + 1
        for n, words in enumerate(row.cells):
            if words and not row.heading:
                found = self._words(words, start, y, room, self._style(row, n == len(row.cells) - 1))
                yield found
                y = found.box.bottom() + 1

    def _style(self, row: FactRow, last: bool) -> tuple[str, bool, str]:
        if row.heading:
            return "small", False, "ink-2"
        if last:
            return "small", False, "ink-3"
        return "text", False, "ink-3" if row.later else "ink"

    def _words(self, text: str, x: int, y: int, width: int, style: tuple[str, bool, str]) -> Words:
        role, bold, tone = style
        metrics = type_metrics(role, bold)
        flags = int(Qt.TextFlag.TextWordWrap.value)
        height = metrics.boundingRect(QRect(0, 0, width, 10_000), flags, text).height()
        if not text.isascii() and any(ord(c) >= 0x0600 for c in text):
            height += 3  # the ink of tall scripts reaches below the line box
        return Words(QRect(x, y, width, max(height, metrics.height())), text, role, bold, tone)

    def _has_marks(self) -> bool:
        model = self._view().model()
        rows = model.rows if isinstance(model, RowsModel) else ()
        if self._marked[0] != id(rows):
            self._marked = (id(rows), any(row.mark for row in rows))
        return self._marked[1]

    def _width(self) -> int:
        return max(80, self._view().viewport().width())

    def _view(self) -> QAbstractItemView:
        view = self.parent()
        assert isinstance(view, QAbstractItemView)  # noqa: S101 - it is made by its list
        return view
