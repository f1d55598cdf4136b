# SPDX-License-Identifier: GPL-3.0-or-later
"""Four words and a number to read to a supervisor, and the way to hold an earlier receipt against the record."""

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from exile_risk.errors import InputError
from exile_risk.wording import _, isolated
from exile_risk.wording.custody import custody_text
from ui.messages import message
from ui.theme import set_look
from ui.vault_pages.keeper import Keeper
from ui.widgets.plain import PlainLabel

_WORDS = 4


class ReceiptCard(QFrame):
    """The words of now. Those of an earlier day can be typed to see whether the record was kept."""

    grown = Signal()
    """It needs more or less room."""

    def __init__(self, keeper: Keeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self.words = PlainLabel("", bold=True)
        self.check = QPushButton(_("Check an earlier one"))
        self.typed = QLineEdit()
        self.answer = PlainLabel("", "small")
        self._build()
        self.check.clicked.connect(self._open)
        self.typed.returnPressed.connect(self._compare)

    def show_receipt(self, seq: int, words: tuple[str, ...]) -> None:
        """Show the receipt for everything on record so far."""
        self.setVisible(bool(words))
        self.words.setText(isolated(f"{' · '.join(words)}   {seq}"))
        self.words.setAccessibleName(_("Receipt: {words}, number {n}").format(words=", ".join(words), n=seq))

    def _open(self) -> None:
        self.typed.setVisible(not self.typed.isVisible())
        self.answer.hide()
        self.typed.clear()
        if self.typed.isVisible():
            self.typed.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grown.emit()

    def _compare(self) -> None:
        numbers = re.findall(r"\d{1,15}", self.typed.text())
        words = tuple(re.findall(r"[^\W\d_]+", self.typed.text().casefold()))
        if len(numbers) != 1:
            self._say(message(InputError("receipt_words", count=_WORDS)))
            return
        custody, seq = self._keeper.session.safekeeping.custody, int(numbers[0])

        def compared(right: bool) -> None:
            if right:
                self._say(custody_text("receipt_right", seq=seq))
            else:
                self._say(message(InputError("receipt_wrong")))

        self._keeper.read(
            lambda: custody.check_receipt(seq, words), compared, self, lambda error: self._say(message(error))
        )

    def _say(self, text: str) -> None:
        self.answer.setText(text)
        self.answer.show()
        self.grown.emit()

    def _build(self) -> None:
        set_look(self, surface="note")
        told = _("Read this to your supervisor once a week. It shows if saved work was removed.")
        set_look(self.check, kind="link", type="small")
        self.typed.setAccessibleName(_("An earlier receipt: its number and four words"))
        self.typed.setPlaceholderText(_("Number and four words of an earlier receipt, then Enter"))
        self.typed.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.typed.setMaxLength(200)
        self.typed.hide()
        self.answer.hide()
        line = QHBoxLayout()
        line.addWidget(self.words, 1)
        line.addWidget(self.check)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 12, 8)
        column.setSpacing(2)
        column.addWidget(PlainLabel(told, "small", "ink-2"))
        column.addLayout(line)
        column.addWidget(self.typed)
        column.addWidget(self.answer)
