# SPDX-License-Identifier: GPL-3.0-or-later
"""Recovery sheets as they will be printed: one page each, large words in numbered groups, and what to do with them."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from exile_risk.report.looks import FAINT, INK
from exile_risk.wording import _
from ui.report.words import HEADING, TEXT, TITLE, Words

WIDTH, HEIGHT = 794.0, 1123.0
"""A4 in px, 96 to the inch."""

_SIDE, _TOP = 76.0, 76.0
_ROW = 66.0

Group = tuple[str, ...]


class KitSheet:
    """The pages of one kit. They name neither the vault nor anybody."""

    def __init__(self, sheets: Sequence[Sequence[Group]], needed: int) -> None:
        self._sheets, self._needed = sheets, needed
        self.pages: list[list[object]] = [[] for _sheet in sheets]

    def paint(self, painter: QPainter, number: int) -> None:
        """Draw a page, its top left corner at the origin, in px of 96 to the inch."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.translate(_SIDE, _TOP)
        width = WIDTH - 2 * _SIDE
        y = self._head(painter, number, width)
        for place, words in enumerate(self._sheets[number], start=1):
            box = QRectF(0, y, width, _ROW - 12)
            painter.setPen(QPen(QColor(INK), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 4, 4)
            Words(str(place), TEXT, width=40, tint=FAINT).paint(painter, 14, y + 17)
            Words("   ".join(words), TITLE, width=width - 70, bold=True).paint(painter, 52, y + 13)
            y += _ROW
        for text in self._told(len(self._sheets[number]) * len(self._sheets[number][0])):
            y += 10
            line = Words(text, TEXT, width=width)
            line.paint(painter, 0, y)
            y += line.height
        painter.restore()

    def _head(self, painter: QPainter, number: int, width: float) -> float:
        title = _("Keep this paper apart from the computer")
        words = Words(title, TITLE, width=width, bold=True)
        words.paint(painter, 0, 0)
        y = words.height + 4
        if len(self._sheets) > 1:
            text = _("Sheet {n} of {count}; any {needed} of them together open what was locked.").format(
                n=number + 1, count=len(self._sheets), needed=self._needed
            )
        else:
            text = _("These words open what was locked, when its passphrase is lost.")
        line = Words(text, HEADING, width=width)
        line.paint(painter, 0, y)
        y += line.height + 8
        painter.setPen(QPen(QColor(INK), 2))
        painter.drawLine(QLineF(0, y, width, y))
        return y + 22

    def _told(self, count: int) -> tuple[str, ...]:
        return (
            _("{n} words, in this order. The first four letters of each are enough.").format(n=count),
            _("Whoever holds enough of this paper can read everything. Keep it where nobody searches."),
            _("Do not photograph, scan or copy it. When a new one is made, burn this one."),
        )
