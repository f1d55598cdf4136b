# SPDX-License-Identifier: GPL-3.0-or-later
"""How well does it work? What the tool's own tests gave, where it missed, and what a rating must never be used for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from exile_risk.evidence.figures import figures
from exile_risk.wording import _
from ui.panels.evidence_rows import case_rows, missed_rows, never_rows, other_rows
from ui.panels.surfaces import on_panel, rule
from ui.widgets.fact_rows import FactRows
from ui.widgets.figure_rows import FigureRows

if TYPE_CHECKING:
    from exile_risk.evidence.figures_file import FiguresFile
    from exile_risk.session import Session
    from ui.tasks import Tasks

CASES, OTHERS, MISSED, NEVER = range(4)


class EvidencePage(QWidget):
    """Four tabs: documented cases, corridors and situations, known misses, and the limits of use."""

    titled = Signal(str, str)

    def __init__(self, session: "Session", tasks: "Tasks", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._knowledge = session.knowledge.version
        self.tools = QWidget()
        self.tabs = QTabBar()
        self.cases = FigureRows(_("Documented cases"), (27, 13, 20, 7, 7, 7, 7, 6, 6))
        self.others = FigureRows(_("Corridors and situations"), (50, 14, 36))
        self.missed = FactRows(_("Known misses"), (34, 32, 22, 12))
        self.never = FactRows(_("Never"), (96, 4))  # two columns: a line stays short enough to read
        self._pages = QStackedWidget()
        self._build()
        self.tabs.currentChanged.connect(self._pages.setCurrentIndex)

    def show_evidence(self) -> None:
        """Read the figures beside the window and show them."""
        self.titled.emit(_("How well does it work?"), "")
        self._tasks.read(figures, self._show, self)

    def start(self) -> None:
        """Put the focus where the person goes on."""
        self.tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, found: "FiguresFile") -> None:
        note = _("{n} documented cases; facts {version}").format(n=found.cases, version=found.knowledge)
        if found.knowledge != self._knowledge:
            note = _("{note}, not those in use now").format(note=note)
        self.titled.emit(_("How well does it work?"), note)
        self.cases.set_rows(tuple(case_rows(found)))
        self.others.set_rows(tuple(other_rows(found)))
        self.missed.set_rows(tuple(missed_rows(found)))
        self.never.set_rows(tuple(never_rows()))

    def _build(self) -> None:
        on_panel(self)
        self.tabs.setAccessibleName(_("Parts of the page"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        for word in (_("Documented cases"), _("Corridors and situations"), _("Known misses"), _("Never")):
            self.tabs.addTab(word)
        for page in (self.cases, self.others, self.missed, self.never):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 8)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(rule())
        column.addWidget(self._pages, 1)
