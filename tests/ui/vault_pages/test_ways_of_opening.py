# SPDX-License-Identifier: GPL-3.0-or-later
"""The first page opens a vault by key file, by the words on paper, or to be read only; the window says when it is."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from exile_risk.session import Session
from exile_risk.vault import Vault
from tests.pages.running import PASSPHRASE, Running, Start
from tests.ui.vault_pages.vault_page import NEW, VaultPages
from ui.panels.create_vault import PassphraseStep, PlaceStep
from ui.panels.first_vault import FirstVault
from ui.panels.unlock_page import UnlockPage
from ui.vault_pages.read_only import NOTICE
from ui.vault_pages.recover_page import RecoverPage
from ui.vault_pages.sure_task import SureTask
from ui.widgets.banner import Banner


def typed(text: str) -> bytearray:
    return bytearray(text, "utf-8")


@pytest.fixture
def with_session(vault: Path) -> Callable[[Callable[[Session], None]], None]:
    """Do something with the vault before the program opens it."""

    def do(act: Callable[[Session], None]) -> None:
        session = Session.unlock(vault, typed(PASSPHRASE))
        act(session)
        session.close()

    return do


WithSession = Callable[[Callable[[Session], None]], None]


def banner(running: Running) -> Banner:
    return running.vault.main.notices._banners[NOTICE]


def test_a_key_file_is_asked_for_where_one_is_needed(
    start: Start, vault: Path, with_session: WithSession, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "stick.key"
    from exile_risk.ways_in import make_key_file

    make_key_file(file, vault)
    with_session(lambda s: s.ways_in.change_passphrase(typed(PASSPHRASE), typed(NEW), file))
    running = start()
    page = running.first.page(UnlockPage)
    assert page.key_file.isHidden()
    running.first.try_passphrase(NEW)
    qtbot.waitUntil(page.key_file.isVisible, timeout=20_000)
    assert "key file" in page.note.text()
    assert page.key_file.hasFocus()
    running.first.fill(page.key_file, str(file))
    running.first.press(page.button)
    running.first.wait_for_window()


def test_the_words_on_paper_open_it_and_a_new_passphrase_takes_the_place_of_the_lost_one(
    start: Start, vault: Path, with_session: WithSession, qtbot: QtBot
) -> None:
    words: list[str] = []

    def kit(session: Session) -> None:
        made = session.ways_in.prepare_kit(typed(PASSPHRASE))
        words.append(" ".join(word for group in made.sheets[0] for word in group))
        for sheet, group in made.asked:
            assert made.answer(sheet, group, " ".join(made.sheets[sheet - 1][group - 1]))
        session.ways_in.keep_kit(made)

    with_session(kit)
    running = start()
    running.first.press(running.first.page(UnlockPage).recover)
    page = running.first.page(RecoverPage)
    running.first.press(page.go)
    assert page.note.text().startswith("Type the words of the sheet first")
    qtbot.keyClicks(page.sheets[0], "academic acid")
    for field in (page.new.first, page.new.second):
        running.first.fill(field.edit, NEW)
    running.first.press(page.go)
    qtbot.waitUntil(lambda: "20 on paper" in page.note.text(), timeout=20_000)
    page.sheets[0].clear()
    qtbot.keyClicks(page.sheets[0], words[0])
    running.first.press(page.go)
    running.first.wait_for_window()
    running.program.leave_for([], forced=True)
    qtbot.waitUntil(lambda: running.program.desk is None, timeout=20_000)
    Vault.open(vault, typed(NEW)).close()


def test_a_vault_that_is_open_elsewhere_can_be_read(start: Start, vault: Path, qtbot: QtBot) -> None:
    with Vault.open(vault, typed(PASSPHRASE)):
        running = start()
        running.first.try_passphrase(PASSPHRASE)
        page = running.first.page(UnlockPage)
        qtbot.waitUntil(page.look.isVisible, timeout=20_000)
        assert "open elsewhere" in page.note.text()
        running.first.press(page.look)
        running.first.wait_for_window()
        main = running.vault.main
        assert "only read" in banner(running).text.text()
        assert not main.form.isEnabled()
        assert not main.actions_table["new_case"].isEnabled()
        assert not main.cases.new_button.isEnabled()
        pages = VaultPages(running, qtbot)
        pages.open()
        assert [id for id, link in pages.ways.links.items() if link.isEnabled()] == ["border"], "advice alone"
        assert pages.health.buttons == {}
        running.program.leave_for([], forced=True)
        qtbot.waitUntil(lambda: running.program.desk is None, timeout=20_000)


def test_an_older_vault_is_only_read_until_somebody_takes_it_as_it_is(
    start: Start, vault: Path, tmp_path: Path, qtbot: QtBot, with_session: WithSession
) -> None:
    older = (vault / "store.db").read_bytes()

    def work(session: Session) -> None:
        for _ in range(3):
            session.new_case()

    with_session(work)
    (vault / "store.db").write_bytes(older)
    running = start()
    running.first.unlock(PASSPHRASE)
    assert "older vault" in banner(running).text.text()
    assert not running.vault.main.form.isEnabled()
    running.vault.press(banner(running).buttons()[0])
    pages = VaultPages(running, qtbot)
    pages.wait_until_checked()
    pages.press(pages.health.buttons["record"])
    pages.press_and_wait(pages.task(SureTask).go)
    assert NOTICE not in running.vault.main.notices
    assert running.vault.main.form.isEnabled()
    assert running.vault.new_case()


def test_the_meter_stands_on_the_page_that_makes_a_vault(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    running = start()
    running.first.press(running.first.page(FirstVault).create_button)
    place = running.first.page(PlaceStep)
    running.first.fill(place.edit, str(tmp_path / "new"))
    running.first.press(place.go)
    new = running.first.page(PassphraseStep).new
    running.first.fill(new.first.edit, "new new new new")  # the vault's own name, over and over
    qtbot.waitUntil(lambda: new.bar.score is not None, timeout=10_000)
    assert new.bar.score is not None
    assert new.bar.score < 4
    running.first.press(new.make)
    qtbot.waitUntil(lambda: len(new.made.text().split()) == 6, timeout=10_000)
    qtbot.waitUntil(lambda: new.bar.score == 4, timeout=10_000)
