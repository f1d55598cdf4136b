# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of one country: everything the base holds about it as of a day, in tabs, each line with its source."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from exile_risk.country_record import CountryRecord, country_record
from exile_risk.knowledge.events import Event
from exile_risk.model.facts import Derived, Fact
from exile_risk.wording import N_, _
from exile_risk.wording.countries import country, names_everywhere
from exile_risk.wording.country_page import place_line, unchecked_line
from ui.messages import message
from ui.panels import choices
from ui.panels import country_rows as rows_of
from ui.panels.day_field import DayField
from ui.panels.fact_card import Acts, show_fact_card
from ui.panels.one_fact import show_event, show_fact
from ui.panels.page_corrections import of_one_state, offers_of
from ui.panels.surfaces import on_panel, rule, scrolling
from ui.theme import scaled
from ui.widgets.empty_state import EmptyState
from ui.widgets.fact_rows import FactRow, FactRows
from ui.widgets.plain import ElidedLabel, PlainLabel
from ui.widgets.type_ahead import Entry, TypeAhead

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge
    from exile_risk.session import Session
    from ui.tasks import Tasks

HOST, ORIGIN, LAWS, AGREEMENTS, TIMELINE, INCIDENTS, UNCHECKED = range(7)
_TABS = (
    N_("As a host"),
    N_("As an origin"),
    N_("Charges"),
    N_("Agreements"),
    N_("Timeline"),
    N_("Incidents"),
    N_("Nobody checked"),
)


@dataclass(frozen=True)
class _Shown:
    record: CountryRecord
    rows: Mapping[int, tuple[FactRow, ...]]


