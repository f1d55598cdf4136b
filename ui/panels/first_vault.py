# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands on the card while there is no vault yet: make one, practise first, or open one lying elsewhere."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from exile_risk.wording import _
from ui.panels.unlock_page import LinkRow
from ui.theme import scaled
from ui.widgets.icon import keep_icon
from ui.widgets.plain import PlainLabel


class FirstVault(QWidget):
    """The first page a new user sees."""

    create_wanted = Signal()
    other_wanted = Signal()
    practise_wanted = Signal()

    def __init__(self, found: Sequence[str] = (), parent: QWidget | None = None) -> None:
        """Say beneath the title what was `found` where a vault could be, in sentences."""
        super().__init__(parent)
        self.found = PlainLabel("\n".join(found), bold=True)
        self.found.setVisible(bool(found))
        self.create_button = QPushButton(" " + _("Create a vault"))
        self.create_button.setProperty("kind", "main")
        self.create_button.setMinimumHeight(scaled(40))
        self.create_button.setAutoDefault(True)  # Enter presses it
        keep_icon(self.create_button, "plus", "on-accent")
        self.practise = LinkRow(_("Practise with sample cases"), "training", "Ctrl+T")
        self.other = LinkRow(_("Open another vault"), "folder", "Ctrl+O")
        self.note = PlainLabel("", type="small", tone="ink-2")
        line = QFrame()
        line.setProperty("surface", "line")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(PlainLabel(_("There is no vault here yet"), type="title"))
        column.addSpacing(8)
        column.addWidget(
            PlainLabel(_("A vault is a folder in which everything is encrypted. Cases are kept only in there."))
        )
        column.addWidget(self.found)
        column.addSpacing(16)
        column.addWidget(self.create_button)
        column.addWidget(self.note)
        self.note.hide()
        column.addSpacing(16)
        column.addWidget(line)
        column.addSpacing(4)
        column.addWidget(self.practise)
        column.addWidget(self.other)
        self.create_button.clicked.connect(self.create_wanted)
        self.other.clicked.connect(self.other_wanted)
        self.practise.clicked.connect(self.practise_wanted)

    def set_working(self) -> None:
        """Show that the practice cases are being opened."""
        self._set_ways(False)
        self.note.setText(_("Opening, about a second …"))
        self.note.show()

    def refuse(self, sentence: str) -> None:
        """Say why they did not open, or what else did not work."""
        self._set_ways(True)
        self.note.setText(sentence)
        self.note.show()

    def _set_ways(self, on: bool) -> None:
        for way in (self.create_button, self.practise, self.other):
            way.setEnabled(on)

    def start(self) -> None:
        """Put the focus on the way on."""
        self.create_button.setFocus()
