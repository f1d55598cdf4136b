# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of the relocation tab, one at a time: the table, and what is made from it; Esc leads back."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from exile_risk.model.assessment import Assessment
from exile_risk.model.relocation import Choice
from ui.relocation.card_view import CardView
from ui.relocation.comparison import ComparisonView
from ui.relocation.options_view import OptionsView
from ui.relocation.plan_view import PlanView
from ui.relocation.wishes_view import WishesView
from ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from exile_risk.session import Session


class SidePages(QStackedWidget):
    """Holds every page and leads from one to the next."""

    returned = Signal()
    """The table is in view again."""

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.empty = EmptyState("globe", "")
        self.view = OptionsView()
        self.wishes = WishesView(session)
        self.comparison = ComparisonView()
        self.plan = PlanView()
        self.card = CardView()
        for page in (self.empty, self.view, self.wishes, self.comparison, self.plan, self.card):
            self.addWidget(page)
        for side in (self.wishes, self.comparison, self.plan):
            side.back_wanted.connect(self.back)
        self.card.back_wanted.connect(self._to_plan)

    def say(self, title: str, text: str) -> None:
        """Say why there is nothing to show."""
        self.empty.title.setText(title)
        self.empty.text.setText(text)
        self.empty.text.show()
        self.setCurrentWidget(self.empty)

    def show_table(self) -> None:
        """Show the table where there was nothing to show; another page that is in view stays."""
        if self.currentWidget() is self.empty:
            self.setCurrentWidget(self.view)

    def reset(self) -> None:
        """Show the table whatever is in view: another case is open."""
        if self.currentWidget() is not self.empty:
            self.setCurrentWidget(self.view)

    def show_wishes(self, found: Assessment) -> None:
        """Show what the person wishes."""
        self.wishes.show_needs(found.case.needs)
        self.setCurrentWidget(self.wishes)
        self.wishes.start()

    def show_comparison(self, chosen: Sequence[Choice]) -> None:
        """Show the options chosen side by side."""
        self.comparison.show_options(chosen)
        self.setCurrentWidget(self.comparison)
        self.comparison.start()

    def show_plan(self, found: Assessment, chosen: Sequence[Choice]) -> None:
        """Show the plan of today for the options chosen."""
        self.plan.show_plan(found, chosen, date.today())
        self._to_plan()

    def renew_plan(self, found: Assessment | None, chosen: Sequence[Choice]) -> None:
        """Make the plan anew where it is in view: what it was made for may no longer be possible."""
        if found is not None and self.currentWidget() is self.plan:
            self.plan.show_plan(found, chosen, date.today())

    def show_card(self, found: Assessment) -> None:
        """Show the emergency card of the host, as of the day of the case."""
        self.card.show_card(found.case.host, found.case.as_of)
        self.setCurrentWidget(self.card)
        self.card.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go one page back by Esc."""
        here = self.currentWidget()
        if event.key() != Qt.Key.Key_Escape or here in (self.view, self.empty):
            super().keyPressEvent(event)
        elif here is self.card:
            self._to_plan()
        else:
            self.back()

    def back(self) -> None:
        """Show the table again."""
        self.setCurrentWidget(self.view)
        self.view.table.rows.setFocus(Qt.FocusReason.OtherFocusReason)
        self.returned.emit()

    def _to_plan(self) -> None:
        self.setCurrentWidget(self.plan)
        self.plan.start()
