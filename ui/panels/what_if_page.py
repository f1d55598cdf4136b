# SPDX-License-Identifier: GPL-3.0-or-later
"""What if an answer, the day or the country were otherwise: copies of the case side by side, never saved."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from exile_risk.asking import Change, what_would_change
from exile_risk.corridor_history import FIRST_DAY, History, happened
from exile_risk.explaining import Comparison, Difference, Suppose, Supposed, compare, suppose
from exile_risk.model.assessment import Assessment
from exile_risk.wording import _
from exile_risk.wording import explaining as steps
from exile_risk.wording import whatif as say
from exile_risk.wording.names import pathway_name
from exile_risk.wording.questions import short_question
from ui.messages import message
from ui.panels.fact_card import show_fact_card
from ui.panels.fact_links import links_of
from ui.panels.surfaces import scrolling
from ui.panels.what_if_bench import WhatIfBench
from ui.panels.what_if_card import WhatIfCard
from ui.panels.what_if_timeline import WhatIfTimeline
from ui.theme import scaled, set_look
from ui.widgets.dumbbell import Dumbbell, MoveRow
from ui.widgets.empty_state import EmptyState
from ui.widgets.fact_rows import FactRow
from ui.widgets.fitting_rows import FittingRows
from ui.widgets.icon import keep_icon
from ui.widgets.plain import PlainLabel

if TYPE_CHECKING:
    from exile_risk.session import Session
    from ui.tasks import Tasks

LETTERS = "ABC"
_BESIDE_FROM, _MIDDLE_FROM = 700, 1000  # px at 100 %
_COLUMNS = (26, 20, 22, 32)


@dataclass(frozen=True)
class _Shown:
    """What is on screen: the case, the copies, what they suppose, how they differ, and what to try on the chosen."""

    found: Assessment
    supposed: tuple[Suppose, ...]
    rated: tuple[Supposed, ...]
    compared: tuple[Comparison, ...]
    chosen: int
    changes: tuple[Change, ...]
    happened: History


class WhatIfPage(QWidget):
    """Up to three columns. Copies are worked out beside the window, only while they are looked at, and forgotten with
    the case."""

    question_wanted = Signal(str)
    """A question of the form is to be brought into view."""

    def __init__(self, session: "Session", tasks: "Tasks", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self._found: Assessment | None = None
        self.supposed: tuple[Suppose, ...] = (Suppose(),)
        self.chosen = 0
        self._working = False
        self.shown: _Shown | None = None
        self.title = PlainLabel("", "text", bold=True)
        self.add = QPushButton(_("Add a column"))
        self.over_time = QPushButton(_("These two over time"))
        triggers = session.catalogue.triggers
        self.cards = tuple(WhatIfCard(letter, triggers, closable=n == 2) for n, letter in enumerate(LETTERS))
        self.moves = Dumbbell(_("How far each route moved"))
        self.bench = WhatIfBench(session)
        self.timeline = WhatIfTimeline()
        self.rows = FittingRows(_("Answers that differ"), _COLUMNS)
        self.note = PlainLabel(say.alone_note(), "small", "ink-3")
        self.empty = EmptyState("swap", "")
        self._pages = QStackedWidget()
        self._build()
        self._wire()
        self.show_assessment(None)

    @property
    def is_current(self) -> bool:
        """Whether what is on screen belongs to the newest answers and suppositions."""
        shown = self.shown
        return (
            shown is not None
            and shown.found is self._found
            and (shown.supposed, shown.chosen) == (self.supposed, self.chosen)
        )

    def forget(self) -> None:
        """Suppose nothing any more: another case is open."""
        self.supposed, self.chosen, self.shown = (Suppose(),), 0, None
        self.bench.question.set_picked(None)

    def show_assessment(self, found: Assessment | None) -> None:
        """Compare with another assessment of the same case; what is supposed stays."""
        self._found = found
        if found is None:
            self.shown = None
            self._say(_("Nothing to compare yet"), _("Say which state they fear and where they are."))
        elif self.isVisible():
            self._work()

    def start(self) -> None:
        """Put the focus where something is supposed."""
        self.bench.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was answered meanwhile."""
        super().showEvent(event)
        self.over_time.setVisible(links_of(self) is not None)
        self._work()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns one under the other where they do not fit beside each other."""
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Fit the columns to the width and the text size."""
        width = self.width() * 100 / scaled(100)
        way = QBoxLayout.Direction
        self.timeline.setVisible(width >= _MIDDLE_FROM and self.timeline.has_marks)
        self._cards.setDirection(way.LeftToRight if width >= _BESIDE_FROM else way.TopToBottom)
        between = len(self.supposed) == 1 and width >= _MIDDLE_FROM
        self._cards.removeWidget(self._middle)
        self._below.removeWidget(self._middle)
        if between:
            self._cards.insertWidget(1, self._middle, 4)
        else:
            self._below.addWidget(self._middle)
        for card in self.cards:
            self._cards.setStretchFactor(card, 3)

    def _work(self) -> None:
        """Rate the copies of the newest answers, one piece of work at a time."""
        found = self._found
        if found is None or self._working or self.is_current:
            return
        self._working = True
        supposed, chosen = self.supposed, self.chosen
        knowledge, catalogue = self._session.knowledge, self._session.catalogue

        def work() -> _Shown:
            rated = tuple(suppose(found.case, one, catalogue, knowledge) for one in supposed)
            compared = tuple(compare(found, one.found, catalogue) for one in rated)
            changes, case = what_would_change(rated[chosen].found, catalogue), rated[chosen].found.case
            past = happened(knowledge, case.origin, case.host, FIRST_DAY, date.today())
            return _Shown(found, supposed, rated, compared, chosen, changes, past)

        def show(shown: _Shown) -> None:
            self._working = False
            if self._found is found and self.supposed == supposed:
                self.shown = shown
                self._fill(shown)
            if self.isVisible():
                self._work()  # something may have been supposed or answered meanwhile

        def failed(error: Exception) -> None:
            self._working = False
            if self._found is found:
                self.shown = None
                self._say(_("This could not be rated"), message(error))

        self._tasks.read(work, show, self, failed)

    def _fill(self, shown: _Shown) -> None:
        self.cards[0].show_case(shown.found)
        for card, supposed, rated in zip(self.cards[1:], shown.supposed, shown.rated, strict=False):
            card.show_copy(supposed, rated)
        for n, card in enumerate(self.cards):
            card.setVisible(n <= len(shown.supposed))
        self.add.setVisible(len(shown.supposed) == 1)
        compared, rated = shown.compared[shown.chosen], shown.rated[shown.chosen]
        self.title.setText(say.comparison_title(compared, shown.found, rated.found))
        self.moves.set_moves(_move_rows(shown), _("in steps"), _change_titles(shown))
        letter = LETTERS[shown.chosen + 1]
        self.bench.set_columns([LETTERS[n + 1] for n in range(len(shown.supposed))], shown.chosen)
        self.bench.show_column(shown.supposed[shown.chosen], rated.found, shown.changes, letter)
        self.timeline.show_days(shown.happened, shown.found.day, rated.found.day, letter)
        self.rows.set_rows(_difference_rows(compared, letter, len(compared.moves)))
        self._place_tries(first=shown.supposed[shown.chosen].is_nothing)
        self._pages.setCurrentIndex(1)
        self.arrange()

    def _place_tries(self, *, first: bool) -> None:
        """Offer what to try where the eye begins while nothing is supposed, else under what differs."""
        self.note.setVisible(not first)
        self._column.removeWidget(self.bench.tries_area)
        place = self._column.indexOf(self.bench) if first else self._column.indexOf(self.note)
        self._column.insertWidget(place + 1, self.bench.tries_area)

    def _suppose(self, n: int, supposed: object) -> None:
        assert isinstance(supposed, Suppose)  # noqa: S101 - bench and cards send no other
        case = self._found.case if self._found is not None else None
        if case is not None:
            host = None if supposed.host in (case.host, case.origin) else supposed.host
            day = None if supposed.day == case.as_of else supposed.day
            supposed = Suppose(supposed.answers, day, host)
        self.supposed = (*self.supposed[:n], supposed, *self.supposed[n + 1 :])
        self._work()

    def _take_day(self, day: object) -> None:
        assert isinstance(day, date)  # noqa: S101 - the timeline sends no other
        self._suppose(self.chosen, replace(self.supposed[self.chosen], day=day))

    def _add_column(self) -> None:
        self.supposed, self.chosen = (*self.supposed, Suppose()), len(self.supposed)
        self._work()
        self.start()

    def _remove_column(self) -> None:
        self.supposed, self.chosen = self.supposed[:1], 0
        self._work()
        self.bench.start()

    def _show_over_time(self) -> None:
        """Open the page of the two states: what happened between them, and when."""
        links = links_of(self)
        if links is not None and self.shown is not None:
            case = self.shown.rated[self.shown.chosen].found.case
            links.corridor_wanted.emit(case.origin, case.host)

    def _choose(self, n: int) -> None:
        self.chosen = n
        self._work()

    def _open(self, key: object) -> None:
        if not isinstance(key, Difference):
            return
        derived = key.derived_after or key.derived_before
        if derived is not None and (derived.facts or derived.value is None):
            show_fact_card(derived, self._session.knowledge, self.rows.anchor())
        else:
            self.question_wanted.emit(key.factor)

    def _say(self, title: str, text: str) -> None:
        self.empty.title.setText(title)
        self.empty.text.setText(text)
        self.empty.text.show()
        self._pages.setCurrentIndex(0)

    def _wire(self) -> None:
        self.add.clicked.connect(self._add_column)
        self.over_time.clicked.connect(self._show_over_time)
        self.bench.changed.connect(lambda supposed: self._suppose(self.chosen, supposed))
        self.bench.column_chosen.connect(self._choose)
        for n, card in enumerate(self.cards[1:]):
            card.changed.connect(lambda supposed, n=n: self._suppose(n, supposed))
            card.closed.connect(self._remove_column)
        self.rows.opened.connect(self._open)
        self.timeline.day_taken.connect(self._take_day)

    def _build(self) -> None:
        set_look(self.add, kind="small")
        set_look(self.over_time, kind="small")
        keep_icon(self.over_time, "history", size=14)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(PlainLabel(say.never_saved(), "small", "ink-2"), 1)
        for button in (self.over_time, self.add):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._middle = QWidget()
        middle = QVBoxLayout(self._middle)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(4)
        middle.addWidget(self.title)
        middle.addWidget(self.moves)
        middle.addWidget(PlainLabel(steps.step_rule(), "small", "ink-3"))
        middle.addStretch(1)
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.setSpacing(16)
        for card in self.cards:
            self._cards.addWidget(card, 3)
        self._below = QVBoxLayout()
        inside = QWidget()
        column = self._column = QVBoxLayout(inside)
        column.setContentsMargins(16, 10, 16, 16)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.bench)
        column.addWidget(self.timeline)
        column.addLayout(self._cards)
        column.addLayout(self._below)
        column.addWidget(self.rows)
        column.addWidget(self.note)
        column.addWidget(self.bench.tries_area)
        column.addStretch(1)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(scrolling(inside))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)


