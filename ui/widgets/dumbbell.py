# SPDX-License-Identifier: GPL-3.0-or-later
"""How far each route moved between columns: hollow is A, filled is B, a square is C, the change at the end."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.theme import colour, load_for_text, scaled, type_font, type_metrics
from ui.widgets.painted import Painted
from ui.widgets.pick_rows import PickList, PickRow, RowPaint

_PAD, _GAP, _DOT, _NAME_MOST, _CHANGE = 8, 12, 5, 210, 58


@dataclass(frozen=True)
class MoveRow:
    """One route: where its sum stands in each column, and the changes from the first as text."""

    id: str
    title: str
    places: tuple[float, ...]
    changes: tuple[str, ...]
    strong: bool
    said: str

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        return self.said


@dataclass(frozen=True)
class _Axis:
    least: float
    most: float
    start: float
    width: float

    def x(self, place: float) -> float:
        return self.start + (place - self.least) / max(self.most - self.least, 1.0) * self.width

    def marks(self) -> range:
        step = next(s for s in (1, 2, 5, 10, 20) if (self.most - self.least) / s <= max(2.0, self.width / scaled(44)))
        return range(ceil(self.least / step) * step, floor(self.most) + 1, step)


def _name(rows: Sequence[MoveRow]) -> int:
    """Return the room for the names of the routes."""
    bold = type_metrics("text", True)
    return min(scaled(_NAME_MOST), max((bold.horizontalAdvance(row.title) for row in rows), default=0) + _PAD + 4)


def _axis(width: float, rows: Sequence[MoveRow]) -> _Axis:
    places = [place for row in rows for place in row.places]
    least, most = floor(min(places, default=-1.0) - 0.25), ceil(max(places, default=0.0) + 0.25)
    changes = max((len(row.changes) for row in rows), default=1)
    start = _name(rows) + _GAP
    return _Axis(least, most, start, max(40.0, width - start - changes * scaled(_CHANGE) - _GAP - _PAD))


class _Paint(RowPaint):
    rows: tuple[MoveRow, ...] = ()

    def row_height(self, number: int) -> int:
        return max(scaled(24), type_metrics("text", True).height() + 5)

    def paint_row(self, painter: QPainter, rect: QRectF, row: PickRow, number: int, rtl: bool) -> None:
        assert isinstance(row, MoveRow)  # noqa: S101 - the list holds no other
        axis = _axis(rect.width(), self.rows)

        def place(x: float, width: float) -> QRectF:
            return QRectF(rect.right() - x - width if rtl else rect.left() + x, rect.top(), width, rect.height())

        if number:
            painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), 1), colour("line"))
        for mark in axis.marks():
            painter.fillRect(place(round(axis.x(mark)), 1), colour("edge" if mark == 0 else "line"))
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        end = Qt.AlignmentFlag.AlignLeft if rtl else Qt.AlignmentFlag.AlignRight
        flags = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(type_font("text", row.strong))
        painter.setPen(colour("ink"))
        metrics = type_metrics("text", row.strong)
        room = _name(self.rows) - _PAD
        name = metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(place(_PAD, room), int(side | flags), name)
        for n, change in enumerate(reversed(row.changes)):
            x = rect.width() - _PAD - (n + 1) * scaled(_CHANGE)
            painter.setPen(colour("lowers" if change.startswith("−") else "ink"))
            painter.drawText(place(x, scaled(_CHANGE)), int(end | flags), change)
        self._paint_places(painter, [place(axis.x(p), 0).left() for p in row.places], rect.center().y())

    def _paint_places(self, painter: QPainter, xs: list[float], y: float) -> None:
        radius = scaled(_DOT)
        painter.setPen(QPen(colour("raises"), 3))
        painter.drawLine(QPointF(min(xs), y), QPointF(max(xs), y))
        for n, x in reversed(list(enumerate(xs))):
            painter.setPen(QPen(colour("raises"), 2))
            painter.setBrush(colour("panel") if n == 0 else colour("raises"))
            if n == 2:
                painter.setBrush(colour("panel"))
                painter.drawRect(QRectF(x - radius + 1, y - radius + 1, 2 * radius - 2, 2 * radius - 2))
            else:
                small = radius - 2 if n == 0 and len(xs) > 1 and abs(x - xs[1]) < radius else radius - 0.5
                painter.drawEllipse(QPointF(x, y), small, small)


class _Header(Painted):
    def __init__(self, paint: _Paint, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows_paint = paint
        self.word = ""
        self.columns: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _hint(self) -> QSize:
        return QSize(300, type_metrics("small").height() + 8)

    def _paint(self, painter: QPainter) -> None:
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # a minus stays before its number
        painter.setFont(type_font("small"))
        metrics, middle = type_metrics("small"), Qt.AlignmentFlag.AlignVCenter
        axis = _axis(self.width(), self._rows_paint.rows)
        painter.setPen(colour("ink-2"))
        room = _name(self._rows_paint.rows) - _PAD
        word = metrics.elidedText(self.word, Qt.TextElideMode.ElideRight, room)
        painter.drawText(self.mirrored(QRectF(_PAD, 0, room, self.height())), int(self.start_side() | middle), word)
        for n, column in enumerate(reversed(self.columns)):
            x = self.width() - _PAD - (n + 1) * scaled(_CHANGE)
            box = QRectF(x, 0, scaled(_CHANGE), self.height())
            painter.drawText(self.mirrored(box), int(self.end_side() | middle), column)
        painter.setPen(colour("ink-3"))
        for mark in axis.marks():
            text = f"{mark}".replace("-", "−")
            width = metrics.horizontalAdvance(text) + 2
            box = QRectF(axis.x(mark) - width / 2, 0, width, self.height())
            painter.drawText(self.mirrored(box), int(Qt.AlignmentFlag.AlignCenter), text)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), colour("edge"))


class Dumbbell(QWidget):
    """Header with the axis and one row for each route; `picked` gives the route that a person moved to."""

    def __init__(self, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paint = _Paint()
        self._header = _Header(self._paint)
        self.rows = PickList(accessible_name, self._paint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addWidget(self.rows)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_moves(self, rows: Sequence[MoveRow], word: str, columns: Sequence[str]) -> None:
        """Show routes. `word` says what the axis is, `columns` are the titles of the changes."""
        load_for_text("".join(row.title for row in rows) + word + "".join(columns))
        self._paint.rows = tuple(rows)
        self._header.word, self._header.columns = word, tuple(columns)
        self._header.setAccessibleName(word)
        self.rows.set_rows(rows, None)
        self._header.refresh()
