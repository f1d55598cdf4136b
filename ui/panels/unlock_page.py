# SPDX-License-Identifier: GPL-3.0-or-later
"""The unlock page: one field, one button, and the other ways in beneath."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from exile_risk.wording import _, isolated
from ui.theme import scaled
from ui.typed_path import typed_path
from ui.widgets.icon import Icon, keep_icon
from ui.widgets.passphrase import PassphraseField
from ui.widgets.plain import ElidedLabel, PlainLabel, plain_tip

_DELAYS = (0, 1, 2, 4, 8, 16, 30)
"""Seconds to wait after the n-th wrong passphrase in a row; the last holds for all further ones."""

_READ_ONLY_HELPS = ("vault_in_use", "vault_newer", "vault_read_only")
_KEY_FILE = ("key_file_needed", "wrong_key_file", "key_file_unusable")


class LinkRow(QPushButton):
    """A way in: icon, word, and its keys at the end."""

    def __init__(self, word: str, icon_name: str, keys: str = "", parent: QWidget | None = None) -> None:
        super().__init__(f" {word}", parent)
        self.setProperty("kind", "link")
        self.setAccessibleName(word)
        self.setAutoDefault(True)  # Enter presses it
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
    look_wanted = Signal()
    """The same, to be read only."""

    recover_wanted = Signal()
    other_wanted = Signal()
    practise_wanted = Signal()
    create_wanted = Signal()

    def __init__(self, vault_name: str, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.vault = QPushButton()
        self.passphrase = PassphraseField(_("Passphrase"), _("Show the passphrase"), _("Hide the passphrase"))
        self.note = PlainLabel("", type="small", tone="ink-2")
        self.button = QPushButton(" " + _("Unlock"))
        self.look = QPushButton(" " + _("Open it to read only"))
        self.key_file = QLineEdit()
        self.use_key_file = LinkRow(_("Use a key file too"), "key")
        self.recover = LinkRow(_("The passphrase is lost: use a recovery kit"), "document")
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
        for part in (self.passphrase, self.key_file, self.look):
            part.setEnabled(False)

    def chosen_key_file(self) -> Path | None:
        """Return the key file that was typed, if one is asked for."""
        text = self.key_file.text().strip()
        return typed_path(text) if text and not self.key_file.isHidden() else None

    def refuse(self, sentence: str, *, wrong_passphrase: bool, code: str = "") -> None:
        """Say why it did not open; after a wrong passphrase the next try waits longer each time.

        `code` of the error: where a key file or reading only would help, that is offered.
        """
        self.button.setText(" " + _("Unlock"))
        for part in (self.passphrase, self.key_file, self.look):
            part.setEnabled(True)
        self.look.setVisible(code in _READ_ONLY_HELPS)
        if code in _KEY_FILE:
            self.show_key_file()
        if wrong_passphrase or code == "wrong_key_file":
            self._wrong += 1
            self._wait = _DELAYS[min(self._wrong, len(_DELAYS) - 1)]
        if wrong_passphrase:
            said = _("That did not open it. Check Caps Lock and the keyboard ({keyboard}).")
            sentence = said.format(keyboard=isolated(_keyboard()))
        self._sentence = sentence
        self._timer.start()
        self._say()
        if code in _KEY_FILE and not self.key_file.text():
            self.key_file.setFocus()
            return
        self.passphrase.edit.setFocus()
        self.passphrase.edit.selectAll()

    def show_key_file(self) -> None:
        """Ask for the path of a key file too; it is remembered nowhere."""
        for part in (self._key_label, self.key_file):
            part.show()
        self.use_key_file.hide()
        self.key_file.setFocus()

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

    def _look(self) -> None:
        if self.button.isEnabled() and self.passphrase.text():
            self.look_wanted.emit()

    def _wire(self) -> None:
        self.button.clicked.connect(self._submit)
        self.passphrase.submitted.connect(self._submit)
        self.key_file.returnPressed.connect(self._submit)
        self.look.clicked.connect(self._look)
        self.use_key_file.clicked.connect(self.show_key_file)
        self.recover.clicked.connect(self.recover_wanted)
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
        self.vault.setToolTip(plain_tip(str(folder)))
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
        self.look.setMinimumHeight(scaled(32))
        self.look.hide()
        self._build_key_file()
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
        column.addWidget(self._key_label)
        column.addWidget(self.key_file)
        column.addWidget(self._note_row)
        column.addSpacing(8)
        column.addWidget(self.button)
        column.addWidget(self.look)
        column.addSpacing(16)
        column.addWidget(line)
        column.addSpacing(4)
        for link in (self.use_key_file, self.recover, self.other, self.practise, self.create_button):
            column.addWidget(link)

    def _build_key_file(self) -> None:
        self._key_label = PlainLabel(_("Path of the &key file"), type="small", tone="ink-2")
        self._key_label.setBuddy(self.key_file)
        self.key_file.setAccessibleName(_("Path of the key file"))
        self.key_file.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.key_file.setMaxLength(1000)
        for part in (self._key_label, self.key_file):
            part.hide()


def _keyboard() -> str:
    """Return the language of the keyboard in use, for example "EN"."""
    locale = QGuiApplication.inputMethod().locale()
    return locale.name().split("_")[0].upper() if locale.name() != "C" else "EN"
