# SPDX-License-Identifier: GPL-3.0-or-later
"""The shipped precedents, and a copy of their folder that a test may break."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from exile_risk import assets
from exile_risk.assessing import assess
from exile_risk.case_file import read_case
from exile_risk.catalogue import load_catalogue
from exile_risk.knowledge import Knowledge
from exile_risk.model.assessment import Assessment
from exile_risk.scenarios import scenarios
from exile_risk.session import shared_knowledge, vocabulary

FILES = ("manifest.json", "sources.json", "precedents.csv", "precedents.json", "facts/geography.csv")


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return shared_knowledge()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """What the precedents need of the shipped folder."""
    (tmp_path / "facts").mkdir()
    for name in FILES:
        shutil.copy(assets.path("knowledge", *name.split("/")), tmp_path / name)
    return tmp_path


def rated(id: str, knowledge: Knowledge, day: str | None = None) -> Assessment:
    """The assessment of a practice case, on its own day or on another."""
    from dataclasses import replace

    scenario = next(s for s in scenarios() if s.id == id)
    catalogue = load_catalogue()
    case = read_case(scenario.text, id, vocabulary(knowledge, catalogue), date(2026, 11, 24))
    if day is not None:
        case = replace(case, as_of=date.fromisoformat(day))
    return assess(case, catalogue, knowledge)
