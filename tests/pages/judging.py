# SPDX-License-Identifier: GPL-3.0-or-later
"""The judgement bar and the history of a case, as a person uses them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from exile_risk.judgement import KeptJudgement
from ui.panels.history_page import HistoryPage
from ui.panels.judgement_bar import JudgementBar
from ui.panels.result import HISTORY, RATING, ResultPanel
from ui.widgets.fact_rows import FactRow


class Judging:
    def __init__(self, result: ResultPanel, qtbot: QtBot) -> None:
        self.result, self._qtbot = result, qtbot

    @property
    def bar(self) -> JudgementBar:
        return self.result.judgement

    @property
    def history(self) -> HistoryPage:
        return self.result.history

    def choose(self, word: str) -> None:
        """Click a band by its word."""
        cell = next(c for c in self.bar.picker.cells if c.text() == word)
        self._qtbot.mouseClick(cell, Qt.MouseButton.LeftButton)

    def write(self, why: str = "", by: str = "", second: str = "") -> None:
        """Type into the fields of the bar."""
        writing = self.bar.writing
        if why:
            writing.why.setFocus()
            self._qtbot.keyClicks(writing.why, why)
        for edit, text in ((writing.by, by), (writing.second, second)):
            if text:
                self._type(edit, text)

    def record(self) -> None:
        self._qtbot.mouseClick(self.bar.writing.record, Qt.MouseButton.LeftButton)

    def wait_for(self, number: int) -> KeptJudgement:
        """Wait until this judgement stands on the bar as the newest."""
        self._qtbot.waitUntil(
            lambda: self.bar._newest is not None and self.bar._newest.number == number, timeout=10_000
        )
        assert self.bar._newest is not None
        return self.bar._newest

    def refused(self) -> str:
        """Wait for the sentence that says what is wrong."""
        self._qtbot.waitUntil(self.bar.complaint.isVisible, timeout=10_000)
        return self.bar.complaint.word.text()

    def second(self, by: str, *, agrees: bool, why: str = "") -> None:
        """Let a second person speak."""
        line = self.bar.second
        self._type(line.why, why)
        self._type(line.by, by)
        self._qtbot.mouseClick(line.agrees if agrees else line.disagrees, Qt.MouseButton.LeftButton)

    def open_history(self, rows: int) -> tuple[FactRow, ...]:
        """Turn to the history and wait for so many rows."""
        self.result.tabs.setCurrentIndex(HISTORY)
        self._qtbot.waitUntil(lambda: len(self.history.list.rows()) == rows, timeout=10_000)
        return self.history.list.rows()

    def back_to_rating(self) -> None:
        self.result.tabs.setCurrentIndex(RATING)

    def open_row(self, row: FactRow) -> None:
        """Go to a row and press Enter."""
        view = self.history.list
        view.setFocus()
        view.setCurrentIndex(view.rows_model.index(view.rows().index(row)))
        self._qtbot.keyClick(view, Qt.Key.Key_Return)
        assert self.history.shows_comparison

    def said(self) -> list[str]:
        """Everything the open comparison says."""
        view = self.history.comparison
        labels = [label.text() for label in view.findChildren(QLabel) if label.isVisible()]
        found = [*labels, *(row.spoken for row in view.rows.rows())]
        return [text.replace("\u2068", "").replace("\u2069", "") for text in found]

    def press(self, button: QPushButton) -> None:
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def _type(self, edit: QLineEdit, text: str) -> None:
        edit.setFocus()
        edit.selectAll()
        self._qtbot.keyClick(edit, Qt.Key.Key_Delete)
        self._qtbot.keyClicks(edit, text)
