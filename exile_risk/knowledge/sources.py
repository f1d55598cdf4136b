# SPDX-License-Identifier: GPL-3.0-or-later
"""The two small JSON files beside the tables: where facts come from, and where rules cut."""

from pathlib import Path
from typing import Any

import msgspec

from exile_risk.model.facts import Source
from exile_risk.reading import parse, read_text, shape


class _Source(msgspec.Struct, forbid_unknown_fields=True):
    title: str
    publisher: str
    year: str
    url: str | None
    licence: str | None


class Threshold(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One cut of a rule, with the reason why it lies there."""

    value: float
    reason: str


def read_sources(path: Path) -> dict[str, Source]:
    """Return every source by id. Raises InputError for a broken file."""
    raw: dict[str, Any] = shape(parse(read_text(path), path.name), dict[str, _Source], path.name)
    return {id: Source(id, s.title, s.publisher, s.year, s.url, s.licence) for id, s in raw.items()}


def read_thresholds(path: Path) -> dict[str, Threshold]:
    """Return every threshold by id. Raises InputError for a broken file."""
    return shape(parse(read_text(path), path.name), dict[str, Threshold], path.name)
