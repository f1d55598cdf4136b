# SPDX-License-Identifier: GPL-3.0-or-later
"""The vault's own page: its health at the start side, and beside it what opens it or the one thing being done."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from exile_risk.under_search import switch_high_risk, vault_of
from exile_risk.ways_in import RECOVERY, WayIn
from exile_risk.wording import _
from exile_risk.wording.under_search import search_text
from ui.messages import message
from ui.vault_pages.health import Health, whole_text
from ui.vault_pages.keeper import Keeper
from ui.vault_pages.state import VaultState, gathered
from ui.vault_pages.two_panes import TwoPanes
from ui.vault_pages.ways import ADD, BORDER, ERASE, HIGH_RISK, KIT, SHARE, TRAVEL, WaysPage

if TYPE_CHECKING:
    from ui.tasks import Tasks


class VaultPage(TwoPanes):
    """Health, ways in, and the tasks that change them."""

    accepted = Signal()
    """A vault that could only be read was taken as it is."""

    erase_wanted = Signal(str)
    """The vault is to be erased; its name as it was typed."""

    def __init__(self, keeper: Keeper, tasks: "Tasks") -> None:
        self.health, self.ways = Health(keeper), WaysPage()
        super().__init__(keeper, _("Vault"), self.health, self.ways)
        self._tasks = tasks
        self.state: VaultState | None = None
        self._wire()

    def show_now(self) -> None:
        """Check the vault and show how it stands."""
        if not self.reading:
            self.health.set_working(_("Checking every page …"))
            self.read(lambda: gathered(self.keeper.session), self._show)

    def say(self, text: str) -> None:
        """Say what did not work beside the checks."""
        self.health.say(text)

    def first_stop(self) -> QWidget:
        """Return where the focus belongs; while the vault is checked its button is off and would lose it."""
        return self.health.again if self.health.again.isEnabled() else self

    def _show(self, state: VaultState) -> None:
        self.state = state
        name = _("Practice vault") if state.training else state.folder.name
        self.note.setText(whole_text(state, name))
        self.health.show_state(state)
        self.ways.show_state(state)

    def _back_up(self) -> None:
        keeping = self.keeper.session.safekeeping

        def work() -> None:
            keeping.back_up()
            place = keeping.custody.second_place
            if place is not None and place.is_dir():
                keeping.custody.copy_to_second_place()

        self._do(work, _("Making a backup and reading it back …"))

    def _second(self) -> None:
        from ui.vault_pages.second_task import SecondTask

        if self.state is None or not self.state.second_reached:
            self.open_task(SecondTask(self.keeper, self.state.second if self.state is not None else None))
            return
        custody = self.keeper.session.safekeeping.custody
        self._do(lambda: custody.copy_to_second_place(), _("Copying and reading it back …"))

    def _accept(self) -> None:
        from ui.vault_pages.sure_task import SureTask

        found = " ".join(self.keeper.session.safekeeping.announcements())
        why = f"{found} {search_text('accept_what')}".strip()
        done = (_("The vault was taken as it is"), search_text("accepted"))
        accept = self.keeper.session.safekeeping.accept
        task = SureTask(self.keeper, _("Take this vault as it is"), why, _("Take it as it is"), accept, done)
        task.finished.connect(lambda *_: self.accepted.emit())
        self.open_task(task)

    def _do(self, work: Callable[[], object], said: str) -> None:
        self.health.set_working(said)

        def done(_result: object) -> None:
            self.show_now()

        self.keeper.write(work, done, self, lambda error: self.health.say(message(error)))

    def _wanted(self, what: str) -> None:
        from ui.vault_pages.kit_task import KitTask
        from ui.vault_pages.passphrase_tasks import AddTask, KnownTask

        if what in (KIT, SHARE):
            self.open_task(KitTask(self.keeper, shared=what == SHARE))
        elif what == ADD:
            self.open_task(AddTask(self.keeper, self._tasks))
        elif what in (BORDER, TRAVEL, HIGH_RISK, ERASE):
            self._under_search(what)
        else:
            self.open_task(KnownTask(self.keeper, self._tasks))

    def _under_search(self, what: str) -> None:
        from ui.vault_pages.advice_task import AdviceTask
        from ui.vault_pages.erase_task import EraseTask
        from ui.vault_pages.travel_task import TravelTask

        if what == TRAVEL:
            self.open_task(TravelTask(self.keeper, self._tasks))
        elif what == BORDER:
            advice = AdviceTask(self.keeper, can_make=self.ways.links[TRAVEL].isEnabled())
            advice.journey_wanted.connect(lambda: self._under_search(TRAVEL))
            self.open_task(advice)
        elif what == ERASE:
            erase = EraseTask(self.keeper, self.state.second if self.state is not None else None)
            erase.erase_wanted.connect(self.erase_wanted)
            self.open_task(erase)
        else:
            self._high_risk()

    def _high_risk(self) -> None:
        from ui.vault_pages.sure_task import SureTask

        on = self.state is None or not self.state.high_risk
        vault = vault_of(self.keeper.session)
        go = _("Switch it on") if on else _("Switch it off")
        said = search_text("high_risk_on" if on else "high_risk_off")
        then = search_text("high_risk_next" if on else "high_risk_stays")

        def work() -> None:
            switch_high_risk(vault, on=on)

        why = search_text("high_risk_what")
        self.open_task(SureTask(self.keeper, _("High-risk mode"), why, go, work, (said, then)))

    def _change(self, way: WayIn) -> None:
        from ui.vault_pages.passphrase_tasks import ChangeTask

        ways = self.state.ways if self.state is not None else ()
        only = sum(one.kind != RECOVERY for one in ways) == 1
        self.open_task(ChangeTask(self.keeper, self._tasks, way, only=only))

    def _remove(self, way: WayIn) -> None:
        from ui.vault_pages.passphrase_tasks import RemoveTask

        self.open_task(RemoveTask(self.keeper, way))

    def _wire(self) -> None:
        self.health.check_wanted.connect(self.show_now)
        self.health.backup_wanted.connect(self._back_up)
        self.health.second_wanted.connect(self._second)
        self.health.kit_wanted.connect(lambda: self._wanted(KIT))
        self.health.accept_wanted.connect(self._accept)
        self.ways.wanted.connect(self._wanted)
        self.ways.change_wanted.connect(self._change)
        self.ways.remove_wanted.connect(self._remove)
