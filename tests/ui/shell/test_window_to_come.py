# SPDX-License-Identifier: GPL-3.0-or-later
"""The window is made while the key is derived: it asks nothing of a vault too early, and none is made for nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exile_risk.session import Session
from tests.pages.running import PASSPHRASE, Running, Start
from ui.expected_session import ExpectedSession
from ui.main_window import MainWindow
from ui.panels.unlock_page import UnlockPage
from ui.program import Program
from ui.window_to_come import WindowToCome


def windows(program: Program) -> list[MainWindow]:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return program.window.findChildren(MainWindow)


def coming(program: Program) -> WindowToCome:
    """Return a window for a vault, made to its end though no vault is open."""
    made = WindowToCome(program, training=False)
    while made.is_working:
        QApplication.processEvents()
    return made


def refused_once(running: Running, qtbot: QtBot) -> None:
    """Try a wrong passphrase and wait until it is refused and the window to come is made."""
    running.first.try_passphrase("not the one at all")
    note = running.first.page(UnlockPage).note
    qtbot.waitUntil(lambda: note.text().startswith("That did not open it"), timeout=10_000)
    made = running.program._coming
    assert made is not None
    qtbot.waitUntil(lambda: not made.is_working, timeout=10_000)


def opened_now(running: Running, folder: Path) -> None:
    """Open the vault without waiting for the seconds after which the page lets one try again."""
    running.program._unlock(folder, bytearray(PASSPHRASE, "ascii"), None)
    running.first.wait_for_window()


@pytest.fixture
def session() -> Iterator[Session]:
    session = Session.train()
    yield session
    session.close()


@pytest.fixture
def waiting(start: Start, vault: Path) -> Running:
    return start()


def test_it_is_whole_hidden_and_empty_before_any_vault_is_open(waiting: Running) -> None:
    made = coming(waiting.program)
    (main,) = windows(waiting.program)
    assert not main.isVisible()
    assert main.desk.lines == ()
    assert main.desk.code is None
    assert waiting.program.desk is None  # nothing is open: closing the window ends the program at once
    assert waiting.program.window.close()
    made.drop()
    assert windows(waiting.program) == []


def test_the_session_tells_nothing_of_a_vault_before_it_has_come(session: Session) -> None:
    expected = ExpectedSession(training=True)
    assert expected.training
    assert expected.catalogue is session.catalogue
    assert "TH" in expected.knowledge.countries()
    with pytest.raises(AttributeError, match="cases: no vault is open yet"):
        expected.as_session().cases()
    expected.take(session)
    assert expected.as_session().cases() == session.cases()
    assert expected.knowledge is session.knowledge


def test_a_wrong_passphrase_leaves_one_window_for_the_next_try(waiting: Running, vault: Path, qtbot: QtBot) -> None:
    refused_once(waiting, qtbot)
    assert waiting.program.desk is None
    (before,) = windows(waiting.program)
    opened_now(waiting, vault)
    assert waiting.vault.main is before
    assert windows(waiting.program) == [waiting.vault.main]
    assert waiting.vault.main.isVisible()
    assert waiting.vault.main.status.facts.text().startswith("Facts 20")


def test_another_look_or_language_makes_it_anew(waiting: Running, vault: Path, qtbot: QtBot) -> None:
    refused_once(waiting, qtbot)
    (before,) = windows(waiting.program)
    waiting.program.choose("text_size", 150)
    assert before not in windows(waiting.program)
    opened_now(waiting, vault)
    assert windows(waiting.program) == [waiting.vault.main]


def test_practising_does_not_take_the_window_of_a_vault(waiting: Running, qtbot: QtBot) -> None:
    refused_once(waiting, qtbot)
    waiting.program.practise()
    qtbot.waitUntil(lambda: waiting.program.main is not None, timeout=20_000)
    assert windows(waiting.program) == [waiting.vault.main]
    assert waiting.vault.main.training
    assert waiting.vault.main.strip.isVisible()


def test_leaving_while_it_is_being_made_leaves_none(waiting: Running) -> None:
    made = waiting.program._window_to_come(training=False)
    waiting.program._coming = made
    waiting.program.lock()
    assert waiting.restarts == [[]]
    assert windows(waiting.program) == []
