# SPDX-License-Identifier: GPL-3.0-or-later
"""One question, one choice: a chip for every value, "don't know" last and hatched."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QRadioButton, QSizePolicy, QWidget

from ui.theme import colour, edge_width, load_for_text, scaled, theme_state, type_font, type_metrics
from ui.widgets.flow import FlowLayout
from ui.widgets.hatch import dashed_pen, paint_hatch
from ui.widgets.icon import paint_icon
from ui.widgets.painted import crisp, faded, paint_focus

_PAD, _TICK = 11, 14


def check_one(buttons: Sequence[QAbstractButton], chosen: int | None) -> None:
    """Check the button at `chosen` and no other; None leaves none checked, which an exclusive group alone forbids.

    The buttons stay exclusive, for only so does a screen reader meet radio buttons.
    """
    for button in buttons:
        button.setAutoExclusive(False)
    for index, button in enumerate(buttons):
        button.setChecked(index == chosen)
    for button in buttons:
        button.setAutoExclusive(True)


class Chip(QRadioButton):
    """One value; a radio button to a screen reader, a chip to the eye."""

    stepped = Signal(int)

    def __init__(self, word: str, unknown: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_for_text(word)
        self.setText(word)
        self.setAccessibleName(word)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._unknown = unknown
        theme_state().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return room for the word in bold and its check mark, so that choosing moves nothing but this chip's end."""
        metrics = type_metrics("small", True)
        width = metrics.horizontalAdvance(self.text()) + 2 * _PAD + 2
        if self.isChecked() and not self._unknown:
            width += scaled(_TICK) + 3
        return QSize(width, max(24, type_metrics("small").height() + 7))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a chip is never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by arrow keys, choose by Space or Enter; the rest is Qt's."""
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Left if rtl else Qt.Key.Key_Right):
            self.stepped.emit(1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Right if rtl else Qt.Key.Key_Left):
            self.stepped.emit(-1)
        else:
            super().keyPressEvent(event)

    def hitButton(self, position: QPoint) -> bool:
        """Return that the whole chip answers to the mouse."""
        return True

    def nextCheckState(self) -> None:
        """Leave the state to the picker, which alone decides what is chosen."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chip."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        chosen = self.isChecked()
        ink = self._paint_ground(painter, chosen)
        words = QRectF(self.rect())
        if chosen and not self._unknown:
            side = scaled(_TICK)
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            left = self.width() - _PAD + 2 - side if rtl else _PAD - 2
            paint_icon(painter, "check", QRectF(left, (self.height() - side) / 2, side, side), ink, False)
            words.adjust(0, 0, -side, 0) if rtl else words.adjust(side, 0, 0, 0)
        painter.setFont(type_font("small", chosen))
        painter.setPen(ink)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignCenter), self.text())
        painter.end()

    def _paint_ground(self, painter: QPainter, chosen: bool) -> QColor:
        """Paint fill, hatch and edge; return the colour for the word."""
        width, radius = edge_width(), min(scaled(12), self.height() / 2)
        shape = QPainterPath()
        block = crisp(QRectF(self.rect()), width)
        shape.addRoundedRect(block, radius, radius)
        filled = chosen and not self._unknown
        hovered = self.underMouse() and self.isEnabled()
        painter.fillPath(shape, colour("raises") if filled else colour("hover" if hovered else "panel"))
        if chosen and self._unknown:
            paint_hatch(painter, shape, faded(colour("ink"), 0.22))
        ink = colour("on-raises") if filled else colour("ink" if chosen or not self._unknown else "ink-2")
        if not self.isEnabled() and not chosen:
            ink = colour("ink-3")
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), radius)
            if filled:
                painter.setPen(QPen(colour("panel"), 1.5))
                painter.drawRoundedRect(crisp(QRectF(self.rect()).adjusted(2, 2, -2, -2), 1.5), radius - 2, radius - 2)
        elif self._unknown and not chosen:
            painter.setPen(dashed_pen(colour("edge"), width))
            painter.drawPath(shape)
        elif not filled:
            painter.setPen(QPen(colour("ink" if chosen else "edge"), width))
            painter.drawPath(shape)
        return ink


class ChipPicker(QWidget):
    """Single choice among chips. Arrow keys move, Space (or Enter) chooses; Tab enters and leaves in one step."""

    chosen = Signal(object)

    def __init__(self, accessible_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(accessible_name)
        self._flow = FlowLayout(self)
        self._chips: list[Chip] = []
        self._values: list[Hashable] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_choices(self, choices: Sequence[tuple[Hashable, str]], unknown: tuple[Hashable, str] | None = None) -> None:
        """Show (value, word) in catalogue order; `unknown` (value, word), e.g. (None, "Don’t know"), comes last."""
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips, self._values = [], []
        for value, word in choices:
            self._add(value, word, False)
        if unknown is not None:
            self._add(unknown[0], unknown[1], True)
        self._settle_tab_stop()

    def _add(self, value: Hashable, word: str, unknown: bool) -> None:
        chip = Chip(word, unknown, self)
        chip.clicked.connect(lambda: self._pick(chip))
        chip.stepped.connect(lambda step: self._step(chip, step))
        self._flow.addWidget(chip)
        self._chips.append(chip)
        self._values.append(value)

    def chips(self) -> list[QAbstractButton]:
        """Return the chips in order."""
        return list(self._chips)

    def has_choice(self) -> bool:
        """Whether any chip is chosen, "don't know" included."""
        return self._chosen_index() is not None

    def chosen_value(self) -> Hashable:
        """Return the chosen value; None also when nothing is chosen (ask `has_choice`)."""
        index = self._chosen_index()
        return None if index is None else self._values[index]

    def choose(self, value: Hashable) -> None:
        """Choose by value without a signal; raises ValueError for a value that is not offered."""
        self._check(self._values.index(value))

    def clear_choice(self) -> None:
        """Choose nothing, without a signal."""
        self._check(None)

    def _chosen_index(self) -> int | None:
        return next((index for index, chip in enumerate(self._chips) if chip.isChecked()), None)

    def _pick(self, chip: Chip) -> None:
        index = self._chips.index(chip)
        if index == self._chosen_index():
            return
        self._check(index)
        self.chosen.emit(self._values[index])

    def _check(self, chosen: int | None) -> None:
        check_one(self._chips, chosen)
        for chip in self._chips:
            chip.updateGeometry()
        self._settle_tab_stop()

    def _step(self, chip: Chip, step: int) -> None:
        index = (self._chips.index(chip) + step) % len(self._chips)
        self._chips[index].setFocus(Qt.FocusReason.TabFocusReason)

    def _settle_tab_stop(self) -> None:
        """Let Tab stop at one chip only: the chosen one, else the first; who is sent to the question gets it too."""
        stop = self._chosen_index() or 0
        if self._chips:
            self.setFocusProxy(self._chips[stop])
        for index, chip in enumerate(self._chips):
            tab = Qt.FocusPolicy.StrongFocus if index == stop else Qt.FocusPolicy.ClickFocus
            chip.setFocusPolicy(tab)
