# SPDX-License-Identifier: GPL-3.0-or-later
"""Text of a page, laid out once: it breaks at the same places on screen, in a PDF and on paper."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout, QTextOption

from exile_risk.report.looks import INK
from ui.theme import load_for_text
from ui.theme.fonts import FAMILIES, load_script

TITLE, HEADING, TEXT, SMALL, RATING = 14.0, 11.0, 10.0, 9.0, 20.0
"""Points on paper."""

PX_PER_POINT = 96 / 72
_FINE = 8
"""Text is measured this many times larger than it stands on the page, so that no screen's pixels decide its breaks."""


class Words:
    """A paragraph of one font within a width (px on a page of 96 to the inch)."""

    def __init__(
        self,
        text: str,
        points: float = TEXT,
        *,
        width: float,
        bold: bool = False,
        tint: str = INK,
        mirrored: bool = False,
        at_end: bool = False,
    ) -> None:
        load_script("latin")
        load_for_text(text)
        font = QFont(list(FAMILIES))
        font.setPixelSize(round(points * PX_PER_POINT * _FINE))
        font.setBold(bold)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        self._tint = QColor(tint)
        self._layout = QTextLayout(text, font)
        option = QTextOption()
        option.setUseDesignMetrics(True)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        side = Qt.AlignmentFlag.AlignRight if mirrored != at_end else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        self._layout.setTextOption(option)
        self._layout.setCacheEnabled(True)
        self._break(max(1.0, width) * _FINE)

    def _break(self, width: float) -> None:
        y = widest = 0.0
        self.lines = 0
        self._layout.beginLayout()
        while True:
            line = self._layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, y))
            y += line.height()
            widest = max(widest, line.naturalTextWidth())
            self.lines += 1
        self._layout.endLayout()
        self.height = y / _FINE
        self.natural_width = widest / _FINE

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Draw it with its top left corner here."""
        painter.save()
        painter.setPen(self._tint)
        painter.translate(x, y)
        painter.scale(1 / _FINE, 1 / _FINE)
        self._layout.draw(painter, QPointF(0, 0))
        painter.restore()
