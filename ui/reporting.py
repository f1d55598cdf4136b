# SPDX-License-Identifier: GPL-3.0-or-later
"""Joins the report page to the window: who opens it, what it shows of the open case, and how one comes back.

A page is built and laid out on the UI thread, because it may speak another language meanwhile; what is slow before it
runs on the worker.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton, QWidget

from exile_risk.wording import _, ngettext_
from ui.messages import message
from ui.report.gathering import Gathering
from ui.theme import set_look
from ui.widgets.icon import keep_icon

if TYPE_CHECKING:
    from exile_risk.model.assessment import Assessment
    from ui.main_window import MainWindow
    from ui.report.page import ReportPage
    from ui.report.sheet import Sheet
    from ui.tasks import Tasks


class Reporting(QObject):
    """Belongs to one window of an open vault. The page is made when it is first wanted."""

    def __init__(self, main: "MainWindow", tasks: "Tasks", spoken: str) -> None:
        super().__init__(main)
        self._main, self._tasks, self._spoken = main, tasks, spoken
        self._desk, self._session = main.desk, main.desk.session
        self._found: Assessment | None = None
        self.gathering = Gathering(self._session, tasks, self)
        self.page: ReportPage | None = None
        self.button = QPushButton(" " + _("Report"))
        self._place_button()
        self.gathering.changed.connect(self._renew)
        self.gathering.failed.connect(self._failed)
        self._desk.assessed.connect(self._assessed)
        self._desk.put_away.connect(lambda: self.close())
        self._desk.closing.connect(self.gathering.stop)

    @property
    def is_open(self) -> bool:
        """Whether the page is in view."""
        return self.page is not None and self._main.columns.page is self.page

    @property
    def is_whole(self) -> bool:
        """Whether everything that is wanted is on the page."""
        made = self.gathering.material
        if made is None or made.found is not self._found:
            return False
        return made.where is not None or made.found.band is None or not self._wants_places()

    def show(self) -> None:
        """Open the page for the case on the desk."""
        if self._desk.code is None:
            return
        page = self._made()
        self._main.overlay.close_it()
        self._main.columns.show_page(True, page)
        page.show_case(self._desk.code, self._found)
        page.choices.first_stop().setFocus()
        self._gather()

    def close(self, to: QWidget | None = None) -> None:
        """Go back to a panel of the case (None: the result); what was gathered is forgotten."""
        was_open = self.is_open
        self.gathering.forget()
        if self.page is not None:
            self.page.show_sheet(None)
        if was_open:
            self._main.columns.show_page(False)
            if self._desk.code is not None:
                self._main.go_to(to or self._main.result)

    def sheet(self) -> "Sheet | None":
        """Return the pages as chosen now; None while there is nothing to put on them."""
        made, page = self.gathering.material, self.page
        if made is None or page is None or self._desk.code is None:
            return None
        from exile_risk.report import ReportOptions, build
        from ui.report.sheet import Sheet

        chosen = page.choices
        options = ReportOptions(
            chosen.reader,
            datetime.now(),
            chosen.chosen_parts,
            self._desk.code,
            self._chosen_places(),
            chosen.spoken,
        )
        return Sheet(build(made.found, made.judgement, made.where, made.plan, options, self._session.knowledge))

    def _wants_places(self) -> bool:
        return self.page is not None and self.page.choices.wants_places

    def _assessed(self, found: "Assessment | None", _draft: object) -> None:
        self._found = found
        if self.is_open and self.page is not None:
            self.page.show_case(self._desk.code or "", found)
            self._gather()

    def _gather(self) -> None:
        chosen = self._chosen_places()
        self.gathering.want(self._found, self._desk.code, places=self._wants_places(), chosen=chosen)

    def _chosen_places(self) -> tuple[str, ...]:
        """Return the options that the case holds as chosen; in a vault only read, those of the page that is open."""
        late, found = self._main.result.wide.relocation, self._found
        if late.is_made:
            chosen: tuple[str, ...] = late.page.chosen
            return chosen
        return found.case.needs.chosen if found is not None else ()

    def _chosen(self) -> None:
        self._renew()
        if self._wants_places():
            self.gathering.want_places()

    def _renew(self) -> None:
        """Show the pages as they are now."""
        page = self.page
        if page is None or not self.is_open:
            return
        page.show_sheet(self.sheet())
        page.choices.note_places(self._places_note())

    def _places_note(self) -> str:
        made = self.gathering.material
        if self.gathering.relocation_failed:
            return _("not worked out")
        if made is None or made.where is None:
            return _("working …") if self.gathering.is_relocating else ""
        from exile_risk.model.relocation import Kind
        from exile_risk.relocation.choosing import OFFERED, SET_ASIDE, chosen_options
        from exile_risk.report.doing import TOP

        n = sum(1 for choice in made.where.options if choice.kind is not Kind.WITHIN_HOST)
        standing = [one.standing for one in chosen_options(made.where, self._chosen_places())]
        chosen = standing.count(OFFERED) + standing.count(SET_ASIDE)
        if chosen:
            return ngettext_("{n} chosen", "{n} chosen", chosen)
        return _("{shown} of {options}").format(shown=min(TOP, n), options=ngettext_("{n} option", "{n} options", n))

    def _failed(self, error: Exception) -> None:
        from ui.report.ways_out import NOTICE

        self._main.notices.tell(NOTICE, "caution", _("That did not work"), message(error))

    def _made(self) -> "ReportPage":
        if self.page is None:
            from ui.report.page import ReportPage
            from ui.report.ways_out import WaysOut

            self.page = page = ReportPage(self._spoken, asks=not self._session.training)
            self._main.columns.add_page(page)
            page.left.connect(lambda: self.close())
            page.strip.form_wanted.connect(lambda: self.close(self._main.form))
            page.choices.changed.connect(self._chosen)
            WaysOut(self._main, self._tasks, page.choices, self.sheet)
        return self.page

    def _place_button(self) -> None:
        """Put the button at the end of the tabs of the result."""
        set_look(self.button, kind="small")
        keep_icon(self.button, "printer", size=14)
        self.button.clicked.connect(self.show)
        self._main.result.add_verb(self.button)
