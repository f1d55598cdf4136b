# SPDX-License-Identifier: GPL-3.0-or-later
"""Reasons and what-if take the room of the form, and give it back at a key, a button or another tab."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from exile_risk.model.answers import Answer
from tests.pages.running import Running
from ui.panels.result import RATING, REASONS, WHAT_IF


def rated(running: Running, qtbot: QtBot) -> str:
    """Begin a case that has a rating, in a window of the size that the look names."""
    running.program.window.resize(1366, 768)
    code = running.vault.new_case()
    answers = {t: Answer("no") for t in running.vault.desk.session.catalogue.triggers}
    running.vault.answer(origin="KH", host="TH", answers=answers)
    qtbot.waitUntil(lambda: running.vault.main.width() == 1366, timeout=5_000)
    return code


def test_a_wide_page_takes_the_room_of_the_form(opened: Running, qtbot: QtBot) -> None:
    code = rated(opened, qtbot)
    main = opened.vault.main
    for page in (REASONS, WHAT_IF):
        main.result.tabs.setCurrentIndex(page)
        assert not main.form.isVisible()
        qtbot.waitUntil(lambda: main.cases.width() == 56 and main.result.width() > 1300, timeout=5_000)
        assert main.result.strip.isVisible()
        assert main.result.strip.code.text() == code
        main.go_to(main.cases)
        opened.vault.keys(Qt.Key.Key_F6)
        assert main.result.isAncestorOf(opened.program.window.focusWidget()), "F6 goes through what can be seen"
    main.result.tabs.setCurrentIndex(RATING)
    assert main.form.isVisible()
    assert not main.result.strip.isVisible()
    qtbot.waitUntil(lambda: main.cases.width() == 232, timeout=5_000)


def test_the_form_comes_back_by_button_and_by_key(opened: Running, qtbot: QtBot) -> None:
    rated(opened, qtbot)
    main = opened.vault.main
    main.result.tabs.setCurrentIndex(REASONS)
    opened.vault.press(main.result.strip.show_form)
    assert main.form.isVisible()
    assert main.result.isVisible()
    assert not main.result.strip.isVisible()
    opened.vault.press(main.result.hide_form)
    assert not main.form.isVisible()
    opened.vault.keys(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert main.form.isVisible()
    assert main.form.isAncestorOf(opened.program.window.focusWidget())


def test_a_question_asked_for_brings_the_form_back(opened: Running, qtbot: QtBot) -> None:
    rated(opened, qtbot)
    main = opened.vault.main
    main.result.tabs.setCurrentIndex(WHAT_IF)
    main.result.wide.what_if.page.question_wanted.emit("immigration_status")
    assert main.form.isVisible()


def test_what_is_supposed_is_never_kept(opened: Running, qtbot: QtBot) -> None:
    code = rated(opened, qtbot)
    main, desk = opened.vault.main, opened.vault.desk
    opened.vault.wait_until_saved()
    before = desk.draft
    main.result.tabs.setCurrentIndex(WHAT_IF)
    page = main.result.wide.what_if.page
    qtbot.waitUntil(lambda: page.is_current, timeout=15_000)
    page.bench.changed.emit(page.supposed[0].with_answer("immigration_status", Answer("removal_order")))
    qtbot.waitUntil(lambda: page.is_current and bool(page.cards[1].chips), timeout=15_000)
    assert desk.draft is before
    assert desk.is_kept
    other = opened.vault.new_case()
    assert page.supposed[0].is_nothing, "another case never shows what was supposed of the last one"
    assert opened.vault.open(code).answers == (before.answers if before else None)
    assert other != code
