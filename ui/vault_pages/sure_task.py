# SPDX-License-Identifier: GPL-3.0-or-later
"""One act that cannot be taken back, said in a sentence before its button is pressed."""

from collections.abc import Callable

from exile_risk.wording import _
from ui.vault_pages.keeper import Keeper
from ui.vault_pages.task import Task


class SureTask(Task):
    """Does `work` once its button is pressed, then says `done`."""

    def __init__(
        self, keeper: Keeper, title: str, why: str, go: str, work: Callable[[], object], done: tuple[str, str]
    ) -> None:
        super().__init__(keeper, title, why, go)
        self._work, self._done = work, done

    def act(self) -> None:
        """Do it."""
        self.run(self._work, lambda _result: self.finished.emit(*self._done), _("Working, a few seconds …"))
