# SPDX-License-Identifier: GPL-3.0-or-later
"""A really encrypted vault with one case, made once; every test gets its own copy."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from exile_risk.attachments.keeping import Attachments
from exile_risk.vault import FLOOR_COST, Vault

PASSPHRASE = "correct horse battery staple mango river"


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("filled") / "vault"
    with Vault.create(folder, bytearray(PASSPHRASE, "ascii"), FLOOR_COST) as vault:
        return folder, vault.add('{"origin":"KH"}', "summary")


@pytest.fixture
def folder(filled: tuple[Path, str], tmp_path: Path, remembered: None) -> Path:
    return Path(shutil.copytree(filled[0], tmp_path / "vault"))


@pytest.fixture
def code(filled: tuple[Path, str]) -> str:
    return filled[1]


@pytest.fixture
def vault(folder: Path) -> Iterator[Vault]:
    with Vault.open(folder, bytearray(PASSPHRASE, "ascii")) as opened:
        yield opened


@pytest.fixture
def files(vault: Vault) -> Attachments:
    return Attachments(vault)
