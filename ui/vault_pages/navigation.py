# SPDX-License-Identifier: GPL-3.0-or-later
"""Joins the vault's pages to the window: who opens them, and how one comes back to the cases."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.vault_pages.keeper import Keeper
from ui.vault_pages.read_only import ReadOnly

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.tasks import Tasks

VAULT, RETENTION, HANDOVER, PACKS = "this_vault", "retention", "handover", "packs"


class VaultNavigation(QObject):
    """One for a window. Pages are made when they are first wanted; the case beneath stays as it is."""

    erase_wanted = Signal(str)
    """The vault is to be erased; its name as it was typed."""

    def __init__(self, main: "MainWindow", tasks: "Tasks") -> None:
        super().__init__(main)
        self._main, self._tasks = main, tasks
        self.keeper = Keeper(main.desk, tasks, self)
        self._makers: dict[str, Callable[[], Any]] = {
            VAULT: self._make_vault,
            RETENTION: self._make_retention,
            HANDOVER: self._make_handover,
            PACKS: self._make_packs,
        }
        self.pages: dict[str, Any] = {}
        for verb in self._makers:
            main.actions_table[verb].triggered.connect(lambda _=False, verb=verb: self.show(verb))
        main.cases.vault.clicked.connect(lambda: self.show(VAULT))
        # At the wish for a case, not at its opening: one that was wanted before a page came into view does not end it.
        for wish in (main.cases.chosen, main.cases.new_wanted, main.actions_table["new_case"].triggered):
            wish.connect(lambda *_: self.leave())
        self.read_only = ReadOnly(main, lambda: self.show(VAULT))

    def show(self, verb: str) -> None:
        """Open a page, and read anew what it shows."""
        page = self.pages.get(verb)
        if page is None:
            page = self.pages[verb] = self._makers[verb]()
            page.left.connect(self.leave)
            self._main.columns.add_page(page)
        self._main.overlay.close_it()
        self._main.columns.show_page(True, page)
        self._main.cases.set_at_vault(True)
        page.show_now()
        page.first_stop().setFocus()

    @property
    def shown(self) -> QWidget | None:
        """The page of these that is in view."""
        page = self._main.columns.page
        return page if page in self.pages.values() else None

    def leave(self) -> None:
        """Go back to the case."""
        if self.shown is not None:
            main = self._main
            main.columns.show_page(False)
            main.cases.set_at_vault(False)
            main.go_to(main.form if main.desk.code else main.cases.view)

    def _make_vault(self) -> QWidget:
        from ui.vault_pages.page import VaultPage

        page = VaultPage(self.keeper, self._tasks)
        page.accepted.connect(self.read_only.lift)
        page.erase_wanted.connect(self.erase_wanted)
        return page

    def _make_retention(self) -> QWidget:
        from ui.vault_pages.retention_page import RetentionPage

        return RetentionPage(self.keeper)

    def _make_handover(self) -> QWidget:
        from ui.vault_pages.handover.page import HandoverPage

        return HandoverPage(self.keeper)

    def _make_packs(self) -> QWidget:
        from ui.vault_pages.packs.page import PacksPage

        return PacksPage(self.keeper)
