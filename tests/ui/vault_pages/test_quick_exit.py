# SPDX-License-Identifier: GPL-3.0-or-later
"""One key, and nothing is on the screen any more: first hidden, then ended, within a tenth of a second."""

import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QAbstractEventDispatcher, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from exile_risk.session import unlocked
from tests.pages.running import PASSPHRASE, Running, Start
from ui.quick_exit import KEY

MOST_SECONDS = 0.1
ROOT = Path(__file__).parents[3]


class Ended:
    """Stands in for the end of the process, and notes what was still to be seen."""

    def __init__(self, running: Running) -> None:
        self.seen: list[list[QWidget]] = []
        self.took: list[float] = []
        self.began = 0.0
        running.program.quick_exit._end = self

    def __call__(self) -> None:
        self.took.append(time.perf_counter() - self.began)
        self.seen.append([w for w in QApplication.topLevelWidgets() if w.isVisible()])

    def press(self, qtbot: QtBot, widget: QWidget) -> None:
        qtbot.waitExposed(widget.window())
        window, dispatcher = widget.window().windowHandle(), QAbstractEventDispatcher.instance()
        assert window is not None
        assert dispatcher is not None
        with qtbot.waitSignal(dispatcher.aboutToBlock):  # a person's key comes while the program waits
            pass
        self.began = time.perf_counter()
        QTest.keyClick(window, KEY)  # as the platform gives it: to the window, not to a widget


def check(ended: Ended) -> None:
    assert ended.seen
    assert ended.seen[0] == []  # hidden before the end, not by it
    assert ended.took[0] <= MOST_SECONDS


def test_the_key_hides_everything_first_even_from_inside_a_field(opened: Running, qtbot: QtBot) -> None:
    opened.vault.new_case()
    ended = Ended(opened)
    ended.press(qtbot, opened.vault.main.cases.search)
    check(ended)


@pytest.mark.parametrize("ours", [True, False])
def test_only_what_is_ours_leaves_the_clipboard(opened: Running, monkeypatch: pytest.MonkeyPatch, ours: bool) -> None:
    cleared: list[bool] = []
    board = SimpleNamespace(ownsClipboard=lambda: ours, clear=lambda: cleared.append(True))
    monkeypatch.setattr("ui.quick_exit.QGuiApplication", SimpleNamespace(clipboard=lambda: board))
    ended = Ended(opened)
    opened.program.quick_exit.leave()
    assert (bool(cleared), len(ended.took)) == (ours, 1)


def test_the_button_beside_the_lock_does_the_same(opened: Running, qtbot: QtBot) -> None:
    ended, header = Ended(opened), opened.vault.main.header
    opened.program.window.resize(1024, 640)
    for button in (header.lock, header.leave):
        assert button.isVisible()
        assert button.geometry().right() <= header.width()
    ended.began = time.perf_counter()
    qtbot.mouseClick(header.leave, Qt.MouseButton.LeftButton)
    check(ended)


def test_it_works_over_an_open_menu_and_on_the_first_page(start: Start, vault: Path, qtbot: QtBot) -> None:
    running = start()
    ended = Ended(running)
    ended.press(qtbot, running.program.window)
    check(ended)
    running.program.window.show()
    running.first.unlock(PASSPHRASE)
    menu = running.vault.main.menus["vault"]
    for window in (menu, running.program.window):  # platforms differ in whose key it is
        running.program.window.show()
        menu.popup(running.program.window.pos())
        again = Ended(running)
        again.press(qtbot, window)
        check(again)


def test_a_menu_row_tells_the_key(opened: Running) -> None:
    assert opened.vault.main.actions_table["leave_at_once"].shortcut().toString() == "F12"


@pytest.mark.skipif(sys.platform == "win32", reason="reads how a process ended")
def test_the_process_really_ends_and_what_was_saved_is_there(opened: Running, vault: Path, qtbot: QtBot) -> None:
    """The end is that of a kill, which the vault is tested to withstand; here it is one real process."""
    code = "from ui.restart import end_at_once; print('shown', flush=True); end_at_once(); print('never')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stdout) == (0, "shown\n")
    made = opened.vault.new_case()
    opened.vault.answer(origin="KH", host="TH")
    opened.vault.wait_until_saved()
    opened.program.leave_for([], forced=True)
    qtbot.waitUntil(lambda: opened.program.desk is None, timeout=10_000)
    with unlocked(vault, bytearray(PASSPHRASE, "ascii")) as session:
        assert session.draft(made).origin == "KH"
