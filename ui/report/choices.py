# SPDX-License-Identifier: GPL-3.0-or-later
"""The side of the report page: who will read it, what goes in, which language, the passphrase, and the ways out."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from exile_risk.report import ALLOWED, DEFAULTS, Part, Reader
from exile_risk.wording import _
from exile_risk.wording import report as say
from ui import language
from ui.panels.surfaces import on_panel, rule, scrolling
from ui.theme import scaled
from ui.widgets.icon import Icon, keep_icon
from ui.widgets.passphrase import PassphraseField
from ui.widgets.plain import PlainLabel

WAITS = (0, 1, 2, 4, 8, 16, 30)
"""Seconds to wait after the n-th wrong passphrase in a row, as on the unlock page; the last holds on."""

PRINT, PDF, HTML = "print", "pdf", "html"


class ReportChoices(QWidget):
    """What is chosen, and the wish to let the page leave."""

    changed = Signal()
    """Reader, parts or language are others now."""

    leave_wanted = Signal(str)
    """The page is to leave: PRINT, PDF or HTML."""

    def __init__(self, spoken: str, *, asks: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asks = asks
        self._wrong = 0
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._renew)
        self._working = self._ready = False
        self.readers = {reader: QRadioButton(say.reader_name(reader)) for reader in Reader}
        self.parts = {part: QCheckBox(say.part_name(part)) for part in Part}
        self._places = PlainLabel("", "small", "ink-2", wrap=False)
        self.language = QComboBox()
        self.passphrase = PassphraseField(_("Passphrase"), _("Show the passphrase"), _("Hide the passphrase"))
        self.ways = {
            PRINT: QPushButton(" " + _("P&rint")),
            PDF: QPushButton(" " + _("Save as PD&F")),
            HTML: QPushButton(" " + _("Save as &web page")),
        }
        self._build(spoken)
        self._wire()
        self.readers[Reader.PARTNER].setChecked(True)

    @property
    def reader(self) -> Reader:
        """Who will read it."""
        return next(reader for reader, button in self.readers.items() if button.isChecked())

    @property
    def chosen_parts(self) -> frozenset[Part]:
        """What goes in beside rating, range and judgement."""
        return frozenset(part for part, box in self.parts.items() if box.isChecked())

    @property
    def spoken(self) -> str:
        """The language of the page."""
        return str(self.language.currentData())

    def first_stop(self) -> QWidget:
        """Return where the focus belongs at first."""
        return self.readers[self.reader]

    def set_ready(self, ready: bool) -> None:
        """Say whether there is a page that could leave."""
        self._ready = ready
        self._renew()

    def set_working(self, working: bool) -> None:
        """Show that the passphrase is being looked at."""
        self._working = working
        self._renew()

    @property
    def wants_places(self) -> bool:
        """Whether it is to say where the person could go."""
        return Part.RELOCATION in self.chosen_parts

    def note_places(self, text: str) -> None:
        """Show a few words at the end of the line of places."""
        self._places.setText(text)
        self.parts[Part.RELOCATION].setAccessibleDescription(text)

    def take_passphrase(self) -> bytearray:
        """Return what was typed and empty the field; the caller wipes it."""
        taken = bytearray(self.passphrase.text(), "utf-8", "surrogatepass")
        self.passphrase.clear()
        return taken

    def refuse(self, sentence: str, *, wrong_passphrase: bool) -> None:
        """Say why the page stays; after a wrong passphrase the next try waits longer each time."""
        if wrong_passphrase:
            self._wrong += 1
            seconds = WAITS[min(self._wrong, len(WAITS) - 1)]
            self._wait.start(seconds * 1000)
            sentence = _("That is not the passphrase of this vault. Next try in {n} s.").format(n=seconds)
        self.passphrase.set_hint(sentence)
        self.set_working(False)
        self.passphrase.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self) -> None:
        """Forget how often it was wrong."""
        self._wrong = 0
        self.passphrase.set_hint("")
        self.set_working(False)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep no passphrase on a page that nobody sees."""
        super().hideEvent(event)
        self.passphrase.clear()
        self.passphrase.set_hint("")

    def _choose_reader(self, reader: Reader) -> None:
        for part, box in self.parts.items():
            box.blockSignals(True)
            box.setChecked(part in DEFAULTS[reader])
            box.setEnabled(part in ALLOWED[reader])
            box.blockSignals(False)
        self.changed.emit()

    def _renew(self) -> None:
        typed = bool(self.passphrase.text()) or not self._asks
        able = self._ready and typed and not self._working and not self._wait.isActive()
        why = "" if typed else _("Write your passphrase first.")
        for button in self.ways.values():
            button.setEnabled(able)
            button.setToolTip(why)

    def _wire(self) -> None:
        group = QButtonGroup(self)
        for reader, button in self.readers.items():
            group.addButton(button)
            button.toggled.connect(lambda on, reader=reader: self._choose_reader(reader) if on else None)
        for box in self.parts.values():
            box.toggled.connect(lambda _on: self.changed.emit())
        self.language.currentIndexChanged.connect(lambda _n: self.changed.emit())
        self.passphrase.changed.connect(self._renew)
        self.passphrase.caps_lock_maybe.connect(
            lambda on: self.passphrase.set_hint(_("Caps Lock is on.") if on else "")
        )
        for way, one in self.ways.items():
            one.clicked.connect(lambda _=False, way=way: self.leave_wanted.emit(way))
        self._renew()

    def _build(self, spoken: str) -> None:
        on_panel(self)
        self.setAccessibleName(_("Report"))
        for code, name in language.offered():
            self.language.addItem(name, code)
        self.language.setCurrentIndex(max(0, self.language.findData(spoken)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scrolling(self._upper()), 1)
        column.addWidget(rule())
        column.addWidget(self._lower())

    def _upper(self) -> QWidget:
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(24, 14, 14, 10)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(PlainLabel(_("Report"), "strong", wrap=False))
        head.addWidget(PlainLabel(_("prints well in grey"), "small", "ink-2", wrap=False), 1)
        column.addLayout(head)
        column.addSpacing(6)
        column.addWidget(PlainLabel(_("Who will read it"), "text", bold=True))
        for reader, button in self.readers.items():
            button.setAccessibleDescription(say.reader_note(reader))
            column.addWidget(button)
            under = QHBoxLayout()
            under.addSpacing(scaled(28))
            under.addWidget(PlainLabel(say.reader_note(reader), "small", "ink-2"), 1)
            column.addLayout(under)
        column.addSpacing(6)
        column.addWidget(rule())
        column.addSpacing(6)
        column.addWidget(PlainLabel(_("What goes in"), "text", bold=True))
        always = QCheckBox(_("Rating, range and judgement"))
        always.setChecked(True)
        always.setEnabled(False)
        always.setAccessibleDescription(_("always"))
        column.addLayout(_line(always, PlainLabel(_("always"), "small", "ink-2", wrap=False)))
        for part, box in self.parts.items():
            column.addLayout(_line(box, self._places if part is Part.RELOCATION else None))
        column.addSpacing(6)
        column.addWidget(rule())
        column.addSpacing(6)
        label = PlainLabel(_("Lan&guage"), "small", "ink-2")
        label.setBuddy(self.language)
        self.language.setAccessibleName(_("Language of the page"))
        column.addWidget(label)
        column.addWidget(self.language)
        column.addStretch(1)
        return upper

    def _lower(self) -> QWidget:
        lower = QWidget()
        on_panel(lower)
        column = QVBoxLayout(lower)
        column.setContentsMargins(24, 8, 24, 14)
        column.setSpacing(6)
        label = PlainLabel(_("Your pass&phrase, once more"), "small", "ink-2")
        label.setBuddy(self.passphrase.edit)
        for part in (label, self.passphrase):
            column.addWidget(part)
            part.setVisible(self._asks)
        leaves = _("A printed or saved page leaves the vault. It is noted in the record; we cannot call it back.")
        if not self._asks:
            leaves = _("Practice cases: no passphrase is asked. A page of a real case leaves the vault for good.")
        note = QHBoxLayout()
        note.setSpacing(6)
        note.addWidget(Icon("info", "ink-2", 14), 0, Qt.AlignmentFlag.AlignTop)
        note.addWidget(PlainLabel(leaves, "small", "ink-2"), 1)
        column.addLayout(note)
        for way, icon in ((PRINT, "printer"), (PDF, "arrow-down"), (HTML, "globe")):
            keep_icon(self.ways[way], icon)
            self.ways[way].setMinimumHeight(scaled(32))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.ways[PRINT], 1)
        row.addWidget(self.ways[PDF], 1)
        column.addLayout(row)
        column.addWidget(self.ways[HTML])
        return lower


def _line(box: QCheckBox, note: PlainLabel | None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(box, 1)
    if note is not None:
        row.addWidget(note)
    return row
