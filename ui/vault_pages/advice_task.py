# SPDX-License-Identifier: GPL-3.0-or-later
"""What to know before a border, in the place where others offer a false vault: plain words, and nothing promised."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exile_risk.wording import _
from exile_risk.wording.under_search import border_advice
from ui.vault_pages.keeper import Keeper
from ui.vault_pages.task import Task
from ui.widgets.plain import PlainLabel


class AdviceTask(Task):
    """Nothing to fill in; its button leads on to a vault for the journey."""

    journey_wanted = Signal()

    def __init__(self, keeper: Keeper, *, can_make: bool) -> None:
        super().__init__(keeper, _("Before a border"), "", _("Make a vault for the journey …"), _("Leave this page"))
        self.why.hide()
        self.go.setVisible(can_make)
        for head, texts in border_advice():
            self.column.addSpacing(6)
            self.column.addWidget(_part(head, texts))

    def act(self) -> None:
        """Go on to the vault for the journey."""
        self.journey_wanted.emit()


def _part(head: str, texts: tuple[str, ...]) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(5)
    column.addWidget(PlainLabel(head, "strong"))
    for text in texts:
        column.addWidget(PlainLabel(text))
    return part
