# SPDX-License-Identifier: GPL-3.0-or-later
"""A vault that can only be read says so on every page, and takes nothing that it could not keep."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from exile_risk.wording import _
from exile_risk.wording.vault_pages import is_reading
from ui.widgets.plain import plain_tip

if TYPE_CHECKING:
    from ui.main_window import MainWindow

NOTICE = "read_only"
VERBS = ("new_case", "bin_case", "corrections")


class ReadOnly(QObject):
    """Belongs to one window of an open vault."""

    def __init__(self, main: "MainWindow", why_wanted: Callable[[], None]) -> None:
        super().__init__(main)
        self._main, self._why_wanted = main, why_wanted
        main.desk.begun.connect(self._begin)

    def lift(self) -> None:
        """Take answers again: somebody took the vault as it was found."""
        self._main.notices.drop(NOTICE)
        self._set_writable(True, "")

    def _begin(self) -> None:
        if self._main.desk.session.safekeeping.barred:
            self._bar()

    def _bar(self) -> None:
        found = self._main.desk.session.safekeeping.announcements()
        title, reason = _("This vault can only be read"), _("This vault can only be read now.")
        buttons = () if is_reading(found) else ((_("Look at it and decide"), self._why_wanted),)
        self._main.notices.tell(NOTICE, "caution", title, " ".join(found), buttons)
        self._set_writable(False, reason)

    def _set_writable(self, on: bool, reason: str) -> None:
        main = self._main
        for part in (main.form, main.result.judgement, main.cases.new_button, main.cases.unbin, main.no_case):
            part.setEnabled(on)
            part.setToolTip(plain_tip(reason))
        main.actions_table.set_barred(() if on else VERBS, reason)
