# SPDX-License-Identifier: GPL-3.0-or-later
"""A real program on a real vault; only the last step, becoming a new process, is written down instead of done."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exile_risk.vault import FLOOR_COST, Vault
from tests.pages.first_page import FirstPage
from tests.pages.open_vault import OpenVault
from tests.pages.running import PASSPHRASE, Clock, Running, Start
from ui.app import default_vault
from ui.program import Program


@pytest.fixture(scope="session")
def made_vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty vault with the cheapest sound key derivation, made once."""
    folder = tmp_path_factory.mktemp("made") / "vault"
    Vault.create(folder, bytearray(PASSPHRASE, "ascii"), FLOOR_COST).close()
    return folder


@pytest.fixture
def vault(made_vault: Path, home: Path, remembered: None) -> Path:
    """A vault in the default place: always a copy of the same, so its passphrase is stretched once."""
    shutil.copytree(made_vault, default_vault_of(home))
    return default_vault_of(home)


def default_vault_of(home: Path) -> Path:
    return home / ".local/share/exile-risk/vault"


@pytest.fixture
def start(
    qapp: QApplication, qtbot: QtBot, home: Path, remembered: None, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Start]:
    """Start programs; whatever they left open is closed at the end."""
    qapp.setApplicationName("exile-risk")
    assert default_vault() == default_vault_of(home)
    running: list[Running] = []

    def begin(folder: Path | None = None, *, train: bool = False) -> Running:
        clock, wall, restarts = Clock(), Clock(), []
        program = Program(qapp, folder, train=train, replace=restarts.append, clock=clock, wall=wall)
        made = Running(program, FirstPage(program, qtbot), OpenVault(program, qtbot), clock, wall, restarts)
        running.append(made)
        program.start()
        program.window.resize(1366, 768)
        with qtbot.waitActive(program.window, timeout=10_000):
            program.window.activateWindow()
        return made

    yield begin
    for one in running:
        program = one.program
        if program.desk is not None or program._waiting is not None:
            program.leave_for([], forced=True)
            qtbot.waitUntil(lambda program=program: program.desk is None and program._waiting is None, timeout=10_000)
        program.tasks.close()
        program.window.close()
        program.window.deleteLater()
        program.deleteLater()


@pytest.fixture
def opened(start: Start, vault: Path) -> Running:
    """A program whose vault is unlocked."""
    running = start()
    running.first.unlock(PASSPHRASE)
    return running
