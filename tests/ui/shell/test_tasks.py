# SPDX-License-Identifier: GPL-3.0-or-later
"""Work beside the window: in order, on one thread, and silent towards whoever is gone."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from exile_risk.errors import InputError
from ui.tasks import Tasks


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.close()
    tasks.deleteLater()


def test_all_work_runs_on_one_other_thread_in_order(tasks: Tasks, qtbot: QtBot) -> None:
    seen: list[tuple[int, str]] = []
    heard: list[int] = []
    for n in range(20):
        tasks.read(lambda n=n: (seen.append((n, threading.current_thread().name)), n)[1], heard.append, tasks)
    qtbot.waitUntil(lambda: len(heard) == 20, timeout=5_000)
    assert heard == list(range(20))
    assert [n for n, _ in seen] == heard
    assert len({name for _, name in seen}) == 1
    assert threading.current_thread().name not in {name for _, name in seen}


def test_results_come_on_the_thread_of_the_window(tasks: Tasks, qtbot: QtBot) -> None:
    heard: list[str] = []
    tasks.read(lambda: None, lambda _: heard.append(threading.current_thread().name), tasks)
    qtbot.waitUntil(lambda: bool(heard), timeout=5_000)
    assert heard == [threading.current_thread().name]


def test_the_result_for_an_owner_that_is_gone_is_dropped(tasks: Tasks, qtbot: QtBot) -> None:
    gate, owner = threading.Event(), QObject()
    heard: list[object] = []
    tasks.read(gate.wait, heard.append, owner, heard.append)
    tasks.read(lambda: 1, heard.append, tasks)
    delete(owner)
    gate.set()
    qtbot.waitUntil(lambda: 1 in heard, timeout=5_000)
    assert heard == [1]


def test_a_failure_reaches_its_own_callback_with_its_code(tasks: Tasks, qtbot: QtBot) -> None:
    def fail() -> None:
        raise InputError("case_code", case="x")

    wrong: list[Exception] = []
    tasks.write(fail, lambda _: None, tasks, wrong.append)
    qtbot.waitUntil(lambda: bool(wrong), timeout=5_000)
    assert isinstance(wrong[0], InputError)
    assert wrong[0].code == "case_code"


def test_only_a_write_says_that_something_changed(tasks: Tasks, qtbot: QtBot) -> None:
    heard: list[str] = []
    tasks.changed.connect(lambda: heard.append("changed"))
    tasks.read(lambda: None, lambda _: heard.append("read"), tasks)
    tasks.write(lambda: None, lambda _: heard.append("written"), tasks)
    qtbot.waitUntil(lambda: "changed" in heard, timeout=5_000)
    assert heard == ["read", "written", "changed"]


def test_closing_waits_for_what_was_begun(tasks: Tasks) -> None:
    done: list[int] = []
    tasks.write(lambda: done.append(1), lambda _: None, tasks)
    tasks.close()
    assert done == [1]
