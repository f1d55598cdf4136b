# SPDX-License-Identifier: GPL-3.0-or-later
"""The practice cases: invented people in the situations of the founding story."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exile_risk import assets
from exile_risk.reading import parse, read_text


@dataclass(frozen=True)
class Scenario:
    """One practice case: its id (title and goal are in `exile_risk.wording.scenarios`) and its case file."""

    id: str
    path: Path

    @property
    def text(self) -> str:
        """The case file as it stands on disk."""
        return read_text(self.path)


def scenarios() -> tuple[Scenario, ...]:
    """Return the practice cases in teaching order."""
    return tuple(Scenario(id, assets.path("scenarios", f"{id}.json")) for id in map(str, _index()["scenarios"]))


def founding_scenario() -> Scenario:
    """Return the case the product was made for: a recognised refugee returned all the same."""
    found = _index()["founding"]
    return next(s for s in scenarios() if s.id == found)


def _index() -> dict[str, Any]:
    path = assets.path("scenarios", "index.json")
    index: dict[str, Any] = parse(read_text(path), str(path))
    return index
