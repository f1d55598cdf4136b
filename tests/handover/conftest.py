# SPDX-License-Identifier: GPL-3.0-or-later
"""Stores that trust each other, and real vaults that have not met."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from exile_risk.session import Session
from exile_risk.vault import FLOOR_COST, Vault
from tests.handover.desks import PHRASE
from tests.handover.stores import Store, team


@pytest.fixture
def team_of_two() -> tuple[Store, Store]:
    a, b = team(2)
    return a, b


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two empty vaults, which every test copies."""
    folder = tmp_path_factory.mktemp("templates")
    for name in ("a", "b"):
        Vault.create(folder / name, bytearray(PHRASE, "ascii"), FLOOR_COST).close()
    return folder


@pytest.fixture
def folders(templates: Path, tmp_path: Path) -> tuple[Path, Path]:
    for name in ("a", "b"):
        shutil.copytree(templates / name, tmp_path / name)
    return tmp_path / "a", tmp_path / "b"


@pytest.fixture
def sessions(folders: tuple[Path, Path], remembered: None) -> Iterator[tuple[Session, Session]]:
    made = [Session(Vault.open(folder, bytearray(PHRASE, "ascii"))) for folder in folders]
    yield made[0], made[1]
    for one in made:
        one.close()
