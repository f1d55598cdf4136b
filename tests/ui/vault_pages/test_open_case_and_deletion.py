# SPDX-License-Identifier: GPL-3.0-or-later
"""A case is open, with words that nobody has saved, while it is deleted for good: no form outlives its case."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from exile_risk.errors import LockedError
from tests.pages.running import Running
from tests.ui.vault_pages.vault_page import VaultPages
from ui.vault_pages.retention_page import RetentionPage
from ui.vault_pages.retention_tasks import DeleteTask


class Deleting:
    """Two cases; the second is open with an answer that only leaves the form when it is put away."""

    def __init__(self, running: Running, qtbot: QtBot) -> None:
        self._qtbot, self.running, self.pages = qtbot, running, VaultPages(running, qtbot)
        for _ in range(2):
            running.vault.new_case()
        self.desk = running.vault.desk
        assert self.desk.code is not None
        self.code = self.desk.code
        self.other = next(code for code in running.vault.codes() if code != self.code)
        self.failures: list[object] = []
        self.desk.failed.connect(self.failures.append)
        running.vault.main.actions_table["retention"].trigger()
        qtbot.waitUntil(lambda: self.page.kept is not None and not self.page.reading, timeout=10_000)
        self.desk._timer.setInterval(3_600_000)
        assert self.desk.draft is not None
        self.desk.edit(replace(self.desk.draft, origin="KH"))

    @property
    def page(self) -> RetentionPage:
        page = self.pages.navigation.pages["retention"]
        assert isinstance(page, RetentionPage)
        return page

    def press(self) -> DeleteTask:
        self.page.choose(self.code)
        self.page.about.buttons["delete"].click()
        task = self.page.task
        assert isinstance(task, DeleteTask)
        self.pages.fill(task.reason, "time over")
        self.pages.fill(task.typed, self.code)
        task.go.click()
        return task

    def until_gone(self) -> None:
        self._qtbot.waitUntil(lambda: self.code not in self.running.vault.codes(), timeout=20_000)
        self._qtbot.waitUntil(lambda: self.page.task is None and not self.page.reading, timeout=20_000)


@pytest.fixture
def deleting(opened: Running, qtbot: QtBot) -> Deleting:
    return Deleting(opened, qtbot)


def test_an_open_form_is_put_away_before_its_case_goes(deleting: Deleting) -> None:
    deleting.press()
    deleting.until_gone()
    assert deleting.desk.code is None
    assert deleting.desk.draft is None
    assert deleting.failures == []


def test_a_case_chosen_while_it_is_put_away_does_not_come_back(deleting: Deleting, qtbot: QtBot) -> None:
    """Between the saving and the deletion the list still shows it: a click there must not open a form of it."""
    desk, code = deleting.desk, deleting.code
    desk.put_away.connect(lambda: desk.open(code))
    deleting.press()
    deleting.until_gone()
    deleting.running.vault.new_case()  # everything handed over before has been answered
    assert desk.code not in (None, code)
    assert deleting.failures == []


def test_the_case_that_was_open_is_open_again_where_another_was_deleted(deleting: Deleting, qtbot: QtBot) -> None:
    open_one, deleting.code = deleting.code, deleting.other
    deleting.press()
    deleting.until_gone()
    qtbot.waitUntil(lambda: deleting.desk.code == open_one, timeout=10_000)
    assert deleting.desk.draft is not None
    assert deleting.desk.draft.origin == "KH"
    assert deleting.desk.is_kept
    assert deleting.page.isVisible()
    assert deleting.failures == []


def test_a_deletion_that_fails_brings_the_form_back(
    deleting: Deleting, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def full(*_: object) -> None:
        raise LockedError("vault_disk_full", folder="/x")

    monkeypatch.setattr("exile_risk.vault.retention.delete", full)
    task = deleting.press()
    qtbot.waitUntil(lambda: bool(task.note.text()) and task.go.isEnabled(), timeout=20_000)
    qtbot.waitUntil(lambda: deleting.desk.code == deleting.code, timeout=10_000)
    assert deleting.desk.draft is not None
    assert deleting.desk.draft.origin == "KH"
    assert deleting.code in deleting.running.vault.codes()
