# SPDX-License-Identifier: GPL-3.0-or-later
"""The standing sign of training: invented people in a throw-away vault."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from exile_risk.wording import _
from ui.theme import set_look
from ui.widgets.icon import Icon
from ui.widgets.plain import PlainLabel


class TrainingStrip(QFrame):
    """Shown on every page of a training session."""

    leave_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "training")
        self.leave = QPushButton(_("Leave the training"))
        set_look(self.leave, kind="small")
        self.leave.clicked.connect(self.leave_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(Icon("training", "training"))
        row.addWidget(PlainLabel(_("Training: invented people"), tone="training", bold=True, wrap=False))
        row.addWidget(PlainLabel(_("Nothing here is kept. Never enter a real person."), type="small", tone="ink-2"), 1)
        row.addWidget(self.leave)
