# SPDX-License-Identifier: GPL-3.0-or-later
"""Start-up: harden the process, make the Qt application, show the first page; nothing heavy before it is painted."""

import signal
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt
from PySide6.QtWidgets import QApplication

from ui import hygiene


def run(vault: Path | None, train: bool) -> int:
    """Open the window on a vault (None: the default folder) or, with `train`, on practice cases; return the status."""
    hygiene.harden()
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C ends at once, as a kill does; the vault withstands both
    application = make_application()
    from ui.program import Program

    program = Program(application, vault, train=train)
    program.start()
    return application.exec()


def make_application() -> QApplication:
    """Return the one QApplication with the names under which the system keeps our folders."""
    QCoreApplication.setApplicationName("exile-risk")
    QApplication.setApplicationDisplayName("Exile Risk")
    QApplication.setDesktopFileName("exile-risk")
    return QApplication(sys.argv[:1])


def default_vault() -> Path:
    """Return the folder of the vault that is opened where none is named."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)) / "vault"


def settings_folder() -> Path:
    """Return the folder of the machine's settings."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation))


def first_paint_then_quit() -> int:
    """Start, paint the first page, and end: what the start-up bench measures."""
    hygiene.harden()
    application = make_application()
    from ui.program import Program

    program = Program(application, None, train=False)
    program.start()
    assert program.welcome is not None  # noqa: S101 - it is the first page
    program.welcome.painted.connect(application.quit, Qt.ConnectionType.QueuedConnection)
    return application.exec()
