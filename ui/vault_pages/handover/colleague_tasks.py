# SPDX-License-Identifier: GPL-3.0-or-later
"""Meeting a colleague's vault: one's own card with its six words, their card, and the words compared by voice."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from exile_risk.handover.desk import Card, Handover
from exile_risk.wording import _, isolated
from ui.theme import scaled, set_look
from ui.typed_path import typed_path
from ui.vault_pages.keeper import Keeper
from ui.vault_pages.task import FIELD_WIDTH, Task
from ui.widgets.plain import PlainLabel

if TYPE_CHECKING:
    from exile_risk.vault.colleagues import Colleague

_CARD_LONGEST = 2_000
_ACROSS = 3


class SixWords(QWidget):
    """Six numbered words, three to a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self.words: tuple[str, ...] = ()

    def show_words(self, words: tuple[str, ...]) -> None:
        """Show them."""
        self.words = words
        self.setAccessibleName(", ".join(words))
        for number, word in enumerate(words):
            tile = QWidget()
            tile.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            set_look(tile, surface="sunk")
            tile.setMinimumHeight(scaled(44))
            row = QHBoxLayout(tile)
            row.setContentsMargins(16, 6, 12, 6)
            row.setSpacing(12)
            row.addWidget(PlainLabel(str(number + 1), "small", "ink-2", wrap=False))
            row.addWidget(PlainLabel(word, "strong", wrap=False), 1)
            self._grid.addWidget(tile, number // _ACROSS, number % _ACROSS)


class CardTask(Task):
    """Shows one's own card and writes it into a file to send."""

    def __init__(self, keeper: Keeper, desk: Handover) -> None:
        why = _(
            "A colleague needs this card to send you cases that only this vault can open. It holds no secret and no"
            " name. Send it by any way; then read them the six words, by voice or face to face."
        )
        super().__init__(keeper, _("This vault’s card"), why, _("Save the card"), _("Leave"))
        self._desk = desk
        self._text = ""
        self.words = SixWords()
        self.column.addSpacing(6)
        self.column.addWidget(self.words)
        self.file = self.path(_("Path of the new &file"), _("Path of the new file"))
        self.file.setText(str(Path.home() / "card.json"))
        self.go.setEnabled(False)

    def start(self) -> None:
        """Read the card; its keys are made at the first time."""
        super().start()
        self.run(self._desk.card, self._show, _("Working, a few seconds …"))

    def act(self) -> None:
        """Write it."""
        path, data = typed_path(self.file.text()), self._text.encode()

        def work() -> None:
            from exile_risk.report.saving import save_new

            save_new(path, data)

        def done(_none: None) -> None:
            said = _("It lies in {path}. Read out the six words when your colleague has it.")
            self.finished.emit(_("The card is saved"), said.format(path=isolated(str(path))))

        self.run(work, done, _("Working, a few seconds …"))

    def _show(self, card: Card) -> None:
        self._text = card.text
        self.words.show_words(card.words)
        self.file.setFocus()


class AddColleagueTask(Task):
    """Keeps a colleague's card; nothing is taken from them before the words were compared."""

    def __init__(self, keeper: Keeper, desk: Handover) -> None:
        why = _("Paste the text of their card. Nothing can go either way before you have compared the six words.")
        super().__init__(keeper, _("A colleague’s card"), why, _("Keep the card"))
        self._desk = desk
        self.label = QLineEdit()
        self.label.setMaxLength(60)
        self.label.setAccessibleName(_("What you call them"))
        self.add_field(
            _("What you call &them"), self.label, _("Initials or the name of a desk; kept inside the vault.")
        )
        self.card = QPlainTextEdit()
        self.card.setAccessibleName(_("Text of their card"))
        self.card.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.card.setTabChangesFocus(True)
        self.card.setFixedHeight(scaled(120))
        self.add_field(_("Text of their &card"), self.card)

    def act(self) -> None:
        """Keep it."""
        text, label, desk = self.card.toPlainText()[: _CARD_LONGEST + 1], self.label.text(), self._desk

        def done(made: "Colleague") -> None:
            said = _("Now call them, and let them read out the six words of their card.")
            self.finished.emit(_("{label} is kept, not yet confirmed").format(label=isolated(made.label)), said)

        self.run(lambda: desk.add_colleague(text, label), done, _("Working, a few seconds …"))


class CompareTask(Task):
    """Takes the words a colleague reads out; they are not shown before, so that somebody has to listen."""

    def __init__(self, keeper: Keeper, desk: Handover, colleague: "Colleague") -> None:
        why = _(
            "Call {label}, or meet. Do not use the way by which the card came. Type the six words that they read from"
            " their own screen; the first four letters of each are enough."
        ).format(label=isolated(colleague.label))
        super().__init__(keeper, _("Compare the six words"), why, _("They agree: confirm"))
        self._desk, self._colleague = desk, colleague
        self.typed = QLineEdit()
        self.typed.setMaxLength(200)
        self.typed.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.typed.setAccessibleName(_("The six words they read out"))
        self.typed.setMaximumWidth(scaled(FIELD_WIDTH))
        self.add_field(_("The &six words they read out"), self.typed)
        self.typed.returnPressed.connect(self._go)

    def act(self) -> None:
        """Confirm."""
        desk, id, typed = self._desk, self._colleague.id, self.typed.text()

        def done(found: "Colleague") -> None:
            said = _("Bundles can go both ways now.")
            self.finished.emit(_("{label} is confirmed").format(label=isolated(found.label)), said)

        self.run(lambda: desk.confirm(id, typed), done, _("Working, a few seconds …"))
