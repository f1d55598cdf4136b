# SPDX-License-Identifier: GPL-3.0-or-later
"""The reasons around one zero axis: what raises to the end side, what lowers to the start side."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.theme import colour, ink_below, load_for_text, scaled, theme_state, type_font, type_metrics
from ui.widgets.icon import paint_icon
from ui.widgets.painted import Painted, paint_focus
from ui.widgets.reason_bar import paint_reason_bar
from ui.widgets.reason_model import Reason, ReasonModel
from ui.widgets.whole_list import WholeList

_LOWER_LEAST, _TIP, _GAP, _PAD = 56, 6, 12, 4


@dataclass(frozen=True)
class Axis:
    """Where things stand in a row of this width, measured from the start side: words, zero and the scale of bars."""

    words: float
    zero: float
    scale: float


def axis_for(width: int, model: ReasonModel) -> Axis:
    """Return one axis for all rows: words take what is left after the bars, at least 45 % of the width."""
    lowers, raises = model.extent()
    metrics = type_metrics("text", True)
    value = max((metrics.horizontalAdvance(reason.shown) for reason in model.reasons()), default=0) + _TIP
    bars = min(width * 0.55, max(200.0, width * 0.42))
    room = max(40.0, bars - 2 * value - 8)
    scale = room / max(lowers + raises, 0.5)
    low = max(_LOWER_LEAST, lowers * scale + (value if lowers else 0))
    scale = min(scale, (bars - low - value - 4) / raises) if raises else scale
    return Axis(width - bars - _GAP, width - bars + low, max(scale, 1.0))


class ReasonDelegate(QStyledItemDelegate):
    """Paints a reason: title over source and date, and its bar at the axis."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return a row as high as its two lines and the room tall scripts need below theirs."""
        text, small = type_metrics("text"), type_metrics("small")
        reason: Reason = index.data(ReasonModel.ReasonRole)
        reach = ink_below(reason.title, "text") + ink_below(reason.subtitle, "small")
        return QSize(240, max(34, text.height() + small.height() + reach))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        reason: Reason = index.data(ReasonModel.ReasonRole)
        row, rtl = QRectF(option.rect), option.direction == Qt.LayoutDirection.RightToLeft
        state = option.state
        model = index.model()
        axis = axis_for(round(row.width()), model)  # type: ignore[arg-type]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(row, colour("hover"))
        self._paint_words(painter, row, axis.words, reason, rtl)
        paint_reason_bar(painter, row, axis.zero, axis.scale, reason, rtl)
        painter.fillRect(QRectF(row.left(), row.bottom() - 1, row.width(), 1), colour("line"))
        zero = row.right() - axis.zero if rtl else row.left() + axis.zero
        painter.fillRect(QRectF(round(zero) - 1, row.top(), 1.5, row.height()), colour("edge"))
        if state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, row, 2)
        painter.restore()

    def _paint_words(self, painter: QPainter, row: QRectF, width: float, reason: Reason, rtl: bool) -> None:
        text, small = type_metrics("text"), type_metrics("small")
        under = ink_below(reason.title, "text")
        reach = under + ink_below(reason.subtitle, "small")
        spare = max(0.0, (row.height() - text.height() - small.height() - reach) / 2)
        link = f" · {reason.link}" if reason.link else ""
        room = round(width - text.horizontalAdvance(link) - _PAD)
        title = text.elidedText(reason.title, Qt.TextElideMode.ElideRight, room)
        indent = self._paint_mark(painter, row, reason, spare + text.height() - 1 + under, rtl) if reason.mark else 0.0
        lines = (
            (title, "text", "ink", 0.0, spare, text),
            (link, "text", "accent", float(text.horizontalAdvance(title)), spare, text),
            (
                small.elidedText(reason.subtitle, Qt.TextElideMode.ElideRight, round(width - _PAD - indent)),
                "small", "ink" if reason.mark else "ink-3", indent, spare + text.height() - 1 + under, small,
            ),
        )  # fmt: skip
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        for words, role, tone, start, top, metrics in lines:
            painter.setFont(type_font(role))
            painter.setPen(colour(tone))
            left = row.right() - _PAD - width if rtl else row.left() + _PAD + start
            box = QRectF(left, row.top() + top, width - (start if rtl else 0), metrics.height())
            painter.drawText(box, int(side | Qt.AlignmentFlag.AlignAbsolute), words)

    def _paint_mark(self, painter: QPainter, row: QRectF, reason: Reason, top: float, rtl: bool) -> float:
        """Paint the icon before the second line; return the room it takes."""
        side = float(scaled(12))
        left = row.right() - _PAD - side if rtl else row.left() + _PAD
        middle = row.top() + top + (type_metrics("small").height() - side) / 2
        paint_icon(painter, reason.mark, QRectF(left, middle, side, side), colour("ink"), rtl)
        return side + 4