def _move_rows(shown: _Shown) -> list[MoveRow]:
    """Return the routes, those that moved most in the chosen column first."""
    chosen = shown.compared[shown.chosen]
    letters = list(LETTERS[: len(shown.compared) + 1])
    found = []
    for n, move in enumerate(chosen.moves):
        totals = [move.before, *(compared.moves[n].after for compared in shown.compared)]
        changes = tuple(steps.steps_text(compared.moves[n].change) for compared in shown.compared)
        strong = abs(move.change) >= 1
        said = say.move_spoken(move.pathway, totals, letters)
        found.append(MoveRow(move.pathway, pathway_name(move.pathway), tuple(totals), changes, strong, said))
    leading = {p.id: p.share for p in shown.found.rating.pathways.values()}
    return sorted(found, key=lambda row: -leading[row.id])


def _change_titles(shown: _Shown) -> list[str]:
    if len(shown.compared) == 1:
        return [_("Change")]
    return [f"A → {LETTERS[n + 1]}" for n in range(len(shown.compared))]


def _difference_rows(found: Comparison, letter: str, routes: int) -> list[FactRow]:
    title = say.differing_title(found)
    if not found.differences:
        return [FactRow(title, later=True)]
    rows = [FactRow(title, ("A", letter, _("Effect of {letter} alone, in steps").format(letter=letter)), heading=True)]
    for one in found.differences:
        cells = (
            say.answer_words(one.factor, one.before),
            say.answer_words(one.factor, one.after),
            say.effect_text(one, routes),
        )
        rows.append(FactRow(short_question(one.factor), cells, key=one))
    return rows
