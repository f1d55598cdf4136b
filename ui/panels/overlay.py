# SPDX-License-Identifier: GPL-3.0-or-later
"""A card over the window, one at a time: not modal, closed by Esc, and it gives the focus back."""

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


class Overlay(QObject):
    """Places a card in the middle of a window or under one of its buttons."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.card: QWidget | None = None
        self._under: QWidget | None = None
        self._before: QWidget | None = None

    def open_middle(self, card: QWidget, focus: QWidget) -> None:
        """Show a card in the middle."""
        self._open(card, None, focus)

    def open_under(self, card: QWidget, button: QWidget, focus: QWidget) -> None:
        """Show a card beneath the button it belongs to."""
        self._open(card, button, focus)

    def close_it(self) -> None:
        """Put the card away, if there is one."""
        card, before = self.card, self._before
        self.card = self._before = self._under = None
        if card is None:
            return
        card.hide()
        card.deleteLater()
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def place(self) -> None:
        """Put the card where it belongs, also after the window has changed."""
        if self.card is None:
            return
        self.card.adjustSize()
        room, size = self._over.rect(), self.card.size()
        spot = QPoint((room.width() - size.width()) // 2, max(8, (room.height() - size.height()) // 3))
        if self._under is not None:
            below = self._under.mapTo(self._over, QPoint(0, self._under.height() + 4))
            mirrored = self._over.layoutDirection() == Qt.LayoutDirection.RightToLeft
            left = below.x() if mirrored else below.x() + self._under.width() - size.width()
            spot = QPoint(min(max(8, left), max(8, room.width() - size.width() - 8)), below.y())
        self.card.move(spot)

    def _open(self, card: QWidget, under: QWidget | None, focus: QWidget) -> None:
        self.close_it()
        self._before = self._over.window().focusWidget()
        self.card, self._under = card, under
        card.show()
        card.raise_()
        self.place()
        focus.setFocus(Qt.FocusReason.PopupFocusReason)
