# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of figures between 0 and 1: each with a bar of its interval, and the figures of simpler scores beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from ui.theme import colour, scaled, type_metrics
from ui.widgets.fact_rows import FactRow, FactRows
from ui.widgets.fact_rows_paint import ABOVE, GAP, PAD, STACKED_BELOW, FactRowsPaint, Words
from ui.widgets.rows_model import RowsModel

_Index = QModelIndex | QPersistentModelIndex
BAR = 2
"""The column in which the bar stands: after title and figure."""
COIN = 0.5


@dataclass(frozen=True)
class FigureRow(FactRow):
    """A row with a figure. The cell of the bar stays empty; `names` are the titles of the cells, to be heard.

    `beside` is the figure that ought to be beaten, marked on the bar.
    """

    figure: float | None = None
    interval: tuple[float, float] | None = None
    beside: float | None = None
    names: tuple[str, ...] = ()

    @property
    def named(self) -> tuple[str, ...]:
        """The cells, each after its title."""
        return tuple(f"{n}: {c}" if n else c for n, c in zip(self.names, self.cells, strict=False) if c)

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it: every figure with what it is of."""
        return f"{self.title}: {'. '.join(self.named)}"


class FigureRows(FactRows):
    """The list; bars run from 0 to 1 in the direction of reading."""

    def __init__(self, accessible_name: str, columns: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(accessible_name, columns, parent)
        self.painted = FigureRowsPaint(columns, self)
        self.setItemDelegate(self.painted)


class FigureRowsPaint(FactRowsPaint):
    """Paints such rows."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint the words, then the bar."""
        super().paint(painter, option, index)
        row: FactRow = index.data(RowsModel.RowRole)
        if isinstance(row, FigureRow) and row.figure is not None and option.rect.width() >= scaled(STACKED_BELOW):
            rtl = option.direction == Qt.LayoutDirection.RightToLeft
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._bar(painter, self.bar_place(QRectF(option.rect), rtl), row, rtl)
            painter.restore()

    def bar_place(self, rect: QRectF, rtl: bool) -> QRectF:
        """Return where the bar of a row stands."""
        room = int(rect.width()) - 2 * PAD - GAP * (len(self.columns) - 1)
        before = [room * part // sum(self.columns) for part in self.columns]
        x = PAD + sum(before[:BAR]) + GAP * BAR
        left = rect.right() - x - before[BAR] if rtl else rect.left() + x
        return QRectF(left, rect.top() + ABOVE, before[BAR], type_metrics("text").height())

    def _bar(self, painter: QPainter, place: QRectF, row: FigureRow, rtl: bool) -> None:
        def at(value: float) -> float:
            return place.right() - value * place.width() if rtl else place.left() + value * place.width()

        middle, high = place.center().y(), scaled(5)
        tone = colour("ink-3" if row.later else "accent")
        painter.setPen(QPen(colour("line"), 1))
        painter.drawLine(QPointF(place.left(), middle), QPointF(place.right(), middle))
        painter.setPen(QPen(colour("edge"), 1))
        painter.drawLine(QPointF(at(COIN), middle - high), QPointF(at(COIN), middle + high))
        if row.interval:
            painter.setPen(QPen(tone, scaled(4), Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawLine(QPointF(at(row.interval[0]), middle), QPointF(at(row.interval[1]), middle))
        painter.setPen(QPen(colour("panel"), 1.5))
        painter.setBrush(tone)
        painter.drawEllipse(QPointF(at(row.figure or 0), middle), scaled(5), scaled(5))
        if row.beside is not None:
            x, size = at(row.beside), scaled(4)
            painter.setPen(QPen(colour("panel"), 1))
            painter.setBrush(colour("ink"))
            top = middle - scaled(1)
            painter.drawPolygon(
                QPolygonF([QPointF(x, top), QPointF(x - size, top - size * 1.6), QPointF(x + size, top - size * 1.6)])
            )

    def _stacked(
        self, row: FactRow, start: int, room: int, above: int, title: tuple[str, bool, str]
    ) -> Iterator[Words]:
        """One under the other every figure says what it is of, as the titles of the columns are not there."""
        if not isinstance(row, FigureRow):
            yield from super()._stacked(row, start, room, above, title)
            return
        first = self._words(row.title, start, above, room, title)
        yield first
        yield self._words(" · ".join(row.named), start, first.box.bottom() + 1, room, ("small", False, "ink-2"))

    def _style(self, row: FactRow, last: bool) -> tuple[str, bool, str]:
        return super()._style(row, last and not isinstance(row, FigureRow))
