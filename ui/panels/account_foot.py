# SPDX-License-Identifier: GPL-3.0-or-later
"""Under a sum: how steady the rating is, what it was made with, and that computing it again gives the same."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from exile_risk.assessing import NO_KNOWLEDGE
from exile_risk.model.assessment import Assessment
from exile_risk.wording import _
from exile_risk.wording.dates import day_text
from exile_risk.wording.names import how_tested
from exile_risk.wording.uncertainty import steady_text, trials_text
from ui.panels.surfaces import rule
from ui.theme import scaled
from ui.widgets.dot_field import DotField
from ui.widgets.icon import Icon
from ui.widgets.plain import PlainLabel

_BESIDE_FROM = 560  # px at 100 %


class AccountFoot(QWidget):
    """Two blocks: trials with other weights, and versions."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.steady = PlainLabel("", "text", bold=True)
        self.dots = DotField()
        self.method = PlainLabel("", "small")
        self.facts = PlainLabel("", "small")
        self.again = PlainLabel("", "small")
        self._mark = Icon("check", "ink", 12)
        self._trials = QWidget()
        trials = QVBoxLayout(self._trials)
        trials.setContentsMargins(0, 0, 0, 0)
        trials.setSpacing(4)
        for part in (self.steady, PlainLabel(trials_text(), "small", "ink-2"), self.dots):
            trials.addWidget(part)
        trials.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(24)
        self._row.addWidget(self._trials, 1)
        self._row.addLayout(self._made_with(), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(rule())
        column.addLayout(self._row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put one block under the other where both do not fit beside each other."""
        super().resizeEvent(event)
        beside = event.size().width() >= scaled(_BESIDE_FROM)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def show_account(self, found: Assessment, *, same: bool) -> None:
        """Show what an assessment was made with; `same`: it was computed again with the same result."""
        steady, drawn = steady_text(found), found.weight_draws
        self._trials.setVisible(bool(steady))
        self.steady.setText(steady)
        self.dots.set_count(drawn.held, drawn.n, steady)
        versions = found.versions
        self.method.setText(f"{versions.model} · {how_tested()}")
        if versions.knowledge == NO_KNOWLEDGE:
            self.facts.setText(_("None"))
        else:
            named = _("{version}, as known on {day}").format(version=versions.knowledge, day=day_text(found.day))
            self.facts.setText(named)
        self._mark.setVisible(same)
        self.again.setText(_("same result") if same else _("another result: report this"))

    def _made_with(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(2, 1)
        lines = ((_("Method"), self.method), (_("Facts"), self.facts), (_("Computed again"), self.again))
        top = Qt.AlignmentFlag.AlignTop
        for n, (word, value) in enumerate(lines):
            grid.addWidget(PlainLabel(word, "small", "ink-3", wrap=False), n, 0, top)
            if value is self.again:
                grid.addWidget(self._mark, n, 1, top)
            grid.addWidget(value, n, 2 if value is self.again else 1, 1, 1 if value is self.again else 2, top)
        grid.setRowStretch(len(lines), 1)
        return grid
