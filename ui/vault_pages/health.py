# SPDX-License-Identifier: GPL-3.0-or-later
"""The health of the vault: every check with its words, the backups that are kept, and the receipt."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from exile_risk.ways_in import RECOVERY
from exile_risk.wording import _, ngettext_
from exile_risk.wording.vault_pages import (
    HealthLine,
    backup_line,
    header_line,
    is_reading,
    kit_line,
    pages_line,
    record_line,
    room_line,
    second_line,
    size_text,
    well_text,
)
from ui.theme import set_look
from ui.vault_pages.backups_kept import BackupsKept
from ui.vault_pages.keeper import Keeper
from ui.vault_pages.marked_row import MarkedRow, renewed
from ui.vault_pages.receipt import ReceiptCard
from ui.vault_pages.state import ROOM, VaultState
from ui.widgets.icon import keep_icon
from ui.widgets.plain import PlainLabel
from ui.widgets.section_header import SectionHeader


class Health(QWidget):
    """Shows a state; what can be done about a line is asked for by signal."""

    check_wanted = Signal()
    backup_wanted = Signal()
    second_wanted = Signal()
    kit_wanted = Signal()
    accept_wanted = Signal()

    def __init__(self, keeper: Keeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, MarkedRow] = {}
        self.buttons: dict[str, QPushButton] = {}
        self.head = SectionHeader(_("Health"))
        self.again = QPushButton(" " + _("Check again"))
        self.note = PlainLabel("", "small", "ink-2")
        self.kept = BackupsKept()
        self.receipt = ReceiptCard(keeper)
        self._list: QWidget = QWidget()
        self._build()
        self.again.clicked.connect(self.check_wanted)

    def show_state(self, state: VaultState) -> None:
        """Show every check as it came out."""
        self.set_working("")
        lines = health_lines(state)
        self.head.set_note(well_text(lines.values()))
        self.rows = {id: MarkedRow(line.state, line.title, line.text) for id, line in lines.items()}
        self.buttons = {}
        self._add_buttons(state)
        self._list = renewed(self._column, self._list, self.rows.values())
        self.kept.show_moments(state.backups)
        self.kept.setVisible(bool(state.backups))
        self._kept_head.setVisible(bool(state.backups))
        self.receipt.show_receipt(state.seq, state.receipt)

    def set_working(self, said: str) -> None:
        """Say what is being done meanwhile; "" when it is over."""
        self.again.setEnabled(not said)
        for button in self.buttons.values():
            button.setEnabled(not said)
        self.note.setText(said)
        self.note.setVisible(bool(said))

    def say(self, text: str) -> None:
        """Say how something ended."""
        self.set_working("")
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def _add_buttons(self, state: VaultState) -> None:
        if state.training or is_reading(state.announced):
            return
        wanted = {
            "backup": (_("Back up now"), self.backup_wanted),
            "second": (_("Copy now") if state.second_reached else _("Choose …"), self.second_wanted),
        }
        if not state.barred and not any(way.kind == RECOVERY for way in state.ways):
            wanted["kit"] = (_("Make one …"), self.kit_wanted)
        for id, (word, signal) in wanted.items():
            button = self.rows[id].add_button(word)
            button.clicked.connect(signal)
            self.buttons[id] = button
        if state.barred:
            button = self.rows["record"].add_button(_("Take it as it is"))
            button.clicked.connect(self.accept_wanted)
            self.buttons["record"] = button

    def _build(self) -> None:
        set_look(self.again, kind="small")
        keep_icon(self.again, "redo", size=14)
        self.head.add_end(self.again)
        self._kept_head = SectionHeader(_("Backups kept"))
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.head)
        column.addWidget(self.note)
        column.addWidget(self._list)
        column.addSpacing(6)
        column.addWidget(self._kept_head)
        column.addWidget(self.kept)
        column.addSpacing(4)
        column.addWidget(self.receipt)
        column.addStretch(1)
        self._kept_head.hide()
        self.kept.hide()
        self.receipt.hide()
        self.note.hide()


def health_lines(state: VaultState) -> dict[str, HealthLine]:
    """Return every check by its id, in the order in which it is shown."""
    now = datetime.now().astimezone()
    kits = [way for way in state.ways if way.kind == RECOVERY]
    made = max((way.made for way in kits if way.made is not None), default=None)
    lines = {
        "pages": pages_line(state.findings, state.checked),
        "record": record_line(state.findings, state.announced, state.seq, state.last),
    }
    header = header_line(state.findings)
    if header is not None:
        lines["header"] = header
    if not state.training:
        last = state.backups[0] if state.backups else None
        place = str(state.second) if state.second is not None else None
        lines["backup"] = backup_line(last, state.changes, now)
        lines["second"] = second_line(place, overdue=state.second_overdue, reached=state.second_reached)
        lines["kit"] = kit_line(made, bool(kits))
    lines["room"] = room_line(state.free, round(ROOM * state.size))
    return lines


def whole_text(state: VaultState, name: str) -> str:
    """Return name, number of cases and size in one line."""
    cases = ngettext_("{n} case", "{n} cases", state.cases)
    return " · ".join((name, cases, size_text(state.size)))
