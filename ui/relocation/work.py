# SPDX-License-Identifier: GPL-3.0-or-later
"""Works the options out beside the window: one piece at a time, broken off when an answer comes, never in the way.

Thread contract: everything here runs on the UI thread but for the work handed to `Tasks`, which gets and returns plain
values; the worker asks a `threading.Event` whether somebody still wants the result.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from threading import Event
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, QTimer, Signal

from exile_risk.model.case import NO_WEIGHTS

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge
    from exile_risk.model.assessment import Assessment
    from exile_risk.model.factors import Catalogue
    from exile_risk.model.relocation import Choice, Relocation
    from exile_risk.session import Session
    from ui.tasks import Tasks

LISTS = 3
"""How many lists `relocating` gives, each better than the one before."""

KEPT = 4
"""Lists remembered while the vault is open, so that going back to a case or an answer needs no second wait."""

PAUSE_MS = 250
"""After an answer, how long to wait for the next one before beginning anew."""


_Key = tuple[str, date, "Knowledge", tuple[tuple[str, float], ...] | None]
_lists: "WeakKeyDictionary[Session, dict[_Key, Relocation]]" = WeakKeyDictionary()


@dataclass(frozen=True)
class Wanted:
    """What the options are worked out for: a rating, and how much each criterion matters (None: all the same)."""

    found: "Assessment"
    weights: Mapping[str, float] | None = None


def roads_of(found: "Assessment", choice: "Choice", catalogue: "Catalogue", knowledge: "Knowledge") -> object:
    """On the worker: return every road to the destination of one option."""
    from exile_risk.relocation.arrival import BROUGHT_IN
    from exile_risk.relocation.roads import roads_to

    brought_in = choice.residual is not None and choice.residual.arrival in BROUGHT_IN
    return roads_to(found, choice.destination, catalogue, knowledge, brought_in=brought_in)


class RelocationWork(QObject):
    """Holds what is wanted and what is under way."""

    listed = Signal(object, object, bool)
    """The Wanted, its Relocation as far as it is known, and whether that is the whole of it."""

    failed = Signal(object)
    """Something did not work (an Exception)."""

    changed = Signal()
    """It has begun, or is over."""

    def __init__(self, session: "Session", tasks: "Tasks", parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self.wanted: Wanted | None = None
        self.done: Wanted | None = None
        self._cancelled: Event | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._start)

    @property
    def is_working(self) -> bool:
        """Whether something is under way or about to begin."""
        return self._cancelled is not None or self._timer.isActive()

    def want(self, wanted: Wanted) -> None:
        """Work out the options for this; what is under way for anything else is broken off."""
        if wanted == self.wanted and (self.is_working or self.done == wanted):
            return
        if self.is_working and self.wanted is not None and self._key(wanted) == self._key(self.wanted):
            self.wanted = wanted  # only what was chosen differs: the same list will do
            return
        again = self.wanted is not None
        self.wanted = wanted
        if self._cancelled is not None:
            self._cancelled.set()
        known = self._remembered().get(self._key(wanted))
        if known is not None:
            self._timer.stop()
            self.done = wanted
            self.changed.emit()
            self.listed.emit(wanted, known, True)
        elif again:
            self._timer.start()
            self.changed.emit()
        else:
            self._start()

    def stop(self) -> None:
        """Want nothing any more; what is under way is broken off."""
        self._timer.stop()
        self.wanted = None
        if self._cancelled is not None:
            self._cancelled.set()
        self.changed.emit()

    def _start(self) -> None:
        wanted = self.wanted
        if wanted is None or self._cancelled is not None:
            return
        cancelled = self._cancelled = Event()
        session = self._session
        catalogue, knowledge = session.catalogue, session.knowledge

        def lists() -> "Iterator[Relocation]":
            from exile_risk.relocation.options import relocating

            yield from relocating(wanted.found, catalogue, knowledge, wanted.weights, cancelled.is_set)

        self._step(lists(), LISTS)
        self.changed.emit()

    def _step(self, lists: "Iterator[Relocation]", left: int) -> None:
        """Have the worker make the next list; between two of them it looks after whatever else waits."""
        cancelled = self._cancelled
        assert cancelled is not None  # noqa: S101 - set by whoever began

        def work() -> "Relocation | None":
            try:
                return next(lists, None)
            except Exception:
                if cancelled.is_set():  # whatever it was in the middle of, nobody waits for it
                    return None
                raise

        self._tasks.read(work, lambda found: self._take(lists, left, found), self, self._failed)

    def _take(self, lists: "Iterator[Relocation]", left: int, found: "Relocation | None") -> None:
        wanted = self.wanted
        if found is None or wanted is None or (self._cancelled is not None and self._cancelled.is_set()):
            self._over()
            self._start()  # something else has been wanted meanwhile, or nothing
            return
        if left > 1:
            self.listed.emit(wanted, found, False)
            self._step(lists, left - 1)
            return
        self._over()
        self.done = wanted
        self._remember(wanted, found)
        self.listed.emit(wanted, found, True)

    def _remembered(self) -> "dict[_Key, Relocation]":
        return _lists.setdefault(self._session, {})

    def _remember(self, wanted: Wanted, found: "Relocation") -> None:
        kept = self._remembered()
        kept[self._key(wanted)] = found
        while len(kept) > KEPT:
            del kept[next(iter(kept))]

    def _key(self, wanted: Wanted) -> "_Key":
        """Return what a list hangs on: the case as written but for what was chosen, its day, the facts, the weights."""
        from exile_risk.case_file import draft_of, write_draft

        found, weights = wanted.found, wanted.weights
        case = replace(found.case, needs=replace(found.case.needs, weights=NO_WEIGHTS, chosen=()))
        weighed = tuple(sorted(weights.items())) if weights is not None else None
        return write_draft(draft_of(case)), found.day, self._session.knowledge, weighed

    def _failed(self, error: Exception) -> None:
        self._over()
        self.wanted = None
        self.failed.emit(error)

    def _over(self) -> None:
        self._cancelled = None
        self.changed.emit()
