# SPDX-License-Identifier: GPL-3.0-or-later
"""What each verb of the table does, in one place."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QApplication, QMenu

from exile_risk.wording import _, ngettext_
from ui import language
from ui.correcting import Correcting
from ui.files.opening import FilesOfCase
from ui.judging import Judging
from ui.panels.limits import Limits
from ui.panels.shortcuts import Shortcuts
from ui.reporting import Reporting
from ui.settings import LOCK_MINUTES, THEMES

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.program import Program

_TEXT_STEP = 10
T = TypeVar("T")


def connect_verbs(main: "MainWindow", program: "Program") -> None:
    """Give every action of the window its act."""
    acts = main.actions_table
    Judging(main, program.tasks)
    for id, act in {**_case_acts(main, program), **_view_acts(main, program), **_program_acts(main, program)}.items():
        acts[id].triggered.connect(lambda _=False, act=act: act())
    for slot in ("undo", "redo", "cut", "copy", "paste"):
        acts[slot].triggered.connect(lambda _=False, slot=slot: _edit(slot))
    for theme in THEMES:
        acts[f"theme_{theme}"].setChecked(program.settings.theme == theme)
    acts["leave_training"].setEnabled(main.training)
    acts["start_training"].setEnabled(not main.training)
    _add_choices(main, program)


def _case_acts(main: "MainWindow", program: "Program") -> dict[str, Callable[[], None]]:
    desk = main.desk

    def bin_case() -> None:
        code = desk.code
        if code is None:
            return
        desk.bin(code)
        words = _("Case {code} is in the bin").format(code=code)
        undo = ((_("Undo"), lambda: desk.unbin(code)),)
        main.notices.tell("binned", "note", words, _("It can be taken out again at any time."), undo)

    return {
        "new_case": desk.new_case,
        "find_case": main.cases.start_search,
        "bin_case": bin_case,
        "files": FilesOfCase(main, program.tasks).show,
        "report": Reporting(main, program.tasks, program.settings.language).show,
        "as_of": main.show_as_of,
    }


def _view_acts(main: "MainWindow", program: "Program") -> dict[str, Callable[[], None]]:
    def text(step: int) -> None:
        size = program.settings.text_size + step if step else 100
        program.choose("text_size", min(200, max(80, size)))

    def panel(number: int) -> None:
        parts = main.parts()
        main.go_to(parts[min(number, len(parts) - 1)])

    return {
        "panel_cases": lambda: panel(1),
        "panel_form": lambda: panel(2),
        "panel_result": lambda: panel(3),
        "next_panel": lambda: main.step_part(1),
        "previous_panel": lambda: main.step_part(-1),
        "text_larger": lambda: text(_TEXT_STEP),
        "text_smaller": lambda: text(-_TEXT_STEP),
        "text_normal": lambda: text(0),
        **{f"theme_{theme}": partial(program.choose, "theme", theme) for theme in THEMES},
    }


def _program_acts(main: "MainWindow", program: "Program") -> dict[str, Callable[[], None]]:
    def shortcuts() -> None:
        card = Shortcuts(main)
        card.closed.connect(main.overlay.close_it)
        main.overlay.open_middle(card, card.close_button)

    def limits() -> None:
        card = Limits.card(main)
        card.done.connect(main.overlay.close_it)
        main.overlay.open_middle(card, card.back)

    return {
        "corrections": Correcting(main, program.tasks).show_list,
        "lock": program.lock,
        "leave_at_once": program.quick_exit.leave,
        "quit": program.quit,
        "start_training": main.offer_training,
        "leave_training": main.leave_training_wanted.emit,
        "shortcuts": shortcuts,
        "limits": limits,
    }


def _add_choices(main: "MainWindow", program: "Program") -> None:
    spoken = list(language.offered())
    menu = main.menus["view"].addMenu(_("La&nguage"))
    _fill(menu, spoken, program.settings.language, lambda code: program.choose("language", code))
    minutes = [(n, ngettext_("{n} minute", "{n} minutes", n)) for n in LOCK_MINUTES]
    menu = main.menus["vault"].addMenu(_("Lock &after"))
    _fill(menu, minutes, program.settings.lock_minutes, lambda n: program.choose("lock_minutes", n))


def _fill(menu: QMenu, choices: list[tuple[T, str]], now: T, choose: Callable[[T], None]) -> None:
    group = QActionGroup(menu)
    for value, word in choices:
        action = menu.addAction(word)
        action.setCheckable(True)
        action.setChecked(value == now)
        group.addAction(action)
        action.triggered.connect(lambda _=False, value=value: choose(value))


def _edit(slot: str) -> None:
    """Do what Edit says in the field that has the caret; menus do not take the focus away from it."""
    field = QApplication.focusWidget()
    act = getattr(field, slot, None)
    if act is not None:
        act()
