# SPDX-License-Identifier: GPL-3.0-or-later
"""Joins the page of files to the window: who opens it, for which case, and how one comes back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton

from exile_risk.wording import _
from ui.theme import set_look
from ui.vault_pages.keeper import Keeper
from ui.widgets.icon import keep_icon

if TYPE_CHECKING:
    from ui.files.page import FilesPage
    from ui.main_window import MainWindow
    from ui.tasks import Tasks


class FilesOfCase(QObject):
    """Belongs to one window of an open vault. The page is made when it is first wanted."""

    def __init__(self, main: "MainWindow", tasks: "Tasks") -> None:
        super().__init__(main)
        self._main, self._desk = main, main.desk
        self.keeper = Keeper(main.desk, tasks, self)
        self.page: FilesPage | None = None
        self.button = QPushButton(" " + _("Files"))
        self._place_button()
        self._desk.put_away.connect(self.close)
        self._desk.closing.connect(self.close)

    @property
    def is_open(self) -> bool:
        """Whether the page is in view."""
        return self.page is not None and self._main.columns.page is self.page

    def show(self) -> None:
        """Open the page for the case on the desk."""
        if self._desk.code is None:
            return
        page = self._made()
        self._main.overlay.close_it()
        self._main.cases.set_at_vault(False)
        self._main.columns.show_page(True, page)
        page.show_case(self._desk.code)
        page.setFocus()

    def close(self) -> None:
        """Go back to the case, if it is still there; everything that was shown is forgotten."""
        was_open = self.is_open
        if self.page is not None:
            self.page.forget()
        if was_open:
            self._main.columns.show_page(False)
            if self._desk.code is not None:
                self._main.go_to(self._main.result)

    def _made(self) -> "FilesPage":
        if self.page is None:
            from ui.files.page import FilesPage

            self.page = FilesPage(self.keeper)
            self.page.left.connect(self.close)
            self._main.columns.add_page(self.page)
        return self.page

    def _place_button(self) -> None:
        """Put the button at the end of the tabs of the result, beside that of the report."""
        set_look(self.button, kind="small")
        keep_icon(self.button, "folder", size=14)
        self.button.clicked.connect(self.show)
        self._main.result.add_verb(self.button)
