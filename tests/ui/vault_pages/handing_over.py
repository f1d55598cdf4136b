# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of hand-over as a person uses it, and a colleague with a vault of their own."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from pytestqt.qtbot import QtBot

from exile_risk.handover.desk import Handover
from exile_risk.model.answers import Answer
from exile_risk.model.draft import Draft
from exile_risk.session import Session
from exile_risk.vault import FLOOR_COST, Vault
from tests.pages.running import PASSPHRASE, Running
from tests.ui.vault_pages.vault_page import VaultPages
from ui.vault_pages.handover.colleague_tasks import AddColleagueTask, CompareTask
from ui.vault_pages.handover.open_task import OpenTask
from ui.vault_pages.handover.page import HandoverPage
from ui.vault_pages.handover.seal_task import FILE, WHAT, WHO, SealTask
from ui.vault_pages.task import Task

T = TypeVar("T", bound=Task)
DRAFT = Draft("KH", "TH").with_answer("in_host_custody", Answer("no")).with_answer("political_profile", Answer("none"))


class Desk:
    """The page as a person uses it."""

    def __init__(self, running: Running, qtbot: QtBot) -> None:
        self.pages, self.running, self._qtbot = VaultPages(running, qtbot), running, qtbot

    @property
    def page(self) -> HandoverPage:
        page = self.pages.navigation.pages["handover"]
        assert isinstance(page, HandoverPage)
        return page

    def open(self) -> "Desk":
        self.running.vault.main.actions_table["handover"].trigger()
        self.until(lambda: self.page.state is not None and not self.page.reading)
        return self

    def until(self, happened: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(happened, timeout=20_000)

    def task(self, kind: type[T]) -> T:
        task = self.page.task
        assert isinstance(task, kind)
        return task

    def go(self, task: Task) -> None:
        """Press the button of a step and wait until it has worked."""
        task.go.click()
        self.until(lambda: self.page.task is not task or task.go.isEnabled())

    def finish(self) -> None:
        """Press the last button and wait until the lists were read anew."""
        before = self.page.state
        assert self.page.task is not None
        self.page.task.go.click()
        self.until(lambda: self.page.state is not before and not self.page.reading)

    def meet(self, other: Handover) -> None:
        """Exchange cards and compare words both ways."""
        mine = self.page.desk.card()
        theirs = other.card()
        other.confirm(other.add_colleague(mine.text, "Us").id, " ".join(mine.words))
        self.page.lists.add.click()
        task = self.task(AddColleagueTask)
        self.pages.fill(task.label, "RT <b>desk</b> & co")
        task.card.setPlainText(theirs.text)
        self.finish()
        self.press("compare")
        compare = self.task(CompareTask)
        self.pages.fill(compare.typed, " ".join(theirs.words))
        self.finish()

    def press(self, what: str) -> None:
        next(button for (id, _), button in self.page.lists.buttons.items() if id == what).click()

    def seal(self, codes: list[str], path: Path) -> SealTask:
        """Go through all four steps."""
        self.page.doors.seal.click()
        task = self.task(SealTask)
        for code in codes:
            task.cases[code].setChecked(True)
        self.go(task)
        self.until(lambda: task.step == WHAT)
        self.go(task)
        assert task.step == WHO
        next(iter(task.readers.values())).setChecked(True)
        self.go(task)
        assert task.step == FILE
        assert task.current is not None
        self.pages.fill(task.file, str(path))
        self.pages.fill(task.current.edit, PASSPHRASE)
        return task

    def look_at(self, path: Path) -> OpenTask:
        self.page.doors.open.click()
        task = self.task(OpenTask)
        self.pages.fill(task.file, str(path))
        task.go.click()
        self.until(lambda: task.go.isEnabled() and (task.look is not None or bool(task.note.text())))
        assert task.look is not None, task.note.text()
        return task


@pytest.fixture(scope="session")
def other_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("other") / "vault"
    Vault.create(folder, bytearray(PASSPHRASE, "ascii"), FLOOR_COST).close()
    return folder


@pytest.fixture
def other(other_template: Path, tmp_path: Path, remembered: None) -> Iterator[Session]:
    """A colleague's vault."""
    import shutil

    folder = shutil.copytree(other_template, tmp_path / "other")
    session = Session.unlock(Path(folder), bytearray(PASSPHRASE, "ascii"))
    yield session
    session.close()


@pytest.fixture
def desk(opened: Running, qtbot: QtBot) -> Desk:
    code = opened.vault.new_case()
    opened.vault.answer(origin="KH", host="TH", answers=dict(DRAFT.answers))
    opened.vault.wait_until_saved()
    assert code
    return Desk(opened, qtbot).open()
