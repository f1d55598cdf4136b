# SPDX-License-Identifier: GPL-3.0-or-later
"""The disc filled by quarters: the shape that carries a rating when colour and words do not."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import colour, high_contrast, rating_fill, scaled
from ui.widgets.hatch import dashed_pen, paint_hatch
from ui.widgets.painted import Painted

SMALLEST = 14
_TOP, _FULL = 90 * 16, -360 * 16


def paint_disc(
    painter: QPainter, rect: QRectF, band: int | None, now: bool = False, tint: QColor | None = None
) -> None:
    """Paint the disc of a rating into `rect`, a square.

    Band 0-3 fills one to four quarters clockwise from the top (not mirrored: a clock is not either); `now` draws the
    fourth with a ring around it; None draws the dashed, hatched disc. `tint` draws all of it in one colour, for use on
    a rating's own fill.
    """
    ink = tint or colour("ink")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = max(1.0, rect.width() / 18)
    outer = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    if band is None:
        _paint_unknown(painter, outer, ink, width)
    else:
        fill = tint or (colour("ink") if high_contrast() else rating_fill(band, now))
        _paint_known(painter, outer, band, now, ink, fill, width)
    painter.restore()


def _paint_unknown(painter: QPainter, outer: QRectF, ink: QColor, width: float) -> None:
    circle = QPainterPath()
    circle.addEllipse(outer)
    paint_hatch(painter, circle, ink, spacing=max(3.0, outer.width() / 7), width=max(0.8, width * 0.55))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(dashed_pen(ink, max(1.2, width)))
    painter.drawEllipse(outer)


def _paint_known(
    painter: QPainter, outer: QRectF, band: int, now: bool, ink: QColor, fill: QColor, width: float
) -> None:
    pen = QPen(ink, width)
    if now:
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(outer)
        gap = outer.width() / 8 + width / 2
        outer = outer.adjusted(gap, gap, -gap, -gap)
        painter.setPen(QPen(ink, max(0.8, width * 0.7)))
    else:
        painter.setPen(pen)
    if band >= 3:
        painter.setBrush(fill)
        painter.drawEllipse(outer)
        return
    painter.setBrush(fill)
    painter.drawPie(outer, _TOP, _FULL * (band + 1) // 4)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(outer)


class RiskDisc(Painted):
    """The disc alone, for lists and calendars: 24 or 18 px at 100 % text, never below 14."""

    def __init__(
        self, band: int | None = None, now: bool = False, size: int = 24, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._size = max(SMALLEST, size)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_rating(band, now, name)

    def set_rating(self, band: int | None, now: bool = False, name: str = "") -> None:
        """Show a band 0-3 or None; `name` is what a screen reader and the tooltip say."""
        self._band, self._now = band, now
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    def _hint(self) -> QSize:
        return QSize(scaled(self._size), scaled(self._size))

    def _paint(self, painter: QPainter) -> None:
        side = min(self.width(), self.height())
        rect = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        paint_disc(painter, rect, self._band, self._now)
