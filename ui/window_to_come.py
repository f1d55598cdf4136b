# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the window of a vault in small steps while the key is being derived: once open, the list stands at once."""

from collections.abc import Generator, Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from exile_risk.errors import ExileRiskError
from ui.expected_session import ExpectedSession

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.fact_navigation import FactNavigation
    from ui.main_window import MainWindow
    from ui.opening import Opened
    from ui.program import Program

_MODULES = (
    "ui.desk",
    "ui.panels.case_form",
    "ui.panels.case_panels",
    "ui.main_window",
    "ui.fact_navigation",
    "ui.vault_pages.navigation",
    "ui.verbs",
)
_AT_ONCE = 60
"""How many widgets get their look in one step."""


class WindowToCome(QObject):
    """A window with a desk on which nothing lies yet. It holds nothing of any vault until `enter`.

    No step keeps the UI thread for long: leaving at once must stay possible while a vault is being opened.
    """

    def __init__(self, program: "Program", *, training: bool) -> None:
        super().__init__(program)
        self.training = training
        self.is_broken = False
        """Whether it could not be made; another one may, once the reason is gone."""
        self._program = program
        self._session = ExpectedSession(training=training)
        self._desk: Desk | None = None
        self._made: list[tuple[MainWindow, FactNavigation]] = []
        self._steps = steps = self._work()
        self.destroyed.connect(lambda: steps.close())  # parts that have no place in a window yet go with the program
        self._soon = QTimer(self)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._step)
        self._soon.start()

    @property
    def is_working(self) -> bool:
        """Whether steps are left."""
        return self._soon.isActive()

    def enter(self, opened: "Opened") -> tuple["Desk", "MainWindow", "FactNavigation"]:
        """Do what is left and put an opened vault on the desk. Call it once; `self` is of no more use afterwards.

        What the making of a window raises goes on to the caller, who then holds an open vault without a window.
        """
        self._soon.stop()
        while not self._made:
            next(self._steps)
        self._session.take(opened.session)
        assert self._desk is not None  # noqa: S101 - made before the window
        self._desk.begin(opened.lines)
        self.deleteLater()
        return (self._desk, *self._made[0])

    def drop(self) -> None:
        """Forget what is made so far: the window is to look or to speak otherwise."""
        self._soon.stop()
        self._steps.close()  # a window that is half made goes too
        for main, _ in self._made:
            main.deleteLater()
        if self._desk is not None:
            self._desk.deleteLater()
        self.deleteLater()

    def _step(self) -> None:
        try:
            if next(self._steps, None) is None:
                self._soon.stop()
        except Exception as error:
            self._soon.stop()
            self.is_broken = True
            if not isinstance(
                error, ExileRiskError
            ):  # such as damaged facts: who opens the vault meets it, and says so
                raise

    def _work(self) -> Generator[str, None, None]:
        for module in _MODULES:
            import_module(module)
            yield module
        facts_in_use, _ = self._session.knowledge, self._session.catalogue
        yield "facts"
        facts_in_use.countries(), facts_in_use.offences()  # damaged ones are found before any part is made of them
        yield "lists"
        from ui.desk import Desk

        self._desk = Desk(self._session.as_session(), self._program.tasks, self._program)
        main, facts = yield from window_steps(self._program, self._desk)
        self._made.append((main, facts))
        yield "window"
        yield from _look_steps(main, self._program.window)


def window_steps(program: "Program", desk: "Desk") -> "Generator[str, None, tuple[MainWindow, FactNavigation]]":
    """Make the window over a desk and join it to the program, hidden; it is not begun."""
    from ui.fact_navigation import FactNavigation
    from ui.main_window import MainWindow
    from ui.panels.case_form import CaseFormPanel
    from ui.panels.case_panels import join
    from ui.panels.result import ResultPanel
    from ui.vault_pages.navigation import VaultNavigation
    from ui.verbs import connect_verbs

    made: list[QWidget] = []
    try:
        made.append(form := CaseFormPanel(desk.session))
        yield "form"
        made.append(result := ResultPanel(desk.session, program.tasks))
        yield "result"
        join(form, result)
        made.append(main := MainWindow(desk, form, result, program.window))
        yield "columns"
        VaultNavigation(main, program.tasks).erase_wanted.connect(program.erase)
        facts = FactNavigation(main, program.tasks)
        yield "navigation"
        connect_verbs(main, program)
        program.connect_window(main)
    except BaseException:  # also where it is given up between two steps: parts of it would stay in the window, unseen
        for part in made:
            if isValid(part):
                part.deleteLater()
        raise
    return main, facts


def made_window(program: "Program", desk: "Desk") -> "tuple[MainWindow, FactNavigation]":
    """Make the window over a desk at once, hidden; it is not begun."""
    steps = window_steps(program, desk)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            main, facts = end.value
            return main, facts


def _look_steps(main: "MainWindow", window: QWidget) -> Iterator[str]:
    """Give every widget its look and its place, which else would be done at the moment it is first seen."""
    main.resize(window.size())
    parts = main.findChildren(QWidget)
    for first in range(0, len(parts), _AT_ONCE):
        for part in parts[first : first + _AT_ONCE]:
            part.ensurePolished()
        yield "look"
    main.ensurePolished()
    main.arrange()
    layout = main.layout()
    if layout is not None:
        layout.activate()
    yield "places"
