# SPDX-License-Identifier: GPL-3.0-or-later
"""The window of an open vault: arranges its panels and joins them to the desk, nothing else."""

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from exile_risk.model.assessment import Assessment
from exile_risk.model.draft import Draft
from exile_risk.wording import _
from ui.actions import Actions
from ui.desk import Desk
from ui.facts_in_use import tell_facts_in_use
from ui.messages import message
from ui.panels.as_of import AsOfPopover
from ui.panels.case_list import CaseList
from ui.panels.columns import Columns
from ui.panels.header import Header
from ui.panels.idle_notice import IdleNotice
from ui.panels.no_case import NoCase
from ui.panels.notices import Notices
from ui.panels.overlay import Overlay
from ui.panels.status_bar import StatusBar
from ui.panels.training_strip import TrainingStrip
from ui.theme import theme_state

if TYPE_CHECKING:
    from ui.panels.case_form import CaseFormPanel
    from ui.panels.result import ResultPanel


class MainWindow(QFrame):
    """Header, case list, form, result and status bar at fixed widths.

    It can be made before the vault is open: what is shown of the vault comes when the desk says that it has begun.
    """

    lock_wanted = Signal()
    training_wanted = Signal()
    leave_training_wanted = Signal()
    quit_anyway = Signal()
    """The draft cannot be written, and the person wants to lock all the same."""

    def __init__(self, desk: Desk, form: "CaseFormPanel", result: "ResultPanel", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.training = desk.session.training
        self.actions_table = Actions(self)
        self.header = Header()
        self.strip = TrainingStrip()
        self.idle = IdleNotice()
        self.notices = Notices()
        self.cases = CaseList(training=self.training)
        self.no_case = NoCase()
        self.form, self.result = form, result
        self.status = StatusBar()
        self.overlay = Overlay(self)
        self.columns = Columns(self.cases, self.form, self.result, self.no_case)
        self._build()
        self._wire()
        self._put_away()

    def parts(self) -> tuple[QWidget, ...]:
        """Return the parts F6 goes through, in reading order."""
        if self.columns.page is not None:
            return (self.header, self.cases, self.columns.page)
        case = (self.form, self.result) if self.desk.code else (self.no_case,)
        return (self.header, self.cases, *case)

    def go_to(self, part: QWidget) -> None:
        """Put the focus into a part of the window: where it last was, else its first stop."""
        self.columns.turn_to(part)
        inside = part.focusWidget() or part
        if inside.focusPolicy() & Qt.FocusPolicy.TabFocus and inside.isVisibleTo(self) and inside.isEnabled():
            inside.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        stop = part.nextInFocusChain()
        while stop is not None and stop is not part and part.isAncestorOf(stop):
            if stop.focusPolicy() & Qt.FocusPolicy.TabFocus and stop.isVisible() and stop.isEnabled():
                stop.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return
            stop = stop.nextInFocusChain()

    def step_part(self, step: int) -> None:
        """Go on to the next (1) or the previous (-1) part."""
        parts = [p for p in self.parts() if p is not self.form or not self.columns.form_folded]
        focused = self.window().focusWidget()
        here = next((n for n, p in enumerate(parts) if focused and (p is focused or p.isAncestorOf(focused))), -1)
        self.go_to(parts[(here + step) % len(parts) if here >= 0 else 1])

    def show_as_of(self) -> None:
        """Open the field for the day whose facts count."""
        if self.desk.draft is None:
            return
        popover = AsOfPopover(self.desk.draft.as_of, self)
        popover.chosen.connect(self._take_day)
        popover.closed.connect(self.overlay.close_it)
        self.overlay.open_under(popover, self.header.as_of, popover.edit)

    def report_failure(self, error: Exception) -> None:
        """Say in the page that something did not work."""
        self.notices.tell(
            "failure", "caution", _("That did not work"), message(error), ((_("Save again"), self.desk.keep),)
        )
        self.status.set_not_saved()

    def offer_lock_anyway(self) -> None:
        """The draft could not be written before locking: let the person decide."""
        buttons = ((_("Save again"), self.desk.keep), (_("Lock without saving"), self.quit_anyway.emit))
        words = _("Your last answers are still here, in memory. Make room on the disk, then save.")
        self.notices.tell("failure", "stop", _("Not locked: the draft could not be saved"), words, buttons)

    def offer_training(self) -> None:
        """Training has its own vault, so this one is closed first: ask in the page."""
        self.notices.tell(
            "training",
            "note",
            _("Practise with sample cases?"),
            _("This vault is saved and locked first."),
            ((_("Start the training"), self.training_wanted.emit), (_("Stay here"), lambda: None)),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give every column its width."""
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Fit columns, header and overlay to the window and the text size."""
        self.columns.arrange()
        self.header.set_narrow(self.columns.narrow)
        self.overlay.place()

    def _build(self) -> None:
        self.setProperty("surface", "training" if self.training else "panel")
        column = QVBoxLayout(self)
        margin = 6 if self.training else 0
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(0)
        for part in (self.header, self.strip, self.idle, self.notices):
            column.addWidget(part)
        column.addWidget(self.columns, 1)
        column.addWidget(self.status)
        self.strip.setVisible(self.training)
        self.menus = self.actions_table.fill(self.header.menu)

    def _wire(self) -> None:
        desk, cases = self.desk, self.cases
        cases.chosen.connect(desk.open)
        cases.new_wanted.connect(desk.new_case)
        cases.unbin_wanted.connect(desk.unbin)
        cases.training_wanted.connect(self.offer_training)
        self.no_case.new_wanted.connect(desk.new_case)
        self.form.draft_changed.connect(desk.edit)
        self.result.wide_wanted.connect(self.columns.set_wide)
        self.result.form_wanted.connect(lambda: self.go_to(self.form))
        self.columns.folded.connect(self.result.set_folded)
        desk.begun.connect(self._begin)
        desk.listed.connect(self._show_lines)
        desk.line_changed.connect(cases.rows.renew)
        desk.opened.connect(self._show_case)
        desk.assessed.connect(self._show_assessment)
        desk.put_away.connect(self._put_away)
        desk.closing.connect(self._stop_working)
        desk.saved.connect(self._saved)
        desk.unsaved.connect(self.status.set_unsaved)
        self.header.as_of_wanted.connect(self.show_as_of)
        self.header.lock.clicked.connect(self.lock_wanted)
        self.strip.leave_wanted.connect(self.leave_training_wanted)
        theme_state().changed.connect(self.arrange)

    def _begin(self) -> None:
        self.status.set_version(self.desk.session.knowledge_version)
        self._show_lines(self.desk.lines)
        tell_facts_in_use(self)

    def _show_lines(self, lines: object) -> None:
        self.cases.set_lines(lines)  # type: ignore[arg-type]
        self.no_case.set_empty(not lines)

    def _show_case(self, code: str, draft: Any) -> None:
        self.cases.set_current(code)
        self.header.set_day(draft.as_of)
        self.form.show_case(code, draft)
        self.result.show_case(code)
        self._show_case_open(True)
        if draft == Draft():
            self.columns.turn_to(self.form)
            self.form.begin()

    def _stop_working(self) -> None:
        self.result.stop()

    def _show_assessment(self, assessment: Assessment | None, draft: Draft) -> None:
        self.result.show_assessment(assessment, draft)

    def _put_away(self) -> None:
        self.cases.set_current(None)
        self.status.set_idle()
        self.result.show_case(None)
        self._show_case_open(False)

    def _show_case_open(self, is_open: bool) -> None:
        self.overlay.close_it()
        self.columns.set_case_open(is_open)
        self.header.set_case_open(is_open)
        self.actions_table.set_case_open(is_open)

    def _saved(self, at: Any) -> None:
        self.status.set_saved(at)
        self.notices.drop("failure")

    def _take_day(self, day: date | None) -> None:
        self.overlay.close_it()
        self.desk.set_as_of(day)
