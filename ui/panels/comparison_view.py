# SPDX-License-Identifier: GPL-3.0-or-later
"""Two ratings of a case side by side: what it is about, how far it moved, and every answer that changed."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from exile_risk.judgement import KeptJudgement
from exile_risk.wording import _, isolated
from exile_risk.wording import judgement as say
from exile_risk.wording.changes import bands_text, movement_text
from exile_risk.wording.countries import capitalised
from exile_risk.wording.dates import day_text
from ui.theme import set_look
from ui.widgets.fact_rows import FactRows
from ui.widgets.flow import FlowLayout
from ui.widgets.icon import keep_icon
from ui.widgets.plain import PlainLabel

if TYPE_CHECKING:
    from exile_risk.judgement.compare import Comparison

_COLUMNS = (3, 3, 2)


class ComparisonView(QWidget):
    """Shows one comparison; which two ratings it is about is the page's to choose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = QPushButton(" " + _("Back to the history"))
        self.since_before = QPushButton(_("Since the rating before"))
        self.until_now = QPushButton(_("From then until now"))
        self.title = PlainLabel("", "text", bold=True)
        self.judged = PlainLabel("", "text")
        self.bands = PlainLabel("", "text", bold=True)
        self.moved = PlainLabel("", "small", "ink-2")
        self.rows = FactRows(_("What changed"), _COLUMNS)
        self._build()

    def show_comparison(
        self,
        judgement: KeptJudgement | None,
        found: "Comparison | None",
        moments: tuple[str, str],
        *,
        until_now: bool,
    ) -> None:
        """Show what changed between two moments; `found` None: one of the two ratings cannot be read.

        `judgement` is told above where there is one.
        """
        from ui.panels.history_rows import comparison_rows

        for button, chosen in ((self.since_before, not until_now), (self.until_now, until_now)):
            button.setChecked(chosen)
        self.judged.setText(_judged(judgement))
        self.judged.setVisible(bool(self.judged.text()))
        for part in (self.bands, self.moved, self.rows):
            part.setVisible(found is not None)
        if found is None:
            self.title.setText(_("There is no other rating to compare with."))
            return
        self.title.setText(_("What changed from {first} until {last}").format(first=moments[0], last=moments[1]))
        self.bands.setText(bands_text(found))
        days = ""
        if found.before.day != found.after.day:
            days = _("Facts of {before}, then of {after}.").format(
                before=day_text(found.before.day), after=day_text(found.after.day)
            )
        self.moved.setText(" ".join(part for part in (movement_text(found), days) if part))
        self.rows.set_rows(tuple(comparison_rows(found)))

    def _build(self) -> None:
        keep_icon(self.back, "arrow-left", size=14)
        set_look(self.back, kind="small")
        buttons = FlowLayout(spacing=8)
        buttons.addWidget(self.back)
        for button in (self.since_before, self.until_now):
            button.setCheckable(True)
            set_look(button, kind="nav")
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(buttons)
        for part in (self.judged, self.title, self.bands, self.moved):
            column.addWidget(part)
        column.addWidget(self.rows, 1)


def _judged(kept: KeptJudgement | None) -> str:
    """Return everything a judgement says, a line for each part."""
    if kept is None:
        return ""
    one = kept.judgement
    if one is None:
        return say.standing_text(kept)
    second = kept.second
    because = say.weighed_text(one.because)
    said = f"“{isolated(second.review.why)}”" if second is not None and second.review.why else ""
    lines = [
        f"{say.title()}: {say.judged_text(one)}",
        isolated(one.why) if one.why else "",
        because,
        say.beside_text(one),
        " ".join(part for part in (say.second_text(second), said) if part) if second is not None else "",
        f"{say.standing_text(kept)} {capitalised(say.review_text(one.review_by))}.",
    ]
    return "\n".join(line for line in lines if line)
