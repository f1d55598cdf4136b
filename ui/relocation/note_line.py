# SPDX-License-Identifier: GPL-3.0-or-later
"""A quiet note across the top of a page in one line, with at most one button: it takes no room from the table."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ui.theme import set_look
from ui.widgets.icon import Icon
from ui.widgets.plain import PlainLabel


class NoteLine(QFrame):
    """Icon, a sentence and a button at its end, on a tint."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, surface="note")
        self.text = PlainLabel("", "small")
        self.button = QPushButton()
        set_look(self.button, kind="small")
        self.button.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 5, 16, 5)
        row.setSpacing(10)
        row.addWidget(Icon(icon, "ink", 14), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.text, 1)
        row.addWidget(self.button)
        self.hide()

    def tell(self, text: str, button: str = "") -> None:
        """Say something, with a button for it; "" says nothing and takes no room."""
        self.text.setText(text)
        self.setAccessibleName(text)
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self.setVisible(bool(text))
