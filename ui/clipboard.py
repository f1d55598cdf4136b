# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody copied out of this program does not stay on the clipboard, where every other program can read it."""

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

CLEARED_AFTER_SECONDS = 20


class CopiedForAWhile(QObject):
    """Clears the clipboard some seconds after this program filled it; what another program put there is left alone.

    A clipboard manager may have kept a copy by then: nobody can call that back.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._clipboard = QGuiApplication.clipboard()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)  # a coarse one may come a second later than said
        self._timer.setInterval(CLEARED_AFTER_SECONDS * 1000)
        self._timer.timeout.connect(self.clear)
        self._clipboard.dataChanged.connect(self._changed)

    @property
    def remaining(self) -> int:
        """Milliseconds until it is cleared; -1 while nothing of ours is on it."""
        return self._timer.remainingTime()

    def clear(self) -> None:
        """Clear what is ours now, the marked text of the mouse too."""
        self._timer.stop()
        if self._clipboard.ownsClipboard():
            self._clipboard.clear()
        if self._clipboard.supportsSelection() and self._clipboard.ownsSelection():
            self._clipboard.clear(QClipboard.Mode.Selection)

    def _changed(self) -> None:
        if self._clipboard.ownsClipboard() and self._clipboard.text():
            self._timer.start()
        else:
            self._timer.stop()
