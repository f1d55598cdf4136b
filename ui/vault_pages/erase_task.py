# SPDX-License-Identifier: GPL-3.0-or-later
"""An end to this vault: said in full, and done only once its folder's name was typed."""

from pathlib import Path

from PySide6.QtCore import Signal

from exile_risk import under_search
from exile_risk.errors import ExileRiskError
from exile_risk.wording import _, isolated
from exile_risk.wording.under_search import search_text
from ui.messages import message
from ui.vault_pages.keeper import Keeper
from ui.vault_pages.task import Task
from ui.widgets.plain import PlainLabel


class EraseTask(Task):
    """Asks for the name; whoever holds the window closes the vault and erases it."""

    erase_wanted = Signal(str)
    """The name as it was typed."""

    def __init__(self, keeper: Keeper, second: Path | None) -> None:
        super().__init__(keeper, _("Erase this vault"), search_text("erase_what"), _("Erase it for good"))
        texts = [search_text("erase_truth")]
        if second is not None:
            texts.append(search_text("erase_second", place=isolated(str(second))))
        for text in texts:
            self.column.addWidget(PlainLabel(text, tone="ink-2"))
        where = PlainLabel(isolated(str(keeper.folder)), bold=True)
        self.column.addSpacing(4)
        self.column.addWidget(where)
        hint = _("The last part of the path above, exactly as it stands there.")
        self.name = self.path(_("To erase it, type the &name of its folder"), _("Name of the vault’s folder"), hint)

    def act(self) -> None:
        """Compare the name, then ask for the end."""
        try:
            under_search.check_name(self._keeper.folder, self.name.text())
        except ExileRiskError as error:
            self.say(message(error), self.name)
            return
        self.set_working(_("Erasing …"))
        self.erase_wanted.emit(self.name.text())
