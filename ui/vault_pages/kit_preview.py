# SPDX-License-Identifier: GPL-3.0-or-later
"""The recovery sheets on white, as they will be printed; to copy by hand they can be read from the screen too."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from exile_risk.wording import _
from ui.theme import colour, edge_width, scaled
from ui.vault_pages.kit_sheet import HEIGHT, WIDTH, KitSheet

_BETWEEN = 12
_CUT = 0.62
"""Of a page the part that holds words; the rest is white paper."""


class _Pages(QWidget):
    """The pages one under the other, as wide as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self.sheet: KitSheet | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def fit(self, width: int) -> None:
        """Take a width, and the height that goes with it."""
        n = len(self.sheet.pages) if self.sheet is not None else 0
        self.setFixedSize(QSize(width, round(n * (self._height(width) + _BETWEEN))))

    def _height(self, width: float) -> float:
        return width / WIDTH * HEIGHT * _CUT

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages."""
        if self.sheet is None:
            return
        painter = QPainter(self)
        scale, height = self.width() / WIDTH, self._height(self.width())
        for number in range(len(self.sheet.pages)):
            box = QRectF(0, number * (height + _BETWEEN), self.width(), height)
            painter.fillRect(box, QColor("#FFFFFF"))
            painter.setPen(QPen(colour("line"), edge_width()))
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
            painter.save()
            painter.setClipRect(box)
            painter.translate(box.topLeft())
            painter.scale(scale, scale)
            self.sheet.paint(painter, number)
            painter.restore()


class KitPreview(QScrollArea):
    """Scrolls by arrow and page keys. A screen reader hears every group by its number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = _Pages()
        self.setWidget(self._pages)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(scaled(240))

    def show_sheet(self, sheet: KitSheet | None, spoken: str) -> None:
        """Show a kit, or nothing any more."""
        self._pages.sheet = sheet
        self.setAccessibleName(_("Recovery sheets"))
        self.setAccessibleDescription(spoken)
        self._fit()
        self._pages.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._pages.fit(min(scaled(620), self.viewport().width()))
