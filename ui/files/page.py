# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of a case's files: the list at the start side, beside it the one file that somebody looks at."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from exile_risk.attachments.keeping import attachments_of
from exile_risk.attachments.showing import shown_of
from exile_risk.errors import ExileRiskError
from exile_risk.wording import _, isolated, ngettext_
from exile_risk.wording.files import about_text, bytes_text, closed_text, is_original, name_text, short_text
from ui.files.decoding import Ready, ready
from ui.files.file_list import FileList, FileRow
from ui.files.tasks import AddTask, TakeOutTask, what_may_be_kept
from ui.files.viewer import Viewer
from ui.messages import message
from ui.theme import scaled, set_look
from ui.vault_pages.keeper import Keeper
from ui.vault_pages.sure_task import SureTask
from ui.vault_pages.two_panes import TwoPanes
from ui.widgets.icon import keep_icon
from ui.widgets.plain import PlainLabel

if TYPE_CHECKING:
    from exile_risk.vault.attachments import Attachment

_SHARE, _LEAST, _MOST = 0.36, 340, 440


@dataclass(frozen=True)
class Found:
    """The files of a case, the newest first; `barred`: the vault can only be read."""

    code: str
    files: "tuple[Attachment, ...]"
    barred: bool


class FilesPage(TwoPanes):
    """Nothing is opened until somebody chooses it, and whatever was opened is let go of when the page is left."""

    stacks = False  # a picture needs the height

    def __init__(self, keeper: Keeper) -> None:
        self.standing, self.viewer = Standing(), Viewer()
        super().__init__(keeper, _("Files"), self.standing, self.viewer)
        self.code: str | None = None
        self.found: Found | None = None
        self.shown: str | None = None
        """The id of the file on screen, or on its way there."""
        self._before: frozenset[str] = frozenset()
        self._again = self._arriving = False
        self._wire()

    def show_case(self, code: str) -> None:
        """Show the files of a case."""
        if code != self.code:
            self.forget()
            self.code = code
            self.note.setText(code)
        self._arriving = True
        self.show_now()

    def show_now(self) -> None:
        """Read anew which files there are."""
        code, session = self.code, self.keeper.session
        if code is None:
            return
        if self.reading:
            self._again = True
            return

        def work() -> Found:
            files = attachments_of(session).of_case(code)
            newest = sorted(files, key=lambda one: one.added_at[:19], reverse=True)  # a picture before its original
            return Found(code, tuple(newest), session.safekeeping.barred)

        self.read(work, self._show)

    def first_stop(self) -> QWidget:
        """Return where the focus belongs."""
        if self.found is not None and self.found.files:
            return self.standing.list
        return self.standing.add if self.standing.add.isEnabled() else self.standing.back

    def forget(self) -> None:
        """Let go of the case: its list, what is on screen, what was begun."""
        self.close_task()
        self.told.hide()
        self.say("")
        self.code, self.found, self._before = None, None, frozenset()
        self.note.setText("")
        self._close_file()
        self.standing.show_files((), None)

    def open_file(self, key: str) -> None:
        """Read a file, decode it within bounds and show it."""
        one = self._one(key)
        if one is None:
            return
        self.close_task()
        self.told.hide()
        self.say("")
        self.shown = key
        self.standing.list.set_shown(key)
        about = about_text(one)
        self.viewer.say_opening(name_text(one), about)
        files = attachments_of(self.keeper.session)

        def work() -> Ready:
            return ready(shown_of(one.media_type, files.content(one.code, one.id)))

        def done(found: Ready) -> None:
            if self.shown == key:
                self.viewer.show_file(name_text(one), about, found)

        def failed(error: Exception) -> None:
            if self.shown == key:
                damaged = isinstance(error, ExileRiskError) and error.code == "attachment_damaged"
                self.viewer.show_reason(
                    name_text(one), about, *(closed_text("damaged") if damaged else (message(error),))
                )

        self.keeper.read(work, done, self, failed)

    def close_task(self) -> None:
        """Forget what was begun, and give the keyboard back to the list."""
        focused = self.focusWidget()
        inside = self.task is not None and focused is not None and self.task.isAncestorOf(focused)
        super().close_task()
        if inside and self.isVisible():
            self.first_stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom by keys wherever the focus is, and go back to the case at Esc."""
        if self.task is not None or not self.viewer.picture.take_key(event):
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go of the file on screen when somebody goes elsewhere: it must not wait behind another page."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._close_file()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the file more room than the list."""
        super().resizeEvent(event)
        width = min(scaled(_MOST), max(scaled(_LEAST), round(self.width() * _SHARE)))
        self._start_area.setFixedWidth(min(width, self.width() // 2))

    def _show(self, found: Found) -> None:
        if found.code == self.code:
            fresh = [one.id for one in found.files if self._before and one.id not in self._before]
            self.found, self._before = found, frozenset(one.id for one in found.files)
            total = bytes_text(sum(one.size for one in found.files))
            count = ngettext_("{n} file", "{n} files", len(found.files))
            self.note.setText(f"{found.code} · {count} · {total}" if found.files else found.code)
            self.standing.show_files(found.files, fresh[0] if fresh else None)
            self.standing.set_barred(found.barred)
            reason = _("This vault can only be read now.") if found.barred else ""
            self.viewer.set_changing(not found.barred, reason)
            if self._one(self.shown) is None:
                self._close_file()
            if self._arriving:
                self._arriving = False
                self.first_stop().setFocus()
        if self._again:
            self._again = False
            self.show_now()

    def _one(self, key: str | None) -> "Attachment | None":
        files = self.found.files if self.found is not None else ()
        return next((one for one in files if one.id == key), None)

    def _close_file(self) -> None:
        self.shown = None
        self.standing.list.set_shown(None)
        if self.found is None:
            self.viewer.forget()
        elif self.found.files:
            self.viewer.say_choose()
        else:
            self.viewer.say_empty(what_may_be_kept())

    def _add(self) -> None:
        if self.code is not None:
            self.open_task(AddTask(self.keeper, self.code))

    def _take_out(self) -> None:
        one = self._one(self.shown)
        if one is not None:
            self.open_task(TakeOutTask(self.keeper, one))

    def _remove(self, key: str | None) -> None:
        one = self._one(key)
        if one is None or self.found is None or self.found.barred:
            return
        files, name = attachments_of(self.keeper.session), isolated(name_text(one))
        why = _(
            "{about}. It goes from this case for good. Backups still hold it for some weeks; what was taken out stays"
            " out. That there was such a file stays on record, without its name."
        ).format(about=about_text(one))
        done = _("{name} is removed").format(name=name), _("Backups of this vault hold it until they go.")
        title, act = _("Remove {name}").format(name=name), _("Remove it")
        self.open_task(SureTask(self.keeper, title, why, act, lambda: files.detach(one.code, one.id), done))

    def _wire(self) -> None:
        standing, viewer = self.standing, self.viewer
        standing.add.clicked.connect(self._add)
        standing.back.clicked.connect(self.left)
        standing.list.opened.connect(self.open_file)
        standing.list.removal_wanted.connect(self._remove)
        viewer.take_out.clicked.connect(self._take_out)
        viewer.remove.clicked.connect(lambda: self._remove(self.shown))


class Standing(QWidget):
    """What there is: adding, the list, what may be kept; or that there is nothing yet."""

    def __init__(self) -> None:
        super().__init__()
        self.add, self.back = QPushButton(" " + _("Add a file …")), QPushButton(" " + _("Back to the case"))
        self.list = FileList()
        self._rest = QWidget()  # what is left while there is no list
        self.limits = PlainLabel(what_may_be_kept(), "small", "ink-2")
        self.barred = PlainLabel(
            _("This vault can only be read now: nothing can be added, taken out or removed."), bold=True
        )
        self._build()

    def show_files(self, files: "tuple[Attachment, ...]", current: str | None) -> None:
        """List these files with one of them current."""
        self.list.set_rows([_row(one) for one in files], current)
        self.add.setProperty("kind", "plain" if files else "main")
        keep_icon(self.add, "plus", "ink" if files else "on-accent")
        set_look(self.add)
        for part in (self.list, self.limits):
            part.setVisible(bool(files))
        self._rest.setVisible(not files)

    def set_barred(self, barred: bool) -> None:
        """Take nothing where the vault can only be read."""
        self.add.setEnabled(not barred)
        self.barred.setVisible(barred)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the way back beneath where both buttons have no room in one line."""
        super().resizeEvent(event)
        needed = self.add.sizeHint().width() + self.back.sizeHint().width() + 16
        narrow = self.width() < needed
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def _build(self) -> None:
        self.add.setMinimumHeight(scaled(32))
        set_look(self.back, kind="link")
        keep_icon(self.back, "arrow-left", "accent", 14)
        self.barred.hide()
        row = self._row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.add)
        row.addStretch(1)
        row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        for part, stretch in ((self.barred, 0), (self.list, 1), (self._rest, 1), (self.limits, 0)):
            column.addWidget(part, stretch)
        self.show_files((), None)


def _row(one: "Attachment") -> FileRow:
    icon = "picture" if one.media_type.startswith("image/") else "document"
    tag = _("original") if is_original(one.media_type) else ""
    return FileRow(one.id, name_text(one), icon, short_text(one), tag)
