# SPDX-License-Identifier: GPL-3.0-or-later
"""The report page as a person uses it: parts ticked, the passphrase given again, a path typed."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from exile_risk.report import Document, Part, Reader
from tests.pages.open_vault import OpenVault
from ui.report.choices import HTML, PDF, PRINT
from ui.report.leaving import PrintCard, SaveCard
from ui.report.page import ReportPage
from ui.reporting import Reporting

__all__ = ["HTML", "PDF", "PRINT", "Report"]


class Report:
    def __init__(self, vault: OpenVault, qtbot: QtBot) -> None:
        self._vault, self._qtbot = vault, qtbot

    @property
    def reporting(self) -> Reporting:
        found = self._vault.main.findChild(Reporting)
        assert isinstance(found, Reporting)
        return found

    @property
    def page(self) -> ReportPage:
        assert self.reporting.page is not None
        return self.reporting.page

    @property
    def document(self) -> Document:
        assert self.page.preview.sheet is not None
        return self.page.preview.sheet.document

    def open(self) -> "Report":
        """Press Ctrl+P and wait until everything wanted is on the page."""
        self._vault.keys(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        return self.wait()

    def wait(self) -> "Report":
        self._qtbot.waitUntil(lambda: self.reporting.is_open and self.reporting.is_whole, timeout=20_000)
        return self

    def read_by(self, reader: Reader) -> None:
        button = self.page.choices.readers[reader]
        button.setFocus()
        self._qtbot.keyClick(button, Qt.Key.Key_Space)
        assert self.page.choices.reader is reader

    def tick(self, part: Part, on: bool) -> None:
        box = self.page.choices.parts[part]
        if box.isChecked() != on:
            box.setFocus()
            self._qtbot.keyClick(box, Qt.Key.Key_Space)
        assert box.isChecked() == on

    def type_passphrase(self, text: str) -> None:
        edit = self.page.choices.passphrase.edit
        edit.clear()
        self._qtbot.keyClicks(edit, text)

    def press(self, button: QWidget) -> None:
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def leave(self, way: str, passphrase: str | None) -> None:
        """Give the passphrase (None: practice) and press a way out."""
        if passphrase is not None:
            self.type_passphrase(passphrase)
        self.press(self.page.choices.ways[way])

    def save_card(self) -> SaveCard:
        overlay = self._vault.main.overlay
        self._qtbot.waitUntil(lambda: isinstance(overlay.card, SaveCard), timeout=20_000)
        assert isinstance(overlay.card, SaveCard)
        return overlay.card

    def print_card(self) -> PrintCard:
        overlay = self._vault.main.overlay
        self._qtbot.waitUntil(lambda: isinstance(overlay.card, PrintCard), timeout=20_000)
        assert isinstance(overlay.card, PrintCard)
        return overlay.card

    def save_to(self, path: Path | str) -> SaveCard:
        """Type a path on the card and press Enter."""
        card = self.save_card()
        card.edit.clear()
        self._qtbot.keyClicks(card.edit, str(path))
        self._qtbot.keyClick(card.edit, Qt.Key.Key_Return)
        return card
