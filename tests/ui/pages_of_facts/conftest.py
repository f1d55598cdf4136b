# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of facts alone in a window, over a real session; and in a whole program where the way to them counts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from exile_risk.session import Session
from tests.pages.fact_pages import FactPagesPage
from tests.pages.look import plain_look
from tests.pages.running import Running
from tests.ui.shell.conftest import made_vault, opened, start, vault
from ui.fact_navigation import FactNavigation
from ui.panels.fact_links import FactLinks
from ui.panels.fact_pages import FactPages, Place
from ui.tasks import Tasks

__all__ = ["made_vault", "opened", "start", "vault"]

LOOK_BACK = date(2018, 4, 30)


@pytest.fixture(scope="package")
def session() -> Iterator[Session]:
    session = Session.train()
    yield session
    session.close()


@pytest.fixture
def pages(session: Session, qapp: QApplication, qtbot: QtBot) -> Iterator[FactPagesPage]:
    """The pages in a window of their own, on the day of the founding story."""
    plain_look(qapp)
    tasks, window = Tasks(), QWidget()
    shown, links = FactPages(session, tasks), FactLinks(window)
    links.country_wanted.connect(lambda code: shown.open(Place("country", (code,), LOOK_BACK)))
    links.corridor_wanted.connect(lambda o, h: shown.open(Place("corridor", (o, h), LOOK_BACK)))
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(shown)
    window.resize(1310, 660)
    qtbot.addWidget(window)
    with qtbot.waitActive(window, timeout=10_000):
        window.show()
        window.activateWindow()
    yield FactPagesPage(shown, links, qtbot)
    tasks.close()
    plain_look(qapp)


@dataclass
class InProgram:
    """A program with a case open, and its pages."""

    running: Running
    page: FactPagesPage
    navigation: FactNavigation

    @property
    def is_shown(self) -> bool:
        return self.running.vault.main.columns.shows_page


@pytest.fixture
def program(opened: Running, qtbot: QtBot) -> InProgram:
    """An open case: feared Thailand, now in Cambodia, rated as of 30 April 2018."""
    opened.vault.new_case()
    opened.vault.answer(origin="TH", host="KH", as_of=LOOK_BACK)
    opened.vault.wait_until_saved()
    navigation = opened.program.facts
    assert navigation is not None
    return InProgram(opened, FactPagesPage(navigation.pages, navigation.links, qtbot), navigation)
