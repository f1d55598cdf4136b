# SPDX-License-Identifier: GPL-3.0-or-later
"""Where something is supposed: an answer, a day or a country, and what would change the rating to try at once."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from exile_risk.asking import Change
from exile_risk.explaining import Suppose
from exile_risk.model.answers import Answer, Unanswered
from exile_risk.model.assessment import Assessment
from exile_risk.wording import _
from exile_risk.wording import whatif as say
from exile_risk.wording.actions import change_text, price_text
from exile_risk.wording.names import band_name, group_title
from exile_risk.wording.questions import question, short_question
from ui.panels import choices
from ui.panels.day_field import DayField
from ui.theme import scaled, set_look
from ui.widgets.chips import ChipPicker
from ui.widgets.flow import FlowLayout
from ui.widgets.plain import PlainLabel, plain_tip
from ui.widgets.supposed_chip import TryChip
from ui.widgets.type_ahead import Entry, TypeAhead

if TYPE_CHECKING:
    from exile_risk.session import Session

MOST_TRIED = 6
"""Suggestions shown; the strongest mitigations come first."""


class WhatIfBench(QWidget):
    """Changes what one column supposes."""

    changed = Signal(object)
    """What is supposed now (a Suppose)."""

    column_chosen = Signal(int)
    """The column that is changed from now on: 0 is B."""

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._supposed = Suppose()
        self._found: Assessment | None = None
        self.columns = ChipPicker(_("Column to change"))
        self.question = TypeAhead(_("Another answer"), _("Question to answer otherwise"), _("No such question"))
        self.day = DayField(_("Facts of another day"))
        self.country = TypeAhead(_("Another country"), _("In another country"), _("No such country"))
        self.values = ChipPicker()
        self.wrong = PlainLabel("", "small")
        self._asked = PlainLabel("", "text")
        self._word = PlainLabel(_("Suppose on"), "text", bold=True, wrap=False)
        self._try_word = PlainLabel("", "text", bold=True, wrap=False)
        self.tries_area = QWidget()  # placed by the page, under what differs
        self._flow = FlowLayout(self.tries_area, 8)
        self.tries: list[TryChip] = []
        self._build()
        self._wire()

    def set_columns(self, letters: Sequence[str], chosen: int) -> None:
        """Offer these columns, B and perhaps C."""
        self.columns.set_choices([(n, letter) for n, letter in enumerate(letters)])
        self.columns.choose(chosen)
        self.columns.setVisible(len(letters) > 1)
        self._word.setText(_("Suppose on") if len(letters) > 1 else _("Suppose on {letter}").format(letter=letters[0]))

    def show_column(self, supposed: Suppose, rated: Assessment, changes: Sequence[Change], letter: str) -> None:
        """Show what a column supposes and what to try on it."""
        self._supposed, self._found = supposed, rated
        self.day.set_day(rated.day)
        self.country.set_picked(supposed.host)
        self._show_values()
        self._try_word.setText(_("Try on {letter}").format(letter=letter))
        self._show_tries(changes, letter)

    def start(self) -> None:
        """Put the focus where the next thing is supposed."""
        self.question.setFocus()

    def _show_values(self) -> None:
        factor = self.question.picked_id()
        shown = factor is not None and self._found is not None
        self.values.setVisible(shown)
        self._asked.setVisible(shown)
        if factor is None or self._found is None:
            return
        self._asked.setText(question(factor))
        answer = self._found.used.get(factor)
        self.values.setAccessibleName(question(factor))
        trigger = factor in self._session.catalogue.triggers
        unknown = None if trigger else choices.unknown_choice()
        self.values.set_choices([*choices.values(self._session, factor)], unknown)
        if answer is not None and (answer.known is not None or (answer.value is Unanswered.UNKNOWN and unknown)):
            self.values.choose(answer.value)

    def _show_tries(self, changes: Sequence[Change], letter: str) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            old = item.widget()
            if old is not None and old is not self._try_word:
                old.hide()
                old.deleteLater()
        self.tries.clear()
        self._flow.addWidget(self._try_word)
        for change in _worth_trying(changes, self._session.catalogue.triggers):
            words = change_text(change)
            if change.cost is not None:
                words = f"{words} ({price_text(short=True)})"
            now = any(f in self._session.catalogue.clocks and v == "yes" for f, v in change.set.items())
            chip = TryChip(words, int(change.band), band_name(change.band), now)
            chip.setAccessibleName(say.try_spoken(letter, words, band_name(change.band)))
            chip.setToolTip(plain_tip(words))
            chip.clicked.connect(self._trier(change))
            self.tries.append(chip)
            self._flow.addWidget(chip)
        if not self.tries:
            self._flow.addWidget(PlainLabel(_("No single answer here would move the band."), "small", "ink-2"))

    def _trier(self, change: Change) -> Callable[[], None]:
        def go() -> None:
            answers = {**self._supposed.answers, **{f: Answer(v) for f, v in change.set.items()}}
            self.changed.emit(replace(self._supposed, answers=answers))

        return go

    def _answer(self, value: object) -> None:
        factor = self.question.picked_id()
        if factor is not None and isinstance(value, str | Unanswered):
            self.changed.emit(self._supposed.with_answer(factor, Answer(value)))

    def _wire(self) -> None:
        self.columns.chosen.connect(lambda n: self.column_chosen.emit(n))
        self.question.picked.connect(lambda _id: self._show_values())
        self.question.cleared.connect(self._show_values)
        self.values.chosen.connect(self._answer)
        self.day.taken.connect(self._take_day)
        self.day.complained.connect(self._say_wrong)
        self.country.picked.connect(lambda code: self.changed.emit(replace(self._supposed, host=str(code))))
        self.country.cleared.connect(lambda: self.changed.emit(replace(self._supposed, host=None)))

    def _take_day(self, day: date) -> None:
        self.changed.emit(replace(self._supposed, day=day))

    def _say_wrong(self, wrong: str) -> None:
        self.wrong.setText(wrong)
        self.wrong.setVisible(bool(wrong))

    def _build(self) -> None:
        catalogue = self._session.catalogue
        entries = [
            Entry(f.id, short_question(f.id), group_title(f.group), (question(f.id),))
            for f in catalogue.factors.values()
        ]
        self.question.set_entries(sorted(entries, key=lambda e: e.label.casefold()))
        self.country.set_entries(choices.country_entries(self._session))
        for field, width in ((self.question, 250), (self.country, 180)):
            field.setFixedWidth(scaled(width))
        fields: tuple[QWidget, ...] = (self.question, self.day, self.country)
        for one in fields:
            one.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.columns.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        line = QWidget()
        flow = FlowLayout(line, 8)
        stops: tuple[QWidget, ...] = (self._word, self.columns, self.question, self.day, self.country)
        for stop in stops:
            flow.addWidget(stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        parts: tuple[QWidget, ...] = (line, self.wrong, self._asked, self.values)
        for part in parts:
            column.addWidget(part)
        for hidden in (self.wrong, self._asked, self.values):
            hidden.hide()
        set_look(self._asked, tone="ink-2")


def _worth_trying(changes: Sequence[Change], triggers: tuple[str, ...]) -> list[Change]:
    """Return a few changes: each factor once, mitigations first, then what raises; giving up speech last."""
    best: dict[tuple[frozenset[str], bool], Change] = {}
    for change in changes:
        if change.actionable or not change.lowers:
            about = frozenset("trigger" if f in triggers else f for f in change.set)
            best.setdefault((about, change.lowers), change)
    listed = list(best.values())
    free = [c for c in listed if c.lowers and c.cost is None][: MOST_TRIED // 2]
    raising = [c for c in listed if not c.lowers][: MOST_TRIED - 1 - len(free)]
    priced = [c for c in listed if c.lowers and c.cost is not None][:1]
    return [*free, *raising, *priced]
