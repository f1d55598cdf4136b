# SPDX-License-Identifier: GPL-3.0-or-later
"""Columns at the sizes the look names, in both directions, at every text size."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exile_risk.wording import set_language
from tests.pages.running import Running
from ui.the_window import Window


def columns(running: Running, width: int, height: int, qtbot: QtBot) -> tuple[int, int, int]:
    main = running.vault.main
    running.program.window.resize(width, height)
    qtbot.waitUntil(lambda: main.width() == width and main.result.width() > 0, timeout=5_000)
    qtbot.waitUntil(lambda: main.cases.width() + main.form.width() + main.result.width() + 2 == width, timeout=5_000)
    return main.cases.width(), main.form.width(), main.result.width()


@pytest.mark.parametrize("screen", [(1366, 768), (1280, 720), (1920, 1040)])
def test_the_window_and_its_frame_fit_the_screen(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, screen: tuple[int, int]
) -> None:
    monkeypatch.setattr(QScreen, "availableSize", lambda _: QSize(*screen))
    window = Window(lambda: True)
    qtbot.addWidget(window)
    assert window.height() + 37 <= screen[1], "a title bar of usual height must not push the foot off the screen"
    assert window.width() + 2 <= screen[0]
    assert window.width() <= 1366
    assert window.height() <= 768


@pytest.mark.parametrize(
    ("size", "list_and_form"), [((1366, 768), (232, 504)), ((1024, 640), (56, 392)), ((1280, 720), (232, 504))]
)
def test_the_columns_are_as_wide_as_drawn(
    opened: Running, qtbot: QtBot, size: tuple[int, int], list_and_form: tuple[int, int]
) -> None:
    opened.vault.new_case()
    assert columns(opened, *size, qtbot)[:2] == list_and_form


def test_a_wide_window_gives_the_result_760_and_the_rest_to_the_form(opened: Running, qtbot: QtBot) -> None:
    opened.vault.new_case()
    start, form, result = columns(opened, 1800, 900, qtbot)
    assert (start, result) == (232, 758)
    assert form == 1800 - 232 - 760


@pytest.mark.parametrize("percent", [80, 150])
def test_larger_and_smaller_text_fit_the_smallest_window(opened: Running, qtbot: QtBot, percent: int) -> None:
    opened.vault.new_case()
    opened.program.choose("text_size", percent)
    assert sum(columns(opened, 1024, 640, qtbot)) == 1022


def test_the_largest_text_in_the_smallest_window_shows_one_panel_at_a_time(opened: Running, qtbot: QtBot) -> None:
    opened.vault.new_case()
    opened.program.choose("text_size", 200)
    opened.program.window.resize(1024, 640)
    main = opened.vault.main
    qtbot.waitUntil(lambda: main.columns.to_result.isVisible(), timeout=5_000)
    assert (main.form.isVisible(), main.result.isVisible()) == (True, False)
    opened.vault.press(main.columns.to_result)
    assert (main.form.isVisible(), main.result.isVisible()) == (False, True)
    qtbot.waitUntil(lambda: main.result.width() == 1024 - 113, timeout=5_000)
    opened.vault.keys(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert (main.form.isVisible(), main.result.isVisible()) == (True, False)
    opened.program.window.resize(1366, 768)
    qtbot.waitUntil(lambda: main.result.isVisible() and not main.columns.to_form.isVisible(), timeout=5_000)


def test_the_rail_opens_for_a_search_and_folds_again(opened: Running, qtbot: QtBot) -> None:
    code = opened.vault.new_case()
    main = opened.vault.main
    columns(opened, 1024, 640, qtbot)
    assert not main.cases.search.isVisible()
    opened.vault.press(main.cases.find_button)
    assert main.cases.width() == 232
    assert main.cases.search.hasFocus()
    qtbot.keyClicks(main.cases.search, code)
    main.go_to(main.form)
    assert main.cases.width() == 56
    assert opened.vault.codes() == [code]


def test_right_to_left_mirrors_the_columns(opened: Running, qtbot: QtBot, qapp: QApplication) -> None:
    opened.vault.new_case()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        main = opened.vault.main
        qtbot.waitUntil(lambda: main.cases.x() > main.form.x() > main.result.x(), timeout=5_000)
        assert main.header.lock.x() < main.header.menu.x()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_a_language_change_rebuilds_the_window_and_keeps_the_desk(opened: Running, qtbot: QtBot) -> None:
    code = opened.vault.new_case()
    opened.vault.answer(origin="KH", host="TH")
    before = opened.vault.main
    opened.program.choose("language", "en")
    assert opened.vault.main is not before
    assert opened.vault.desk.code == code
    assert opened.vault.main.form.isVisible()
    opened.vault.wait_until_saved()
    set_language("en")
