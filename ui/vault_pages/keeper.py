# SPDX-License-Identifier: GPL-3.0-or-later
"""The session and the way off the UI thread, in one hand for every page about the vault."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

if TYPE_CHECKING:
    from exile_risk.session import CaseLine
    from ui.desk import Desk
    from ui.tasks import Failed, Tasks

T = TypeVar("T")


class Keeper(QObject):
    """Hands work to the worker, and the desk's case back where work must not find it open."""

    def __init__(self, desk: "Desk", tasks: "Tasks", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk, self.session, self._tasks = desk, desk.session, tasks

    @property
    def folder(self) -> Path:
        """Where the vault lies."""
        return self.session.safekeeping.custody.folder.parent

    def read(self, work: Callable[[], T], then: Callable[[T], None], owner: QObject, failed: "Failed") -> None:
        """Run work that changes nothing."""
        self._tasks.read(work, then, owner, failed)

    def write(self, work: Callable[[], T], then: Callable[[T], None], owner: QObject, failed: "Failed") -> None:
        """Run work that changes the vault."""
        self._tasks.write(work, then, owner, failed)

    def put_away(self, then: Callable[[], None]) -> None:
        """Save and put away the open case, then go on; where that does not work, the window says so."""
        self.desk.put_down(then)

    def around(self, work: Callable[[], T], then: Callable[[T], None], owner: QObject, failed: "Failed") -> None:
        """Run work that may change the open case: it is saved and put away before, and read anew afterwards.

        `then` or `failed` is called only while `owner` lives; the case comes back whatever becomes of the page.
        """
        desk = self.desk

        def refused(error: Exception) -> None:
            if isValid(owner):
                failed(error)

        def go(code: str | None) -> None:
            def done(found: "tuple[T, tuple[CaseLine, ...]]") -> None:
                result, lines = found
                desk.bring_back(code, lines)
                if isValid(owner):
                    then(result)

            def not_done(error: Exception) -> None:
                # What failed may have been done in part: a case that is gone must not come back from the old list.
                self._tasks.read(
                    desk.session.cases,
                    lambda lines: desk.bring_back(code, lines),
                    desk,
                    lambda _: desk.bring_back(code),
                )
                refused(error)

            self._tasks.write(lambda: (work(), desk.session.cases()), done, desk, not_done)

        desk.set_aside(go, refused)


@contextmanager
def wiped(*secrets: bytearray) -> Iterator[None]:
    """Overwrite passphrases when the block ends, whatever happens."""
    try:
        yield
    finally:
        for secret in secrets:
            secret[:] = bytes(len(secret))
