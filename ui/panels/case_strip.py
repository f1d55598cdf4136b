# SPDX-License-Identifier: GPL-3.0-or-later
"""The case in one line, for pages that take the room of the form: code, corridor, a few answers, the rating."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from exile_risk.assessing import NOT_ENOUGH
from exile_risk.model.assessment import Assessment
from exile_risk.wording import _
from exile_risk.wording.corridor_page import corridor_name
from exile_risk.wording.names import band_name, band_rank
from exile_risk.wording.values import value_label
from ui.panels.surfaces import rule
from ui.theme import set_look
from ui.widgets.icon import keep_icon
from ui.widgets.pill import Pill
from ui.widgets.plain import ElidedLabel, PlainLabel

TOLD = ("protection_status", "immigration_status", "charge_status", "citizenship")
"""Answers worth a chip, as many as there is room for."""


class CaseStrip(QWidget):
    """Code and corridor at the start, the rating and the way back to the form at the end."""

    form_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = PlainLabel("", "strong", wrap=False)
        self.corridor = PlainLabel("", "small", "ink-2", wrap=False)
        self.chips = [_Fact() for _n in TOLD[:3]]
        self.pill = Pill()
        self.show_form = QPushButton(_("Show form"))
        set_look(self.show_form, kind="small")
        keep_icon(self.show_form, "edit", size=14)
        self.show_form.clicked.connect(self.form_wanted)
        row = QHBoxLayout()
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(8)
        for part in (self.code, self.corridor):
            row.addWidget(part)
        row.addSpacing(4)
        for chip in self.chips:
            row.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self.pill)
        row.addWidget(self.show_form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(rule())

    def show_case(self, code: str) -> None:
        """Show whose case it is: its code, never a name."""
        self.code.setText(code)

    def show_assessment(self, found: Assessment | None) -> None:
        """Show the places, a few answers and the rating."""
        self.corridor.setText(corridor_name(found.case.origin, found.case.host) if found else "")
        told = []
        for factor in TOLD:
            answer = found.used.get(factor) if found else None
            if answer is not None and answer.known is not None:
                told.append(value_label(factor, answer.known))
        for n, chip in enumerate(self.chips):
            chip.set_text(told[n] if n < len(told) else "")
        self.pill.setVisible(found is not None and found.band is not None)
        if found is not None and found.band is not None:
            shown = None if found.state == NOT_ENOUGH else int(found.band)
            now = shown is not None and found.rating.floor is not None
            self.pill.set_rating(band_name(found.band), band_rank(found.band), shown, now)


class _Fact(QFrame):
    """One answer on a tint."""

    def __init__(self) -> None:
        super().__init__()
        set_look(self, surface="mark")
        self.word = ElidedLabel("", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 8, 2)
        row.addWidget(self.word)

    def set_text(self, text: str) -> None:
        self.word.setText(text)
        self.setVisible(bool(text))
