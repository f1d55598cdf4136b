# SPDX-License-Identifier: GPL-3.0-or-later
"""What is seen of one file: a picture, plain text, or a tile that says why nothing is; and what can be done with it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QTextOption
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPlainTextEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from exile_risk.attachments.showing import TEXT_BYTES, Closed, PlainText
from exile_risk.wording import _
from exile_risk.wording.files import bytes_text, closed_text
from ui.files.decoding import Decoded, Ready
from ui.files.picture_view import PictureView
from ui.theme import load_for_text, scaled, set_look
from ui.widgets.empty_state import EmptyState
from ui.widgets.icon import keep_icon
from ui.widgets.plain import ElidedLabel, PlainLabel

_ICONS = {"broken": "warning", "damaged": "stop", "original": "lock", "pdf": "document", "other": "document"}
_TILE, _NARROW = 460, 420


class Viewer(QWidget):
    """Shows one file; nothing of it is written anywhere, and `forget` lets go of it."""

    def __init__(self) -> None:
        super().__init__()
        self.name, self.about = ElidedLabel("", "strong"), PlainLabel("", "small", "ink-2")
        self.take_out, self.remove = QPushButton(" " + _("Take out …")), QPushButton(" " + _("Remove …"))
        self.picture = PictureView()
        self.text = QPlainTextEdit()
        self.note = PlainLabel("", "small", "ink-2")
        self.tile: EmptyState | None = None
        self._tile_place = QWidget()
        self.pages = QStackedWidget()
        self._head = QWidget()
        self._build()
        self.forget()

    def show_file(self, name: str, about: str, ready: Ready) -> None:
        """Show what there is to see of a file."""
        self._begin(name, about)
        self.pages.show()
        if isinstance(ready, Decoded):
            size = _("{width} × {height} px").format(width=ready.width, height=ready.height)
            self.about.setText(f"{about} · {size}")
            self.picture.show_picture(ready, name)
            self.pages.setCurrentWidget(self.picture)
            whole = ready.image.width() == ready.width
            self._say("" if whole else _("It is shown at half its size, to save memory."))
        elif isinstance(ready, PlainText):
            load_for_text(ready.text)
            self.text.setPlainText(ready.text)
            self.text.setAccessibleName(name)
            self.pages.setCurrentWidget(self.text)
            first = _("Only the first {size} are shown.").format(size=bytes_text(TEXT_BYTES))
            self._say(first if ready.cut else "")
        else:
            self._close(ready)

    def show_reason(self, name: str, about: str, title: str, text: str = "") -> None:
        """Say why a file cannot be read at all."""
        self._begin(name, about)
        self._tile("stop", title, text)

    def say_opening(self, name: str, about: str) -> None:
        """Say that a file is being read."""
        self._begin(name, about)
        self._tile("eye", _("Opening …"), "")

    def say_choose(self) -> None:
        """Say how a file comes into view."""
        self.forget()
        text = _("Nothing is shown until you choose a file. It is opened inside this program and leaves no copy.")
        self._tile("eye", _("Choose a file to look at it"), text)

    def say_empty(self, may: str) -> None:
        """Say that there are no files, and which there may be."""
        self.forget()
        text = _("What you add is encrypted with the case, and looked at inside this program only.")
        self._tile("picture", _("No files yet"), f"{may} {text}")

    def forget(self) -> None:
        """Let go of whatever is shown."""
        self.picture.show_picture(None)
        self.text.clear()
        self.text.setAccessibleName("")
        self.name.setText("")
        self.about.setText("")
        self._head.hide()
        self._say("")
        self._tile("eye", "", "")
        self.pages.hide()

    def set_changing(self, on: bool, reason: str) -> None:
        """Turn off what would change the vault, for a reason that the tooltip tells."""
        for button in (self.take_out, self.remove):
            button.setEnabled(on)
            button.setToolTip(reason)

    def words(self) -> tuple[str, str]:
        """Return title and text of the tile, ("", "") while picture or text stands there."""
        if self.tile is None or self.pages.currentWidget() is not self._tile_place:
            return "", ""
        return self.tile.title.text(), self.tile.text.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what can be done beneath the name where both have no room in one line."""
        super().resizeEvent(event)
        narrow = self.width() < scaled(_NARROW)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._head_row.setDirection(way)

    def _begin(self, name: str, about: str) -> None:
        self.forget()
        load_for_text(name)
        self.name.setText(name)
        self.about.setText(about)
        self.take_out.setAccessibleName(_("Take out: {name}").format(name=name))
        self.remove.setAccessibleName(_("Remove: {name}").format(name=name))
        self._head.show()

    def _close(self, closed: Closed) -> None:
        title, text = closed_text(closed.why)
        self._tile(_ICONS.get(closed.why, "eye-off"), title, text)

    def _say(self, text: str) -> None:
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def _tile(self, icon: str, title: str, text: str) -> None:
        old = self._tile_place
        self.tile, self._tile_place = EmptyState(icon, title, text), QWidget()
        self.tile.setMaximumWidth(scaled(_TILE))
        row = QHBoxLayout(self._tile_place)
        row.addStretch(1)
        row.addWidget(self.tile, 100)
        row.addStretch(1)
        self.pages.addWidget(self._tile_place)
        self.pages.setCurrentWidget(self._tile_place)
        self.pages.removeWidget(old)
        old.deleteLater()
        self.pages.show()

    def _build(self) -> None:
        self.text.setReadOnly(True)
        self.text.setUndoRedoEnabled(False)
        self.text.setTabChangesFocus(True)
        self.text.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.text.setMinimumHeight(scaled(200))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.about)
        head = self._head_row = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(8)
        head.addLayout(words, 1)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        for button, icon in ((self.take_out, "unlock"), (self.remove, "bin")):
            set_look(button, kind="small")
            keep_icon(button, icon, size=14)
            acts.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        acts.addStretch(1)
        head.addLayout(acts)
        for page in (self.picture, self.text):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._head)
        column.addWidget(self.pages, 1)
        column.addWidget(self.note)
