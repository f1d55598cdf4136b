# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of what-if copies, as a person uses it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.pages.case_panels import CasePage
from ui.panels.result import WHAT_IF
from ui.panels.what_if_page import WhatIfPage
from ui.widgets.fact_popover import FactPopover


class WhatIf:
    """The tab of a case page."""

    def __init__(self, case_page: CasePage, qtbot: QtBot) -> None:
        self.case_page, self._qtbot = case_page, qtbot

    def open(self) -> "WhatIf":
        """Turn to the tab and wait for the copies."""
        self.case_page.result.tabs.setCurrentIndex(WHAT_IF)
        self.wait()
        return self

    @property
    def page(self) -> WhatIfPage:
        page = self.case_page.result.wide.what_if.page
        assert isinstance(page, WhatIfPage)
        return page

    def wait(self) -> None:
        """Wait until the copies of the newest answers are on screen."""
        self._qtbot.waitUntil(lambda: self.page.is_current, timeout=15_000)

    def press(self, widget: QWidget) -> None:
        self._qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def answer(self, typed: str, word: str) -> None:
        """Find a question by typing, take it with Enter and choose a chip."""
        bench = self.page.bench
        self._type(bench.question, typed)
        self.press(next(chip for chip in bench.values.chips() if chip.text() == word))
        self.wait()

    def move_to(self, country: str) -> None:
        """Find a country by typing and take it with Enter."""
        self._type(self.page.bench.country, country)
        self.wait()

    def on_day(self, day: str) -> None:
        """Type a day and take it with Enter."""
        self._type(self.page.bench.day, day)
        self.wait()

    def _type(self, field: QLineEdit, text: str) -> None:
        field.setFocus()
        field.selectAll()
        self._qtbot.keyClick(field, Qt.Key.Key_Delete)
        self._qtbot.keyClicks(field, text)
        self._qtbot.keyClick(field, Qt.Key.Key_Return)

    def try_it(self, n: int) -> None:
        """Press one of the suggestions."""
        self.press(self.page.bench.tries[n])
        self.wait()

    def chips(self, column: int) -> list[str]:
        """What a column supposes, in words."""
        return [plain(chip.text()) for chip in self.page.cards[column].chips]

    def rows(self) -> list[str]:
        """What differs, row by row."""
        return [plain(row.spoken) for row in self.page.rows.rows()]

    def open_row(self, words: str) -> FactPopover:
        """Go to a row, press Enter, and return the card that opens."""
        listed = self.page.rows
        n = next(n for n, row in enumerate(listed.rows()) if words in row.title)
        listed.setFocus()
        listed.setCurrentIndex(listed.rows_model.index(n))
        self._qtbot.keyClick(listed, Qt.Key.Key_Return)
        window = self.case_page.window
        self._qtbot.waitUntil(lambda: any(c.isVisible() for c in window.findChildren(FactPopover)))
        return next(c for c in window.findChildren(FactPopover) if c.isVisible())

    def words(self) -> list[str]:
        """Everything that can be read on the page."""
        labels = [label.text() for label in self.page.findChildren(QLabel) if label.isVisible()]
        buttons = [button.text() for button in self.page.findChildren(QAbstractButton) if button.isVisible()]
        moves = [row.spoken for row in self.page.moves.rows.rows()]
        return [plain(text) for text in (*labels, *buttons, *moves, *self.rows()) if text]


def plain(text: str) -> str:
    """Return a text without the marks around names."""
    return text.replace("\u2068", "").replace("\u2069", "")
