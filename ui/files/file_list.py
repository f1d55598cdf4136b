# SPDX-License-Identifier: GPL-3.0-or-later
"""The files of a case as a list: name and kind, size and day beneath; every one reached and shown by keys."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from exile_risk.wording import _
from ui.theme import colour, load_for_text, scaled, type_font, type_metrics
from ui.widgets.icon import paint_icon
from ui.widgets.painted import paint_focus
from ui.widgets.rows_model import RowsModel

_Index = QModelIndex | QPersistentModelIndex
_PAD, _GAP, _EDGE, _ICON = 10, 10, 3, 18


@dataclass(frozen=True)
class FileRow:
    """One file: its id, name, icon, what is said beneath, and a word at the end of the first line or ""."""

    key: str
    title: str
    icon: str
    about: str
    tag: str = ""

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        return ". ".join(part for part in (self.title, self.tag, self.about.replace(" · ", ". ")) if part)


class FileList(QListView):
    """Enter, Space or a click shows a file, Delete asks to remove it; other keys are the page's."""

    opened = Signal(str)
    """The id of the file that is to be shown."""

    removal_wanted = Signal(str)
    """The id of the file that is to be removed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows_model = RowsModel[FileRow](self)
        self.painted = _Paint(self)
        self.setModel(self.rows_model)
        self.setItemDelegate(self.painted)
        self.setAccessibleName(_("Files of this case"))
        self.setProperty("frameless", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.clicked.connect(self._open)

    @property
    def shown(self) -> str | None:
        """The id of the file that is on screen beside the list."""
        return self.painted.shown

    def set_rows(self, rows: Sequence[FileRow], current: str | None) -> None:
        """Show these files with one of them current (None: the one before, else the first)."""
        load_for_text("".join(row.title for row in rows))
        before = self.current()
        self.rows_model.set_rows(rows)
        keys = [row.key for row in rows]
        at = next((keys.index(key) for key in (current, before) if key in keys), 0)
        if rows:
            self.setCurrentIndex(self.rows_model.index(at))
            self.scrollTo(self.currentIndex())

    def set_shown(self, key: str | None) -> None:
        """Mark the file that is on screen."""
        self.painted.shown = key
        self.viewport().update()

    def rows(self) -> tuple[FileRow, ...]:
        """Return what is listed."""
        return self.rows_model.rows

    def current(self) -> str | None:
        """Return the id of the current row."""
        index = self.currentIndex()
        return self.rows()[index.row()].key if index.isValid() and index.row() < len(self.rows()) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show or remove the current file; leave letters, signs and Esc to the page."""
        current = self.current()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete and current is not None:
            self.removal_wanted.emit(current)
        elif event.key() == Qt.Key.Key_Escape or event.text().strip():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return a modest size: the page gives the list what is left."""
        return QSize(scaled(320), scaled(160))

    def _open(self, index: _Index) -> None:
        if index.isValid():
            self.opened.emit(self.rows()[index.row()].key)


class _Paint(QStyledItemDelegate):
    """Paints the rows; `shown` is the id of the file on screen, which has an edge and an eye."""

    shown: str | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height of two lines at the text size in force; the width is the list's own."""
        words = type_metrics("text", True).height() + type_metrics("small").height()
        return QSize(scaled(120), max(scaled(48), words + 14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row, mirrored where the language runs from right to left."""
        row: FileRow = index.data(RowsModel.RowRole)
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each name runs as its own letters do
        box = option.rect
        self._paint_ground(painter, option, row)
        icon = scaled(_ICON)
        start = _EDGE + _PAD
        spot = QRect(box.left() + start, box.top() + (box.height() - icon) // 2, icon, icon)
        paint_icon(painter, row.icon, QRectF(self._turned(option, spot)), colour("ink-2"))
        left, width = box.left() + start + icon + _GAP, box.width() - start - icon - _GAP - _PAD
        high, low = type_metrics("text", True).height(), type_metrics("small").height()
        top = box.top() + (box.height() - high - low) // 2
        tag = row.tag if row.key != self.shown else _("chosen") if not row.tag else f"{row.tag} · {_('chosen')}"
        room = type_metrics("small").horizontalAdvance(tag) + 2 if tag else 0
        name = QRect(left, top, width - room - (_GAP if tag else 0), high)
        self._words(painter, option, name, row.title, type_font("text", row.key == self.shown), "ink")
        end = QRect(left + width - room, top, room, high)
        self._words(painter, option, end, tag, type_font("small"), "ink-2", end=True)
        self._words(painter, option, QRect(left, top + high, width, low), row.about, type_font("small"), "ink-2")
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, QRectF(box.adjusted(0, 1, 0, -2)), 2)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, row: FileRow) -> None:
        box = option.rect
        if row.key == self.shown:
            painter.fillRect(box.adjusted(0, 0, 0, -1), colour("selected"))
            edge = QRect(box.left(), box.top(), _EDGE, box.height() - 1)
            painter.fillRect(self._turned(option, edge), colour("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box.adjusted(0, 0, 0, -1), colour("hover"))
        painter.setPen(QPen(colour("line"), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())

    def _words(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        box: QRect,
        text: str,
        font: QFont,
        role: str,
        *,
        end: bool = False,
    ) -> None:
        painter.setFont(font)
        painter.setPen(colour(role))
        side = Qt.AlignmentFlag.AlignRight if end else Qt.AlignmentFlag.AlignLeft
        flags = QStyle.visualAlignment(option.direction, side | Qt.AlignmentFlag.AlignVCenter)
        shown = QFontMetrics(font).elidedText(
            text, Qt.TextElideMode.ElideRight if role != "ink" else Qt.TextElideMode.ElideMiddle, box.width()
        )
        absolute = flags | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(self._turned(option, box), absolute.value | Qt.TextFlag.TextSingleLine.value, shown)

    def _turned(self, option: QStyleOptionViewItem, box: QRect) -> QRect:
        return QStyle.visualRect(option.direction, option.rect, box)
