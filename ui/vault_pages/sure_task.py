# SPDX-License-Identifier: GPL-3.0-or-later
"""One act that cannot be taken back, said in a sentence before its button is pressed."""

from collections.abc import Callable

from exile_risk.wording import _
from ui.vault_pages.keeper import Keeper
from ui.vault_pages.task import Task


class SureTask(Task):
    """Does `work` once its button is pressed, then says `done`."""

    def __init__(
        self,
        keeper: Keeper,
        title: str,
        why: str,
        go: str,
        work: Callable[[], object],
        done: tuple[str, str],
        *,
        changes_cases: bool = False,
    ) -> None:
        super().__init__(keeper, title, why, go)
        self._work, self._done, self._changes_cases = work, done, changes_cases

    def act(self) -> None:
        """Do it."""
        said = _("Working, a few seconds …")
        self.run(self._work, lambda _done: self.finished.emit(*self._done), said, changes_cases=self._changes_cases)
