# SPDX-License-Identifier: GPL-3.0-or-later
"""Gets what a report is made of beside the rating, on the worker: judgement and plan first, then the options.

Thread contract: runs on the UI thread but for the work handed to `Tasks`; the worker asks an Event whether somebody
still wants the result.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from exile_risk.judgement import KeptJudgement
    from exile_risk.model.assessment import Assessment
    from exile_risk.model.relocation import Relocation
    from exile_risk.relocation.plan_parts import Plan
    from exile_risk.session import Session
    from ui.tasks import Tasks


@dataclass(frozen=True)
class Material:
    """What a report is made of. `where` None: not worked out, or not wanted."""

    found: "Assessment"
    judgement: "KeptJudgement | None"
    plan: "Plan"
    where: "Relocation | None" = None


class Gathering(QObject):
    """Holds the material of one rating; a newer one breaks off what is under way."""

    changed = Signal()
    """There is more of it."""

    failed = Signal(object)
    """Something could not be had (an Exception); the rest stays."""

    def __init__(self, session: "Session", tasks: "Tasks", parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self.material: Material | None = None
        self.is_relocating = self.relocation_failed = False
        self._stop = Event()
        self._chosen: tuple[str, ...] = ()

    def want(self, found: "Assessment | None", code: str | None, *, places: bool, chosen: tuple[str, ...] = ()) -> None:
        """Get everything for a rating anew; what is at hand for the same one stays until then.

        `places`: also where the person could go; `chosen` are ids of options that somebody chose.
        """
        self.stop()
        self._chosen = chosen
        if found is None or code is None:
            self.material = None
            self.changed.emit()
            return
        stop, session = self._stop, self._session
        if self.material is not None and self.material.found is not found:
            self.material = None
        where = self.material.where if self.material is not None else None

        def work() -> Material:
            kept = session.judgements(code)
            return Material(found, kept[-1] if kept else None, _planned(found, where, chosen), where)

        def take(made: Material) -> None:
            if stop.is_set():
                return
            self.material = made
            self.changed.emit()
            if places:
                self.want_places()

        self._tasks.read(work, take, self, self.failed.emit)

    def want_places(self) -> None:
        """Work out where the person could go, unless that is at hand, under way, or there is no rating to compare."""
        made = self.material
        if made is None or made.where is not None or made.found.band is None or self.is_relocating:
            return
        self.is_relocating, self.relocation_failed = True, False
        stop, session, chosen = self._stop, self._session, self._chosen
        knowledge, catalogue = session.knowledge, session.catalogue

        def work() -> "Material | None":
            from exile_risk.relocation.options import Stopped, relocate

            try:
                where = relocate(made.found, catalogue, knowledge, cancelled=stop.is_set)
            except Stopped:
                return None
            return replace(made, where=where, plan=_planned(made.found, where, chosen))

        def take(whole: "Material | None") -> None:
            if whole is not None and not stop.is_set():
                self.is_relocating = False
                self.material = whole
                self.changed.emit()

        def failed(error: Exception) -> None:
            if not stop.is_set():
                self.is_relocating, self.relocation_failed = False, True
                self.changed.emit()
                self.failed.emit(error)

        self.changed.emit()
        self._tasks.read(work, take, self, failed)

    def stop(self) -> None:
        """Want nothing that is under way any more."""
        self._stop.set()
        self._stop = Event()
        self.is_relocating = False

    def forget(self) -> None:
        """Stop and keep nothing."""
        self.stop()
        self.material = None


def _planned(found: "Assessment", where: "Relocation | None", chosen: tuple[str, ...]) -> "Plan":
    """Return the plan for what the report shows: the options chosen, else the first few."""
    from exile_risk.relocation.plan import plan
    from exile_risk.report import Reader, ReportOptions
    from exile_risk.report.doing import chosen_of

    shown = chosen_of(where, ReportOptions(Reader.FILE, datetime.min, chosen=chosen)) if where is not None else ()
    return plan(found, shown, found.day)
