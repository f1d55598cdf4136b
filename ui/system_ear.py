# SPDX-License-Identifier: GPL-3.0-or-later
"""The small process that listens to D-Bus for the window: it knows no vault, and what befalls it harms none.

Not in the window's own process, because Qt's thread for the bus and the objects of Python do not go together: objects
that came and went under it ended the whole program in a trial. Run as `python -m ui.system_ear SYSTEM SESSION` with the
addresses of the two buses ("" for none). Prints `hears` once, then `lock` whenever a vault should be locked. Ends with
its standard input, that is with the window.
"""

import os
import sys
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import SLOT, QCoreApplication, QObject, QSocketNotifier, Slot

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

LOGIND = "org.freedesktop.login1"
LOGIND_PATH = "/org/freedesktop/login1"
MANAGER, SESSION = f"{LOGIND}.Manager", f"{LOGIND}.Session"
SCREEN_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")
HEARS, LOCK = b"hears\n", b"lock\n"

# Anybody with an account here can list who delays sleep, so this says what a list of processes says anyway.
_DELAY = ["sleep", "exile-risk", "Locks before sleep", "delay"]
_PATIENCE_MS = 2000


class Ear(QObject):
    """Hears the signals of both buses."""

    @Slot(bool)
    def sleeping(self, begins: bool) -> None:
        """Lock before sleep, and after one whose beginning was missed."""
        os.write(1, LOCK)

    @Slot()
    def locked(self) -> None:
        """Lock with a session; with any, for on a computer with several people locking too often is the safe side."""
        os.write(1, LOCK)

    @Slot(bool)
    def covered(self, active: bool) -> None:
        """Lock when the screen is covered."""
        if active:
            os.write(1, LOCK)

    def hear(self, bus: "QDBusConnection", service: str, path: str, interface: str, signal: str, slot: str) -> bool:
        """Connect one signal; whether that worked."""
        named: Any = SLOT(slot)  # a `str`, which is all that is taken, whatever the type hints of Qt say
        return bool(bus.connect(service, path, interface, signal, self, named))


def main() -> None:
    """Listen until the window is gone. Without a bus there is nothing to do."""
    system, session = sys.argv[1:3]
    application = QCoreApplication([])
    from PySide6.QtDBus import QDBusConnection

    ear, heard = Ear(), []
    held: object = None  # sleep is delayed for as long as this process has it
    if system and (bus := QDBusConnection.connectToBus(system, "system")).isConnected():
        heard.append(ear.hear(bus, LOGIND, LOGIND_PATH, MANAGER, "PrepareForSleep", "sleeping(bool)"))
        heard.append(ear.hear(bus, LOGIND, "", SESSION, "Lock", "locked()"))
        held = delay(bus)
    if session and (bus := QDBusConnection.connectToBus(session, "session")).isConnected():
        heard += [ear.hear(bus, "", "", name, "ActiveChanged", "covered(bool)") for name in SCREEN_SAVERS]
    if any(heard):
        os.write(1, HEARS)
        window = QSocketNotifier(0, QSocketNotifier.Type.Read)
        window.activated.connect(lambda: os._exit(0))
        application.exec()
    del held
    os._exit(0)


def delay(bus: "QDBusConnection") -> object:
    """Ask logind to wait with sleep (it does so for five seconds at most) and return what must be held meanwhile."""
    from PySide6.QtDBus import QDBus, QDBusMessage

    call = QDBusMessage.createMethodCall(LOGIND, LOGIND_PATH, MANAGER, "Inhibit")
    call.setArguments(list(_DELAY))
    return bus.call(call, QDBus.CallMode.Block, _PATIENCE_MS)


if __name__ == "__main__":
    main()
