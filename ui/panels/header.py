# SPDX-License-Identifier: GPL-3.0-or-later
"""The top line of the window: menus at the start; the day of the facts, the lock and the way out at the end."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenuBar, QPushButton, QToolButton, QVBoxLayout, QWidget

from exile_risk.wording import _
from exile_risk.wording.dates import day_text
from ui.theme import scaled, set_look
from ui.widgets.icon import keep_icon


class Header(QWidget):
    """Menus, the day button, the lock button with its countdown, and the button that leaves at once."""

    as_of_wanted = Signal()
    """Somebody wants to set the day of the facts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.menu = QMenuBar()
        self.menu.setAccessibleName(_("Menus"))
        self.as_of = QToolButton()
        self.lock = QPushButton()
        self.leave = QPushButton()
        self._day: date | None = None
        self._narrow = False
        self._left = ""
        self._build()
        self.as_of.clicked.connect(self.as_of_wanted)
        self.set_case_open(False)
        self.set_remaining(0)

    def set_case_open(self, is_open: bool) -> None:
        """Only an open case has a day of facts."""
        self.as_of.setVisible(is_open)

    def set_day(self, day: date | None) -> None:
        """Show the day whose facts count; the button is tinted while that is not today."""
        self._day = day
        short = day_text(day) if day else _("Facts of today")
        full = _("Facts as known on {day}").format(day=day_text(day)) if day else short
        self.as_of.setText(" " + (short if self._narrow else full))
        self.as_of.setAccessibleName(full)
        self.as_of.setToolTip(full if self._narrow else "")
        set_look(self.as_of, kind="tinted" if day else "small")

    def set_narrow(self, narrow: bool) -> None:
        """Shorten what stands on the buttons for a small window."""
        if narrow != self._narrow:
            self._narrow = narrow
            self.set_day(self._day)

    def set_remaining(self, seconds: int) -> None:
        """Show how long the vault stays open untouched; 0 shows no countdown."""
        left = f"{seconds // 60}:{seconds % 60:02d}" if seconds else ""
        if left != self._left or not seconds:
            self._left = left
            self.lock.setText(" " + _("Lock") + (f"  {left}" if left else ""))

    def _build(self) -> None:
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        for button in (self.as_of, self.lock, self.leave):
            button.setFixedHeight(scaled(26))
        self.as_of.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.as_of.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        keep_icon(self.as_of, "history", size=14)
        keep_icon(self.lock, "lock", size=14)
        self.lock.setProperty("kind", "small")
        self.lock.setAccessibleName(_("Lock now"))
        keep_icon(self.leave, "close", size=14)
        self.leave.setProperty("kind", "small")
        self.leave.setText(" " + _("Leave") + "  F12")
        self.leave.setAccessibleName(_("Leave at once, without asking"))
        self.leave.setToolTip(_("Hides the window and ends at once. What you typed in the last second may be lost."))
        self.set_day(None)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self.menu, 1)
        row.addWidget(self.as_of)
        row.addWidget(self.lock)
        row.addWidget(self.leave)
        line = QFrame()
        line.setProperty("surface", "line")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(line)
        self.setFixedHeight(scaled(40))
