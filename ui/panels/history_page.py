# SPDX-License-Identifier: GPL-3.0-or-later
"""The history of a case: its ratings and judgements over time; one opens to what changed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from exile_risk.model.assessment import Assessment
from exile_risk.wording import _
from ui.messages import message
from ui.panels.comparison_view import ComparisonView
from ui.widgets.empty_state import EmptyState
from ui.widgets.fact_rows import FactRows

if TYPE_CHECKING:
    from exile_risk.session import Session
    from ui.panels.history_rows import History, Opened
    from ui.tasks import Tasks

_COLUMNS = (3, 3, 2)


class HistoryPage(QWidget):
    """Reads what is on record beside the window, and only while it is looked at."""

    def __init__(self, session: "Session", tasks: "Tasks", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self._code: str | None = None
        self._found: Assessment | None = None
        self._fresh = self._reading = False
        self.shown: History | None = None
        """What is on screen."""
        self._opened: Opened | None = None
        self.list = FactRows(_("History of this case"), _COLUMNS)
        self.comparison = ComparisonView()
        self.empty = EmptyState(
            "history", _("Nothing on record yet"), _("A rating is kept whenever a case is put away.")
        )
        self._pages = QStackedWidget()
        for page in (self.empty, self.list, self.comparison):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(self._pages)
        self.list.opened.connect(self.open)
        self.comparison.back.clicked.connect(self.show_list)
        self.comparison.since_before.clicked.connect(lambda: self._compare(until_now=False))
        self.comparison.until_now.clicked.connect(lambda: self._compare(until_now=True))
        tasks.changed.connect(self._look_again)

    @property
    def shows_comparison(self) -> bool:
        """Whether one row is open."""
        return self._pages.currentWidget() is self.comparison

    def show_case(self, code: str | None) -> None:
        """Turn to another case; the same one stays as it is."""
        if code != self._code:
            self.list.set_rows(())
            self._code, self.shown, self._opened = code, None, None
            self._found = None  # the rating of the case before; that of this one comes next
            self._pages.setCurrentWidget(self.empty)
            self._look_again()

    def show_assessment(self, found: Assessment | None) -> None:
        """Take the rating now on screen, which may not be saved."""
        self._found = found
        self._look_again()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what may have changed while nobody looked."""
        super().showEvent(event)
        self._read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the list at Esc."""
        if event.key() == Qt.Key.Key_Escape and self.shows_comparison:
            self.show_list()
        else:
            super().keyPressEvent(event)

    def open(self, key: object) -> None:
        """Open a row: what changed up to that rating, or since that judgement."""
        self._opened = key  # type: ignore[assignment]
        first = self.shown.before(self._opened.rating) if self.shown and self._opened else None
        judged = self._opened is not None and self._opened.judgement is not None
        self._compare(until_now=judged or first is None)
        self.comparison.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_list(self) -> None:
        """Go back to the list, to the row that was open."""
        opened, self._opened = self._opened, None
        self._pages.setCurrentWidget(self.list if self.shown and self.list.rows() else self.empty)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.list.show_key(opened)

    def _compare(self, *, until_now: bool) -> None:
        from ui.panels.history_rows import NOW

        shown, opened = self.shown, self._opened
        if shown is None or opened is None:
            return
        newest = NOW if NOW in shown.records else max(shown.records, default=NOW)
        before = shown.before(opened.rating)
        pair = (opened.rating, newest) if until_now else (before if before is not None else newest, opened.rating)
        moments = shown.moment(pair[0]), shown.moment(pair[1])
        self.comparison.show_comparison(opened.judgement, shown.comparison(*pair), moments, until_now=until_now)
        self.comparison.since_before.setEnabled(before is not None)
        self.comparison.until_now.setEnabled(opened.rating != newest)
        self._pages.setCurrentWidget(self.comparison)

    def _look_again(self) -> None:
        self._fresh = False
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        if self._fresh or self._reading or self._code is None:
            return
        code, now = self._code, self._found
        self._fresh = self._reading = True

        def work() -> "History":
            from ui.panels.history_rows import history

            return history(code, self._session.ratings(code), self._session.judgements(code), now)

        def show(found: "History") -> None:
            self._reading = False
            if self._code == found.code:
                self._show(found)
            self._read()

        def failed(error: Exception) -> None:
            self._reading = False
            self.empty.title.setText(_("The history could not be read"))
            self.empty.text.setText(message(error))
            self._pages.setCurrentWidget(self.empty)

        self._tasks.read(work, show, self, failed)

    def _show(self, found: "History") -> None:
        from ui.panels.history_rows import history_rows

        self.shown = found
        rows = tuple(history_rows(found))
        if rows != self.list.rows():
            self.list.set_rows(rows)
        if not self.shows_comparison:
            self._pages.setCurrentWidget(self.list if rows else self.empty)
