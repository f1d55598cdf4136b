# SPDX-License-Identifier: GPL-3.0-or-later
"""The routes to harm as a list: name, a bar for the share of the danger, and where the sum of each stands."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from ui.theme import colour, high_contrast, scaled, type_font, type_metrics
from ui.widgets.pick_rows import PickList, PickRow, RowPaint

_PAD, _BAR = 10, 7


@dataclass(frozen=True)
class RouteRow:
    """One route: `fraction` of the whole danger, `shown` its sum in steps, `word` what a screen reader adds."""

    id: str
    title: str
    fraction: float
    shown: str
    word: str

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        return f"{self.title}. {self.shown}. {self.word}"


class _Paint(RowPaint):
    def row_height(self, number: int) -> int:
        return type_metrics("text").height() + type_metrics("small").height() + 12

    def paint_row(self, painter: QPainter, rect: QRectF, row: PickRow, number: int, rtl: bool) -> None:
        assert isinstance(row, RouteRow)  # noqa: S101 - the list holds no other
        text, small = type_metrics("text", True), type_metrics("small")
        inner = rect.adjusted(_PAD, 5, -_PAD, -5)
        side = (Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignAbsolute
        end = (Qt.AlignmentFlag.AlignLeft if rtl else Qt.AlignmentFlag.AlignRight) | Qt.AlignmentFlag.AlignAbsolute
        leads = number == 0
        painter.setFont(type_font("text", leads))
        painter.setPen(colour("ink"))
        title = text.elidedText(row.title, Qt.TextElideMode.ElideRight, round(inner.width()))
        painter.drawText(QRectF(inner.left(), inner.top(), inner.width(), text.height()), int(side), title)
        painter.setFont(type_font("small"))
        painter.setPen(colour("ink-2"))
        below = QRectF(inner.left(), inner.top() + text.height(), inner.width(), small.height())
        painter.drawText(below, int(end | Qt.AlignmentFlag.AlignVCenter), row.shown)
        room = inner.width() - scaled(52)
        height = scaled(_BAR)
        left = inner.right() - room if rtl else inner.left()
        track = QRectF(left, below.center().y() - height / 2, room, height)
        painter.fillRect(track, colour("edge" if high_contrast() else "line"))
        if row.fraction > 0:
            length = max(4.0, track.width() * min(1.0, row.fraction))
            bar = QRectF(track.right() - length if rtl else track.left(), track.top(), length, height)
            painter.fillRect(bar, colour("raises"))


class RouteList(PickList):
    """The list; the first row leads."""

    def __init__(self, accessible_name: str) -> None:
        super().__init__(accessible_name, _Paint())
