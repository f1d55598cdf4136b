# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does to any window of this program, menus and lists that drop down too, heard at its source.

A filter on the whole application would be asked about every event of every widget, several thousand while a page is
built, and each question costs a call into Python. Input comes to windows first, and they are few.
"""

from collections.abc import Callable

from PySide6.QtCore import QAbstractEventDispatcher, QEvent, QObject
from PySide6.QtGui import QGuiApplication

Heard = Callable[[QEvent], bool]
"""Takes an event before its window does; whether to keep it from the window."""

_HEARD = "input_heard_by"


class WindowInput(QObject):
    """Passes on the events of every window while it listens.

    A new window is listened to when it takes the keyboard, and at the latest before the program next waits for
    anything, so before anybody can touch it.
    """

    def __init__(self, heard: Heard, parent: QObject) -> None:
        super().__init__(parent)
        self._heard = heard
        self._mark = f"{_HEARD}_{id(self)}"
        self._listening = False

    def start(self) -> None:
        """Listen to the windows there are, and to every one to come."""
        if self._listening:
            return
        self._listening = True
        dispatcher, application = QAbstractEventDispatcher.instance(), QGuiApplication.instance()
        assert dispatcher is not None  # noqa: S101 - a window needs both
        assert isinstance(application, QGuiApplication)  # noqa: S101
        dispatcher.aboutToBlock.connect(self._find_new)
        application.focusWindowChanged.connect(self._find_new)
        self._find_new()

    def stop(self) -> None:
        """Listen no longer."""
        if not self._listening:
            return
        self._listening = False
        dispatcher, application = QAbstractEventDispatcher.instance(), QGuiApplication.instance()
        if dispatcher is not None and isinstance(application, QGuiApplication):
            dispatcher.aboutToBlock.disconnect(self._find_new)
            application.focusWindowChanged.disconnect(self._find_new)
        for window in QGuiApplication.allWindows():
            window.removeEventFilter(self)
            window.setProperty(self._mark, None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pass an event of a window on."""
        return self._heard(event)

    def _find_new(self) -> None:
        for window in QGuiApplication.allWindows():
            if window.property(self._mark) is None:
                window.setProperty(self._mark, True)
                window.installEventFilter(self)
