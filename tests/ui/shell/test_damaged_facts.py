# SPDX-License-Identifier: GPL-3.0-or-later
"""A caseworker whose installed facts are damaged: sees it said, goes on writing, and loses nothing."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from exile_risk import assets
from exile_risk import session as sessions
from exile_risk.knowledge import Knowledge
from tests.pages.running import PASSPHRASE, Running, Start
from ui.panels.unlock_page import UnlockPage
from ui.widgets.banner import Banner


def damage(folder: Path, monkeypatch: pytest.MonkeyPatch, file: str, text: str) -> None:
    """Let the program run on a copy of its facts with more text at the end of one file."""
    shutil.copytree(assets.path("knowledge"), folder)
    with (folder / file).open("a", encoding="utf-8") as written:
        written.write(text)
    monkeypatch.setattr(sessions, "_shared", [Knowledge.load(folder)])


def said(running: Running) -> str:
    main = running.program.main
    assert main is not None
    shown = [b for b in main.notices.findChildren(Banner) if b.isVisibleTo(main)]
    return " ".join(label.text() for b in shown for label in b.findChildren(QLabel))


def test_a_broken_row_is_said_and_the_answers_are_kept(
    start: Start, vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    row = "test-1,KH-TH,friendly,1991,1991,gk-security-ties,read,high,2018,\n"
    damage(tmp_path / "facts", monkeypatch, "facts/security_cooperation.csv", row)
    running = start()
    running.first.unlock(PASSPHRASE)
    code = running.vault.new_case()
    running.vault.answer(origin="KH", host="TH")
    assert "The program's facts are damaged" in said(running)
    assert "friendly" in said(running)
    running.vault.wait_until_saved()
    running.program.lock()
    qtbot.waitUntil(lambda: bool(running.restarts), timeout=10_000)
    with sessions.unlocked(vault, bytearray(PASSPHRASE, "ascii")) as opened:
        draft = opened.draft(code)
    assert (draft.origin, draft.host) == ("KH", "TH")


def test_a_broken_list_of_facts_is_said_on_the_first_page(
    start: Start, vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    damage(tmp_path / "facts", monkeypatch, "manifest.json", "}")
    running = start()
    running.first.try_passphrase(PASSPHRASE)
    page = running.first.page(UnlockPage)
    qtbot.waitUntil(lambda: "The program's facts are damaged" in page.note.text(), timeout=10_000)
    assert "manifest.json" in page.note.text()
    assert running.program.main is None
