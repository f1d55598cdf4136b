# SPDX-License-Identifier: GPL-3.0-or-later
"""A computer that goes to sleep, or whose screen is locked, must not keep a vault open: hears of both on Linux.

D-Bus is the desktop's own post office behind a socket in a folder; a small process of ours listens to it
(`ui.system_ear`). Addresses of any other kind are not used: they could reach over a network or start a program. Where
there is no bus nothing happens; the idle timer and the jump of the clock (`ui.lock`) always guard, and on Windows and
macOS they are all there is.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

import exile_risk

SYSTEM_SOCKETS = ("/run/dbus/system_bus_socket", "/var/run/dbus/system_bus_socket")
_LAST_WORDS_MS = 1000


class SystemSignals(QObject):
    """Listens while a vault is open, and delays sleep (by at most what logind allows, 5 s) until it is put away."""

    lock_wanted = Signal()
    """Lock now; emitted once for each `start`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._over = True
        self._ear: QProcess | None = None
        self.hears = False
        """Whether there is a bus that is listened to."""

    def start(self) -> None:
        """Begin to listen. Never raises and says nothing: without a bus there is nothing to hear."""
        self._over = False
        if self._ear is not None or sys.platform != "linux" or getattr(sys, "frozen", False):
            return
        addresses = system_address(), session_address()
        if not any(addresses):
            return
        self._ear = ear = QProcess(self)
        ear.setProgram(sys.executable)
        ear.setArguments(["-m", "ui.system_ear", *addresses])
        ear.setWorkingDirectory(str(Path(exile_risk.__file__).parent.parent))  # `-m` looks there first
        ear.setProcessEnvironment(_little())
        ear.setStandardErrorFile(QProcess.nullDevice())
        ear.readyReadStandardOutput.connect(self._heard)
        ear.start()

    def stop(self) -> None:
        """Listen no longer, and let the system sleep."""
        self._over = True
        ear, self._ear, self.hears = self._ear, None, False
        if ear is not None:
            ear.kill()
            ear.waitForFinished(_LAST_WORDS_MS)
            ear.deleteLater()

    def lock(self) -> None:
        """Want the lock, if that was not wanted yet."""
        if not self._over:
            self._over = True
            self.lock_wanted.emit()

    def _heard(self) -> None:
        while self._ear is not None and self._ear.canReadLine():
            line = self._ear.readLine().data()
            self.hears = True
            if line == b"lock\n":
                self.lock()


def system_address() -> str:
    """Return where the computer's own bus is; "" where there is none or it is not a local socket."""
    given = os.environ.get("DBUS_SYSTEM_BUS_ADDRESS", "")
    if given:
        return _local(given)
    return next((f"unix:path={path}" for path in SYSTEM_SOCKETS if Path(path).exists()), "")


def session_address() -> str:
    """Return where the bus of this person's desktop is; "" where there is none or it is not a local socket."""
    given = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    if given:
        return _local(given)
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    return _local(f"unix:path={folder}/bus") if folder else ""


def _local(address: str) -> str:
    """Return the address if it is that of local sockets alone, of which the first is there."""
    if not all(one.startswith("unix:") for one in address.split(";")):
        return ""
    path = address.removeprefix("unix:").partition("path=")[2].partition(",")[0].partition(";")[0]
    return address if not path or Path(path).exists() else ""


def _little() -> QProcessEnvironment:
    """Return what the small process needs of our surroundings: where programs and libraries are, and no display."""
    given = QProcessEnvironment()
    for name in ("PATH", "PYTHONPATH", "PYTHONHOME", "LD_LIBRARY_PATH", "LANG", "HOME"):
        if name in os.environ:
            given.insert(name, os.environ[name])
    given.insert("PYTHONDONTWRITEBYTECODE", "1")
    return given
