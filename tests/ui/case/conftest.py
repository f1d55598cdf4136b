# SPDX-License-Identifier: GPL-3.0-or-later
"""A real training session for the module; a fresh pair of panels for each test."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exile_risk.session import Session
from tests.pages.case_panels import CasePage
from tests.pages.look import plain_look
from ui.tasks import Tasks


@pytest.fixture(scope="module")
def session() -> Iterator[Session]:
    session = Session.train()
    yield session
    session.close()


@pytest.fixture
def case_page(session: Session, qapp: QApplication, qtbot: QtBot) -> Iterator[CasePage]:
    plain_look(qapp)
    tasks = Tasks()
    yield CasePage(session, tasks, qtbot)
    tasks.close()
