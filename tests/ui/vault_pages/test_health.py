# SPDX-License-Identifier: GPL-3.0-or-later
"""The page says how whole the vault is, makes backups, and gives a receipt that a later day can be held against."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from exile_risk.wording.vault_pages import CAUTION, STOP, WELL, backup_line, moment_text, second_line
from tests.pages.running import Running, Start
from tests.ui.vault_pages.conftest import AtVault
from tests.ui.vault_pages.vault_page import VaultPages
from ui.vault_pages.backups_kept import DAILY, MONTHLY, WEEKLY, sorted_by_age
from ui.vault_pages.health import health_lines
from ui.vault_pages.second_task import SecondTask

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


def test_a_whole_vault_is_said_to_be_whole_in_plain_words(at_vault: AtVault) -> None:
    pages = at_vault.pages
    lines = health_lines(pages.state)
    assert lines["pages"].state == lines["record"].state == lines["room"].state == WELL
    assert "Both checks passed today at" in pages.words()
    assert lines["kit"].state == lines["second"].state == CAUTION
    assert pages.health.rows["kit"].title.text() == "There is no recovery kit"
    shown = pages.health.head.note.text()
    assert shown == f"{sum(one.state == WELL for one in lines.values())} of {len(lines)} are well"


def test_damage_is_named_and_the_page_stays_usable(at_vault: AtVault, qtbot: QtBot) -> None:
    pages, store = at_vault.pages, at_vault.folder / "store.db"
    raw = bytearray(store.read_bytes())
    raw[len(raw) - 2_000] ^= 1  # any byte of any page
    store.write_bytes(raw)
    pages.press_and_wait(pages.health.again)
    assert health_lines(pages.state)["pages"].state == STOP
    assert pages.health.rows["pages"].title.text() == "The vault is damaged"
    assert "pages of the store are damaged" in pages.health.rows["pages"].text.text().lower()
    pages.press(pages.health.buttons["backup"])
    qtbot.waitUntil(pages.health.again.isEnabled, timeout=20_000)
    assert "damage" in pages.health.note.text() or "not good" in pages.health.note.text()


def test_back_up_now_makes_one_and_says_when(at_vault: AtVault) -> None:
    before = len(list((at_vault.folder / "backups").glob("*.bk")))
    at_vault.pages.press_and_wait(at_vault.pages.health.buttons["backup"])
    assert len(at_vault.pages.state.backups) >= max(1, before)
    assert at_vault.pages.state.changes == 0
    assert at_vault.pages.health.rows["backup"].text.text().startswith("Today at ")


def test_a_second_place_is_typed_copied_to_and_can_be_given_up(at_vault: AtVault, tmp_path: Path) -> None:
    pages = at_vault.pages
    pages.press(pages.health.buttons["second"])
    task = pages.task(SecondTask)
    assert pages.refused(task) == "Write the whole path of the folder, from its beginning."
    pages.fill(task.edit, str(tmp_path / "missing"))
    assert pages.refused(task) == "There is no such folder. Put the stick in, or make the folder first."
    pages.fill(task.edit, str(tmp_path))
    pages.press_and_wait(task.go)
    assert [path.suffix for path in tmp_path.iterdir()] == [".bk"]
    assert health_lines(pages.state)["second"].state == WELL
    assert str(tmp_path) in pages.health.rows["second"].text.text()


def test_a_receipt_of_today_is_right_and_an_invented_one_is_not(at_vault: AtVault, qtbot: QtBot) -> None:
    card, state = at_vault.pages.health.receipt, at_vault.pages.state
    assert " · ".join(state.receipt) in card.words.text()
    at_vault.pages.press(card.check)
    wrong = ["academic"] * 4
    for words, said in ((state.receipt, "The record is whole"), (wrong, "does not hold"), (["no"], "four words")):
        card.answer.setText("")
        at_vault.pages.fill(card.typed, f"{state.seq} {' '.join(words)}")
        qtbot.keyClick(card.typed, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: bool(card.answer.text()), timeout=10_000)
        assert said in card.answer.text().replace("A receipt has 4 words", "four words")


def test_a_practice_vault_has_no_backups_and_nothing_that_opens_it(start: Start, qtbot: QtBot) -> None:
    running = start(train=True)
    running.first.wait_for_window()
    pages = VaultPages(running, qtbot)
    pages.open()
    assert set(pages.health.rows) == {"pages", "record", "room"}
    assert pages.health.buttons == {}
    assert [id for id, link in pages.ways.links.items() if link.isEnabled()] == ["border"], "advice alone"
    assert "practice vault" in pages.ways.note.text()


def test_escape_and_the_cases_lead_back(at_vault: AtVault) -> None:
    pages = at_vault.pages
    pages.escape(pages.page)
    assert pages.navigation.shown is None
    pages.open()
    pages.press(at_vault.running.vault.main.cases.cases)
    assert pages.navigation.shown is None


def test_another_case_takes_its_place(at_vault: AtVault, opened: Running) -> None:
    opened.vault.new_case()
    assert at_vault.pages.navigation.shown is None


def test_a_case_that_was_on_its_way_does_not_end_the_page(at_vault: AtVault, opened: Running, qtbot: QtBot) -> None:
    code = opened.vault.new_case()
    at_vault.pages.open()
    opened.vault.main.desk.put_down(lambda: None)
    qtbot.waitUntil(lambda: opened.vault.desk.code is None, timeout=10_000)
    opened.vault.desk.open(code)  # not by anybody in this window: it was wanted before the page came into view
    qtbot.waitUntil(lambda: opened.vault.desk.code == code, timeout=10_000)
    qtbot.waitUntil(lambda: at_vault.pages.navigation.shown is at_vault.pages.page)


def test_backups_are_told_apart_by_what_they_are_kept_as() -> None:
    days = [NOW - timedelta(days=n) for n in range(7)]
    weeks = [NOW - timedelta(days=7 + 7 * n) for n in range(4)]
    months = [NOW - timedelta(days=60 + 30 * n) for n in range(3)]
    found = sorted_by_age([*days, *weeks, *months])
    assert (found[DAILY], found[WEEKLY], found[MONTHLY]) == (days, weeks, months)


def test_times_are_said_as_people_say_them() -> None:
    assert moment_text(NOW - timedelta(hours=3), NOW) == "today at 09:00"
    assert moment_text(NOW - timedelta(hours=13), NOW) == "yesterday at 23:00"
    assert moment_text(NOW - timedelta(days=9), NOW) == "16 Nov 2026"


def test_an_old_backup_and_an_overdue_copy_need_attention() -> None:
    assert backup_line(NOW - timedelta(days=3), 4, NOW).state == CAUTION
    assert backup_line(NOW - timedelta(days=3), 0, NOW).state == WELL
    assert backup_line(None, 0, NOW).state == CAUTION
    assert second_line("/media/stick", overdue=True, reached=False).state == CAUTION
    assert second_line("/media/stick", overdue=False, reached=False).state == WELL
