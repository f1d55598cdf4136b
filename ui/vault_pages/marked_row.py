# SPDX-License-Identifier: GPL-3.0-or-later
"""One line of a list that is well or needs somebody: a mark, two lines of words, and at the end what can be done."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from exile_risk.wording import N_, _
from exile_risk.wording.vault_pages import CAUTION, STOP, WELL
from ui.panels.surfaces import rule
from ui.theme import scaled, set_look
from ui.widgets.icon import Icon
from ui.widgets.plain import PlainLabel

_MARKS = {WELL: ("check", "lowers"), CAUTION: ("warning", "ink"), STOP: ("stop", "ink"), "": ("dot", "ink-3")}
_SAID = {WELL: N_("Well"), CAUTION: N_("Needs attention"), STOP: N_("Damage"), "": ""}


class MarkedRow(QWidget):
    """Mark, title, note and buttons, with a line beneath. The title is bold where something needs attention."""

    def __init__(self, state: str, title: str, text: str = "", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name, tone = _MARKS[state]
        self.mark = Icon(icon or name, "ink" if icon else tone)
        self.title = PlainLabel(title, bold=state in (CAUTION, STOP))
        self.text = PlainLabel(text, "small", "ink-2")
        self.text.setVisible(bool(text))
        said = _(_SAID[state]) if _SAID[state] else ""
        self.setAccessibleName(". ".join(part for part in (said, title, text) if part))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.text)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 6, 0, 6)
        self._row.setSpacing(12)
        self._row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._row)
        column.addWidget(rule())
        self.setMinimumHeight(scaled(44))

    def add_button(self, word: str, accessible: str = "") -> QPushButton:
        """Add something that can be done, at the end; what it is about is said to a screen reader too."""
        button = QPushButton(word)
        set_look(button, kind="small")
        button.setAutoDefault(True)  # Enter presses it
        button.setAccessibleName(accessible or f"{word}: {self.title.text()}")
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return button


def column_of(*rows: QWidget) -> QFrame:
    """Return rows under one another, without room between them."""
    frame = QFrame()
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for row in rows:
        column.addWidget(row)
    return frame


def renewed(column: QVBoxLayout, old: QWidget, rows: Iterable[QWidget]) -> QFrame:
    """Put fresh rows in the place of `old`, at once: Qt itself would show them a moment later."""
    fresh = column_of(*rows)
    column.replaceWidget(old, fresh)
    old.hide()
    old.deleteLater()
    fresh.show()
    return fresh
