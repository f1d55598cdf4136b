# SPDX-License-Identifier: GPL-3.0-or-later
"""Why and until when a case is held; deletions are proposed and done by a person; the person gets all that is held."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from exile_risk.wording.vault_pages import still_in_text, until_text
from tests.pages.running import PASSPHRASE, Running
from tests.ui.vault_pages.vault_page import VaultPages
from ui.vault_pages.retention_page import RetentionPage
from ui.vault_pages.retention_tasks import DeleteTask, ExportTask, RetainTask

TODAY = date(2026, 11, 25)


class Retention:
    """The page as a person uses it."""

    def __init__(self, running: Running, qtbot: QtBot) -> None:
        self.pages, self.running, self._qtbot = VaultPages(running, qtbot), running, qtbot

    @property
    def page(self) -> RetentionPage:
        page = self.pages.navigation.pages["retention"]
        assert isinstance(page, RetentionPage)
        return page

    def open(self) -> "Retention":
        self.running.vault.main.actions_table["retention"].trigger()
        self._qtbot.waitUntil(lambda: self.page.kept is not None and not self.page.reading, timeout=10_000)
        return self

    def finish(self) -> None:
        """Press the button of the task and wait until the lists were read anew."""
        before = self.page.kept
        assert self.page.task is not None
        self.page.task.go.click()
        self._qtbot.waitUntil(lambda: self.page.kept is not before and not self.page.reading, timeout=30_000)

    def note(self, code: str, until: str) -> None:
        self.page.lists.open[code].click()
        self.page.about.buttons["retain"].click()
        task = self.page.task
        assert isinstance(task, RetainTask)
        self.pages.fill(task.consent, "Signed <b>12 Nov</b>")
        self.pages.fill(task.purpose, "Referral")
        self.pages.fill(task.until, until)
        self.finish()


@pytest.fixture
def retention(opened: Running, qtbot: QtBot) -> Retention:
    opened.vault.new_case()
    opened.vault.new_case()
    return Retention(opened, qtbot).open()


def test_a_case_is_noted_and_when_its_time_is_over_its_deletion_is_proposed(retention: Retention) -> None:
    code, other = retention.page.kept.codes  # type: ignore[union-attr]
    assert not retention.page.lists.due_head.isVisible()
    retention.note(code, (date.today() - timedelta(days=3)).isoformat())
    retention.note(other, "2999")
    assert retention.page.kept is not None
    assert retention.page.kept.due == (code,)
    assert retention.page.lists.due_head.isVisible()
    assert set(retention.page.lists.delete) == {code}
    words = retention.pages.words(retention.page)
    assert "3 days ago · \u2068Signed <b>12 Nov</b>\u2069" in words  # literally, as it was typed
    assert "Until 31 Dec 2999" in words


def test_a_day_that_is_none_is_not_taken(retention: Retention) -> None:
    code = retention.page.kept.codes[0]  # type: ignore[union-attr]
    retention.page.choose(code)
    retention.page.about.buttons["retain"].click()
    task = retention.page.task
    assert isinstance(task, RetainTask)
    retention.pages.fill(task.until, "31 Feb 2027")
    task.go.click()
    assert task.note.text() == "February 2027 has 28 days. You can also give just the month."


def test_the_open_case_is_put_away_and_deleted_once_its_code_was_typed(retention: Retention, qtbot: QtBot) -> None:
    desk, page = retention.running.vault.desk, retention.page
    code = desk.code
    assert code is not None
    page.choose(code)
    page.about.buttons["delete"].click()
    task = page.task
    assert isinstance(task, DeleteTask)
    task.go.click()
    assert task.note.text() == "Write why; it stays on record."
    retention.pages.fill(task.reason, "time over")
    retention.pages.fill(task.typed, "Heron 00")
    task.go.click()
    assert task.note.text().startswith("That is not the code of this case")
    assert desk.code == code
    retention.pages.fill(task.typed, code.lower())
    retention.finish()
    assert desk.code is None
    assert page.told.title.text() == f"\u2068{code}\u2069 is deleted from the store."
    qtbot.waitUntil(lambda: code not in retention.running.vault.codes(), timeout=10_000)
    assert code not in (*page.kept.codes, *page.kept.due)  # type: ignore[union-attr]


def test_all_that_is_held_is_written_for_who_knows_the_passphrase(
    retention: Retention, tmp_path: Path, qtbot: QtBot
) -> None:
    page, path = retention.page, tmp_path / "held.json"
    code = page.kept.codes[0]  # type: ignore[union-attr]
    page.choose(code)
    page.about.buttons["export"].click()
    task = page.task
    assert isinstance(task, ExportTask)
    assert task.current is not None
    retention.pages.fill(task.path_edit, str(path))
    retention.pages.fill(task.current.edit, "not the one, not at all")
    task.go.click()
    qtbot.waitUntil(lambda: task.note.text().startswith("That is not the passphrase of this vault"), timeout=10_000)
    assert not path.exists()
    retention.pages.fill(task.current.edit, PASSPHRASE)
    retention.finish()
    held = json.loads(path.read_text(encoding="utf-8"))
    assert held["case"] == code
    assert [row["action"] for row in held["record"]][-1] == "export"  # that it left is on record
    assert path.stat().st_mode & 0o077 == 0


def test_how_long_ago_and_where_else_is_said() -> None:
    assert until_text(None, TODAY) == "No last day is noted"
    assert until_text(TODAY, TODAY) == "Until 25 Nov 2026"
    assert until_text(TODAY - timedelta(days=1), TODAY) == "Its last day was 24 Nov 2026, 1 day ago"
    assert still_in_text(()).startswith("No backup in reach holds it.")
