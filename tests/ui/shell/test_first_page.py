# SPDX-License-Identifier: GPL-3.0-or-later
"""The ways into a vault, as a person goes them."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from exile_risk.vault_folder import vault_exists
from tests.pages.running import PASSPHRASE, Start
from ui.panels.create_vault import PassphraseStep, PlaceStep
from ui.panels.first_vault import FirstVault
from ui.panels.unlock_page import UnlockPage
from ui.vault_pages.recover_page import RecoverPage


def test_a_first_vault_is_created_on_the_page_and_opens_again(start: Start, tmp_path: Path) -> None:
    folder = tmp_path / "on a stick"
    running = start()
    running.first.create(folder, PASSPHRASE)
    assert vault_exists(folder)
    assert running.vault.codes() == []
    running.program.lock()
    running.vault._qtbot.waitUntil(lambda: bool(running.restarts), timeout=10_000)
    assert running.restarts == [["--vault", str(folder)]]
    again = start(folder)
    again.first.unlock(PASSPHRASE)
    assert again.vault.codes() == []


def test_a_wrong_passphrase_is_answered_calmly_and_the_wait_grows(start: Start, vault: Path, qtbot: QtBot) -> None:
    running = start()
    page = running.first.page(UnlockPage)
    for wait in (1, 2):
        running.first.try_passphrase("not the one, not at all")
        qtbot.waitUntil(lambda wait=wait: f"Next try in {wait} s." in page.note.text(), timeout=10_000)
        assert page.note.text().startswith("That did not open it. Check Caps Lock and the keyboard (")
        assert not page.button.isEnabled()
        for _ in range(wait):
            page._count_down()
        assert page.button.isEnabled()
        assert "Next try" not in page.note.text()
    running.first.unlock(PASSPHRASE)
    assert running.program.window.windowTitle() == "Exile Risk"


def test_without_a_vault_the_page_offers_to_create_one_first(start: Start) -> None:
    running = start()
    page = running.first.page(FirstVault)
    assert page.create_button.hasFocus()


def test_another_vault_is_found_by_its_folder(start: Start, vault: Path, tmp_path: Path) -> None:
    running = start()
    running.first.press(running.first.page(UnlockPage).other)
    place = running.first.page(PlaceStep)
    running.first.fill(place.edit, str(tmp_path))
    running.first.press(place.go)
    assert place.note.text() == "There is no vault in that folder. Check the path, or create one."
    running.first.fill(place.edit, str(vault))
    running.first.press(place.go)
    running.first.unlock(PASSPHRASE)


def test_a_new_vault_never_goes_into_a_used_folder_or_half_a_path(start: Start, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("x")
    running = start()
    running.first.press(running.first.page(FirstVault).create_button)
    place = running.first.page(PlaceStep)
    for text, said in (
        (str(tmp_path), "That folder is not empty. Choose an empty or a new one."),
        ("notes", "Write the whole path of the folder, from its beginning."),
        ("~nobody-of-that-name/notes", "Write the whole path of the folder, from its beginning."),
        ("", "Write the whole path of the folder, from its beginning."),
    ):
        running.first.fill(place.edit, text)
        running.first.press(place.go)
        assert place.note.text() == said


def test_a_stick_that_is_not_plugged_in_does_not_become_a_folder(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    stick = tmp_path / "stick"
    running = start(stick / "vault")
    running.first.press(running.first.page(FirstVault).create_button)
    place = running.first.page(PlaceStep)
    running.first.press(place.go)
    assert f"The folder {stick} does not exist" in place.note.text().translate(dict.fromkeys((0x201C, 0x201D)))
    stick.mkdir()
    running.first.press(place.go)
    step = running.first.page(PassphraseStep)
    stick.rmdir()  # pulled out while the passphrase is typed
    for field in (step.first.edit, step.second.edit):
        running.first.fill(field, PASSPHRASE)
    running.first.press(step.go)
    qtbot.waitUntil(lambda: "does not exist" in step.note.text(), timeout=10_000)
    assert not stick.exists()
    stick.mkdir()
    running.first.press(running.first.page(PassphraseStep).back_button)
    running.first.press(running.first.page(PlaceStep).back_button)
    running.first.create(stick / "vault", PASSPHRASE)


def test_the_two_passphrases_must_agree_and_be_long_enough(start: Start, tmp_path: Path) -> None:
    running = start()
    running.first.press(running.first.page(FirstVault).create_button)
    place = running.first.page(PlaceStep)
    running.first.fill(place.edit, str(tmp_path / "new"))
    running.first.press(place.go)
    step = running.first.page(PassphraseStep)
    running.first.fill(step.first.edit, "short")
    running.first.press(step.go)
    assert step.note.text() == "Too short. Take at least 12 characters."
    running.first.fill(step.first.edit, PASSPHRASE)
    running.first.fill(step.second.edit, PASSPHRASE + "x")
    running.first.press(step.go)
    assert step.note.text() == "The two differ. Write the second one again."
    assert not (tmp_path / "new").exists()


def test_the_limits_are_told_in_the_page_and_lead_back(start: Start, vault: Path, qtbot: QtBot) -> None:
    running = start()
    limits = running.first.read_limits()
    qtbot.keyClick(limits.back, Qt.Key.Key_Escape)
    running.first.page(UnlockPage)


def test_practising_opens_invented_cases_in_a_vault_of_its_own(start: Start, vault: Path, qtbot: QtBot) -> None:
    running = start()
    running.first.practise()
    assert running.vault.main.training
    assert running.vault.main.strip.isVisible()
    assert len(running.vault.codes()) >= 5
    running.program.lock()
    qtbot.waitUntil(lambda: bool(running.restarts), timeout=10_000)
    assert running.restarts == [["--train"]]


def test_a_practice_that_cannot_open_says_so_and_leaves_the_other_ways(
    start: Start, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def full() -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("exile_risk.session.Session.train", full)
    running = start()
    page = running.first.page(FirstVault)
    running.first.press(page.practise)
    assert not page.create_button.isEnabled()
    qtbot.waitUntil(page.create_button.isEnabled, timeout=10_000)
    assert page.note.text() == "The disk did not take it. Check that it is there and has room, then try again."


def test_training_can_be_asked_for_and_left(start: Start, qtbot: QtBot) -> None:
    running = start(train=True)
    running.first.wait_for_window()
    running.vault.press(running.vault.main.strip.leave)
    qtbot.waitUntil(lambda: bool(running.restarts), timeout=10_000)
    assert running.restarts == [[]]


@pytest.mark.parametrize(("key", "value"), [("theme", "dark"), ("text_size", 150), ("language", "en")])
def test_how_the_window_looks_is_chosen_before_unlocking_and_kept(
    start: Start, vault: Path, key: str, value: object
) -> None:
    running = start()
    assert running.program.welcome is not None
    running.program.welcome.setting_chosen.emit(key, value)
    assert getattr(start().program.settings, key) == value


def test_esc_leads_back_and_enter_presses_the_button_that_has_the_focus(start: Start, qtbot: QtBot) -> None:
    first = start().first
    qtbot.keyClick(first.page(FirstVault).create_button, Qt.Key.Key_Return)
    place = first.page(PlaceStep)
    qtbot.keyClick(place.edit, Qt.Key.Key_Escape)
    qtbot.keyClick(first.page(FirstVault).other, Qt.Key.Key_Return)
    place = first.page(PlaceStep)
    qtbot.keyClick(place.back_button, Qt.Key.Key_Return)
    first.page(FirstVault)


def test_esc_leads_back_from_the_words_of_a_kit(start: Start, vault: Path, qtbot: QtBot) -> None:
    first = start().first
    first.press(first.page(UnlockPage).recover)
    qtbot.keyClick(first.page(RecoverPage).sheets[0], Qt.Key.Key_Escape)
    first.page(UnlockPage)
