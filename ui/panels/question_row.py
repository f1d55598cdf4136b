# SPDX-License-Identifier: GPL-3.0-or-later
"""One question of a group: its words, its chips, how the answer is known, and what the facts say instead."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from exile_risk.model.answers import Answer, EvidenceGrade, Unanswered
from exile_risk.model.facts import Derived
from exile_risk.wording import _
from exile_risk.wording.corrections import label
from exile_risk.wording.dates import day_text
from exile_risk.wording.questions import hint, question
from exile_risk.wording.statements import statement
from exile_risk.wording.values import grade_label, value_label
from ui.panels import choices
from ui.panels.fact_card import MARK
from ui.theme import set_look
from ui.widgets.chips import ChipPicker
from ui.widgets.mark import Mark
from ui.widgets.plain import PlainLabel, plain_tip

if TYPE_CHECKING:
    from exile_risk.session import Session

_FROM_CHARGES = ("charge_status", "offence_label")  # what stands there was entered in this case, and is no fact on file


class QuestionRow(QWidget):
    """Shows and takes the answer to one factor."""

    answered = Signal(str, object)
    """Factor id, and the Answer or None when it is taken back."""

    facts_wanted = Signal(str, object)
    """The facts behind a derived value are asked for: factor id and the widget that asks."""

    def __init__(self, session: "Session", factor: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.factor = factor
        self._answer: Answer | None = None
        self.chips = ChipPicker(question(factor))
        self.chips.set_choices(choices.values(session, factor), choices.unknown_choice())
        self.known_by = QPushButton(_("How known?"))
        set_look(self.known_by, kind="link", type="small")
        self._ask_next = PlainLabel(_("Ask next"), "small", "accent", bold=True, wrap=False)
        self._from_facts = QPushButton()
        set_look(self._from_facts, kind="link", type="small")
        self._why = QPushButton(_("Why not?"))
        self._why.setAccessibleName(_("Why the facts do not say: {question}").format(question=question(factor)))
        set_look(self._why, kind="link", type="small")
        self._mark = Mark(MARK)
        self._own = QPushButton(_("Use the facts again"))
        set_look(self._own, kind="link", type="small")
        self._said = PlainLabel("", "small", "ink-3")
        self._build_menu()
        self._lay_out()
        self.chips.chosen.connect(self._choose)
        self._from_facts.clicked.connect(lambda: self.facts_wanted.emit(self.factor, self._from_facts))
        self._why.clicked.connect(lambda: self.facts_wanted.emit(self.factor, self._why))
        self._own.clicked.connect(lambda: self._take(None))

    def _build_menu(self) -> None:
        self._menu = QMenu(self)
        self._grades = QActionGroup(self)
        for grade, word in choices.grades():
            action = self._menu.addAction(word)
            action.setCheckable(True)
            action.setData(grade.value)  # Qt stores plain text; the grade itself would come back as a copy
            self._grades.addAction(action)
        self._grades.triggered.connect(lambda action: self._set_grade(EvidenceGrade(action.data())))
        self.known_by.setMenu(self._menu)

    def _lay_out(self) -> None:
        words = PlainLabel(question(self.factor), "text")
        words.setToolTip(hint(self.factor))
        words.setBuddy(self.chips)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(words, 1)
        line.addWidget(self._ask_next)
        line.addWidget(self.known_by)
        facts = QHBoxLayout()
        facts.setSpacing(8)
        facts.addWidget(self._from_facts)
        facts.addWidget(self._mark)
        facts.addWidget(self._own)
        facts.addStretch(1)
        unsaid = QHBoxLayout()
        unsaid.setSpacing(4)
        unsaid.addWidget(self._said, 1)
        unsaid.addWidget(self._why, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self.chips)
        column.addLayout(facts)
        column.addLayout(unsaid)

    def show_answer(self, answer: Answer | None, derived: Derived | None, *, ask_next: bool) -> None:
        """Show the caseworker's answer, else what the facts say; nothing is emitted."""
        self._answer = answer
        if answer is None:
            self.chips.clear_choice()
        else:
            self.chips.choose(answer.value)
        self._ask_next.setVisible(ask_next)
        self._renew_known_by()
        self._renew_facts(derived)

    def _renew_known_by(self) -> None:
        answer = self._answer
        self.known_by.setVisible(answer is not None and answer.known is not None)
        if answer is None:
            return
        parts = [grade_label(answer.grade) if answer.grade else _("How known?")]
        if answer.noted:
            parts.append(day_text(answer.noted))
        self.known_by.setText(" · ".join(parts))
        for action in self._grades.actions():
            action.setChecked(answer.grade is not None and action.data() == answer.grade.value)

    def _renew_facts(self, derived: Derived | None) -> None:
        known = derived is not None and derived.value is not None
        self._from_facts.setVisible(known)
        self._own.setVisible(known and self._answer is not None)
        for part in (self._said, self._why):
            part.setVisible(derived is not None and not known)
        self._mark.set_word(label(derived) if derived is not None else "")
        if derived is not None and derived.value is not None:
            word = value_label(self.factor, derived.value)
            yours = self._answer is not None
            if self.factor in _FROM_CHARGES:
                text = _("Yours counts; the charges above say: {value}") if yours else _("From the charges: {value}")
            else:
                text = _("Yours counts; the facts say: {value}") if yours else _("The facts say: {value}")
            self._from_facts.setText(text.format(value=word))
            self._from_facts.setToolTip(plain_tip(statement(derived)))
        elif derived is not None:
            self._said.setText(statement(derived))

    def _choose(self, value: object) -> None:
        if isinstance(value, str | Unanswered):
            grade = self._answer.grade if self._answer else None
            self._take(Answer(value, grade, date.today()))

    def _set_grade(self, grade: EvidenceGrade) -> None:
        if self._answer is not None:
            self._take(Answer(self._answer.value, grade, self._answer.noted or date.today()))

    def _take(self, answer: Answer | None) -> None:
        self._answer = answer
        self.answered.emit(self.factor, answer)
