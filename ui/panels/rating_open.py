# SPDX-License-Identifier: GPL-3.0-or-later
"""What is not known and worth asking, and which single answers would change the rating."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from exile_risk.asking import Change, Question, what_would_change
from exile_risk.model.assessment import Assessment
from exile_risk.wording import _, ngettext_
from exile_risk.wording.actions import change_text, price_text
from exile_risk.wording.names import band_name, band_rank
from exile_risk.wording.questions import question, short_question
from exile_risk.wording.uncertainty import cost_text
from ui.theme import scaled, set_look
from ui.widgets.disc import RiskDisc
from ui.widgets.plain import PlainLabel

if TYPE_CHECKING:
    from exile_risk.model.factors import Catalogue

ASKED, CHANGES = 4, 4
SIDE_BY_SIDE_FROM = 430
UNDER_THE_QUESTION = 18


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
            self._asked.addWidget(self._question_line(asked, found))
        left = len(found.open_questions) - self._asked.count()
        if left > 0:
            text = ngettext_("{n} more question open", "{n} more questions open", left)
            self._asked.addWidget(PlainLabel(text, "small", "ink-3"))
        for title, changes in _spread(what_would_change(found, catalogue), catalogue.triggers):
            self._changes.addWidget(PlainLabel(title, "small", "ink-3"))
            for change in changes:
                self._changes.addWidget(_change_line(change))
        if not self._changes.count():
            self._changes.addWidget(PlainLabel(_("No single answer here would move the band."), "small", "ink-2"))

    def _question_line(self, asked: Question, found: Assessment) -> QWidget:
        factor, price = asked.factor, cost_text(asked.cost)
        button = QPushButton(f"+  {short_question(factor)}")
        spoken = _("Ask: {question}").format(question=question(factor))
        button.setAccessibleName(f"{spoken} ({price})" if price else spoken)
        button.setToolTip(question(factor))
        set_look(button, kind="link", type="small")
        button.clicked.connect(lambda: self.question_wanted.emit(factor))
        worse = asked.may_reach > found.rating.band
        word = _("may bring {band}").format(band=band_name(asked.may_reach)) if worse else _("may move it")
        line = _line(button, PlainLabel(word, "small", "ink-3", wrap=False))
        if not price:
            return line
        note = PlainLabel(price, "small", "ink-2")
        note.setIndent(scaled(UNDER_THE_QUESTION))
        return _above(line, note)


def _spread(changes: tuple[Change, ...], triggers: tuple[str, ...]) -> list[tuple[str, list[Change]]]:
    """Return a few changes under their titles, each factor once: mitigations, what raises, what gives up speech.

    What would lower and is nobody's to do is left out: it is no advice. One danger question stands for all.
    """
    best: dict[tuple[frozenset[str], bool], Change] = {}
    for change in changes:
        if change.actionable or not change.lowers:
            about = frozenset("trigger" if f in triggers else f for f in change.set)
            best.setdefault((about, change.lowers), change)
    free = [c for c in best.values() if c.lowers and c.cost is None][: CHANGES - 1]
    priced = [c for c in best.values() if c.lowers and c.cost is not None][:1]
    raising = [c for c in best.values() if not c.lowers]
    parts = [
        (_("What would lower it"), free),
        (_("Watch for"), raising[: CHANGES - len(free)]),
        (_("Would lower it at a price"), priced),
    ]
    return [(title, listed) for title, listed in parts if listed]


def _change_line(change: Change) -> QWidget:
    end = QWidget()
    row = QHBoxLayout(end)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    leads_left = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    row.addWidget(PlainLabel("←" if leads_left else "→", "small", "ink-3", wrap=False))
    row.addWidget(RiskDisc(int(change.band), size=14, name=band_rank(change.band)))
    row.addWidget(PlainLabel(band_name(change.band), "small", "ink", bold=True, wrap=False))
    line = _line(PlainLabel(change_text(change), "small", "ink"), end)
    if change.cost is None:
        return line
    line.setToolTip(price_text())
    return _above(line, PlainLabel(price_text(short=True), "small", "ink-2"))


def _above(line: QWidget, note: QWidget) -> QWidget:
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(line)
    column.addWidget(note)
    return both


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
