# SPDX-License-Identifier: GPL-3.0-or-later
"""The frame in which everything is shown: its size, and what happens when somebody closes it."""

from collections.abc import Callable

from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QMainWindow

TITLE = "Exile Risk"
_SIZE = (1366, 768)
_LEAST = (1024, 600)
_FRAME = (16, 48)  # what the system draws around a window, at most: its own size is known only once it is shown


class Window(QMainWindow):
    """The one window. Its title never says more than the program's name."""

    def __init__(self, close_wanted: Callable[[], bool]) -> None:
        super().__init__()
        self._close_wanted = close_wanted
        self.setWindowTitle(TITLE)
        self.setMinimumSize(*_LEAST)
        room = QGuiApplication.primaryScreen().availableSize()
        self.resize(min(_SIZE[0], room.width() - _FRAME[0]), min(_SIZE[1], room.height() - _FRAME[1]))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close at once while nothing is open, else when everything is put away."""
        event.setAccepted(self._close_wanted())
