# SPDX-License-Identifier: GPL-3.0-or-later
"""Speaks on a bus as the system does, in a process of its own: it says what it is told to, and answers who asks.

Each line that comes in is a signal as a JSON list: path, interface, name, values. Lines out: `ready`, `asked [...]`
when somebody asks for sleep to be delayed, and `released` when they let go.
"""

import json
import os
import sys

from PySide6.QtCore import QCoreApplication, QSocketNotifier
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusUnixFileDescriptor, QDBusVirtualObject

LOGIND, PATH = "org.freedesktop.login1", "/org/freedesktop/login1"


def tell(line: str) -> None:
    os.write(1, f"{line}\n".encode())


class Logind(QDBusVirtualObject):
    """Gives a file that delays sleep until it is closed everywhere."""

    def __init__(self) -> None:
        super().__init__()
        self.watched: list[QSocketNotifier] = []

    def introspect(self, path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:  # noqa: N802  (Qt's name)
        ours, theirs = os.pipe()
        reply = message.createReply()
        reply.setArguments([QDBusUnixFileDescriptor(theirs)])
        os.close(theirs)
        watched = QSocketNotifier(ours, QSocketNotifier.Type.Read)

        def released() -> None:
            watched.setEnabled(False)
            tell("released")

        watched.activated.connect(released)
        self.watched.append(watched)
        tell("asked " + json.dumps([message.member(), *message.arguments()]))
        return connection.send(reply)


def main() -> None:
    application = QCoreApplication([])
    bus = QDBusConnection.connectToBus(sys.argv[1], "logind")
    logind = Logind()
    assert bus.registerService(LOGIND)
    assert bus.registerVirtualObject(PATH, logind)

    def said() -> None:
        lines = os.read(0, 65536).splitlines()  # orders are short: each arrives whole
        if not lines:
            os._exit(0)
        for line in lines:
            path, interface, name, values = json.loads(line)
            signal = QDBusMessage.createSignal(path, interface, name)
            signal.setArguments(values)
            assert bus.send(signal)

    orders = QSocketNotifier(0, QSocketNotifier.Type.Read)
    orders.activated.connect(said)
    tell("ready")
    application.exec()


if __name__ == "__main__":
    main()
