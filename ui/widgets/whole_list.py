# SPDX-License-Identifier: GPL-3.0-or-later
"""A list as high as its rows: the page around it scrolls, not the list."""

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy


class WholeList(QListView):
    """Arrow keys move; Enter or Space opens the current row, on every system (`activated` differs between them)."""

    entered_by_key = Signal(QModelIndex)

    def __init__(self, least_width: int) -> None:
        super().__init__()
        self._least_width = least_width
        self.setProperty("frameless", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row by Enter or Space."""
        opens = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if opens and self.currentIndex().isValid():
            self.entered_by_key.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Make the first row current when none is, so that the focus is seen."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))

    def sizeHint(self) -> QSize:
        """Return the height of all rows."""
        model = self.model()
        rows = sum(self.sizeHintForRow(row) for row in range(model.rowCount())) if model else 0
        return QSize(320, rows)

    def minimumSizeHint(self) -> QSize:
        """Return the same height, so that no row hides."""
        return QSize(self._least_width, self.sizeHint().height())
