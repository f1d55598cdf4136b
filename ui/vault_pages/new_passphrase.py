# SPDX-License-Identifier: GPL-3.0-or-later
"""A new passphrase: typed twice or made of six random words, with an honest word on how long it may hold."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from exile_risk.wording import _, isolated
from ui.messages import message
from ui.theme import scaled, set_look
from ui.vault_pages.keeper import wiped
from ui.widgets.icon import keep_icon
from ui.widgets.passphrase import PassphraseField
from ui.widgets.plain import PlainLabel
from ui.widgets.strength_bar import StrengthBar

if TYPE_CHECKING:
    from exile_risk.vault.passphrase_strength import Strength
    from ui.tasks import Tasks

JUDGE_AFTER_MS = 250
LEAST_CHARACTERS = 12


class NewPassphrase(QWidget):
    """Two fields, the meter, and the button that makes one. Nothing typed here is kept by it."""

    submitted = Signal()
    changed = Signal()

    def __init__(self, tasks: "Tasks", folder: Callable[[], Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._folder = tasks, folder
        words = (_("Show the passphrase"), _("Hide the passphrase"))
        self.first = PassphraseField(_("New passphrase"), *words)
        self.second = PassphraseField(_("New passphrase again"), *words)
        self.bar = StrengthBar()
        self.strength = PlainLabel("", "small", bold=True)
        self.lines = PlainLabel("", "small", "ink-2")
        self.make = QPushButton(" " + _("Make one of six words"))
        self.made = PlainLabel("", "text", bold=True)
        self._asked = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(JUDGE_AFTER_MS)
        self._timer.timeout.connect(self._judge)
        self._build()
        self._show(None)
        self.first.changed.connect(self._typed)
        self.second.changed.connect(self.changed)
        self.first.submitted.connect(self.second.edit.setFocus)
        self.second.submitted.connect(self.submitted)
        self.make.clicked.connect(self._make)

    def complaint(self) -> str:
        """Return what is wrong with what was typed, or ""; how easy it is to guess is judged when it is used."""
        if len(self.first.text()) < LEAST_CHARACTERS:
            return _("Too short. Take at least {n} characters.").format(n=LEAST_CHARACTERS)
        if self.first.text() != self.second.text():
            return _("The two differ. Write the second one again.")
        return ""

    def mend(self) -> None:
        """Put the caret where something is wrong."""
        field = self.first if len(self.first.text()) < LEAST_CHARACTERS else self.second
        field.edit.setFocus()
        field.edit.selectAll()

    def take(self) -> bytearray:
        """Return the passphrase, to be wiped by whoever takes it."""
        return bytearray(self.first.text(), "utf-8", "surrogatepass")

    def clear(self) -> None:
        """Forget what was typed and made."""
        self._timer.stop()
        self._asked += 1
        for field in (self.first, self.second):
            field.clear()
        self._say_made("")
        self._show(None)

    def _typed(self) -> None:
        self._say_made("")
        if self.first.text():
            self._timer.start()
        else:
            self._timer.stop()
            self._asked += 1
            self._show(None)
        self.changed.emit()

    def _judge(self) -> None:
        """Ask the worker: to judge one takes up to half a second."""
        typed, folder = self.take(), self._folder()
        self._asked += 1
        asked = self._asked

        def judge() -> "Strength":
            from exile_risk.ways_in import passphrase_strength

            with wiped(typed):
                return passphrase_strength(typed, folder)

        def judged(found: "Strength") -> None:
            if asked == self._asked:
                self._show(found)

        def failed(error: Exception) -> None:
            if asked == self._asked:
                self._show(None)
                self.lines.setText(message(error))

        self._tasks.read(judge, judged, self, failed)

    def _show(self, found: "Strength | None") -> None:
        if found is None:
            self.bar.set_score(None, _("Strength: nothing typed yet"))
            self.strength.setText("")
            self.lines.setText(
                _("Six random words are strong and can be learnt. At least {n} characters.").format(n=LEAST_CHARACTERS)
            )
            self.strength.hide()
            return
        from exile_risk.wording.ways_in import shown_score, strength_lines

        first, *rest = strength_lines(found)
        score = shown_score(found)
        self.bar.set_score(score, _("Strength, {n} of 5: {said}").format(n=score + 1, said=first))
        self.strength.setText(first)
        self.strength.show()
        self.lines.setText(" ".join(rest[:3]))

    def _make(self) -> None:
        def made(words: bytearray) -> None:
            with wiped(words):
                text = words.decode()
            for field in (self.first, self.second):
                field.set_text(text)
            self._say_made(text)
            self.second.edit.setFocus()

        from exile_risk.ways_in import made_passphrase

        self._tasks.read(made_passphrase, made, self, lambda error: self.lines.setText(message(error)))

    def _say_made(self, text: str) -> None:
        self.made.setText(isolated(text) if text else "")
        self._made_row.setVisible(bool(text))

    def _build(self) -> None:
        set_look(self.make, kind="small")
        keep_icon(self.make, "edit", size=14)
        self._made_row = QWidget()
        shown = QVBoxLayout(self._made_row)
        shown.setContentsMargins(0, 4, 0, 4)
        shown.setSpacing(0)
        shown.addWidget(self.made)
        told = _("Learn it now, before you go on. It is shown only here; cover it from cameras and eyes.")
        shown.addWidget(PlainLabel(told, "small", "ink-2"))
        self._made_row.hide()
        label = PlainLabel(_("&New passphrase"), "small", "ink-2")
        label.setBuddy(self.first.edit)
        again = PlainLabel(_("New passphrase &again"), "small", "ink-2")
        again.setBuddy(self.second.edit)
        top = QHBoxLayout()
        top.addWidget(label, 1)
        top.addWidget(self.make, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.first)
        column.addWidget(self._made_row)
        column.addSpacing(2)
        column.addWidget(self.bar)
        column.addWidget(self.strength)
        column.addWidget(self.lines)
        column.addSpacing(4)
        column.addWidget(again)
        column.addWidget(self.second)
        self.setMinimumWidth(scaled(200))
        self.setFocusProxy(self.first)
