# SPDX-License-Identifier: GPL-3.0-or-later
"""Erasing in the window is not given up for a lock that comes between, and what stays behind is said afterwards."""

import shutil

from pytestqt.qtbot import QtBot

from tests.pages.running import Start
from tests.ui.vault_pages.conftest import AtVault
from ui.panels.first_vault import FirstVault
from ui.vault_pages.erase_task import EraseTask
from ui.vault_pages.ways import ERASE


def _erase(at_vault: AtVault) -> None:
    task = at_vault.pages.begin(ERASE, EraseTask)
    at_vault.pages.fill(task.name, "vault")
    at_vault.pages.press(task.go)


def test_a_lock_that_comes_meanwhile_does_not_save_the_vault(at_vault: AtVault, qtbot: QtBot) -> None:
    """Somebody erases and shuts the lid: the computer goes to sleep before the vault is closed."""
    _erase(at_vault)
    at_vault.running.program.lock(idle=True)
    qtbot.waitUntil(lambda: bool(at_vault.running.restarts), timeout=20_000)
    assert not at_vault.folder.exists()
    assert at_vault.running.restarts == [[]]


def test_what_stays_behind_is_said_on_the_page_that_follows(at_vault: AtVault, start: Start, qtbot: QtBot) -> None:
    for number in range(20):
        (at_vault.folder / f"letter {number:02}\u202etxt.exe").touch()
    repaired = at_vault.folder.with_name("vault-damaged-20261124T111213Z")
    repaired.mkdir()
    shutil.copy(at_vault.folder / "header.a", repaired / "header.a")
    _erase(at_vault)
    qtbot.waitUntil(lambda: bool(at_vault.running.restarts), timeout=20_000)
    page = start().first.page(FirstVault)
    words = at_vault.pages.words(page)
    assert "letter 00" in words
    assert "letter 09" in words
    assert "letter 10" not in words
    assert "10 more" in words
    assert "\u202e" not in words
    assert str(repaired) in words


def test_where_nothing_is_nothing_is_said(start: Start) -> None:
    page = start().first.page(FirstVault)
    assert not page.found.text()
