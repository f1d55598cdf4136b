# SPDX-License-Identifier: GPL-3.0-or-later
"""A table to read: rows of plain text, whatever they hold, that wrap and can be walked through by keys."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from ui.theme import load_for_text, scaled, type_metrics


class TextTable(QTableWidget):
    """Shows rows; nothing in it can be changed."""

    def __init__(self, heads: Sequence[str], name: str, parent: QWidget | None = None) -> None:
        super().__init__(0, len(heads), parent)
        self.setHorizontalHeaderLabels(list(heads))
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setShowGrid(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        for column in range(len(heads) - 1):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(len(heads) - 1, QHeaderView.ResizeMode.Stretch)
        head.setMaximumSectionSize(scaled(280))
        self.verticalHeader().setDefaultSectionSize(max(scaled(28), type_metrics("text").height() + 8))
        self.setMinimumHeight(scaled(160))

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show these rows."""
        self.clearContents()
        self.setRowCount(len(rows))
        for y, row in enumerate(rows):
            for x, text in enumerate(row):
                load_for_text(text)
                item = QTableWidgetItem(text)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                self.setItem(y, x, item)
        if rows:
            self.setCurrentCell(0, 0)
        self.resizeRowsToContents()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give every row the height of its text at the new width."""
        super().resizeEvent(event)
        self.resizeRowsToContents()

    def rows(self) -> list[tuple[str, ...]]:
        """Return what is shown."""
        found = []
        for y in range(self.rowCount()):
            items = [self.item(y, x) for x in range(self.columnCount())]
            found.append(tuple(item.text() if item is not None else "" for item in items))
        return found