class CountryPage(QWidget):
    """Shows one country, or the list of all to choose from. Everything is worked out beside the window."""

    titled = Signal(str, str)
    """What the page is about, and a line beside it."""

    country_wanted = Signal(str)

    correction_wanted = Signal(object)
    """A derived answer is to be corrected for this state, whatever the other one."""

    withdrawal_wanted = Signal(object)

    def __init__(self, session: "Session", tasks: "Tasks", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self.code: str | None = None
        self.day = date.today()
        self._asked = 0
        self.shown: _Shown | None = None
        self.tools = QWidget()
        self.search = TypeAhead(_("Go to a country"), _("Go to a country"), _("No such country"), search_icon=True)
        self.search.set_entries(_entries(session))
        self.as_of = DayField(_("Facts as known on"))
        self.tabs = QTabBar()
        self.unchecked = ElidedLabel("", "small", "ink-2")
        self.rows = FactRows(_("Facts"), rows_of.COLUMNS)
        self.rows.setMinimumHeight(scaled(120))
        self.index = FactRows(_("All countries"), (30, 70))
        self.failed = EmptyState("warning", _("The facts could not be read"))
        self._pages = QStackedWidget()
        self._build()
        self._wire()

    def show_country(self, code: str | None, day: date) -> None:
        """Show a country as of a day; None shows the list of all of them."""
        self.code, self.day = code, day
        self.as_of.set_day(day)
        self.search.set_picked(None)
        self.as_of.setEnabled(code is not None)
        if code is None:
            self._show_index()
            return
        self.titled.emit(country(code), "")
        self._asked += 1
        asked, knowledge = self._asked, self._session.knowledge

        def show(found: _Shown) -> None:
            if asked == self._asked:
                self._show(found)

        self._tasks.read(lambda: _shown(knowledge, code, day), show, self, self._say_failed)

    def renew(self) -> None:
        """Show the same country again, because facts were corrected."""
        if self.code is not None:
            self.show_country(self.code, self.day)

    def start(self) -> None:
        """Put the focus where the person goes on."""
        (self.search if self.code is None else self.tabs).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, found: _Shown) -> None:
        self.shown = found
        self.titled.emit(country(found.record.code), place_line(found.record))
        self.unchecked.setText(unchecked_line(found.record))
        for n, word in enumerate(_TABS):
            count = sum(1 for row in found.rows[n] if row.key is not None)
            self.tabs.setTabText(n, f"{_(word)} {count}")
        self._pages.setCurrentIndex(0)
        self._show_tab(self.tabs.currentIndex())

    def _show_tab(self, tab: int) -> None:
        if self.shown is not None:
            columns = rows_of.REPORT_COLUMNS if tab in (TIMELINE, INCIDENTS) else rows_of.COLUMNS
            self.rows.setAccessibleName(_(_TABS[tab]))
            self.rows.set_rows(self.shown.rows[tab], columns)

    def _show_index(self) -> None:
        self.titled.emit(_("Countries"), "")
        codes = sorted(self._session.knowledge.countries(), key=country)
        knowledge = self._session.knowledge

        def region(code: str) -> str:
            found = knowledge.facts(code, "subregion")
            return found[0].value if found else ""

        self._tasks.read(
            lambda: tuple(FactRow(country(c), (region(c),), key=c) for c in codes), self.index.set_rows, self
        )
        self._pages.setCurrentIndex(1)

    def _say_wrong(self, wrong: str) -> None:
        record = self.shown.record if self.shown is not None else None
        if self.code is not None:
            self.titled.emit(country(self.code), wrong or (place_line(record) if record is not None else ""))

    def _say_failed(self, error: Exception) -> None:
        self.failed.text.setText(message(error))
        self.failed.text.show()
        self._pages.setCurrentIndex(2)

    def _open(self, key: object) -> None:
        knowledge, where = self._session.knowledge, self.rows.anchor()
        code = self.code or ""
        if isinstance(key, Derived):
            acts = Acts(lambda d: self.correction_wanted.emit(of_one_state(d, code)), self.withdrawal_wanted.emit)
            show_fact_card(key, knowledge, where, acts)
        elif isinstance(key, Fact):
            record = self.shown.record if self.shown is not None else None
            answers = (*record.means_as_host, *record.means_as_origin) if record is not None else ()
            show_fact(key, knowledge, where, offers_of(key, answers, code, self.correction_wanted.emit))
        elif isinstance(key, Event):
            show_event(key, knowledge, where)

    def _wire(self) -> None:
        self.search.picked.connect(lambda code: self.country_wanted.emit(code))
        self.index.opened.connect(lambda code: self.country_wanted.emit(code))
        self.as_of.taken.connect(lambda day: self.show_country(self.code, day))
        self.as_of.complained.connect(self._say_wrong)
        self.tabs.currentChanged.connect(self._show_tab)
        self.rows.opened.connect(self._open)

    def _build(self) -> None:
        on_panel(self)
        tools = QHBoxLayout(self.tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(8)
        label = PlainLabel(_("Facts as known on"), "small", "ink-2", wrap=False)
        label.setBuddy(self.as_of)
        for part in (label, self.as_of, self.search):
            tools.addWidget(part)
        self.tabs.setAccessibleName(_("Parts of the page"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        for word in _TABS:
            self.tabs.addTab(_(word))
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 0, 16, 0)
        bar.setSpacing(16)
        bar.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignBottom)
        bar.addWidget(self.unchecked, 1)
        self.unchecked.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        facts = QWidget()
        column = QVBoxLayout(facts)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(rule())
        column.addWidget(_inset(self.rows), 1)
        for page in (scrolling(facts), _inset(self.index), self.failed):
            self._pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)


def _entries(session: "Session") -> list[Entry]:
    """Return every country, findable by its name in any language."""
    entries = choices.country_entries(session)
    return [replace(e, terms=names_everywhere(e.id)) for e in entries]


def _inset(rows: FactRows) -> QWidget:
    box = QWidget()
    inside = QVBoxLayout(box)
    inside.setContentsMargins(8, 0, 8, 0)
    inside.addWidget(rows)
    return box


def _shown(knowledge: "Knowledge", code: str, day: date) -> _Shown:
    """On the worker: the record and every tab of it, in words."""
    record = country_record(knowledge, code, day)
    host = rows_of.theme_rows(_("What it means for a rating here"), record.means_as_host, record.as_host, knowledge)
    origin = rows_of.theme_rows(
        _("What it means for people who fear this state"), record.means_as_origin, record.as_origin, knowledge
    )
    return _Shown(
        record,
        {
            HOST: tuple(host),
            ORIGIN: tuple(origin),
            LAWS: tuple(rows_of.law_rows(record, knowledge)),
            AGREEMENTS: tuple(rows_of.agreement_rows(record, knowledge)),
            TIMELINE: tuple(rows_of.event_rows(record, knowledge)),
            INCIDENTS: tuple(rows_of.incident_rows(record, knowledge)),
            UNCHECKED: tuple(rows_of.unchecked_rows(record, knowledge)),
        },
    )
