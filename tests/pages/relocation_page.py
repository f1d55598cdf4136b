# SPDX-License-Identifier: GPL-3.0-or-later
"""The relocation tab, as a person uses it."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from exile_risk.model.assessment import Assessment
from exile_risk.model.case import Needs
from exile_risk.model.draft import Draft
from exile_risk.scenarios import scenarios
from exile_risk.session import Session
from ui.relocation.page import RelocationPage
from ui.tasks import Tasks


class Relocating:
    """The page with its tools in a window of its own, joined to a draft as the desk joins it."""

    def __init__(self, session: Session, tasks: Tasks, qtbot: QtBot) -> None:
        self.session, self._qtbot = session, qtbot
        self.window = QWidget()
        self.page = RelocationPage(session, tasks)
        column = QVBoxLayout(self.window)
        column.addWidget(self.page.tools)
        column.addWidget(self.page)
        self.draft = Draft()
        self.found: Assessment | None = None
        self.page.needs_changed.connect(self._take_needs)
        self.window.resize(1310, 660)
        qtbot.addWidget(self.window)
        with qtbot.waitExposed(self.window):
            self.window.show()

    def show(self, draft: Draft) -> None:
        """Show a draft, and begin to work out its options."""
        self.draft = draft
        self.found = self.session.assess(draft)
        self.page.show_assessment(self.found)

    def open(self, id: str) -> "Relocating":
        """Show a scenario and wait for the whole list."""
        scenario = next(s for s in scenarios() if s.id == id)
        self.show(self.session.read(scenario.text, id))
        self.wait()
        return self

    def wait(self) -> None:
        """Wait until the options of the newest answers are on screen."""
        self._qtbot.waitUntil(lambda: self.page.is_current, timeout=30_000)

    def _take_needs(self, needs: Needs) -> None:
        self.show(replace(self.draft, needs=needs))

    def press(self, widget: QWidget) -> None:
        self._qtbot.waitUntil(lambda: widget.height() > 0 and widget.isVisible())
        self._qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def key(self, key: Qt.Key) -> None:
        """Press a key in the table."""
        self._qtbot.keyClick(self.page.view.table.rows, key)

    def close_and_open(self) -> None:
        """Put the case away and open it again, as the window does: what is left is what the draft holds."""
        self.page.forget()
        self.show(self.draft)
        self.wait()

    def into_table(self) -> None:
        self.page.view.table.rows.setFocus()

    def rows(self) -> list[str]:
        """The table as it is heard."""
        return [plain(row.spoken) for row in self.page.view.table.model.rows]

    def titles(self) -> list[str]:
        return [plain(row.title) for row in self.page.view.table.model.rows]

    def excluded(self) -> list[str]:
        """What is not offered, row by row."""
        return [plain(row.spoken) for row in self.page.view.excluded.rows()]

    def words(self, inside: QWidget | None = None) -> list[str]:
        """Everything that can be read, in labels and on buttons."""
        where = inside or self.page
        labels = [label.text() for label in where.findChildren(QLabel) if label.isVisible()]
        buttons = [button.text() for button in where.findChildren(QAbstractButton) if button.isVisible()]
        return [plain(text) for text in (*labels, *buttons) if text]


def plain(text: str) -> str:
    """Return a text without the marks around names."""
    return text.replace("\u2068", "").replace("\u2069", "")
