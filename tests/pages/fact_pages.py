# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of facts in an open window, as a person uses them."""

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.panels.about_page import AboutPage
from ui.panels.corridor_page import CorridorPage
from ui.panels.country_page import CountryPage
from ui.panels.evidence_page import EvidencePage
from ui.panels.fact_links import FactLinks
from ui.panels.fact_pages import FactPages
from ui.widgets.fact_popover import FactPopover
from ui.widgets.fact_rows import FactRow, FactRows


class FactPagesPage:
    """The pages with the links that lead to them, wherever they stand."""

    def __init__(self, pages: FactPages, links: FactLinks, qtbot: QtBot) -> None:
        self.pages, self.links, self.qtbot = pages, links, qtbot

    def country(self, code: str) -> CountryPage:
        """Open a country's page and wait for it."""
        self.links.country_wanted.emit(code)
        return self.wait_for_country(code)

    def wait_for_country(self, code: str) -> CountryPage:
        self.qtbot.waitUntil(lambda: isinstance(self.pages.page, CountryPage), timeout=10_000)
        page = self.pages.page
        assert isinstance(page, CountryPage)
        self.qtbot.waitUntil(lambda: page.shown is not None and page.shown.record.code == code, timeout=10_000)
        return page

    def wait_for_day(self, page: CountryPage, day: date) -> None:
        self.qtbot.waitUntil(lambda: page.shown is not None and page.shown.record.day == day, timeout=10_000)

    def corridor(self, origin: str, host: str) -> CorridorPage:
        """Open two countries over time and wait for both days to be compared."""
        self.links.corridor_wanted.emit(origin, host)
        return self.wait_for_corridor(origin, host)

    def wait_for_corridor(self, origin: str, host: str) -> CorridorPage:
        self.qtbot.waitUntil(lambda: isinstance(self.pages.page, CorridorPage), timeout=10_000)
        page = self.pages.page
        assert isinstance(page, CorridorPage)

        def shown() -> bool:
            found = page.shown.history if page.shown else None
            return found is not None and (found.origin, found.host) == (origin, host) and page.parts.is_shown

        self.qtbot.waitUntil(shown, timeout=20_000)
        self.wait_until_compared(page)
        return page

    def wait_until_compared(self, page: CorridorPage) -> None:
        """Wait until the list speaks of the days on which the flags stand."""
        self.qtbot.waitUntil(
            lambda: page.pair is not None and (page.pair.a, page.pair.b) == page.parts.timeline.days, timeout=10_000
        )

    def about(self) -> AboutPage:
        self.pages.open_about()
        page = self.pages.page
        assert isinstance(page, AboutPage)
        self.qtbot.waitUntil(lambda: bool(page.program.rows()), timeout=10_000)
        return page

    def evidence(self) -> EvidencePage:
        self.pages.open_evidence()
        page = self.pages.page
        assert isinstance(page, EvidencePage)
        self.qtbot.waitUntil(lambda: bool(page.cases.rows()), timeout=10_000)
        return page

    def open_row(self, rows: FactRows, row: FactRow) -> FactPopover:
        """Go to a row, press Enter, and return the card that opens."""
        rows.setFocus()
        rows.setCurrentIndex(rows.rows_model.index(rows.rows().index(row)))
        self.qtbot.keyClick(rows, Qt.Key.Key_Return)
        return next(w for w in QApplication.topLevelWidgets() if isinstance(w, FactPopover) and w.isVisible())

    def press(self, card: QWidget, word: str) -> None:
        button = next(b for b in card.findChildren(QPushButton) if word in b.text())
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def drag(self, widget: QWidget, across: int) -> None:
        """Take hold of a widget in its middle and let it go some px further."""
        middle = widget.rect().center()
        self.qtbot.mousePress(widget, Qt.MouseButton.LeftButton, pos=middle)
        self.qtbot.mouseMove(widget, middle + QPoint(across, 0))
        self.qtbot.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=middle)


def words(rows: FactRows) -> list[str]:
    """Everything a list says, row by row."""
    return [row.spoken for row in rows.rows()]
