# SPDX-License-Identifier: GPL-3.0-or-later
"""A list of facts as high as its rows, for pages that scroll as a whole."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.fact_rows import FactRow, FactRows


class FittingRows(FactRows):
    """As `FactRows`, but the page around it scrolls and not the list."""

    def __init__(self, accessible_name: str, columns: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(accessible_name, columns, parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_rows(self, rows: Sequence[FactRow], columns: Sequence[int] | None = None) -> None:
        """Show other rows, and ask for their height."""
        super().set_rows(rows, columns)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the height of all rows."""
        return QSize(480, sum(self.sizeHintForRow(row) for row in range(self.rows_model.rowCount())) + 2)

    def minimumSizeHint(self) -> QSize:
        """Return the same height, so that no row hides."""
        return QSize(200, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height at another width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()
