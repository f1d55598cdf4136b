# SPDX-License-Identifier: GPL-3.0-or-later
"""What opens this vault: every way with what can be done about it, and beneath it what else can be done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from exile_risk.ways_in import KEY_FILE, RECOVERY, WayIn
from exile_risk.wording import _
from exile_risk.wording.under_search import search_text
from exile_risk.wording.vault_pages import is_reading, way_note, way_title
from ui.theme import scaled, set_look
from ui.vault_pages.marked_row import MarkedRow, renewed
from ui.vault_pages.state import VaultState
from ui.widgets.icon import keep_icon
from ui.widgets.plain import PlainLabel
from ui.widgets.section_header import SectionHeader

ADD, KIT, SHARE, KNOWN = "add", "kit", "share", "known"
BORDER, TRAVEL, HIGH_RISK, ERASE = "border", "travel", "high_risk", "erase"
_ICONS = {ADD: "person", KIT: "printer", SHARE: "people", KNOWN: "warning"}
_ICONS |= {BORDER: "info", TRAVEL: "vault", HIGH_RISK: "shield", ERASE: "bin"}
_ALWAYS = (BORDER,)
_ALSO_BARRED = (BORDER, ERASE)


class WaysPage(QWidget):
    """Shows the ways in; starts nothing itself."""

    wanted = Signal(str)
    """One of the things above."""

    change_wanted = Signal(object)
    remove_wanted = Signal(object)
    """A WayIn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, MarkedRow] = {}
        self.change: dict[str, QPushButton] = {}
        self.remove: dict[str, QPushButton] = {}
        self.links: dict[str, QPushButton] = {}
        self.note = PlainLabel("", "small", "ink-2")
        self.mode = PlainLabel("", "small", "ink-2")
        self._list: QWidget = QWidget()
        self._build()

    def show_state(self, state: VaultState) -> None:
        """Show the ways in; a practice vault has none that anybody knows."""
        self.rows, self.change, self.remove = {}, {}, {}
        passphrases = sum(way.kind != RECOVERY for way in state.ways)
        if not state.training:
            for way in state.ways:
                self._add(way, alone=way.kind != RECOVERY and passphrases == 1)
        self._list = renewed(self._column, self._list, self.rows.values())
        for id, link in self.links.items():
            can = not state.training and (not state.barred or (id in _ALSO_BARRED and not is_reading(state.announced)))
            link.setEnabled(can or id in _ALWAYS)
        self.mode.setText(_mode_text(state))
        self.mode.setVisible(not state.training)
        for button in (*self.change.values(), *self.remove.values()):
            button.setEnabled(not state.barred)
        said = ""
        if state.training:
            said = _("This is a practice vault: it is thrown away when you leave, and nothing else opens it.")
        elif state.barred:
            said = _("The vault can only be read now, so nothing here can be changed.")
        elif state.unfinished:
            from exile_risk.wording.ways_in import way_in_text

            said = way_in_text("rekey_unfinished")
        self.note.setText(said)
        self.note.setVisible(bool(said))

    def _add(self, way: WayIn, *, alone: bool) -> None:
        icon = {RECOVERY: "document", KEY_FILE: "key"}.get(way.kind, "keyboard")
        row = MarkedRow("", way_title(way), way_note(way), icon)
        if way.kind != RECOVERY:
            button = self.change[way.id] = row.add_button(_("Change …"))
            button.clicked.connect(lambda _=False, way=way: self.change_wanted.emit(way))
        if not alone:
            button = self.remove[way.id] = row.add_button(_("Remove …"))
            button.clicked.connect(lambda _=False, way=way: self.remove_wanted.emit(way))
        self.rows[way.id] = row

    def _build(self) -> None:
        words = {
            ADD: _("Add a colleague’s passphrase …"),
            KIT: _("Make a recovery kit on paper …"),
            SHARE: _("Share the recovery key among colleagues …"),
            KNOWN: _("Somebody knows my passphrase …"),
        }
        danger = {
            BORDER: _("Before a border …"),
            TRAVEL: _("Make a small vault for a journey …"),
            HIGH_RISK: _("High-risk mode …"),
            ERASE: _("Erase this vault …"),
        }
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = SectionHeader(_("What opens this vault"))
        column.addWidget(head)
        column.addWidget(self._list)
        column.addWidget(self.note)
        column.addSpacing(8)
        self._add_links(words)
        column.addSpacing(14)
        column.addWidget(SectionHeader(_("When you may be searched")))
        column.addSpacing(4)
        self._add_links(danger)
        beneath = QHBoxLayout()
        beneath.setContentsMargins(scaled(29), 0, scaled(29), 4)  # the words of its link, in either direction
        beneath.addWidget(self.mode)
        column.insertLayout(column.indexOf(self.links[HIGH_RISK]) + 1, beneath)
        column.addStretch(1)

    def _add_links(self, words: dict[str, str]) -> None:
        for id, word in words.items():
            button = self.links[id] = QPushButton(f" {word}")
            set_look(button, kind="link")
            keep_icon(button, _ICONS[id], "accent")
            button.setAccessibleName(word)
            button.setAutoDefault(True)  # Enter presses it
            button.clicked.connect(lambda _=False, id=id: self.wanted.emit(id))
            self._column.addWidget(button)


def _mode_text(state: VaultState) -> str:
    """Return whether the high-risk mode is on, and from when."""
    said = [search_text("high_risk_on" if state.high_risk else "high_risk_off")]
    if state.high_risk != state.high_risk_holds:
        said.append(search_text("high_risk_next" if state.high_risk else "high_risk_stays"))
    return " ".join(said)
