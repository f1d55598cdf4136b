# SPDX-License-Identifier: GPL-3.0-or-later
"""The second person's line: a judgement that waits is agreed with, or not, by somebody who is not its author."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from exile_risk.judgement.judgement import LONGEST_REASON
from exile_risk.wording import _
from ui.panels.judgement_writing import initials_edit, labelled
from ui.theme import set_look
from ui.widgets.flow import FlowLayout
from ui.widgets.plain import PlainLabel

_FIELD_OF = {
    "judgement_reason": "why",
    "judgement_long": "why",
    "judgement_initials": "by",
    "judgement_same_person": "by",
}


class SecondPerson(QWidget):
    """Initials, a word why, and the two answers."""

    said = Signal(str, bool, str)
    """Initials, whether they agree, and why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.by = initials_edit(_("Initials of the second person"))
        self.why = QLineEdit()
        self.agrees = QPushButton(_("Agrees"))
        self.disagrees = QPushButton(_("Disagrees"))
        self._build()
        self.agrees.clicked.connect(lambda: self.said.emit(self.by.text(), True, self.why.text()))
        self.disagrees.clicked.connect(lambda: self.said.emit(self.by.text(), False, self.why.text()))

    def clear(self) -> None:
        """Empty the line."""
        for edit in (self.by, self.why):
            edit.clear()

    def written(self) -> tuple[str, str]:
        """Return what stands in the line: initials and words."""
        return self.by.text(), self.why.text()

    def show_written(self, by: str, why: str) -> None:
        """Show what stood in the line before."""
        self.by.setText(by)
        self.why.setText(why)

    def mend(self, code: str) -> None:
        """Show which field an error code is about, with the focus in it; "" shows none."""
        field = _FIELD_OF.get(code)
        for name, edit in (("by", self.by), ("why", self.why)):
            set_look(edit, mend=name == field)
            if name == field:
                edit.setFocus()

    def _build(self) -> None:
        self.why.setAccessibleName(_("What the second person says"))
        self.why.setPlaceholderText(_("What they say (needed where they disagree)"))
        self.why.setMaxLength(LONGEST_REASON)
        self.why.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        for button in (self.agrees, self.disagrees):
            set_look(button, kind="small")
        label = PlainLabel(_("Second person"), "small", "ink-2", wrap=False)
        label.setBuddy(self.by)
        flow = FlowLayout(spacing=8)
        for part in (labelled(label, self.by), self.agrees, self.disagrees):
            flow.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.why)
        column.addLayout(flow)
