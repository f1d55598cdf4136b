# SPDX-License-Identifier: GPL-3.0-or-later
"""One table of verbs: menus, shortcuts and the list of shortcuts come from the same rows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from exile_risk.wording import N_, _


@dataclass(frozen=True)
class Verb:
    """One row: id, menu, text, keys. `needs_case` verbs are off while no case is open; `choice` verbs are ticked."""

    id: str
    menu: str
    text: str
    keys: str | QKeySequence.StandardKey = ""
    needs_case: bool = False
    choice: str = ""


_MENUS = {
    "case": N_("&Case"),
    "edit": N_("&Edit"),
    "view": N_("&View"),
    "vault": N_("V&ault"),
    "training": N_("&Training"),
    "help": N_("&Help"),
}

_KEY = QKeySequence.StandardKey

VERBS = (
    Verb("new_case", "case", N_("&New case"), "Ctrl+N"),
    Verb("find_case", "case", N_("&Find a case"), "Ctrl+F"),
    Verb("files", "case", N_("Fi&les …"), "Ctrl+J", needs_case=True),
    Verb("report", "case", N_("&Report …"), "Ctrl+P", needs_case=True),
    Verb("bin_case", "case", N_("Put into the &bin"), needs_case=True),
    Verb("as_of", "case", N_("Facts as known &on a day …"), "Ctrl+D", needs_case=True),
    Verb("quit", "case", N_("&Quit"), _KEY.Quit),
    Verb("undo", "edit", N_("&Undo"), _KEY.Undo),
    Verb("redo", "edit", N_("&Redo"), _KEY.Redo),
    Verb("cut", "edit", N_("Cu&t"), _KEY.Cut),
    Verb("copy", "edit", N_("&Copy"), _KEY.Copy),
    Verb("paste", "edit", N_("&Paste"), _KEY.Paste),
    Verb("panel_cases", "view", N_("&Cases"), "Ctrl+1"),
    Verb("panel_form", "view", N_("&Answers"), "Ctrl+2"),
    Verb("panel_result", "view", N_("&Rating"), "Ctrl+3"),
    Verb("countries", "view", N_("C&ountries"), "Ctrl+4"),
    Verb("corridor", "view", N_("Two countries over &time"), "Ctrl+5"),
    Verb("next_panel", "view", N_("&Next part of the window"), "F6"),
    Verb("previous_panel", "view", N_("&Previous part of the window"), "Shift+F6"),
    Verb("theme_system", "view", N_("As the &system"), choice="theme"),
    Verb("theme_light", "view", N_("&Light"), choice="theme"),
    Verb("theme_dark", "view", N_("&Dark"), choice="theme"),
    Verb("text_larger", "view", N_("&Larger text"), "Ctrl++"),
    Verb("text_smaller", "view", N_("S&maller text"), "Ctrl+-"),
    Verb("text_normal", "view", N_("Text at &100 %"), "Ctrl+0"),
    Verb("lock", "vault", N_("&Lock now"), "Ctrl+L"),
    Verb("leave_at_once", "vault", N_("Leave at &once, without asking"), "F12"),
    Verb("this_vault", "vault", N_("This &vault"), "Ctrl+6"),
    Verb("retention", "vault", N_("How lon&g cases are kept")),
    Verb("handover", "vault", N_("&Hand over and take in")),
    Verb("packs", "vault", N_("&Packs of facts")),
    Verb("corrections", "vault", N_("&Corrections to facts …"), "Ctrl+K"),
    Verb("start_training", "training", N_("&Practise with sample cases"), "Ctrl+T"),
    Verb("leave_training", "training", N_("&Leave the training")),
    Verb("shortcuts", "help", N_("&Keyboard shortcuts"), "Ctrl+/"),
    Verb("limits", "help", N_("What this program &cannot protect against"), "F1"),
    Verb("evidence", "help", N_("How &well does it work?")),
    Verb("about", "help", N_("&About and licences")),
)


class Actions:
    """The verbs of one window as QActions, found by id: `actions["lock"].triggered.connect(...)`."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._groups: dict[str, QActionGroup] = {}
        self._barred: frozenset[str] = frozenset()
        self._actions = {verb.id: self._action(verb) for verb in VERBS}

    def __getitem__(self, id: str) -> QAction:
        return self._actions[id]

    def set_case_open(self, is_open: bool) -> None:
        """Turn the verbs that need a case on or off."""
        for verb in VERBS:
            if verb.needs_case:
                self[verb.id].setEnabled(is_open and verb.id not in self._barred)

    def set_barred(self, ids: Iterable[str], reason: str) -> None:
        """Turn verbs off, for a reason that their tooltip tells, and on again those that were off so far."""
        before, self._barred = self._barred, frozenset(ids)
        for id in before | self._barred:
            self[id].setEnabled(id not in self._barred)
            self[id].setToolTip(reason)

    def fill(self, bar: QMenuBar) -> dict[str, QMenu]:
        """Put every verb into its menu; returns the menus by id."""
        menus = {id: bar.addMenu(_(text)) for id, text in _MENUS.items()}
        last = ""
        for verb in VERBS:
            menu = menus[verb.menu]
            if verb.choice != last and not menu.isEmpty():
                menu.addSeparator()
            last = verb.choice
            menu.addAction(self[verb.id])
        return menus

    def _action(self, verb: Verb) -> QAction:
        action = QAction(_(verb.text), self._window)
        action.setObjectName(verb.id)
        if verb.keys:
            action.setShortcut(QKeySequence(verb.keys))
        if verb.choice:
            group = self._groups.setdefault(verb.choice, QActionGroup(self._window))
            action.setCheckable(True)
            group.addAction(action)
        self._window.addAction(action)
        return action


def shortcut_rows() -> Iterator[tuple[str, str]]:
    """Yield (what it does, which keys) for every verb that has keys, in the order of the table."""
    for verb in VERBS:
        keys = QKeySequence(verb.keys).toString(QKeySequence.SequenceFormat.NativeText) if verb.keys else ""
        if keys:
            yield _(verb.text).replace("&", ""), keys
