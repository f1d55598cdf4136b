# SPDX-License-Identifier: GPL-3.0-or-later
"""The small rating for headers and tables: disc, word and number on the rating's fill, 24 px high."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import colour, load_for_text, rating_fill, rating_word, scaled, type_font, type_metrics
from ui.widgets.disc import paint_disc
from ui.widgets.hatch import dashed_pen, paint_hatch
from ui.widgets.painted import Painted, crisp, faded

_PAD, _GAP, _DISC = 8, 5, 14


def pill_size(word: str, number: str = "") -> QSize:
    """Return the px a pill of these words needs at the text size in force."""
    bold, plain = type_metrics("small", True), type_metrics("small", False)
    width = 2 * _PAD + scaled(_DISC) + _GAP + bold.horizontalAdvance(word) + 1
    if number:
        width += _GAP + plain.horizontalAdvance(number)
    return QSize(width, max(24, plain.height() + 7))


def paint_pill(
    painter: QPainter,
    rect: QRectF,
    word: str,
    number: str,
    band: int | None,
    now: bool = False,
    right_to_left: bool = False,
) -> None:
    """Paint a pill into `rect`; band None is dashed and hatched."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape = QPainterPath()
    shape.addRoundedRect(crisp(rect), 4, 4)
    if band is None:
        paint_hatch(painter, shape, faded(colour("ink"), 0.16))
        painter.setPen(dashed_pen(colour("ink")))
        ink = colour("ink")
    else:
        painter.fillPath(shape, rating_fill(band, now))
        painter.setPen(QPen(colour("ink"), 1))
        ink = rating_word(band, now)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(shape)
    x, side = float(_PAD), scaled(_DISC)

    def place(width: float, height: float) -> QRectF:
        left = rect.right() - x - width if right_to_left else rect.left() + x
        return QRectF(left, rect.center().y() - height / 2, width, height)

    paint_disc(painter, place(side, side), band, now, ink)
    x += side + _GAP
    painter.setPen(ink)
    for text, bold in ((word, True), (number, False)):
        metrics = type_metrics("small", bold)
        painter.setFont(type_font("small", bold))
        width = metrics.horizontalAdvance(text) + 1
        painter.drawText(place(width, metrics.height()), int(Qt.AlignmentFlag.AlignCenter), text)
        x += width + _GAP - 1
    painter.restore()


class Pill(Painted):
    """A rating in a row or a header."""

    def __init__(
        self,
        word: str = "",
        number: str = "",
        band: int | None = None,
        now: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_rating(word, number, band, now)

    def set_rating(
        self, word: str, number: str, band: int | None, now: bool = False, accessible_name: str = ""
    ) -> None:
        """Show a band 0-3, or None for "not enough yet". Without a name, word and number are read."""
        load_for_text(word + number)
        self._word, self._number, self._band, self._now = word, number, band, now
        self.setAccessibleName(accessible_name or f"{word} {number}".strip())
        self.refresh()

    def _hint(self) -> QSize:
        return pill_size(self._word, self._number)

    def _paint(self, painter: QPainter) -> None:
        paint_pill(painter, QRectF(self.rect()), self._word, self._number, self._band, self._now, self.right_to_left())
