# SPDX-License-Identifier: GPL-3.0-or-later
"""Joins the pages of facts to the window: who opens them, on which day, and how one comes back to the case."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.panels.fact_links import FactLinks
from ui.panels.fact_pages import FactPages, Place

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.tasks import Tasks


class FactNavigation(QObject):
    """One for a window. The case under the pages stays as it is: it is hidden, not closed."""

    def __init__(self, main: "MainWindow", tasks: "Tasks") -> None:
        super().__init__(main)
        self._main = main
        self._code: str | None = main.desk.code
        self.pages = FactPages(main.desk.session, tasks)
        self.links = FactLinks(main)
        main.columns.add_page(self.pages)
        self._wire()

    def show_countries(self) -> None:
        """Open the country where the person of the case is, or the list of all."""
        draft = self._main.desk.draft
        self._open(Place("country", (draft.host if draft else None,), self._day()))

    def show_corridor(self) -> None:
        """Open the two states of the case over time, or ask for them."""
        draft = self._main.desk.draft
        places = (draft.origin, draft.host) if draft else (None, None)
        self._open(Place("corridor", places, self._day()))

    def show_evidence(self) -> None:
        """Open how well the ratings do on documented cases."""
        self._open(Place("evidence"))

    def show_about(self) -> None:
        """Open what the program is made of."""
        self._open(Place("about"))

    def visited(self) -> tuple[Place, ...]:
        """Return the places on the way back, for a window made anew."""
        return self.pages.visited()

    def restore(self, visited: tuple[Place, ...]) -> None:
        """Show what the window before showed."""
        if visited:
            self._show(True)
            self.pages.restore(visited)

    def leave(self) -> None:
        """Go back to the case."""
        if self._main.columns.shows_page:
            self.pages.close_all()
            self._show(False)
            main = self._main
            main.go_to(main.form if main.desk.code else main.cases.view)

    def _open(self, place: Place) -> None:
        self._show(True)
        self.pages.open(place)

    def _show(self, shown: bool) -> None:
        self._main.overlay.close_it()
        self._main.columns.show_page(shown, self.pages)
        self._main.cases.set_elsewhere(shown)

    def _day(self) -> date | None:
        """Return the day whose facts count for the open case: None is today."""
        draft = self._main.desk.draft
        if draft is None:
            return None
        return draft.as_of or date.today()

    def _case_opened(self, code: str) -> None:
        """Another case ends what was read for the one before; a page about the vault or of files stays in view."""
        if code != self._code:
            self._code = code
            if self._main.columns.page is self.pages:
                self.leave()

    def _put_away(self) -> None:
        self._code = None

    def _wire(self) -> None:
        main = self._main
        self.links.country_wanted.connect(lambda code: self._open(Place("country", (code,), self._day())))
        self.links.corridor_wanted.connect(lambda o, h: self._open(Place("corridor", (o, h), self._day())))
        self.pages.left.connect(self.leave)
        main.cases.countries.clicked.connect(self.show_countries)
        main.cases.cases.clicked.connect(self.leave)
        main.cases.binned.clicked.connect(self.leave)
        main.cases.view.clicked.connect(self.leave)
        main.desk.opened.connect(self._case_opened)
        main.desk.put_away.connect(self._put_away)
        for verb, act in (
            ("countries", self.show_countries),
            ("corridor", self.show_corridor),
            ("evidence", self.show_evidence),
            ("about", self.show_about),
        ):
            main.actions_table[verb].triggered.connect(lambda _=False, act=act: act())
