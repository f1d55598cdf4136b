# SPDX-License-Identifier: GPL-3.0-or-later
"""The vault's pages by keyboard alone and in little room: nothing is lost of the focus, nothing is cut off."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.pages.look import plain_look
from tests.ui.vault_pages.conftest import AtVault
from tests.ui.vault_pages.vault_page import VaultPages
from ui.vault_pages.handover.open_task import OpenTask
from ui.vault_pages.packs.take_task import TakeTask
from ui.vault_pages.sure_task import SureTask
from ui.vault_pages.travel_task import TravelTask
from ui.vault_pages.two_panes import TwoPanes
from ui.vault_pages.ways import HIGH_RISK, TRAVEL


@pytest.fixture(autouse=True)
def as_it_was(qapp: QApplication) -> Iterator[None]:
    yield
    plain_look(qapp)


def cut_off(page: QWidget) -> list[str]:
    """Return the buttons in view that reach beyond the side of their pane, by what stands on them."""
    found = []
    for area in page.findChildren(QScrollArea):
        room = area.viewport()
        for button in area.findChildren(QPushButton):
            if button.isVisible():
                start = button.mapTo(room, QPoint(0, 0)).x()
                if start < 0 or start + button.width() > room.width():
                    found.append(button.text())
    return found


@pytest.mark.parametrize("percent", [100, 125, 150])
def test_no_button_is_cut_off_in_the_smallest_window(at_vault: AtVault, qtbot: QtBot, percent: int) -> None:
    running, pages = at_vault.running, at_vault.pages
    running.program.choose("text_size", percent)
    running.program.window.resize(1024, 640)
    pages = VaultPages(running, qtbot)
    page = pages.open()
    qtbot.wait(0)
    assert cut_off(page) == []
    task = pages.begin(TRAVEL, TravelTask)
    qtbot.wait(0)
    assert task.leave.isVisible()
    assert cut_off(page) == []
    pages.escape(task)
    assert page.health.isVisible()
    running.vault.main.actions_table["handover"].trigger()
    handover = pages.navigation.pages["handover"]
    qtbot.waitUntil(lambda: handover.state is not None and not handover.reading, timeout=20_000)
    handover.doors.open.click()
    qtbot.wait(0)
    assert cut_off(handover) == []


def test_enter_presses_what_has_the_focus_and_esc_gives_the_focus_back(at_vault: AtVault, qtbot: QtBot) -> None:
    pages, window = at_vault.pages, at_vault.running.program.window
    link = pages.ways.links[HIGH_RISK]
    link.setFocus()
    qtbot.keyClick(link, Qt.Key.Key_Return)
    task = pages.task(SureTask)
    assert task.isAncestorOf(window.focusWidget())
    pages.escape(task)
    assert pages.page.task is None
    assert window.focusWidget() is link


def test_esc_leads_back_to_the_cases_while_the_vault_is_being_checked(at_vault: AtVault, qtbot: QtBot) -> None:
    pages, window = at_vault.pages, at_vault.running.program.window
    pages.navigation.leave()
    pages.navigation.show("this_vault")
    assert window.focusWidget() is pages.page, "its button is off as long as the check runs"
    pages.wait_until_checked()
    assert window.focusWidget() is pages.health.again
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert pages.navigation.shown is None


@pytest.mark.parametrize("typed", ["", "half/a/path", "~nobody-of-that-name/file"])
def test_half_a_path_is_asked_for_again(at_vault: AtVault, qtbot: QtBot, typed: str) -> None:
    pages, actions = at_vault.pages, at_vault.running.vault.main.actions_table
    for verb, kind in (("handover", OpenTask), ("packs", TakeTask)):
        actions[verb].trigger()
        page = pages.navigation.pages[verb]
        assert isinstance(page, TwoPanes)
        qtbot.waitUntil(lambda page=page: page.state is not None and not page.reading, timeout=20_000)
        (page.doors if verb == "handover" else page.door).open.click()  # type: ignore[attr-defined]
        task = page.task
        assert isinstance(task, kind)
        pages.fill(task.file, typed)
        assert pages.refused(task) == "Write the whole path of the file, from its beginning."


def test_a_path_begins_where_its_label_does_when_the_page_is_mirrored(at_vault: AtVault, qapp: QApplication) -> None:
    pages = at_vault.pages
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    pages.page._second()
    task = pages.page.task
    assert task is not None
    qapp.processEvents()
    edit = task.fields[0]
    assert edit.layoutDirection() is Qt.LayoutDirection.LeftToRight, "a path reads from the left"
    assert edit.mapTo(task, QPoint(edit.width(), 0)).x() == task.width()
