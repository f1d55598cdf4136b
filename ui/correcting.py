# SPDX-License-Identifier: GPL-3.0-or-later
"""From a fact to its correction and back: opens the sheet and the list, writes beside the window, rates anew."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from exile_risk.errors import ExileRiskError
from exile_risk.knowledge.corrections import Correction
from exile_risk.model.facts import Derived
from exile_risk.wording import _
from exile_risk.wording.corrections import title
from ui.messages import message
from ui.panels.correction_sheet import CorrectionSheet, Written
from ui.panels.corrections_list import CorrectionsList
from ui.panels.fact_pages import FactPages
from ui.rating_anew import RatingAnew

if TYPE_CHECKING:
    from exile_risk.local_knowledge import KeptCorrection
    from ui.main_window import MainWindow
    from ui.tasks import Tasks

_NOTICE = "corrections"


class Correcting(QObject):
    """Belongs to one window of an open vault."""

    def __init__(self, main: "MainWindow", tasks: "Tasks") -> None:
        super().__init__(main)
        self._main, self._tasks = main, tasks
        self._session = main.desk.session
        self._unfinished: dict[tuple[str, ...], Written] = {}
        self.sheet: CorrectionSheet | None = None
        self.list: CorrectionsList | None = None
        self.others = RatingAnew(main, tasks)
        main.desk.begun.connect(self._tell_status)
        self._pages = main.findChild(FactPages)
        panels: list[Any] = [main.form, main.result, *([self._pages] if self._pages is not None else [])]
        for panel in panels:
            panel.correction_wanted.connect(self.open_sheet)
            panel.withdrawal_wanted.connect(lambda one: self.withdraw(one.number))

    def open_sheet(self, derived: Derived) -> None:
        """Let somebody correct this value; what an earlier sheet held is there again."""
        key = (derived.factor, derived.params["origin"], derived.params["host"], derived.params.get("offence", ""))
        self.sheet = sheet = CorrectionSheet(self._session, derived, self._main)
        if key in self._unfinished:
            sheet.show_written(self._unfinished[key])
        sheet.changed.connect(lambda written: self._unfinished.__setitem__(key, written))
        sheet.closed.connect(self._main.overlay.close_it)
        sheet.save_wanted.connect(lambda one: self._add(one, key, sheet))
        self._main.overlay.open_middle(sheet, sheet.chips.chips()[0])

    def show_list(self) -> None:
        """Show every correction."""
        self.list = card = CorrectionsList(self._session.corrections(), self._main)
        card.closed.connect(self._main.overlay.close_it)
        card.withdraw_wanted.connect(lambda number: self.withdraw(number, then=self._list_again))
        card.again_wanted.connect(lambda number: self._use_again(number, self._list_again))
        self._main.overlay.open_middle(card, card.first_stop())

    def withdraw(self, number: int, *, then: Callable[[], None] = lambda: None) -> None:
        """Let a correction count no longer."""
        named = next((title(k.correction) for k in self._kept(number) if k.correction is not None), "")

        def done(_none: None) -> None:
            undo = ((_("Use it again"), lambda: self._use_again(number, lambda: None)),) if named else ()
            said = _("Correction withdrawn: {said}").format(said=named) if named else _("Correction withdrawn")
            self._rated_anew(said, undo)
            then()

        self._tasks.write(lambda: self._session.withdraw_correction(number), done, self, self._failed)

    def _add(self, one: Correction, key: tuple[str, ...], sheet: CorrectionSheet) -> None:
        def done(kept: "KeptCorrection") -> None:
            self._unfinished.pop(key, None)
            if self._main.overlay.card is sheet:
                self._main.overlay.close_it()
            undo = ((_("Withdraw it"), lambda: self.withdraw(kept.number)),)
            self._rated_anew(_("Correction saved: {said}").format(said=title(one)), undo)

        def failed(error: Exception) -> None:
            if self._main.overlay.card is sheet:
                sheet.refuse(message(error), error.code if isinstance(error, ExileRiskError) else "")
            else:
                self._failed(error)

        self._tasks.write(lambda: self._session.add_correction(one), done, self, failed)

    def _use_again(self, number: int, then: Callable[[], None]) -> None:
        one = next((k.correction for k in self._kept(number) if k.correction is not None), None)
        if one is None:
            return
        again = replace(one, number=0)

        def done(kept: "KeptCorrection") -> None:
            undo = ((_("Withdraw it"), lambda: self.withdraw(kept.number)),)
            self._rated_anew(_("Correction in use again: {said}").format(said=title(again)), undo)
            then()

        self._tasks.write(lambda: self._session.add_correction(again), done, self, self._failed)

    def _kept(self, number: int) -> "tuple[KeptCorrection, ...]":
        return tuple(k for k in self._session.corrections() if k.number == number)

    def _list_again(self) -> None:
        if self.list is not None and self._main.overlay.card is self.list:
            self.show_list()

    def _rated_anew(self, said: str, buttons: tuple[tuple[str, Callable[[], None]], ...]) -> None:
        self._tell_status()
        self._main.desk.rate_again()
        self.others.start()
        if self._pages is not None:
            self._pages.renew()
        text = _("An open case is rated anew; saved cases on the same corridors follow in the list.")
        self._main.notices.tell(_NOTICE, "note", said, text, buttons)

    def _tell_status(self) -> None:
        self._main.status.set_corrections(sum(k.in_force for k in self._session.corrections()))

    def _failed(self, error: Exception) -> None:
        self._main.notices.tell(_NOTICE, "caution", _("That did not work"), message(error))
