# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking a bundle in: opened in memory, looked at in full, and merged or kept apart only when somebody says so."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from exile_risk.handover.desk import Handover, Look
from exile_risk.handover.receiving import Outcome
from exile_risk.reading import clean
from exile_risk.wording import _, isolated, ngettext_
from exile_risk.wording.handover import handover_text, standing_text
from ui.vault_pages.handover.words import field_text, minute_text, told_text
from ui.vault_pages.keeper import Keeper
from ui.vault_pages.task import Task
from ui.vault_pages.text_table import TextTable
from ui.widgets.plain import PlainLabel


class OpenTask(Task):
    """First the file, then what it would do. Leaving at either step takes nothing in."""

    def __init__(self, keeper: Keeper, desk: Handover) -> None:
        why = _("It is opened in memory only. You see what it would do before anything of it counts.")
        super().__init__(keeper, _("Open a bundle"), why, _("Look at it"), _("Leave, nothing is taken in"))
        self._desk = desk
        self.look: Look | None = None
        self.file = self.path(_("Path of the &bundle"), _("Path of the bundle"))
        self.standing = PlainLabel("", bold=True)
        heads = (_("Case"), _("What"), _("Until now"), _("Afterwards"))
        self.table = TextTable(heads, _("What the bundle would change"))
        self.counted = PlainLabel("", "small", "ink-2")
        self.deletions: dict[str, QCheckBox] = {}
        self._deleted = QVBoxLayout()
        self._seen = QWidget()
        seen = QVBoxLayout(self._seen)
        seen.setContentsMargins(0, 8, 0, 0)
        seen.setSpacing(6)
        seen.addWidget(self.standing)
        seen.addWidget(self.counted)
        seen.addWidget(self.table, 1)
        seen.addLayout(self._deleted)
        self._seen.hide()
        self.column.addWidget(self._seen, 1)

    def act(self) -> None:
        """Look first, then take."""
        if self.look is None:
            self._put_away(self._look)
        else:
            self._put_away(self._take)

    def _put_away(self, then: Callable[[], None]) -> None:
        """A case on the desk must not be saved over what comes."""
        if self._keeper.desk.code is not None:
            self._keeper.put_away(then)
        else:
            then()

    def _look(self) -> None:
        path, desk = Path(self.file.text().strip()).expanduser(), self._desk
        self.run(lambda: desk.look(path), self._show, _("Opening it …"))

    def _take(self) -> None:
        look, desk = self.look, self._desk
        accepted = frozenset(uid for uid, box in self.deletions.items() if box.isChecked())
        if look is None:
            return
        self.run(lambda: desk.take(look, accepted), self._taken, _("Taking it in …"))

    def _show(self, look: Look) -> None:
        self.look = look
        would = look.would
        sender = isolated(clean(would.sender.label)) if would.sender is not None else _("somebody unknown")
        self.standing.setText(standing_text(would.standing.value, sender, isolated(" ".join(look.words))))
        rows = rows_of(would)
        self.table.show_rows(rows)
        self.table.setVisible(bool(rows))
        self.counted.setText(what_text(would))
        for one in would.deletions:
            if not one.done:
                said = _("{sender} deleted {case} on {day}: delete it here too").format(
                    sender=sender, case=one.code, day=minute_text(one.day)
                )
                box = self.deletions[one.uid] = QCheckBox(said.replace("&", "&&"))
                box.setAccessibleName(said)
                self._deleted.addWidget(box)
                self.fields.append(box)
        self._seen.show()
        self.file.setReadOnly(True)
        self.go.setText(_("Take it in") if would.merged else _("Keep it apart"))
        self.go.setVisible(not would.again)
        self.go.setFocus()

    def _taken(self, outcome: Outcome) -> None:
        self._keeper.list_again()
        title = _("The bundle is taken in") if outcome.merged else _("The bundle is kept apart")
        self.finished.emit(title, what_text(outcome))


def rows_of(outcome: Outcome) -> list[tuple[str, str, str, str]]:
    """Return what a bundle changes, one row for each field; conflicts show both readings."""
    rows = []
    for one in outcome.cases:
        case = one.code or handover_text("new_case")
        rows += [
            (case, field_text(c.field), told_text(c.field, c.before), told_text(c.field, c.after)) for c in one.changes
        ]
        for conflict in one.conflicts:
            readings = "  |  ".join(told_text(conflict.field, r.told) for r in conflict.readings)
            rows.append((case, field_text(conflict.field), _("two readings stay"), readings))
        unknown = _("kept; this program does not know its words")
        rows += [(case, clean(field), "", unknown) for field in one.not_understood]
    return rows


def what_text(outcome: Outcome) -> str:
    """Return what a bundle does, or did, in a few sentences."""
    if outcome.again:
        return handover_text("again")
    if not outcome.merged:
        return handover_text("kept_apart")
    new = sum(one.new for one in outcome.cases)
    said = [ngettext_("{n} new case.", "{n} new cases.", new)] if new else []
    changed = sum(bool(one.changes) and not one.new for one in outcome.cases)
    if changed:
        said.append(ngettext_("{n} case changes.", "{n} cases change.", changed))
    conflicts = sum(len(one.conflicts) for one in outcome.cases)
    if conflicts:
        said.append(ngettext_("{n} field has two readings.", "{n} fields have two readings.", conflicts))
    judged = sum(one.judgements for one in outcome.cases)
    if judged:
        said.append(ngettext_("{n} judgement is new.", "{n} judgements are new.", judged))
    if any(one.buried for one in outcome.cases):
        said.append(handover_text("buried"))
    return " ".join(said) or _("Nothing in it is new.")
