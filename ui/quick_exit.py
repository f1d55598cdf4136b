# SPDX-License-Identifier: GPL-3.0-or-later
"""Leaving at once: one key, no question, nothing on the screen before anything else is done.

Ending without closing the vault is safe, because the vault withstands being killed at any moment; what was typed in
the last second may not be saved.
"""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication

from ui import restart

KEY = Qt.Key.Key_F12
_PRESSED = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


class QuickExit(QObject):
    """Listens to the whole application, so that the key also works over an open menu, a list or a card."""

    def __init__(self, parent: QObject, end: Callable[[], None] = restart.end_at_once) -> None:
        super().__init__(parent)
        self._end = end
        application = QCoreApplication.instance()
        assert application is not None  # noqa: S101 - without one nothing is on the screen
        application.installEventFilter(self)

    def leave(self) -> None:
        """Take every window off the screen, then end; what this program put on the clipboard goes too."""
        for window in QApplication.topLevelWidgets():
            if window.isVisible():
                window.hide()
        clipboard = QGuiApplication.clipboard()
        if clipboard.ownsClipboard():
            clipboard.clear()
        self._end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave at the key, whoever has the focus."""
        if (
            event.type() in _PRESSED
            and isinstance(event, QKeyEvent)
            and event.key() == KEY
            and not event.isAutoRepeat()
        ):
            self.leave()
            return True
        return False
