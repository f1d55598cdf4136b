# SPDX-License-Identifier: GPL-3.0-or-later
"""From the judgement bar to the vault and back: what is typed is kept like the draft, what is recorded stays."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from exile_risk.errors import ExileRiskError
from exile_risk.judgement import BLANK, KeptJudgement, Opinion
from ui.messages import message

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.tasks import Tasks

Kept = tuple[KeptJudgement, ...]


class Judging(QObject):
    """Belongs to one window of an open vault."""

    def __init__(self, main: "MainWindow", tasks: "Tasks") -> None:
        super().__init__(main)
        self._desk, self._session, self._tasks = main.desk, main.desk.session, tasks
        self._bar = main.result.judgement
        self._code: str | None = None
        self._half_said: dict[tuple[str, int], tuple[str, str]] = {}
        self._bar.changed.connect(self._desk.note)
        self._bar.record_wanted.connect(self._record)
        self._bar.second_wanted.connect(self._second)
        self._desk.opened.connect(self._opened)
        self._desk.put_away.connect(self._put_away)

    def _opened(self, code: str, _draft: object) -> None:
        """Show what stands on the bar and on record; a case that is only shown again keeps what is typed."""
        self._bar.show_opinion(self._desk.opinion)
        if code == self._code:
            return
        self._code = code
        self._bar.show_judgements(())
        self._tasks.read(lambda: self._session.judgements(code), self._if_still(code, self._show), self)

    def _put_away(self) -> None:
        """Clear the bar; what a second person has not finished saying waits in memory until the case is open again."""
        number, said = self._bar.newest_number, self._bar.second.written()
        if self._code is not None and number is not None and any(said):
            self._half_said[self._code, number] = said
        self._code = None
        self._bar.show_opinion(BLANK)
        self._bar.show_judgements(())

    def _record(self, opinion: Opinion) -> None:
        """Put the opinion on record together with the case as it stands on the desk."""
        code, draft = self._desk.code, self._desk.draft
        if code is None or draft is None:
            return
        self._desk.note(opinion)
        self._desk.keep()  # now, so that no later saving brings back what is recorded by then
        self._write(code, lambda: self._session.judge(code, draft, opinion), written=True)

    def _second(self, number: int, by: str, agrees: bool, why: str) -> None:
        code = self._desk.code
        if code is not None:
            self._write(code, lambda: self._session.second(code, number, by, agrees=agrees, why=why), written=False)

    def _write(self, code: str, verb: Callable[[], Kept], *, written: bool) -> None:
        def work() -> tuple[Kept, date | None]:
            return verb(), self._session.due(code)

        def done(found: tuple[Kept, date | None]) -> None:
            kept, due = found
            self._bar.set_working(False)
            if written:
                self._desk.recorded(due)
                self._bar.show_opinion(BLANK)
            self._show(kept)
            self._bar.announce()

        def failed(error: Exception) -> None:
            self._bar.set_working(False)
            self._bar.refuse(error if isinstance(error, ExileRiskError) else None, message(error))

        self._bar.set_working(True)
        self._tasks.write(work, self._if_still(code, done), self, self._if_still(code, failed))

    def _show(self, kept: Kept) -> None:
        self._bar.show_judgements(kept)
        number = self._bar.newest_number
        if self._code is not None and number is not None:
            self._bar.second.show_written(*self._half_said.pop((self._code, number), ("", "")))

    def _if_still(self, code: str, act: Callable[[Any], None]) -> Callable[[Any], None]:
        """Return the act for as long as this case is on the desk."""
        return lambda found: act(found) if self._desk.code == code else self._bar.set_working(False)
