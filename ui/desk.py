# SPDX-License-Identifier: GPL-3.0-or-later
"""The case on the desk: opened, edited, kept and put away, so that no panel ever has to think of saving."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from exile_risk.judgement import BLANK, Opinion
from exile_risk.session import CaseLine, Session
from ui.tasks import Tasks

if TYPE_CHECKING:
    from exile_risk.model.assessment import Assessment
    from exile_risk.model.draft import Draft

SAVE_AFTER_MS = 600


@dataclass(frozen=True)
class _Taken:
    """What is read of a case that comes onto the desk; `lines` is the list where it has changed."""

    code: str
    draft: "Draft"
    opinion: Opinion
    lines: tuple[CaseLine, ...] | None = None


class Desk(QObject):
    """Holds the one open case of an unlocked session and keeps it by itself.

    Everything runs on the UI thread but for the session's blocking verbs, which go through `tasks` in order.
    """

    begun = Signal()
    """The vault is open, or a window made anew joins it: what is read of it once can be read."""

    listed = Signal(object)
    """The rows of the case list (a tuple of CaseLine), after anything but plain typing changed them."""

    opened = Signal(str, object)
    """A case is on the desk, or its draft changed otherwise than by the form: its code and draft."""

    assessed = Signal(object, object)
    """The assessment (or None) and the draft it belongs to; at every change."""

    line_changed = Signal(object)
    """The CaseLine of the open case as it now stands."""

    put_away = Signal()
    """No case is open any more."""

    saved = Signal(object)
    """When the draft was last written (a datetime)."""

    unsaved = Signal()
    """The draft holds something that is not written yet."""

    closing = Signal()
    """The vault is about to be closed: whatever works through it bit by bit stops."""

    failed = Signal(object)
    """Something did not work (an Exception); the draft is still here."""

    def __init__(self, session: Session, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self.session = session
        self._tasks = tasks
        self._lines: dict[str, CaseLine] = {}
        self.code: str | None = None
        self.draft: Draft | None = None
        self.opinion = BLANK
        """What stands on the judgement bar of the open case and is not recorded."""
        self._dirty = self._noted = self._touched = self._making = self._aside = False
        self._wanted: str | None = None
        self._writing = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self.keep)

    @property
    def lines(self) -> tuple[CaseLine, ...]:
        """Every case as last listed."""
        return tuple(self._lines.values())

    @property
    def is_kept(self) -> bool:
        """Whether everything on the desk is written."""
        return not self._dirty and not self._noted and not self._writing

    def begin(self, lines: tuple[CaseLine, ...]) -> None:
        """The vault is open, and these are its cases."""
        self._lines = {line.code: line for line in lines}
        self.begun.emit()

    def open(self, code: str) -> None:
        """Put the open case away and this one on the desk."""
        if code != self.code:
            self.put_down(lambda: self._read(lambda: self._take(code)))

    def _take(self, code: str) -> _Taken:
        """On the worker: read a case; from now on it has been seen as it is rated now."""
        taken = _Taken(code, self.session.draft(code), self.session.opinion(code))
        self.session.seen(code)
        return taken

    def new_case(self) -> None:
        """Put the open case away and an empty one on the desk."""

        def make() -> _Taken:
            code = self.session.new_case()
            return _Taken(code, self.session.draft(code), BLANK, self.session.cases())

        def failed(error: Exception) -> None:
            self._making = False
            self.failed.emit(error)

        if not self._making:  # a key held down makes one case
            self._making = True
            self.put_down(lambda: self._tasks.write(make, self._show, self, failed))

    def edit(self, draft: "Draft") -> None:
        """Take the draft as the form now holds it."""
        if self.code is None or draft == self.draft:
            return
        self.draft = draft
        self._dirty = self._touched = True
        self._timer.start()
        self.unsaved.emit()
        self._assess()

    def note(self, opinion: Opinion) -> None:
        """Take what stands on the judgement bar; it is kept as the draft is, until it is recorded."""
        if self.code is None or opinion == self.opinion:
            return
        self.opinion = opinion
        self._noted = True
        self._timer.start()
        self.unsaved.emit()

    def recorded(self, due: date | None) -> None:
        """Forget what stood on the judgement bar: it is on record now, and sets the day to look again."""
        self.opinion, self._noted = BLANK, False
        if self.code is not None:
            self._renew_due(self.code, due)

    def rate_again(self) -> None:
        """Rate the open case anew, because the facts have changed and not the case."""
        if self.draft is not None:
            self._assess(renew_line=True)

    def rated_anew(self, lines: tuple[CaseLine, ...], *, last: bool) -> None:
        """Take lines whose band changed with the facts; `last`: bring the list into order.

        The open case needs no mark, and once somebody has answered in it, its line is newer than what was saved.
        """
        for line in lines:
            open_one = line.code == self.code
            if line.code in self._lines and not (open_one and self._touched):
                renewed = _unmarked(line) if open_one else line
                self._lines[line.code] = renewed
                self.line_changed.emit(renewed)
        if last:
            self.listed.emit(self.lines)

    def set_as_of(self, day: date | None) -> None:
        """Rate the open case with the facts of this day; None: of today."""
        if self.code is not None and self.draft is not None:
            self.edit(replace(self.draft, as_of=day))
            self.opened.emit(self.code, self.draft)

    def keep(self) -> None:
        """Write the draft now, if there is anything to write."""
        self._timer.stop()
        if not (self._dirty or self._noted) or self.code is None:
            return
        self._tasks.write(self._write_out(), self._kept, self, self._not_kept)

    def _write_out(self) -> Callable[[], datetime | None]:
        """Return the writing of whatever is not written yet, which from now on counts as under way."""
        code, draft, opinion = self.code or "", self.draft, self.opinion
        dirty, noted = self._dirty, self._noted
        self._dirty = self._noted = False
        self._writing += 1

        def write() -> datetime | None:
            at = self.session.save(code, draft) if dirty and draft is not None else None
            return self.session.keep_opinion(code, opinion) if noted else at

        return write

    def show_again(self) -> None:
        """Tell a window made anew what is on the desk."""
        self.begun.emit()
        if self.code is not None and self.draft is not None:
            self.opened.emit(self.code, self.draft)
            self._assess()

    def set_aside(self, then: Callable[[str | None], None], failed: Callable[[Exception], None]) -> None:
        """Put the open case away, let no case come until `bring_back`, and go on with its code.

        For work that changes cases: a form filled before it would be saved over what came. What could not be written
        stays on the desk, and then `failed` is called instead.
        """

        def go(code: str | None = self.code) -> None:
            self._aside, self._wanted = True, None
            then(code)

        self.put_down(go, failed=failed)

    def bring_back(self, code: str | None, lines: tuple[CaseLine, ...] | None = None) -> None:
        """Let cases come again: what was wanted meanwhile, else `code`, read anew; `lines` is the list as it now is."""
        self._aside = False
        wanted, self._wanted = self._wanted or code, None
        if lines is not None:
            self._list(lines)
        if wanted is not None and wanted in self._lines:
            self.open(wanted)

    def put_down(
        self,
        then: Callable[[], None],
        *,
        whatever_happens: bool = False,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Write the draft, make it a revision, clear the desk, then go on.

        When writing fails the case stays on the desk and `then` is not called (`failed` is), unless `whatever_happens`:
        an idle lock must not be stopped by a full disk.
        """
        self._timer.stop()
        if self.code is None or self.draft is None or not (self._dirty or self._noted or self._touched):
            self._clear(then)
            return
        code, held, changed = self.code, (self.draft, self.opinion), self._dirty or self._touched
        write_out = self._write_out()

        def write() -> tuple[datetime | None, date | None]:
            at = write_out()
            if changed:
                self.session.commit(code)
            return at, self.session.due(code)

        def not_written(error: Exception) -> None:
            self._not_kept(error)
            if whatever_happens:
                self._clear(then)
            elif failed is not None:
                failed(error)

        def written(done: tuple[datetime | None, date | None]) -> None:
            self._writing -= 1
            if self.draft is not held[0] or self.opinion is not held[1]:  # somebody typed meanwhile: once more
                self._touched = True
                self.put_down(then, whatever_happens=whatever_happens, failed=failed)
                return
            self._written(*done)
            self._clear(then)

        self._tasks.write(write, written, self, not_written)

    def bin(self, code: str) -> None:
        """Put a case into the bin; from there it can come back."""
        self._then_list(code, self.session.bin)

    def unbin(self, code: str) -> None:
        """Take a case out of the bin again."""
        self._then_list(code, self.session.unbin)

    def close(self, then: Callable[[], None], *, whatever_happens: bool = False) -> None:
        """Put the case away, close the vault, then go on. `whatever_happens` as in `put_down`."""

        self.closing.emit()

        def closed(_: object = None) -> None:
            then()

        self.put_down(
            lambda: self._tasks.write(self.session.close, closed, self, closed), whatever_happens=whatever_happens
        )

    def relist(self, lines: tuple[CaseLine, ...]) -> None:
        """Take the list as it now is, where something else than the desk has changed it."""
        self._list(lines)

    def _then_list(self, code: str, verb: Callable[[str], None]) -> None:
        def work() -> tuple[CaseLine, ...]:
            verb(code)
            return self.session.cases()

        def go() -> None:
            self._tasks.write(work, self._list, self, self.failed.emit)

        if code == self.code:
            self.put_down(go)
        else:
            go()

    def _read(self, work: Callable[[], _Taken]) -> None:
        self._tasks.read(work, self._show, self, self.failed.emit)

    def _show(self, found: _Taken) -> None:
        if self._aside:  # read before work that may change it: it is read anew afterwards
            self._wanted, self._making = found.code, False
            return
        if self.code is not None:  # another case came first and may have been edited already
            self.put_down(lambda: self._show(found))
            return
        self._making = False
        self.code, self.draft, self.opinion = found.code, found.draft, found.opinion
        if found.lines is not None:
            self._list(found.lines)
        self._unmark(found.code)
        self.opened.emit(self.code, self.draft)
        self._assess()

    def _unmark(self, code: str) -> None:
        line = self._lines.get(code)
        if line is not None and line.changed_by_correction:
            self._lines[code] = _unmarked(line)
            self.line_changed.emit(self._lines[code])

    def _list(self, lines: tuple[CaseLine, ...]) -> None:
        self._lines = {line.code: line for line in lines}
        self.listed.emit(lines)

    def _assess(self, *, renew_line: bool = False) -> None:
        assert self.draft is not None  # noqa: S101 - only called with a case on the desk
        try:
            found = self.session.assess(self.draft)
        except Exception as error:  # the form must stay usable whatever the rating does
            self.failed.emit(error)
            found = None
        self.assessed.emit(found, self.draft)
        if self._touched or renew_line:
            self._renew_line(found, self.draft)

    def _renew_line(self, found: "Assessment | None", draft: "Draft") -> None:
        line = self._lines.get(self.code or "")
        if line is None:
            return
        triggers = self.session.catalogue.triggers
        self._lines[line.code] = replace(
            line,
            origin=draft.origin,
            host=draft.host,
            band=None if found is None or found.band is None else int(found.band),
            now=any(t in draft.answers and draft.answers[t].known == "yes" for t in triggers),
            state="empty" if found is None else found.state,
            changed=datetime.now(line.changed.tzinfo) if self._touched else line.changed,
        )
        self.line_changed.emit(self._lines[line.code])

    def _renew_due(self, code: str, due: date | None) -> None:
        line = self._lines.get(code)
        if line is not None and line.review_by != due:
            self._lines[code] = replace(line, review_by=due)
            self.line_changed.emit(self._lines[code])

    def _kept(self, at: datetime | None) -> None:
        self._writing -= 1
        if self.is_kept and at is not None:
            self.saved.emit(at)

    def _not_kept(self, error: Exception) -> None:
        self._writing -= 1
        self._dirty = self._noted = True
        self._making = False
        self.unsaved.emit()
        self.failed.emit(error)

    def _written(self, at: datetime | None, due: date | None) -> None:
        if at is not None:
            self.saved.emit(at)
        if self.code is not None:
            self._renew_due(self.code, due)

    def _clear(self, then: Callable[[], None]) -> None:
        had_one = self.code is not None
        self.code = self.draft = None
        self.opinion = BLANK
        self._dirty = self._noted = self._touched = False
        if had_one:
            self.put_away.emit()
        then()


def _unmarked(line: CaseLine) -> CaseLine:
    """Return the line of a case that somebody has seen as it is rated now."""
    return replace(line, changed_by_correction=False, band_before=None, changed_by="")
