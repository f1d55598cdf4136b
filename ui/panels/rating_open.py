# SPDX-License-Identifier: GPL-3.0-or-later
"""What is not known and worth asking, and which single answers would change the rating."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from exile_risk.asking import Change, Question, what_would_change
from exile_risk.model.assessment import Assessment, Band
from exile_risk.wording import _, ngettext_
from exile_risk.wording.names import band_name, band_rank
from exile_risk.wording.questions import question, short_question
from exile_risk.wording.values import value_label
from ui.theme import scaled, set_look
from ui.widgets.disc import RiskDisc
from ui.widgets.plain import PlainLabel

if TYPE_CHECKING:
    from exile_risk.model.factors import Catalogue

ASKED, CHANGES = 4, 4
SIDE_BY_SIDE_FROM = 430

CAN_BE_DONE = (
    "immigration_status",
    "protection_status",
    "lawyer_on_call",
    "rapid_response",
    "state_intervention",
    "location_exposure",
    "digital_exposure",
    "notice_challenge",
    "travel_plan",
    "travel_document",
)
"""Answers that people can work on; what lowers by other means is no advice (giving up speech least of all)."""


class OpenSection(QWidget):
    """Two columns: ask next, and what would change it."""

    question_wanted = Signal(str)
    """A question is to be brought into view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked, self._changes = QVBoxLayout(), QVBoxLayout()
        self._sides = row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        for title, column in ((_("Not known: ask next"), self._asked), (_("What would change it"), self._changes)):
            side = QVBoxLayout()
            side.setSpacing(2)
            side.addWidget(PlainLabel(title, "text", bold=True))
            column.setSpacing(2)
            side.addLayout(column)
            side.addStretch(1)
            row.addLayout(side, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put one list under the other where the text is too large for both beside each other."""
        super().resizeEvent(event)
        beside = event.size().width() >= scaled(SIDE_BY_SIDE_FROM)
        self._sides.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._sides.setSpacing(24 if beside else 8)

    def show_assessment(self, found: Assessment, questions: tuple[Question, ...], catalogue: "Catalogue") -> None:
        """Show an assessment and what is worth asking, most first."""
        _clear(self._asked)
        _clear(self._changes)
        for asked in questions[:ASKED]:
            self._asked.addWidget(self._question_line(asked.factor, asked.may_reach, found))
        left = len(found.open_questions) - self._asked.count()
        if left > 0:
            text = ngettext_("{n} more question open", "{n} more questions open", left)
            self._asked.addWidget(PlainLabel(text, "small", "ink-3"))
        changes = [c for c in what_would_change(found, catalogue) if _worth_showing(c.factor, lowers=c.lowers)]
        for change in _spread(changes, catalogue.triggers):
            self._changes.addWidget(_change_line(change.factor, change.value, change.band))
        if not self._changes.count():
            self._changes.addWidget(PlainLabel(_("No single answer here would move the band."), "small", "ink-2"))

    def _question_line(self, factor: str, may_reach: Band, found: Assessment) -> QWidget:
        button = QPushButton(f"+  {short_question(factor)}")
        button.setAccessibleName(_("Ask: {question}").format(question=question(factor)))
        button.setToolTip(question(factor))
        set_look(button, kind="link", type="small")
        button.clicked.connect(lambda: self.question_wanted.emit(factor))
        worse = may_reach > found.rating.band
        word = _("may bring {band}").format(band=band_name(may_reach)) if worse else _("may move it")
        return _line(button, PlainLabel(word, "small", "ink-3", wrap=False))


def _worth_showing(factor: str, *, lowers: bool) -> bool:
    return not lowers or factor in CAN_BE_DONE


def _spread(changes: list[Change], triggers: tuple[str, ...]) -> list[Change]:
    """Return a few changes, each factor once: what lowers first, the strongest first, one danger question for all."""
    best: dict[tuple[str, bool], Change] = {}
    for change in sorted(changes, key=lambda c: (not c.lowers, c.band if c.lowers else -c.band)):
        best.setdefault(("trigger" if change.factor in triggers else change.factor, change.lowers), change)
    lowering = [c for (_f, lowers), c in best.items() if lowers][: CHANGES - 1]
    raising = [c for (_f, lowers), c in best.items() if not lowers]
    return [*lowering, *raising[: CHANGES - len(lowering)]]


def _change_line(factor: str, value: str, band: Band) -> QWidget:
    text = f"{short_question(factor)}: {value_label(factor, value)}"
    end = QWidget()
    row = QHBoxLayout(end)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    leads_left = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    row.addWidget(PlainLabel("←" if leads_left else "→", "small", "ink-3", wrap=False))
    row.addWidget(RiskDisc(int(band), size=14, name=band_rank(band)))
    row.addWidget(PlainLabel(band_name(band), "small", "ink", bold=True, wrap=False))
    return _line(PlainLabel(text, "small", "ink"), end)


def _line(start: QWidget, end: QWidget) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(start, 1)
    row.addWidget(end)
    return line


def _clear(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        old = item.widget()
        if old is not None:
            old.hide()
            old.deleteLater()
