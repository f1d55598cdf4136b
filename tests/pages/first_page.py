# SPDX-License-Identifier: GPL-3.0-or-later
"""The first page as a person uses it: words typed, buttons pressed, sentences read."""

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.panels.create_vault import PassphraseStep, PlaceStep, ReadyStep
from ui.panels.first_vault import FirstVault
from ui.panels.limits import Limits
from ui.panels.unlock_page import UnlockPage
from ui.program import Program

P = TypeVar("P", bound=QWidget)


class FirstPage:
    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program, self._qtbot = program, qtbot

    def page(self, kind: type[P]) -> P:
        """Wait until the card shows a page of this kind."""
        self._qtbot.waitUntil(lambda: isinstance(self._shown(), kind), timeout=20_000)
        page = self._shown()
        assert isinstance(page, kind)
        return page

    def press(self, button: QWidget) -> None:
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def fill(self, field: QLineEdit, text: str) -> None:
        field.clear()
        self._qtbot.keyClicks(field, text)

    def try_passphrase(self, passphrase: str) -> None:
        page = self.page(UnlockPage)
        self.fill(page.passphrase.edit, passphrase)
        self._qtbot.keyClick(page.passphrase.edit, Qt.Key.Key_Return)

    def unlock(self, passphrase: str) -> None:
        self.try_passphrase(passphrase)
        self.wait_for_window()

    def practise(self) -> None:
        page = self._shown()
        assert isinstance(page, UnlockPage | FirstVault)
        self.press(page.practise)
        self.wait_for_window()

    def create(self, folder: Path, passphrase: str) -> None:
        """Go through the three steps."""
        self.press(self.page(FirstVault).create_button)
        place = self.page(PlaceStep)
        self.fill(place.edit, str(folder))
        self.press(place.go)
        step = self.page(PassphraseStep)
        self.fill(step.first.edit, passphrase)
        self.fill(step.second.edit, passphrase)
        self.press(step.go)
        self.press(self.page(ReadyStep).go)
        self.wait_for_window()

    def read_limits(self) -> Limits:
        assert self.program.welcome is not None
        self.press(self.program.welcome.limits)
        return self.page(Limits)

    def wait_for_window(self) -> None:
        self._qtbot.waitUntil(lambda: self.program.main is not None, timeout=20_000)

    def _shown(self) -> QWidget | None:
        return self.program.welcome.page if self.program.welcome is not None else None
