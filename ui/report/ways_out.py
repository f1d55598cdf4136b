# SPDX-License-Identifier: GPL-3.0-or-later
"""The ways by which a page leaves the vault: who sits there is asked first, then where it goes."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from exile_risk.errors import ExileRiskError
from exile_risk.wording import _
from ui.messages import message
from ui.report.choices import HTML, PRINT, ReportChoices
from ui.report.leaving import PrintCard, SaveCard

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.report.sheet import Sheet
    from ui.tasks import Tasks

NOTICE = "report"


class WaysOut(QObject):
    """Takes the wish that a page leave. `sheet` gives the pages as chosen now, or None."""

    def __init__(
        self, main: "MainWindow", tasks: "Tasks", choices: ReportChoices, sheet: "Callable[[], Sheet | None]"
    ) -> None:
        super().__init__(main)
        self._main, self._tasks, self._choices, self._sheet = main, tasks, choices, sheet
        self._session = main.desk.session
        choices.leave_wanted.connect(self.leave)

    def leave(self, way: str) -> None:
        """Ask for the passphrase's proof, then where the page goes; a practice vault has none that anybody knows."""
        if self._session.training:
            self._ask_where(way)
            return
        choices = self._choices
        given = choices.take_passphrase()

        def confirm() -> None:
            try:
                self._session.confirm(given)
            finally:
                given[:] = bytes(len(given))

        def confirmed(_none: None) -> None:
            choices.accept()
            if choices.isVisible():  # nobody went elsewhere meanwhile
                self._ask_where(way)

        def refused(error: Exception) -> None:
            wrong = isinstance(error, ExileRiskError) and error.code == "wrong_passphrase"
            choices.refuse(message(error), wrong_passphrase=wrong)

        choices.set_working(True)
        self._tasks.read(confirm, confirmed, self, refused)

    def _ask_where(self, way: str) -> None:
        sheet = self._sheet()
        if sheet is None:
            return
        if way == PRINT:
            self._ask_printer(sheet)
            return
        kind = "html" if way == HTML else "pdf"
        card = SaveCard(Path.home() / f"note-{date.today().isoformat()}.{kind}", self._main)
        card.closed.connect(self._main.overlay.close_it)
        card.save_wanted.connect(partial(self._save, sheet, way, card))
        self._main.overlay.open_middle(card, card.edit)
        card.edit.selectAll()

    def _save(self, sheet: "Sheet", way: str, card: SaveCard, path: Path) -> None:
        try:
            data = bytes_of(sheet, way)
        except ExileRiskError as error:
            card.say(message(error))
            return

        note = self._note(way)

        def write() -> None:
            from exile_risk.report.saving import save_noted

            save_noted(path, data, note)

        def saved(_none: None) -> None:
            said = _("It lies in {path}. It is not encrypted, and we cannot call it back. That it left is noted.")
            said = said.format(path=path)
            self._left(card, _("The page is saved"), said)

        def failed(error: Exception) -> None:
            if self._main.overlay.card is card:
                card.set_working(False)
                card.say(message(error))
                card.edit.setFocus()

        card.set_working(True)
        self._tasks.write(write, saved, self, failed)

    def _ask_printer(self, sheet: "Sheet") -> None:
        from PySide6.QtPrintSupport import QPrinterInfo

        card = PrintCard(QPrinterInfo.availablePrinterNames(), QPrinterInfo.defaultPrinterName(), self._main)
        card.closed.connect(self._main.overlay.close_it)
        card.print_wanted.connect(partial(self._print, sheet, card))
        self._main.overlay.open_middle(card, card.first_stop())

    def _print(self, sheet: "Sheet", card: PrintCard, name: str) -> None:
        """Note that it is to leave, then print: what went into a queue cannot be taken out again."""

        def noted(_none: None) -> None:
            try:
                _print_on(name, sheet)
            except ExileRiskError as error:
                failed(error)
                return
            said = _("The print queue of this computer may keep a copy for a while. That it left is noted.")
            self._left(card, _("The page went to the printer"), said)

        def failed(error: Exception) -> None:
            if self._main.overlay.card is card:
                card.refuse(message(error))

        card.set_working(True)
        self._tasks.write(self._note(PRINT), noted, self, failed)

    def _note(self, way: str) -> Callable[[], None]:
        """Return the noting that a page leaves, for the worker."""
        session, code, reader = self._session, self._main.desk.code or "", self._choices.reader.value
        return lambda: session.note_page(code, reader, way)

    def _left(self, card: SaveCard | PrintCard, title: str, said: str) -> None:
        if self._main.overlay.card is card:
            self._main.overlay.close_it()
        self._main.notices.tell(NOTICE, "note", title, said, ((_("Understood"), lambda: None),))


def _print_on(name: str, sheet: "Sheet") -> None:
    from PySide6.QtPrintSupport import QPrinter

    from ui.report.output import print_on

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName(name)
    printer.setDocName("note")  # the queue shows this to whoever looks
    print_on(printer, sheet)


def bytes_of(sheet: "Sheet", way: str) -> bytes:
    """Return the bytes of the file that leaves, made in memory. Errors: those of `output.pdf_bytes`."""
    if way == HTML:
        from exile_risk.report.html import html

        return html(sheet.document).encode()
    from ui.report.output import pdf_bytes

    return pdf_bytes(sheet)
