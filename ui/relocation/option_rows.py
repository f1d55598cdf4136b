# SPDX-License-Identifier: GPL-3.0-or-later
"""The ranked table of options: one row each, moved through by arrow keys, opened by Enter, chosen by Space."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.theme import load_for_text, theme_state
from ui.widgets.plain import plain_tip
from ui.widgets.rows_model import RowsModel
from ui.widgets.whole_list import WholeList

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class OptionRow:
    """One option in words and figures of the eye.

    `boxes` of access (0 to 4): those filled, and those filled if every open condition holds; None: nobody is asked.
    `weeks` is an interval (None: not known), `gain` one in parts of the whole bar (None: nothing this year; the word
    says it). `pinned` is staying, above the rest. `chosen` options go into the plan and the comparison. A row that is
    still worked out is `waiting`.
    """

    id: str
    title: str
    number: str = ""
    icon: str = ""
    kind: str = ""
    referrer: str = ""
    boxes: tuple[int, int] | None = None
    access: str = ""
    access_note: str = ""
    weeks: tuple[float, float] | None = None
    weeks_word: str = ""
    band: int | None = None
    now: bool = False
    band_word: str = ""
    range_word: str = ""
    gain: tuple[float, float] | None = None
    gain_word: str = ""
    gain_note: str = ""
    pinned: bool = False
    chosen: bool = False
    waiting: bool = False
    said: str = ""

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        return self.said or self.title

    @property
    def under(self) -> str:
        """The second line: what it is for and who must refer."""
        return "  ".join(part for part in (self.kind, self.referrer) if part)


class OptionModel(RowsModel[OptionRow]):
    """The rows, with what is cut at the edge of a column as a tooltip."""

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, or the words of it."""
        if role == Qt.ItemDataRole.ToolTipRole and index.isValid() and index.row() < len(self.rows):
            row = self.rows[index.row()]
            return plain_tip(f"{row.title}\n{row.under}".rstrip())
        return super().data(index, role)


class _Rows(WholeList):
    """The rows under the titles."""

    toggled = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by Space, open by Enter, leave letters and Esc to the page."""
        if event.key() == Qt.Key.Key_Space:
            if self.currentIndex().isValid():
                self.toggled.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape or (event.text().strip() and not event.modifiers()):
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


class OptionTable(QWidget):
    """Titles with the axis of weeks, and the rows."""

    moved = Signal(str)
    """The id of the option that is now current."""

    opened = Signal(str)
    """The id of the option whose details are wanted."""

    toggled = Signal(str)
    """The id of the option that is to be chosen, or no longer."""

    def __init__(self, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        from ui.relocation.option_paint import OptionHeader, OptionPaint

        self.model = OptionModel(self)
        self.header = OptionHeader()
        self.rows = _Rows(200)
        self.rows.setModel(self.model)
        self.rows.setItemDelegate(OptionPaint(self.rows))
        self.rows.setAccessibleName(accessible_name)
        self.rows.selectionModel().currentChanged.connect(self._moved)
        self.rows.entered_by_key.connect(lambda index: self.opened.emit(self._id(index)))
        self.rows.doubleClicked.connect(lambda index: self.opened.emit(self._id(index)))
        self.rows.toggled.connect(lambda index: self.toggled.emit(self._id(index)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.rows)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_state().changed.connect(self._measure)

    def set_rows(self, rows: Sequence[OptionRow], current: str | None) -> None:
        """Show rows with one of them current (an id that is not there: the first); nothing is emitted."""
        load_for_text("".join(row.title + row.under + row.access for row in rows))
        self.rows.selectionModel().blockSignals(True)
        self.model.set_rows(rows)
        number = next((n for n, row in enumerate(rows) if row.id == current), 0)
        if rows:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.rows.selectionModel().setCurrentIndex(self.model.index(number), flags)
        self.rows.selectionModel().blockSignals(False)
        self._measure()

    def current(self) -> str | None:
        """Return the id of the current row."""
        index = self.rows.currentIndex()
        return self._id(index) if index.isValid() else None

    def show_current(self, id: str) -> None:
        """Make a row current; `moved` tells of it."""
        number = next((n for n, row in enumerate(self.model.rows) if row.id == id), -1)
        if number >= 0:
            self.rows.setCurrentIndex(self.model.index(number))

    def _id(self, index: _Index) -> str:
        return self.model.rows[index.row()].id

    def _moved(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self.moved.emit(self._id(index))

    def _measure(self) -> None:
        self.rows.scheduleDelayedItemsLayout()
        self.rows.updateGeometry()
        self.header.refresh()
