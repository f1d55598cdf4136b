# SPDX-License-Identifier: GPL-3.0-or-later
"""A small vault for a journey in three steps: which cases, where and under which passphrase, and what to do with it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from exile_risk import under_search
from exile_risk.wording import _, isolated, ngettext_
from exile_risk.wording.countries import country
from exile_risk.wording.under_search import after_travel, travelled_text
from ui.theme import scaled
from ui.typed_path import typed_path
from ui.vault_pages.keeper import Keeper, wiped
from ui.vault_pages.new_passphrase import NewPassphrase
from ui.vault_pages.steps import StepLine
from ui.vault_pages.task import FIELD_WIDTH, Task, secret_of
from ui.widgets.plain import PlainLabel

if TYPE_CHECKING:
    from exile_risk.session import CaseLine
    from exile_risk.vault.travel import Travelling
    from ui.tasks import Tasks

CASES, MAKE, AFTER = range(3)


class TravelTask(Task):
    """Makes the vault at the end of its second step; nothing is written before, and Back loses nothing."""

    def __init__(self, keeper: Keeper, tasks: "Tasks") -> None:
        super().__init__(keeper, _("A vault for a journey"), "", _("Next"))
        self.step = CASES
        self.line = StepLine((_("Cases"), _("New vault"), _("What next")))
        self.column.addWidget(self.line)
        cases, after = self._cases_page(), QWidget()
        self.column.addWidget(cases)
        self.pages: list[list[QWidget]] = [[cases], self._make_fields(tasks), [after]]
        self.column.addWidget(after)
        self._after = QVBoxLayout(after)
        self.back = QPushButton(_("Back"))
        self.back.setMinimumHeight(scaled(32))
        self.back.clicked.connect(lambda: self._turn_to(CASES))
        self.buttons.insertWidget(1, self.back)
        self.fields.append(self.back)
        self._turn_to(CASES)

    def start(self) -> None:
        """Put the focus on the first case."""
        (next(iter(self.cases.values()), None) or self.go).setFocus()

    def forget(self) -> None:
        """Forget what was typed and made."""
        super().forget()
        self.new.clear()

    @property
    def codes(self) -> list[str]:
        """The cases that are chosen."""
        return [code for code, box in self.cases.items() if box.isChecked()]

    def act(self) -> None:
        """Go on by one step."""
        if self.step == AFTER:
            self.left.emit()
        elif self.step == MAKE:
            self._make()
        elif not self.codes:
            self.say(_("Choose at least one case."))
        else:
            self._turn_to(MAKE)

    def _turn_to(self, step: int) -> None:
        self.step = step
        self.line.set_step(step)
        for number, parts in enumerate(self.pages):
            for part in parts:
                part.setVisible(number == step)
        self.back.setVisible(step == MAKE)
        self.leave.setVisible(step != AFTER)
        self.go.setText((_("Next"), _("Make the vault"), _("Close"))[step])
        count = len(self.codes)
        chosen = ngettext_("{n} case is chosen.", "{n} cases are chosen.", count)
        why = _(
            "Chosen cases are copied with their history, ratings, judgements, notes and files into a new vault of their"
            " own. Nothing else goes along: no other case, no colleague, no correction. Choose the fewest you need."
        )
        self.why.setText((why, chosen, "")[step])
        self.why.setVisible(step != AFTER)
        self.say("")
        if step == MAKE:
            self.folder.setFocus()

    def _make(self) -> None:
        path = typed_path(self.folder.text())
        if not self.folder.text().strip() or not path.is_absolute():
            self.say(_("Write the whole path of the folder, from its beginning."), self.folder)
            return
        wrong = self.new.complaint()
        if wrong:
            self.say(wrong)
            self.new.mend()
            return
        if not self.current.text():
            self.say(_("Type the passphrase that opens this vault."), self.current.edit)
            return
        if self.new.first.text() == self.current.text():
            self.say(_("Take another passphrase than that of this vault: who is given one must not have both."))
            self.new.mend()
            return
        session, codes = self._keeper.session, self.codes
        current, new = secret_of(self.current), self.new.take()

        def work() -> "Travelling":
            with wiped(current, new):
                session.confirm(current)
                return under_search.travelling(under_search.vault_of(session), path, new, codes)

        self.say("")
        # Cases travel as they are saved, so the open one is saved first; it comes back as it was.
        self.run(work, self._made, _("Copying, opening it again and comparing …"), changes_cases=True)

    def _made(self, done: "Travelling") -> None:
        self.forget()
        layout = self._after
        layout.setContentsMargins(0, 6, 0, 0)
        layout.setSpacing(10)
        told = travelled_text(isolated(str(done.folder)), done.cases, done.files)
        layout.addWidget(PlainLabel(told, bold=True))
        rows = QGridLayout()
        rows.setHorizontalSpacing(10)
        rows.setVerticalSpacing(8)
        rows.setColumnStretch(1, 1)
        for number, text in enumerate(after_travel()):
            mark = PlainLabel(f"{number + 1}.", "text", "ink-2", wrap=False)
            rows.addWidget(mark, number, 0, Qt.AlignmentFlag.AlignTop)
            rows.addWidget(PlainLabel(text), number, 1)
        layout.addLayout(rows)
        self._turn_to(AFTER)
        self.go.setFocus()

    def _cases_page(self) -> QWidget:
        self.cases: dict[str, QCheckBox] = {}
        page, column = _page(PlainLabel(_("Which cases go along?"), "strong"))
        for line in sorted(self._keeper.desk.lines, key=lambda line: line.code):
            if not line.binned:
                self.cases[line.code] = box = QCheckBox(_case_text(line))
                box.setMinimumHeight(scaled(28))
                self.fields.append(box)
                column.addWidget(box)
        if not self.cases:
            column.addWidget(PlainLabel(_("There is no case here yet."), tone="ink-2"))
        return page

    def _make_fields(self, tasks: "Tasks") -> list[QWidget]:
        """Add the fields of the second step; they stand in the task itself, which keeps the right height for them."""
        column, first = self.column, self.column.count()
        hint = _("A new or empty folder, best on a stick. Its name should say nothing.")
        self.folder = self.path(_("&Folder of the new vault"), _("Folder of the new vault"), hint)
        self.new = NewPassphrase(tasks, lambda: Path(self.folder.text().strip() or "."))
        self.new.setMaximumWidth(scaled(FIELD_WIDTH))
        row = QHBoxLayout()  # in a row the height is asked for the width it has; in a column for that of the column
        row.addWidget(self.new, 1)
        row.addStretch(0)
        column.addSpacing(6)
        column.addLayout(row)
        self.fields.append(self.new)
        self.current = self.passphrase(_("&Your passphrase of this vault, once more"), _("Your passphrase"))
        items = (column.itemAt(place) for place in range(first, column.count()))
        return [self.new, *(part for item in items if item is not None and (part := item.widget()) is not None)]


def _page(*parts: QWidget) -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 6, 0, 0)
    column.setSpacing(4)
    for part in parts:
        column.addWidget(part)
    return page, column


def _case_text(line: "CaseLine") -> str:
    """Return what tells one case from another without a name: its code and its two countries."""
    places = [country(code) for code in (line.origin, line.host) if code]
    said = f"{line.code} · {' – '.join(places)}" if places else line.code
    return said.replace("&", "&&")
