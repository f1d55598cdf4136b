# SPDX-License-Identifier: GPL-3.0-or-later
"""The tools of the relocation tab, beside the tabs: the person's wishes, comparing, and the plan."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from exile_risk.wording import _
from ui.theme import set_look
from ui.widgets.icon import keep_icon
from ui.widgets.plain import plain_tip

_LONGEST = 26
"""Letters of the wishes on their button: beside the tabs there is no room for more."""


class PageTools(QWidget):
    """Four buttons; comparing and planning wait until something is chosen."""

    wishes_wanted = Signal()
    compare_wanted = Signal()
    plan_wanted = Signal()
    map_toggled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wishes = QPushButton(_("Wishes"))
        self.compare = QPushButton()
        self.plan = QPushButton()
        self.hide_map = QPushButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button, icon in ((self.wishes, "person"), (self.compare, "compare"), (self.plan, "plan")):
            set_look(button, kind="small")
            keep_icon(button, icon, size=14)
            row.addWidget(button)
        self.wishes.clicked.connect(self.wishes_wanted)
        self.compare.clicked.connect(self.compare_wanted)
        self.plan.clicked.connect(self.plan_wanted)
        self.hide_map.clicked.connect(self.map_toggled)
        set_look(self.hide_map, kind="small")
        row.addWidget(self.hide_map)
        self.set_chosen(0, 0)
        self.set_map_shown(True)

    def set_map_shown(self, shown: bool) -> None:
        """Say what the last button does: hide the map, or show it."""
        self.hide_map.setText(_("Hide map") if shown else _("Show map"))
        keep_icon(self.hide_map, "eye-off" if shown else "map", size=14)

    def set_chosen(self, n: int, planned: int) -> None:
        """Say how many options are chosen, and for how many a plan can be made; two can be compared."""
        self.compare.setText(_("Compare {n}").format(n=n) if n > 1 else _("Compare"))
        self.compare.setEnabled(n > 1)
        self.compare.setToolTip("" if n > 1 else _("Choose two to four options with Space first."))
        self.plan.setText(_("Plan with {n}").format(n=planned) if planned else _("Plan"))
        self.plan.setEnabled(planned > 0)
        self.plan.setToolTip("" if planned else _("Choose an option with Space first."))

    def set_wishes(self, words: str) -> None:
        """Say the wishes in short; "" while none is known."""
        short = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
        self.wishes.setText(_("Wishes: {wishes}").format(wishes=short) if words else _("Wishes"))
        self.wishes.setToolTip(plain_tip(words) if short != words else "")
