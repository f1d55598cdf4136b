# SPDX-License-Identifier: GPL-3.0-or-later
"""Making a vault in three steps on the welcome card: where it lies, its passphrase, done."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from exile_risk.errors import InputError
from exile_risk.vault_folder import check_parent, vault_exists
from exile_risk.wording import _
from ui.messages import message
from ui.theme import scaled, set_look
from ui.typed_path import typed_path
from ui.vault_pages.new_passphrase import NewPassphrase
from ui.widgets.icon import keep_icon
from ui.widgets.plain import PlainLabel

if TYPE_CHECKING:
    from ui.tasks import Tasks


class _Step(QWidget):
    """What all steps share: a title, a row of two buttons, and one line for what is wrong."""

    back = Signal()

    def __init__(self, title: str, step: str, go: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = PlainLabel("", type="small", tone="ink-2")
        self.go = QPushButton(go)
        self.go.setProperty("kind", "main")
        self.go.setMinimumHeight(scaled(36))
        self.back_button = QPushButton(_("Back"))
        self.back_button.setMinimumHeight(scaled(36))
        self.back_button.clicked.connect(self.back)
        for button in (self.go, self.back_button):
            button.setAutoDefault(True)  # Enter presses the button that has the focus
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        if step:
            self.column.addWidget(PlainLabel(step, type="small", tone="ink-2"))
        self.column.addWidget(PlainLabel(title, type="title"))
        self.column.addSpacing(8)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back at Esc, where there is a way back."""
        if event.key() == Qt.Key.Key_Escape and self.back_button.isEnabled() and not self.back_button.isHidden():
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def finish(self) -> None:
        """Add the buttons beneath what the step itself has added."""
        buttons = QHBoxLayout()
        buttons.addWidget(self.back_button)
        buttons.addWidget(self.go, 1)
        self.column.addWidget(self.note)
        self.column.addSpacing(8)
        self.column.addLayout(buttons)

    def field(self, word: str, edit: QWidget, target: QWidget) -> None:
        """Add a field with its label and access key."""
        label = PlainLabel(word, type="small", tone="ink-2")
        label.setBuddy(target)
        self.column.addWidget(label)
        self.column.addWidget(edit)
        self.column.addSpacing(6)


class PlaceStep(_Step):
    """Asks for a folder: of a new vault, or of one that is to be opened."""

    chosen = Signal(object)

    def __init__(self, folder: Path, *, new: bool, default: Path, parent: QWidget | None = None) -> None:
        """`default`: the one place above which folders are made with a new vault."""
        title = _("Where should it lie?") if new else _("Where is the vault?")
        super().__init__(title, _("Create a vault: step 1 of 3") if new else "", _("Next"), parent)
        self._new, self._default = new, default
        self.edit = QLineEdit(str(folder))
        self.edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.edit.setAccessibleName(_("Folder of the vault"))
        self.edit.setMaxLength(1000)
        if new:
            self.column.addWidget(
                PlainLabel(_("This folder is private to you. Another disk or a USB stick works too."), tone="ink-2")
            )
            self.column.addSpacing(6)
        self.field(_("&Folder"), self.edit, self.edit)
        self.finish()
        self.edit.returnPressed.connect(self._take)
        self.edit.textEdited.connect(lambda: self._say(""))
        self.go.clicked.connect(self._take)

    def start(self) -> None:
        """Put the caret into the field."""
        self.edit.setFocus()
        self.edit.selectAll()

    def _take(self) -> None:
        folder = typed_path(self.edit.text())
        wrong = self._wrong(folder)
        self._say(wrong)
        if not wrong:
            self.chosen.emit(folder)

    def _wrong(self, folder: Path) -> str:
        if not self.edit.text().strip() or not folder.is_absolute():
            return _("Write the whole path of the folder, from its beginning.")
        try:
            found = vault_exists(folder)
            taken = folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
        except OSError:
            return _("That folder cannot be read. Check that the disk is there and that you may open it.")
        if self._new and found:
            return _("There is a vault already. Open it, or choose another folder.")
        if self._new and taken:
            return _("That folder is not empty. Choose an empty or a new one.")
        if self._new and folder != self._default:
            try:
                check_parent(folder)
            except InputError as error:
                return message(error)
        if not self._new and not found:
            return _("There is no vault in that folder. Check the path, or create one.")
        return ""

    def _say(self, wrong: str) -> None:
        set_look(self.edit, mend=bool(wrong))
        self.edit.setAccessibleDescription(wrong)
        self.note.setText(wrong)


class PassphraseStep(_Step):
    """Asks for a new passphrase twice, or makes one; says how long it may hold."""

    chosen = Signal()

    def __init__(self, tasks: "Tasks", folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(_("Choose a passphrase"), _("Create a vault: step 2 of 3"), _("Create the vault"), parent)
        self.new = NewPassphrase(tasks, lambda: folder)
        self.first, self.second = self.new.first, self.new.second
        self.column.addWidget(self.new)
        self.finish()
        self.new.changed.connect(lambda: self.note.setText(""))
        self.new.submitted.connect(self._take)
        self.go.clicked.connect(self._take)

    def start(self) -> None:
        """Put the caret into the first field."""
        self.new.first.edit.setFocus()

    def set_working(self) -> None:
        """Show that the vault is being made."""
        self._set_parts(False)
        self.note.setText(_("Making the vault, a second or two …"))

    def refuse(self, sentence: str) -> None:
        """Say why it was not made."""
        self._set_parts(True)
        self.note.setText(sentence)
        self.new.first.edit.setFocus()

    def _take(self) -> None:
        wrong = self.new.complaint()
        self.note.setText(wrong)
        if wrong:
            self.new.mend()
        else:
            self.chosen.emit()

    def _set_parts(self, on: bool) -> None:
        for part in (self.go, self.back_button, self.new):
            part.setEnabled(on)


class ReadyStep(_Step):
    """Says that the vault is there, and what nobody can do for its owner."""

    chosen = Signal()

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(_("Your vault is ready"), _("Create a vault: step 3 of 3"), _("Open it"), parent)
        where = str(folder).replace(os.sep, f"{os.sep}\u200b")  # lets a long path break between its folders
        for text in (
            _("It lies in this folder, and everything in it is encrypted:"),
            where,
            _(
                "Remember the passphrase in a way that no search of your things would show. If it is lost, only a"
                " recovery kit opens the vault: make one next, with Vault, This vault."
            ),
            _("The vault locks by itself after some minutes, and at once with Ctrl+L."),
        ):
            self.column.addWidget(PlainLabel(text, bold=text is where))
            self.column.addSpacing(6)
        self.finish()
        self.back_button.hide()
        keep_icon(self.go, "unlock", "on-accent")
        self.go.clicked.connect(self.chosen)

    def start(self) -> None:
        """Put the focus on the one way on."""
        self.go.setFocus()
