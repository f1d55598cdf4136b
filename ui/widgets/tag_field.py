# SPDX-License-Identifier: GPL-3.0-or-later
"""Several things picked into one field as chips, each with a second choice of its own (a charge and its stage)."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QSizePolicy, QWidget

from ui.theme import colour, edge_width, load_for_text, scaled, set_look, theme_state, type_font, type_metrics
from ui.widgets.flow import FlowLayout
from ui.widgets.icon import paint_icon
from ui.widgets.painted import crisp, paint_focus
from ui.widgets.type_ahead import Entry, TypeAhead

_PAD, _CROSS = 8, 12


@dataclass(frozen=True)
class Tag:
    """One thing picked: its entry's id, its label, and the value of its second choice (None: not said)."""

    id: str
    label: str
    choice: Hashable = None


class _TagChip(QPushButton):
    """A tag: Enter, Space or a click opens its menu; Delete, Backspace or a click on the cross takes it out."""

    asked = Signal()
    removed = Signal()
    stepped = Signal(int)

    def __init__(self, tag: Tag, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        load_for_text(words)
        self.tag = tag
        self.setText(words)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.clicked.connect(self.asked)
        theme_state().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return room for the words and the cross."""
        metrics = type_metrics("small")
        width = metrics.horizontalAdvance(self.text()) + 2 * _PAD + scaled(_CROSS) + 6
        return QSize(width, max(24, metrics.height() + 7))

    def minimumSizeHint(self) -> QSize:
        """Return room for a shortened label."""
        return QSize(min(self.sizeHint().width(), 96), self.sizeHint().height())

    def _cross(self) -> QRectF:
        side = scaled(_CROSS)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = _PAD - 2 if rtl else self.width() - _PAD + 2 - side
        return QRectF(left, (self.height() - side) / 2, side, side)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the tag out when the cross is pressed, else press the chip."""
        if event.button() == Qt.MouseButton.LeftButton and self._cross().adjusted(-4, -6, 4, 6).contains(
            event.position()
        ):
            self.removed.emit()
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, take out or move on."""
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.asked.emit()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.stepped.emit(1 if (event.key() == Qt.Key.Key_Right) != rtl else -1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tag."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        block = QRectF(self.rect())
        painter.setPen(colour("selected-edge"))
        painter.setBrush(colour("selected"))
        painter.drawRoundedRect(crisp(block, edge_width()), 4, 4)
        if self.hasFocus():
            paint_focus(painter, block, 4)
        cross = self._cross()
        paint_icon(painter, "close", cross.adjusted(1, 1, -1, -1), colour("ink-2"))
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        words = (
            block.adjusted(cross.right() + 4, 0, -_PAD, 0)
            if rtl
            else block.adjusted(_PAD, 0, cross.left() - 4 - block.right(), 0)
        )
        metrics = type_metrics("small")
        painter.setFont(type_font("small"))
        painter.setPen(colour("ink"))
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        flags = int(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(
            words, flags, metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, round(words.width()) + 1)
        )
        painter.end()


class TagField(QFrame):
    """Chips and a type-ahead in one bordered field; Backspace in the empty field goes to the last chip."""

    changed = Signal()

    def __init__(
        self,
        placeholder: str = "",
        accessible_name: str = "",
        nothing_found: str = "",
        remove_word: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("surface", "field")
        self.setAccessibleName(accessible_name)
        self._remove_word, self._menu_title = remove_word, ""
        self._choices: list[tuple[Hashable, str]] = []
        self._default: Hashable = None
        self._chips: list[_TagChip] = []
        self._labels: dict[str, str] = {}
        self.edit = TypeAhead(placeholder, accessible_name, nothing_found)
        self.edit.setProperty("bare", True)
        self.edit.setMinimumWidth(96)
        self.edit.picked.connect(self._add)
        self.edit.installEventFilter(self)
        self._flow = FlowLayout(self, spacing=6)
        self._flow.setContentsMargins(5, 4, 5, 4)
        self._flow.addWidget(self.edit)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusProxy(self.edit)

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Offer these entries."""
        self._labels = {entry.id: entry.label for entry in entries}
        self.edit.set_entries(entries)

    def set_choices(
        self, choices: Sequence[tuple[Hashable, str]], menu_title: str = "", default: Hashable = None
    ) -> None:
        """Offer (value, word) as every tag's second choice; `default` is what a newly picked tag starts with."""
        self._choices, self._menu_title, self._default = list(choices), menu_title, default
        self.set_tags(self.tags())

    def tags(self) -> list[Tag]:
        """Return the tags in order."""
        return [chip.tag for chip in self._chips]

    def set_tags(self, tags: Sequence[Tag]) -> None:
        """Show these tags without a signal."""
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for tag in tags:
            self._insert(tag)
        self.updateGeometry()

    def menu_for(self, row: int) -> QMenu:
        """Return the menu of the tag at `row`: the second choice, and taking it out."""
        chip = self._chips[row]
        menu = QMenu(self)
        menu.setToolTipsVisible(False)
        if self._menu_title and self._choices:
            title = menu.addAction(self._menu_title)
            title.setEnabled(False)
        group = QActionGroup(menu)
        for value, word in self._choices:
            action = menu.addAction(word)
            action.setCheckable(True)
            action.setChecked(value == chip.tag.choice)
            group.addAction(action)
            action.triggered.connect(lambda _=False, value=value: self._choose(chip, value))
        if self._choices:
            menu.addSeparator()
        menu.addAction(self._remove_word).triggered.connect(lambda: self._remove(chip))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _words(self, tag: Tag) -> str:
        word = next((word for value, word in self._choices if value == tag.choice), "")
        return f"{tag.label} · {word}" if word and tag.choice is not None else tag.label

    def _insert(self, tag: Tag) -> None:
        chip = _TagChip(tag, self._words(tag), self)
        chip.setAccessibleDescription(self._remove_word)
        chip.asked.connect(lambda: self._open(chip))
        chip.removed.connect(lambda: self._remove(chip))
        chip.stepped.connect(lambda step: self._step(chip, step))
        self._flow.insert_widget(len(self._chips), chip)
        self._chips.append(chip)
        chip.show()
        # First the chip to where the letters stand, then the letters behind it: a new child stands last in the window,
        # and letters that were put behind it there would lead on to the window's first button instead of what follows.
        QWidget.setTabOrder(self.edit, chip)
        QWidget.setTabOrder(chip, self.edit)

    def _add(self, entry_id: object) -> None:
        self.edit.set_picked(None)
        if any(tag.id == entry_id for tag in self.tags()):
            return
        self._insert(Tag(str(entry_id), self._labels[str(entry_id)], self._default))
        self.updateGeometry()
        self.changed.emit()

    def _open(self, chip: _TagChip) -> None:
        menu = self.menu_for(self._chips.index(chip))
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height() + 2)))

    def _choose(self, chip: _TagChip, value: Hashable) -> None:
        chip.tag = replace(chip.tag, choice=value)
        chip.setText(self._words(chip.tag))
        chip.setAccessibleName(chip.text())
        chip.updateGeometry()
        self._flow.invalidate()
        self.changed.emit()

    def _remove(self, chip: _TagChip) -> None:
        index = self._chips.index(chip)
        self._chips.remove(chip)
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()
        # The focus must not fall out of the field: to the chip that moved up, else to the letters.
        heir: QWidget = self._chips[index] if index < len(self._chips) else self.edit
        heir.setFocus(Qt.FocusReason.OtherFocusReason)
        self.updateGeometry()
        self.changed.emit()

    def _step(self, chip: _TagChip, step: int) -> None:
        index = self._chips.index(chip) + step
        target: QWidget = self._chips[index] if 0 <= index < len(self._chips) else self.edit if step > 0 else chip
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the field's own focus edge, and let Backspace in the empty field reach the last chip."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            set_look(self, focused=event.type() == QEvent.Type.FocusIn)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            back = event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Left)
            if back and not self.edit.text() and self._chips:
                self._chips[-1].setFocus(Qt.FocusReason.BacktabFocusReason)
                return True
        return super().eventFilter(watched, event)
