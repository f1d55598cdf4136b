# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing about a person leaves the vault: not into titles, settings, other files of the home, or what is printed."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from exile_risk.model.answers import Answer
from exile_risk.model.case import Needs
from tests.pages.running import PASSPHRASE, Running, Start
from ui import hygiene

MARKS = ("zqmarkphrase", "Quisling Marker")


def files(home: Path) -> list[Path]:
    return [path for path in home.rglob("*") if path.is_file()]


def test_no_file_of_the_home_holds_a_word_of_a_case(
    opened: Running, vault: Path, home: Path, qtbot: QtBot, capfd: pytest.CaptureFixture[str]
) -> None:
    code = opened.vault.new_case()
    opened.vault.answer(origin="KH", host="TH", needs=Needs(professions=MARKS), answers={"held_now": Answer("yes")})
    qtbot.keyClicks(opened.vault.main.cases.search, MARKS[0])
    opened.program.choose("theme", "dark")
    opened.vault.wait_until_saved()
    assert opened.program.window.windowTitle() == "Exile Risk"
    assert [w.windowTitle() for w in opened.program.window.findChildren(type(opened.program.window))] == []
    opened.program.lock()
    qtbot.waitUntil(lambda: bool(opened.restarts), timeout=30_000)
    secrets = [mark.encode() for mark in (*MARKS, code, PASSPHRASE, "Cambodia", "held_now")]
    looked_at = files(home)
    assert any(path.is_relative_to(vault) for path in looked_at)
    for path in looked_at:
        content = path.read_bytes()
        assert not [secret for secret in secrets if secret in content], path.name
        assert not [mark for mark in (*MARKS, code) if mark in path.name]
    outside = {path.relative_to(home).as_posix() for path in looked_at if not path.is_relative_to(vault)}
    assert outside == {".config/exile-risk/settings.json"}
    printed = "".join(capfd.readouterr())
    assert not [mark for mark in (*MARKS, code, PASSPHRASE) if mark in printed]


def test_a_fault_is_noted_by_kind_and_place_alone(capfd: pytest.CaptureFixture[str]) -> None:
    try:
        raise ValueError(MARKS[0])
    except ValueError as error:
        line = hygiene.note(type(error), error.__traceback__)
    assert line.startswith("ValueError at test_privacy.py:")
    assert MARKS[0] not in "".join(capfd.readouterr()) + "".join(hygiene.faults)


def test_a_wrong_passphrase_is_forgotten_with_the_try(start: Start, vault: Path, qtbot: QtBot) -> None:
    from ui.opening import unlock

    tried = bytearray(b"not the one, not at all")
    with pytest.raises(Exception, match="wrong_passphrase"):
        unlock(vault, tried)
    assert tried == bytearray(len(tried))
