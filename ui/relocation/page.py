# SPDX-License-Identifier: GPL-3.0-or-later
"""The relocation tab: joins the options worked out beside the window to table, map, details, comparison and plan."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exile_risk.knowledge.pathways import pathways
from exile_risk.model.assessment import Assessment
from exile_risk.model.case import Needs
from exile_risk.model.relocation import Choice, Relocation
from exile_risk.relocation.choosing import chosen_options, possible
from exile_risk.relocation.client_weights import weighing
from exile_risk.relocation.questions import Ask, answered
from exile_risk.wording import _, ngettext_
from exile_risk.wording import relocation_page as say
from exile_risk.wording.dates import partial_date_text
from exile_risk.wording.relocation_chosen import warnings
from exile_risk.wording.relocation_ranking import looking_back_text
from ui.messages import message
from ui.relocation.details import Told
from ui.relocation.excluded_rows import FIRST, excluded_rows, set_aside_rows, wished_rows
from ui.relocation.note_line import NoteLine
from ui.relocation.option_rows import OptionRow
from ui.relocation.option_words import option_rows
from ui.relocation.page_tools import PageTools
from ui.relocation.scene_words import places_of, scene_of, spoken
from ui.relocation.side_pages import SidePages
from ui.relocation.work import RelocationWork, Wanted, roads_of

if TYPE_CHECKING:
    from exile_risk.session import Session
    from ui.tasks import Tasks

MOST_CHOSEN = 4
PATIENCE_MS = 500
"""How long work may take before the page says so."""

_SHOWN = 8
"""Options in the table before somebody asks for all of them."""


class RelocationPage(QWidget):
    """Shows where a person could go. Worked out only while it is looked at; what is chosen goes with the case."""

    needs_changed = Signal(object)
    """The Needs of the case as they now stand."""

    question_wanted = Signal(str)
    """A question of the form is to be brought into view."""

    def __init__(self, session: "Session", tasks: "Tasks", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self._found: Assessment | None = None
        self.shown: Relocation | None = None
        self._shown_for: Assessment | None = None
        self._whole = False
        self._places: tuple[date, Mapping[str, tuple[float, float]]] | None = None
        self._all_options = self._all_excluded = False
        self._full = self._stopped = False
        self.work = RelocationWork(session, tasks, self)
        self.tools = PageTools()
        self.pages = SidePages(session)
        self.view = self.pages.view
        self.working = NoteLine("clock")
        self.looking_back = NoteLine("history")
        self.overtaken = NoteLine("warning")
        self._build()
        self._wire()
        self.show_assessment(None)

    @property
    def is_current(self) -> bool:
        """Whether what is on screen belongs to the newest answers."""
        same = self._whole and self._shown_for is self._found and not self.work.is_working
        return same and self.work.done is not None

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the options that the case holds as chosen, also of such as no list knows any more."""
        return self._found.case.needs.chosen if self._found is not None else ()

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Everything the table can show, in order: staying first."""
        if self.shown is None:
            return ()
        return (self.shown.stay, *self.shown.options)

    def choice(self, id: str | None) -> Choice | None:
        """Return an option, whether offered, set aside or excluded."""
        shown = self.shown
        rest = (*shown.dominated, *shown.excluded, *shown.wished) if shown is not None else ()
        return next((c for c in (*self.choices, *rest) if c.id == id), None)

    def show_assessment(self, found: Assessment | None) -> None:
        """Work out the options of another assessment; while there is none, say what is missing."""
        self._found = found
        if found is None or found.band is None:
            self.work.stop()
            self.pages.say(_("No options yet"), _("They appear once the case has a rating."))
        elif self.isVisible():
            self._want()

    def forget(self) -> None:
        """Another case is open: nothing of this one stays."""
        self._stopped = False
        self.work.stop()
        self.shown = self._shown_for = None
        self._whole = False
        self._found = None
        self._all_options = self._all_excluded = False
        self.overtaken.tell("")
        self.pages.reset()
        self._open(False)

    def stop(self) -> None:
        """Break off what is under way: the vault is about to be closed."""
        self.work.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was answered meanwhile."""
        super().showEvent(event)
        self._want()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: the worker has better things to do."""
        super().hideEvent(event)
        if self.work.is_working:
            self.work.stop()

    def _want(self) -> None:
        found = self._found
        if found is None or found.band is None or self.is_current or self._stopped:
            return
        self._tell_day(found)
        self.tools.set_wishes(say.wishes_words(found.case.needs))
        self.work.want(Wanted(found, weighing(found.case.needs.weights)))
        if self.shown is None:
            self._fill()

    def _take(self, wanted: Wanted, found: Relocation, whole: bool) -> None:
        if wanted.found is not self._found:
            return
        if not whole and self.shown is not None and self._whole:
            return  # a whole list of a moment ago tells more than the first look at the new answers
        self.shown, self._shown_for, self._whole = found, wanted.found, whole
        self._fill()

    def _failed(self, error: Exception) -> None:
        self.shown, self._whole = None, False
        self.pages.say(_("The options could not be worked out"), message(error))

    def _fill(self) -> None:
        """Show the table, the map and the details of what is known so far."""
        self.pages.show_table()
        current = self.view.table.current()
        self.view.table.set_rows(self._rows(), current)
        self._fill_around()
        self._show_current()
        self._tell_chosen()
        self.pages.renew_plan(self._found, self._planned())

    def _rows(self) -> list[OptionRow]:
        listed = self.choices if self._all_options else self.choices[: _SHOWN + 1]
        rows = option_rows(listed, self.chosen)
        if self.shown is None:
            rows.append(OptionRow(id="", title=_("Looking at every way to every state …"), waiting=True))
        return rows

    def _fill_around(self) -> None:
        shown, view = self.shown, self.view
        hidden = len(self.choices) - 1 - _SHOWN
        view.more.setVisible(hidden > 0 and not self._all_options)
        view.more.setText(ngettext_("Show {n} more option", "Show {n} more options", max(0, hidden)))
        view.not_offered.setVisible(shown is not None)
        view.excluded.setVisible(shown is not None)
        view.all_excluded.hide()
        if shown is None:
            view.show_pair("")
            view.show_wished([])
            return
        view.show_wished(wished_rows(shown, self._found.case.needs.wished if self._found else ()))
        pair = shown.pairs[0] if shown.pairs else None
        numbers = {c.id: n for n, c in enumerate(self.choices)}
        told = [(numbers[id], self.choices[numbers[id]]) for id in pair or () if id in numbers]
        view.show_pair(say.best_pair_text(told[0], told[1]) if len(told) == 2 else "")
        rows = excluded_rows(shown.excluded)
        rest = len(rows) - FIRST
        if self._all_excluded:
            rows += set_aside_rows(shown.dominated, {c.id: c for c in self.choices})
        view.excluded.set_rows(rows if self._all_excluded else rows[:FIRST])
        view.all_excluded.setVisible(rest > 0 and not self._all_excluded)
        view.all_excluded.setText(ngettext_("Show {n} more reason", "Show {n} more reasons", max(0, rest)))
        if self._found is not None:
            view.not_offered.set_note(say.not_offered_note(self._found.case.origin, 0))

    def _show_current(self) -> None:
        found = self._found
        if found is None:
            return
        id = self.view.table.current()
        choice = self.choice(id) or (self.choices[0] if self.choices else None)
        self._show_choice(found, choice)

    def _show_choice(self, found: Assessment, choice: Choice | None) -> None:
        scene = scene_of(found, self.shown, choice, self._capitals(found))
        self.view.map.show_scene(scene, spoken(scene, choice))
        self._show_details(choice)

    def _capitals(self, found: Assessment) -> Mapping[str, tuple[float, float]]:
        """Return the capitals of the day, looked up once for each day and not for each arrow key."""
        if self._places is None or self._places[0] != found.case.as_of:
            self._places = (found.case.as_of, places_of(self._session.knowledge, found))
        return self._places[1]

    def _show_other(self, key: object) -> None:
        """Show an option that a row below or above the table tells of, in the table or beside it."""
        choice = self.choice(key) if isinstance(key, str) else None
        if choice is None or self._found is None:
            return
        if any(c.id == choice.id for c in self.choices):
            if choice.id not in {row.id for row in self.view.table.model.rows}:
                self._show_all_options()
            self.view.table.show_current(choice.id)
        self._show_choice(self._found, choice)

    def _show_details(self, choice: Choice | None) -> None:
        found = self._found
        if choice is None or found is None:
            self.view.details.show_option(None, None, self._session.knowledge, full=False)
            return
        number = next((n for n, c in enumerate(self.choices) if c.id == choice.id and n), None)
        told = Told(choice, number, choice.id in self.chosen)
        self.view.details.show_option(told, found.case.needs, self._session.knowledge, full=self._full)

    def _open(self, opened: bool) -> None:
        """Open the option that is current in full, or fold it."""
        self._full = opened
        self.view.set_opened(opened)
        self._show_current()
        self.view.scroll_details()
        if not opened:
            return
        self.view.details.start()
        self._find_roads()

    def _close(self) -> None:
        self._open(False)
        self.view.table.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _find_roads(self) -> None:
        """Work out the other roads and the states avoided, for the one option that somebody opened."""
        found, id = self._found, self.view.table.current()
        choice = self.choice(id)
        if found is None or choice is None or choice.roads is None or not choice.destination:
            return
        catalogue, knowledge = self._session.catalogue, self._session.knowledge

        def show(roads: object) -> None:
            if self._full and self.view.table.current() == id and self._found is found:
                self.view.details.show_roads(roads)  # type: ignore[arg-type]

        self._tasks.read(lambda: roads_of(found, choice, catalogue, knowledge), show, self, lambda _error: None)

    def toggle(self, id: str) -> None:
        """Choose an option for comparison and plan, or no longer; at most four."""
        found = self._found
        if found is None or self.choice(id) is None:
            return
        kept = tuple(one for one in self.chosen if not self._whole or self.choice(one) is not None)
        if id in kept:
            self._change(replace(found.case.needs, chosen=tuple(one for one in kept if one != id)))
        elif len(kept) < MOST_CHOSEN:
            self._change(replace(found.case.needs, chosen=(*kept, id)))
        self.view.table.set_rows(self._rows(), self.view.table.current())
        self._show_details(self.choice(self.view.table.current()))
        self._tell_chosen()

    def _turn_to(self, show: Callable[[Assessment, list[Choice]], None]) -> None:
        """Show a page that is made from the case and the options chosen."""
        if self._found is not None:
            show(self._found, self._options_chosen())

    def _options_chosen(self) -> list[Choice]:
        return [c for c in map(self.choice, self.chosen) if c is not None]

    def _planned(self) -> tuple[Choice, ...]:
        """Return the options chosen that nothing stands against: no journey is prepared to where danger waits."""
        return possible(self.shown, self.chosen) if self.shown is not None else ()

    def _tell_chosen(self) -> None:
        """Say how many are chosen, and which of them can no longer be had: a plan may be months old."""
        self.tools.set_chosen(len(self._options_chosen()), len(self._planned()))
        known = self.shown is not None and self._whole
        self.overtaken.tell(warnings(chosen_options(self.shown, self.chosen)) if self.shown and known else "")

    def _change(self, needs: Needs) -> None:
        """Let the case hold other needs; in a vault that can only be read they are only looked at."""
        found = self._found
        if found is not None and self._session.safekeeping.barred:
            self.show_assessment(replace(found, case=replace(found.case, needs=needs)))
        else:
            self.needs_changed.emit(needs)

    def _answer(self, ask: Ask, held: bool | None) -> None:
        if self._found is not None:
            self._change(answered(self._found.case.needs, ask, held))

    def _pick_place(self, code: str) -> None:
        """The map was clicked: make the best option there current."""
        found = next((c for c in self.choices[1:] if c.destination == code), None)
        if found is not None:
            self._show_other(found.id)

    def _toggle_map(self) -> None:
        self.view.set_map_wanted(not self.view.map_wanted)
        self.tools.set_map_shown(self.view.map_wanted)

    def _show_all_options(self) -> None:
        self._all_options = True
        self._fill()

    def _show_all_excluded(self) -> None:
        self._all_excluded = True
        self._fill_around()

    def _tell_day(self, found: Assessment) -> None:
        """Say it where the day is an earlier one: programmes are known as of today only."""
        back = found.case.as_of < date.today()
        newest = max((p.as_of for p in pathways()), default="")
        self.looking_back.tell(looking_back_text(partial_date_text(newest)) if back and newest else "")

    def _tell_working(self) -> None:
        """Say that it takes a while, once it does; what was stopped can go on."""
        if self.work.is_working:
            self.patience.start()
            return
        self.patience.stop()
        stopped = _("Stopped. The options below may be missing or belong to earlier answers.")
        self.working.tell(stopped if self._stopped else "", _("Go on"))

    def _show_working(self) -> None:
        if self.work.is_working:
            self.working.tell(_("Working out the options. You can go on working."), _("Stop"))

    def _stop_or_go_on(self) -> None:
        self._stopped = not self._stopped
        if self._stopped:
            self.work.stop()
        else:
            self.working.tell("")
            self._want()

    def _wire(self) -> None:
        view = self.view
        self.work.listed.connect(self._take)
        self.work.failed.connect(self._failed)
        self.work.changed.connect(self._tell_working)
        view.table.moved.connect(lambda _id: self._show_current())
        view.table.opened.connect(lambda _id: self._open(True))
        view.table.toggled.connect(self.toggle)
        view.closed.connect(self._close)
        view.more.clicked.connect(self._show_all_options)
        view.all_excluded.clicked.connect(self._show_all_excluded)
        pages, tools = self.pages, self.tools
        tools.wishes_wanted.connect(lambda: self._turn_to(lambda found, _chosen: pages.show_wishes(found)))
        tools.compare_wanted.connect(lambda: self._turn_to(lambda _found, chosen: pages.show_comparison(chosen)))
        tools.plan_wanted.connect(lambda: self._turn_to(lambda found, _chosen: pages.show_plan(found, self._planned())))
        pages.plan.card_wanted.connect(lambda: self._turn_to(lambda found, _chosen: pages.show_card(found)))
        pages.wishes.needs_changed.connect(self._change)
        self.tools.map_toggled.connect(self._toggle_map)
        view.excluded.opened.connect(self._show_other)
        view.wished.opened.connect(self._show_other)
        view.map.picked.connect(self._pick_place)
        view.details.open_wanted.connect(lambda: self._open(True))
        view.details.close_wanted.connect(self._close)
        view.details.choose_wanted.connect(self.toggle)
        view.details.answered.connect(self._answer)
        view.details.question_wanted.connect(self.question_wanted)
        self.working.button.clicked.connect(self._stop_or_go_on)

    def _build(self) -> None:
        self.patience = QTimer(self)
        self.patience.setSingleShot(True)
        self.patience.setInterval(PATIENCE_MS)
        self.patience.timeout.connect(self._show_working)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.looking_back)
        column.addWidget(self.overtaken)
        column.addWidget(self.working)
        column.addWidget(self.pages, 1)
