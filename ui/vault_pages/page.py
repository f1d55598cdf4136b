# SPDX-License-Identifier: GPL-3.0-or-later
"""The vault's own page: its health at the start side, and beside it what opens it or the one thing being done."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from exile_risk.ways_in import RECOVERY, WayIn
from exile_risk.wording import _
from ui.messages import message
from ui.vault_pages.health import Health, whole_text
from ui.vault_pages.keeper import Keeper
from ui.vault_pages.state import VaultState, gathered
from ui.vault_pages.two_panes import TwoPanes
from ui.vault_pages.ways import ADD, KIT, SHARE, WaysPage

if TYPE_CHECKING:
    from ui.tasks import Tasks


class VaultPage(TwoPanes):
    """Health, ways in, and the tasks that change them."""

    accepted = Signal()
    """A vault that could only be read was taken as it is."""

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
        """Return where the focus belongs."""
        return self.health.again

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
        self._do(self.keeper.session.safekeeping.accept, _("Working, a few seconds …"), accepts=True)

    def _do(self, work: Callable[[], object], said: str, *, accepts: bool = False) -> None:
        self.health.set_working(said)

        def done(_result: object) -> None:
            if accepts:
                self.accepted.emit()
            self.show_now()

        self.keeper.write(work, done, self, lambda error: self.health.say(message(error)))

    def _wanted(self, what: str) -> None:
        from ui.vault_pages.kit_task import KitTask
        from ui.vault_pages.passphrase_tasks import AddTask, KnownTask

        if what in (KIT, SHARE):
            self.open_task(KitTask(self.keeper, shared=what == SHARE))
        elif what == ADD:
            self.open_task(AddTask(self.keeper, self._tasks))
        else:
            self.open_task(KnownTask(self.keeper, self._tasks))

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
