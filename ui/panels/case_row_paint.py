# SPDX-License-Identifier: GPL-3.0-or-later
"""How one row of the case list is drawn: disc, code, way, age; only the disc while the list is a rail."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from exile_risk.session import CaseLine
from exile_risk.wording.corrections import was_band
from ui.panels.case_rows import LINE_ROLE, age_text, days_since, is_overdue, route_text
from ui.panels.fact_card import MARK
from ui.theme import colour, edge_width, scaled, type_font, type_metrics
from ui.widgets.disc import paint_disc
from ui.widgets.icon import paint_icon

_LEAST_HEIGHT = 48
_EDGE = 3
_DISC = 24
_CLOCK = 13

NOT_ENOUGH = "not_enough_information"
"""The state of a case whose answers cannot tell bands apart: its disc is hatched, whatever band to plan with."""


class CaseRowPaint(QStyledItemDelegate):
    """Paints a CaseLine. `rail` draws the disc alone."""

    rail = False

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height a row needs at the text size in force; the width is the list's own."""
        words = type_metrics("text", bold=True).height() + type_metrics("small").height()
        return QSize(scaled(40), max(scaled(44) if self.rail else _LEAST_HEIGHT, words + 10))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row, mirrored where the language runs from right to left."""
        line: CaseLine = index.data(LINE_ROLE)
        painter.save()
        self._paint_ground(painter, option)
        size = scaled(_DISC)
        row = option.rect
        start = (row.width() - size) // 2 if self.rail else 8
        disc = self._turned(option, QRect(row.left() + start, row.top() + (row.height() - size) // 2, size, size))
        band = None if line.state == NOT_ENOUGH else line.band
        paint_disc(painter, QRectF(disc), band, line.now and line.band == 3)
        if not self.rail:
            self._paint_words(painter, option, line, start + size + 8)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = chosen and bool(option.state & QStyle.StateFlag.State_HasFocus)
        box = option.rect.adjusted(0, 1, -1, -1)
        if chosen:
            painter.fillRect(box, colour("panel"))
            self._outline(painter, box, colour("line"), edge_width())
            edge = QRect(box.left(), box.top(), _EDGE, box.height())
            painter.fillRect(self._turned(option, edge), colour("accent"))
        elif hovered:
            painter.fillRect(box, colour("hover"))
        if focused:
            self._outline(painter, box, colour("accent"), 2)

    def _outline(self, painter: QPainter, box: QRect, tint: QColor, width: int) -> None:
        for step in range(width):
            painter.setPen(tint)
            painter.drawRect(box.adjusted(step, step, -step, -step))

    def _paint_words(self, painter: QPainter, option: QStyleOptionViewItem, line: CaseLine, start: int) -> None:
        row = option.rect
        strong, small = type_font("text", bold=True), type_font("small")
        overdue = is_overdue(line)
        urgent = line.now or overdue or days_since(line) == 0
        age_font = type_font("small", bold=True) if urgent else small
        high, low = QFontMetrics(strong).height(), QFontMetrics(small).height()
        top = row.top() + (row.height() - high - low) // 2
        age = age_text(line)
        age_width = QFontMetrics(age_font).horizontalAdvance(age) + 2
        inner = row.width() - start - 8
        whole = inner - age_width - scaled(_CLOCK) - 9
        if overdue and not line.now and QFontMetrics(strong).horizontalAdvance(line.code) > whole:
            age, age_width = "", 0  # a code that is cut names no case: the clock alone, and the words in the tooltip
        self._words(
            painter,
            option,
            QRect(row.left() + start + inner - age_width, top, age_width, high),
            age,
            age_font,
            "ink" if urgent else "ink-2",
            end=True,
        )
        if overdue:
            side = scaled(_CLOCK)
            left = row.left() + start + inner - age_width - side - 3
            clock = self._turned(option, QRect(left, top + (high - side) // 2, side, side))
            paint_icon(painter, "clock", QRectF(clock), colour("ink"))
            age_width += side + 3
        code = QRect(row.left() + start, top, inner - age_width - 6, high)
        self._words(painter, option, code, line.code, strong, "ink")
        if line.changed_by_correction:
            inner -= self._paint_was(painter, option, line, QRect(row.left() + start, top + high, inner, low))
        way = QRect(row.left() + start, top + high, inner, low)
        self._words(painter, option, way, route_text(line), small, "ink-2")

    def _paint_was(self, painter: QPainter, option: QStyleOptionViewItem, line: CaseLine, box: QRect) -> int:
        """Show at the end of the second line what was listed before a correction; returns the width it takes.

        The band before stands there as a word, or as its disc where the word would cut the way of the person.
        """
        font = type_font("small", bold=True)
        said, side = was_band(line.band_before), scaled(_CLOCK)
        width = QFontMetrics(font).horizontalAdvance(said) + 2
        if QFontMetrics(type_font("small")).horizontalAdvance(route_text(line)) > box.width() - width - side - 9:
            width = side
            disc = QRect(box.right() - side, box.top() + (box.height() - side) // 2, side, side)
            paint_disc(painter, QRectF(self._turned(option, disc)), line.band_before, False)
        else:
            self._words(painter, option, box, said, font, "ink", end=True)
        left = box.right() - width - side - 2
        mark = self._turned(option, QRect(left, box.top() + (box.height() - side) // 2, side, side))
        paint_icon(painter, MARK, QRectF(mark), colour("ink"))
        return width + side + 9

    def _words(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        box: QRect,
        text: str,
        font: QFont,
        role: str,
        *,
        end: bool = False,
    ) -> None:
        painter.setFont(font)
        painter.setPen(colour(role))
        side = Qt.AlignmentFlag.AlignRight if end else Qt.AlignmentFlag.AlignLeft
        flags = QStyle.visualAlignment(option.direction, side | Qt.AlignmentFlag.AlignVCenter)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(self._turned(option, box), flags.value | Qt.TextFlag.TextSingleLine.value, shown)

    def _turned(self, option: QStyleOptionViewItem, box: QRect) -> QRect:
        return QStyle.visualRect(option.direction, option.rect, box)
