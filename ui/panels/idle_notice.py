# SPDX-License-Identifier: GPL-3.0-or-later
"""The last half minute before an idle lock: says so in the page, with a way to stay."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from exile_risk.wording import _
from ui.theme import set_look
from ui.widgets.icon import Icon
from ui.widgets.plain import PlainLabel


class IdleNotice(QFrame):
    """A strip that is there only while the lock is near."""

    stay_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "note")
        self.words = PlainLabel("")
        self.stay = QPushButton(_("Stay"))
        set_look(self.stay, kind="small")
        self.stay.clicked.connect(self.stay_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(8)
        row.addWidget(Icon("lock"))
        row.addWidget(self.words, 1)
        row.addWidget(self.stay)
        self.hide()

    def warn(self, seconds: int, *, saved: bool) -> None:
        """Say how long it is until the lock, and that the draft is safe when it is."""
        near = _("Locks in {n} s.").format(n=seconds)
        self.words.setText(f"{near} {_('Your draft is saved.')}" if saved else near)
        self.show()
