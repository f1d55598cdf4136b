# SPDX-License-Identifier: GPL-3.0-or-later
"""One knowledge base for all tests of this folder; derivations are pure, so sharing it is safe."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from exile_risk import assets
from exile_risk.knowledge import Knowledge
from exile_risk.session import shared_knowledge
from tests.knowledge.candidates import trim


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return shared_knowledge()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the shipped folder that a test may break."""
    return Path(shutil.copytree(assets.path("knowledge"), tmp_path / "knowledge"))


@pytest.fixture(scope="session")
def trimmed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("trimmed") / "knowledge"
    return trim(Path(shutil.copytree(assets.path("knowledge"), folder)))


@pytest.fixture
def small(trimmed: Path, tmp_path: Path) -> Path:
    """A copy whose data sets are cut short, for tests that read everything."""
    return Path(shutil.copytree(trimmed, tmp_path / "knowledge"))


def day(text: str) -> date:
    return date.fromisoformat(text)
