# SPDX-License-Identifier: GPL-3.0-or-later
"""How a sum is drawn: words, formula and steps in columns, and a waterfall from the base to the sum around zero."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import ceil, floor

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.theme import colour, edge_width, scaled, type_font, type_metrics
from ui.widgets.icon import paint_icon
from ui.widgets.ledger_rows import BASE, HEADING, PART, STORY, SUM, LedgerModel, LedgerRow
from ui.widgets.painted import Painted, crisp, paint_focus

_Index = QModelIndex | QPersistentModelIndex
_PAD, _GAP, _ABOVE, _INDENT = 8, 12, 3, 14
_STEPS, _WEIGHT, _BARS_LEAST, _BARS_MOST, _TITLE_LEAST = 62, 140, 120, 300, 190  # px at 100 %


@dataclass(frozen=True)
class LedgerColumns:
    """Where the columns begin and how wide they are, from the start side; a width of 0: no such column."""

    title: int
    weight: int
    weight_width: int
    steps: int
    bars: int
    bars_width: int


def ledger_columns(width: int, model: LedgerModel) -> LedgerColumns:
    """Return the columns of a width: words first; bars, then the formula's own column, go where there is no room."""
    steps, weight = scaled(_STEPS), scaled(_WEIGHT) if model.has_weights() else 0
    room = width - 2 * _PAD - steps - _GAP
    least = scaled(_TITLE_LEAST)
    bars = min(scaled(_BARS_MOST), max(scaled(_BARS_LEAST), (room - weight - least) * 2 // 5))
    if room - bars - _GAP - (weight + _GAP if weight else 0) < least:
        weight = 0
    if room - bars - _GAP < least:
        bars = 0
    title = room - (weight + _GAP if weight else 0) - (bars + _GAP if bars else 0)
    after = _PAD + title + _GAP
    start = after + (weight + _GAP if weight else 0)
    return LedgerColumns(title, after, weight, start, start + steps + _GAP, bars)


@dataclass(frozen=True)
class Scale:
    """The axis: where a running total stands in the column of bars, and its whole marks."""

    least: float
    most: float
    start: float
    width: float

    def x(self, place: float) -> float:
        """Return where a running total stands, from the start side."""
        return self.start + (place - self.least) / max(self.most - self.least, 1.0) * self.width

    def marks(self) -> Iterator[int]:
        """Yield the places that get a number: zero and every second (or fifth) step, as there is room."""
        step = next(s for s in (1, 2, 5, 10) if (self.most - self.least) / s <= max(2.0, self.width / scaled(38)))
        yield from range(ceil(self.least / step) * step, floor(self.most) + 1, step)


def scale_of(columns: LedgerColumns, model: LedgerModel) -> Scale:
    """Return the axis over all rows, with a little room at both ends."""
    least, most = model.reach()
    pad = scaled(8)
    return Scale(least, most, columns.bars + pad, max(10, columns.bars_width - 2 * pad))


@dataclass(frozen=True)
class _Words:
    box: QRect
    text: str
    role: str
    bold: bool
    tone: str
    at_end: bool = False


def _one_line(words: _Words) -> int:
    """Return the height of a single line of these words, with the room that tall scripts take."""
    return type_metrics(words.role, words.bold).height() + 3


def _paint_step(
    painter: QPainter,
    place: Callable[[float, float, float, float], QRectF],
    scale: Scale,
    row: LedgerRow,
    top: float,
    height: float,
    bottom: float,
) -> None:
    """Paint one step of the waterfall, and the thread that leads from its end to the next row."""
    assert row.start is not None and row.end is not None  # noqa: S101, PT018 - asked by the caller
    low, high = sorted((scale.x(row.start), scale.x(row.end)))
    end = scale.x(row.end)
    if row.kind == STORY:
        painter.fillRect(place(end - 0.5, top - _ABOVE - 4, 1, bottom - top + 2 * _ABOVE + 6), colour("edge"))
        return
    if row.kind in (BASE, SUM):
        painter.fillRect(place(end - 1, top - 2, 2.5, height + 4), colour("ink"))
        if row.kind == SUM:
            half, tip = scaled(4), place(end, top + height + scaled(5), 0, 0).left()
            y = top + height + scaled(6)
            arrow = QPolygonF([QPointF(tip - half, y - half), QPointF(tip + half, y - half), QPointF(tip, y)])
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("ink"))
            painter.drawPolygon(arrow)
            return
    else:
        bar = place(low, top, max(3.0, high - low), height)
        if row.end >= row.start:
            painter.fillRect(bar, colour("raises"))
        else:
            painter.fillRect(bar, colour("lowers-fill"))
            painter.setPen(QPen(colour("lowers"), max(1.5, edge_width())))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(crisp(bar, 1.5))
    painter.fillRect(place(end - 0.5, top + height, 1, bottom - top - height + _ABOVE + 4), colour("edge"))


class LedgerPaint(QStyledItemDelegate):
    """Paints the rows of one list."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height the words need at the width there is."""
        width = max(80, self._view().viewport().width())
        words = list(self._lay_out(index.data(LedgerModel.RowRole), width))
        bottom = max((w.box.bottom() + 1 for w in words), default=0)
        return QSize(width, max(bottom + 2, scaled(20)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        row: LedgerRow = index.data(LedgerModel.RowRole)
        rect, rtl = option.rect, option.direction == Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, row, index.row())
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each text runs as its own letters do
        for words in self._lay_out(row, rect.width()):
            box = words.box.translated(0, rect.top())
            left = rect.right() + 1 - box.left() - box.width() if rtl else rect.left() + box.left()
            to = Qt.AlignmentFlag.AlignRight if words.at_end is not rtl else Qt.AlignmentFlag.AlignLeft
            flags = (to | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop).value
            flags |= Qt.TextFlag.TextWordWrap.value
            painter.setFont(type_font(words.role, words.bold))
            painter.setPen(colour(words.tone))
            painter.drawText(QRect(left, box.top(), box.width(), box.height() + 4), int(flags), words.text)
            if row.mark and words.text is not row.title and words.role == "small" and not words.at_end:
                side = float(scaled(12))
                x = left + box.width() + 4 if rtl else left - side - 4
                y = box.top() + (type_metrics("small").height() - side) / 2
                paint_icon(painter, row.mark, QRectF(x, y, side, side), colour("ink"), rtl)
        self._paint_bars(painter, QRectF(rect), row, rtl)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, QRectF(rect), 2)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, row: LedgerRow, number: int) -> None:
        rect = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected and row.key is not None:
            painter.fillRect(rect, colour("selected"))
        elif option.state & QStyle.StateFlag.State_MouseOver and row.key is not None:
            painter.fillRect(rect, colour("hover"))
        if row.kind == SUM:
            painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), 2), colour("ink"))
        elif number and not row.inside:
            painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), 1), colour("line"))

    def _paint_bars(self, painter: QPainter, rect: QRectF, row: LedgerRow, rtl: bool) -> None:
        model = self._model()
        columns = ledger_columns(round(rect.width()), model)
        if not columns.bars_width or row.kind == HEADING:
            return
        scale, height = scale_of(columns, model), scaled(11)
        top = rect.top() + _ABOVE + (type_metrics("text").height() - height) / 2

        def place(x: float, y: float, width: float, tall: float) -> QRectF:
            return QRectF(rect.right() - x - width if rtl else rect.left() + x, y, width, tall)

        if row.kind == PART:
            if row.fraction:
                length = max(3.0, row.fraction * scale.width)
                painter.fillRect(place(scale.start, top, length, height), colour("raises"))
            return
        if row.start is None:
            return
        for mark in scale.marks():
            tone = colour("edge") if mark == 0 else colour("line")
            painter.fillRect(place(round(scale.x(mark)), rect.top(), 1, rect.height()), tone)
        if row.start is not None and row.end is not None:
            _paint_step(painter, place, scale, row, top, height, rect.bottom())

    def _lay_out(self, row: LedgerRow, width: int) -> Iterator[_Words]:
        """Yield the words of a row as if it stood at the origin, laid out left to right."""
        columns = ledger_columns(width, self._model())
        bold = row.kind in (BASE, STORY, SUM, HEADING)
        small = row.kind == STORY
        start = _PAD + (scaled(_INDENT) if row.inside else 0)
        above = _ABOVE + (2 if row.kind == SUM else 0) + (scaled(8) if row.kind == HEADING else 0)
        role, tone = ("small", "ink-2") if small else ("text", "ink")
        room = columns.title - (start - _PAD)
        title = self._words(row.title, start, above, room, (role, bold, tone))
        yield title
        beside = columns.weight_width > 0
        under = row.subtitle if beside or not row.weight else " · ".join(p for p in (row.weight, row.subtitle) if p)
        if under:
            yield self._under(row, under, title, room)
        drop = type_metrics("text").ascent() - type_metrics("small").ascent()
        if beside and row.weight:
            yield self._words(
                row.weight, columns.weight, above + drop, columns.weight_width, ("small", False, "ink-2"), at_end=True
            )
        if row.shown:
            lowers = row.kind not in (BASE, SUM, PART) and row.shown.startswith("−")
            strong = row.kind in (BASE, SUM) or not row.inside
            counted = ("text", strong, "lowers" if lowers else "ink")
            yield self._words(row.shown, columns.steps, above, scaled(_STEPS), counted, at_end=True)

    def _under(self, row: LedgerRow, under: str, title: _Words, room: int) -> _Words:
        """Return where the quiet words stand: behind the title on its line where both fit, else below it."""
        shift = scaled(12) + 4 if row.mark else 0
        style = ("small", False, "ink" if row.mark else "ink-3")
        used = type_metrics(title.role, title.bold).horizontalAdvance(row.title) + _GAP + shift
        fits = used + type_metrics("small").horizontalAdvance(under) + 4 <= room
        if fits and title.box.height() <= _one_line(title):
            drop = type_metrics(title.role, title.bold).ascent() - type_metrics("small").ascent()
            return self._words(under, title.box.left() + used, title.box.top() + drop, room - used, style)
        return self._words(under, title.box.left() + shift, title.box.bottom() + 1, room - shift, style)

    def _words(
        self, text: str, x: int, y: int, width: int, style: tuple[str, bool, str], *, at_end: bool = False
    ) -> _Words:
        role, bold, tone = style
        metrics = type_metrics(role, bold)
        flags = int(Qt.TextFlag.TextWordWrap.value)
        height = metrics.boundingRect(QRect(0, 0, width, 10_000), flags, text).height()
        if not text.isascii() and any(ord(c) >= 0x0600 and ord(c) < 0x2000 for c in text):
            height += 3  # the ink of tall scripts reaches below the line box
        return _Words(QRect(x, y, width, max(height, metrics.height())), text, role, bold, tone, at_end)

    def _view(self) -> QAbstractItemView:
        view = self.parent()
        assert isinstance(view, QAbstractItemView)  # noqa: S101 - it is made by its list
        return view

    def _model(self) -> LedgerModel:
        model = self._view().model()
        assert isinstance(model, LedgerModel)  # noqa: S101 - the list holds no other
        return model


