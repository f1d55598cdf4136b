# SPDX-License-Identifier: GPL-3.0-or-later
"""How a row of the table of options is painted: words, boxes of access, weeks on their axis, disc, bar of gain."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from exile_risk.wording import _
from ui.relocation.option_columns import ABOVE, GAP, MARKS, PAD, YEAR, Columns, Place, beyond, option_columns, week_x
from ui.relocation.option_rows import OptionRow
from ui.theme import colour, edge_width, scaled, type_font, type_metrics
from ui.widgets.disc import paint_disc
from ui.widgets.hatch import dashed_pen, paint_hatch
from ui.widgets.icon import paint_icon
from ui.widgets.painted import Painted, crisp, paint_focus
from ui.widgets.rows_model import RowsModel

_Index = QModelIndex | QPersistentModelIndex
_BOX, _BAR, _DISC, _BOXES = 9, 6, 19, 4


class _Brush:
    """One row while it is painted: text and shapes given from the start side, put where the direction wants them."""

    def __init__(self, painter: QPainter, rect: QRectF, rtl: bool, ground: str = "panel") -> None:
        self.painter, self.rect, self.rtl, self.ground = painter, rect, rtl, ground

    def place(self, x: float, y: float, width: float, height: float) -> QRectF:
        left = self.rect.right() - x - width if self.rtl else self.rect.left() + x
        return QRectF(left, self.rect.top() + y, width, height)

    def words(self, box: QRectF, text: str, style: tuple[str, bool, str], centred: bool = False) -> None:
        """Write one line, cut with an ellipsis where it does not fit."""
        role, bold, tone = style
        side = Qt.AlignmentFlag.AlignRight if self.rtl else Qt.AlignmentFlag.AlignLeft
        side = Qt.AlignmentFlag.AlignHCenter if centred else side | Qt.AlignmentFlag.AlignAbsolute
        self.painter.setFont(type_font(role, bold))
        self.painter.setPen(colour(tone))
        shown = type_metrics(role, bold).elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()) + 1)
        self.painter.drawText(box, int((side | Qt.AlignmentFlag.AlignVCenter).value), shown)


class OptionPaint(QStyledItemDelegate):
    """Paints the rows of one table."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return two lines of words; where columns have no room, two more."""
        width = max(120, self._view().viewport().width())
        row: OptionRow = index.data(RowsModel.RowRole)
        tall = sum(any(0x0600 <= ord(c) < 0x2000 for c in words) * 3 for words in (row.title, row.under))
        lines = type_metrics("text").height() + type_metrics("small").height() + 2 * ABOVE + tall
        if option_columns(width).stacked:
            lines += 2 * type_metrics("small").height()
        return QSize(width, lines + (3 if row.pinned else 1))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        row: OptionRow = index.data(RowsModel.RowRole)
        rect, rtl = QRectF(option.rect), option.direction == Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self._paint_ground(painter, option, row, rtl)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each text runs as its own letters do
        brush, columns = _Brush(painter, rect, rtl, ground), option_columns(int(rect.width()))
        self._paint_title(brush, row, columns)
        if columns.stacked:
            self._paint_stacked(brush, row, columns)
        elif not row.waiting:
            _paint_access(brush, row, columns)
            _paint_weeks(brush, row, columns)
            _paint_risk(brush, row, columns)
            _paint_gain(brush, row, columns)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, rect, 2)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, row: OptionRow, rtl: bool) -> str:
        """Paint what the row stands on; returns the role of its colour."""
        rect = QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ground = "selected" if selected else "hover" if hovered else "note" if row.pinned else "panel"
        painter.fillRect(rect, colour(ground))
        if selected:
            left = rect.right() - 3 if rtl else rect.left()
            painter.fillRect(QRectF(left, rect.top(), 3, rect.height()), colour("accent"))
        thick = 2 if row.pinned else 1
        tone = colour("edge" if row.pinned else "line")
        painter.fillRect(QRectF(rect.left(), rect.bottom() - thick, rect.width(), thick), tone)
        return ground

    def _paint_title(self, brush: _Brush, row: OptionRow, columns: Columns) -> None:
        text, small = type_metrics("text").height(), type_metrics("small").height()
        x, width = (PAD, columns.title[0] + columns.title[1] - PAD) if row.pinned else columns.title
        strong = row.pinned or row.chosen
        brush.words(brush.place(x, ABOVE, width, text), row.title, ("text", strong, "ink"))
        y = ABOVE + text
        if row.icon:
            side = scaled(12)
            spot = brush.place(x, y + (small - side) / 2, side, side)
            paint_icon(brush.painter, row.icon, spot, colour("ink-2"), brush.rtl)
            x, width = x + side + 5, width - side - 5
        kind = type_metrics("small").horizontalAdvance(row.kind)
        brush.words(brush.place(x, y, kind + 4, small), row.kind, ("small", False, "ink"))
        brush.words(brush.place(x + kind + 8, y, width - kind - 8, small), row.referrer, ("small", False, "ink-3"))
        if row.pinned:
            if row.chosen:
                side = scaled(13)
                end = min(type_metrics("text", True).horizontalAdvance(row.title) + 8, columns.title[1] - side)
                spot = brush.place(PAD + end, ABOVE + (text - side) / 2, side, side)
                paint_icon(brush.painter, "check", spot, colour("accent"), False)
            return
        number = brush.place(PAD - 2, ABOVE, scaled(18), text)
        brush.words(number, row.number, ("text", row.chosen, "ink" if row.chosen else "ink-2"), centred=True)
        if row.chosen:
            side = scaled(13)
            spot = brush.place(PAD - 2 + (scaled(18) - side) / 2, y + (small - side) / 2, side, side)
            paint_icon(brush.painter, "check", spot, colour("accent"), False)

    def _paint_stacked(self, brush: _Brush, row: OptionRow, columns: Columns) -> None:
        small = type_metrics("small").height()
        y = ABOVE + type_metrics("text").height() + small
        x, width = columns.title
        if row.band is not None:
            side = scaled(14)
            paint_disc(brush.painter, brush.place(x, y + (small - side) / 2, side, side), row.band, row.now)
            risk = f"{row.band_word}, {row.range_word}" if row.range_word else row.band_word
            brush.words(brush.place(x + side + 6, y, width - side - 6, small), risk, ("small", True, "ink"))
        parts = [row.access, _("{weeks} weeks").format(weeks=row.weeks_word) if row.weeks else "", row.gain_word]
        rest = " · ".join(part for part in parts if part)
        brush.words(brush.place(x, y + small, width, small), rest, ("small", False, "ink-2"))

    def _view(self) -> QAbstractItemView:
        view = self.parent()
        assert isinstance(view, QAbstractItemView)  # noqa: S101 - it is made by its list
        return view


