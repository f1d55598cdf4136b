# SPDX-License-Identifier: GPL-3.0-or-later
"""A layout that wraps its items like words, so that chips never run out of a narrow column."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Places items in lines from the start side, each line as high as its highest item."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        """Put an item at the end."""
        self._items.append(item)

    def insert_widget(self, index: int, widget: QWidget) -> None:
        """Put a widget before the item at `index`."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())
        self.invalidate()

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return the item at `index`, or None past the end, which is how Qt finds the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return the item at `index`, or None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Return that this layout takes no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return that a narrower column makes more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the px of height that `width` px of width leads to."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the size of all items on one line, up to a column of 480 px."""
        one_line = sum(item.sizeHint().width() + self.spacing() for item in self._items) - self.spacing()
        width = max(self.minimumSize().width(), min(one_line, 480))
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        """Return the size of the largest item."""
        size = QSize(0, 0)
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QRect]]]:
        """Return the items line by line, each with its place counted from the start side of a column of `width` px."""
        lines: list[list[tuple[QLayoutItem, QRect]]] = [[]]
        x = y = height = 0
        for item in self._items:
            hint = item.sizeHint()
            least = item.minimumSize().width()
            wide = min(hint.width(), max(width, least))
            grows = bool(item.expandingDirections() & Qt.Orientation.Horizontal)
            if lines[-1] and x + (least if grows else wide) > width:
                x, y, height = 0, y + height + self.spacing(), 0
                lines.append([])
            if grows:
                wide = max(least, width - x)
            lines[-1].append((item, QRect(x, y, wide, hint.height())))
            x += wide + self.spacing()
            height = max(height, hint.height())
        return lines

    def _place(self, rect: QRect, move: bool) -> int:
        """Place the items into `rect` when `move`; return the height they take."""
        margins = self.contentsMargins()
        area = rect.marginsRemoved(margins)
        parent = self.parentWidget()
        rtl = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        bottom = 0
        for line in self._lines(area.width()):
            height = max((place.height() for _, place in line), default=0)
            for item, place in line:
                bottom = max(bottom, place.y() + height)
                if move:
                    left = area.right() + 1 - place.x() - place.width() if rtl else area.x() + place.x()
                    top = area.y() + place.y() + (height - place.height()) // 2
                    item.setGeometry(QRect(QPoint(left, top), place.size()))
        return margins.top() + bottom + margins.bottom()
