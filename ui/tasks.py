# SPDX-License-Identifier: GPL-3.0-or-later
"""The one way off the UI thread, so that a slow disk never freezes the window and the vault has one owner.

Thread contract: every piece of work runs on one worker thread, in the order it was handed over; that thread owns the
vault from opening to closing. Callbacks run on the UI thread, and only while their owner lives.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from exile_risk.errors import ExileRiskError
from ui import hygiene

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

T = TypeVar("T")
Failed = Callable[[Exception], None]


class Tasks(QObject):
    """Runs work beside the window. Work gets and returns plain values, never widgets."""

    changed = Signal()
    """A write has succeeded: whoever shows what the vault holds may look again."""

    _done = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker: ThreadPoolExecutor | None = None
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def read(
        self, work: Callable[[], T], then: Callable[[T], None], owner: QObject, failed: Failed | None = None
    ) -> None:
        """Run `work` on the worker and hand its result to `then` on the UI thread, unless `owner` is gone by then."""
        self._submit(work, then, owner, failed, writes=False)

    def write(
        self, work: Callable[[], T], then: Callable[[T], None], owner: QObject, failed: Failed | None = None
    ) -> None:
        """As `read`, for work that changes the vault: `changed` is emitted after `then`."""
        self._submit(work, then, owner, failed, writes=True)

    def close(self) -> None:
        """Wait for all work handed over and let the thread end. Results still under way are dropped."""
        if self._worker is not None:
            self._worker.shutdown(wait=True)
            self._worker = None

    def _submit(
        self, work: Callable[[], T], then: Callable[[T], None], owner: QObject, failed: Failed | None, *, writes: bool
    ) -> None:
        if self._worker is None:
            from concurrent.futures import ThreadPoolExecutor

            self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="vault")
        self._worker.submit(self._run, work, then, owner, failed, writes)

    def _run(
        self, work: Callable[[], Any], then: Callable[[Any], None], owner: QObject, failed: Failed | None, writes: bool
    ) -> None:
        """On the worker: do it, and send the outcome to the UI thread."""
        outcome: Callable[[], None]
        try:
            result = work()
        except Exception as error:  # whatever it is, the person must hear of it
            outcome = _failure(error, owner, failed)
        else:
            outcome = self._success(result, then, owner, writes)
        self._done.emit(outcome)

    def _success(self, result: T, then: Callable[[T], None], owner: QObject, writes: bool) -> Callable[[], None]:
        def deliver() -> None:
            if isValid(owner):
                then(result)
            if writes:
                self.changed.emit()

        return deliver

    def _deliver(self, outcome: Callable[[], None]) -> None:
        outcome()


def _failure(error: Exception, owner: QObject, failed: Failed | None) -> Callable[[], None]:
    if not isinstance(error, ExileRiskError):
        hygiene.note(type(error), error.__traceback__)

    def deliver() -> None:
        if isValid(owner) and failed is not None:
            failed(error)
        elif failed is None and isinstance(error, ExileRiskError):
            hygiene.note(type(error), error.__traceback__)

    return deliver
