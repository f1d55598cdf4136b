# SPDX-License-Identifier: GPL-3.0-or-later
"""Form and result of one case as a person uses them."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from exile_risk.model.assessment import Assessment
from exile_risk.model.draft import Draft
from exile_risk.scenarios import scenarios
from exile_risk.session import Session
from ui.panels.case_panels import case_panels
from ui.panels.question_row import QuestionRow
from ui.tasks import Tasks
from ui.widgets.type_ahead import TypeAhead


class CasePage:
    """Both panels, joined to a draft as the desk joins them."""

    def __init__(self, session: Session, tasks: Tasks, qtbot: QtBot) -> None:
        self.session, self._qtbot = session, qtbot
        self.window = QWidget()
        self.form, self.result = case_panels(session, tasks, self.window)
        row = QHBoxLayout(self.window)
        row.addWidget(self.form)
        row.addWidget(self.result)
        self.form.setFixedWidth(504)
        self.window.resize(1134, 660)
        self.draft = Draft()
        self.found: Assessment | None = None
        self.form.draft_changed.connect(self._take)
        qtbot.addWidget(self.window)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.show(Draft())

    def show(self, draft: Draft) -> None:
        self.form.show_case("Heron 14", draft)
        self._take(draft)

    def show_scenario(self, id: str) -> None:
        scenario = next(s for s in scenarios() if s.id == id)
        self.show(self.session.read(scenario.text, id))

    def _take(self, draft: Draft) -> None:
        self.draft = draft
        self.found = self.session.assess(draft)
        self.result.show_assessment(self.found, draft)

    def type_into(self, field: TypeAhead, text: str) -> None:
        """Type, and take the first match with Enter."""
        field.setFocus()
        self._qtbot.keyClicks(field, text)
        self._qtbot.keyClick(field, Qt.Key.Key_Return)

    def press(self, button: QWidget) -> None:
        self._qtbot.waitUntil(lambda: button.height() > 0)  # a row that has just changed is laid out a moment later
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def answer_danger(self, trigger: str, word: str) -> None:
        cell = self.form.danger.cells[trigger]
        self.press(next(b for b in cell.findChildren(QAbstractButton) if b.text() == word))

    def question(self, factor: str) -> QuestionRow:
        self.form.go_to(factor)
        return next(r for r in self.form.questions.findChildren(QuestionRow) if r.factor == factor and not r.isHidden())

    def choose(self, factor: str, word: str) -> None:
        row = self.question(factor)
        self.press(next(b for b in row.chips.findChildren(QAbstractButton) if b.text() == word))

    def answer(self, **changes: object) -> None:
        """Change the draft without the form, e.g. its day."""
        self.show(replace(self.draft, **changes))  # type: ignore[arg-type]

    def words(self, panel: QWidget) -> list[str]:
        """Everything a person can read in a panel, in labels and on buttons."""
        labels = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
        buttons = [b.text() for b in panel.findChildren(QAbstractButton) if b.isVisible()]
        model = self.result.reasons.list.model
        rows = [part for r in model.reasons() for part in (r.title, r.subtitle, r.shown)]
        return [text for text in (*labels, *buttons, *rows) if text]
