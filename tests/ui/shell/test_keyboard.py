# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything can be done without a mouse, and no key throws work away."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.pages.running import PASSPHRASE, Running, Start
from ui.actions import VERBS
from ui.panels.shortcuts import Shortcuts
from ui.panels.unlock_page import UnlockPage

CTRL = Qt.KeyboardModifier.ControlModifier


def test_from_the_passphrase_to_the_first_answer_of_a_new_case(start: Start, vault: Path, qtbot: QtBot) -> None:
    running = start()
    page = running.first.page(UnlockPage)
    assert QApplication.focusWidget() is page.passphrase.edit
    qtbot.keyClicks(page.passphrase.edit, PASSPHRASE)
    running.vault.keys(Qt.Key.Key_Return)
    running.first.wait_for_window()
    running.vault.keys(Qt.Key.Key_N, CTRL)
    qtbot.waitUntil(lambda: running.vault.desk.code is not None, timeout=10_000)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert running.vault.main.form.isAncestorOf(focused)


def test_every_part_of_the_window_is_reached_by_f6_and_by_number(opened: Running) -> None:
    opened.vault.new_case()
    main = opened.vault.main
    for key, part in ((Qt.Key.Key_1, main.cases), (Qt.Key.Key_2, main.form), (Qt.Key.Key_3, main.result)):
        opened.vault.keys(key, CTRL)
        assert part.isAncestorOf(_focused())
    reached = []
    for _ in main.parts():
        opened.vault.keys(Qt.Key.Key_F6)
        reached.append(next(part for part in main.parts() if part.isAncestorOf(_focused())))
    assert set(reached) == set(main.parts())
    opened.vault.keys(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert reached[-2].isAncestorOf(_focused())


def test_find_puts_the_caret_into_the_search_and_narrows_the_list(opened: Running, qtbot: QtBot) -> None:
    codes = {opened.vault.new_case() for _ in range(3)}
    opened.vault.keys(Qt.Key.Key_F, CTRL)
    assert QApplication.focusWidget() is opened.vault.main.cases.search
    wanted = min(codes)
    qtbot.keyClicks(opened.vault.main.cases.search, wanted.casefold())
    assert opened.vault.codes() == [wanted]
    qtbot.keyClicks(opened.vault.main.cases.search, "zz")
    assert opened.vault.main.cases.nothing.isVisible()
    opened.vault.press(opened.vault.main.cases.clear)
    assert set(opened.vault.codes()) == codes


def test_escape_never_discards(opened: Running) -> None:
    opened.vault.new_case()
    opened.vault.answer(origin="KH", host="TH")
    draft = opened.vault.desk.draft
    for part in opened.vault.main.parts():
        opened.vault.main.go_to(part)
        opened.vault.keys(Qt.Key.Key_Escape)
    assert opened.vault.desk.draft == draft
    assert opened.program.window.isVisible()


def test_the_list_of_shortcuts_is_complete_and_closes_by_escape(opened: Running) -> None:
    opened.vault.keys(Qt.Key.Key_Slash, CTRL)
    card = opened.vault.main.overlay.card
    assert isinstance(card, Shortcuts)
    shown = {label.text() for label in card.findChildren(QWidget) if hasattr(label, "text")}
    for verb in VERBS:
        if isinstance(verb.keys, str) and verb.keys:
            assert verb.text.replace("&", "") in shown
            assert verb.keys in shown
    opened.vault.keys(Qt.Key.Key_Escape)
    assert opened.vault.main.overlay.card is None


def test_no_two_verbs_share_a_key_or_an_id() -> None:
    keys = [verb.keys for verb in VERBS if isinstance(verb.keys, str) and verb.keys]
    assert len(keys) == len(set(keys))
    assert len({verb.id for verb in VERBS}) == len(VERBS)


def test_text_size_and_look_change_while_the_window_is_open(opened: Running, qtbot: QtBot) -> None:
    code = opened.vault.new_case()
    opened.vault.keys(Qt.Key.Key_Plus, CTRL)
    assert opened.program.settings.text_size == 110
    assert opened.vault.desk.code == code
    assert opened.vault.main.form.isVisible()
    opened.vault.main.actions_table["theme_dark"].trigger()
    assert opened.program.settings.theme == "dark"


def test_nothing_but_the_one_window_ever_flashes_up(
    start: Start, vault: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    class Watch(QObject):
        shown: list[QObject] = []  # noqa: RUF012 - one watch, one list

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                self.shown.append(watched)
            return False

    watch = Watch()
    qapp.installEventFilter(watch)
    running = start()
    running.first.unlock(PASSPHRASE)
    running.vault.new_case()
    running.vault.answer(origin="KH", host="TH")
    running.program.choose("text_size", 120)
    qapp.removeEventFilter(watch)
    assert watch.shown == [running.program.window]


def _focused() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused
