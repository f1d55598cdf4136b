# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheet on which a caseworker corrects a fact: the right answer, where and when it holds, and who says so."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from exile_risk.knowledge.corrections import (
    ALL_SCOPES,
    CHARGE_SCOPES,
    CORRIDOR,
    HOST,
    LIMITS,
    ONLY_DOUBTED,
    ORIGIN,
    Correction,
    tidy,
)
from exile_risk.model.facts import Derived
from exile_risk.wording import _
from exile_risk.wording.corrections import scope_text, value_text
from exile_risk.wording.dates import day_text
from exile_risk.wording.names import offence_name
from exile_risk.wording.questions import question
from ui.panels import choices
from ui.panels.day_words import DayError, read_span_day
from ui.theme import scaled, set_look
from ui.widgets.chips import ChipPicker
from ui.widgets.fitting import FittingScroll
from ui.widgets.mark import Mark
from ui.widgets.plain import PlainLabel

if TYPE_CHECKING:
    from exile_risk.session import Session

WIDTH, SIDE, FRAME = 520, 20, 170

NOT_KNOWN = "unknown"
"""The chip that says only that the shipped answer is wrong."""

_FIELD_OF = {
    "correction_year": "start",
    "correction_reversed": "end",
    "correction_overlap": "start",
    "correction_read_later": "read",
    "correction_source": "title",
}


@dataclass(frozen=True)
class Written:
    """What stands on the sheet, as it was typed; it outlives the sheet, so that closing it loses nothing."""

    value: object
    scope: str
    fields: dict[str, str]
    offence: str | None = None


class CorrectionSheet(QFrame):
    """Takes one correction of one factor in one corridor. Enter or Save hands it over, Esc closes."""

    save_wanted = Signal(object)
    """The Correction as written."""

    changed = Signal(object)
    """What now stands on the sheet (a Written)."""

    closed = Signal()

    def __init__(self, session: "Session", derived: Derived, parent: QWidget) -> None:
        super().__init__(parent)
        self.factor = derived.factor
        self._origin, self._host = derived.params["origin"], derived.params["host"]
        self.offence = _offences(session, derived.params.get("offence")) if self.factor in CHARGE_SCOPES else None
        self.chips = ChipPicker(_("Right answer"))
        values = [] if self.factor in ONLY_DOUBTED else choices.values(session, self.factor)
        self.chips.set_choices(values, (NOT_KNOWN, _("Not to be trusted: unknown")))
        self.scope = QComboBox(self)
        known = {HOST: bool(self._host), ORIGIN: bool(self._origin), CORRIDOR: bool(self._host and self._origin)}
        for scope in (scope for scope in ALL_SCOPES[self.factor] if known[scope]):
            self.scope.addItem(scope_text(scope, self._origin, self._host), scope)
        self.edits = {name: _edit(label, LIMITS.get(name, 40)) for name, label in _labels().items()}
        self.edits["read"].setText(day_text(date.today()))
        self.edits["start"].setPlaceholderText(_("20 Jan 2018, Jan 2018 or 2018"))
        self.edits["end"].setPlaceholderText(_("Leave open if it still holds"))
        self.save = QPushButton(_("Save the correction"))
        self.cancel = QPushButton(_("Cancel"))
        self.complaint = Mark("warning", wrap=True)
        self.setFixedWidth(min(scaled(WIDTH), parent.width() - 32))
        self._build(derived)
        self._wire()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close at Esc; what was typed is kept."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def written(self) -> Written:
        """Return what stands on the sheet."""
        value = self.chips.chosen_value() if self.chips.has_choice() else None
        fields = {name: edit.text() for name, edit in self.edits.items()}
        offence = self.offence.currentData() if self.offence is not None else None
        return Written(value, self.scope.currentData(), fields, offence)

    def show_written(self, written: Written) -> None:
        """Show what stood on an earlier sheet of the same factor and corridor."""
        if written.value is not None:
            self.chips.choose(written.value)
        self.scope.setCurrentIndex(max(0, self.scope.findData(written.scope)))
        if self.offence is not None and written.offence is not None:
            self.offence.setCurrentIndex(max(0, self.offence.findData(written.offence)))
        for name, text in written.fields.items():
            self.edits[name].setText(text)

    def refuse(self, said: str, code: str = "") -> None:
        """Say what is wrong and put the focus where it can be mended; nothing typed is lost."""
        self._complain(said, _FIELD_OF.get(code))

    def _build(self, derived: Derived) -> None:
        self.setProperty("surface", "card")
        self.setAccessibleName(_("Correct a fact"))
        width = self.maximumWidth()
        self.scope.setAccessibleName(_("Holds for"))
        self.scope.setVisible(self.scope.count() > 1)
        for button, kind in ((self.save, "main"), (self.cancel, "plain")):
            button.setProperty("kind", kind)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.save)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        self.page = FittingScroll(self._fields(derived), width - 2 * SIDE - 2, self._room)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 16, SIDE, 16)
        column.setSpacing(8)
        column.addWidget(PlainLabel(_("Correct a fact"), "strong"))
        column.addWidget(self.page)
        column.addWidget(self.complaint)
        column.addLayout(buttons)

    def _fields(self, derived: Derived) -> QWidget:
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        now = _("So far: {value}").format(value=value_text(self.factor, derived.value))
        grid.addWidget(PlainLabel(question(self.factor), bold=True), 0, 0, 1, 2)
        grid.addWidget(PlainLabel(now, "small", "ink-2"), 1, 0, 1, 2)
        grid.addWidget(self.chips, 2, 0, 1, 2)
        only = PlainLabel(self.scope.itemText(0)) if self.scope.count() == 1 else None
        grid.addWidget(_labelled(_("Holds for"), only or self.scope), 3, 0, 1, 1 if self.offence else 2)
        if self.offence is not None:
            grid.addWidget(_labelled(_("Offence"), self.offence), 3, 1)
        places = {"start": (4, 0, 1), "end": (4, 1, 1), "title": (5, 0, 2), "publisher": (6, 0, 1), "read": (6, 1, 1)}
        for name, (row, side, width) in {**places, "why": (7, 0, 2)}.items():
            grid.addWidget(_labelled(_labels()[name], self.edits[name]), row, side, 1, width)
        kept = _("Kept in this vault only, where it counts for every case. No name of a client belongs here.")
        grid.addWidget(PlainLabel(kept, "small", "ink-2"), 8, 0, 1, 2)
        return page

    def _wire(self) -> None:
        self.save.clicked.connect(self._take)
        self.cancel.clicked.connect(self.closed)
        self.chips.chosen.connect(lambda _value: self._changed())
        self.scope.activated.connect(lambda _n: self._changed())
        if self.offence is not None:
            self.offence.activated.connect(lambda _n: self._changed())
        for edit in self.edits.values():
            edit.textEdited.connect(lambda _text: self._changed())
            edit.returnPressed.connect(self._take)

    def _changed(self) -> None:
        self._complain("", None)
        self.changed.emit(self.written())

    def _take(self) -> None:
        one = self._correction()
        if one is not None:
            self.save_wanted.emit(one)

    def _correction(self) -> Correction | None:
        """Return what is written as a correction; None where a day cannot be read or no answer is chosen."""
        if not self.chips.has_choice():
            self._complain(_("Choose the right answer first, or “Not to be trusted: unknown”."), None)
            self.chips.chips()[0].setFocus()
            return None
        start, end, read = (self._day(name, last=name == "end") for name in ("start", "end", "read"))
        if start is None or read is None or (end is None and self.edits["end"].text().strip()):
            return None
        value, scope = self.chips.chosen_value(), self.scope.currentData()
        return Correction(
            factor=self.factor,
            value=None if value == NOT_KNOWN else str(value),
            origin=self._origin if scope in (ORIGIN, CORRIDOR) else None,
            host=self._host if scope in (HOST, CORRIDOR) else None,
            valid_from=start,
            valid_to=end,
            title=tidy(self.edits["title"].text()),
            publisher=tidy(self.edits["publisher"].text()),
            read_on=read,
            why=tidy(self.edits["why"].text()),
            written_on=date.today(),
            offence=self.offence.currentData() if self.offence is not None else None,
        )

    def _day(self, name: str, *, last: bool) -> date | None:
        text = self.edits[name].text()
        if name == "end" and not text.strip():
            return None
        if self.complaint.word.text():  # one thing at a time
            return None
        if not text.strip():
            said = _("Say from when it holds.") if name == "start" else _("Say when you read or heard it.")
            self._complain(f"{said} {_('Just the month or the year will do.')}", name)
            return None
        try:
            return read_span_day(text, last=last)
        except DayError as wrong:
            self._complain(str(wrong), name)
            return None

    def _complain(self, said: str, field: str | None) -> None:
        for name, edit in self.edits.items():
            set_look(edit, mend=name == field)
            edit.setAccessibleDescription(said if name == field else "")
        self.complaint.set_word(said)
        layout = self.layout()
        if layout is not None:
            layout.activate()
        self.adjustSize()
        if field is not None:
            self.edits[field].setFocus()

    def _room(self) -> int:
        above = self.parentWidget()
        return (above.height() if above else 768) - scaled(FRAME)


def _labels() -> dict[str, str]:
    return {
        "start": _("Holds from"),
        "end": _("Until"),
        "title": _("Source: what you read or who told you"),
        "publisher": _("Published or told by"),
        "read": _("Read or heard on"),
        "why": _("Why the answer so far is wrong (if you like)"),
    }


def _offences(session: "Session", chosen: str | None) -> QComboBox:
    """Return the field that says of which offence a correction speaks, with the one that decided so far."""
    field = QComboBox()
    field.setAccessibleName(_("Offence"))
    for offence in sorted(session.knowledge.offences(), key=offence_name):
        field.addItem(offence_name(offence), offence)
    field.setCurrentIndex(max(0, field.findData(chosen)))
    return field


def _edit(label: str, limit: int) -> QLineEdit:
    edit = QLineEdit()
    edit.setAccessibleName(label)
    edit.setMaxLength(limit)
    edit.setInputMethodHints(Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhSensitiveData)
    return edit


def _labelled(words: str, field: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    label = PlainLabel(words, "small", "ink-2")
    label.setBuddy(field)
    column.addWidget(label)
    column.addWidget(field)
    return box
