# SPDX-License-Identifier: GPL-3.0-or-later
"""How long cases are kept: those whose time is over first, then every case with the ground on which it is held."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from exile_risk.wording import _, ngettext_
from exile_risk.wording.vault_pages import CAUTION, kept_text
from ui.theme import set_look
from ui.vault_pages.keeper import Keeper
from ui.vault_pages.marked_row import MarkedRow, renewed
from ui.vault_pages.retention_tasks import DeleteTask, ExportTask, RetainTask
from ui.vault_pages.two_panes import TwoPanes
from ui.widgets.empty_state import EmptyState
from ui.widgets.icon import keep_icon
from ui.widgets.plain import PlainLabel
from ui.widgets.section_header import SectionHeader

if TYPE_CHECKING:
    from exile_risk.session import Session
    from exile_risk.vault.retention import Retention


@dataclass(frozen=True)
class Kept:
    """Every case, with its note where there is one; `due`: its last day is over."""

    codes: tuple[str, ...]
    noted: "dict[str, Retention]"
    due: tuple[str, ...]


def gathered(session: "Session") -> Kept:
    """Return what is kept. Blocks."""
    noted = {one.code: one for one in session.safekeeping.custody.retained()}
    due = tuple(one.code for one in session.safekeeping.due())
    codes = sorted(line.code for line in session.cases())
    return Kept(tuple(code for code in codes if code not in due), noted, due)


class RetentionPage(TwoPanes):
    """The two lists; beside them what is to be done about one case."""

    def __init__(self, keeper: Keeper) -> None:
        self.lists, self.about = _Lists(), _About()
        super().__init__(keeper, _("How long cases are kept"), self.lists, self.about)
        self.kept: Kept | None = None
        self.chosen: str | None = None
        for id, button in self.about.buttons.items():
            button.clicked.connect(lambda _=False, id=id: self._open(id))

    def show_now(self) -> None:
        """Read the notes anew."""
        self.read(lambda: gathered(self.keeper.session), self._show)

    def first_stop(self) -> QWidget:
        """Return where the focus belongs."""
        rows = list(self.lists.open.values())
        return rows[0] if rows else self

    def choose(self, code: str) -> None:
        """Show what can be done about a case."""
        self.close_task()
        self.chosen = code
        noted = self.kept.noted.get(code) if self.kept is not None else None
        self.about.show_case(code, kept_text(noted, date.today()))
        self.about.buttons["retain"].setFocus()

    def _show(self, kept: Kept) -> None:
        self.kept = kept
        self.lists.show_kept(kept)
        for code, button in self.lists.open.items():
            button.clicked.connect(lambda _=False, code=code: self.choose(code))
        for code, button in self.lists.delete.items():
            button.clicked.connect(lambda _=False, code=code: self.open_task(DeleteTask(self.keeper, code)))
        if self.chosen in (*kept.codes, *kept.due):
            self.about.show_case(self.chosen or "", kept_text(kept.noted.get(self.chosen or ""), date.today()))
        else:
            self.chosen = None
            self.about.show_case(None, "")

    def _open(self, what: str) -> None:
        code = self.chosen
        if code is None:
            return
        if what == "retain":
            noted = self.kept.noted.get(code) if self.kept is not None else None
            self.open_task(RetainTask(self.keeper, code, noted))
        elif what == "export":
            self.open_task(ExportTask(self.keeper, code))
        else:
            self.open_task(DeleteTask(self.keeper, code))


class _Lists(QWidget):
    """Due cases with their deletion proposed, then the others."""

    def __init__(self) -> None:
        super().__init__()
        self.open: dict[str, QPushButton] = {}
        self.delete: dict[str, QPushButton] = {}
        self.due_head, self.head = SectionHeader(_("Their time is over")), SectionHeader(_("Every other case"))
        self.none = EmptyState("folder", _("No cases yet"), _("Cases you keep are listed here with their last day."))
        self._due: QWidget = QWidget()
        self._rest: QWidget = QWidget()
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        for part in (self.due_head, self._due, self.head, self._rest, self.none):
            column.addWidget(part)
        column.addStretch(1)

    def show_kept(self, kept: Kept) -> None:
        """Show both lists."""
        self.open, self.delete = {}, {}
        self._due = renewed(self._column, self._due, [self._row(code, kept, due=True) for code in kept.due])
        self._rest = renewed(self._column, self._rest, [self._row(code, kept, due=False) for code in kept.codes])
        for part in (self.due_head, self._due):
            part.setVisible(bool(kept.due))
        self.due_head.set_note(ngettext_("{n} deletion proposed", "{n} deletions proposed", len(kept.due)))
        for part in (self.head, self._rest):
            part.setVisible(bool(kept.codes))
        self.none.setVisible(not kept.codes and not kept.due)

    def _row(self, code: str, kept: Kept, *, due: bool) -> MarkedRow:
        row = MarkedRow(CAUTION if due else "", code, kept_text(kept.noted.get(code), date.today()))
        if due:
            self.delete[code] = row.add_button(_("Delete …"))
        self.open[code] = row.add_button(_("Open"))
        return row


class _About(QWidget):
    """One case: what is noted, and the three things that can be done."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.note = PlainLabel("", "title"), PlainLabel("", tone="ink-2")
        self.hint = PlainLabel(
            _(
                "Choose a case to note on what ground and until when it is held, to write down for the person all that"
                " is held about them, or to delete it."
            ),
            tone="ink-2",
        )
        self.buttons: dict[str, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self.title, self.note, self.hint):
            column.addWidget(part)
        for id, word, icon in (
            ("retain", _("Note ground, purpose and last day …"), "calendar"),
            ("export", _("Write down all that is held about the person …"), "document"),
            ("delete", _("Delete it for good …"), "bin"),
        ):
            button = self.buttons[id] = QPushButton(f" {word}")
            set_look(button, kind="link")
            keep_icon(button, icon, "accent")
            button.setAccessibleName(word)
            button.setAutoDefault(True)  # Enter presses it
            column.addWidget(button)
        column.addStretch(1)
        self.show_case(None, "")

    def show_case(self, code: str | None, text: str) -> None:
        """Show a case, or how to choose one."""
        self.title.setText(code or "")
        self.note.setText(text)
        self.hint.setVisible(code is None)
        for part in (self.title, self.note, *self.buttons.values()):
            part.setVisible(code is not None)
