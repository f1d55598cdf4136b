# SPDX-License-Identifier: GPL-3.0-or-later
"""What the page offers somebody who may be searched: less to carry, advice, the high-risk mode, an end to the vault."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from exile_risk.vault import Vault
from exile_risk.vault.header_copies import read_copies
from tests.pages.running import PASSPHRASE, Start
from tests.ui.vault_pages.conftest import AtVault
from tests.ui.vault_pages.vault_page import NEW, VaultPages
from ui.vault_pages.advice_task import AdviceTask
from ui.vault_pages.erase_task import EraseTask
from ui.vault_pages.read_only import NOTICE
from ui.vault_pages.sure_task import SureTask
from ui.vault_pages.travel_task import AFTER, MAKE, TravelTask
from ui.vault_pages.ways import BORDER, ERASE, HIGH_RISK, TRAVEL


def add_cases(at: AtVault, qtbot: QtBot, count: int) -> list[str]:
    """Open cases, and leave the last on the desk with an answer that is not committed yet."""
    codes = [at.running.vault.new_case() for _ in range(count)]
    at.running.vault.answer(origin="KH", host="TH")
    at.running.vault.wait_until_saved()
    at.pages.open()
    return codes


def ready_to_make(at: AtVault, codes: list[str], folder: Path) -> TravelTask:
    task = at.pages.begin(TRAVEL, TravelTask)
    for code in codes:
        task.cases[code].setChecked(True)
    at.pages.press(task.go)
    assert task.step == MAKE
    at.pages.fill(task.folder, str(folder))
    at.pages.fill_new(task.new, NEW)
    at.pages.fill(task.current.edit, PASSPHRASE)
    return task


def test_a_vault_for_a_journey_is_made_of_chosen_cases(at_vault: AtVault, tmp_path: Path, qtbot: QtBot) -> None:
    codes = add_cases(at_vault, qtbot, 3)
    task = ready_to_make(at_vault, codes[1:], tmp_path / "journey")
    at_vault.pages.press(task.go)
    qtbot.waitUntil(lambda: task.step == AFTER, timeout=30_000)
    said = at_vault.pages.words(task)
    assert "2 cases, 0 files. It was opened and checked." in said
    assert "Leave this vault behind" in said
    assert task.new.first.text() == task.current.text() == ""
    with Vault.open(tmp_path / "journey", bytearray(NEW, "ascii")) as small:
        assert sorted(row.code for row in small.cases()) == sorted(codes[1:])
        assert '"host": "TH"' in small.latest(codes[-1]).document
        assert not any(row.has_draft for row in small.cases()), "the case on the desk was put away first"
    at_vault.pages.press(task.go)
    assert at_vault.pages.page.task is None


def test_nothing_is_made_until_everything_is_right(at_vault: AtVault, tmp_path: Path, qtbot: QtBot) -> None:
    codes = add_cases(at_vault, qtbot, 1)
    pages, folder = at_vault.pages, tmp_path / "journey"
    task = pages.begin(TRAVEL, TravelTask)
    assert pages.refused(task) == "Choose at least one case."
    pages.escape(task)
    task = ready_to_make(at_vault, codes, Path("journey"))
    assert pages.refused(task).startswith("Write the whole path")
    pages.fill(task.folder, str(at_vault.folder / "inside"))
    assert "may not lie inside" in pages.refused(task)
    pages.fill(task.folder, str(folder))
    pages.fill(task.current.edit, "not the one, not at all")
    assert pages.refused(task).startswith("That is not the passphrase of this vault")
    pages.fill(task.current.edit, "")
    assert pages.refused(task) == "Type the passphrase that opens this vault."
    pages.fill(task.current.edit, PASSPHRASE)
    pages.fill_new(task.new, PASSPHRASE)
    assert pages.refused(task).startswith("Take another passphrase than that of this vault")
    pages.fill_new(task.new, "passwordpassword")
    assert "too easy to guess" in pages.refused(task)
    assert not folder.exists()
    pages.press(task.back)
    assert task.codes == codes


def test_advice_stands_where_others_offer_a_false_vault(at_vault: AtVault) -> None:
    advice = at_vault.pages.begin(BORDER, AdviceTask)
    said = at_vault.pages.words(advice)
    for words in ("Why no second passphrase opens a false vault", "Do not lie to officers", "Shut the computer down"):
        assert words in said
    at_vault.pages.press(advice.go)
    at_vault.pages.task(TravelTask)


def test_the_high_risk_mode_is_switched_here(at_vault: AtVault) -> None:
    pages = at_vault.pages
    assert pages.ways.mode.text() == "High-risk mode is off."
    pages.press_and_wait(pages.begin(HIGH_RISK, SureTask).go)
    assert pages.ways.mode.text().startswith("High-risk mode is on. It holds from the next opening on")
    assert read_copies(at_vault.folder).newest.high_risk
    pages.press_and_wait(pages.begin(HIGH_RISK, SureTask).go)
    assert pages.ways.mode.text() == "High-risk mode is off."
    assert not read_copies(at_vault.folder).newest.high_risk


def test_the_vault_is_erased_once_its_name_is_typed(at_vault: AtVault, qtbot: QtBot) -> None:
    add_cases(at_vault, qtbot, 1)
    task = at_vault.pages.begin(ERASE, EraseTask)
    at_vault.pages.fill(task.name, "another")
    assert "type its name exactly: vault" in at_vault.pages.refused(task)
    assert (at_vault.folder / "store.db").exists()
    at_vault.pages.fill(task.name, "vault")
    at_vault.pages.press(task.go)
    qtbot.waitUntil(lambda: at_vault.running.restarts == [[]], timeout=20_000)
    assert not at_vault.folder.exists()


def test_an_erasing_that_fails_is_said(at_vault: AtVault, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    task = at_vault.pages.begin(ERASE, EraseTask)

    def stuck(path: Path, missing_ok: bool = False) -> None:
        raise OSError(30, "Read-only file system")

    at_vault.pages.fill(task.name, "vault")
    monkeypatch.setattr("exile_risk.vault.erasing._overwrite", stuck)
    at_vault.pages.press(task.go)
    program = at_vault.running.program
    qtbot.waitUntil(lambda: program.welcome is not None, timeout=20_000)
    qtbot.waitUntil(lambda: "cannot be written to" in at_vault.pages.words(program.window), timeout=20_000)
    assert at_vault.running.restarts == []


def test_an_older_store_is_taken_only_after_it_was_said_what_that_means(
    start: Start, vault: Path, qtbot: QtBot
) -> None:
    older = (vault / "store.db").read_bytes()
    with Vault.open(vault, bytearray(PASSPHRASE, "ascii")) as one:
        one.set_setting("later", "1")
    (vault / "store.db").write_bytes(older)
    running = start()
    running.first.unlock(PASSPHRASE)
    pages = VaultPages(running, qtbot)
    assert NOTICE in running.vault.main.notices._banners
    pages.open()
    assert not pages.ways.links[TRAVEL].isEnabled()
    assert pages.ways.links[BORDER].isEnabled()
    pages.press(pages.health.buttons["record"])
    task = pages.task(SureTask)
    assert "what was saved after that moment is given up" in pages.words(task)
    assert running.vault.desk.session.safekeeping.barred
    pages.press_and_wait(task.go)
    assert not running.vault.desk.session.safekeeping.barred
    assert NOTICE not in running.vault.main.notices._banners
    assert pages.ways.links[TRAVEL].isEnabled()


def test_a_practice_vault_offers_advice_alone(start: Start, qtbot: QtBot) -> None:
    running = start(train=True)
    qtbot.waitUntil(lambda: running.program.main is not None, timeout=30_000)
    pages = VaultPages(running, qtbot)
    pages.open()
    assert pages.begin(BORDER, AdviceTask).go.isHidden()
