# SPDX-License-Identifier: GPL-3.0-or-later
"""A real training session for the module, and a fresh relocation page for each test."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exile_risk.session import Session
from tests.pages.relocation_page import Relocating
from ui.tasks import Tasks
from ui.theme import apply_theme

REFUGEE = "refugee-in-thailand-2018"


@pytest.fixture(scope="module")
def session() -> Iterator[Session]:
    session = Session.train()
    yield session
    session.close()


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    apply_theme(qapp, "light", 100)
    tasks = Tasks()
    yield tasks
    tasks.close()


@pytest.fixture
def empty(session: Session, tasks: Tasks, qtbot: QtBot) -> Iterator[Relocating]:
    """The page before any case is shown."""
    relocating = Relocating(session, tasks, qtbot)
    yield relocating
    relocating.page.stop()


@pytest.fixture
def relocating(empty: Relocating) -> Relocating:
    """The page with the whole list for the refugee in Thailand."""
    return empty.open(REFUGEE)
