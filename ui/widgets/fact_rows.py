# SPDX-License-Identifier: GPL-3.0-or-later
"""A long list of facts in columns, painted: hundreds of rows at once, every one reachable by arrow keys."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QWidget

from ui.theme import load_for_text, theme_state
from ui.widgets.rows_model import RowsModel

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class FactRow:
    """One row: a title, then cells; the last cell is the quiet one (date and source).

    `heading` begins a section, its cells are the titles of the columns. `mark` is a shape of `timeline_marks`,
    `later` draws it and the words as known afterwards. A row with a `key` can be opened. `caution` hatches the start
    of a row that rests on something unchecked.
    """

    title: str
    cells: tuple[str, ...] = ()
    key: object = None
    heading: bool = False
    mark: str = ""
    later: bool = False
    caution: bool = False

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        rest = [cell for cell in self.cells if cell]
        return f"{self.title}: {'. '.join(rest)}" if rest else self.title


class FactRows(QListView):
    """The list. Enter, Space or a click opens a row that has a key."""

    opened = Signal(object)
    """The key of the row that was opened."""

    def __init__(self, accessible_name: str, columns: Sequence[int], parent: QWidget | None = None) -> None:
        """`columns` are the widths of title and cells, in parts of the whole."""
        super().__init__(parent)
        from ui.widgets.fact_rows_paint import FactRowsPaint

        self.rows_model = RowsModel[FactRow](self)
        self.painted = FactRowsPaint(columns, self)
        self._anchor = QWidget(self.viewport())
        self._anchor.setFocusProxy(self)
        self.setModel(self.rows_model)
        self.setItemDelegate(self.painted)
        self.setAccessibleName(accessible_name)
        self.setProperty("frameless", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.clicked.connect(self._open)
        theme_state().changed.connect(self.scheduleDelayedItemsLayout)

    def set_rows(self, rows: Sequence[FactRow], columns: Sequence[int] | None = None) -> None:
        """Show other rows from the top, in other columns where they are given."""
        load_for_text("".join(part for row in rows for part in (row.title, *row.cells)))
        if columns is not None:
            self.painted.columns = tuple(columns)
        self.rows_model.set_rows(rows)
        self.scrollToTop()

    def rows(self) -> tuple[FactRow, ...]:
        """Return what is shown."""
        return self.rows_model.rows

    def show_key(self, key: object) -> None:
        """Make the row with a key current and bring it into view."""
        found = next((n for n, row in enumerate(self.rows()) if row.key == key and key is not None), -1)
        if found >= 0:
            self.setCurrentIndex(self.rows_model.index(found))
            self.scrollTo(self.rows_model.index(found), QListView.ScrollHint.PositionAtCenter)

    def anchor(self) -> QWidget:
        """Return something that stands where the current row stands, for a card that explains it.

        Focus given to it comes to the list.
        """
        self._anchor.setGeometry(self.visualRect(self.currentIndex()).intersected(self.viewport().rect()))
        return self._anchor

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row by Enter or Space; leave letters and Esc to the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape or (event.text().strip() and not event.modifiers()):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Make the first row current when none is, so that the focus is seen."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows_model.rowCount():
            self.setCurrentIndex(self.rows_model.index(0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure every row for the new width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when font or direction change."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange):
            self.scheduleDelayedItemsLayout()

    def sizeHint(self) -> QSize:
        """Return a modest size: the page gives the list what is left."""
        return QSize(480, 240)

    def visual_of(self, key: object) -> QRect:
        """Return where the row with a key stands in the viewport."""
        row = next(n for n, one in enumerate(self.rows()) if one.key == key)
        return self.visualRect(self.rows_model.index(row))

    def _open(self, index: _Index) -> None:
        if index.isValid():
            row: FactRow = index.data(RowsModel.RowRole)
            if row.key is not None:
                self.setCurrentIndex(self.rows_model.index(index.row()))
                self.opened.emit(row.key)
