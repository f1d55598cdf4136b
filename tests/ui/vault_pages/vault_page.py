# SPDX-License-Identifier: GPL-3.0-or-later
"""The vault's pages as a person uses them: a menu chosen, passphrases typed, words read from paper."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.pages.running import PASSPHRASE, Running
from ui.vault_pages.health import Health
from ui.vault_pages.kit_task import PAPER, REHEARSE, KitTask
from ui.vault_pages.navigation import VaultNavigation
from ui.vault_pages.new_passphrase import NewPassphrase
from ui.vault_pages.page import VaultPage
from ui.vault_pages.passphrase_tasks import NewWayTask
from ui.vault_pages.state import VaultState
from ui.vault_pages.task import Task
from ui.vault_pages.ways import WaysPage

T = TypeVar("T", bound=Task)
NEW = "seven loud geese over dry hills"


class VaultPages:
    def __init__(self, running: Running, qtbot: QtBot) -> None:
        self.running, self._qtbot = running, qtbot

    @property
    def navigation(self) -> VaultNavigation:
        found = self.running.vault.main.findChild(VaultNavigation)
        assert isinstance(found, VaultNavigation)
        return found

    @property
    def page(self) -> VaultPage:
        page = self.navigation.pages["this_vault"]
        assert isinstance(page, VaultPage)
        return page

    @property
    def health(self) -> Health:
        return self.page.health

    @property
    def ways(self) -> WaysPage:
        return self.page.ways

    @property
    def state(self) -> VaultState:
        assert self.page.state is not None
        return self.page.state

    def open(self) -> VaultPage:
        """Choose Vault > This vault and wait until it is checked."""
        self.running.vault.main.actions_table["this_vault"].trigger()
        self.wait_until_checked()
        self._qtbot.waitUntil(lambda: self.navigation.shown is self.page)  # also where a case was still on its way
        return self.page

    def wait_until_checked(self) -> None:
        self._qtbot.waitUntil(lambda: self.page.state is not None and not self.page.reading, timeout=20_000)

    def press(self, button: QAbstractButton) -> None:
        assert button.isEnabled()
        button.click()

    def press_and_wait(self, button: QAbstractButton) -> None:
        """Press what changes the vault and wait until it was checked anew."""
        before = self.page.state
        self.press(button)
        self._qtbot.waitUntil(lambda: self.page.state is not before and not self.page.reading, timeout=30_000)

    def begin(self, link: str, kind: type[T]) -> T:
        """Choose something beneath the list of what opens the vault."""
        self.press(self.ways.links[link])
        return self.task(kind)

    def task(self, kind: type[T]) -> T:
        task = self.page.task
        assert isinstance(task, kind)
        return task

    def fill(self, edit: QLineEdit, text: str) -> None:
        edit.clear()
        self._qtbot.keyClicks(edit, text)

    def fill_new(self, new: NewPassphrase, text: str, again: str | None = None) -> None:
        self.fill(new.first.edit, text)
        self.fill(new.second.edit, text if again is None else again)

    def do_passphrase(self, task: NewWayTask, current: str = PASSPHRASE, new: str = NEW) -> None:
        """Fill in both passphrases, press, and wait until it is done."""
        self.fill(task.current.edit, current)
        self.fill_new(task.new, new)
        self.press_and_wait(task.go)
        assert self.page.task is None

    def refused(self, task: Task) -> str:
        """Press and return what was wrong."""
        self.press(task.go)
        self._qtbot.waitUntil(lambda: task.go.isEnabled() and bool(task.note.text()), timeout=20_000)
        return task.note.text()

    def make_kit(self, task: KitTask) -> tuple[tuple[tuple[str, ...], ...], ...]:
        """Go as far as the paper; returns its words as somebody copies them."""
        self.fill(task.current.edit, PASSPHRASE)
        self.press(task.go)
        self._qtbot.waitUntil(lambda: task.step == PAPER and task.go.isEnabled(), timeout=20_000)
        assert task.kit is not None
        return task.kit.sheets

    def rehearse(self, task: KitTask, paper: tuple[tuple[tuple[str, ...], ...], ...]) -> None:
        """Type what is asked for from the paper."""
        self.press(task.go)
        assert task.step == REHEARSE
        assert task.kit is not None
        for (sheet, group), edit in zip(task.kit.asked, task.edits, strict=True):
            self.fill(edit, " ".join(paper[sheet - 1][group - 1]))

    def words(self, within: QWidget | None = None) -> str:
        """Return everything that can be read on the page."""
        labels = (within or self.page).findChildren(QLabel)
        return "\n".join(label.text() or label.accessibleName() for label in labels if label.isVisible())

    def escape(self, widget: QWidget) -> None:
        self._qtbot.keyClick(widget, Qt.Key.Key_Escape)
