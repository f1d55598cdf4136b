# SPDX-License-Identifier: GPL-3.0-or-later
"""What a bundle would do: who sent it, how much changes, and every field with what it says until now and afterwards."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from exile_risk.handover.merging import CaseOutcome
from exile_risk.handover.receiving import Outcome
from exile_risk.reading import clean
from exile_risk.wording import _, ngettext_
from exile_risk.wording.handover import handover_text
from ui.vault_pages.handover.words import field_text, told_text
from ui.vault_pages.text_table import TextTable
from ui.widgets.plain import PlainLabel


class OutcomeView(QWidget):
    """Nothing here can be changed; what is asked beside it can be added to `column`."""

    def __init__(self) -> None:
        super().__init__()
        self.standing = PlainLabel("", bold=True)
        self.counted = PlainLabel("", "small", "ink-2")
        heads = (_("Case"), _("What"), _("Until now"), _("Afterwards"))
        self.table = TextTable(heads, _("What the bundle would change"))
        column = self.column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.standing)
        column.addWidget(self.counted)
        column.addWidget(self.table, 1)
        self.hide()

    def show_outcome(self, standing: str, counted: str, cases: Sequence[CaseOutcome]) -> None:
        """Show it."""
        self.standing.setText(standing)
        self.counted.setText(counted)
        rows = rows_of(cases)
        self.table.show_rows(rows)
        self.table.setVisible(bool(rows))
        self.show()


def rows_of(cases: Sequence[CaseOutcome]) -> list[tuple[str, str, str, str]]:
    """Return what a bundle changes, one row for each field; conflicts show both readings."""
    rows = []
    for one in cases:
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
    return cases_text(outcome.cases) if outcome.merged else handover_text("kept_apart")


def cases_text(cases: Sequence[CaseOutcome]) -> str:
    """Return how much changes in the cases of a bundle, in a few sentences."""
    new = sum(one.new for one in cases)
    said = [ngettext_("{n} new case.", "{n} new cases.", new)] if new else []
    changed = sum(bool(one.changes) and not one.new for one in cases)
    if changed:
        said.append(ngettext_("{n} case changes.", "{n} cases change.", changed))
    conflicts = sum(len(one.conflicts) for one in cases)
    if conflicts:
        said.append(ngettext_("{n} field has two readings.", "{n} fields have two readings.", conflicts))
    judged = sum(one.judgements for one in cases)
    if judged:
        said.append(ngettext_("{n} judgement is new.", "{n} judgements are new.", judged))
    said += [handover_text("kept_back", case=one.code or handover_text("new_case")) for one in cases if one.kept_back]
    if any(one.buried for one in cases):
        said.append(handover_text("buried"))
    return " ".join(said) or _("Nothing in it is new.")
