# SPDX-License-Identifier: GPL-3.0-or-later
"""Precedents: what happened to comparable people before this day, for and against, each with its source on demand."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from exile_risk.model.assessment import Assessment
from exile_risk.model.precedents import Match, Neighbours
from exile_risk.wording import _, isolated
from exile_risk.wording.countries import country
from exile_risk.wording.dates import partial_date_text
from exile_risk.wording.precedents import (
    event_text,
    none_harmed,
    none_spared,
    nothing_comparable,
    outcome_text,
    shares_text,
    tally_text,
)
from ui.theme import scaled, set_look
from ui.widgets.icon import Icon
from ui.widgets.plain import PlainLabel

if TYPE_CHECKING:
    from exile_risk.session import Session
    from ui.tasks import Tasks

SHOWN = 3
SHARED = 3
"""Things shared that a row names; the card names all."""

_ICON_AND_GAPS = 40
_RIGHT_TO_LEFT_MARK = "\u200f"
"""Turns a line whose words have no direction of their own, such as a corridor of isolated names."""

HARMED_ICON, SPARED_ICON = "warning", "check"


class PrecedentRow(QWidget):
    """One precedent: how it ended, when and between which states, who and what happened, and what it shares."""

    source_wanted = Signal(object)
    """The match whose source is asked for."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._match: Match | None = None
        self.outcome = PlainLabel("", "text", bold=True, wrap=False)
        self.where = PlainLabel("", "small", "ink-2")
        self.what = PlainLabel("", "text")
        self.shares = PlainLabel("", "small", "ink-3")
        self.source = QPushButton(_("Source"))
        set_look(self.source, kind="link", type="small")
        self.source.clicked.connect(self._ask)
        head = QHBoxLayout()
        head.setSpacing(8)
        self.outcome.setMinimumWidth(1)  # else its own width would keep the page from ever becoming too narrow for it
        self._icon = Icon(icon, "ink", 16)
        head.addWidget(self._icon)
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._words.setSpacing(8)
        self._words.addWidget(self.outcome)
        self._words.addWidget(self.where, 1)
        head.addLayout(self._words, 1)
        head.addWidget(self.source)
        self._head = head
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.what)
        column.addWidget(self.shares)

    def show_match(self, match: Match) -> None:
        """Show a precedent."""
        if match == self._match:
            return
        self._match, one = match, match.precedent
        arrow = "←" if QGuiApplication.isRightToLeft() else "→"  # the sign itself is not mirrored with the text
        corridor = f"{isolated(country(one.origin))} {arrow} {isolated(country(one.host))}"
        self.outcome.setText(outcome_text(one))
        start = _RIGHT_TO_LEFT_MARK if QGuiApplication.isRightToLeft() else ""
        self.where.setText(f"{start}{isolated(partial_date_text(one.date))} · {corridor}")
        self.what.setText(event_text(one))
        self.shares.setText(shares_text(match, SHARED))
        self.shares.setVisible(bool(self.shares.text()))
        self.source.setAccessibleName(_("Source: {event}").format(event=one.label))
        self._arrange()
        self.setAccessibleName(f"{self.outcome.text()}. {self.where.text()}. {self.what.text()}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put date and corridor under the outcome where both do not fit beside each other."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        whole = sum(label.fontMetrics().horizontalAdvance(label.text()) for label in (self.outcome, self.where))
        beside = whole + self.source.sizeHint().width() + scaled(_ICON_AND_GAPS) <= self.width()
        direction = QBoxLayout.Direction
        self._words.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._words.setSpacing(8 if beside else 0)
        self.outcome.setWordWrap(not beside)
        flag = Qt.AlignmentFlag
        for part in (self._icon, self.source):
            self._head.setAlignment(part, flag.AlignVCenter if beside else flag.AlignTop)

    def _ask(self) -> None:
        if self._match is not None:
            self.source_wanted.emit(self._match)


class _Side(QWidget):
    """The precedents of one kind of ending; rows are made once and filled again."""

    def __init__(self, title: str, icon: str, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = [PrecedentRow(icon) for _n in range(SHOWN)]
        self._nothing = PlainLabel(nothing, "small", "ink-2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(PlainLabel(title, "small", "ink-2", bold=True))
        for row in self.rows:
            column.addWidget(row)
        column.addWidget(self._nothing)

    def show_matches(self, matches: tuple[Match, ...]) -> None:
        for row, match in zip(self.rows, matches, strict=False):
            row.show_match(match)
        for n, row in enumerate(self.rows):
            row.setVisible(n < len(matches))
        self._nothing.setVisible(not matches)


class PrecedentsSection(QWidget):
    """Looks for precedents beside the window, one search at a time, and shows what the newest assessment has."""

    def __init__(self, session: "Session", tasks: "Tasks", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self._found: Assessment | None = None
        self._searched_for: Assessment | None = None
        self.shown_for: Assessment | None = None
        """The assessment whose precedents are on screen."""
        self._searching = False
        self._card: QWidget | None = None
        self.tally = PlainLabel("", "small", "ink-2")
        self.nothing = PlainLabel("", "text", "ink-2")
        self.harmed = _Side(_("Ended in harm"), HARMED_ICON, none_harmed())
        self.spared = _Side(_("Did not end in harm"), SPARED_ICON, none_spared())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(PlainLabel(_("Precedents"), "text", bold=True))
        for part in (self.tally, self.nothing, self.harmed, self.spared):
            column.addWidget(part)
        for row in (*self.harmed.rows, *self.spared.rows):
            row.source_wanted.connect(self._open_source)
        self._show_waiting()

    def show_assessment(self, found: Assessment) -> None:
        """Look for the precedents of an assessment; those of the same corridor stay until the answer comes."""
        before, self._found = self._found, found
        if before is None or (before.case.origin, before.case.host) != (found.case.origin, found.case.host):
            self._show_waiting()
        self._search()

    def _search(self) -> None:
        if self._searching or self._found is None or self._found is self._searched_for:
            return
        found = self._searched_for = self._found
        knowledge = self._session.knowledge
        self._searching = True

        def look() -> Neighbours:
            from exile_risk.precedents import precedents_of

            return precedents_of(found, knowledge, SHOWN)

        def show(near: Neighbours) -> None:
            self._searching = False
            if self._found is found:
                self._show(near, found)
            self._search()  # an answer may have come meanwhile

        def failed(_error: Exception) -> None:
            self._searching = False
            if self._found is found:
                self._show_failure()
            self._search()

        self._tasks.read(look, show, self, failed)

    def _show(self, near: Neighbours, found: Assessment) -> None:
        self.shown_for = found
        self.tally.setText(tally_text(near.tally, found.case.origin, found.case.host))
        self.tally.setVisible(bool(self.tally.text()))
        anything = bool(near.harmed or near.spared)
        self.nothing.setText(nothing_comparable())
        self.nothing.setVisible(not anything)
        for side, matches in ((self.harmed, near.harmed), (self.spared, near.spared)):
            side.show_matches(matches)
            side.setVisible(anything)

    def _show_waiting(self) -> None:
        self.shown_for = None
        for part in (self.tally, self.nothing, self.harmed, self.spared):
            part.hide()

    def _show_failure(self) -> None:
        self._show_waiting()
        self.nothing.setText(_("The precedents could not be read. Run: exile-risk knowledge check"))
        self.nothing.show()

    def _open_source(self, match: Match) -> None:
        from ui.panels.precedent_card import show_precedent_card

        row = self.sender()
        where = row.source if isinstance(row, PrecedentRow) else self
        if self._card is not None:
            self._card.deleteLater()
        self._card = show_precedent_card(match, self._session.knowledge, where)
