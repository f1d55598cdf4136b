# SPDX-License-Identifier: GPL-3.0-or-later
"""The wide pages of the result, reasons, relocation and what-if, each made when it is first looked at."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exile_risk.model.assessment import Assessment

if TYPE_CHECKING:
    from exile_risk.session import Session
    from ui.panels.account_page import AccountPage
    from ui.panels.what_if_page import WhatIfPage
    from ui.relocation.page import RelocationPage
    from ui.tasks import Tasks


class LatePage(QWidget):
    """Stands for a page until somebody looks at it; then it is made and told what it missed."""

    def __init__(self, make: Callable[[], Any]) -> None:
        super().__init__()
        self._make = make
        self._page: Any = None
        self._found: Assessment | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def page(self) -> Any:
        """The page itself."""
        if self._page is None:
            self._page = self._make()
            self._column.addWidget(self._page)
            self._page.show_assessment(self._found)
        return self._page

    @property
    def is_made(self) -> bool:
        """Whether anybody has looked at it yet."""
        return self._page is not None

    def show_assessment(self, found: Assessment | None) -> None:
        """Show an assessment, or remember it."""
        self._found = found
        if self._page is not None:
            self._page.show_assessment(found)

    def showEvent(self, event: QShowEvent) -> None:
        """Make the page."""
        super().showEvent(event)
        self.page.show()


class WidePages(QObject):
    """The pages and what they ask of the window."""

    question_wanted = Signal(str)
    correction_wanted = Signal(object)
    withdrawal_wanted = Signal(object)
    needs_changed = Signal(object)

    def __init__(self, session: "Session", tasks: "Tasks") -> None:
        super().__init__()
        self._session, self._tasks = session, tasks
        self.account = LatePage(self._make_account)
        self.relocation = LatePage(self._make_relocation)
        self.what_if = LatePage(self._make_what_if)

    def show_assessment(self, found: Assessment | None) -> None:
        """Show an assessment on all."""
        self.account.show_assessment(found)
        self.relocation.show_assessment(found)
        self.what_if.show_assessment(found)

    def forget(self) -> None:
        """Forget what was only supposed or chosen."""
        for late in (self.relocation, self.what_if):
            if late.is_made:
                late.page.forget()

    def stop(self) -> None:
        """Break off what works beside the window for long."""
        if self.relocation.is_made:
            self.relocation.page.stop()

    def _make_account(self) -> "AccountPage":
        from ui.panels.account_page import AccountPage

        page = AccountPage(self._session, self._tasks)
        page.question_wanted.connect(self.question_wanted)
        page.correction_wanted.connect(self.correction_wanted)
        page.withdrawal_wanted.connect(self.withdrawal_wanted)
        return page

    def _make_relocation(self) -> "RelocationPage":
        from ui.relocation.page import RelocationPage

        page = RelocationPage(self._session, self._tasks)
        page.question_wanted.connect(self.question_wanted)
        page.needs_changed.connect(self.needs_changed)
        return page

    def _make_what_if(self) -> "WhatIfPage":
        from ui.panels.what_if_page import WhatIfPage

        page = WhatIfPage(self._session, self._tasks)
        page.question_wanted.connect(self.question_wanted)
        return page
