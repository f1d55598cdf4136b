# SPDX-License-Identifier: GPL-3.0-or-later
"""The window of an open vault as a person uses it."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from exile_risk.model.draft import Draft
from ui.desk import Desk
from ui.main_window import MainWindow
from ui.program import Program


class OpenVault:
    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program, self._qtbot = program, qtbot

    @property
    def main(self) -> MainWindow:
        assert self.program.main is not None
        return self.program.main

    @property
    def desk(self) -> Desk:
        assert self.program.desk is not None
        return self.program.desk

    def press(self, button: QWidget) -> None:
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def new_case(self) -> str:
        """Begin a case with the button of the list; returns its code."""
        before = self.desk.code
        self.press(self.main.cases.new_button)
        self._qtbot.waitUntil(lambda: self.desk.code not in (None, before), timeout=10_000)
        assert self.desk.code is not None
        return self.desk.code

    def open(self, code: str) -> Draft:
        """Click a row of the list and wait for its case."""
        view, rows = self.main.cases.view, self.main.cases.rows
        spot = view.visualRect(rows.index(rows.row_of(code))).center()
        self._qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        self._qtbot.waitUntil(lambda: self.desk.code == code, timeout=10_000)
        assert self.desk.draft is not None
        return self.desk.draft

    def answer(self, **changes: object) -> Draft:
        """Change the draft as the form does."""
        assert self.desk.draft is not None
        draft = replace(self.desk.draft, **changes)  # type: ignore[arg-type]
        self.main.form.show_case(self.desk.code or "", draft)
        self.main.form.draft_changed.emit(draft)
        return draft

    def wait_until_saved(self) -> None:
        self._qtbot.waitUntil(lambda: self.desk.is_kept, timeout=10_000)

    def codes(self) -> list[str]:
        rows = self.main.cases.rows
        return [rows.line(n).code for n in range(rows.rowCount())]

    def keys(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        """Press keys wherever the focus is."""
        held = Qt.KeyboardModifier.NoModifier
        for one in modifiers:
            held |= one
        self._qtbot.keyClick(self.program.window.focusWidget() or self.program.window, key, held)
