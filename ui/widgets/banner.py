# SPDX-License-Identifier: GPL-3.0-or-later
"""A message in the page, under the header: what happened, what is safe, at most two buttons."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import colour, edge_width
from ui.widgets.icon import Icon
from ui.widgets.painted import crisp
from ui.widgets.plain import PlainLabel

_ICONS = {"note": "info", "caution": "warning", "stop": "stop"}
_INK = {"note": "ink", "caution": "ink", "stop": "on-stop"}


class Banner(QFrame):
    """Note (tint), caution (start edge) or stop (inverted). It never covers work and never goes by itself."""

    def __init__(
        self, kind: str, title: str, text: str = "", icon_name: str | None = None, parent: QWidget | None = None
    ) -> None:
        """Raise KeyError for a kind other than note, caution, stop."""
        super().__init__(parent)
        ink = _INK[kind]
        self._kind = kind
        self._buttons: list[QPushButton] = []
        self.title = PlainLabel(title, "text", ink, bold=True)
        self.text = PlainLabel(text, "small", ink)
        self.text.setVisible(bool(text))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.title)
        words.addWidget(self.text)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 8, 14, 8)
        self._row.setSpacing(12)
        self._row.addWidget(Icon(icon_name or _ICONS[kind], ink), 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(words, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.set_words(title, text)

    def set_words(self, title: str, text: str = "") -> None:
        """Say something else in the same place."""
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.setAccessibleName(f"{title}. {text}" if text else title)

    def add_button(self, word: str) -> QPushButton:
        """Add a button at the end side; raises ValueError beyond two, for then the message is a page."""
        if len(self._buttons) == 2:
            raise ValueError("a banner has at most two buttons")
        button = QPushButton(word)
        button.setProperty("kind", "stop" if self._kind == "stop" else "small")
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._buttons.append(button)
        return button

    def buttons(self) -> list[QPushButton]:
        """Return the buttons in order."""
        return list(self._buttons)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, and for a caution the 4 px start edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = edge_width()
        block = crisp(QRectF(self.rect()), width)
        ground, edge = {
            "note": ("note", "note-edge"),
            "caution": ("panel", "ink"),
            "stop": ("stop", "stop"),
        }[self._kind]
        painter.setBrush(colour(ground))
        painter.setPen(QPen(colour(edge), width))
        painter.drawRoundedRect(block, 4, 4)
        if self._kind == "caution":
            painter.setClipRect(self._start_edge())
            painter.setBrush(colour("ink"))
            painter.drawRoundedRect(block, 4, 4)
        painter.end()

    def _start_edge(self) -> QRectF:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return QRectF(self.width() - 4 if rtl else 0, 0, 4, self.height())
