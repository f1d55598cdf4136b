# SPDX-License-Identifier: GPL-3.0-or-later
"""Handing over and taking in: colleagues, what is kept apart and where two people differ, and the wizards beside."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from exile_risk.handover.deciding import MAY_BE_RELEASED
from exile_risk.handover.desk import FORGOTTEN, Handover, handover_of
from exile_risk.wording import _, isolated, ngettext_
from exile_risk.wording.handover import handover_text, standing_text
from exile_risk.wording.vault_pages import CAUTION, WELL
from ui.theme import scaled, set_look
from ui.vault_pages.handover.colleague_tasks import AddColleagueTask, CardTask, CompareTask
from ui.vault_pages.handover.conflict_task import ConflictTask
from ui.vault_pages.handover.open_task import OpenTask
from ui.vault_pages.handover.release_task import ReleaseTask
from ui.vault_pages.handover.seal_task import SealTask
from ui.vault_pages.handover.standing import HandoverState, gathered
from ui.vault_pages.handover.sure_tasks import deleting, discarding, forgetting, keeping, retiring
from ui.vault_pages.handover.words import field_text, minute_text
from ui.vault_pages.keeper import Keeper
from ui.vault_pages.marked_row import MarkedRow, renewed
from ui.vault_pages.task import Task
from ui.vault_pages.two_panes import TwoPanes
from ui.widgets.icon import keep_icon
from ui.widgets.plain import PlainLabel
from ui.widgets.section_header import SectionHeader


class HandoverPage(TwoPanes):
    """The lists, and one thing at a time beside them."""

    def __init__(self, keeper: Keeper) -> None:
        self.lists, self.doors = _Lists(), _Doors()
        super().__init__(keeper, _("Hand over and take in"), self.lists, self.doors)
        self.desk: Handover = handover_of(keeper.session)
        self.state: HandoverState | None = None
        self.doors.seal.clicked.connect(self._seal)
        self.doors.open.clicked.connect(lambda: self.open_task(OpenTask(keeper, self.desk)))
        self.lists.card.clicked.connect(lambda: self.open_task(CardTask(keeper, self.desk)))
        self.lists.add.clicked.connect(lambda: self.open_task(AddColleagueTask(keeper, self.desk)))
        self.lists.wanted.connect(self._wanted)

    def show_now(self) -> None:
        """Read everything anew."""
        self.read(lambda: gathered(self.desk), self._show)

    def first_stop(self) -> QWidget:
        """Return where the focus belongs."""
        return self.doors.seal

    def _show(self, state: HandoverState) -> None:
        self.state = state
        self.lists.show_state(state)

    def _seal(self) -> None:
        colleagues = self.state.colleagues if self.state is not None else ()
        self.open_task(SealTask(self.keeper, self.desk, colleagues))

    def _wanted(self, what: str, id: str) -> None:
        state, desk = self.state, self.desk
        if state is None:
            return
        colleague = {one.id: one for one in state.colleagues}
        apart = {one.bundle: one for one in state.apart}
        gone = {one.uid: one for one in state.deletions}
        tasks: dict[str, Callable[[], Task]] = {
            "compare": lambda: CompareTask(self.keeper, desk, colleague[id]),
            "retire": lambda: retiring(self.keeper, desk, colleague[id]),
            "forget": lambda: forgetting(self.keeper, desk, colleague[id]),
            "release": lambda: ReleaseTask(self.keeper, desk, apart[id]),
            "discard": lambda: discarding(self.keeper, desk, id),
            "delete": lambda: deleting(self.keeper, desk, gone[id]),
            "keep": lambda: keeping(self.keeper, desk, gone[id]),
            "decide": lambda: ConflictTask(self.keeper, desk, state.conflicts[int(id)], state.names),
        }
        self.open_task(tasks[what]())


class _Doors(QWidget):
    """The two ways cases go."""

    def __init__(self) -> None:
        super().__init__()
        self.seal, self.open = QPushButton(" " + _("Hand cases over …")), QPushButton(" " + _("Open a bundle …"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for button, icon, title, text in (
            (
                self.seal,
                "send",
                _("Hand cases over"),
                _("You choose cases and colleagues, see every value that leaves, and get a file that only they open."),
            ),
            (
                self.open,
                "folder",
                _("Take cases in"),
                _("You see who sent a file and what it would change before anything of it counts."),
            ),
        ):
            column.addWidget(PlainLabel(title, "strong"))
            column.addWidget(PlainLabel(text, tone="ink-2"))
            keep_icon(button, icon)
            button.setMinimumHeight(scaled(32))
            button.setAutoDefault(True)  # Enter presses it
            button.setMaximumWidth(scaled(240))
            column.addWidget(button)
            column.addSpacing(16)
        column.addStretch(1)


class _Lists(QWidget):
    """Colleagues, bundles kept apart, conflicts."""

    wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.card, self.add = QPushButton(_("This vault’s card …")), QPushButton(_("Add a colleague …"))
        self.buttons: dict[tuple[str, str], QPushButton] = {}
        self.rows: dict[str, list[MarkedRow]] = {}
        self._heads = {
            "colleagues": SectionHeader(_("Colleagues")),
            "apart": SectionHeader(_("Kept apart: nothing of it counts")),
            "conflicts": SectionHeader(_("Said differently by two people")),
            "deletions": SectionHeader(_("Deleted by a colleague")),
        }
        self._lists: dict[str, QWidget] = {id: QWidget() for id in self._heads}
        self._nobody = PlainLabel(
            _("Nobody yet. Exchange cards with a colleague, then compare six words by voice."), "small", "ink-2"
        )
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        for button in (self.card, self.add):
            set_look(button, kind="small")
            self._heads["colleagues"].add_end(button)
        for id, head in self._heads.items():
            column.addWidget(head)
            column.addWidget(self._lists[id])
            if id == "colleagues":
                column.addWidget(self._nobody)
            column.addSpacing(8)
        column.addStretch(1)
        for id in ("apart", "conflicts", "deletions"):
            self._heads[id].hide()

    def show_state(self, state: HandoverState) -> None:
        """Show everything."""
        self.buttons = {}
        self.rows = {id: [] for id in self._heads}
        for one in state.colleagues:
            if one.retired_at is not None:
                text, mark = _("Retired on {day}").format(day=minute_text(one.retired_at)), ""
            elif one.confirmed_on is not None:
                text, mark = _("Confirmed on {day}").format(day=minute_text(one.confirmed_on)), WELL
            else:
                text, mark = _("Not confirmed: nothing goes either way"), CAUTION
            row = MarkedRow(mark, one.label, text)
            if one.retired_at is None:
                if one.confirmed_on is None:
                    self._button(row, _("Compare words …"), "compare", one.id)
                self._button(row, _("Retire"), "retire", one.id)
            elif not one.label.startswith(FORGOTTEN):
                self._button(row, _("Forget …"), "forget", one.id)
            self.rows["colleagues"].append(row)
        for held in state.apart:
            title = _("A bundle of {day}").format(day=minute_text(held.received_at))
            sender = isolated(held.sender) if held.sender is not None else _("a colleague")
            row = MarkedRow(CAUTION, title, standing_text(held.why, sender, isolated(" ".join(held.words))))
            if held.why in MAY_BE_RELEASED:
                self._button(row, _("Look at it …"), "release", held.bundle)
            self._button(row, _("Forget it"), "discard", held.bundle)
            self.rows["apart"].append(row)
        for number, conflict in enumerate(state.conflicts):
            count = ngettext_("{n} reading", "{n} readings", len(conflict.readings))
            row = MarkedRow(CAUTION, f"{conflict.code or ''}: {field_text(conflict.field)}", count)
            self._button(row, _("Decide …"), "decide", str(number))
            self.rows["conflicts"].append(row)
        for gone in state.deletions:
            sender = isolated(gone.sender) if gone.sender is not None else handover_text("a_copy")
            said = _("Deleted by {sender} on {day}; it stays here until you decide.")
            row = MarkedRow(CAUTION, gone.code, said.format(sender=sender, day=minute_text(gone.day)))
            self._button(row, _("Delete it too …"), "delete", gone.uid)
            self._button(row, _("Keep it …"), "keep", gone.uid)
            self.rows["deletions"].append(row)
        for id, rows in self.rows.items():
            self._renew(id, rows)
        self._nobody.setVisible(not state.colleagues)

    def _button(self, row: MarkedRow, word: str, what: str, id: str) -> None:
        button = self.buttons[what, id] = row.add_button(word)
        button.clicked.connect(lambda _=False: self.wanted.emit(what, id))

    def _renew(self, id: str, rows: list[MarkedRow]) -> None:
        self._lists[id] = renewed(self._column, self._lists[id], rows)
        if id != "colleagues":
            self._heads[id].setVisible(bool(rows))
