# SPDX-License-Identifier: GPL-3.0-or-later
"""The unlock page: one field, one button, and the other ways in beneath."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from exile_risk.wording import _, isolated
from ui.theme import scaled
from ui.widgets.icon import Icon, keep_icon
from ui.widgets.passphrase import PassphraseField
from ui.widgets.plain import ElidedLabel, PlainLabel

_DELAYS = (0, 1, 2, 4, 8, 16, 30)
"""Seconds to wait after the n-th wrong passphrase in a row; the last holds for all further ones."""


class LinkRow(QPushButton):
    """A way in: icon, word, and its keys at the end."""

    def __init__(self, word: str, icon_name: str, keys: str = "", parent: QWidget | None = None) -> None:
        super().__init__(f" {word}", parent)
        self.setProperty("kind", "link")
        self.setAccessibleName(word)
        keep_icon(self, icon_name)
        if keys:
            shown = PlainLabel(keys, type="small", tone="ink-2", wrap=False)
            shown.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row = QHBoxLayout(self)
            row.setContentsMargins(0, 0, 8, 0)
            row.addStretch(1)
            row.addWidget(shown)
            shortcut = QShortcut(keys, self)
            shortcut.activated.connect(self.click)


class UnlockPage(QWidget):
    """Asks for the passphrase of one vault. While a try runs or a wait lasts, the button is off."""

    unlock_wanted = Signal()
    other_wanted = Signal()
    practise_wanted = Signal()
    create_wanted = Signal()

    def __init__(self, vault_name: str, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.vault = QPushButton()
        self.passphrase = PassphraseField(_("Passphrase"), _("Show the passphrase"), _("Hide the passphrase"))
        self.note = PlainLabel("", type="small", tone="ink-2")
        self.button = QPushButton(" " + _("Unlock"))
        self.other = LinkRow(_("Open another vault"), "folder", "Ctrl+O")
        self.practise = LinkRow(_("Practise with sample cases"), "training", "Ctrl+T")
        self.create_button = LinkRow(_("Create a vault"), "plus")
        self._wrong = self._wait = 0
        self._sentence = ""
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._count_down)
        self._build(vault_name, folder)
        self._wire()

    def start(self) -> None:
        """Put the caret into the field."""
        self.passphrase.edit.setFocus()

    def set_working(self) -> None:
        """Show that the vault is being opened."""
        self.button.setEnabled(False)
        self.button.setText(_("Opening, about a second …"))
        self.passphrase.setEnabled(False)

    def refuse(self, sentence: str, *, wrong_passphrase: bool) -> None:
        """Say why it did not open; after a wrong passphrase the next try waits longer each time."""
        self.button.setText(" " + _("Unlock"))
        self.passphrase.setEnabled(True)
        if wrong_passphrase:
            self._wrong += 1
            keyboard = isolated(_keyboard())
            sentence = _("That did not open it. Check Caps Lock and the keyboard ({keyboard}).").format(
                keyboard=keyboard
            )
            self._wait = _DELAYS[min(self._wrong, len(_DELAYS) - 1)]
        self._sentence = sentence
        self._timer.start()
        self._say()
        self.passphrase.edit.setFocus()
        self.passphrase.edit.selectAll()

    def _count_down(self) -> None:
        self._wait = max(0, self._wait - 1)
        self._say()

    def _say(self) -> None:
        if not self._wait:
            self._timer.stop()
        tail = " " + _("Next try in {n} s.").format(n=self._wait) if self._wait else ""
        self.note.setText(self._sentence + tail)
        self.passphrase.edit.setAccessibleDescription(self._sentence)
        self._note_row.setVisible(bool(self._sentence))
        self.button.setEnabled(not self._wait)

    def _submit(self) -> None:
        if self.button.isEnabled() and self.passphrase.text():
            self.unlock_wanted.emit()

    def _wire(self) -> None:
        self.button.clicked.connect(self._submit)
        self.passphrase.submitted.connect(self._submit)
        self.vault.clicked.connect(self.other_wanted)
        self.other.clicked.connect(self.other_wanted)
        self.practise.clicked.connect(self.practise_wanted)
        self.create_button.clicked.connect(self.create_wanted)
        self.passphrase.caps_lock_maybe.connect(self._caps_lock)
        method = QGuiApplication.inputMethod()
        method.localeChanged.connect(self._show_keyboard)
        self._show_keyboard()

    def _caps_lock(self, on: bool) -> None:
        self.passphrase.set_hint(_("Caps Lock is on.") if on else "")

    def _show_keyboard(self) -> None:
        self.passphrase.set_keyboard(_keyboard())

    def _build(self, vault_name: str, folder: Path) -> None:
        self.vault.setAccessibleName(_("Vault: {name}. Choose another").format(name=vault_name))
        self.vault.setToolTip(str(folder))
        self.vault.setMinimumHeight(scaled(32))
        inside = QHBoxLayout(self.vault)
        inside.setContentsMargins(10, 0, 10, 0)
        inside.setSpacing(8)
        name, place = PlainLabel(vault_name, wrap=False), ElidedLabel(str(folder), type="small", tone="ink-2")
        for part in (Icon("vault"), name, place, Icon("chevron-down", "ink-2", 14)):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            inside.addWidget(part, 1 if part is place else 0)
        self.button.setProperty("kind", "main")
        self.button.setMinimumHeight(scaled(40))
        keep_icon(self.button, "unlock", "on-accent")
        vault_label = PlainLabel(_("Vault"), type="small", tone="ink-2")
        label = PlainLabel(_("&Passphrase"), type="small", tone="ink-2")
        label.setBuddy(self.passphrase.edit)
        self._note_row = QWidget()
        note = QHBoxLayout(self._note_row)
        note.setContentsMargins(0, 4, 0, 0)
        note.setSpacing(6)
        note.addWidget(Icon("info", "ink-2", 14), 0, Qt.AlignmentFlag.AlignTop)
        note.addWidget(self.note, 1)
        self._note_row.hide()
        line = QFrame()
        line.setProperty("surface", "line")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(PlainLabel(_("Unlock your vault"), type="title"))
        column.addSpacing(12)
        column.addWidget(vault_label)
        column.addWidget(self.vault)
        column.addSpacing(10)
        column.addWidget(label)
        column.addWidget(self.passphrase)
        column.addWidget(self._note_row)
        column.addSpacing(8)
        column.addWidget(self.button)
        column.addSpacing(16)
        column.addWidget(line)
        column.addSpacing(4)
        for link in (self.other, self.practise, self.create_button):
            column.addWidget(link)


def _keyboard() -> str:
    """Return the language of the keyboard in use, for example "EN"."""
    locale = QGuiApplication.inputMethod().locale()
    return locale.name().split("_")[0].upper() if locale.name() != "C" else "EN"
