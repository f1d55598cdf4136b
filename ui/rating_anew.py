# SPDX-License-Identifier: GPL-3.0-or-later
"""Rates saved cases that a correction or new facts touch beside the window, bit by bit: saving never waits for it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from shiboken6 import isValid

from exile_risk.errors import ExileRiskError
from exile_risk.session import CaseLine
from exile_risk.wording import _, ngettext_
from exile_risk.wording.corrections import band_change_text, changed_bands_text, rating_again_text
from ui.messages import message

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.tasks import Tasks

AT_ONCE_S = 0.1
"""How long the worker rates before it looks after anything else."""

NOTICE, LISTED = "rating_anew", 5


class RatingAnew(QObject):
    """Belongs to one window of an open vault. What was broken off, also by a lock, is resumed with the next window."""

    def __init__(self, main: "MainWindow", tasks: "Tasks") -> None:
        super().__init__(main)
        self._main, self._tasks = main, tasks
        self._running = self._stopped = False
        self._changed: dict[str, CaseLine] = {}
        main.desk.closing.connect(self._stop)
        main.desk.begun.connect(self.start)

    @property
    def is_running(self) -> bool:
        """Whether cases are being rated."""
        return self._running

    def start(self) -> None:
        """Rate what waits; while it runs, what was touched meanwhile is taken in."""
        self._stopped = False
        if not self._running:
            self._running = True
            self._changed = {}
            self._more()

    def _more(self) -> None:
        desk = self._main.desk
        on_desk = desk.code

        def work() -> tuple[tuple[CaseLine, ...], int, str]:
            return *desk.session.rate_anew(AT_ONCE_S, on_desk), desk.session.waits_because()

        def take(done: tuple[tuple[CaseLine, ...], int, str]) -> None:
            if isValid(self):
                self._take(done)
            else:  # the window was made anew meanwhile: what was rated stands in its list all the same
                desk.rated_anew(done[0], last=True)

        self._tasks.read(work, take, desk, lambda error: self._failed(error) if isValid(self) else None)

    def _take(self, done: tuple[tuple[CaseLine, ...], int, str]) -> None:
        lines, left, why = done
        self._changed.update((line.code, line) for line in lines if line.code != self._main.desk.code)
        self._main.desk.rated_anew(lines, last=not left and bool(self._changed))
        if left and not self._stopped:
            title = ngettext_("{n} case is still to be rated anew", "{n} cases are still to be rated anew", left)
            self._main.notices.tell(NOTICE, "note", title, rating_again_text(why), ((_("Stop"), self._stop_and_say),))
            self._more()
            return
        self._running = False
        if not left:
            self._tell_end()

    def _tell_end(self) -> None:
        marked = [line for line in self._changed.values() if line.changed_by_correction]
        if not marked:
            self._main.notices.drop(NOTICE)
            return
        title = changed_bands_text({line.changed_by for line in marked}, len(marked))
        said = [f"{line.code}: {band_change_text(line.band_before, line.band)}" for line in marked[:LISTED]]
        more = len(marked) - LISTED
        if more > 0:
            said.append(ngettext_("and {n} more", "and {n} more", more))
        text = _("{cases}. Marked in the list until opened.").format(cases="; ".join(said))
        self._main.notices.tell(NOTICE, "caution", title, text, ((_("Close"), lambda: None),))

    def _stop(self) -> None:
        self._stopped = True

    def _stop_and_say(self) -> None:
        self._stop()
        text = _("Cases not reached are listed as last saved; each is rated anew when you open it.")
        again = ((_("Go on"), self.start), (_("Close"), lambda: None))
        self._main.notices.tell(NOTICE, "caution", _("Stopped rating cases anew"), text, again)

    def _failed(self, error: Exception) -> None:
        self._running = False
        if self._stopped or (isinstance(error, ExileRiskError) and error.code == "vault_closed"):
            return
        again = ((_("Go on"), self.start), (_("Close"), lambda: None))
        self._main.notices.tell(NOTICE, "caution", _("Saved cases could not be rated anew"), message(error), again)
