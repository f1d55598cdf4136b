# SPDX-License-Identifier: GPL-3.0-or-later
"""Labels that never read their text as mark-up: a name from a letter stays a name."""

import unicodedata
from html import escape

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from exile_risk.marks_of_direction import unturned
from ui.theme import ink_below, load_for_text, set_look


def reads_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left."""
    directions = (unicodedata.bidirectional(character) for character in text)
    return next((d for d in directions if d in ("L", "R", "AL")), "L") != "L"


def plain_tip(text: str) -> str:
    """Return a tooltip that shows `text` literally: Qt would read one that looks like mark-up as mark-up."""
    text = unturned(text)
    if "<" not in text and "&lt;" not in text:
        return text
    return f'<span style="white-space: pre-wrap">{escape(text)}</span>'


class PlainLabel(QLabel):
    """A label of plain text in one of the four types and a text role; it wraps unless told not to.

    It stands at the side where the window starts, whatever the direction of its own letters: a Latin name in an Arabic
    window stands at the right.
    """

    def __init__(
        self,
        text: str = "",
        type: str = "text",
        tone: str = "ink",
        bold: bool = False,
        wrap: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._aligned = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(self._aligned)
        self.setWordWrap(wrap)
        self.setProperty("type", type)
        self.setProperty("tone", tone)
        self.setProperty("bold", bold)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show `text` literally, but for marks that turn letters around, loading the fonts of its scripts first."""
        text = unturned(text)
        load_for_text(text)
        super().setText(text)
        self._leave_room()

    def _leave_room(self) -> None:
        """Leave room below the line box for scripts whose ink reaches there, for a label cuts at its edge."""
        below = ink_below(self.text(), str(self.property("type")), bool(self.property("bold")) or None)
        if below != self.contentsMargins().bottom():
            self.setContentsMargins(0, 0, 0, below)

    def setAlignment(self, alignment: Qt.AlignmentFlag) -> None:
        """Align in terms of reading order: "left" is where reading starts."""
        self._aligned = alignment
        super().setAlignment(_visual(self.layoutDirection(), alignment) | Qt.AlignmentFlag.AlignAbsolute)

    def changeEvent(self, event: QEvent) -> None:
        """Turn with the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.setAlignment(self._aligned)
        elif event.type() == QEvent.Type.FontChange:
            self._leave_room()

    def set_tone(self, tone: str, bold: bool | None = None) -> None:
        """Change the text role, and the weight when given."""
        set_look(self, tone=tone, **({} if bold is None else {"bold": bold}))


class ElidedLabel(PlainLabel):
    """One line that ends in an ellipsis where it does not fit; the whole text is then the tooltip."""

    def __init__(
        self,
        text: str = "",
        type: str = "text",
        tone: str = "ink",
        bold: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, type, tone, bold, wrap=False, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        """Show `text` on one line, line breaks turned to spaces."""
        super().setText(" ".join(text.split()))
        self._tell_whole()

    def is_cut(self) -> bool:
        """Whether the text does not fit the width there is."""
        return self._shown() != self.text()

    def minimumSizeHint(self) -> QSize:
        """Return room for a few characters, so that a column may narrow."""
        return QSize(min(self.sizeHint().width(), self.fontMetrics().averageCharWidth() * 4), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Renew the tooltip for the new width."""
        super().resizeEvent(event)
        self._tell_whole()

    def changeEvent(self, event: QEvent) -> None:
        """Renew the tooltip for a new font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._tell_whole()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the part of the text that fits."""
        from PySide6.QtWidgets import (
            QStyle,
            QStyleOption,
        )  # its many enumerations cost what the first page cannot spend

        painter, option = QPainter(self), QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        if not reads_right_to_left(self.text()):
            painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # so that the ellipsis ends the line
        flags = self.alignment().value
        flags |= Qt.TextFlag.TextSingleLine.value
        box, words, role = self.contentsRect(), self._shown(), self.foregroundRole()
        self.style().drawItemText(painter, box, flags, self.palette(), self.isEnabled(), words, role)

    def _shown(self) -> str:
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width())

    def _tell_whole(self) -> None:
        self.setToolTip(plain_tip(self.text()) if self.is_cut() else "")


def _visual(direction: Qt.LayoutDirection, alignment: Qt.AlignmentFlag) -> Qt.AlignmentFlag:
    """Return an alignment in reading order as the eye sees it; without a side it is the start."""
    flag = Qt.AlignmentFlag
    sideways = flag.AlignHorizontal_Mask
    if direction is not Qt.LayoutDirection.RightToLeft or alignment & (flag.AlignHCenter | flag.AlignJustify):
        return alignment if alignment & sideways else alignment | flag.AlignLeft
    return (alignment & ~sideways) | (flag.AlignLeft if alignment & flag.AlignRight else flag.AlignRight)
