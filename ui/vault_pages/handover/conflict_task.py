# SPDX-License-Identifier: GPL-3.0-or-later
"""Two people said something different: their readings side by side, and a person decides which counts."""

from collections.abc import Mapping

from PySide6.QtWidgets import QFrame, QGridLayout, QRadioButton, QVBoxLayout, QWidget

from exile_risk.handover.desk import Handover
from exile_risk.handover.merging import Conflict
from exile_risk.wording import _, isolated
from ui.theme import set_look
from ui.vault_pages.handover.words import field_text, minute_text, said_by, told_text
from ui.vault_pages.keeper import Keeper
from ui.vault_pages.task import Task
from ui.widgets.plain import PlainLabel

_ACROSS = 2


class ConflictTask(Task):
    """Neither is chosen at first: an answer that looked decided would be worse than an open one."""

    def __init__(self, keeper: Keeper, desk: Handover, conflict: Conflict, names: Mapping[str, str]) -> None:
        what = _("{case}: {field}").format(case=isolated(conflict.code or ""), field=field_text(conflict.field))
        why = _("Both are kept whatever you choose; the one you choose counts from now on.")
        super().__init__(keeper, what, why, _("Let this one count"), _("Leave, nothing is decided"))
        self._desk, self._conflict, self._names = desk, conflict, names
        self.choices: list[QRadioButton] = []
        grid = QGridLayout()
        grid.setSpacing(12)
        for number, reading in enumerate(conflict.readings):
            grid.addWidget(self._card(number), number // _ACROSS, number % _ACROSS)
            self.choices[number].setAccessibleName(told_text(conflict.field, reading.told))
        self.column.addSpacing(8)
        self.column.addLayout(grid)

    def act(self) -> None:
        """Decide; the open case is put away before and read anew afterwards, for its form was filled before."""
        chosen = next((n for n, one in enumerate(self.choices) if one.isChecked()), None)
        if chosen is None:
            self.say(_("Choose one of them first."), self.choices[0])
            return
        desk, conflict = self._desk, self._conflict

        def done(_none: None) -> None:
            said = _("The other readings stay in the history of the case.")
            self.finished.emit(_("Decided"), said)

        said = _("Working, a few seconds …")
        self.run(lambda: desk.resolve(conflict, chosen), done, said, changes_cases=True)

    def _card(self, number: int) -> QWidget:
        reading = self._conflict.readings[number]
        card = QFrame()
        set_look(card, surface="card")
        choice = QRadioButton(_("This one"), self)
        self.choices.append(choice)
        self.fields.append(choice)
        who = said_by(reading.last.by, self._names)
        when = _("{who}, {day}").format(who=who, day=minute_text(reading.last.at))
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        column.addWidget(PlainLabel(told_text(self._conflict.field, reading.told), "strong"))
        column.addWidget(PlainLabel(when, "small", "ink-2"))
        column.addWidget(choice)
        column.addStretch(1)
        choice.setAutoExclusive(False)  # each stands in a card of its own, so Qt would not see that they exclude
        choice.toggled.connect(lambda on, choice=choice: self._only(choice) if on else None)
        return card

    def _only(self, chosen: QRadioButton) -> None:
        for one in self.choices:
            if one is not chosen:
                one.setChecked(False)
