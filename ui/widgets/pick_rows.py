# SPDX-License-Identifier: GPL-3.0-or-later
"""A short list of which one row is picked by moving to it: the ground for lists of routes and of harm levels."""

from collections.abc import Hashable, Sequence
from typing import Protocol

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui.theme import colour, theme_state
from ui.widgets.painted import paint_focus
from ui.widgets.rows_model import RowsModel, SpokenRow

_Index = QModelIndex | QPersistentModelIndex


class PickRow(SpokenRow, Protocol):
    """A row that can be picked."""

    @property
    def id(self) -> Hashable:
        """What `picked` gives."""


class RowPaint(QStyledItemDelegate):
    """Paints ground, start edge and focus; a list of its own kind paints the row in `paint_row`."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        rect, rtl = QRectF(option.rect), option.direction == Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour("selected"))
            edge = QRectF(rect.right() - 3 if rtl else rect.left(), rect.top(), 3, rect.height())
            painter.fillRect(edge, colour("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colour("hover"))
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # a minus stays before its number
        self.paint_row(painter, rect, index.data(RowsModel.RowRole), index.row(), rtl)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, rect, 4)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height of a row."""
        return QSize(120, self.row_height(index.row()))

    def row_height(self, number: int) -> int:
        """Return how high a row is."""
        raise TypeError("a list says how high its rows are")

    def paint_row(self, painter: QPainter, rect: QRectF, row: PickRow, number: int, rtl: bool) -> None:
        """Paint the row itself."""
        raise TypeError("a list says how its rows look")


class PickList(QListView):
    """As high as its rows. Moving to a row picks it; Tab enters and leaves in one step."""

    picked = Signal(object)
    """The id of the row that a person moved to or clicked."""

    def __init__(self, accessible_name: str, paint: RowPaint) -> None:
        super().__init__()
        self._model = RowsModel[PickRow](self)
        paint.setParent(self)
        self.setModel(self._model)
        self.setItemDelegate(paint)
        self.setAccessibleName(accessible_name)
        self.setProperty("frameless", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._tell)
        theme_state().changed.connect(self._measure)

    def set_rows(self, rows: Sequence[PickRow], current: Hashable | None) -> None:
        """Show other rows with one of them picked (None, or one that is not there: none); nothing is emitted."""
        self._model.set_rows(rows)
        self.set_picked(current)
        self._measure()

    def rows(self) -> tuple[PickRow, ...]:
        """Return what is shown."""
        return self._model.rows

    def set_picked(self, id: Hashable | None) -> None:
        """Show which row is picked; nothing is emitted."""
        number = next((n for n, row in enumerate(self._model.rows) if row.id == id), -1)
        if number < 0:
            self.clearSelection()
            return
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self._model.index(number), flags)

    def picked_id(self) -> Hashable | None:
        """Return the id of the row that is picked."""
        chosen = self.selectionModel().selectedIndexes()
        return self._model.rows[chosen[0].row()].id if chosen else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pick by moving; leave letters and Esc to the page."""
        if event.key() == Qt.Key.Key_Escape or (event.text().strip() and not event.modifiers()):
            event.ignore()
            return
        before = self.picked_id()
        super().keyPressEvent(event)
        opens = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if opens or self.picked_id() != before:
            self.set_picked(self._model.rows[self.currentIndex().row()].id if self.currentIndex().isValid() else None)
            self._tell(self.currentIndex())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on the picked row, else on the first, without picking it."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._model.rowCount():
            self.selectionModel().setCurrentIndex(self._model.index(0), QItemSelectionModel.SelectionFlag.NoUpdate)

    def sizeHint(self) -> QSize:
        """Return the height of all rows."""
        return QSize(160, sum(self.sizeHintForRow(row) for row in range(self._model.rowCount())))

    def minimumSizeHint(self) -> QSize:
        """Return the same height, so that no row hides."""
        return QSize(120, self.sizeHint().height())

    def _measure(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()

    def _tell(self, index: _Index) -> None:
        if index.isValid():
            self.picked.emit(self._model.rows[index.row()].id)
