# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a page goes, asked in place: a path is typed and a printer chosen; no dialogue of the system remembers it."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from exile_risk.wording import _
from ui.theme import scaled, set_look
from ui.typed_path import typed_path
from ui.widgets.plain import PlainLabel

_WIDTH = 460


class _Card(QFrame):
    """What both cards share: a label, a field, one line of words and two buttons. Esc closes."""

    closed = Signal()

    def __init__(self, title: str, label: str, go: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.go = QPushButton(go)
        self.cancel = QPushButton(_("Cancel"))
        self.note = PlainLabel("", "small", "ink-2")
        self._title, self._label = PlainLabel(title, "text", bold=True), PlainLabel(label, "small", "ink-2")
        self.setAccessibleName(title)
        self.setFixedWidth(min(scaled(_WIDTH), parent.width() - 32))
        self.cancel.clicked.connect(self.closed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close at Esc; nothing has left then."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def build(self, field: QWidget) -> None:
        """Arrange everything around the field."""
        set_look(self, surface="card")
        self._label.setBuddy(field)
        self.go.setProperty("kind", "main")
        buttons = QHBoxLayout()
        buttons.addWidget(self.go)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        for part in (self._title, self._label, field, self.note):
            column.addWidget(part)
        column.addLayout(buttons)


class SaveCard(_Card):
    """Takes the whole path of a new file."""

    save_wanted = Signal(object)
    """The path (a Path) as written."""

    def __init__(self, suggested: Path, parent: QWidget) -> None:
        super().__init__(_("Where should the page be saved?"), _("Path of the new &file"), _("Save the page"), parent)
        self.edit = QLineEdit(str(suggested))
        self.edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.edit.setAccessibleName(_("Path of the new file"))
        self.edit.setMaxLength(1000)
        self.build(self.edit)
        self.say("")
        self.edit.returnPressed.connect(self._take)
        self.edit.textEdited.connect(lambda: self.say(""))
        self.go.clicked.connect(self._take)

    def say(self, wrong: str) -> None:
        """Say what is wrong with the path, or what the file will be."""
        set_look(self.edit, mend=bool(wrong))
        self.edit.setAccessibleDescription(wrong)
        self.note.setText(wrong or _("The file is not encrypted. Whoever can open this folder can read it."))
        self.adjustSize()

    def set_working(self, working: bool) -> None:
        """Show that it is being written."""
        self.go.setEnabled(not working)

    def _take(self) -> None:
        if self.go.isEnabled():
            self.save_wanted.emit(typed_path(self.edit.text()))


class PrintCard(_Card):
    """Takes a printer."""

    print_wanted = Signal(str)
    """The name of the printer."""

    def __init__(self, printers: list[str], usual: str, parent: QWidget) -> None:
        super().__init__(_("Which printer?"), _("Prin&ter"), _("Print the page"), parent)
        self.printers = QComboBox(self)
        self.printers.setAccessibleName(_("Printer"))
        self.printers.addItems(printers)
        self.printers.setCurrentIndex(max(0, self.printers.findText(usual)))
        self.build(self.printers)
        self.printers.setEnabled(bool(printers))
        self.go.setEnabled(bool(printers))
        note = _("The page goes to the computer’s print queue, which may keep a copy for a while.")
        if not printers:
            note = _("No printer is set up on this computer. Save the page instead.")
        self.note.setText(note)
        self.go.clicked.connect(lambda: self.print_wanted.emit(self.printers.currentText()))

    def first_stop(self) -> QWidget:
        """Return where the focus belongs."""
        return self.printers if self.printers.isEnabled() else self.cancel

    def set_working(self, working: bool) -> None:
        """Show that it is on its way."""
        self.go.setEnabled(not working)

    def refuse(self, sentence: str) -> None:
        """Say why nothing was printed."""
        self.set_working(False)
        self.note.setText(sentence)
        self.adjustSize()
