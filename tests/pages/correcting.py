# SPDX-License-Identifier: GPL-3.0-or-later
"""Correcting a fact as a person does: from the fact's card to the sheet, and from the menu to the list."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.pages.running import Running
from ui.panels.correction_sheet import CorrectionSheet
from ui.panels.corrections_list import CorrectionsList
from ui.panels.question_row import QuestionRow
from ui.widgets.fact_popover import FactPopover


class Correcting:
    def __init__(self, running: Running, qtbot: QtBot) -> None:
        self.running, self._qtbot = running, qtbot

    def row(self, factor: str) -> QuestionRow:
        form = self.running.vault.main.form
        form.go_to(factor)
        return next(r for r in form.questions.findChildren(QuestionRow) if r.factor == factor and not r.isHidden())

    def card(self, factor: str) -> FactPopover:
        """Open the card of a derived answer with its one click."""
        row = self.row(factor)
        link = row._from_facts if row._from_facts.isVisible() else row._why
        link.click()
        return self.shown_card()

    def shown_card(self) -> FactPopover:
        window = self.running.program.window
        self._qtbot.waitUntil(lambda: any(c.isVisible() for c in window.findChildren(FactPopover)))
        return next(c for c in window.findChildren(FactPopover) if c.isVisible())

    def sheet(self, factor: str) -> CorrectionSheet:
        """Open the sheet from the card."""
        press(self.card(factor), "Correct this …")
        self._qtbot.waitUntil(lambda: isinstance(self.running.vault.main.overlay.card, CorrectionSheet))
        found = self.running.vault.main.overlay.card
        assert isinstance(found, CorrectionSheet)
        return found

    def fill(self, sheet: CorrectionSheet, word: str, **texts: str) -> None:
        """Choose an answer by its word and type into fields: start, end, title, publisher, read, why."""
        chip = next(c for c in sheet.chips.chips() if c.text() == word)
        self._qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
        for name, text in texts.items():
            self.type_into(sheet.edits[name], text)

    def type_into(self, edit: QLineEdit, text: str) -> None:
        edit.setFocus()
        edit.selectAll()
        self._qtbot.keyClick(edit, Qt.Key.Key_Delete)
        self._qtbot.keyClicks(edit, text)

    def save(self, sheet: CorrectionSheet, *, kept: int) -> None:
        """Press Enter in a field and wait until the vault holds so many corrections."""
        self._qtbot.keyClick(sheet.edits["title"], Qt.Key.Key_Return)
        session = self.running.vault.desk.session
        self._qtbot.waitUntil(lambda: len(session.corrections()) == kept, timeout=10_000)
        self._qtbot.waitUntil(lambda: self.running.vault.main.overlay.card is None, timeout=10_000)

    def refused(self, sheet: CorrectionSheet) -> str:
        """Press Save and return the sentence that says what is wrong."""
        press(sheet, "Save the correction")
        self._qtbot.waitUntil(sheet.complaint.isVisible, timeout=10_000)
        return sheet.complaint.word.text()

    def open_list(self) -> CorrectionsList:
        """Open the list from the menu."""
        self.running.vault.main.actions_table["corrections"].trigger()
        return self.shown_list()

    def shown_list(self) -> CorrectionsList:
        found = self.running.vault.main.overlay.card
        assert isinstance(found, CorrectionsList)
        return found

    def counting(self) -> list[int]:
        return [k.number for k in self.running.vault.desk.session.corrections() if k.in_force]

    def wait_for(self, counting: list[int]) -> None:
        self._qtbot.waitUntil(lambda: self.counting() == counting, timeout=10_000)

    def until(self, happened: Callable[[], bool]) -> None:
        """Wait for what follows a moment later: the form is renewed after the list."""
        self._qtbot.waitUntil(happened, timeout=20_000)


def press(within: QWidget, word: str) -> None:
    next(b for b in within.findChildren(QPushButton) if b.text() == word).click()


def words(within: QWidget) -> list[str]:
    """Everything a person can read, without the marks around names."""
    labels = [label.text() for label in within.findChildren(QLabel) if label.isVisible()]
    found = [*labels, *(b.text() for b in within.findChildren(QAbstractButton) if b.isVisible())]
    return [text.replace("\u2068", "").replace("\u2069", "") for text in found]
