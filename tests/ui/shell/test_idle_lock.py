# SPDX-License-Identifier: GPL-3.0-or-later
"""An untouched vault closes by itself: exact to the second, whatever the clocks of the machine do."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.pages.running import Clock, Running
from ui.lock import IdleLock


@pytest.fixture
def clocks() -> tuple[Clock, Clock]:
    return Clock(), Clock()


@pytest.fixture
def lock(qtbot: QtBot, clocks: tuple[Clock, Clock]) -> Iterator[IdleLock]:
    owner = QObject()
    lock = IdleLock(300, owner, clock=clocks[0], wall=clocks[1])
    lock.start()
    yield lock
    lock.stop()
    owner.deleteLater()


def press_shift(running: Running) -> None:
    """Press a key as the platform gives it: to the window, not to a widget."""
    window = running.program.window.windowHandle()
    assert window is not None
    QTest.keyClick(window, Qt.Key.Key_Shift)


def go_on(clocks: tuple[Clock, Clock], seconds: float) -> None:
    for clock in clocks:
        clock.now += seconds


def test_it_warns_for_thirty_seconds_and_then_locks_once(
    lock: IdleLock, clocks: tuple[Clock, Clock], qtbot: QtBot
) -> None:
    warned: list[int] = []
    lock.warning.connect(warned.append)
    go_on(clocks, 269)
    lock.tick()
    assert warned == []
    go_on(clocks, 1)
    lock.tick()
    go_on(clocks, 29)
    lock.tick()
    assert warned == [30, 1]
    go_on(clocks, 1)
    with qtbot.waitSignal(lock.expired):
        lock.tick()
    with qtbot.assertNotEmitted(lock.expired):
        lock.tick()


def test_a_key_in_any_widget_starts_the_count_anew(
    lock: IdleLock, clocks: tuple[Clock, Clock], qtbot: QtBot, opened: Running
) -> None:
    go_on(clocks, 299)
    press_shift(opened)
    go_on(clocks, 299)
    with qtbot.assertNotEmitted(lock.expired):
        lock.tick()


def test_a_machine_that_slept_locks_at_once(lock: IdleLock, clocks: tuple[Clock, Clock], qtbot: QtBot) -> None:
    clocks[1].now += 31  # the wall clock went on while the monotonic one stood still
    with qtbot.waitSignal(lock.expired):
        lock.tick()


@pytest.mark.parametrize("jump", [-31, 31])
def test_a_changed_clock_locks_too(lock: IdleLock, clocks: tuple[Clock, Clock], qtbot: QtBot, jump: int) -> None:
    clocks[1].now += jump
    with qtbot.waitSignal(lock.expired):
        lock.tick()


def test_whoever_wakes_a_machine_after_the_limit_must_unlock_first(
    lock: IdleLock, clocks: tuple[Clock, Clock], qtbot: QtBot, opened: Running
) -> None:
    go_on(clocks, 4000)
    with qtbot.waitSignal(lock.expired):
        press_shift(opened)


def test_the_window_counts_down_says_so_and_locks(opened: Running, qtbot: QtBot) -> None:
    opened.vault.new_case()
    opened.vault.answer(origin="KH", host="TH")
    main, idle = opened.vault.main, opened.program.idle
    assert idle is not None
    for clock in (opened.clock, opened.wall):
        clock.now += 270
    idle.tick()
    assert main.header.lock.text().endswith("0:30")
    assert main.idle.isVisible()
    opened.vault.wait_until_saved()
    idle.tick()
    assert main.idle.words.text() == "Locks in 30 s. Your draft is saved."
    opened.vault.press(main.idle.stay)
    assert not main.idle.isVisible()
    for clock in (opened.clock, opened.wall):
        clock.now += 300
    idle.tick()
    qtbot.waitUntil(lambda: opened.restarts == [[]], timeout=10_000)
    assert opened.program.desk is None
    assert opened.program.main is None
    qtbot.waitUntil(lambda: opened.program.window.centralWidget() is None)


def test_a_full_disk_does_not_keep_an_untouched_vault_open(
    opened: Running, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    opened.vault.new_case()

    def full(code: str, draft: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(opened.vault.desk.session, "save", full)
    opened.vault.answer(origin="KH", host="TH")
    opened.program.lock(idle=True)
    qtbot.waitUntil(lambda: opened.restarts == [[]], timeout=10_000)


def test_the_minutes_can_be_chosen_and_hold_at_once(opened: Running, qtbot: QtBot) -> None:
    opened.program.choose("lock_minutes", 1)
    assert opened.vault.main.header.lock.text().endswith("1:00")
