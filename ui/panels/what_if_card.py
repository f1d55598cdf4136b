# SPDX-License-Identifier: GPL-3.0-or-later
"""One column of a what-if: what is supposed, the rating it gives, and how sure that is."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from exile_risk.explaining import Suppose, Supposed
from exile_risk.model.assessment import Assessment
from exile_risk.wording import _
from exile_risk.wording import whatif as say
from exile_risk.wording.dates import day_text
from exile_risk.wording.headline import headline
from exile_risk.wording.names import confidence_name
from exile_risk.wording.relocation_access import arrival_text
from exile_risk.wording.uncertainty import steady_text
from ui.panels.rating_head import show_badge, show_range
from ui.theme import scaled, set_look
from ui.widgets.badge import Badge
from ui.widgets.flow import FlowLayout
from ui.widgets.icon import keep_icon
from ui.widgets.plain import PlainLabel, plain_tip
from ui.widgets.range_bar import RangeBar
from ui.widgets.supposed_chip import SupposedChip


class WhatIfCard(QFrame):
    """A card with a letter. The first one, A, is the case as it stands and supposes nothing."""

    changed = Signal(object)
    """What is supposed now (a Suppose), after a chip was taken back."""

    closed = Signal()

    def __init__(self, letter: str, triggers: tuple[str, ...], closable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.letter, self._triggers = letter, triggers
        self.setProperty("surface", "card")
        self.tag = PlainLabel(letter, "small", wrap=False)
        set_look(self.tag, tone="ask-next")
        self.tag.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.title = PlainLabel("", "text", bold=True)
        self.close_button = QToolButton()
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, 6)
        self.chips: list[SupposedChip] = []
        self.badge = Badge()
        self.sentence = PlainLabel("", "small")
        self.range = RangeBar()
        self.note = PlainLabel("", "small", "ink-2")
        self._build(closable)

    def show_case(self, found: Assessment) -> None:
        """Show the case as it stands."""
        self.title.setText(say.as_it_stands())
        self._show_chips([(day_text(found.day), None)])
        self._show(found, "")

    def show_copy(self, supposed: Suppose, rated: Supposed) -> None:
        """Show a copy with something supposed."""
        self.title.setText(say.column_title(supposed))
        self._show_chips(_things(supposed))
        self._show(rated.found, arrival_text(rated.arrival) if rated.arrival else "")

    def _show(self, found: Assessment, arrival: str) -> None:
        self.setAccessibleName(f"{self.letter}: {self.title.text()}. {say.not_rated(found)}")
        rated = found.band is not None
        show_badge(self.badge, found, self._triggers)
        self.sentence.setText(headline(found))
        self.range.setVisible(rated)
        self.note.setVisible(rated or bool(arrival))
        if rated:
            show_range(self.range, found)
        said = [_("Confidence: {word}.").format(word=confidence_name(found.confidence)), steady_text(found)]
        if arrival:
            said.append(_("Supposed there: {status}.").format(status=arrival))
        self.note.setText(" ".join(part for part in said if part))

    def _show_chips(self, things: "Sequence[tuple[str, Suppose | None]]") -> None:
        held = any(chip.hasFocus() for chip in self.chips)
        while (item := self._flow.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.chips.clear()
        for words, without in things:
            if without is None:
                self._flow.addWidget(PlainLabel(words, "small", "ink-2", wrap=False))
                continue
            chip = SupposedChip(words)
            chip.setAccessibleName(_("Take back: {what}").format(what=words))
            chip.setToolTip(plain_tip(words))
            chip.clicked.connect(self._taker(without))
            self.chips.append(chip)
            self._flow.addWidget(chip)
        self._chips.setVisible(bool(things))
        if held and self.chips:
            self.chips[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _taker(self, without: Suppose) -> Callable[[], None]:
        return lambda: self.changed.emit(without)

    def _build(self, closable: bool) -> None:
        close = _("Remove column {letter}").format(letter=self.letter)
        self.close_button.setProperty("kind", "quiet")
        self.close_button.setAccessibleName(close)
        self.close_button.setToolTip(close)
        self.close_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.close_button.setVisible(closable)
        self.close_button.setMaximumHeight(scaled(22))
        keep_icon(self.close_button, "close", "ink", 14)
        self.close_button.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.tag, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._chips)
        column.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignLeading)
        for part in (self.sentence, self.range, self.note):
            column.addWidget(part)
        column.addStretch(1)
        self.setMinimumWidth(scaled(250))


def _things(supposed: Suppose) -> list[tuple[str, Suppose | None]]:
    """Return everything supposed in words, each with what would be left without it."""
    found: list[tuple[str, Suppose | None]] = []
    if supposed.host is not None:
        found.append((say.supposed_country(supposed.host), Suppose(supposed.answers, supposed.day)))
    if supposed.day is not None:
        found.append((say.supposed_day(supposed.day), Suppose(supposed.answers, None, supposed.host)))
    for factor, answer in supposed.answers.items():
        found.append((say.supposed_answer(factor, answer), supposed.with_answer(factor, None)))
    return found
