# SPDX-License-Identifier: GPL-3.0-or-later
"""Leaving at once: one key, no question, nothing on the screen before anything else is done.

Ending without closing the vault is safe, because the vault withstands being killed at any moment; what was typed in
the last second may not be saved.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication

from ui import restart
from ui.window_input import WindowInput

KEY = Qt.Key.Key_F12


class QuickExit(QObject):
    """Listens to every window, so that the key also works over an open menu, a list or a card."""

    def __init__(self, parent: QObject, end: Callable[[], None] = restart.end_at_once) -> None:
        super().__init__(parent)
        self._end = end
        WindowInput(self._heard, self).start()

    def leave(self) -> None:
        """Take every window off the screen, then end; what this program put on the clipboard goes too."""
        for window in QApplication.topLevelWidgets():
            if window.isVisible():
                window.hide()
        clipboard = QGuiApplication.clipboard()
        if clipboard.ownsClipboard():
            clipboard.clear()
        self._end()

    def _heard(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == KEY
            and not event.isAutoRepeat()
        ):
            self.leave()
            return True
        return False
