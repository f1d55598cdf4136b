# SPDX-License-Identifier: GPL-3.0-or-later
"""A word with its icon that marks something as different from the rest, never by colour alone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.widgets.icon import Icon
from ui.widgets.plain import PlainLabel


class Mark(QWidget):
    """Icon and bold small word, or with `wrap` a sentence over the whole width; takes no room without words."""

    def __init__(self, icon_name: str, word: str = "", *, wrap: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.word = PlainLabel("", "small", "ink", bold=True, wrap=wrap)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(
            Icon(icon_name, "ink", 14), 0, Qt.AlignmentFlag.AlignTop if wrap else Qt.AlignmentFlag.AlignVCenter
        )
        row.addWidget(self.word, 1 if wrap else 0)
        if not wrap:
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_word(word)

    def set_word(self, word: str) -> None:
        """Say this; "" hides the mark."""
        self.word.setText(word)
        self.setVisible(bool(word))
