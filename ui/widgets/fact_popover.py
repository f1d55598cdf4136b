# SPDX-License-Identifier: GPL-3.0-or-later
"""A fact at the value it explains: source, validity, rule; closed by Esc, which gives the focus back."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from ui.theme import scaled
from ui.widgets.icon import keep_icon
from ui.widgets.plain import PlainLabel

_LEAST, _MOST = 320, 370


class FactPopover(QFrame):
    """Title, rows of label and value, and buttons; 320 to 370 px wide at 100 %."""

    def __init__(
        self, title: str, rows: Sequence[tuple[str, str]], close_name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("surface", "popover")
        self.setAccessibleName(title)
        self._owner: QWidget | None = None
        self.close_button = QToolButton()
        self.close_button.setProperty("kind", "quiet")
        self.close_button.setAccessibleName(close_name)
        self.close_button.setToolTip(close_name)
        keep_icon(self.close_button, "close", "ink", 14)
        self.close_button.clicked.connect(self.dismiss)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(title, "text", bold=True), 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, (label, value) in enumerate(rows):
            grid.addWidget(PlainLabel(label, "small", "ink-3", wrap=False), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(PlainLabel(value, "small"), row, 1)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 14)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(grid)
        column.addLayout(self._buttons)
        self.setMinimumWidth(_LEAST)
        self.setMaximumWidth(scaled(_MOST))

    def add_button(self, word: str) -> QPushButton:
        """Add a small button in the last line."""
        button = QPushButton(word)
        button.setProperty("kind", "small")
        self._buttons.insertWidget(self._buttons.count() - 1, button)
        return button

    def show_at(self, owner: QWidget) -> None:
        """Show under `owner` (above it where there is no room), with the keyboard inside."""
        self._owner = owner
        self.setParent(owner.window(), Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setLayoutDirection(owner.layoutDirection())
        self.adjustSize()
        rtl = owner.layoutDirection() == Qt.LayoutDirection.RightToLeft
        across = owner.width() - self.width() if rtl else 0
        place = owner.mapToGlobal(QPoint(across, owner.height() + 4))
        screen = owner.screen().availableGeometry()
        if place.y() + self.height() > screen.bottom():
            place = owner.mapToGlobal(QPoint(across, -self.height() - 4))
        x = max(screen.left(), min(place.x(), screen.right() - self.width()))
        self.move(x, max(screen.top(), place.y()))
        self.show()
        self.close_button.setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        """Close and give the focus back to what it explained."""
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the focus back however it closed."""
        super().hideEvent(event)
        if self._owner is not None:
            self._owner.setFocus(Qt.FocusReason.PopupFocusReason)