def _paint_access(brush: _Brush, row: OptionRow, columns: Columns) -> None:
    x, width = columns.access
    height, side = brush.rect.height() - 1, scaled(_BOX)
    small = type_metrics("small").height()
    if row.boxes is None:
        words = f"{row.access} {row.access_note}".rstrip()
        if columns.tight:
            words = row.access
        brush.words(brush.place(x, 0, width, height), words, ("small", False, "ink"))
        return
    sure, at_best = row.boxes
    top = ABOVE + 5 if columns.tight else (height - side) / 2
    for n in range(_BOXES):
        cell = crisp(brush.place(x + n * (side + 2), top, side + 1, side), edge_width())
        painter = brush.painter
        painter.setBrush(colour("raises") if n < sure else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("raises" if n < at_best else "edge"), edge_width()))
        painter.drawRect(cell)
        if sure <= n < at_best:
            shape = QPainterPath()
            shape.addRect(cell)
            paint_hatch(painter, shape, colour("raises"), 3)
    used = _BOXES * (side + 2) + 8
    if columns.tight:
        brush.words(brush.place(x, height - small - 1, width, small), row.access, ("small", False, "ink"))
        return
    y = (height - 2 * small + 4) / 2 if row.access_note else (height - small) / 2
    brush.words(brush.place(x + used, y, width - used, small), row.access, ("small", False, "ink"))
    below = brush.place(x + used, y + small - 3, width - used, small)
    brush.words(below, row.access_note, ("small", False, "ink-3"))


def _paint_weeks(brush: _Brush, row: OptionRow, columns: Columns) -> None:
    column, painter = columns.weeks, brush.painter
    height, small, bar = brush.rect.height() - 1, type_metrics("small").height(), scaled(_BAR)
    _paint_marks(painter, brush.place, column, 0, height)
    if row.weeks is None:
        brush.words(brush.place(column[0], 0, column[1], height), row.weeks_word, ("small", False, "ink-3"))
        return
    low, high = week_x(row.weeks[0], column), week_x(row.weeks[1], column)
    top = height - bar - 5
    length = max(3.0, high - low)
    painter.fillRect(brush.place(low, top, length, bar), colour("raises"))
    if beyond(row.weeks[1]):
        tip = brush.place(high, top + bar / 2, 0, 0).topLeft()
        back = 5 if brush.rtl else -5
        corners = [tip, tip + QPointF(back, -bar / 2 - 2), tip + QPointF(back, bar / 2 + 2)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("raises"))
        painter.drawPolygon(QPolygonF(corners))
    width = type_metrics("small").horizontalAdvance(row.weeks_word) + 4
    middle = low + length / 2
    x = min(column[0] + column[1] + GAP / 2 - width, max(column[0] - GAP / 2, middle - width / 2))
    box = brush.place(x, top - small + 1, width, small)
    painter.fillRect(box.adjusted(1, 3, -1, -2), colour(brush.ground))  # the axis stops at the words
    brush.words(box, row.weeks_word, ("small", False, "ink"), centred=True)


