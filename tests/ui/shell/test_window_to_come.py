# SPDX-License-Identifier: GPL-3.0-or-later
"""The window is made while the key is derived: it asks nothing of a vault too early, and none is made for nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from exile_risk.session import Session
from tests.pages.running import PASSPHRASE, Running, Start
from ui.expected_session import ExpectedSession
from ui.main_window import MainWindow
from ui.panels.case_form import CaseFormPanel
from ui.panels.result import ResultPanel
from ui.panels.unlock_page import UnlockPage
from ui.program import Program
from ui.rating_anew import RatingAnew
from ui.window_to_come import WindowToCome


def windows(program: Program) -> list[MainWindow]:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return program.window.findChildren(MainWindow)


def focus_stops(program: Program) -> list[QWidget]:
    """Return what Tab leads to, once round."""
    stops: list[QWidget] = []
    window = program.window
    while window.focusNextChild() and (here := window.focusWidget()) is not None and here not in stops:
        stops.append(here)
    return stops


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
    assert not [timer for timer in main.findChildren(QTimer) if timer.isActive()]
    assert not any(main.isAncestorOf(w) for w in focus_stops(waiting.program))
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


@pytest.mark.parametrize("reached", ["form", "result", "columns", "navigation", "window", "look"])
def test_giving_it_up_at_any_step_leaves_nothing_of_it(waiting: Running, reached: str) -> None:
    before = set(waiting.program.window.findChildren(QObject))
    made = WindowToCome(waiting.program, training=False)
    made._soon.stop()
    while next(made._steps) != reached:
        pass
    parts = [w for w in QApplication.allWidgets() if isinstance(w, CaseFormPanel | ResultPanel | MainWindow)]
    assert parts
    made.drop()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not any(map(isValid, parts))
    assert set(waiting.program.window.findChildren(QObject)) <= before


@pytest.mark.parametrize("reached", ["form", "columns"])
def test_the_end_of_the_program_takes_it_along(waiting: Running, reached: str) -> None:
    made = waiting.program._coming = WindowToCome(waiting.program, training=False)
    made._soon.stop()
    while next(made._steps) != reached:
        pass  # the fixture ends the program, and fails where anything is left


def test_one_that_cannot_be_made_locks_the_vault_again_and_says_so(
    waiting: Running, vault: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_self: object, _opened: object) -> None:
        raise OSError("no more windows")

    with monkeypatch.context() as patched:
        patched.setattr(WindowToCome, "enter", full)
        waiting.program._unlock(vault, bytearray(PASSPHRASE, "ascii"), None)
        note = waiting.first.page(UnlockPage).note
        qtbot.waitUntil(note.isVisible, timeout=10_000)
    assert waiting.program.desk is None
    assert windows(waiting.program) == []
    opened_now(waiting, vault)  # nobody holds the vault
    assert windows(waiting.program) == [waiting.vault.main]


def test_a_window_made_anew_begins_once_and_the_one_before_does_not_begin_again(
    waiting: Running, vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[QObject | None] = []
    start = RatingAnew.start

    def counted(self: RatingAnew) -> None:
        begun.append(self.parent())
        start(self)

    monkeypatch.setattr(RatingAnew, "start", counted)
    opened_now(waiting, vault)
    first = waiting.vault.main
    assert begun == [first]
    waiting.program.choose("text_size", 150)
    assert begun == [first, waiting.vault.main]
    assert waiting.vault.main is not first


def test_what_was_said_of_damage_and_the_way_to_stay_are_in_a_window_made_anew(waiting: Running, vault: Path) -> None:
    opened_now(waiting, vault)
    waiting.program._tell_damage(("a page does not fit",))
    waiting.program.choose("text_size", 150)
    main = waiting.vault.main
    assert "damage" in main.notices
    main.idle.warn(20, saved=True)
    assert waiting.program.idle is not None
    waiting.program.idle._warned = True
    main.idle.stay.click()
    assert not main.idle.isVisible()


def test_a_vault_that_is_only_looked_at_takes_nothing_in_the_window_made_ahead(waiting: Running, vault: Path) -> None:
    waiting.program._look(vault, bytearray(PASSPHRASE, "ascii"), None)
    waiting.first.wait_for_window()
    main = waiting.vault.main
    assert "read_only" in main.notices
    assert not any(part.isEnabled() for part in (main.form, main.cases.new_button, main.result.judgement))
    waiting.program.choose("text_size", 150)
    assert not waiting.vault.main.cases.new_button.isEnabled()


def test_a_vault_just_created_waits_without_a_window_in_view_and_then_gets_the_one_made(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    running = start(tmp_path / "vault")
    program = running.program
    program._create(tmp_path / "vault", bytearray(PASSPHRASE, "ascii"))
    qtbot.waitUntil(lambda: program._waiting is not None, timeout=10_000)
    made = program._coming
    assert made is not None
    qtbot.waitUntil(lambda: not made.is_working, timeout=10_000)
    (main,) = windows(program)
    assert not main.isVisible()
    assert program.idle is not None, "it locks by itself while its owner is away"
    program.choose("theme", "dark")
    program._go_in()
    assert windows(program) == [running.vault.main] == [main]
    assert program._coming is None
    assert main.no_case.isVisible()
