# SPDX-License-Identifier: GPL-3.0-or-later
"""A page in two halves: how things stand at the start side, and beside it the one thing that is being done."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.messages import message
from ui.panels.surfaces import on_panel, scrolling
from ui.theme import scaled
from ui.vault_pages.keeper import Keeper
from ui.vault_pages.task import Task
from ui.widgets.banner import Banner
from ui.widgets.plain import ElidedLabel, PlainLabel

T = TypeVar("T")
_SHARE, _LEAST, _MOST = 0.42, 360, 552
_STACKED = 820
_ANY_WIDTH = 16_777_215  # what Qt itself calls no limit


class TwoPanes(QWidget):
    """Reads anew whenever it comes into view and after everything that was done; Esc leads back to the cases.

    Where large text leaves too little width for both halves they stand under one another, and what is being done has
    the whole page: a button that is cut off cannot be pressed.
    """

    left = Signal()
    """The cases are wanted again."""

    stacks = True
    """Whether the halves may stand under one another."""

    def __init__(self, keeper: Keeper, title: str, standing: QWidget, idle: QWidget) -> None:
        """Show `standing` at the start side, and `idle` beside it while nothing is being done."""
        super().__init__()
        self.keeper = keeper
        self.reading = False
        self.task: Task | None = None
        self._opener: QWidget | None = None
        self.title = PlainLabel(title, "title", wrap=False)
        self.note = ElidedLabel("", "text", "ink-2")
        self.told = Banner("note", "")
        self.complaint = PlainLabel("", bold=True)
        self._standing, self._idle = standing, idle
        self.setAccessibleName(title)
        self._build()

    def show_now(self) -> None:
        """Read how things stand and show it."""
        raise TypeError("a page says what it reads")

    def first_stop(self) -> QWidget:
        """Return where the focus belongs."""
        raise TypeError("a page says where the keyboard begins")

    def say(self, text: str) -> None:
        """Say what did not work, or what is being done; "" when that is over."""
        self.complaint.setText(text)
        self.complaint.setVisible(bool(text))

    def read(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Read beside the window, one reading at a time."""
        if self.reading:
            return
        self.reading = True

        def done(found: T) -> None:
            self.reading = False
            then(found)
            if self.window().focusWidget() is self:  # until now there was nothing to put it on
                self.first_stop().setFocus(Qt.FocusReason.OtherFocusReason)

        def failed(error: Exception) -> None:
            self.reading = False
            self.say(message(error))

        self.keeper.read(work, done, self, failed)

    def change(self, work: Callable[[], T], then: Callable[[T], None], said: str = "") -> None:
        """Change something without a task, then read anew."""
        self.say(said)

        def done(found: T) -> None:
            self.say("")
            then(found)
            self.show_now()

        def failed(error: Exception) -> None:
            self.say(message(error))

        self.keeper.write(work, done, self, failed)

    def open_task(self, task: Task) -> None:
        """Do one thing; whatever was begun before is forgotten."""
        opener = self.focusWidget()
        if self.task is None:
            self._opener = opener
        self.close_task()
        self.told.hide()
        self.say("")
        self.task = task
        task.left.connect(self.close_task)
        task.finished.connect(self._finished)
        self._side_column.insertWidget(2, task, 1)
        self._idle.hide()
        task.show()
        self._share()
        self._area.verticalScrollBar().setValue(0)
        task.start()

    def close_task(self) -> None:
        """Forget what was begun, and give the keyboard back to where it came from."""
        task, self.task = self.task, None
        self._idle.show()
        if task is not None:
            focused = self.focusWidget()
            inside = focused is not None and task.isAncestorOf(focused)
            task.forget()
            task.hide()
            task.deleteLater()
            self._share()
            if inside and self.isVisible():
                opener = self._opener
                back = opener is not None and isValid(opener) and opener.isVisible() and opener.isEnabled()
                (opener if back and opener is not None else self.first_stop()).setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, title: str, text: str) -> None:
        """Say how something ended."""
        self.told.set_words(title, text)
        self.told.show()

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
        self._share()

    def _share(self) -> None:
        stacked = self.stacks and self.width() < scaled(_STACKED)
        self._halves.setDirection(QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight)
        self._halves.setStretch(0, 1 if stacked else 0)
        self._line.setVisible(not stacked)
        self._start_area.setVisible(not stacked or self.task is None)
        if stacked:
            self._start_area.setMinimumWidth(0)
            self._start_area.setMaximumWidth(_ANY_WIDTH)
        else:
            width = min(scaled(_MOST), max(scaled(_LEAST), round(self.width() * _SHARE)))
            self._start_area.setFixedWidth(min(width, self.width() // 2))

    def _finished(self, title: str, text: str) -> None:
        self.close_task()
        self.tell(title, text)
        self.show_now()

    def _build(self) -> None:
        on_panel(self)
        start, side = QWidget(), QWidget()
        column = QVBoxLayout(start)
        column.setContentsMargins(24, 14, 24, 16)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title)
        head.addWidget(self.note, 1, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(head)
        column.addWidget(self._standing, 1)
        self._side_column = QVBoxLayout(side)
        self._side_column.setContentsMargins(32, 14, 32, 16)
        self._side_column.setSpacing(8)
        for part in (self.told, self.complaint):
            self._side_column.addWidget(part)
            part.hide()
        self._side_column.addWidget(self._idle, 1)
        self._start_area, self._area = scrolling(start), scrolling(side)
        line = self._line = QFrame()
        line.setProperty("surface", "line-upright")
        row = self._halves = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._start_area)
        row.addWidget(line)
        row.addWidget(self._area, 1)
