# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole story: make a vault, enter a case, read the rating, lock, come back; the command line says the same."""

import json
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from exile_risk.__main__ import main
from exile_risk.case_file import write_draft
from exile_risk.model.assessment import Assessment
from tests.pages.open_vault import OpenVault
from tests.pages.running import Start

PASSPHRASE = "heron willow copper lantern meadow seven"


def _type(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    field.setFocus()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def _answer_danger(vault: OpenVault, word: str) -> None:
    for cell in vault.main.form.danger.cells.values():
        vault.press(next(b for b in cell.findChildren(QAbstractButton) if b.text() == word))


def _shown(vault: OpenVault) -> Assessment:
    found = vault.main.result._found
    assert isinstance(found, Assessment)
    return found


def test_from_no_vault_to_a_rated_case_and_back(
    start: Start, qtbot: QtBot, home: Path, tmp_path: Path, capsys: object
) -> None:
    running = start()
    folder = home / "cases of my own"
    running.first.create(folder, PASSPHRASE)
    vault = running.vault
    code = vault.new_case()
    headline = vault.main.form.headline
    _type(qtbot, headline.origin, "cambod")
    _type(qtbot, headline.host, "thai")
    _type(qtbot, headline.charges.findChild(QLineEdit), "incite")
    headline.protection.activated.emit(headline.protection.findText("Recognised by UNHCR"))
    headline.stay.activated.emit(headline.stay.findText("Irregular"))
    assert _shown(vault).band is None
    _answer_danger(vault, "No")
    assert _shown(vault).band is not None
    assert vault.desk.draft is not None
    vault.wait_until_saved()
    draft, band, rating = vault.desk.draft, _shown(vault).band, _shown(vault).rating

    (tmp_path / "case.json").write_text(write_draft(draft), encoding="utf-8")
    assert main(["assess", str(tmp_path / "case.json"), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)  # type: ignore[attr-defined]
    assert said["band"] == band.word  # type: ignore[union-attr]
    assert said["exceedance"] == dict(rating.exceedance)

    running.program.lock()
    qtbot.waitUntil(lambda: bool(running.restarts), timeout=10_000)
    again = start(folder)
    again.first.unlock(PASSPHRASE)
    assert again.vault.open(code) == draft
    assert _shown(again.vault).rating == rating
    everything = b"".join(p.read_bytes() for p in home.rglob("*") if p.is_file())
    assert b"unhcr_recognised" not in everything
    assert PASSPHRASE.encode() not in everything
