# SPDX-License-Identifier: GPL-3.0-or-later
"""The case form: headline questions, danger check, then the rest in short groups, in one scrolling column."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from exile_risk.model.assessment import Assessment
from exile_risk.model.case import Needs
from exile_risk.model.draft import Draft
from exile_risk.wording import _
from exile_risk.wording.dates import day_text
from ui.panels.case_places import CasePlaces
from ui.panels.fact_card import Acts, show_fact_card
from ui.panels.form_danger import DangerSection
from ui.panels.form_headline import HeadlineSection
from ui.panels.form_questions import QuestionsSection
from ui.panels.surfaces import on_panel, rule, scrolling
from ui.widgets.plain import ElidedLabel, PlainLabel

if TYPE_CHECKING:
    from exile_risk.session import Session


class CaseFormPanel(QWidget):
    """Shows and edits one draft; every change is emitted at once."""

    draft_changed = Signal(object)
    """The draft as it now stands."""

    correction_wanted = Signal(object)
    """A derived value (a Derived) is to be corrected."""

    withdrawal_wanted = Signal(object)
    """A Correction is to count no longer."""

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._found: Assessment | None = None
        self._draft = Draft()
        self.headline = HeadlineSection(session)
        self.danger = DangerSection(session)
        self.questions = QuestionsSection(session)
        self.questions.add_extra("status", self.headline.other_nationalities)
        self._code = ElidedLabel("", "strong")
        self._about = PlainLabel("", "small", "ink-2", wrap=False)
        on_panel(self)
        self.places = CasePlaces()
        self._build()
        for section in (self.headline, self.danger, self.questions):
            section.edited.connect(self._edited)
        self.questions.facts_wanted.connect(self._show_facts)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header())
        column.addWidget(rule())
        self._area = scrolling(self._sections())
        column.addWidget(self._area, 1)

    def _header(self) -> QWidget:
        header = QWidget()
        header.setMinimumHeight(40)
        line = QHBoxLayout(header)
        line.setContentsMargins(16, 0, 16, 0)
        line.setSpacing(8)
        line.addWidget(self._code)
        line.addWidget(self._about, 1)
        line.addWidget(self.places)
        self._about.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        return header

    def _sections(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(12)
        for n, section in enumerate((self.headline, self.danger, self.questions)):
            if n:
                column.addWidget(rule())
            column.addWidget(section)
        column.addStretch(1)
        return page

    def show_case(self, code: str, draft: Draft) -> None:
        """Show a case; nothing is emitted."""
        self._draft = draft
        self._code.setText(code)
        self.places.show_draft(draft)
        self._about.setText(self._about_text(draft))
        for section in (self.headline, self.danger, self.questions):
            section.show_draft(draft)

    def show_assessment(self, found: Assessment | None, ask_next: str | None) -> None:
        """Show what the facts answer for the draft on screen, and mark the question worth most."""
        self._found = found
        self.questions.show_assessment(found, ask_next)

    def begin(self) -> None:
        """Put the focus on the first question, whichever had it before: the next key is the first answer."""
        self.headline.origin.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._area.verticalScrollBar().setValue(0)

    def go_to(self, factor: str) -> None:
        """Bring a question into view with the focus on it; "" is the next open danger question."""
        if not factor:
            self.danger.focus_next_open()
        elif factor in self.danger.cells:
            self.danger.cells[factor].setFocus()
        elif factor == "protection_status":
            self.headline.protection.setFocus()
        elif factor == "immigration_status":
            self.headline.stay.setFocus()
        else:
            self.questions.go_to(factor)
        found = self.focusWidget()
        if found is not None:  # a moment later: a group that has just been chosen has no room yet
            QTimer.singleShot(0, found, lambda: self._area.ensureWidgetVisible(found))

    def take_needs(self, needs: Needs) -> None:
        """Take what relocation must respect, answered elsewhere; the draft it makes is emitted as any other."""
        if needs != self._draft.needs:
            self._edited(replace(self._draft, needs=needs))

    def _edited(self, draft: Draft) -> None:
        self._draft = draft
        for section in (self.headline, self.danger, self.questions):
            if section is not self.sender():
                section.show_draft(draft)
        self._about.setText(self._about_text(draft))
        self.places.show_draft(draft)
        self.draft_changed.emit(draft)

    def _about_text(self, draft: Draft) -> str:
        return _("Rated as of {day}").format(day=day_text(draft.as_of)) if draft.as_of else ""

    def _show_facts(self, factor: str, where: QWidget) -> None:
        derived = self._found.derived.get(factor) if self._found else None
        if derived is not None:
            acts = Acts(self.correction_wanted.emit, self.withdrawal_wanted.emit)
            show_fact_card(derived, self._session.knowledge, where, acts)
