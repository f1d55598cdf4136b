# SPDX-License-Identifier: GPL-3.0-or-later
"""A slider of a few steps in the colours of the theme: handle and focus stand out in the dark as well."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider, QWidget

from ui.theme import colour, scaled, theme_state
from ui.widgets.painted import paint_focus

_GROOVE = 4


class WeightSlider(QSlider):
    """Arrow keys move by a step, Home and End to the ends, as in every slider."""

    def __init__(self, most: int, value: int, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(0, most)
        self.setPageStep(1)
        self.setValue(value)
        self.setMinimumWidth(scaled(110))
        theme_state().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint groove, steps and handle where the style puts them, so that the mouse finds them there."""
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        place = self.style().subControlRect(
            QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderHandle, self
        )
        spot = QPointF(QRectF(place).center())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        groove = QRectF(4, self.height() / 2 - _GROOVE / 2, self.width() - 8, _GROOVE)
        painter.setPen(QPen(colour("edge"), 1))
        painter.setBrush(colour("sunk"))
        painter.drawRoundedRect(groove, 2, 2)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        filled = QRectF(groove)
        filled.setLeft(spot.x()) if rtl else filled.setRight(spot.x())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent"))
        painter.drawRoundedRect(filled, 2, 2)
        radius = scaled(7)
        painter.setPen(QPen(colour("accent"), 2))
        painter.setBrush(colour("panel"))
        painter.drawEllipse(spot, radius, radius)
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), 4)
        painter.end()
