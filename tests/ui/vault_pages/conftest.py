# SPDX-License-Identifier: GPL-3.0-or-later
"""The vault's pages in a whole program over a real vault; new passphrases cost as little as a vault may have."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from exile_risk.vault import FLOOR_COST
from tests.pages.running import Running
from tests.ui.shell.conftest import made_vault, opened, start, vault
from tests.ui.vault_pages.vault_page import VaultPages

__all__ = ["made_vault", "opened", "start", "vault"]


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Measuring how dear a passphrase may be takes a second; whether it is measured is tested with the vault."""
    monkeypatch.setattr("exile_risk.ways_in._cost", lambda: FLOOR_COST)


@dataclass
class AtVault:
    """A program with the vault's page open."""

    running: Running
    pages: VaultPages
    folder: Path


@pytest.fixture
def at_vault(opened: Running, vault: Path, qtbot: QtBot) -> AtVault:
    pages = VaultPages(opened, qtbot)
    pages.open()
    return AtVault(opened, pages, vault)
