# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening a vault with the words on paper, on the first page: the sheets are typed, then a new passphrase chosen."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from exile_risk.wording import _
from ui.theme import scaled, set_look, type_metrics
from ui.vault_pages.new_passphrase import NewPassphrase
from ui.widgets.icon import keep_icon
from ui.widgets.plain import PlainLabel

if TYPE_CHECKING:
    from ui.tasks import Tasks

MOST_SHEETS = 16
_HINTS = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText


class RecoverPage(QWidget):
    """Takes the words of one sheet, or of several, and a new passphrase in the place of the lost one."""

    recover_wanted = Signal()
    back = Signal()

    def __init__(self, tasks: "Tasks", folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheets: list[QPlainTextEdit] = []
        self.more = QPushButton(" " + _("Another sheet"))
        self.new = NewPassphrase(tasks, lambda: folder)
        self.note = PlainLabel("", "small", bold=True)
        self.back_button = QPushButton(_("Back"))
        self.go = QPushButton(_("Open the vault"))
        self._build()
        self._add_sheet()
        self.more.clicked.connect(lambda: self._add_sheet().setFocus())
        self.back_button.clicked.connect(self.back)
        self.go.clicked.connect(self._take)
        self.new.submitted.connect(self._take)

    def start(self) -> None:
        """Put the caret into the first sheet."""
        self.sheets[0].setFocus()

    def typed(self) -> tuple[str, ...]:
        """Return what was typed of every sheet."""
        return tuple(text for sheet in self.sheets if (text := sheet.toPlainText().strip()))

    def set_working(self) -> None:
        """Show that the vault is being opened."""
        self._set_parts(False)
        self.note.setText(_("Opening, about a second …"))

    def refuse(self, sentence: str) -> None:
        """Say why it did not open; what was typed stays."""
        self._set_parts(True)
        self.note.setText(sentence)
        self.sheets[0].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back at Esc."""
        if event.key() == Qt.Key.Key_Escape and self.back_button.isEnabled():
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def _take(self) -> None:
        if not self.go.isEnabled():
            return
        wrong = "" if self.typed() else _("Type the words of the sheet first, all twenty in their order.")
        if wrong:
            self.sheets[0].setFocus()
        elif wrong := self.new.complaint():
            self.new.mend()
        self.note.setText(wrong)
        if not wrong:
            self.recover_wanted.emit()

    def _set_parts(self, on: bool) -> None:
        for part in (self.go, self.back_button, self.new, self.more, *self.sheets):
            part.setEnabled(on)

    def _add_sheet(self) -> QPlainTextEdit:
        edit = QPlainTextEdit()
        name = _("Sheet {n}, all its words").format(n=len(self.sheets) + 1)
        edit.setAccessibleName(name)
        edit.setPlaceholderText(_("The first four letters of each word are enough"))
        edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        edit.setInputMethodHints(_HINTS)
        edit.setTabChangesFocus(True)
        edit.setFixedHeight(2 * type_metrics("text").lineSpacing() + scaled(22))
        label = PlainLabel(name, "small", "ink-2")
        label.setBuddy(edit)
        self._rows.addWidget(label)
        self._rows.addWidget(edit)
        self.sheets.append(edit)
        self.more.setVisible(len(self.sheets) < MOST_SHEETS)
        return edit

    def _build(self) -> None:
        self.go.setProperty("kind", "main")
        for button in (self.go, self.back_button):
            button.setMinimumHeight(scaled(36))
            button.setAutoDefault(True)  # Enter presses it
        set_look(self.more, kind="link")
        keep_icon(self.more, "plus", "accent", 14)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back_button)
        buttons.addWidget(self.go, 1)
        told = _("Type the words from the paper. Of a kit for several people, type as many sheets as it asks for.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(PlainLabel(_("Use a recovery kit"), "title"))
        column.addWidget(PlainLabel(told, tone="ink-2"))
        column.addSpacing(4)
        column.addLayout(self._rows)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(6)
        column.addWidget(self.new)
        column.addWidget(self.note)
        column.addSpacing(6)
        column.addLayout(buttons)
