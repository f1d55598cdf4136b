# SPDX-License-Identifier: GPL-3.0-or-later
"""Passphrases, key files and recovery kits are changed from the page, and the vault then opens as it says."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from exile_risk import ways_in
from exile_risk.errors import LockedError
from exile_risk.ways_in import KEY_FILE, RECOVERY
from exile_risk.ways_in import PASSPHRASE as TYPED
from tests.pages.running import PASSPHRASE
from tests.ui.vault_pages.conftest import AtVault
from tests.ui.vault_pages.vault_page import NEW, VaultPages
from ui.vault_pages.kit_task import KitTask
from ui.vault_pages.passphrase_tasks import AddTask, ChangeTask, KnownTask, RemoveTask


def lock(at: AtVault, qtbot: QtBot) -> None:
    at.running.program.lock()
    qtbot.waitUntil(lambda: bool(at.running.restarts), timeout=20_000)


def opens(folder: Path, passphrase: str, key_file: Path | None = None) -> bool:
    try:
        ways_in.opened(folder, bytearray(passphrase, "utf-8"), key_file).close()
    except LockedError:
        return False
    return True


def kinds(pages: VaultPages) -> list[str]:
    return sorted(way.kind for way in pages.state.ways)


def change(pages: VaultPages) -> ChangeTask:
    pages.press(next(iter(pages.ways.change.values())))
    return pages.task(ChangeTask)


def test_a_changed_passphrase_opens_and_the_old_one_does_not(at_vault: AtVault, qtbot: QtBot) -> None:
    at_vault.pages.do_passphrase(change(at_vault.pages))
    assert "the old one no longer does" in at_vault.pages.page.told.title.text()
    lock(at_vault, qtbot)
    assert opens(at_vault.folder, NEW)
    assert not opens(at_vault.folder, PASSPHRASE)


def test_what_was_typed_wrongly_is_said_and_nothing_is_changed(at_vault: AtVault, qtbot: QtBot) -> None:
    pages, task = at_vault.pages, change(at_vault.pages)
    assert pages.refused(task) == "Type the passphrase that opens the vault now."
    pages.fill(task.current.edit, "not the one, not at all")
    assert pages.refused(task).startswith("Too short.")
    pages.fill_new(task.new, NEW, NEW + "x")
    assert pages.refused(task).startswith("The two differ.")
    pages.fill_new(task.new, NEW)
    assert pages.refused(task).startswith("That is not the passphrase of this vault")
    pages.fill(task.current.edit, PASSPHRASE)
    pages.fill_new(task.new, "passwordpassword")
    assert "too easy to guess" in pages.refused(task)
    pages.escape(task)
    assert pages.page.task is None
    lock(at_vault, qtbot)
    assert opens(at_vault.folder, PASSPHRASE)


def test_a_made_passphrase_has_six_words_and_is_shown_once(at_vault: AtVault, qtbot: QtBot) -> None:
    task = change(at_vault.pages)
    at_vault.pages.press(task.new.make)
    qtbot.waitUntil(lambda: len(task.new.made.text().split()) == 6, timeout=10_000)
    assert task.new.complaint() == ""
    assert task.new.first.text() in task.new.made.text()
    qtbot.keyClicks(task.new.first.edit, "x")
    assert task.new.made.text() == ""


def test_the_meter_tells_weak_from_strong_and_why(at_vault: AtVault, qtbot: QtBot) -> None:
    new = change(at_vault.pages).new
    at_vault.pages.fill(new.first.edit, "passwordpassword")
    qtbot.waitUntil(lambda: new.bar.score is not None, timeout=10_000)
    weak, said = new.bar.score, new.lines.text()
    assert "easy to guess" in said or "hardly harder" in said or "most used" in said
    at_vault.pages.fill(new.first.edit, NEW)
    qtbot.waitUntil(lambda: new.bar.score not in (None, weak), timeout=10_000)
    assert new.bar.score == 4
    assert "hopeless" in new.lines.text()


def test_a_key_file_is_made_and_from_then_on_needed(at_vault: AtVault, tmp_path: Path, qtbot: QtBot) -> None:
    pages, task, file = at_vault.pages, change(at_vault.pages), tmp_path / "stick.key"
    task.keyed.setChecked(True)
    pages.fill(task.key_file, str(at_vault.folder / "near.key"))
    pages.fill(task.current.edit, PASSPHRASE)
    pages.fill_new(task.new, NEW)
    assert "where a thief takes both" in pages.refused(task)
    pages.fill(task.key_file, str(file))
    pages.press_and_wait(task.go)
    assert kinds(pages) == [KEY_FILE]
    lock(at_vault, qtbot)
    assert opens(at_vault.folder, NEW, file)
    assert not opens(at_vault.folder, NEW)


def test_a_colleague_is_added_by_name_and_removed_again(at_vault: AtVault, qtbot: QtBot) -> None:
    pages = at_vault.pages
    task = pages.begin("add", AddTask)
    assert task.label is not None
    pages.fill(task.label, "RT <b>x</b>")
    pages.do_passphrase(task)
    assert kinds(pages) == [TYPED, TYPED]
    assert "RT <b>x</b>" in pages.words(pages.ways)  # shown as it was typed
    way = next(one for one in pages.state.ways if one.label)
    pages.press(pages.ways.remove[way.id])
    remove = pages.task(RemoveTask)
    pages.fill(remove.current.edit, PASSPHRASE)
    pages.press_and_wait(remove.go)
    assert kinds(pages) == [TYPED]
    assert pages.ways.remove == {}  # the last passphrase cannot be taken away
    lock(at_vault, qtbot)
    assert not opens(at_vault.folder, NEW)


@pytest.mark.parametrize(("link", "sheets"), [("kit", 1), ("share", 3)])
def test_a_kit_opens_the_vault_once_it_was_typed_back(at_vault: AtVault, qtbot: QtBot, link: str, sheets: int) -> None:
    pages = at_vault.pages
    task = pages.begin(link, KitTask)
    paper = pages.make_kit(task)
    assert len(paper) == sheets
    assert " ".join(paper[0][0]) in task.preview.accessibleDescription()
    pages.rehearse(task, paper)
    assert not task.preview.isVisible()  # from the paper, not from the screen
    assert task.preview.accessibleDescription() == ""
    pages.press_and_wait(task.go)
    assert kinds(pages) == sorted([TYPED, RECOVERY])
    lock(at_vault, qtbot)
    needed: Sequence[str] = [" ".join(word for group in sheet for word in group) for sheet in paper[-2:]]
    ways_in.check_kit(at_vault.folder, needed)


def test_a_kit_that_was_copied_wrongly_is_not_kept(at_vault: AtVault) -> None:
    pages = at_vault.pages
    task = pages.begin("kit", KitTask)
    paper = pages.make_kit(task)
    pages.rehearse(task, paper)
    pages.fill(task.edits[0], "academic acid acne acquire")
    assert pages.refused(task).startswith("That is not what stands on the sheet")
    pages.escape(task)
    pages.press_and_wait(pages.health.again)
    assert kinds(pages) == [TYPED]


def test_the_words_of_a_kit_do_not_wait_behind_another_page(at_vault: AtVault) -> None:
    task = at_vault.pages.begin("kit", KitTask)
    at_vault.pages.make_kit(task)
    at_vault.running.vault.main.actions_table["countries"].trigger()
    assert at_vault.pages.page.task is None
    assert task.kit is None


def test_a_new_key_leaves_nothing_but_the_new_passphrase(at_vault: AtVault, qtbot: QtBot) -> None:
    pages = at_vault.pages
    pages.do_passphrase(pages.begin("known", KnownTask))
    assert kinds(pages) == [TYPED]
    assert pages.page.told.text.text().startswith("Copies that somebody took before")
    assert at_vault.running.vault.new_case()  # and one goes on working
    lock(at_vault, qtbot)
    assert opens(at_vault.folder, NEW)
    assert not opens(at_vault.folder, PASSPHRASE)
