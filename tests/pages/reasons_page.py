# SPDX-License-Identifier: GPL-3.0-or-later
"""The page that tells how a rating was computed, as a person uses it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.pages.case_panels import CasePage
from ui.panels.account_page import AccountPage
from ui.panels.account_rows import FactorKey
from ui.panels.result import REASONS
from ui.widgets.fact_popover import FactPopover
from ui.widgets.ledger_rows import LedgerRow


class ReasonsPage:
    """The tab of a case page."""

    def __init__(self, case_page: CasePage, qtbot: QtBot) -> None:
        self.case_page, self._qtbot = case_page, qtbot

    def open(self) -> "ReasonsPage":
        """Turn to the tab and wait for the calculation."""
        self.case_page.result.tabs.setCurrentIndex(REASONS)
        self.wait()
        return self

    @property
    def page(self) -> AccountPage:
        page = self.case_page.result.wide.account.page
        assert isinstance(page, AccountPage)
        return page

    def wait(self) -> None:
        """Wait until the newest rating is accounted for."""
        found = self.case_page.found
        self._qtbot.waitUntil(
            lambda: self.page.shown is not None and self.page.shown.told.found is found, timeout=10_000
        )

    @property
    def rows(self) -> tuple[LedgerRow, ...]:
        return self.page.ledger.model.rows

    def row(self, words: str) -> LedgerRow:
        return next(row for row in self.rows if words in plain(row.title))

    @property
    def bars(self) -> tuple[LedgerRow, ...]:
        """The rows of protections."""
        return tuple(row for row in self.rows if isinstance(row.key, FactorKey) and row.key.bar is not None)

    def calculate(self) -> None:
        """Choose the calculation."""
        self.press(self.page.mode.chips()[1])

    def press(self, widget: QWidget) -> None:
        self._qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def open_row(self, row: LedgerRow) -> None:
        """Go to a row and press Enter."""
        rows = self.page.ledger.rows
        rows.setFocus()
        rows.setCurrentIndex(self.page.ledger.model.index(self.rows.index(row)))
        self._qtbot.keyClick(rows, Qt.Key.Key_Return)

    def card(self) -> FactPopover:
        window = self.case_page.window
        self._qtbot.waitUntil(lambda: any(c.isVisible() for c in window.findChildren(FactPopover)))
        return next(c for c in window.findChildren(FactPopover) if c.isVisible())

    def words(self) -> list[str]:
        """Everything that can be read on the page."""
        labels = [label.text() for label in self.page.findChildren(QLabel) if label.isVisible()]
        names = [label.accessibleName() for label in self.page.findChildren(QLabel) if label.isVisible()]
        rows = [part for row in self.rows for part in (row.title, row.subtitle, row.shown, row.weight)]
        lists = [row.spoken for view in (self.page.routes, self.page.side.levels) for row in view.rows()]
        return [plain(text) for text in (*labels, *names, *rows, *lists) if text]


def plain(text: str) -> str:
    """Return a text without the marks around names."""
    return text.replace("\u2068", "").replace("\u2069", "")
