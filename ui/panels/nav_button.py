# SPDX-License-Identifier: GPL-3.0-or-later
"""One line of the navigation at the start side: an icon, a word and a number; the icon alone in the rail."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from ui.theme import scaled, type_metrics
from ui.widgets.icon import Icon
from ui.widgets.plain import ElidedLabel, PlainLabel


class NavButton(QPushButton):
    """A button that stays down while its page is shown."""

    def __init__(self, word: str, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = word
        self._icon = Icon(icon_name)
        self._word = ElidedLabel(word)
        self._count = PlainLabel("", type="small", tone="ink-2", wrap=False)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(10)
        for part, stretch in ((self._icon, 0), (self._word, 1), (self._count, 0)):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._row.addWidget(part, stretch)
        self.setProperty("kind", "nav")
        self.setCheckable(True)
        self.set_count(None)
        self.set_rail(False)

    def sizeHint(self) -> QSize:
        """Return a line as high as one control."""
        return QSize(scaled(40), max(scaled(32), type_metrics("text").height() + 10))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a line is never squeezed."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground alone: words and icon are widgets, and the border already shows the focus."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)

    def set_count(self, count: int | None) -> None:
        """Show a number at the end, or none."""
        self._count.setText("" if count is None else str(count))
        self.setAccessibleName(self._name if count is None else f"{self._name}, {count}")

    def set_rail(self, rail: bool) -> None:
        """Show the icon alone; tooltip and accessible name then carry the word."""
        self._word.setVisible(not rail)
        self._count.setVisible(not rail)
        self._row.setContentsMargins(*((0, 0, 0, 0) if rail else (9, 0, 10, 0)))
        self._row.setAlignment(self._icon, Qt.AlignmentFlag.AlignCenter if rail else Qt.AlignmentFlag.AlignVCenter)
        self.setToolTip(self._name if rail else "")
