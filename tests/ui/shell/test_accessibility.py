# SPDX-License-Identifier: GPL-3.0-or-later
"""A walk over everything that can have the focus: each has a name, and no label reads its text as mark-up."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QWidget

from exile_risk.model.draft import Draft
from tests.pages.running import Running, Start
from ui.panels.case_rows import CaseRows


def walk(root: QWidget) -> list[str]:
    """Return what is wrong, one line a widget."""
    wrong = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or widget.objectName().startswith("qt_"):
            continue
        if isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText:
            wrong.append(f"rich text possible: {widget.text()!r}")
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled() and widget.focusProxy() is None:
            found = QAccessible.queryAccessibleInterface(widget)
            if found is None or not found.text(QAccessible.Text.Name).strip():
                wrong.append(f"no name: {widget!r} in {widget.parentWidget()!r}")
    return wrong


PAGES: dict[str, Callable[[Running], None]] = {
    "unlock": lambda running: None,
    "other": lambda running: running.program.welcome.show_other(),  # type: ignore[union-attr]
    "place": lambda running: running.program.welcome.show_create(),  # type: ignore[union-attr]
    "passphrase": lambda running: running.program.welcome._passphrase_for(Path("/x")),  # type: ignore[union-attr]
    "ready": lambda running: running.program.welcome.show_ready(Path("/x")),  # type: ignore[union-attr]
    "missing": lambda running: running.program.welcome.show_missing(),  # type: ignore[union-attr]
    "limits": lambda running: running.program.welcome.show_limits(),  # type: ignore[union-attr]
}


@pytest.mark.parametrize("page", PAGES)
def test_every_first_page_can_be_read_aloud(start: Start, vault: Path, page: str) -> None:
    running = start()
    PAGES[page](running)
    assert walk(running.program.window) == []


def test_the_window_can_be_read_aloud_with_and_without_a_case(opened: Running) -> None:
    assert walk(opened.program.window) == []
    opened.vault.new_case()
    opened.vault.answer(origin="KH", host="TH")
    opened.vault.main.show_as_of()
    opened.vault.main.offer_training()
    opened.vault.main.report_failure(OSError())
    opened.vault.main.idle.warn(30, saved=True)
    assert walk(opened.program.window) == []


def test_the_rail_can_be_read_aloud(opened: Running) -> None:
    opened.vault.new_case()
    opened.program.window.resize(1024, 640)
    opened.vault._qtbot.waitUntil(lambda: opened.vault.main.cases.width() == 56, timeout=5_000)
    assert walk(opened.program.window) == []


def test_a_row_is_said_in_words(opened: Running) -> None:
    opened.vault.new_case()
    rows: CaseRows = opened.vault.main.cases.rows
    opened.vault.answer(origin="KH", host="TH")
    said = rows.data(rows.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert said == f"{opened.vault.codes()[0]}. Not rated yet. Cambodia to Thailand. Changed today."


def test_the_passphrase_is_typed_left_to_right_and_never_shown_at_first(start: Start, vault: Path) -> None:
    running = start()
    from ui.panels.unlock_page import UnlockPage

    edit = running.first.page(UnlockPage).passphrase.edit
    assert edit.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert edit.echoMode() == edit.EchoMode.Password


def test_an_empty_draft_can_be_read_aloud_in_training(start: Start) -> None:
    running = start(train=True)
    running.first.wait_for_window()
    running.vault.desk.open(running.vault.codes()[0])
    running.vault._qtbot.waitUntil(lambda: running.vault.desk.draft not in (None, Draft()), timeout=10_000)
    assert walk(running.program.window) == []
