# SPDX-License-Identifier: GPL-3.0-or-later
"""The conditions of a way by what is known of the person; what nobody has asked yet is answered in place."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from exile_risk.knowledge.conditions import Condition
from exile_risk.model.relocation import Choice
from exile_risk.relocation.questions import Ask, asks_of
from exile_risk.wording import _
from exile_risk.wording import relocation_page as say
from exile_risk.wording.relocation_access_questions import ask_text, ask_the_programme
from ui.theme import set_look
from ui.widgets.icon import Icon
from ui.widgets.plain import PlainLabel
from ui.widgets.yes_no import YesNo

if TYPE_CHECKING:
    from exile_risk.model.case import Needs

ICONS = {"unmet": "close", "to_obtain": "warning", "unknown": "help", "met": "check"}
_BRIEF = 5
"""Conditions shown beside the map; the rest is one step away."""


class ConditionRows(QWidget):
    """What stands in the way first, then what is to be obtained, what is open, and what is met."""

    answered = Signal(object, object)
    """An Ask and True, False or None."""

    question_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = 0
        self.cells: dict[Ask, YesNo] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)

    def show_choice(self, choice: Choice, needs: "Needs | None", *, full: bool) -> None:
        """Show the conditions of an option; `needs` holds the answers given in place so far."""
        kinds = {kind: getattr(choice.access, kind) for kind in ICONS}
        self.count = sum(len(conditions) for conditions in kinds.values())
        if not self.count:
            return
        if full:
            self._show_all(kinds, choice, needs)
            return
        self._column.addWidget(PlainLabel(_("Conditions"), "small", bold=True))
        listed = [(kind, condition) for kind, conditions in kinds.items() for condition in conditions]
        for kind, condition in listed[:_BRIEF]:
            self._column.addLayout(_line(kind, condition.text))
        if len(listed) > _BRIEF:
            more = _("and {n} more").format(n=len(listed) - _BRIEF)
            self._column.addWidget(PlainLabel(more, "small", "ink-3"))
        self._column.addStretch(1)

    def _show_all(self, kinds: dict[str, tuple[Condition, ...]], choice: Choice, needs: "Needs | None") -> None:
        for kind, conditions in kinds.items():
            if not conditions:
                continue
            self._column.addSpacing(4)
            self._column.addWidget(PlainLabel(say.condition_heading(kind), "small", bold=True))
            for condition in conditions:
                self._column.addLayout(_line(kind, condition.text))
                if kind != "met" and choice.pathway is not None:
                    self._add_questions(condition, choice.pathway.id, needs)

    def _add_questions(self, condition: Condition, pathway: str, needs: "Needs | None") -> None:
        asks = asks_of(condition, pathway)
        if not asks and not condition.documented:
            self._column.addLayout(_inset(PlainLabel(ask_the_programme(condition.text), "small", "ink-2")))
        for ask in asks:
            if ask.token is None:
                self._add_link(ask)
            elif ask not in self.cells:
                self._add_cell(ask, needs)

    def _add_cell(self, ask: Ask, needs: "Needs | None") -> None:
        words = ask_text(ask)
        cell = YesNo(_("No"), _("Yes"), words)
        held = needs.known.get(ask.field, {}).get(ask.token or "") if needs is not None else None
        cell.set_answer(held)
        cell.answered.connect(lambda answer, ask=ask: self.answered.emit(ask, answer))
        self.cells[ask] = cell
        row = _inset(PlainLabel(words, "small", "ink-2"))
        row.addWidget(cell, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(row)

    def _add_link(self, ask: Ask) -> None:
        words = ask_text(ask)
        button = QPushButton(_("Answer in the form"))
        button.setAccessibleName(_("{question} Answer in the form").format(question=words))
        set_look(button, kind="small")
        form = ask.form or ""
        button.clicked.connect(lambda: self.question_wanted.emit("citizenship" if form == "nationalities" else form))
        row = _inset(PlainLabel(words, "small", "ink-2"))
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(row)


def _line(kind: str, text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    icon = Icon(ICONS[kind], "ink", 13)
    row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    label = PlainLabel(text, "small")
    label.setAccessibleName(f"{say.condition_heading(kind)}: {text}")
    row.addWidget(label, 1)
    return row


def _inset(label: PlainLabel) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(19, 0, 0, 4)
    row.setSpacing(8)
    row.addWidget(label, 1)
    return row
