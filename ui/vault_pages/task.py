# SPDX-License-Identifier: GPL-3.0-or-later
"""One thing to be done about the vault, beside its health: a title, a few fields, what went wrong, and two buttons."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from exile_risk.errors import ExileRiskError
from exile_risk.wording import _
from ui.messages import message
from ui.theme import scaled, set_look
from ui.vault_pages.keeper import Keeper
from ui.widgets.icon import keep_icon
from ui.widgets.passphrase import PassphraseField
from ui.widgets.plain import PlainLabel

T = TypeVar("T")
FIELD_WIDTH = 460


class Task(QWidget):
    """What every task shares. Nothing is changed before its button was pressed; Esc leaves."""

    left = Signal()
    """Nothing more is wanted here."""

    finished = Signal(str, str)
    """It is done: a title and a sentence to say in the page."""

    def __init__(self, keeper: Keeper, title: str, why: str, go: str, leave: str = "") -> None:
        super().__init__()
        self._keeper = keeper
        self.title = PlainLabel(title, "title")
        self.leave = QPushButton(" " + (leave or _("Leave, nothing is changed")))
        self.go = QPushButton(go)
        self.note = PlainLabel("", bold=True)
        self.fields: list[QWidget] = []
        self._focused: QWidget | None = None
        self.column = QVBoxLayout()
        self.column.setSpacing(4)
        self._build(why)
        self.leave.clicked.connect(self.left)
        self.go.clicked.connect(self._go)

    def start(self) -> None:
        """Put the focus where the person begins."""
        (self.fields[0] if self.fields else self.go).setFocus(Qt.FocusReason.OtherFocusReason)

    def act(self) -> None:
        """Do it; called when the button is pressed."""
        raise TypeError("a task says what it does in act")

    def forget(self) -> None:
        """Let go of whatever was typed or shown."""
        for field in self.findChildren(PassphraseField):
            field.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave at Esc."""
        if event.key() == Qt.Key.Key_Escape and self.leave.isEnabled():
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def add_field(self, word: str, field: QWidget, hint: str = "", *, whole: bool = False) -> None:
        """Add a labelled field; `whole` gives it the whole width."""
        label = PlainLabel(word, "small", "ink-2")
        label.setBuddy(field)
        self.column.addSpacing(6)
        self.column.addWidget(label)
        if not whole:
            field.setMaximumWidth(scaled(FIELD_WIDTH))
        if field.testAttribute(Qt.WidgetAttribute.WA_SetLayoutDirection):
            # A layout puts what is narrower than its room where that widget's own direction begins, not the page's.
            held = QHBoxLayout(holder := QWidget())
            held.setContentsMargins(0, 0, 0, 0)
            held.addWidget(field, 1)
            held.addStretch(0)
            self.column.addWidget(holder)
        else:
            self.column.addWidget(field)
        if hint:
            self.column.addWidget(PlainLabel(hint, "small", "ink-3"))
        self.fields.append(field)

    def row_of(self, field: QWidget) -> int:
        """Return the place of a field in the column, from 0."""
        at = self.column.indexOf(field)
        return at if at >= 0 else self.column.indexOf(field.parentWidget() or field)

    def passphrase(self, word: str, accessible: str) -> PassphraseField:
        """Add a passphrase field; Enter in it presses the button."""
        field = PassphraseField(accessible, _("Show the passphrase"), _("Hide the passphrase"))
        self.add_field(word, field)
        field.submitted.connect(self._go)
        return field

    def path(self, word: str, accessible: str, hint: str = "") -> QLineEdit:
        """Add a field for the path of a file or folder, typed: no dialogue of the system remembers it."""
        edit = QLineEdit()
        edit.setAccessibleName(accessible)
        edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        edit.setMaxLength(1000)
        self.add_field(word, edit, hint)
        edit.returnPressed.connect(self._go)
        return edit

    def run(self, work: Callable[[], T], then: Callable[[T], None], said: str, *, changes_cases: bool = False) -> None:
        """Do the work beside the window and go on with its result; what went wrong is said here.

        `changes_cases`: the open case is saved and put away before, and read anew afterwards.
        """
        self.set_working(said)

        def done(result: T) -> None:
            self.set_working("")
            then(result)

        (self._keeper.around if changes_cases else self._keeper.write)(work, done, self, self._failed)

    def fill_height(self, fill: bool) -> None:
        """Give what is being done the height of the page, for a list that would scroll above an empty space."""
        whole = self.layout()
        assert isinstance(whole, QVBoxLayout)  # noqa: S101 - made so in _build
        whole.setStretchFactor(self.column, 1 if fill else 0)
        whole.setStretch(whole.count() - 1, 0 if fill else 1)

    def set_working(self, said: str) -> None:
        """Say what is being done, and take nothing meanwhile."""
        working = bool(said)
        focused = self.focusWidget()
        if working and focused is not None:
            self._focused = focused  # what is off loses the focus, and should have it again
        self.go.setEnabled(not working)
        self.leave.setEnabled(not working)
        for field in self.fields:
            field.setEnabled(not working)
        self.say(said)
        if not working and self._focused is not None and isValid(self._focused) and self._focused.isVisible():
            self._focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, text: str, field: QWidget | None = None) -> None:
        """Say what is wrong, and put the focus where it can be mended."""
        self.note.setText(text)
        self.note.setVisible(bool(text))
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self) -> None:
        if self.go.isEnabled():
            self.act()

    def _failed(self, error: Exception) -> None:
        self.set_working("")
        wrong = isinstance(error, ExileRiskError) and error.code == "wrong_passphrase"
        seen = [field for field in self.fields if field.isVisible()]
        if wrong:  # the vault is open: what is said to somebody who cannot get in would mislead
            seen = [field for field in seen if isinstance(field, PassphraseField)] or seen
        said = _("That is not the passphrase of this vault. Check Caps Lock and the keyboard.")
        self.say(said if wrong else message(error), next(iter(seen), None))

    def _build(self, why: str) -> None:
        set_look(self.leave, kind="link")
        keep_icon(self.leave, "close", "accent", 14)
        self.go.setProperty("kind", "main")
        self.go.setMinimumHeight(scaled(32))
        for button in (self.go, self.leave):
            button.setAutoDefault(True)  # Enter presses the button that has the focus
        self.note.hide()
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignTop)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.go)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(head)
        self.why = PlainLabel(why, tone="ink-2")
        whole.addWidget(self.why)
        whole.addLayout(self.column)
        whole.addSpacing(4)
        whole.addWidget(self.note)
        whole.addLayout(self.buttons)
        whole.addStretch(1)


def secret_of(field: PassphraseField) -> bytearray:
    """Return what was typed, for whoever wipes it."""
    return bytearray(field.text(), "utf-8", "surrogatepass")
