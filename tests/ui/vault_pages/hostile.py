# SPDX-License-Identifier: GPL-3.0-or-later
"""Text that would like to be something else, a file that nobody may open, and a walk that finds what is taken in."""

import ctypes
import importlib
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QTextBrowser,
    QTextEdit,
    QWidget,
)

import ui
from ui.relocation.card_view import CardView

CANARY = Path(tempfile.gettempdir()) / f"zq{os.getpid()}"
MARKED = f"<img src=file://{CANARY}><b>Zq</b>"
HOSTILE = f"{MARKED} {{{{7*7}}}} %s %n \u202egnp.exe\u2069\u202e &lt;i&gt;"
WRITTEN_BY_US = (CardView,)
"""What shows a page of our own making as mark-up; tests of that page see to what is in it."""

PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da63f8ffff3f0300050001ff"
    "a5f645400000000049454e44ae426082"
)
_OPENED, _READ = 0x20, 0x01


class Canary:
    """A real picture; the kernel tells when anything in this process opens it, Qt's own code too."""

    def __enter__(self) -> "Canary":
        CANARY.write_bytes(PICTURE)
        libc = ctypes.CDLL(None, use_errno=True)
        self._watch = libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        assert self._watch >= 0
        assert libc.inotify_add_watch(self._watch, os.fsencode(CANARY), _OPENED | _READ) >= 0
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._watch)
        CANARY.unlink()

    def was_opened(self) -> bool:
        """Whether it was opened since the last question."""
        try:
            return bool(os.read(self._watch, 65536))
        except BlockingIOError:
            return False


def widget_classes() -> frozenset[str]:
    """Return every kind of widget that the program has: what is added to it is looked for too."""
    root = Path(ui.__file__).parent
    for path in sorted(root.rglob("*.py")):
        if path.name != "__main__.py":
            importlib.import_module(".".join(("ui", *path.relative_to(root).with_suffix("").parts)))
    return frozenset(name_of(kind) for kind in _below(QWidget) if kind.__module__.startswith("ui."))


def name_of(kind: type) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


def _below(kind: type) -> Iterator[type]:
    for one in kind.__subclasses__():
        yield one
        yield from _below(one)


class Walk:
    """Looks at everything there is on screen, again and again, and remembers what was seen."""

    def __init__(self) -> None:
        self.seen: set[str] = set()
        self.words: list[str] = []

    def look(self) -> None:
        """Look at every window and card, whole; fails with the widgets that could take text for mark-up."""
        QApplication.processEvents()
        for window in QApplication.topLevelWidgets():
            wrong = what_is_wrong(window)
            assert not wrong, "\n".join(wrong)
            everything = [one for one in (window, *window.findChildren(QWidget)) if one.isVisible()]
            for one in everything:
                self.seen |= {name_of(kind) for kind in type(one).__mro__ if kind.__module__.startswith("ui.")}
            self.words.append(shown_words(window))

    def has_read(self, text: str) -> bool:
        """Whether a text stood somewhere, as it is."""
        return any(text in words for words in self.words)


def what_is_wrong(root: QWidget) -> list[str]:
    """Return every widget, shown or not, that could read text as mark-up or let it turn what stands around it."""
    wrong = []
    for widget in (root, *root.findChildren(QWidget)):
        if isinstance(widget, QLabel):
            if widget.textFormat() != Qt.TextFormat.PlainText:
                wrong.append(f"label: {widget.text()!r}")
            if turns(widget.text()):
                wrong.append(f"label that turns: {widget.text()!r}")
        if isinstance(widget, QTextEdit | QMessageBox) and not _is_ours(widget):
            wrong.append(f"{type(widget).__name__} in {widget.parentWidget()!r}")
        tips = [widget.toolTip(), widget.whatsThis()]
        tips += [text for action in widget.actions() for text in (action.toolTip(), action.whatsThis())]
        if isinstance(widget, QAbstractItemView):
            for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.WhatsThisRole):
                tips += cells(widget, role)
            wrong += [f"cell that turns: {one!r}" for one in cells(widget, Qt.ItemDataRole.DisplayRole) if turns(one)]
        wrong += [f"tooltip of {widget!r}: {tip!r}" for tip in tips if reads_marks(tip)]
    return wrong


def turns(text: str) -> bool:
    """Whether marks of direction in a text reach beyond it: outside of an isolate, or out of one."""
    depth = 0
    for character in text:
        if character in "\u2066\u2067\u2068":
            depth += 1
        elif character == "\u2069":
            depth -= 1
            if depth < 0:
                return True
        elif "\u202a" <= character <= "\u202e":
            return True
    return depth != 0


def _is_ours(widget: QWidget) -> bool:
    above: QWidget | None = widget
    while above is not None and not isinstance(above, WRITTEN_BY_US):
        above = above.parentWidget()
    return isinstance(widget, QTextBrowser) and above is not None and not widget.openLinks()


def reads_marks(tip: str) -> bool:
    """Whether a tooltip would show our marks as marks: as soon as they stand there unescaped."""
    return re.search(r"<(?!/?span)", tip) is not None or "&lt;i&gt;" in tip


def cells(view: QAbstractItemView, role: Qt.ItemDataRole) -> list[str]:
    """Return the texts of a view's first rows, and of its heads."""
    model = view.model()
    if model is None:
        return []
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
    spots = [(row, column) for row in range(min(200, model.rowCount(QModelIndex()))) for column in range(columns)]
    found = [model.data(model.index(*spot), role) for spot in spots]
    found += [model.headerData(column, Qt.Orientation.Horizontal, role) for column in range(columns)]
    return [text for text in found if isinstance(text, str)]


def shown_words(root: QWidget) -> str:
    """Return what is on a page, in labels, cells and fields."""
    said = [label.text() for label in root.findChildren(QLabel)]
    said += [edit.toPlainText() for edit in root.findChildren(QPlainTextEdit)]
    said += [edit.text() for edit in root.findChildren(QLineEdit)]
    said += [action.text() for menu in root.findChildren(QMenu) for action in menu.actions()]
    for view in root.findChildren(QAbstractItemView):
        said += cells(view, Qt.ItemDataRole.DisplayRole)
    return "\n".join(said)
