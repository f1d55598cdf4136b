# SPDX-License-Identifier: GPL-3.0-or-later
"""The life of the program: first page, unlocked window, lock, quit; one window throughout."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from exile_risk.errors import ExileRiskError
from exile_risk.wording import _
from ui import language, restart
from ui.app import default_vault, settings_folder
from ui.clipboard import CopiedForAWhile
from ui.messages import message
from ui.panels.welcome import Welcome
from ui.quick_exit import QuickExit
from ui.settings import Settings
from ui.tasks import Tasks
from ui.the_window import Window
from ui.theme import apply_theme, load_for_language, system_theme

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.fact_navigation import FactNavigation
    from ui.lock import IdleLock
    from ui.main_window import MainWindow
    from ui.opening import Opened
    from ui.system_signals import SystemSignals
    from ui.window_to_come import WindowToCome


class Program(QObject):
    """Joins the first page, the session and the window. The last four arguments can be given by tests."""

    def __init__(
        self,
        application: QApplication,
        vault: Path | None,
        *,
        train: bool,
        replace: Callable[[list[str]], None] = restart.replace_process,
        end: Callable[[], None] = restart.end_at_once,
        clock: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        super().__init__()
        self._application = application
        self._vault = vault.absolute() if vault else default_vault()
        self._train = train
        self._replace, self._clock, self._wall = replace, clock, wall
        self.settings = Settings(settings_folder())
        self.tasks = Tasks(self)
        self.window = Window(self._close_wanted)
        self.quick_exit = QuickExit(self, end)
        self.copied = CopiedForAWhile(self)
        self.welcome: Welcome | None = None
        self.main: MainWindow | None = None
        self.desk: Desk | None = None
        self.facts: FactNavigation | None = None
        self.idle: IdleLock | None = None
        self.signals: SystemSignals | None = None
        self._waiting: Opened | None = None  # made, but its owner has not gone in yet
        self._coming: WindowToCome | None = None
        self._damage: tuple[str, ...] = ()
        self._leaving: Callable[[], None] | None = None
        self._forced = self._opening = self._erasing = False
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_look_changed)
        application.aboutToQuit.connect(self.tasks.close)

    def start(self) -> None:
        """Show the window with its first page."""
        self._speak()
        self._apply_look()
        self._show_welcome()
        self.window.show()
        if self.welcome is not None:
            self.welcome.start()
        if self._train:
            self.practise()

    def practise(self) -> None:
        """Open the practice cases."""
        from ui.opening import practise

        self._open(practise, self._enter, training=True)

    def lock(self, *, idle: bool = False) -> None:
        """Put everything away and become a fresh, locked process; in training start the training anew."""
        training = self.main is not None and self.main.training
        self.leave_for(["--train"] if training else self._vault_options(), forced=idle)

    def leave_for(self, options: list[str], *, forced: bool = False) -> None:
        """Put everything away and become a fresh process with these options."""
        self._put_away(lambda: self._replace(options), forced=forced)

    def erase(self, typed: str) -> None:
        """Close the vault, erase it and become a fresh process; `typed` is the name of its folder."""
        self._erasing = True  # a lock that comes between, such as of a lid that is shut, must not take its place
        self._leaving = None
        self._put_away(lambda: self._erase(typed), forced=True)

    def quit(self) -> None:
        """Put everything away and end."""
        self._put_away(self._application.quit, forced=False)

    def leave_anyway(self) -> None:
        """Lock although the draft could not be written: somebody said so."""
        self.lock(idle=True)

    def choose(self, key: str, value: str | int) -> None:
        """Keep a setting and act on it at once."""
        self.settings.choose(key, value)
        if key == "language":
            self._speak()
            self._rebuild()
        elif key == "lock_minutes" and self.idle is not None:
            self.idle.set_limit(int(value) * 60)
        else:
            self._apply_look()
            if key == "text_size":
                self._rebuild()

    def _show_welcome(self) -> None:
        self.welcome = welcome = Welcome(self._vault, self.settings, self.tasks, default_folder=default_vault())
        welcome.unlock_wanted.connect(self._unlock)
        welcome.look_wanted.connect(self._look)
        welcome.recover_wanted.connect(self._recover)
        welcome.create_wanted.connect(self._create)
        welcome.opened_wanted.connect(self._go_in)
        welcome.practise_wanted.connect(self.practise)
        welcome.setting_chosen.connect(self.choose)
        self.window.setCentralWidget(welcome)

    def _unlock(self, folder: Path, passphrase: bytearray, key_file: Path | None) -> None:
        from ui.opening import unlock

        self._open(lambda: unlock(folder, passphrase, key_file), self._enter)

    def _look(self, folder: Path, passphrase: bytearray, key_file: Path | None) -> None:
        from ui.opening import look

        self._open(lambda: look(folder, passphrase, key_file), self._enter)

    def _recover(self, folder: Path, sheets: tuple[str, ...], passphrase: bytearray) -> None:
        from ui.opening import recover

        self._open(lambda: recover(folder, sheets, passphrase), self._enter)

    def _create(self, folder: Path, passphrase: bytearray) -> None:
        from ui.opening import create

        at_default = folder == default_vault()
        self._open(lambda: create(folder, passphrase, at_default=at_default), self._made)

    def _open(self, way: "Callable[[], Opened]", then: "Callable[[Opened], None]", *, training: bool = False) -> None:
        if self._opening:  # one way in at a time: a second session would hold the vault against the first
            return
        self._opening = True
        if self.welcome is not None:
            self.welcome.set_working()

        def opened(found: "Opened") -> None:
            self._opening = False
            then(found)

        self.tasks.read(way, opened, self, self._refused)
        self._coming = self._window_to_come(training=training)

    def _window_to_come(self, *, training: bool) -> "WindowToCome":
        """Return the window that is being made while a vault is opened; another sort than that is begun anew."""
        from ui.window_to_come import WindowToCome

        if self._coming is not None and (self._coming.is_broken or self._coming.training != training):
            self._drop_coming()
        return self._coming or WindowToCome(self, training=training)

    def _drop_coming(self) -> None:
        if self._coming is not None:
            self._coming.drop()
            self._coming = None

    def _refused(self, error: Exception) -> None:
        self._opening = False
        code = error.code if isinstance(error, ExileRiskError) else ""
        if self.welcome is not None:
            self.welcome.refuse(message(error), wrong_passphrase=code == "wrong_passphrase", code=code)

    def _made(self, opened: "Opened") -> None:
        self._waiting = opened
        self._start_idle()
        if self.welcome is not None and opened.folder is not None:
            self.welcome.show_ready(opened.folder)

    def _go_in(self) -> None:
        if self._waiting is not None:
            self._enter(self._waiting)

    def _enter(self, opened: "Opened") -> None:
        self._waiting = None
        self._vault = opened.folder or self._vault
        coming, self._coming = self._window_to_come(training=opened.session.training), None
        try:
            self.desk, main, self.facts = coming.enter(opened)
        except Exception as error:  # without a window nothing would lock it again
            coming.drop()
            self.tasks.write(opened.session.close, lambda _: None, self)
            self._refused(error)
            return
        self.desk.failed.connect(self._failed)
        self._show_main(self.desk, main)
        self._start_idle()
        if not opened.session.safekeeping.barred:  # else the window says it, for as long as it is so
            self._tell_custody(opened.session.safekeeping.announcements())
        self.tasks.read(opened.session.damage, self._tell_damage, self.desk)
        self.tasks.read(opened.session.safekeeping.at_opening, self._tell_custody, self.desk)

    def _tell_damage(self, found: tuple[str, ...]) -> None:
        """The whole vault is checked beside the window; a damage is said at once, and stays in view."""
        self._damage = found
        if found and self.main is not None:
            words = _("{findings}. What is shown may be incomplete. Lock, keep the folder as it is, put back a backup.")
            said = words.format(findings="; ".join(found)[:1].upper() + "; ".join(found)[1:])
            self.main.notices.tell("damage", "stop", _("This vault is damaged"), said)
            if self.desk is not None:
                self.tasks.read(self.desk.session.safekeeping.way_back, self._tell_custody, self.desk)

    def _tell_custody(self, found: tuple[str, ...]) -> None:
        """What was found at opening, backups that did not work and cases whose time is over: said, and closable."""
        if self.main is not None:
            for text in found:
                self.main.notices.tell(text, "caution", _("About this vault"), text, ((_("Close"), lambda: None),))

    def connect_window(self, main: "MainWindow") -> None:
        """Let a window of a vault say what it wants of the program."""
        main.lock_wanted.connect(self.lock)
        main.header.leave.clicked.connect(self.quick_exit.leave)
        main.quit_anyway.connect(self.leave_anyway)
        main.training_wanted.connect(lambda: self.leave_for(["--train"]))
        main.leave_training_wanted.connect(lambda: self.leave_for(self._vault_options()))
        main.idle.stay_wanted.connect(self._stay)

    def _show_main(self, desk: "Desk", main: "MainWindow") -> None:
        self.main, self.welcome = main, None
        self.window.setCentralWidget(main)
        main.show()  # now, not at the next turn of the loop: only what is visible takes the focus
        main.go_to(main.form if desk.code else main.cases.view if desk.lines else main.no_case)

    def _build_main(self, desk: "Desk") -> None:
        """Make the window anew over the same desk."""
        from ui.window_to_come import made_window

        visited = self.facts.visited() if self.facts is not None else ()
        desk.begun.disconnect()  # of the window before: its vault does not begin a second time
        main, self.facts = made_window(self, desk)
        desk.show_again()
        self._show_main(desk, main)
        self._tell_damage(self._damage)
        self.facts.restore(visited)

    def _start_idle(self) -> None:
        from ui.lock import IdleLock

        if self.idle is None:
            limit = self.settings.lock_minutes * 60
            self.idle = IdleLock(limit, self, clock=self._clock, wall=self._wall)
            self.idle.expired.connect(lambda: self.lock(idle=True))
            self.idle.warning.connect(self._warn)
            self.idle.stayed.connect(self._stayed)
            self.idle.remaining.connect(self._remaining)
        self.idle.start()
        QTimer.singleShot(0, self, self._hear_the_system)  # what is shown does not wait for it

    def _hear_the_system(self) -> None:
        if self._leaving is not None or (self.desk is None and self._waiting is None):
            return
        from ui.system_signals import SystemSignals

        if self.signals is None:
            self.signals = SystemSignals(self)
            self.signals.lock_wanted.connect(lambda: self.lock(idle=True))
        self.signals.start()

    def _remaining(self, seconds: int) -> None:
        if self.main is not None:
            self.main.header.set_remaining(seconds)

    def _warn(self, seconds: int) -> None:
        if self.main is not None and self.desk is not None:
            self.desk.keep()
            self.main.idle.warn(seconds, saved=self.desk.code is not None and self.desk.is_kept)

    def _stay(self) -> None:
        if self.idle is not None:
            self.idle.stay()

    def _stayed(self) -> None:
        if self.main is not None:
            self.main.idle.hide()

    def _put_away(self, then: Callable[[], None], *, forced: bool) -> None:
        if self._leaving is not None and (self._erasing or not forced):
            return
        self._leaving, self._forced = then, forced
        if self.idle is not None:
            self.idle.stop()
        if self.desk is not None:
            self.desk.close(self._gone, whatever_happens=forced)
        elif self._waiting is not None:
            self.tasks.write(self._waiting.session.close, lambda _: self._gone(), self, lambda _: self._gone())
        else:
            self._gone()

    def _gone(self) -> None:
        """Nothing is open any more: panels go first, so that none of them outlives the vault."""
        then, self._leaving, self._erasing = self._leaving, None, False
        self.tasks.close()
        self.copied.clear()
        if self.signals is not None:
            self.signals.stop()
        self.main = self.desk = self.facts = self._waiting = None
        self._drop_coming()
        old = self.window.centralWidget()
        if old is not None:  # taken out of the window first, each of its widgets would be styled anew for nothing
            old.hide()
            old.deleteLater()
        if then is not None:
            then()

    def _erase(self, typed: str) -> None:
        from exile_risk.under_search import erase

        try:
            erase(self._vault, typed)
        except ExileRiskError as error:  # what is left does not open; whoever sits here must know
            self._show_welcome()
            if self.welcome is not None:
                self.welcome.start()
            self._refused(error)
            return
        self._replace(self._vault_options())

    def _failed(self, error: Exception) -> None:
        """Say what did not work; when it was the last saving before leaving, stay."""
        if self.main is None:
            return
        if self._leaving is None:
            self.main.report_failure(error)
        elif not self._forced:
            self._leaving = None
            self.main.offer_lock_anyway()
            self._start_idle()

    def _close_wanted(self) -> bool:
        if self.desk is None and self._waiting is None:
            return True
        self.quit()
        return False

    def _vault_options(self) -> list[str]:
        return [] if self._vault == default_vault() else ["--vault", str(self._vault)]

    def _rebuild(self) -> None:
        """Make every panel anew, in the language now spoken; the desk and what is on it stay."""
        self._drop_coming()
        if self.desk is not None:
            self._build_main(self.desk)
        elif self._waiting is None:
            self._show_welcome()
            if self.welcome is not None:
                self.welcome.start()

    def _speak(self) -> None:
        language.speak(self.settings.language)
        load_for_language(self.settings.language)

    def _apply_look(self) -> None:
        theme = self.settings.theme
        apply_theme(self._application, system_theme() if theme == "system" else theme, self.settings.text_size)

    def _system_look_changed(self) -> None:
        if self.settings.theme == "system":
            self._apply_look()
