# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of two countries over time: what happened, how the rating moved along it, and two days compared."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTabBar, QWidget

from exile_risk.corridor_history import FIRST_DAY, Change, History, Turn, TurningPoint, history, turning_points
from exile_risk.knowledge.dates import years_before
from exile_risk.knowledge.events import Event
from exile_risk.knowledge.incidents import Incident
from exile_risk.model.facts import Derived
from exile_risk.standard_exile import standard_exile
from exile_risk.wording import _
from exile_risk.wording.corridor_page import comparison_title
from exile_risk.wording.dates import day_text
from ui.messages import message
from ui.panels import corridor_rows as rows_of
from ui.panels.corridor_layout import CorridorParts
from ui.panels.fact_card import Acts, show_fact_card
from ui.panels.one_fact import show_event, show_fact

if TYPE_CHECKING:
    from exile_risk.session import Session
    from ui.tasks import Tasks

CHANGED, ON_B, DATES = range(3)


@dataclass(frozen=True)
class _Shown:
    history: History
    points: tuple[TurningPoint, ...]


class CorridorPage(QWidget):
    """Shows one corridor. Histories are worked out beside the window and kept while they are shown."""

    titled = Signal(str, str)
    corridor_wanted = Signal(str, str)
    """Other countries were chosen: the state feared and the host."""

    correction_wanted = Signal(object)
    withdrawal_wanted = Signal(object)

    def __init__(self, session: "Session", tasks: "Tasks", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self.origin: str | None = None
        self.host: str | None = None
        self.day: date | None = None
        self.offence: str | None = None
        self.shown: _Shown | None = None
        self.pair: rows_of.Pair | None = None
        self._asked = 0
        self.parts = CorridorParts(self, session)
        self.tools = self.parts.tools
        self._wire()

    @property
    def tabs(self) -> QTabBar:
        """The tabs under the timeline."""
        return self.parts.tabs

    def show_corridor(self, origin: str | None, host: str | None, day: date | None) -> None:
        """Show a corridor with B on a day; None: compare around what changed most. A missing country is asked for."""
        self.origin, self.host, self.day = origin, host, day
        self.parts.origin.set_picked(origin)
        self.parts.host.set_picked(host)
        self.titled.emit(_("Two countries over time"), "")
        if origin is None or host is None or origin == host:
            self._asked += 1
            self.parts.ask_for_countries(same=origin is not None and origin == host)
            return
        self._read(origin, host, None)

    def renew(self) -> None:
        """Work the same days out again, because facts were corrected."""
        if self.shown is not None and self.origin is not None and self.host is not None:
            self._read(self.origin, self.host, self.parts.timeline.days)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for the list under the timeline."""
        super().resizeEvent(event)
        self.parts.fit(event.size().height())

    def start(self) -> None:
        """Put the focus where the person goes on: a missing country, else the first flag once it is there."""
        missing = self.parts.origin if self.origin is None else self.parts.host if self.host is None else None
        (missing or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self, origin: str, host: str, keep: tuple[date, date] | None) -> None:
        """Work out the history; `keep` are the days to compare, None those that say most."""
        self._asked += 1
        asked, session, offence = self._asked, self._session, self.offence
        knowledge, today = session.knowledge, date.today()

        def work() -> _Shown:
            found = history(knowledge, session.catalogue, origin, host, FIRST_DAY, today, offence)
            return _Shown(found, turning_points(found))

        def show(found: _Shown) -> None:
            if asked == self._asked:
                self.shown = found
                a, b = keep or self._first_days(found)
                self.parts.show_history(found.history, found.points, a, b)
                if self.hasFocus():
                    self.parts.timeline.flags[0].setFocus(Qt.FocusReason.OtherFocusReason)
                self._compare(a, b)

        self._tasks.read(work, show, self, lambda error: self.parts.say_failed(message(error)))

    def _first_days(self, found: _Shown) -> tuple[date, date]:
        """Return which days to compare at first: the day asked for and a year before, else what changed most."""
        if self.day is not None:
            b = max(found.history.first, min(self.day, found.history.last))
            return max(found.history.first, years_before(b, 1)), b
        best = max(found.points, key=lambda p: p.weight, default=None)
        if best is not None:
            return best.before, best.after
        return years_before(found.history.last, 1), found.history.last

    def _compare(self, a: date, b: date) -> None:
        """Show what the facts say on two days."""
        if self.shown is None:
            return
        found = self.shown.history
        self.parts.show_days(a, b, found.on(a), found.on(b))
        self.pair = None  # what it holds is of other days or other countries
        knowledge, catalogue, asked = self._session.knowledge, self._session.catalogue, self._asked

        def answers(day: date) -> dict[str, Derived]:
            case = standard_exile(found.origin, found.host, day, catalogue, found.offence)
            charged = knowledge.charges(found.origin, found.host, day, case.charges)
            return {**knowledge.corridor(found.origin, found.host, day), **charged}

        def show(pair: rows_of.Pair) -> None:
            if asked == self._asked and (pair.a, pair.b) == self.parts.timeline.days:
                self.pair = pair
                self._show_pair(found, pair)

        self._tasks.read(lambda: rows_of.Pair(a, b, answers(a), answers(b)), show, self)

    def _show_pair(self, found: History, pair: rows_of.Pair) -> None:
        differs = rows_of.all_changes(found, pair)
        before, after = found.on(pair.a), found.on(pair.b)
        self.parts.sentence.setText(comparison_title(before, after, len(differs)))
        self.parts.name_tabs(len(differs), day_text(pair.b))
        self._show_tab(self.tabs.currentIndex())

    def _show_tab(self, tab: int) -> None:
        if self.shown is None or self.pair is None:
            return
        found, pair, knowledge = self.shown.history, self.pair, self._session.knowledge
        if tab == CHANGED:
            differs = rows_of.all_changes(found, pair)
            rows = rows_of.changed_rows(differs, knowledge, day_text(pair.a), day_text(pair.b))
            self.parts.rows.set_rows(tuple(rows), rows_of.CHANGED_COLUMNS)
        elif tab == ON_B:
            rows = rows_of.factor_rows(pair, self._session.catalogue, knowledge)
            self.parts.rows.set_rows(tuple(rows), rows_of.FACTOR_COLUMNS)
        else:
            self.parts.rows.set_rows(tuple(rows_of.date_rows(found, pair.b, knowledge)), rows_of.DATE_COLUMNS)
        self.parts.rows.setAccessibleName(self.tabs.tabText(tab))

    def _find(self, key: object) -> None:
        """Go to the row of a mark that was clicked on the timeline."""
        self.tabs.setCurrentIndex(DATES)
        self.parts.rows.show_key(key)
        self.parts.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, key: object) -> None:
        knowledge, where = self._session.knowledge, self.parts.rows.anchor()
        if isinstance(key, Turn):
            key = key.changes[0]
        if isinstance(key, Change):
            key = key.after if key.after.facts or not key.before.facts else key.before
        if isinstance(key, Derived):
            acts = Acts(self.correction_wanted.emit, self.withdrawal_wanted.emit)
            show_fact_card(key, knowledge, where, acts)
        elif isinstance(key, Event):
            show_event(key, knowledge, where)
        elif isinstance(key, Incident):
            show_fact(key.fact, knowledge, where)

    def _choose(self, *, origin: str | None = None, host: str | None = None) -> None:
        origin, host = origin or self.origin, host or self.host
        if origin is not None and host is not None:
            self.corridor_wanted.emit(origin, host)
        else:
            self.show_corridor(origin, host, self.day)

    def _swap(self) -> None:
        if self.origin is not None and self.host is not None:
            self.corridor_wanted.emit(self.host, self.origin)

    def _charge(self, offence: str | None) -> None:
        self.offence = offence
        if self.shown is not None and self.origin is not None and self.host is not None:
            self._read(self.origin, self.host, self.parts.timeline.days)

    def _type_day(self, n: int, day: date) -> None:
        days = list(self.parts.timeline.days)
        days[n] = day
        self._go(min(days), max(days))

    def _go(self, a: date, b: date) -> None:
        self.parts.timeline.set_days(a, b)
        self._compare(*self.parts.timeline.days)

    def _wire(self) -> None:
        parts = self.parts
        parts.origin.picked.connect(lambda code: self._choose(origin=code))
        parts.host.picked.connect(lambda code: self._choose(host=code))
        parts.swap.clicked.connect(self._swap)
        parts.charge.activated.connect(lambda n: self._charge(parts.charge.itemData(n)))
        parts.timeline.moved.connect(self._compare)
        parts.timeline.chosen.connect(self._find)
        parts.go_to.connect(self._go)
        parts.rows.opened.connect(self._open)
        self.tabs.currentChanged.connect(self._show_tab)
        for n, field in enumerate(parts.fields):
            field.taken.connect(lambda day, n=n: self._type_day(n, day))
