# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of a case's files as a person uses it: a path typed, a row chosen, a button pressed."""

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from exile_risk.attachments.keeping import attachments_of
from exile_risk.wording import _
from tests.pages.running import Running
from ui.files.opening import FilesOfCase
from ui.files.page import FilesPage
from ui.files.tasks import AddTask
from ui.files.viewer import Viewer
from ui.vault_pages.task import Task

T = TypeVar("T", bound=Task)


class Files:
    def __init__(self, running: Running, qtbot: QtBot) -> None:
        self.running, self._qtbot = running, qtbot

    @property
    def navigation(self) -> FilesOfCase:
        found = self.running.vault.main.findChild(FilesOfCase)
        assert isinstance(found, FilesOfCase)
        return found

    @property
    def page(self) -> FilesPage:
        assert self.navigation.page is not None
        return self.navigation.page

    @property
    def viewer(self) -> Viewer:
        return self.page.viewer

    @property
    def code(self) -> str:
        code = self.running.vault.desk.code
        assert code is not None
        return code

    def open(self) -> "Files":
        """Press Ctrl+J and wait until the list is read."""
        self.running.vault.keys(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
        self.wait_until_read()
        return self

    def wait_until_read(self) -> None:
        self._qtbot.waitUntil(lambda: self.page.found is not None and not self.page.reading, timeout=10_000)

    def names(self) -> list[str]:
        return [row.title for row in self.page.standing.list.rows()]

    def key(self, name: str, *, original: bool = False) -> str:
        rows = self.page.standing.list.rows()
        return next(row.key for row in rows if row.title == name and bool(row.tag) == original)

    def task(self, kind: type[T]) -> T:
        task = self.page.task
        assert isinstance(task, kind)
        return task

    def fill(self, edit: QLineEdit, text: str) -> None:
        edit.clear()
        self._qtbot.keyClicks(edit, text)

    def begin_adding(self, path: Path | str, *, original: bool = False) -> AddTask:
        self.page.standing.add.click()
        task = self.task(AddTask)
        self.fill(task.file, str(path))
        task.original.setChecked(original)
        return task

    def add(self, path: Path, *, original: bool = False) -> str:
        """Add a file by the page; returns what was said."""
        self.begin_adding(path, original=original)
        self.finish()
        return self.page.told.text.text()

    def finish(self) -> None:
        """Press the button of the task and wait until it is done and the list was read anew."""
        before = self.page.found
        assert self.page.task is not None
        self.page.task.go.click()
        self._qtbot.waitUntil(lambda: self.page.found is not before and not self.page.reading, timeout=20_000)
        assert self.page.task is None

    def refused(self) -> str:
        """Press the button of the task and return what was wrong."""
        task = self.page.task
        assert task is not None
        task.go.click()
        self._qtbot.waitUntil(lambda: task.go.isEnabled() and bool(task.note.text()), timeout=20_000)
        return task.note.text()

    def look(self, name: str, *, original: bool = False) -> None:
        """Choose a row by Enter and wait until there is something to see."""
        list = self.page.standing.list
        keys = [row.key for row in list.rows()]
        list.setFocus()
        list.setCurrentIndex(list.rows_model.index(keys.index(self.key(name, original=original))))
        self._qtbot.keyClick(list, Qt.Key.Key_Return)
        self._qtbot.waitUntil(lambda: self.viewer.words()[0] != _("Opening …"), timeout=20_000)

    def put(self, name: str, media_type: str, content: bytes) -> None:
        """Keep bytes that taking in would refuse, as a vault of another program could hold them."""
        from exile_risk.vault import attachments as rows

        with attachments_of(self.running.vault.desk.session)._vault.writing() as connection:
            rows.add(connection, self.code, name, media_type, content)

    def read_again(self) -> None:
        before = self.page.found
        self.page.show_now()
        self._qtbot.waitUntil(lambda: self.page.found is not before and not self.page.reading, timeout=10_000)

    def key_on(self, widget: QWidget, key: Qt.Key | str) -> None:
        if isinstance(key, str):
            self._qtbot.keyClicks(widget, key)
        else:
            self._qtbot.keyClick(widget, key)

    def words(self) -> str:
        """Return everything that can be read on the page."""
        labels = self.page.findChildren(QLabel)
        said = [label.text() or label.accessibleName() for label in labels if label.isVisible()]
        return "\n".join([*said, *self.names(), self.viewer.text.toPlainText()])
