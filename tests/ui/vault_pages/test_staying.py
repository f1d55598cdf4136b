# SPDX-License-Identifier: GPL-3.0-or-later
"""A page about the vault stays when a case comes that nobody chose there; a page of facts goes with its case."""

import pytest
from pytestqt.qtbot import QtBot

from tests.pages.running import Running
from tests.ui.vault_pages.vault_page import VaultPages
from ui.fact_navigation import FactNavigation
from ui.vault_pages.navigation import HANDOVER, PACKS, RETENTION, VAULT


def comes(running: Running, qtbot: QtBot, code: str) -> None:
    """Let a case come onto the desk that was wanted earlier."""
    desk = running.vault.desk
    desk.put_down(lambda: None)
    qtbot.waitUntil(lambda: desk.code is None, timeout=10_000)
    desk.open(code)
    qtbot.waitUntil(lambda: desk.code == code, timeout=10_000)


def test_a_page_about_the_vault_stays_and_so_does_its_mark(
    opened: Running, qtbot: QtBot, subtests: pytest.Subtests
) -> None:
    first, second = opened.vault.new_case(), opened.vault.new_case()
    main, navigation = opened.vault.main, VaultPages(opened, qtbot).navigation
    for verb in (VAULT, RETENTION, HANDOVER, PACKS):
        with subtests.test(verb=verb):
            main.actions_table[verb].trigger()
            page, seen = navigation.pages[verb], list[bool]()
            main.desk.opened.connect(lambda *_, page=page, seen=seen: seen.append(page.isVisible()))
            for code in (first, second):
                comes(opened, qtbot, code)
                assert navigation.shown is page
                assert main.cases.vault.isChecked()
            assert seen == [True, True]  # it never went away in between, so what was begun in it is still there


def test_a_page_of_facts_goes_with_its_case(opened: Running, qtbot: QtBot) -> None:
    first, _second = opened.vault.new_case(), opened.vault.new_case()
    main = opened.vault.main
    main.actions_table["evidence"].trigger()
    facts = main.findChild(FactNavigation)
    assert isinstance(facts, FactNavigation)
    assert main.columns.page is facts.pages
    comes(opened, qtbot, first)
    assert main.columns.page is None
    assert main.form.isVisible()


def test_choosing_a_case_leaves_the_page_about_the_vault(opened: Running, qtbot: QtBot) -> None:
    first, _second = opened.vault.new_case(), opened.vault.new_case()
    opened.vault.main.actions_table[RETENTION].trigger()
    opened.vault.open(first)
    assert VaultPages(opened, qtbot).navigation.shown is None
    assert opened.vault.main.form.isVisible()
