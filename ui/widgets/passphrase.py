# SPDX-License-Identifier: GPL-3.0-or-later
"""The passphrase field: left to right in every language, hidden unless asked, remembered by nothing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from ui.theme import set_look
from ui.widgets.icon import Icon, keep_icon
from ui.widgets.plain import PlainLabel

_HINTS = (
    Qt.InputMethodHint.ImhHiddenText
    | Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class _Letters(QLineEdit):
    """The line itself; it tells where the focus is and what Caps Lock seems to be."""

    focused = Signal(bool)
    caps_lock_maybe = Signal(bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Guess Caps Lock: Qt cannot ask for it, but a capital without Shift (or the reverse) gives it away."""
        typed = event.text()
        if len(typed) == 1 and typed.isalpha() and typed.upper() != typed.lower():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock_maybe.emit(typed.isupper() != shift)
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the frame."""
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell the frame."""
        super().focusOutEvent(event)
        self.focused.emit(False)


class PassphraseField(QWidget):
    """Field, keyboard mark, eye, and a line for a hint beneath."""

    submitted = Signal()
    changed = Signal()
    caps_lock_maybe = Signal(bool)

    def __init__(self, accessible_name: str, show_word: str, hide_word: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = (show_word, hide_word)
        self.edit = _Letters()
        self.edit.setProperty("bare", True)
        self.edit.setAccessibleName(accessible_name)
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setInputMethodHints(_HINTS)
        self.edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.edit.setDragEnabled(False)
        self.edit.setMaxLength(4096)
        self.eye = QToolButton()
        self.eye.setProperty("kind", "quiet")
        self.eye.setCheckable(True)
        self.eye.toggled.connect(self._show_letters)
        self.frame = self._framed()
        self._hint_icon, self._hint = Icon("info", "ink-2", 14), PlainLabel("", "small", "ink")
        hint = QHBoxLayout()
        hint.setSpacing(6)
        hint.addWidget(self._hint_icon, 0, Qt.AlignmentFlag.AlignVCenter)
        hint.addWidget(self._hint, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.frame)
        column.addLayout(hint)
        self.setFocusProxy(self.edit)
        self.edit.focused.connect(lambda inside: set_look(self.frame, focused=inside))
        self.edit.caps_lock_maybe.connect(self.caps_lock_maybe)
        self.edit.returnPressed.connect(self.submitted)
        self.edit.textChanged.connect(lambda: self.changed.emit())
        self._show_letters(False)
        self.set_keyboard("")
        self.set_hint("")

    def _framed(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("surface", "field")
        frame.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._keyboard_icon, self._keyboard = Icon("keyboard", "ink", 16), PlainLabel("", "small", wrap=False)
        self._mark = QFrame()
        self._mark.setProperty("surface", "mark")
        mark = QHBoxLayout(self._mark)
        mark.setContentsMargins(8, 2, 8, 2)
        mark.setSpacing(5)
        mark.addWidget(self._keyboard_icon)
        mark.addWidget(self._keyboard)
        row = QHBoxLayout(frame)
        row.setContentsMargins(10, 5, 3, 5)
        row.setSpacing(4)
        row.addWidget(self.edit, 1)
        row.addWidget(self._mark)
        row.addWidget(self.eye)
        return frame

    def text(self) -> str:
        """Return what was typed, exactly: no trimming, for a space may be part of it."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Put text in, as a generator does."""
        self.edit.setText(text)

    def clear(self) -> None:
        """Empty the field and hide its letters again."""
        self.edit.clear()
        self.eye.setChecked(False)

    def set_keyboard(self, word: str) -> None:
        """Show the keyboard in use ("EN"); an empty word shows nothing."""
        self._keyboard.setText(word)
        self._mark.setVisible(bool(word))

    def set_hint(self, text: str) -> None:
        """Show a line beneath the field ("Caps Lock is on."); an empty one takes no room."""
        self._hint.setText(text)
        self._hint.setVisible(bool(text))
        self._hint_icon.setVisible(bool(text))
        self.edit.setAccessibleDescription(text)

    def hint(self) -> str:
        """Return the line beneath the field."""
        return self._hint.text()

    def _show_letters(self, shown: bool) -> None:
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.edit.setInputMethodHints(_HINTS)
        word = self._words[1] if shown else self._words[0]
        self.eye.setAccessibleName(word)
        self.eye.setToolTip(word)
        keep_icon(self.eye, "eye-off" if shown else "eye")

    def hideEvent(self, event: QHideEvent) -> None:
        """Hide the letters with the page, so that the next one to look sees dots."""
        super().hideEvent(event)
        self.eye.setChecked(False)
