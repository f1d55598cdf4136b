# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody who opens everything: a program over a hostile vault, its buttons pressed and its fields filled."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPushButton, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from tests.pages.running import Running
from tests.ui.vault_pages.hostile import HOSTILE, Canary, Walk
from tests.ui.vault_pages.vault_page import VaultPages
from ui.panels.result import RATING
from ui.vault_pages.two_panes import TwoPanes


class Visit:
    """A program over the hostile vault, with everything that leads from one page to the next."""

    def __init__(self, running: Running, qtbot: QtBot, walk: Walk, canary: Canary, folder: Path) -> None:
        self.running, self.qtbot, self.walk, self._canary, self.folder = running, qtbot, walk, canary, folder
        self.main, self.result = running.vault.main, running.vault.main.result
        self.pages = VaultPages(running, qtbot)

    def look(self) -> None:
        """Look at all there is now; nothing of it may have opened a file."""
        self.walk.look()
        self.running.program.window.grab()  # paints everything, whatever the platform shows
        assert not self._canary.was_opened()

    def until(self, happened: Callable[[], Any]) -> None:
        self.qtbot.waitUntil(lambda: bool(happened()), timeout=60_000)

    def verb(self, id: str) -> None:
        self.main.actions_table[id].trigger()
        QApplication.processEvents()

    def key(self, widget: QWidget, key: Qt.Key) -> None:
        self.qtbot.keyClick(widget, key)

    def close(self) -> None:
        self.main.overlay.close_it()

    def case(self) -> None:
        """Show form and result again."""
        self.close()
        self.main.columns.show_page(False)
        self.result.tabs.setCurrentIndex(RATING)

    def turn(self, within: QWidget) -> None:
        """Look at every tab of a page."""
        for tabs in within.findChildren(QTabBar):
            for tab in range(tabs.count()):
                tabs.setCurrentIndex(tab)
                self.look()

    def press_everything(self, page: TwoPanes) -> None:
        """Press every button of a page, one after the other, and look at what comes; leave every task again."""
        number = 0
        while number < len(self._buttons(page)) and number < 60:
            self._buttons(page)[number].click()
            self.settle()
            self.until(lambda: not page.reading and (page.task is None or page.task.leave.isEnabled()))
            self.look()
            if page.task is not None:
                self.fill(page.task)
                self.look()
            page.close_task()
            number += 1

    def settle(self) -> None:
        """Wait until everything that was handed to the worker is done and delivered."""
        done: list[bool] = []
        self.running.program.tasks.read(lambda: True, done.append, self.main)
        self.until(lambda: bool(done))

    def fill(self, task: QWidget) -> None:
        """Type hostile text into every field of a task and press its button: what is said then is walked too."""
        for edit in task.findChildren(QLineEdit):
            if edit.isVisible() and edit.isEnabled() and not edit.isReadOnly():
                edit.setText(HOSTILE[: edit.maxLength()])
        go = task.go  # type: ignore[attr-defined]
        if go.isEnabled() and go.isVisible() and not hasattr(task, "_done"):  # an act that cannot be taken back waits
            go.click()
            self.until(lambda: task.leave.isEnabled())  # type: ignore[attr-defined]

    def _buttons(self, page: TwoPanes) -> list[QAbstractButton]:
        found = page._standing.findChildren(QPushButton) + page._idle.findChildren(QPushButton)
        return [one for one in found if one.isVisible() and one.isEnabled()]
