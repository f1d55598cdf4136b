# SPDX-License-Identifier: GPL-3.0-or-later
"""A search field that offers what begins like the letters typed, and takes one of them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.theme import colour, load_for_text, type_font, type_metrics
from ui.widgets.icon import icon, keep_icon
from ui.widgets.painted import paint_focus
from ui.widgets.plain import PlainLabel
from ui.widgets.type_ahead_match import Entry, EntryIndex, folded

__all__ = ["Entry", "EntryIndex", "TypeAhead", "folded"]

_EntryRole = Qt.ItemDataRole.UserRole + 1
_PAD, _SHOWN = 9, 8


class _EntryDelegate(QStyledItemDelegate):
    """Paints label and, behind it, the quieter secondary text."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return a one-line row with room for tall scripts."""
        return QSize(120, type_metrics("text").height() + 10)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one entry."""
        entry: Entry = index.data(_EntryRole)
        rect, rtl = option.rect, option.direction == Qt.LayoutDirection.RightToLeft
        painter.save()
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        if current:
            painter.fillRect(rect, colour("selected"))
        text, small = type_metrics("text"), type_metrics("small")
        inner = rect.adjusted(_PAD, 0, -_PAD, 0)
        label = text.elidedText(entry.label, Qt.TextElideMode.ElideRight, inner.width())
        used = text.horizontalAdvance(label) + 8
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        flags = int(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(type_font("text"))
        painter.setPen(colour("ink"))
        painter.drawText(inner, flags, label)
        rest = inner.adjusted(0, 0, -used, 0) if rtl else inner.adjusted(used, 0, 0, 0)
        if rest.width() > 24 and entry.secondary:
            painter.setFont(type_font("small"))
            painter.setPen(colour("ink-2"))
            painter.drawText(rest, flags, small.elidedText(entry.secondary, Qt.TextElideMode.ElideRight, rest.width()))
        if current:
            paint_focus(painter, rect.toRectF(), 4)
        painter.restore()


class _Popup(QFrame):
    """The offered entries under the field; the field keeps the keyboard."""

    taken = Signal(str)

    def __init__(self, nothing_found: str, owner: QWidget) -> None:
        super().__init__(owner, Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("surface", "popup")
        self.model = QStandardItemModel(self)
        self.view = QListView()
        self.view.setProperty("frameless", True)
        self.view.setModel(self.model)
        self.view.setItemDelegate(_EntryDelegate(self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setMouseTracking(True)
        self.view.setMinimumHeight(1)  # else a list of one is as high as three
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.entered.connect(self.view.setCurrentIndex)
        self.view.clicked.connect(lambda index: self.taken.emit(index.data(_EntryRole).id))
        self.nothing = PlainLabel(nothing_found, "small", "ink-2")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.addWidget(self.view)
        layout.addWidget(self.nothing)

    def offer(self, entries: Sequence[Entry]) -> None:
        """Fill the list; the first entry is current, so that Enter takes it."""
        self.model.clear()
        for entry in entries:
            item = QStandardItem(entry.label)
            item.setData(entry, _EntryRole)
            item.setData(f"{entry.label}, {entry.secondary}".strip(", "), Qt.ItemDataRole.AccessibleTextRole)
            self.model.appendRow(item)
        self.view.setVisible(bool(entries))
        self.nothing.setVisible(not entries and bool(self.nothing.text()))
        if entries:
            self.view.setCurrentIndex(self.model.index(0, 0))

    def show_under(self, field: QWidget) -> None:
        """Show as wide as the field and as high as up to eight rows."""
        row = type_metrics("text").height() + 10
        rows = min(_SHOWN, self.model.rowCount())
        height = rows * row + 6 if rows else self.nothing.sizeHint().height() + 12
        corner = field.mapToGlobal(QPoint(0, field.height() + 2))
        screen = field.screen().availableGeometry()
        if corner.y() + height > screen.bottom():
            corner = field.mapToGlobal(QPoint(0, -height - 2))
        self.setGeometry(corner.x(), corner.y(), max(field.width(), 220), height)
        self.show()
        self.raise_()

    def move_current(self, step: int) -> None:
        """Make the next or the one before current; it stops at the ends."""
        row = max(0, min(self.model.rowCount() - 1, self.view.currentIndex().row() + step))
        self.view.setCurrentIndex(self.model.index(row, 0))

    def current_id(self) -> str | None:
        """Return the id of the current entry, or None when nothing is offered."""
        index = self.view.currentIndex()
        return index.data(_EntryRole).id if index.isValid() else None


class TypeAhead(QLineEdit):
    """Type to search; arrows move, Enter or Tab takes, Esc puts back what was picked before."""

    picked = Signal(object)
    cleared = Signal()

    def __init__(
        self,
        placeholder: str = "",
        accessible_name: str = "",
        nothing_found: str = "",
        clear_name: str = "",
        search_icon: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(accessible_name or placeholder)
        self.setInputMethodHints(Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhSensitiveData)
        self._index = EntryIndex()
        self._picked: str | None = None
        self.popup = _Popup(nothing_found, self)
        self.popup.taken.connect(self._take)
        self._add_actions(clear_name, search_icon)
        self.textEdited.connect(self._search)

    def _add_actions(self, clear_name: str, search_icon: bool) -> None:
        if search_icon:
            glass = self.addAction(icon("search", "ink-2"), QLineEdit.ActionPosition.LeadingPosition)
            keep_icon(glass, "search", "ink-2")
        self._clear = None
        if clear_name:
            self._clear = self.addAction(icon("close", "ink-2"), QLineEdit.ActionPosition.TrailingPosition)
            keep_icon(self._clear, "close", "ink-2")
            self._clear.setText(clear_name)
            self._clear.setToolTip(clear_name)
            self._clear.setVisible(False)
            self._clear.triggered.connect(self.clear_picked)

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Offer these entries from now on; what is picked stays picked when it is among them."""
        self._index = EntryIndex(entries)
        self.set_picked(self._picked)

    def picked_id(self) -> str | None:
        """Return the id picked, or None."""
        return self._picked

    def set_picked(self, entry_id: str | None) -> None:
        """Show an entry as picked, or none, without a signal."""
        entry = self._index.get(entry_id) if entry_id is not None else None
        self._picked = entry.id if entry else None
        if entry:
            load_for_text(entry.label)
        self.setText(entry.label if entry else "")
        self.setCursorPosition(0)
        self._show_clear()

    def clear_picked(self) -> None:
        """Pick nothing and say so."""
        had = self._picked is not None
        self.set_picked(None)
        self.popup.hide()
        if had:
            self.cleared.emit()

    def _show_clear(self) -> None:
        if self._clear is not None:
            self._clear.setVisible(bool(self.text()))

    def _search(self, typed: str) -> None:
        self._show_clear()
        if not typed.strip():
            self.popup.hide()
            return
        self._offer(typed)

    def _offer(self, typed: str) -> None:
        found = self._index.find(typed)
        self.popup.offer(found)
        if found or self.popup.nothing.text():
            self.popup.show_under(self)
        else:
            self.popup.hide()

    def _take(self, entry_id: str) -> None:
        self.popup.hide()
        self.set_picked(entry_id)
        self.picked.emit(entry_id)

    def _put_back(self) -> None:
        """Leave the field showing what is picked: letters that picked nothing are not an answer."""
        self.popup.hide()
        if self.text().strip():
            self.set_picked(self._picked)
        elif self._picked is not None:
            self.clear_picked()
        else:
            self.set_picked(None)

    def event(self, event: QEvent) -> bool:
        """Take the current entry on Tab before Qt moves the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self.popup.isVisible():
            current = self.popup.current_id()
            if event.key() == Qt.Key.Key_Tab and current is not None:
                self._take(current)
            elif event.key() == Qt.Key.Key_Escape:
                self._put_back()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the offered entries, or open them all by Down."""
        key, shown = event.key(), self.popup.isVisible() and self.popup.model.rowCount() > 0
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _SHOWN,
            Qt.Key.Key_PageUp: -_SHOWN,
        }
        if shown and key in steps:
            self.popup.move_current(steps[Qt.Key(key)])
        elif key == Qt.Key.Key_Down and not self.isReadOnly():
            self._offer("" if self._picked else self.text())
        elif shown and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            current = self.popup.current_id()
            if current is not None:
                self._take(current)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select all, so that typing replaces what was picked."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Put back what is picked when the field is left half typed."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._put_back()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the popup away with the field."""
        super().hideEvent(event)
        self.popup.hide()
