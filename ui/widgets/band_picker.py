# SPDX-License-Identifier: GPL-3.0-or-later
"""The four bands as one row of choices: disc, word and, when chosen, a dark ground; never filled in by the tool."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from ui.theme import colour, edge_width, load_for_text, scaled, theme_state, type_font, type_metrics
from ui.widgets.chips import check_one
from ui.widgets.disc import paint_disc
from ui.widgets.flow import FlowLayout
from ui.widgets.painted import crisp, paint_focus

_DISC, _PAD, _GAP, _LEAST = 16, 10, 6, 30
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class _Cell(QRadioButton):
    """One band."""

    def __init__(self, band: int, word: str, picker: "BandPicker") -> None:
        super().__init__(picker)
        load_for_text(word)
        self.band, self._picker = band, picker
        self.setText(word)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme_state().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return room for the disc and the word in bold."""
        metrics = type_metrics("text", True)
        width = 2 * _PAD + scaled(_DISC) + _GAP + metrics.horizontalAdvance(self.text())
        return QSize(width, max(scaled(_LEAST), metrics.height() + 9))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a cell is never cut."""
        return self.sizeHint()

    def hitButton(self, position: QPoint) -> bool:
        """Return that the whole cell answers to the mouse."""
        return self.isEnabled()

    def nextCheckState(self) -> None:
        """Leave the state to the picker."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next cell by an arrow key, choose by Space or Enter."""
        if event.key() in _STEPS:
            self._picker.step(self, _STEPS[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint disc and word."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        chosen, width = self.isChecked(), edge_width()
        shape = QPainterPath()
        shape.addRoundedRect(crisp(QRectF(self.rect()), width), 4, 4)
        ground = "stop" if chosen else "hover" if self.underMouse() and self.isEnabled() else "panel"
        painter.fillPath(shape, colour(ground))
        painter.setPen(QPen(colour("ink" if chosen else "edge" if self.isEnabled() else "line"), width))
        painter.drawPath(shape)
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), 4)
            if chosen:
                painter.setPen(QPen(colour("panel"), 1))
                painter.drawRect(crisp(QRectF(self.rect()).adjusted(2, 2, -2, -2)))
        side = scaled(_DISC)
        disc = QRectF(_PAD, (self.height() - side) / 2, side, side)
        words = QRectF(disc.right() + _GAP, 0, self.width() - disc.right() - _GAP, self.height())
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            disc.moveLeft(self.width() - disc.right())
            words.moveLeft(self.width() - words.right())
        tint = colour("on-stop") if chosen else None if self.isEnabled() else colour("ink-3")
        paint_disc(painter, disc, self.band, tint=tint)
        painter.setFont(type_font("text", chosen))
        painter.setPen(colour("on-stop" if chosen else "ink" if self.isEnabled() else "ink-3"))
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        start = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        flags = start | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, int(flags.value), self.text())
        painter.end()


class BandPicker(QWidget):
    """A choice of one band or none; choosing the chosen one again takes it back."""

    chosen = Signal(object)
    """The band 0 to 3 now chosen, or None."""

    def __init__(self, accessible_name: str, words: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(accessible_name)
        policy = QSizePolicy(
            QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum
        )  # Fixed would forbid a second line
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        row = FlowLayout(self, 4)
        self.cells = [_Cell(band, word, self) for band, word in enumerate(words)]
        for cell in self.cells:
            cell.setAccessibleName(f"{accessible_name}: {cell.text()}")
            cell.clicked.connect(lambda _=False, cell=cell: self._choose(cell.band))
            row.addWidget(cell)
        self.set_band(None)

    def band(self) -> int | None:
        """Return the band chosen, or None."""
        return next((cell.band for cell in self.cells if cell.isChecked()), None)

    def set_band(self, band: int | None) -> None:
        """Show a band without a signal."""
        check_one(self.cells, band)
        self._stop_at(self.cells[band or 0])

    def step(self, cell: _Cell, by: int) -> None:
        """Give the focus to a neighbour."""
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            by = -by
        other = self.cells[(cell.band + by) % len(self.cells)]
        self._stop_at(other)
        other.setFocus(Qt.FocusReason.TabFocusReason)

    def _stop_at(self, stop: _Cell) -> None:
        for cell in self.cells:
            cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus if cell is stop else Qt.FocusPolicy.ClickFocus)

    def _choose(self, band: int) -> None:
        self.set_band(None if self.band() == band else band)
        self._stop_at(self.cells[band])
        self.chosen.emit(self.band())
