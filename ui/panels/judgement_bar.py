# SPDX-License-Identifier: GPL-3.0-or-later
"""The judgement bar under the rating: the caseworker's own band with a reason; the tool never fills it in."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exile_risk.judgement import BLANK, KeptJudgement, Opinion, Standing
from exile_risk.model.assessment import Assessment, Band
from exile_risk.wording import judgement as say
from exile_risk.wording.names import band_name
from ui.panels.judgement_second import SecondPerson
from ui.panels.judgement_writing import Writing
from ui.panels.surfaces import rule
from ui.theme import scaled, set_look
from ui.widgets.band_picker import BandPicker
from ui.widgets.fitting import FittingScroll
from ui.widgets.mark import Mark
from ui.widgets.plain import PlainLabel

if TYPE_CHECKING:
    from exile_risk.errors import ExileRiskError

_LEFT_TO_RATING = 150


class JudgementBar(QWidget):
    """One line until a band is chosen; then it opens to the reason, whose it is, and a second person where needed."""

    changed = Signal(object)
    """What now stands on the bar (an Opinion), at every keystroke."""

    record_wanted = Signal(object)
    """The Opinion is to go on record."""

    second_wanted = Signal(int, str, bool, str)
    """A second person's word on a judgement: its number, initials, whether they agree, and why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Assessment | None = None
        self._newest: KeptJudgement | None = None
        self.status = PlainLabel(say.not_recorded(), "small", "ink-2")
        self.waits = Mark("people", wrap=True)
        self.picker = BandPicker(say.title(), tuple(band_name(band) for band in Band))
        self.writing = Writing()
        self.second = SecondPerson()
        self.complaint = Mark("warning", wrap=True)
        self._inner = QWidget()
        self.page = FittingScroll(self._inner, 400, self._room)
        self.page.setMinimumWidth(1)  # else its own width would keep the window from ever becoming narrower
        self._build()
        self._wire()
        self.show_assessment(None)
        self.show_judgements(())

    @property
    def opinion(self) -> Opinion:
        """What stands on the bar."""
        band = self.picker.band()
        return self.writing.written(Band(band) if band is not None else None)

    @property
    def newest_number(self) -> int | None:
        """The number of the judgement that is shown as the newest, or None."""
        return self._newest.number if self._newest is not None else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height where the width has changed."""
        super().resizeEvent(event)
        self.page.set_width(event.size().width())

    def show_assessment(self, found: Assessment | None) -> None:
        """Stand beside another rating; what is written stays."""
        self._found = found
        self.writing.show_assessment(found)
        self._arrange()

    def show_opinion(self, opinion: Opinion) -> None:
        """Show what stood on the bar; nothing is emitted, and a field that holds the same is left alone."""
        if opinion != self.opinion:
            self.picker.set_band(int(opinion.band) if opinion.band is not None else None)
            self.writing.show_written(opinion)
        self._complain("")
        self._arrange()

    def show_judgements(self, kept: tuple[KeptJudgement, ...]) -> None:
        """Show the newest judgement of the case, or that there is none."""
        self._newest = kept[-1] if kept else None
        self.second.clear()
        self._arrange()

    def set_working(self, working: bool) -> None:
        """Keep everything from being changed while it is written."""
        for part in (self.picker, self.writing, self.second):
            part.setEnabled(not working)

    def refuse(self, error: "ExileRiskError | None", said: str) -> None:
        """Say what is wrong and put the focus where it can be mended; nothing written is lost."""
        self._complain(said)
        if self.second.isVisible():
            self.second.mend(error.code if error else "")
        else:
            self.writing.mend(error.code if error else "")

    def announce(self) -> None:
        """Let a screen reader say what is on record now."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, f"{say.title()}. {self.status.text()}"))

    def _build(self) -> None:
        for ground in (self, self._inner, self.page.viewport()):
            set_look(ground, surface="sunk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(say.title())
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(PlainLabel(say.title(), "text", bold=True, wrap=False), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.status, 1)
        inner = QVBoxLayout(self._inner)
        inner.setContentsMargins(16, 6, 16, 8)
        inner.setSpacing(6)
        inner.addLayout(head)
        for part in (self.waits, self.second, self.picker, self.writing, self.complaint):
            inner.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule())
        column.addWidget(self.page)

    def _wire(self) -> None:
        self.picker.chosen.connect(lambda _band: self._edited())
        self.writing.edited.connect(self._edited)
        self.writing.record.clicked.connect(lambda: self.record_wanted.emit(self.opinion))
        self.second.said.connect(self._second_said)

    def _edited(self) -> None:
        self._complain("")
        self._arrange()
        self.changed.emit(self.opinion)

    def _room(self) -> int:
        """Return the greatest height: the badge stays in view, and what does not fit scrolls inside the bar."""
        above = self.parentWidget()
        height = above.height() if above else 768
        return max(height // 2, height - scaled(_LEFT_TO_RATING))

    def _second_said(self, by: str, agrees: bool, why: str) -> None:
        self._complain("")
        if self._newest is not None:
            self.second_wanted.emit(self._newest.number, by, agrees, why)

    def _arrange(self) -> None:
        """Open or close the parts: writing while somebody writes, else the second person where one is waited for."""
        written = self.opinion != BLANK
        standing = self._newest.standing if self._newest is not None else None
        waits = standing is not Standing.FINAL and self._newest is not None
        self.waits.set_word(say.standing_text(self._newest) if waits and self._newest is not None else "")
        self.second.setVisible(standing is Standing.WAITING and not written)
        self.writing.setVisible(written)
        needs = say.needs_text(self.opinion, self._found)
        self.writing.set_needs_second(needs)
        can = self._found is not None and self._found.band is not None
        self.picker.setVisible(can)  # before the danger check no band is named anywhere
        self.status.setText(self._status(can))
        self.page.updateGeometry()

    def _status(self, can: bool) -> str:
        """Return the newest judgement, that there is none, or why there can be none yet."""
        if self._newest is not None:
            return say.recorded_text(self._newest)
        return say.not_recorded() if can else say.danger_check_first()

    def _complain(self, said: str) -> None:
        self.complaint.set_word(said)
        self.page.updateGeometry()
        if not said:
            self.writing.mend("")
            self.second.mend("")
