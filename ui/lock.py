# SPDX-License-Identifier: GPL-3.0-or-later
"""When nobody is at the keyboard the vault must not stay open: counts idle seconds and says when to lock."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from ui.window_input import WindowInput

WARN_SECONDS = 30
JUMP_SECONDS = 30  # wall clock against monotonic clock: a sleep, a suspended machine or a changed clock

_ACTIVITY = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)


class IdleLock(QObject):
    """Watches every window of this program, and the clocks once a second.

    "Idle" means: no key, pointer, wheel, touch or input-method event reached this program. Work in other programs
    counts as idle here; that is the safe side.
    """

    remaining = Signal(int)
    """Whole seconds until the lock, once a second."""

    warning = Signal(int)
    """The same during the last `WARN_SECONDS`."""

    stayed = Signal()
    """Somebody is there again after a warning."""

    expired = Signal()
    """Lock now; emitted once."""

    def __init__(
        self,
        limit: int,
        parent: QObject,
        *,
        clock: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self._limit = limit
        self._clock, self._wall = clock, wall
        self._last = clock()
        self._offset = wall() - clock()
        self._warned = self._over = False
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.tick)
        self._input = WindowInput(self._heard, self)

    def start(self) -> None:
        """Begin to watch."""
        self._input.start()
        self._timer.start()
        self.stay()

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.stop()
        self._input.stop()

    def set_limit(self, seconds: int) -> None:
        """Lock after this many idle seconds from now on."""
        self._limit = seconds
        self.stay()

    def stay(self) -> None:
        """Count from now: somebody is there."""
        self._last = self._clock()
        if self._warned:
            self._warned = False
            self.stayed.emit()
        self.remaining.emit(self._limit)

    def tick(self) -> None:
        """Look at the clocks once; the timer does this every second."""
        if self._over:
            return
        left = round(self._limit - (self._clock() - self._last))
        jumped = abs(self._wall() - self._clock() - self._offset) > JUMP_SECONDS
        if left <= 0 or jumped:
            self._over = True
            self.stop()
            self.expired.emit()
            return
        self.remaining.emit(left)
        if left <= WARN_SECONDS:
            self._warned = True
            self.warning.emit(left)

    def _heard(self, event: QEvent) -> bool:
        """Take note of a person at work; never keeps an event from its window."""
        if event.type() in _ACTIVITY:
            if self._clock() - self._last >= self._limit:
                self.tick()  # the machine slept through the limit: whoever wakes it must unlock first
            elif self._warned:
                self.stay()
            else:
                self._last = self._clock()
        return False
