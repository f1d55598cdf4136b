# SPDX-License-Identifier: GPL-3.0-or-later
"""A fact at the value it explains: source, validity, rule; closed by Esc, which gives the focus back."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from ui.theme import scaled, set_look
from ui.widgets.fitting import FittingScroll
from ui.widgets.icon import keep_icon
from ui.widgets.mark import Mark
from ui.widgets.plain import PlainLabel

_LEAST, _MOST, _SIDE, _FRAME = 320, 370, 14, 110

Row = tuple[str, str] | None
"""A label and a value; None is a line across."""


class FactPopover(QFrame):
    """Title, rows of label and value, and buttons; 320 to 370 px wide at 100 %. Many rows scroll."""

    dismissed = Signal()
    """It is closed, by whatever means."""

    def __init__(
        self,
        title: str,
        rows: Sequence[Row],
        close_name: str = "",
        parent: QWidget | None = None,
        mark: tuple[str, str] | None = None,
    ) -> None:
        """`mark`: an icon's name and a word that stand under the title."""
        super().__init__(parent)
        self.setProperty("surface", "popover")
        self.setAccessibleName(f"{title}. {mark[1]}" if mark else title)
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
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        width = scaled(_MOST)
        self.page = FittingScroll(_grid(rows), width - 2 * _SIDE - 2, self._room)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 8, _SIDE, 14)
        column.setSpacing(4)
        column.addLayout(head)
        if mark is not None:
            column.addWidget(Mark(*mark))
        column.addWidget(self.page)
        column.addLayout(self._buttons)
        self.setMinimumWidth(_LEAST)
        self.setFixedWidth(width)

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
        self.move(x, max(screen.top(), min(place.y(), screen.bottom() - self.height())))
        self.show()
        self.close_button.setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        """Close and give the focus back to what it explained."""
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Esc; arrows and paging keys scroll."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif not self.page.step(event):
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the focus back however it closed."""
        super().hideEvent(event)
        if self._owner is not None:
            self._owner.setFocus(Qt.FocusReason.PopupFocusReason)
        self.dismissed.emit()

    def _room(self) -> int:
        """Return how high the rows may stand: a good half of the screen, or of the window where that is smaller."""
        screen = self.screen() or QGuiApplication.primaryScreen()
        return min(scaled(380), round(screen.availableGeometry().height() * 0.7) - scaled(_FRAME))


def _grid(rows: Sequence[Row]) -> QWidget:
    page = QWidget()
    grid = QGridLayout(page)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    for number, row in enumerate(rows):
        if row is None:
            line = QFrame()
            set_look(line, surface="line")
            grid.addWidget(line, number, 0, 1, 2)
            continue
        grid.addWidget(PlainLabel(row[0], "small", "ink-3", wrap=False), number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(PlainLabel(row[1], "small"), number, 1)
    return page
