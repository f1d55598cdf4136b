# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking a bundle in: opened in memory, looked at in full, and merged or kept apart only when somebody says so."""

from PySide6.QtWidgets import QCheckBox

from exile_risk.handover.desk import Handover, Look
from exile_risk.handover.receiving import Outcome
from exile_risk.reading import clean
from exile_risk.wording import _, isolated
from exile_risk.wording.handover import standing_text
from ui.theme import set_look
from ui.typed_path import typed_path
from ui.vault_pages.handover.outcome_view import OutcomeView, what_text
from ui.vault_pages.handover.words import minute_text
from ui.vault_pages.keeper import Keeper
from ui.vault_pages.task import Task


class OpenTask(Task):
    """First the file, then what it would do. Leaving at either step takes nothing in."""

    def __init__(self, keeper: Keeper, desk: Handover) -> None:
        why = _("It is opened in memory only. You see what it would do before anything of it counts.")
        super().__init__(keeper, _("Open a bundle"), why, _("Look at it"), _("Leave, nothing is taken in"))
        self._desk = desk
        self.look: Look | None = None
        self.file = self.path(_("Path of the &bundle"), _("Path of the bundle"))
        self.seen = OutcomeView()
        self.deletions: dict[str, QCheckBox] = {}
        self.column.addWidget(self.seen, 1)

    def act(self) -> None:
        """Look first, then take; the open case is saved before both, for its words count in what a bundle changes."""
        desk, look = self._desk, self.look
        if look is None:
            path = typed_path(self.file.text())
            if not path.is_absolute():
                self.say(_("Write the whole path of the file, from its beginning."), self.file)
                return
            self.run(lambda: desk.look(path), self._show, _("Opening it …"), changes_cases=True)
            return
        accepted = frozenset(uid for uid, box in self.deletions.items() if box.isChecked())
        self.run(lambda: desk.take(look, accepted), self._taken, _("Taking it in …"), changes_cases=True)

    def _show(self, look: Look) -> None:
        self.look = look
        would = look.would
        sender = isolated(clean(would.sender.label)) if would.sender is not None else _("somebody unknown")
        standing = standing_text(would.standing.value, sender, isolated(" ".join(look.words)))
        self.seen.show_outcome(standing, what_text(would), would.cases)
        for one in would.deletions:
            if not one.done:
                said = _("{sender} deleted {case} on {day}: delete it here too").format(
                    sender=sender, case=one.code, day=minute_text(one.day)
                )
                box = self.deletions[one.uid] = QCheckBox(said.replace("&", "&&"))
                box.setAccessibleName(said)
                self.seen.column.addWidget(box)
                self.fields.append(box)
        self.fill_height(bool(would.cases))
        self.file.setReadOnly(True)
        set_look(self.file)
        self.go.setText(_("Take it in") if would.merged else _("Keep it apart"))
        self.go.setVisible(not would.again)
        self.go.setFocus()

    def _taken(self, outcome: Outcome) -> None:
        title = _("The bundle is taken in") if outcome.merged else _("The bundle is kept apart")
        self.finished.emit(title, what_text(outcome))
