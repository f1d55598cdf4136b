# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands in the place of form and result while no case is open."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exile_risk.wording import _
from ui.widgets.empty_state import EmptyState


class NoCase(QWidget):
    """Offers to begin a case; says so differently when the vault holds none at all."""

    new_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = _("A case needs two answers to start: the state feared and where the person is.")
        self.first = EmptyState("folder", _("No cases yet"), words, button=_("New case"), button_icon="plus")
        self.other = EmptyState(
            "document",
            _("No case is open"),
            _("Choose one at the side, or begin a new one."),
            button=_("New case"),
            button_icon="plus",
        )
        column = QVBoxLayout(self)
        for state in (self.first, self.other):
            state.acted.connect(self.new_wanted)
            column.addWidget(state, 0, Qt.AlignmentFlag.AlignCenter)
        self.set_empty(True)

    def set_empty(self, empty: bool) -> None:
        """Say whether the vault holds no case at all."""
        self.first.setVisible(empty)
        self.other.setVisible(not empty)