class LedgerHeader(Painted):
    """The titles of the columns and the numbers of the axis, zero said in a word."""

    def __init__(self, model: LedgerModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.words = ("", "", "")
        self.even = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def refresh(self) -> None:
        """Measure, paint and say anew."""
        self.setAccessibleName(", ".join(word for word in self.words if word))
        super().refresh()

    def _hint(self) -> QSize:
        return QSize(160, type_metrics("small").height() + 8)

    def _paint(self, painter: QPainter) -> None:
        columns = ledger_columns(self.width(), self._model)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # a minus stays before its number
        painter.setFont(type_font("small"))
        painter.setPen(colour("ink-2"))
        middle = Qt.AlignmentFlag.AlignVCenter
        reason, weight, steps = self.words
        whole = QRectF(_PAD, 0, columns.title, self.height())
        painter.drawText(self.mirrored(whole), int(self.start_side() | middle), reason)
        if columns.weight_width:
            box = QRectF(columns.weight, 0, columns.weight_width, self.height())
            painter.drawText(self.mirrored(box), int(self.end_side() | middle), weight)
        box = QRectF(columns.steps - 30, 0, scaled(_STEPS) + 30, self.height())
        painter.drawText(self.mirrored(box), int(self.end_side() | middle), steps)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), colour("edge"))
        if columns.bars_width:
            self._paint_axis(painter, columns)

    def _paint_axis(self, painter: QPainter, columns: LedgerColumns) -> None:
        scale = scale_of(columns, self._model)
        metrics = type_metrics("small")
        for mark in scale.marks():
            text = self.even if mark == 0 and self.even else f"{mark}".replace("-", "−")
            width = metrics.horizontalAdvance(text) + 2
            most = self.width() - width - 1
            box = QRectF(min(most, max(columns.bars - _GAP, scale.x(mark) - width / 2)), 0, width, self.height() - 2)
            painter.setPen(colour("ink" if mark == 0 else "ink-3"))
            painter.drawText(self.mirrored(box), int(Qt.AlignmentFlag.AlignCenter), text)
