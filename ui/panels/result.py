# SPDX-License-Identifier: GPL-3.0-or-later
"""The result: rating, reasons, relocation, what-ifs and history, answering live while the form is filled in."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from exile_risk.asking import next_questions
from exile_risk.model.assessment import Assessment, Reason
from exile_risk.model.draft import Draft
from exile_risk.wording import _
from ui.panels.case_strip import CaseStrip
from ui.panels.fact_card import Acts, show_fact_card
from ui.panels.history_page import HistoryPage
from ui.panels.judgement_bar import JudgementBar
from ui.panels.rating_head import RatingHead
from ui.panels.rating_open import OpenSection
from ui.panels.rating_precedents import PrecedentsSection
from ui.panels.rating_reasons import ReasonsSection
from ui.panels.surfaces import on_panel, rule, scrolling
from ui.panels.wide_pages import WidePages
from ui.theme import set_look
from ui.widgets.badge import Badge
from ui.widgets.ghost_rows import GhostRows
from ui.widgets.plain import PlainLabel

if TYPE_CHECKING:
    from exile_risk.session import Session
    from ui.tasks import Tasks

RATING, REASONS, RELOCATION, WHAT_IF, HISTORY = range(5)
WIDE = (REASONS, RELOCATION, WHAT_IF)
"""Pages that take the room of the form."""


class ResultPanel(QWidget):
    """Shows an assessment; what takes long is worked out beside the window, and only while it is looked at."""

    question_wanted = Signal(str)
    """A question of the form is to be brought into view; "" is the next open danger question."""

    correction_wanted = Signal(object)
    """A derived value (a Derived) is to be corrected."""

    withdrawal_wanted = Signal(object)
    """A Correction is to count no longer."""

    wide_wanted = Signal(bool)
    """Whether the page now in view wants the room of the form."""

    form_wanted = Signal()
    """The form is to be shown again."""

    needs_changed = Signal(object)
    """What relocation must respect (the Needs of the case), as somebody just answered it."""

    shown = Signal(object, object)
    """The assessment (or None) now on screen, and the question worth most (its factor id, or None)."""

    def __init__(self, session: "Session", tasks: "Tasks", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self._found: Assessment | None = None
        self.tabs = QTabBar()
        self.head = RatingHead(session.catalogue.triggers)
        self.reasons = ReasonsSection()
        self.open = OpenSection()
        self.precedents = PrecedentsSection(session, tasks)
        self.strip = CaseStrip()
        self.hide_form = QPushButton(_("Hide form"))
        self.wide = WidePages(session, tasks)
        self.history = HistoryPage(session, tasks)
        self.judgement = JudgementBar()
        self._code: str | None = None
        self._pages = QStackedWidget()
        on_panel(self)
        self._build()
        self._wire()
        self.show_assessment(None, Draft())

    def _build(self) -> None:
        self.tabs.setAccessibleName(_("Result"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        for word in (_("Rating"), _("Reasons"), _("Relocation"), _("What if"), _("History")):
            self.tabs.addTab(word)
        set_look(self.hide_form, kind="small")
        self.hide_form.hide()
        self.strip.hide()
        header = self._header = QHBoxLayout()
        header.setContentsMargins(16, 0, 16, 0)
        header.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignBottom)
        header.addStretch(1)
        self._tools = QHBoxLayout()
        header.addLayout(self._tools)
        header.addSpacing(8)
        header.addWidget(self.hide_form, 0, Qt.AlignmentFlag.AlignVCenter)
        bar = QWidget()
        bar.setMinimumHeight(40)
        bar.setLayout(header)
        self._rated = self._rating_page()
        self._nothing = self._nothing_page()
        self._rating = QStackedWidget()
        self._rating.addWidget(self._nothing)
        self._rating.addWidget(self._rated)
        for page in (self._rating, self.wide.account, self.wide.relocation, self.wide.what_if, self.history):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.strip, bar, rule()):
            column.addWidget(part)
        column.addWidget(self._pages, 1)
        column.addWidget(self.judgement)

    def _rating_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(10)
        column.addWidget(self.head)
        self._below = QWidget()
        below = QVBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(10)
        for part in (rule(), self.reasons, rule(), self.open, rule(), self.precedents):
            below.addWidget(part)
        column.addWidget(self._below)
        column.addStretch(1)
        return scrolling(page)

    def _nothing_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(12)
        waiting = Badge()
        waiting.set_rating("", "", None, accessible_name=_("Nothing to rate yet"))
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(waiting)
        self._why_nothing = PlainLabel("", "text", "ink-2")
        line.addWidget(self._why_nothing, 1)
        column.addLayout(line)
        column.addWidget(PlainLabel(_("Why"), "text", bold=True))
        column.addWidget(GhostRows(4))
        column.addStretch(1)
        return page

    def _wire(self) -> None:
        self.tabs.currentChanged.connect(self._turn_to)
        self.reasons.opened.connect(self._open_reason)
        self.open.question_wanted.connect(self._ask)
        self.head.answer_next.connect(lambda: self._ask(""))
        self.strip.form_wanted.connect(self.form_wanted)
        self.hide_form.clicked.connect(lambda: self.wide_wanted.emit(True))
        self.wide.question_wanted.connect(self._ask)
        self.wide.correction_wanted.connect(self.correction_wanted)
        self.wide.withdrawal_wanted.connect(self.withdrawal_wanted)
        self.wide.needs_changed.connect(self.needs_changed)

    def add_verb(self, button: QWidget) -> None:
        """Put a button for the open case at the end of the tabs."""
        self._header.addWidget(button)

    def show_case(self, code: str | None) -> None:
        """Another case is open, or none: what was only supposed about the last one is forgotten."""
        if code != self._code:
            self._code = code
            self.wide.forget()
            self.history.show_case(code)
        self.strip.show_case(code or "")

    def set_folded(self, folded: bool) -> None:
        """Show the case in one line while the form has given its room to this panel."""
        self.strip.setVisible(folded)
        self.hide_form.setVisible(not folded and self.tabs.currentIndex() in WIDE)

    def show_assessment(self, found: Assessment | None, draft: Draft) -> None:
        """Show an assessment, or what is needed for one."""
        self._found = found
        asked = next_questions(found, self._session.catalogue) if found is not None else ()
        self._rating.setCurrentWidget(self._nothing if found is None else self._rated)
        if found is None:
            self._why_nothing.setText(_reason_for_none(draft))
        else:
            self.head.show_assessment(found)
            shown = found.band is not None
            self._below.setVisible(shown)
            if shown:
                self.reasons.show_assessment(found, self._session.knowledge)
                self.open.show_assessment(found, asked, self._session.catalogue)
                self.precedents.show_assessment(found)
        self.strip.show_assessment(found)
        self.wide.show_assessment(found)
        self.judgement.show_assessment(found)
        self.history.show_assessment(found)
        self._show_judgement()
        self.shown.emit(found, asked[0].factor if asked else None)

    def _turn_to(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        self._show_judgement()
        self.hide_form.hide()
        self.wide_wanted.emit(page in WIDE)
        self._show_tools(page)

    def _show_judgement(self) -> None:
        """The judgement bar stays in view under the rating, and only there."""
        there = self._found is not None and self._pages.currentIndex() == RATING
        self._pages.setMinimumHeight(1 if there else 0)  # the rating scrolls; else the largest page would press the bar
        self.judgement.setVisible(there)

    def _show_tools(self, page: int) -> None:
        """Put the tools of the relocation page beside the tabs while it is in view."""
        if page == RELOCATION and not self._tools.count():
            self._tools.addWidget(self.wide.relocation.page.tools)
        if self._tools.count():
            self.wide.relocation.page.tools.setVisible(page == RELOCATION)

    def stop(self) -> None:
        """Break off what works beside the window: the vault is about to be closed."""
        self.wide.stop()

    def _open_reason(self, reason: Reason) -> None:
        if reason.derived is not None and reason.derived.facts:
            acts = Acts(self.correction_wanted.emit, self.withdrawal_wanted.emit)
            show_fact_card(reason.derived, self._session.knowledge, self.reasons.list.rows, acts)
        else:
            self._ask(reason.term.factor)

    def _ask(self, factor: str) -> None:
        """Bring a question into view, and the form with it where it is hidden."""
        self.form_wanted.emit()
        self.question_wanted.emit(factor)


def _reason_for_none(draft: Draft) -> str:
    """Return why there is nothing to show: places missing or the same, else a fault of ours."""
    if draft.origin is None or draft.host is None:
        return _("Say which state they fear and where they are. The rating appears as you answer.")
    if draft.origin == draft.host:
        return _("The tool rates people outside the state they fear.")
    return _("The rating could not be worked out. Your answers are kept; report this.")
