# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages that show the knowledge base, in the place of form and result; Back and Esc lead to where one was."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from exile_risk.wording import _
from ui.panels.surfaces import on_panel, rule
from ui.theme import set_look
from ui.widgets.icon import keep_icon
from ui.widgets.plain import ElidedLabel

if TYPE_CHECKING:
    from exile_risk.session import Session
    from ui.tasks import Tasks

COUNTRY, CORRIDOR, EVIDENCE, ABOUT = "country", "corridor", "evidence", "about"


@dataclass(frozen=True)
class Place:
    """One page with what it shows. `day` None: no day was asked for."""

    kind: str
    countries: tuple[str | None, ...] = ()
    day: date | None = None


class FactPages(QWidget):
    """Holds the pages and the way back through them. A page is made when it is first wanted."""

    left = Signal()
    """There is nothing to go back to: the case is wanted again."""

    correction_wanted = Signal(object)
    withdrawal_wanted = Signal(object)

    def __init__(self, session: "Session", tasks: "Tasks", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self._visited: list[Place] = []
        self._made: dict[str, Any] = {}
        self.back_button = QPushButton(_("Back"))
        self.title = ElidedLabel("", "strong")
        self.note = ElidedLabel("", "small", "ink-2")
        self._tools = QStackedWidget()
        self._pages = QStackedWidget()
        self._build()
        self.back_button.clicked.connect(self.back)

    @property
    def place(self) -> Place | None:
        """What is shown, or None while the pages are closed."""
        return self._visited[-1] if self._visited else None

    @property
    def page(self) -> Any:
        """The page in view."""
        return self._pages.currentWidget()

    def open(self, place: Place) -> None:
        """Show a place; Back leads to the one shown before."""
        if self._visited and self._visited[-1] == place:
            return
        self._visited.append(place)
        self._show(place)

    def open_country(self, code: str | None, day: date | None = None) -> None:
        """Show a country (None: the list of all), on a day (None: today)."""
        self.open(Place(COUNTRY, (code,), day))

    def open_corridor(self, origin: str | None, host: str | None, day: date | None = None) -> None:
        """Show two countries over time."""
        self.open(Place(CORRIDOR, (origin, host), day))

    def open_evidence(self) -> None:
        """Show how well the ratings do on documented cases."""
        self.open(Place(EVIDENCE))

    def open_about(self) -> None:
        """Show what the program is made of."""
        self.open(Place(ABOUT))

    def back(self) -> None:
        """Go to the place before, or leave."""
        if self._visited:
            self._visited.pop()
        if self._visited:
            self._show(self._visited[-1])
        else:
            self.left.emit()

    def renew(self) -> None:
        """Show the same page again where it shows what can be corrected; one's place on it stays."""
        if self._visited and self._visited[-1].kind in (COUNTRY, CORRIDOR):
            self.page.renew()

    def close_all(self) -> None:
        """Forget where one was."""
        self._visited.clear()

    def restore(self, visited: tuple[Place, ...]) -> None:
        """Show what another window of the same desk showed."""
        self._visited = list(visited)
        if self._visited:
            self._show(self._visited[-1])

    def visited(self) -> tuple[Place, ...]:
        """Return every place on the way back, the one in view last."""
        return tuple(self._visited)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back at Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.back()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the fields under the title where they do not fit beside it."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        tools = self._tools.currentWidget()
        needed = (tools.sizeHint().width() if tools else 0) + self.back_button.sizeHint().width() + 260
        fits = needed <= self.width()
        way = QBoxLayout.Direction
        self._bar.setDirection(way.LeftToRight if fits else way.TopToBottom)

    def _show(self, place: Place) -> None:
        page = self._page(place.kind)
        if place.kind == COUNTRY:
            page.show_country(place.countries[0], place.day or date.today())
        elif place.kind == CORRIDOR:
            page.show_corridor(*place.countries, place.day)
        elif place.kind == EVIDENCE:
            page.show_evidence()
        else:
            page.show_about()
        self._pages.setCurrentWidget(page)
        self._tools.setCurrentWidget(page.tools)
        self._arrange()
        self._order(page)
        page.start()

    def _order(self, page: Any) -> None:
        """Let Tab go from Back through the fields beside the title into the page, as the eye does."""
        stops: list[QWidget] = [self.back_button]
        for part in (page.tools, page):
            inside = (w for w in part.findChildren(QWidget) if w.window() is self.window())  # no lists that pop up
            stops += [w for w in inside if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
        for one, following in pairwise(stops):
            QWidget.setTabOrder(one, following)

    def _page(self, kind: str) -> Any:
        if kind not in self._made:
            page = self._made[kind] = self._make(kind)
            page.titled.connect(self._title)
            if kind in (COUNTRY, CORRIDOR):
                page.correction_wanted.connect(self.correction_wanted)
                page.withdrawal_wanted.connect(self.withdrawal_wanted)
            self._pages.addWidget(page)
            self._tools.addWidget(page.tools)
        return self._made[kind]

    def _make(self, kind: str) -> Any:
        if kind == COUNTRY:
            from ui.panels.country_page import CountryPage

            country = CountryPage(self._session, self._tasks)
            country.country_wanted.connect(lambda code: self.open(self._same_day(Place(COUNTRY, (code,)))))
            return country
        if kind == CORRIDOR:
            from ui.panels.corridor_page import CorridorPage

            corridor = CorridorPage(self._session, self._tasks)
            corridor.corridor_wanted.connect(lambda o, h: self.open(self._same_day(Place(CORRIDOR, (o, h)))))
            return corridor
        if kind == EVIDENCE:
            from ui.panels.evidence_page import EvidencePage

            return EvidencePage(self._session, self._tasks)
        from ui.panels.about_page import AboutPage

        return AboutPage(self._session, self._tasks)

    def _same_day(self, place: Place) -> Place:
        here = self.place
        return replace(place, day=here.day) if here is not None else place

    def _title(self, title: str, note: str) -> None:
        self.title.setText(title)
        self.note.setText(note)

    def _build(self) -> None:
        on_panel(self)
        set_look(self.back_button, kind="small")
        keep_icon(self.back_button, "arrow-left", size=14)
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._tools.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.back_button)
        head.addWidget(self.title)
        head.addWidget(self.note, 1)
        self._bar = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._bar.setContentsMargins(16, 4, 16, 4)
        self._bar.setSpacing(8)
        self._bar.addLayout(head, 1)
        self._bar.addWidget(self._tools)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._bar)
        column.addWidget(rule())
        column.addWidget(self._pages, 1)