class _Header(Painted):
    """The two words at the axis, with arrows pointing away from it."""

    def __init__(self, model: ReasonModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self.words = model, ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _hint(self) -> QSize:
        return QSize(240, type_metrics("small").height() + 6)

    def _paint(self, painter: QPainter) -> None:
        lowers, raises = self.words
        axis = axis_for(self.width(), self._model)
        painter.setFont(type_font("small"))
        arrows = ("→", "←") if self.right_to_left() else ("←", "→")
        metrics, middle = type_metrics("small"), Qt.AlignmentFlag.AlignVCenter
        gap = metrics.horizontalAdvance(" ") + metrics.horizontalAdvance(arrows[0])
        for word, arrow, tone, low in ((lowers, arrows[0], "lowers", True), (raises, arrows[1], "ink-2", False)):
            width = metrics.horizontalAdvance(word) + 1
            start = axis.zero - 8 - width if low else axis.zero + 8
            painter.setPen(colour(tone))
            painter.drawText(self.mirrored(QRectF(start, 0, width, self.height())), int(middle), word)
            tip = start - gap if low else start + width + gap - metrics.horizontalAdvance(arrow)
            painter.drawText(self.mirrored(QRectF(tip, 0, gap, self.height())), int(middle | self.start_side()), arrow)
        zero = self.mirrored(QRectF(axis.zero - 1, 0, 1.5, self.height()))
        painter.fillRect(zero, colour("edge"))


class _Rows(WholeList):
    """The rows under the axis."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay rows out again for the new width, for the axis moves with it."""
        super().resizeEvent(event)
        self.viewport().update()


class ReasonList(QWidget):
    """Header and rows. Arrow keys move, Enter, Space or a click opens: `opened` gives the reason's key."""

    opened = Signal(object)

    def __init__(self, accessible_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ReasonModel(parent=self)
        self._header = _Header(self.model)
        self.rows = _Rows(200)
        self.rows.setModel(self.model)
        self.rows.setItemDelegate(ReasonDelegate(self.rows))
        self.rows.setAccessibleName(accessible_name)
        self.rows.clicked.connect(self._open)
        self.rows.entered_by_key.connect(self._open)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addWidget(self.rows)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_state().changed.connect(self._measure)

    def set_reasons(self, reasons: Sequence[Reason], lowers_word: str, raises_word: str) -> None:
        """Show reasons in the order given, with the words that stand on either side of the axis."""
        load_for_text("".join(reason.title + reason.subtitle for reason in reasons) + lowers_word + raises_word)
        self._header.words = (lowers_word, raises_word)
        self._header.setAccessibleName(f"{lowers_word}, {raises_word}")
        self.model.set_reasons(reasons)
        self._measure()

    def _measure(self) -> None:
        self.rows.scheduleDelayedItemsLayout()
        self.rows.updateGeometry()
        self._header.refresh()

    def _open(self, index: QModelIndex) -> None:
        reason: Reason = index.data(ReasonModel.ReasonRole)
        self.opened.emit(index.row() if reason.key is None else reason.key)
