# SPDX-License-Identifier: GPL-3.0-or-later
"""A sum told row by row beside its waterfall: what each reason counts and where the running total stands after it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.theme import load_for_text, theme_state
from ui.widgets.rows_model import RowsModel
from ui.widgets.whole_list import WholeList

BASE, STORY, REASON, SUM, PART, HEADING = "base", "story", "reason", "sum", "part", "heading"


@dataclass(frozen=True)
class LedgerRow:
    """One row of a sum.

    `kind`: base (where it starts), story (title and subtotal over its reasons), reason (also a protection or a gate),
    sum, heading (begins another table) or part (a share of a whole, with `fraction` 0 to 1 for its bar). `weight` is
    the formula, shown only in a calculation. `shown` is what it counts, as text; `start` and `end` are the running
    totals before and after it (None: no bar). `inside` rows belong to the story above. `mark` is an icon before the
    subtitle. A row with a `key` can be opened.
    """

    kind: str
    title: str
    subtitle: str = ""
    weight: str = ""
    shown: str = ""
    start: float | None = None
    end: float | None = None
    fraction: float | None = None
    inside: bool = False
    key: object = None
    mark: str = ""

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        return ". ".join(part for part in (self.title, self.shown, self.weight, self.subtitle) if part)


class LedgerModel(RowsModel[LedgerRow]):
    """The rows of a sum, with what its axis and its columns must show."""

    def reach(self) -> tuple[float, float]:
        """Return the least and the greatest running total, zero included: what the axis has to reach."""
        places = [x for row in self.rows for x in (row.start, row.end) if x is not None]
        return min([0.0, *places]), max([0.0, *places])

    def has_weights(self) -> bool:
        """Whether any row shows the formula behind it."""
        return any(row.weight for row in self.rows)


class _Rows(WholeList):
    """The rows under the axis."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave letters and Esc to the page, and Enter or Space too where there is nothing to open."""
        opens = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if opens and not self.currentIndex().isValid():
            return
        if not opens and (event.key() == Qt.Key.Key_Escape or (event.text().strip() and not event.modifiers())):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure every row for the new width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when font or direction change."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange):
            self.scheduleDelayedItemsLayout()


class LedgerView(QWidget):
    """Header with the axis, and the rows. Arrow keys move; Enter, Space or a click opens a row that has a key."""

    opened = Signal(object)
    """The key of the row that was opened."""

    def __init__(self, accessible_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        from ui.widgets.ledger_paint import LedgerHeader, LedgerPaint

        self.model = LedgerModel(self)
        self.header = LedgerHeader(self.model)
        self.rows = _Rows(160)
        self._anchor = QWidget(self.rows.viewport())
        self._anchor.setFocusProxy(self.rows)
        self.rows.setModel(self.model)
        self.rows.setItemDelegate(LedgerPaint(self.rows))
        self.rows.setAccessibleName(accessible_name)
        self.rows.clicked.connect(self._open)
        self.rows.entered_by_key.connect(self._open)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.rows)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_state().changed.connect(self._measure)

    def set_rows(self, rows: Sequence[LedgerRow], words: tuple[str, str, str], even: str) -> None:
        """Show rows. `words`: titles of the columns reason, weight and steps; `even`: what zero means."""
        load_for_text("".join(row.title + row.subtitle for row in rows) + "".join(words) + even)
        self.header.words, self.header.even = words, even
        self.model.set_rows(rows)
        self._measure()

    def anchor(self) -> QWidget:
        """Return something that stands where the current row stands, for a card that explains it."""
        place = self.rows.visualRect(self.rows.currentIndex()).intersected(self.rows.viewport().rect())
        self._anchor.setGeometry(place)
        return self._anchor

    def show_key(self, key: object) -> None:
        """Make the row with this key current."""
        found = next((n for n, row in enumerate(self.model.rows) if row.key == key and key is not None), -1)
        if found >= 0:
            self.rows.setCurrentIndex(self.model.index(found))

    def _measure(self) -> None:
        self.rows.scheduleDelayedItemsLayout()
        self.rows.updateGeometry()
        self.header.refresh()

    def _open(self, index: QModelIndex) -> None:
        row: LedgerRow | None = index.data(LedgerModel.RowRole)
        if row is not None and row.key is not None:
            self.rows.setCurrentIndex(self.model.index(index.row()))
            self.opened.emit(row.key)
