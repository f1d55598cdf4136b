# SPDX-License-Identifier: GPL-3.0-or-later
"""The rating as the eye finds it first: word, "n of 4", disc and colour in one block."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import colour, edge_width, load_for_text, rating_fill, rating_word, scaled, type_font, type_metrics
from ui.widgets.disc import paint_disc
from ui.widgets.hatch import dashed_pen, paint_hatch
from ui.widgets.icon import paint_icon
from ui.widgets.painted import Painted, crisp, faded

_WIDTH, _HEIGHT, _DISC, _PAD, _GAP = 208, 76, 40, 16, 13


class Badge(Painted):
    """The rating badge, 208 x 76 px at 100 %; it grows with its words and never cuts them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._band: int | None = None
        self._now = False
        self._icon: str | None = None
        self._word = self._second = ""

    def set_rating(
        self, word: str, second_line: str, band: int | None, now: bool = False, accessible_name: str = ""
    ) -> None:
        """Show a band 0-3; None is the dashed, hatched "not enough yet". Without a name, the two lines are read."""
        self._show(word, second_line, band, now, None, accessible_name)

    def set_waiting(self, word: str, second_line: str, icon_name: str = "clock", accessible_name: str = "") -> None:
        """Show no rating at all: a dashed block that says what must come first."""
        self._show(word, second_line, None, False, icon_name, accessible_name)

    def _show(self, word: str, second: str, band: int | None, now: bool, icon: str | None, name: str) -> None:
        load_for_text(word + second)
        self._word, self._second, self._band, self._now, self._icon = word, second, band, now, icon
        self.setAccessibleName(name or f"{word}. {second}")
        self.refresh()

    def _word_type(self) -> str:
        return "strong" if self._icon else "title"

    def _hint(self) -> QSize:
        word, second = type_metrics(self._word_type()), type_metrics("text")
        words = max(word.horizontalAdvance(self._word), second.horizontalAdvance(self._second))
        width = _PAD + scaled(_DISC) + _GAP + words + _PAD
        return QSize(max(_WIDTH, width + 2), max(_HEIGHT, word.height() + second.height() + 24))

    def _paint(self, painter: QPainter) -> None:
        ink = colour("ink") if self._band is None else rating_word(self._band, self._now)
        self._paint_ground(painter)
        side = scaled(_DISC)
        disc = self.mirrored(QRectF(_PAD, (self.height() - side) / 2, side, side))
        if self._icon:
            smaller = disc.adjusted(side / 8, side / 8, -side / 8, -side / 8)
            paint_icon(painter, self._icon, smaller, ink, self.right_to_left())
        else:
            paint_disc(painter, disc, self._band, self._now, ink)
        self._paint_words(painter, ink, _PAD + side + _GAP)

    def _paint_ground(self, painter: QPainter) -> None:
        width = edge_width()
        block = crisp(QRectF(self.rect()), width)
        shape = QPainterPath()
        shape.addRoundedRect(block, 8, 8)
        if self._band is None:
            painter.fillPath(shape, colour("panel"))
            if not self._icon:
                paint_hatch(painter, shape, faded(colour("ink"), 0.16))
            painter.setPen(dashed_pen(colour("ink"), width))
        else:
            painter.fillPath(shape, rating_fill(self._band, self._now))
            painter.setPen(QPen(colour("ink"), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)

    def _paint_words(self, painter: QPainter, ink: QColor, left: float) -> None:
        word, second = type_metrics(self._word_type()), type_metrics("text")
        top = (self.height() - word.height() - second.height()) / 2
        painter.setPen(ink)
        lines = ((self._word_type(), self._word, top, word), ("text", self._second, top + word.height(), second))
        for role, text, y, metrics in lines:
            painter.setFont(type_font(role))
            box = self.mirrored(QRectF(left, y, self.width() - left - 4, metrics.height()))
            painter.drawText(box, int(self.start_side() | Qt.AlignmentFlag.AlignVCenter), text)
