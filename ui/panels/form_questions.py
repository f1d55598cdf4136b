# SPDX-License-Identifier: GPL-3.0-or-later
"""The remaining questions, in short groups: one row of tiles, and the questions of the chosen one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from exile_risk.model.answers import Answer
from exile_risk.model.assessment import Assessment
from exile_risk.model.draft import Draft
from exile_risk.wording import _, ngettext_
from ui.panels.group_tile import GroupTile
from ui.panels.question_groups import GROUPS, QuestionGroup, answered_in, group_of
from ui.panels.question_row import QuestionRow
from ui.panels.tile_grid import TileGrid
from ui.widgets.section_header import SectionHeader

if TYPE_CHECKING:
    from exile_risk.session import Session


class QuestionsSection(QWidget):
    """Edits every answer that is neither a headline question nor a danger question."""

    edited = Signal(object)
    """The draft as it now stands."""

    facts_wanted = Signal(str, object)
    """See `QuestionRow.facts_wanted`."""

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._draft = Draft()
        self._found: Assessment | None = None
        self._ask_next: str | None = None
        self._rows: dict[str, QuestionRow] = {}
        self._extra: dict[str, QWidget] = {}
        self.header = SectionHeader(_("More questions"))
        self.tiles = {group.id: GroupTile(group.title) for group in GROUPS}
        self._chosen = GROUPS[0]
        self._build()

    def _build(self) -> None:
        only_one = QButtonGroup(self)
        for group in GROUPS:
            tile = self.tiles[group.id]
            only_one.addButton(tile)
            tile.clicked.connect(lambda _on, g=group: self.choose(g))
        self.tiles[self._chosen.id].setChecked(True)
        self._questions = QVBoxLayout()
        self._questions.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.header)
        column.addWidget(TileGrid(list(self.tiles.values())))
        self._above = QVBoxLayout()
        column.addLayout(self._above)
        column.addLayout(self._questions)
        self._fill()

    def choose(self, group: QuestionGroup) -> None:
        """Show the questions of a group."""
        if group is not self._chosen:
            self._chosen = group
            self.tiles[group.id].setChecked(True)
            self._fill()

    def add_extra(self, group: str, part: QWidget) -> None:
        """Let a part stand above the questions of a group."""
        self._extra[group] = part
        part.setVisible(self._chosen.id == group)
        self._above.addWidget(part)

    def go_to(self, factor: str) -> None:
        """Show a question and put the focus on its chips."""
        group = group_of(factor)
        if group is not None:
            self.choose(group)
            self._rows[factor].chips.setFocus()

    def show_draft(self, draft: Draft) -> None:
        """Show a draft; nothing is emitted."""
        self._draft = draft
        self._renew()

    def show_assessment(self, found: Assessment | None, ask_next: str | None) -> None:
        """Show what the facts answer, and mark the question worth most."""
        self._found, self._ask_next = found, ask_next
        self._renew()

    def _fill(self) -> None:
        while (item := self._questions.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for id, part in self._extra.items():
            part.setVisible(id == self._chosen.id)
        self._rows = {}
        for factor in self._chosen.factors:
            row = QuestionRow(self._session, factor)
            row.answered.connect(self._answer)
            row.facts_wanted.connect(self.facts_wanted)
            self._rows[factor] = row
            self._questions.addWidget(row)
            row.show()  # at once, so that it can take the focus before the next layout
        self._renew()

    def _answer(self, factor: str, answer: Answer | None) -> None:
        self._draft = self._draft.with_answer(factor, answer)
        self._renew()
        self.edited.emit(self._draft)

    def _renew(self) -> None:
        derived = self._found.derived if self._found else {}
        for factor, row in self._rows.items():
            answer = self._draft.answers.get(factor)
            row.show_answer(answer, derived.get(factor), ask_next=factor == self._ask_next)
        for group in GROUPS:
            done = answered_in(group, self._is_answered)
            spoken = _("{group}: {done} of {all} answered").format(group=group.title, done=done, all=len(group.factors))
            self.tiles[group.id].set_progress(done, len(group.factors), spoken)
        self.header.set_note(self._note())

    def _is_answered(self, factor: str) -> bool:
        answer = self._draft.answers.get(factor)
        if answer is not None:
            return answer.known is not None
        derived = self._found.derived.get(factor) if self._found else None
        return derived is not None and derived.value is not None

    def _note(self) -> str:
        factors = self._session.catalogue.factors.values()
        asked = [f for f in factors if f.group != "trigger"]
        done = [f for f in asked if self._is_answered(f.id)]
        core_open = [f for f in asked if f.core and not self._is_answered(f.id)]
        text = _("{done} of {all} answered").format(done=len(done), all=len(asked))
        if core_open:
            return f"{text} · " + ngettext_("{n} core one open", "{n} core ones open", len(core_open))
        return f"{text} · " + _("all core ones")
