# SPDX-License-Identifier: GPL-3.0-or-later
"""What this program cannot protect against, said before anybody relies on it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from exile_risk.wording import N_, _
from ui.theme import scaled
from ui.widgets.icon import Icon, keep_icon
from ui.widgets.plain import PlainLabel

_LIMITS = (
    N_("While the vault is open, whoever sits at this computer can read it. Lock before you leave it."),
    N_("Spyware on this computer can read what you type and see, the passphrase too."),
    N_("Whoever can force you to give the passphrase can read the vault. There is no second, false passphrase."),
    N_("A printed or saved page leaves the vault. We cannot call it back."),
    N_("A weak passphrase can be guessed by whoever takes the computer away; let the program make one."),
    N_("Asleep, a computer may still hold keys in its memory. Shut it down, and have its whole disk encrypted."),
    N_(
        "Without a recovery kit a lost passphrase cannot be recovered by anyone, and a vault without a copy dies with"
        " its disk."
    ),
    N_("Whoever puts an older copy of the whole folder back is noticed only by a receipt that you kept elsewhere."),
    N_("Anybody can see that this program is installed and that there is a vault."),
    N_("Deleted data may survive on flash disks and in copies made elsewhere; a strong passphrase still guards it."),
    N_("Other programs may take pictures of the screen."),
    N_("The rating supports a decision; tests on reported cases do not vouch for it, and Low never means safe."),
)


class Limits(QFrame):
    """The list, with a way back."""

    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = QPushButton(_("Back"))
        keep_icon(self.back, "arrow-left")
        self.back.setAutoDefault(True)  # Enter presses it
        self.back.clicked.connect(self.done)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(PlainLabel(_("What this program cannot protect against"), type="title"))
        for text in _LIMITS:
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(Icon("info", "ink-2", 14))
            row.addWidget(PlainLabel(_(text)), 1)
            column.addLayout(row)
        column.addSpacing(6)
        end = QHBoxLayout()
        end.addWidget(self.back)
        end.addStretch(1)
        column.addLayout(end)
        column.addStretch(1)

    @classmethod
    def card(cls, parent: QWidget) -> "Limits":
        """Return the list as a card to lay over a window."""
        made = cls(parent)
        made.setProperty("surface", "card")
        made.setFixedWidth(scaled(480))
        column = made.layout()
        if column is not None:
            column.setContentsMargins(24, 16, 24, 16)
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back at Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def start(self) -> None:
        """Put the focus where the way back is."""
        self.back.setFocus()
