# SPDX-License-Identifier: GPL-3.0-or-later
"""A pack of facts is proven, looked at and taken by the page, and taken back again; a forged one is refused."""

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from exile_risk.packs.build import Built
from exile_risk.packs.taken import TakenPacks
from tests.packs.conftest import built, few_corridors, file, here, newer, ships, signer, small
from tests.pages.running import Running
from tests.ui.vault_pages.hostile import what_is_wrong
from tests.ui.vault_pages.vault_page import VaultPages
from ui.vault_pages.packs.page import PacksPage
from ui.vault_pages.packs.take_task import CHANGES, FILE, TakeTask
from ui.vault_pages.sure_task import SureTask

__all__ = ["built", "few_corridors", "file", "here", "newer", "ships", "signer", "small"]


class Packs:
    """The page as a person uses it."""

    def __init__(self, running: Running, qtbot: QtBot) -> None:
        self.pages, self.running, self._qtbot = VaultPages(running, qtbot), running, qtbot

    @property
    def page(self) -> PacksPage:
        page = self.pages.navigation.pages["packs"]
        assert isinstance(page, PacksPage)
        return page

    def open(self) -> "Packs":
        self.running.vault.main.actions_table["packs"].trigger()
        self._qtbot.waitUntil(lambda: self.page.state is not None and not self.page.reading, timeout=20_000)
        return self

    def look_at(self, path: Path) -> TakeTask:
        self.page.door.open.click()
        task = self.page.task
        assert isinstance(task, TakeTask)
        self.pages.fill(task.file, str(path))
        task.go.click()
        self._qtbot.waitUntil(
            lambda: task.go.isEnabled() and (task.step == CHANGES or bool(task.note.text())), timeout=30_000
        )
        return task

    def finish(self) -> None:
        before, task = self.page.state, self.page.task
        assert task is not None
        task.go.click()
        self._qtbot.waitUntil(lambda: self.page.state is not before and not self.page.reading, timeout=30_000)


@pytest.fixture
def packs(opened: Running, here: TakenPacks, qtbot: QtBot) -> Packs:
    opened.vault.new_case()
    opened.vault.answer(origin="KH", host="TH")
    opened.vault.wait_until_saved()
    return Packs(opened, qtbot).open()


def test_a_pack_is_looked_at_taken_and_taken_back(packs: Packs, file: Path, here: TakenPacks, qtbot: QtBot) -> None:
    assert packs.page.standing.rows["facts"].title.text() == "Facts 2026.11"
    task = packs.look_at(file)
    assert task.note.text() == ""
    assert task.sound.text().startswith("The pack is signed with a key of the makers")
    assert task.counted.text() == "Facts: 1 added, 1 changed, 1 removed."
    texts = [row[1] for row in task.table.rows()]
    assert any("<b>Added</b> {{7*7}} %s%n" in text for text in texts)  # literally
    assert what_is_wrong(packs.running.program.window) == []
    assert "Cambodia and Thailand" in {row[0] for row in task.table.rows()}
    qtbot.waitUntil(lambda: not task.is_rating and "Cases looked at: 1" in task.cases.text(), timeout=30_000)
    assert here.state().current is None
    packs.finish()
    assert here.state().current is not None
    assert packs.page.state is not None
    assert packs.page.state.next_version == "2026.12.0"
    assert packs.page.standing.rows["facts"].title.text() == "Facts 2026.11"  # not under somebody's hands
    assert packs.page.standing.undo is not None
    packs.page.standing.undo.click()
    assert isinstance(packs.page.task, SureTask)
    packs.finish()
    assert here.state().current is None
    assert packs.page.state.next_version is None


def test_a_forged_pack_is_refused_before_it_is_read(packs: Packs, file: Path, built: Built, here: TakenPacks) -> None:
    file.write_bytes(built.data[:-1] + bytes([built.data[-1] ^ 1]))
    task = packs.look_at(file)
    assert task.step == FILE
    assert "is not what was signed" in task.note.text()
    assert task.seen.isHidden()
    assert here.state().current is None


def test_working_out_whose_band_changes_can_be_stopped(packs: Packs, file: Path, qtbot: QtBot) -> None:
    task = packs.look_at(file)
    task._stopped = False
    task._stop()
    assert not task.is_rating
    packs.pages.escape(task)
    assert packs.page.task is None


def test_old_facts_are_said_to_be_old(packs: Packs, monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    assert packs.page.state is not None
    packs.page.standing.show_state(replace(packs.page.state, reviewed=date(2020, 1, 1)))
    assert packs.page.standing.rows["age"].title.text() == "The facts are old"
    assert "they are old; ask for a newer pack" in packs.page.standing.rows["age"].text.text()
