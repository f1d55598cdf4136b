# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands where nothing is yet: what goes here, one action, one example."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.widgets.icon import Icon, keep_icon
from ui.widgets.plain import PlainLabel


class EmptyState(QWidget):
    """A column of icon, title, text, button and link; only the parts that are given appear."""

    acted = Signal()
    link_followed = Signal()

    def __init__(
        self,
        icon_name: str,
        title: str,
        text: str = "",
        button: str = "",
        link: str = "",
        button_icon: str = "",
        main: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        middle = Qt.AlignmentFlag.AlignHCenter
        self.setAccessibleName(title)
        self.title = PlainLabel(title, "text", bold=True)
        self.text = PlainLabel(text, "small", "ink-2")
        self.button, self.link = QPushButton(button), QPushButton(link)
        for one in (self.button, self.link):
            one.setAutoDefault(True)  # Enter presses it
        self.button.setProperty("kind", "main" if main else "plain")
        self.link.setProperty("kind", "link")
        self.link.setProperty("type", "small")
        if button_icon:
            keep_icon(self.button, button_icon, "on-accent" if main else "ink")
        self.button.clicked.connect(self.acted)
        self.link.clicked.connect(self.link_followed)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(4)
        column.addStretch(1)
        column.addWidget(Icon(icon_name, "ink-2", 32), 0, middle)
        column.addSpacing(4)
        for label in (self.title, self.text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addSpacing(4)
        column.addWidget(self.button, 0, middle)
        column.addWidget(self.link, 0, middle)
        column.addStretch(1)
        for part, words in ((self.text, text), (self.button, button), (self.link, link)):
            part.setVisible(bool(words))
