# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking a pack in three steps: its signature, what it changes and whose band, and only then the taking."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from exile_risk import fact_packs
from exile_risk.wording import _, ngettext_
from exile_risk.wording.dates import day_text
from exile_risk.wording.packs import (
    changed_text,
    counted_text,
    file_text,
    impact_text,
    pack_text,
    subject_text,
    threshold_text,
)
from ui.messages import message
from ui.theme import scaled, set_look
from ui.typed_path import typed_path
from ui.vault_pages.keeper import Keeper
from ui.vault_pages.steps import StepLine
from ui.vault_pages.task import Task
from ui.vault_pages.text_table import TextTable
from ui.widgets.plain import PlainLabel

if TYPE_CHECKING:
    from exile_risk.fact_packs import Look
    from exile_risk.packs.impact import CaseImpact, ImpactsInTurn

FILE, CHANGES, TAKE = range(3)
AT_ONCE_S = 0.2
MOST_ROWS = 2_000


class TakeTask(Task):
    """Whose band changes is worked out bit by bit beside the window, with a way to stop."""

    def __init__(self, keeper: Keeper) -> None:
        why = _("The signature is checked before anything else in the pack is read.")
        super().__init__(keeper, _("Look at a pack"), why, _("Check it"), _("Leave, nothing is taken"))
        self.step = FILE
        self.look: Look | None = None
        self.changed: list[CaseImpact] = []
        self._turns: ImpactsInTurn | None = None
        self._stopped = False
        self.line = StepLine((_("The pack"), _("What changes"), _("Take it")))
        self.column.addWidget(self.line)
        self.file = self.path(_("Path of the &pack"), _("Path of the pack"), _("Its .minisig must lie beside it."))
        self.seen = self._seen_page()
        self.column.addWidget(self.seen, 1)
        self.seen.hide()

    @property
    def is_rating(self) -> bool:
        """Whether it is still being worked out whose band changes."""
        return self._turns is not None and not self._stopped and bool(self._turns.left)

    def act(self) -> None:
        """Go on by one step."""
        if self.step == FILE:
            path = typed_path(self.file.text())
            if not path.is_absolute():
                self.say(_("Write the whole path of the file, from its beginning."), self.file)
                return
            self.run(lambda: fact_packs.look_at(path), self._show, _("Checking the signature and every fact …"))
        elif self.look is not None:
            look = self.look
            self._stopped = True
            self.run(lambda: fact_packs.take(look), lambda _entry: self._taken(look), _("Taking it …"))

    def forget(self) -> None:
        """Stop what is being worked out."""
        super().forget()
        self._stopped = True

    def _show(self, look: "Look") -> None:
        self.look, self.step = look, CHANGES
        self.line.set_step(CHANGES)
        self.file.setReadOnly(True)
        set_look(self.file)
        pack, found = look.pack, look.changes
        self.sound.setText(pack_text("sound", version=pack.version, day=day_text(pack.day), key=pack.key))
        self.counted.setText(counted_text(found.counted()))
        rows = list(self._rows(look))
        left = len(rows) - MOST_ROWS
        more = [("", ngettext_("and {n} more line", "and {n} more lines", left))] if left > 0 else []
        self.table.show_rows([*rows[:MOST_ROWS], *more])
        self.table.setVisible(self.table.rowCount() > 0)
        self.fill_height(self.table.rowCount() > 0)
        self.seen.show()
        self.go.setText(_("Use these facts"))
        self._rate(look)

    def _rows(self, look: "Look") -> Iterator[tuple[str, str]]:
        before = self._keeper.session.knowledge
        for subject, changes in look.changes.by_subject.items():
            for change in changes:
                for text in changed_text(change, before, look.knowledge):
                    yield subject_text(subject), text
        for id, cut in look.changes.thresholds.items():
            yield _("Rules"), threshold_text(id, *cut)
        for name in look.changes.files:
            yield _("Beside the facts"), file_text(name)

    def _rate(self, look: "Look") -> None:
        session = self._keeper.session
        self._stopped, self.changed = False, []

        def begun(turns: "ImpactsInTurn") -> None:
            self._turns = turns
            self.bar.setRange(0, max(1, turns.total))
            self._more()

        self._keeper.read(lambda: fact_packs.impacts_on(session, look), begun, self, self._not_rated)

    def _more(self) -> None:
        turns = self._turns
        if turns is None or self._stopped:
            return
        self._keeper.read(lambda: turns.go_on(AT_ONCE_S), self._took, self, self._not_rated)

    def _took(self, changed: "tuple[CaseImpact, ...]") -> None:
        turns = self._turns
        if turns is None:
            return
        self.changed += changed
        self.bar.setValue(turns.done)
        self._say_cases()
        if turns.left and not self._stopped:
            self._more()

    def _say_cases(self) -> None:
        turns = self._turns
        working = self.is_rating
        self.bar.setVisible(working)
        self.stop.setVisible(working)
        if turns is None:
            return
        if self._stopped and turns.left:
            said = ngettext_(
                "Stopped; {n} case was not looked at.", "Stopped; {n} cases were not looked at.", turns.left
            )
        elif working:
            said = _("Working out whose band changes …")
        else:
            said = pack_text("cases_changed", n=len(self.changed), of=turns.total)
        self.cases.setText("\n".join([said, *(impact_text(one) for one in self.changed)]))

    def _stop(self) -> None:
        self._stopped = True
        self._say_cases()

    def _not_rated(self, error: Exception) -> None:
        self._stopped = True
        self._say_cases()
        self.cases.setText(message(error))

    def _taken(self, look: "Look") -> None:
        self.step = TAKE
        self.line.set_step(TAKE)
        said = _("Facts {version} count from the next lock or start, so that no page mixes two versions.")
        self.finished.emit(_("The pack is taken"), said.format(version=look.pack.version))

    def _seen_page(self) -> QWidget:
        self.sound = PlainLabel("", bold=True)
        self.counted = PlainLabel("")
        self.table = TextTable((_("About"), _("What changes")), _("Every fact that changes"))
        self.cases = PlainLabel("")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Cases looked at"))
        self.stop = QPushButton(_("Stop"))
        set_look(self.stop, kind="small")
        self.stop.clicked.connect(self._stop)
        self.bar.hide()
        self.stop.hide()
        working = QHBoxLayout()
        working.addWidget(self.bar, 1, Qt.AlignmentFlag.AlignVCenter)
        working.addWidget(self.stop)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, scaled(8), 0, 0)
        column.setSpacing(6)
        for part in (self.sound, self.cases):
            column.addWidget(part)
        column.addLayout(working)
        column.addWidget(self.counted)
        column.addWidget(self.table, 1)
        return page