def _paint_marks(painter: QPainter, place: Place, column: tuple[int, int], top: float, height: float) -> None:
    for mark in MARKS:
        spot = place(round(week_x(mark, column)), top, 1, height)
        if mark == YEAR:
            painter.setPen(dashed_pen(colour("ink-3"), 1))
            painter.drawLine(QPointF(spot.center().x(), spot.top()), QPointF(spot.center().x(), spot.bottom()))
        else:
            painter.fillRect(spot, colour("line"))


def _paint_risk(brush: _Brush, row: OptionRow, columns: Columns) -> None:
    x, width = columns.risk
    side, height = scaled(_DISC), brush.rect.height() - 1
    text, small = type_metrics("text").height(), type_metrics("small").height()
    paint_disc(brush.painter, brush.place(x, (height - side) / 2, side, side), row.band, row.now)
    x, width = x + side + 7, width - side - 7
    if row.range_word and row.range_word != row.band_word:
        y = (height - text - small + 3) / 2
        brush.words(brush.place(x, y - 1, width, text), row.band_word, ("small", True, "ink"))
        brush.words(brush.place(x, y + text - 3, width, small), row.range_word, ("small", False, "ink-2"))
    else:
        brush.words(brush.place(x, 0, width, height), row.band_word, ("small", True, "ink"))


def _paint_gain(brush: _Brush, row: OptionRow, columns: Columns) -> None:
    x, width = columns.gain
    painter, height = brush.painter, brush.rect.height() - 1
    small, bar = type_metrics("small").height(), scaled(_BAR)
    if row.gain is None:
        y = (height - 2 * small) / 2 if row.gain_note else (height - small) / 2
        brush.words(brush.place(x, y, width, small), row.gain_word, ("small", False, "ink-2"))
        brush.words(brush.place(x, y + small, width, small), row.gain_note, ("small", False, "ink-3"))
        return
    painter.fillRect(brush.place(x, 4, 1.5, height - 8), colour("edge"))
    low, high = (min(1.0, max(0.0, value)) * (width - 4) for value in row.gain)
    top = height - bar - 5
    whole = brush.place(x + 1.5, top, max(2.0, high), bar)
    painter.fillRect(whole, colour("lowers-fill"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour("lowers"), max(1.2, edge_width())))
    painter.drawRect(crisp(whole, 1.2))
    painter.fillRect(brush.place(x + 1.5, top, low, bar), colour("lowers"))
    brush.words(brush.place(x + 6, top - small, width - 6, small), row.gain_word, ("small", False, "ink"))


class OptionHeader(Painted):
    """The titles of the columns and the marks of the axis of weeks."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def refresh(self) -> None:
        """Measure, paint and say anew."""
        names = (_("Option and who must refer"), _("Access"), _("Weeks"), _("Risk there"), _("Gain this year"))
        self.setAccessibleName(", ".join(names))
        super().refresh()

    def resizeEvent(self, event: object) -> None:
        """Paint for the new width."""
        self.update()

    def _hint(self) -> QSize:
        return QSize(160, type_metrics("small").height() + 6)

    def _paint(self, painter: QPainter) -> None:
        columns = option_columns(self.width())
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        brush = _Brush(painter, QRectF(self.rect()), self.right_to_left())
        height, style = self.height() - 2, ("small", False, "ink-2")
        title = (PAD, columns.title[0] + columns.title[1] - PAD)
        brush.words(brush.place(title[0], 0, title[1], height), _("Option and who must refer"), style)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), colour("line"))
        if columns.stacked:
            return
        for (x, width), word in (
            (columns.access, _("Access")),
            (columns.risk, _("Risk there")),
            (columns.gain, _("Gain this year") if not columns.tight else _("Gain")),
        ):
            brush.words(brush.place(x, 0, width, height), word, style)
        for mark in MARKS:
            word = _("{n} wk").format(n=mark) if mark == YEAR and not columns.tight else str(mark)
            width = type_metrics("small").horizontalAdvance(word) + 2
            number = type_metrics("small").horizontalAdvance(str(mark))
            start = week_x(mark, columns.weeks) - number / 2
            brush.words(brush.place(start, 0, width, height), word, ("small", False, "ink-3"))
