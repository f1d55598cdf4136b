# SPDX-License-Identifier: GPL-3.0-or-later
"""The vault's own page: its health at the start side, and beside it what opens it or the one thing being done."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from exile_risk.ways_in import RECOVERY, WayIn
from exile_risk.wording import _
from ui.messages import message
from ui.panels.surfaces import on_panel, scrolling
from ui.theme import scaled
from ui.vault_pages.health import Health, whole_text
from ui.vault_pages.keeper import Keeper
from ui.vault_pages.state import VaultState, gathered
from ui.vault_pages.task import Task
from ui.vault_pages.ways import ADD, KIT, SHARE, WaysPage
from ui.widgets.banner import Banner
from ui.widgets.plain import ElidedLabel, PlainLabel

if TYPE_CHECKING:
    from ui.tasks import Tasks

_HEALTH_SHARE, _HEALTH_LEAST, _HEALTH_MOST = 0.42, 360, 552


class VaultPage(QWidget):
    """Reads how the vault stands whenever it comes into view, and after everything that was done."""

    left = Signal()
    """The cases are wanted again."""

    accepted = Signal()
    """A vault that could only be read was taken as it is."""

    def __init__(self, keeper: Keeper, tasks: "Tasks", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper, self._tasks = keeper, tasks
        self.state: VaultState | None = None
        self.reading = False
        self.task: Task | None = None
        self.title = PlainLabel(_("Vault"), "title", wrap=False)
        self.note = ElidedLabel("", "text", "ink-2")
        self.health = Health(keeper)
        self.ways = WaysPage()
        self.told = Banner("note", "")
        self._side = QWidget()
        self._build()
        self._wire()

    def show_now(self) -> None:
        """Check the vault and show how it stands."""
        if self.reading:
            return
        self.reading = True
        self.health.set_working(_("Checking every page …"))

        def failed(error: Exception) -> None:
            self.reading = False
            self.health.say(message(error))

        self._keeper.read(lambda: gathered(self._keeper.session), self._show, self, failed)

    def open_task(self, task: Task) -> None:
        """Do one thing in the place of the list; whatever was begun there before is forgotten."""
        self.close_task()
        self.told.hide()
        self.task = task
        task.left.connect(self.close_task)
        task.finished.connect(self._finished)
        self._side_column.insertWidget(1, task, 1)
        self.ways.hide()
        task.show()
        self._area.verticalScrollBar().setValue(0)
        task.start()

    def close_task(self) -> None:
        """Forget what was begun and show the list again."""
        task, self.task = self.task, None
        if task is not None:
            task.forget()
            task.hide()
            task.deleteLater()
        self.ways.show()

    def first_stop(self) -> QWidget:
        """Return where the focus belongs."""
        return self.health.again

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the cases at Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget what was begun when somebody goes elsewhere: words of a kit must not wait behind another page."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.close_task()
            self.told.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width."""
        super().resizeEvent(event)
        width = min(scaled(_HEALTH_MOST), max(scaled(_HEALTH_LEAST), round(self.width() * _HEALTH_SHARE)))
        self._start_area.setFixedWidth(min(width, self.width() // 2))

    def _show(self, state: VaultState) -> None:
        self.reading = False
        self.state = state
        name = _("Practice vault") if state.training else state.folder.name
        self.note.setText(whole_text(state, name))
        self.health.show_state(state)
        self.ways.show_state(state)

    def _finished(self, title: str, text: str) -> None:
        self.close_task()
        self.told.set_words(title, text)
        self.told.show()
        self.show_now()

    def _back_up(self) -> None:
        keeping = self._keeper.session.safekeeping
        self.health.set_working(_("Making a backup and reading it back …"))

        def made(_path: object) -> None:
            self.show_now()

        def failed(error: Exception) -> None:
            self.health.say(message(error))

        def work() -> object:
            file = keeping.back_up()
            place = keeping.custody.second_place
            if place is not None and place.is_dir():
                keeping.custody.copy_to_second_place()
            return file

        self._keeper.write(work, made, self, failed)

    def _second(self) -> None:
        from ui.vault_pages.second_task import SecondTask

        if self.state is None or not self.state.second_reached:
            self.open_task(SecondTask(self._keeper, self.state.second if self.state is not None else None))
            return
        custody = self._keeper.session.safekeeping.custody
        self.health.set_working(_("Copying and reading it back …"))

        def failed(error: Exception) -> None:
            self.health.say(message(error))

        self._keeper.write(custody.copy_to_second_place, lambda _path: self.show_now(), self, failed)

    def _accept(self) -> None:
        def failed(error: Exception) -> None:
            self.health.say(message(error))

        def done(_none: None) -> None:
            self.accepted.emit()
            self.show_now()

        self._keeper.write(self._keeper.session.safekeeping.accept, done, self, failed)

    def _wanted(self, what: str) -> None:
        from ui.vault_pages.kit_task import KitTask
        from ui.vault_pages.passphrase_tasks import AddTask, KnownTask

        if what in (KIT, SHARE):
            self.open_task(KitTask(self._keeper, shared=what == SHARE))
        elif what == ADD:
            self.open_task(AddTask(self._keeper, self._tasks))
        else:
            self.open_task(KnownTask(self._keeper, self._tasks))

    def _change(self, way: WayIn) -> None:
        from ui.vault_pages.passphrase_tasks import ChangeTask

        ways = self.state.ways if self.state is not None else ()
        only = sum(one.kind != RECOVERY for one in ways) == 1
        self.open_task(ChangeTask(self._keeper, self._tasks, way, only=only))

    def _remove(self, way: WayIn) -> None:
        from ui.vault_pages.passphrase_tasks import RemoveTask

        self.open_task(RemoveTask(self._keeper, way))

    def _wire(self) -> None:
        self.health.check_wanted.connect(self.show_now)
        self.health.backup_wanted.connect(self._back_up)
        self.health.second_wanted.connect(self._second)
        self.health.kit_wanted.connect(lambda: self._wanted(KIT))
        self.health.accept_wanted.connect(self._accept)
        self.ways.wanted.connect(self._wanted)
        self.ways.change_wanted.connect(self._change)
        self.ways.remove_wanted.connect(self._remove)

    def _build(self) -> None:
        on_panel(self)
        start = QWidget()
        column = QVBoxLayout(start)
        column.setContentsMargins(24, 14, 24, 16)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title)
        head.addWidget(self.note, 1, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(head)
        column.addWidget(self.health, 1)
        self._side_column = QVBoxLayout(self._side)
        self._side_column.setContentsMargins(32, 14, 32, 16)
        self._side_column.setSpacing(8)
        self._side_column.addWidget(self.told)
        self._side_column.addWidget(self.ways, 1)
        self.told.hide()
        self._start_area, self._area = scrolling(start), scrolling(self._side)
        line = QFrame()
        line.setProperty("surface", "line-upright")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._start_area)
        row.addWidget(line)
        row.addWidget(self._area, 1)
