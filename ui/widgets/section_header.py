# SPDX-License-Identifier: GPL-3.0-or-later
"""The title of a section, with a quiet note at the end side and a rule where sections need one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.plain import PlainLabel


def rule_line(upright: bool = False) -> QFrame:
    """Return a 1 px line in the separator colour."""
    line = QFrame()
    line.setProperty("surface", "line-upright" if upright else "line")
    return line


class SectionHeader(QWidget):
    """A bold title; `quiet` makes it the small grey title of a card; `rule` draws a line beneath."""

    def __init__(
        self, title: str, note: str = "", rule: bool = False, quiet: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.title = PlainLabel(title, "small" if quiet else "text", "ink-2" if quiet else "ink", bold=not quiet)
        self.note = PlainLabel(note, "small", "ink-2")
        self.note.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self.note.setVisible(bool(note))
        self.title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self.title, 1)
        self._row.addWidget(self.note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._row)
        if rule:
            column.addWidget(rule_line())
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def set_title(self, title: str) -> None:
        """Show another title."""
        self.title.setText(title)

    def set_note(self, note: str) -> None:
        """Show another note; an empty one takes no room."""
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def add_end(self, widget: QWidget) -> None:
        """Put a widget at the end side."""
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
