# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of shortcuts, made from the table of verbs, so that it cannot be wrong."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from exile_risk.wording import _
from ui.actions import shortcut_rows
from ui.widgets.plain import PlainLabel


class Shortcuts(QFrame):
    """A card over the window; Esc or Close puts it away."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self.close_button = QPushButton(_("Close"))
        self.close_button.clicked.connect(self.closed)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        rows = tuple(shortcut_rows())
        half = (len(rows) + 1) // 2
        for number, (text, keys) in enumerate(rows):
            row, side = number % half, number // half * 2
            grid.addWidget(PlainLabel(text, wrap=False), row, side)
            grid.addWidget(PlainLabel(keys, tone="ink-2", wrap=False), row, side + 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(PlainLabel(_("Keyboard shortcuts"), type="strong"))
        column.addLayout(grid)
        column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignLeft)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close at Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
