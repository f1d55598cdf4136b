# SPDX-License-Identifier: GPL-3.0-or-later
"""A page that is as high as its content while there is room, and scrolls by mouse and keys where there is not."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from ui.theme import set_look


class FittingScroll(QScrollArea):
    """Holds one page of a fixed width; `most` gives the greatest height, asked again at every layout."""

    def __init__(self, page: QWidget, width: int, most: Callable[[], int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page, self._width, self._most = page, width, most
        set_look(page, surface="panel")
        set_look(self.viewport(), surface="panel")
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the height of the page, or the greatest height."""
        whole, most = self._height_at(self._width), max(60, self._most())
        return QSize(self._width, whole if whole <= most else most)

    def minimumSizeHint(self) -> QSize:
        """Return the same, so that a column does not press it together."""
        return self.sizeHint()

    def set_width(self, width: int) -> None:
        """Measure the page at another width."""
        self._width = width
        self.updateGeometry()

    def scrolls(self) -> bool:
        """Whether not everything is in view at once."""
        return self._height_at(self._width) > max(60, self._most())

    def step(self, event: QKeyEvent) -> bool:
        """Scroll as a key asks; returns whether it was such a key."""
        bar = self.verticalScrollBar()
        steps = {
            Qt.Key.Key_Down: bar.singleStep() * 2,
            Qt.Key.Key_Up: -bar.singleStep() * 2,
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        if event.key() not in steps:
            return False
        bar.setValue(bar.value() + steps[Qt.Key(event.key())])
        return True

    def _height_at(self, width: int) -> int:
        layout = self._page.layout()
        if layout is None:
            return self._page.sizeHint().height()
        layout.activate()
        return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
