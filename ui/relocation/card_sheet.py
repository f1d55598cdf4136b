# SPDX-License-Identifier: GPL-3.0-or-later
"""An emergency card as one side of A4 that `ui.report.output` can make a PDF of or print."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAbstractTextDocumentLayout, QPainter, QPalette, QTextDocument

from ui.report.sheet import HEIGHT, WIDTH, Sheet

MARGIN = 45.0
"""12 mm, in px of 96 to the inch."""


class CardSheet(Sheet):
    """One page; what would run over its foot is drawn smaller, for a card is one side or it is no card."""

    def __init__(self, html: str) -> None:
        self._text = QTextDocument()
        self._text.setDocumentMargin(0)
        self._text.setHtml(html)
        self._text.setTextWidth(WIDTH - 2 * MARGIN)
        room = HEIGHT - 2 * MARGIN
        self._scale = min(1.0, room / max(1.0, self._text.size().height()))
        if self._scale < 1:  # narrower letters fit more on a line: wrap for the width that the smaller ones have
            self._text.setTextWidth((WIDTH - 2 * MARGIN) / self._scale)
            self._scale = min(1.0, room / max(1.0, self._text.size().height()))
        self.pages = [[]]

    def paint(self, painter: QPainter, number: int) -> None:
        """Draw the card in black on white, whatever the theme of the window."""
        painter.save()
        painter.translate(MARGIN, MARGIN)
        painter.scale(self._scale, self._scale)
        context = QAbstractTextDocumentLayout.PaintContext()
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, "#000000")
        context.palette = palette
        context.clip = QRectF(0, 0, self._text.textWidth(), self._text.size().height())
        self._text.documentLayout().draw(painter, context)
        painter.restore()

    @property
    def scale(self) -> float:
        """How much smaller than as written it is drawn."""
        return self._scale
