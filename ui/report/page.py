# SPDX-License-Identifier: GPL-3.0-or-later
"""The report page: the case in one line, what is chosen at the side, and the pages as they will leave."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from exile_risk.model.assessment import Assessment
from exile_risk.wording import _
from ui.panels.case_strip import CaseStrip
from ui.panels.surfaces import on_panel
from ui.report.choices import ReportChoices
from ui.report.preview import Preview
from ui.report.sheet import Sheet
from ui.theme import scaled
from ui.widgets.empty_state import EmptyState

_SIDE, _SIDE_LEAST = 344, 336


class ReportPage(QWidget):
    """Shows a sheet and takes what is chosen; it works nothing out by itself."""

    left = Signal()
    """The case is wanted again."""

    def __init__(self, spoken: str, *, asks: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strip = CaseStrip()
        self.choices = ReportChoices(spoken, asks=asks)
        self.preview = Preview()
        why = _("Say which state they fear and where they are.")
        self.empty = EmptyState("document", _("Nothing to report yet"), why)
        self._shown = QStackedWidget()
        self._build()

    def show_case(self, code: str, found: Assessment | None) -> None:
        """Show whose report it is."""
        self.strip.show_case(code)
        self.strip.show_assessment(found)

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Show the pages, or that there are none."""
        self.preview.show_sheet(sheet)
        self._shown.setCurrentIndex(0 if sheet is None else 1)
        self.choices.set_ready(sheet is not None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the case at Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the pages as much room as the side can spare."""
        super().resizeEvent(event)
        self.choices.setFixedWidth(scaled(_SIDE if self.width() > scaled(1100) else _SIDE_LEAST))

    def _build(self) -> None:
        on_panel(self)
        self._shown.addWidget(self.empty)
        self._shown.addWidget(self.preview)
        line = QFrame()
        line.setProperty("surface", "line-upright")
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.choices)
        row.addWidget(line)
        row.addWidget(self._shown, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addLayout(row, 1)
