# SPDX-License-Identifier: GPL-3.0-or-later
"""Which facts count and how old they are, and beside it the wizard that takes a newer pack of them."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from exile_risk import fact_packs
from exile_risk.errors import InputError
from exile_risk.wording import _
from exile_risk.wording.packs import age_text
from exile_risk.wording.vault_pages import CAUTION, WELL
from ui.messages import message
from ui.theme import scaled
from ui.vault_pages.keeper import Keeper
from ui.vault_pages.marked_row import MarkedRow, renewed
from ui.vault_pages.packs.take_task import TakeTask
from ui.vault_pages.sure_task import SureTask
from ui.vault_pages.two_panes import TwoPanes
from ui.widgets.icon import keep_icon
from ui.widgets.plain import PlainLabel
from ui.widgets.section_header import SectionHeader

if TYPE_CHECKING:
    from exile_risk.packs.state import State


@dataclass(frozen=True)
class PacksState:
    """`next_version`: what counts from the next start on, where that is something else than now."""

    version: str
    packed: bool
    reviewed: date | None
    notice: str
    previous: str
    can_undo: bool
    next_version: str | None


def gathered() -> PacksState:
    """Return which facts count. Blocks."""
    now = fact_packs.in_use()
    try:
        state: State | None = fact_packs.taken_packs().state()
    except InputError:
        state = None
    current = state.current if state is not None else None
    previous = state.previous if state is not None else None
    waits = (current.sha512 if current else None) != (now.pack.sha512 if now.pack else None) and now.notice is None
    return PacksState(
        now.knowledge.version,
        now.pack is not None,
        fact_packs.reviewed(now),
        message(now.notice) if now.notice is not None else "",
        previous.version if previous is not None else "",
        current is not None,
        (current.version if current is not None else "") if waits else None,
    )


class PacksPage(TwoPanes):
    """The facts in use, and taking others."""

    def __init__(self, keeper: Keeper) -> None:
        self.standing, self.door = _Standing(), _Door()
        super().__init__(keeper, _("Packs of facts"), self.standing, self.door)
        self.state: PacksState | None = None
        self.door.open.clicked.connect(lambda: self.open_task(TakeTask(keeper)))

    def show_now(self) -> None:
        """Read anew which facts count."""
        self.read(gathered, self._show)

    def first_stop(self) -> QWidget:
        """Return where the focus belongs."""
        return self.door.open

    def _show(self, state: PacksState) -> None:
        self.state = state
        undo = self.standing.show_state(state)
        if undo is not None:
            undo.clicked.connect(self._undo)

    def _undo(self) -> None:
        why = _("The facts that counted before count again from the next lock or start; the pack can be taken anew.")
        done = (_("Taken back"), _("Lock now, or go on: the facts in use do not change under your hands."))
        act = _("Go back")
        title = _("Go back to the facts before")
        self.open_task(SureTask(self.keeper, title, why, act, fact_packs.undo, done))


class _Standing(QWidget):
    """One line for each thing worth knowing about the facts in use."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, MarkedRow] = {}
        self.undo: QPushButton | None = None
        self._list: QWidget = QWidget()
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(SectionHeader(_("In use")))
        column.addWidget(self._list)
        column.addStretch(1)

    def show_state(self, state: PacksState) -> QPushButton | None:
        """Show it; returns the button that goes back, where there is something to go back from."""
        today = date.today()
        self.rows = {}
        told = _("Signed, and proven anew at every start") if state.packed else _("They came with the program")
        self.rows["facts"] = MarkedRow(WELL, _("Facts {version}").format(version=state.version), told)
        if state.reviewed is not None:
            old = fact_packs.months_old(state.reviewed, today) >= fact_packs.OLD_MONTHS
            title = _("The facts are old") if old else _("The facts are current")
            self.rows["age"] = MarkedRow(CAUTION if old else WELL, title, age_text(state.reviewed, today))
        if state.notice:
            self.rows["notice"] = MarkedRow(CAUTION, _("A pack that was taken does not count"), state.notice)
        if state.next_version is not None:
            title = _("Other facts count from the next lock")
            self.rows["next"] = MarkedRow(CAUTION, title, _waiting(state.next_version))
        if state.can_undo:
            before = state.previous or _("those that came with the program")
            row = self.rows["undo"] = MarkedRow("", _("Kept to go back to: {version}").format(version=before))
            self.undo = row.add_button(_("Go back …"))
        else:
            self.undo = None
        self._list = renewed(self._column, self._list, self.rows.values())
        return self.undo


class _Door(QWidget):
    """The way to a newer pack."""

    def __init__(self) -> None:
        super().__init__()
        self.open = QPushButton(" " + _("Look at a pack …"))
        keep_icon(self.open, "folder")
        self.open.setMinimumHeight(scaled(32))
        self.open.setMaximumWidth(scaled(240))
        told = _(
            "A pack holds newer facts about states and laws, signed by their makers. It comes as two files, the second"
            " ending in .minisig. Before it is taken you see every fact that changes, and whose band."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (PlainLabel(_("A newer pack"), "strong"), PlainLabel(told, tone="ink-2"), self.open):
            column.addWidget(part)
        column.addStretch(1)


def _waiting(version: str) -> str:
    if not version:
        return _("Those that came with the program. Lock when it suits you")
    return _("Facts {version}. Lock when it suits you").format(version=version)
