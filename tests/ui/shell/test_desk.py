# SPDX-License-Identifier: GPL-3.0-or-later
"""Work is kept by itself: while typing, when another case is opened, when the vault locks, when the program ends."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from exile_risk.session import Session
from tests.pages.running import PASSPHRASE, Running, Start
from ui.panels.as_of import AsOfPopover


def stored(vault: Path, code: str) -> tuple[str | None, str | None, int]:
    """Read the vault as the command line would: origin, host, number of revisions."""
    session = Session.unlock(vault, bytearray(PASSPHRASE, "ascii"))
    try:
        draft = session.draft(code)
        return draft.origin, draft.host, len(session.history(code))
    finally:
        session.close()


def test_a_new_case_is_on_the_desk_and_in_the_list(opened: Running) -> None:
    code = opened.vault.new_case()
    assert opened.vault.codes() == [code]
    assert opened.vault.main.form.isVisible()
    assert not opened.vault.main.no_case.isVisible()


def test_the_next_key_in_a_new_case_is_its_first_answer_wherever_the_focus_was(opened: Running) -> None:
    first, form = opened.vault.new_case(), opened.vault.main.form
    form.headline.protection.setFocus()
    opened.vault.keys(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    opened.vault._qtbot.waitUntil(lambda: opened.vault.desk.code != first)
    opened.vault._qtbot.waitUntil(form.headline.origin.hasFocus)


def test_the_rating_answers_at_once_and_the_row_follows_without_jumping(opened: Running) -> None:
    first, second = opened.vault.new_case(), opened.vault.new_case()
    before = opened.vault.codes()
    with opened.vault._qtbot.waitSignal(opened.vault.desk.assessed) as heard:
        opened.vault.answer(origin="KH", host="TH")
    assert heard.args[0].case.origin == "KH"
    row = opened.vault.main.cases.rows.line(opened.vault.main.cases.rows.row_of(second))
    assert (row.origin, row.host) == ("KH", "TH")
    assert opened.vault.codes() == before
    assert set(before) == {first, second}


def test_the_draft_is_written_by_itself_and_the_foot_says_so(opened: Running) -> None:
    opened.vault.new_case()
    opened.vault.answer(origin="KH", host="TH")
    assert opened.vault.main.status.saved.text() == "Saving …"
    opened.vault.wait_until_saved()
    assert opened.vault.main.status.saved.text().startswith("Saved ")


def test_what_was_typed_last_survives_lock_and_unlock(opened: Running, start: Start, vault: Path, qtbot: QtBot) -> None:
    code = opened.vault.new_case()
    opened.vault.answer(origin="VN", host="TH")
    opened.vault.keys(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)  # long before the debounce is over
    qtbot.waitUntil(lambda: bool(opened.restarts), timeout=10_000)
    assert opened.restarts == [[]]
    assert opened.program.main is None
    assert stored(vault, code)[:2] == ("VN", "TH")
    again = start()
    again.first.unlock(PASSPHRASE)
    assert again.vault.open(code).origin == "VN"


def test_opening_another_case_keeps_the_first_as_a_revision(opened: Running, vault: Path, qtbot: QtBot) -> None:
    first, second = opened.vault.new_case(), opened.vault.new_case()
    opened.vault.open(first)
    opened.vault.answer(origin="KH", host="TH")
    opened.vault.open(second)
    assert opened.vault.open(first).host == "TH"
    opened.program.quit()
    qtbot.waitUntil(lambda: opened.program.desk is None, timeout=10_000)
    assert stored(vault, first) == ("KH", "TH", 2)
    assert stored(vault, second) == (None, None, 1)


def test_closing_the_window_keeps_the_draft_first(opened: Running, vault: Path, qtbot: QtBot) -> None:
    code = opened.vault.new_case()
    opened.vault.answer(origin="KH", host="MY")
    opened.program.window.close()
    qtbot.waitUntil(lambda: opened.program.desk is None, timeout=10_000)
    assert stored(vault, code)[:2] == ("KH", "MY")


def test_a_full_disk_leaves_the_answers_on_the_desk_and_says_what_to_do(
    opened: Running, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    opened.vault.new_case()

    def full(code: str, draft: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(opened.vault.desk.session, "save", full)
        opened.vault.answer(origin="KH", host="TH")
        qtbot.waitUntil(lambda: "failure" in opened.vault.main.notices, timeout=10_000)
        assert opened.vault.main.status.saved.text() == "Not saved"
        opened.program.lock()
        qtbot.waitUntil(lambda: len(opened.vault.main.notices._banners["failure"].buttons()) == 2, timeout=10_000)
        assert opened.restarts == []
        assert opened.vault.desk.draft is not None
        assert opened.vault.desk.draft.origin == "KH"
    save_again = opened.vault.main.notices._banners["failure"].buttons()[0]
    opened.vault.press(save_again)
    opened.vault.wait_until_saved()
    qtbot.waitUntil(lambda: "failure" not in opened.vault.main.notices, timeout=10_000)


def test_a_case_goes_to_the_bin_and_comes_back(opened: Running, qtbot: QtBot) -> None:
    code = opened.vault.new_case()
    cases = opened.vault.main.cases
    opened.vault.main.actions_table["bin_case"].trigger()
    qtbot.waitUntil(lambda: opened.vault.codes() == [], timeout=10_000)
    assert opened.vault.desk.code is None
    opened.vault.press(cases.binned)
    assert opened.vault.codes() == [code]
    cases.view.setCurrentIndex(cases.rows.index(0))
    opened.vault.press(cases.unbin)
    qtbot.waitUntil(lambda: opened.vault.codes() == [], timeout=10_000)
    opened.vault.press(cases.cases)
    assert opened.vault.codes() == [code]


def test_the_day_of_the_facts_is_set_in_the_header(opened: Running, qtbot: QtBot) -> None:
    opened.vault.new_case()
    main = opened.vault.main
    opened.vault.press(main.header.as_of)
    popover = main.overlay.card
    assert isinstance(popover, AsOfPopover)
    opened.first.fill(popover.edit, "31 Feb 2018")
    qtbot.keyClick(popover.edit, Qt.Key.Key_Return)
    assert popover.hint.text() == "February 2018 has 28 days. You can also give just the month."
    opened.first.fill(popover.edit, "20 Jan 2018")
    qtbot.keyClick(popover.edit, Qt.Key.Key_Return)
    assert opened.vault.desk.draft is not None
    assert opened.vault.desk.draft.as_of == date(2018, 1, 20)
    assert main.header.as_of.accessibleName() == "Facts as known on 20 Jan 2018"
    opened.vault.press(main.header.as_of)
    qtbot.keyClick(main.overlay.card, Qt.Key.Key_Escape)
    assert main.overlay.card is None
    assert opened.vault.desk.draft.as_of == date(2018, 1, 20)
