# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of fact tables: what each holds and what is the same in all its rows. Read strictly from manifest.json."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exile_risk.errors import InputError
from exile_risk.reading import parse, read_text, shape

COLUMNS = (
    "id",
    "subject",
    "attribute",
    "value",
    "valid_from",
    "valid_to",
    "sources",
    "basis",
    "confidence",
    "as_of",
    "note",
)
"""What a fact row says; a table may leave out a column and state it once as a default."""

OPTIONAL = frozenset({"id", "valid_from", "valid_to", "as_of", "note"})


@dataclass(frozen=True)
class TableSpec:
    """One CSV file. `defaults` hold the columns that are constant; "=valid_from" copies that column.

    `ageing` tables hold observations (an index, a record): they go stale, while a law stands until it is changed.
    """

    name: str
    purpose: str
    attributes: tuple[str, ...]
    columns: tuple[str, ...]
    ageing: bool
    defaults: Mapping[str, str]


@dataclass(frozen=True)
class Manifest:
    """The whole base at a glance. `values` says which words or what kind of text an attribute may hold."""

    version: str
    reviewed: str
    offences: tuple[str, ...]
    values: Mapping[str, str | tuple[str, ...]]
    tables: Mapping[str, TableSpec]

    def tables_of(self, attribute: str) -> tuple[TableSpec, ...]:
        """Return the tables that may hold an attribute."""
        return tuple(t for t in self.tables.values() if attribute in t.attributes)


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of a knowledge folder.

    Raises InputError: those of `exile_risk.reading`, and knowledge_manifest(file, place, problem) where a table
    names columns or attributes that do not exist.
    """
    path = folder / "manifest.json"
    found = _checked_shape(parse(read_text(path), path.name), path.name)
    tables = {name: _table(name, raw, found.values, path.name) for name, raw in found.tables.items()}
    values = {name: tuple(v) if isinstance(v, list) else v for name, v in found.values.items()}
    return Manifest(found.version, found.reviewed, tuple(found.offences), values, tables)


def _checked_shape(raw: Any, file: str) -> Any:
    import msgspec

    table = msgspec.defstruct(
        "Table",
        [
            ("purpose", str),
            ("attributes", list[str]),
            ("columns", list[str]),
            ("ageing", bool),
            ("defaults", dict[str, str]),
        ],
        forbid_unknown_fields=True,
    )
    whole = msgspec.defstruct(
        "ManifestFile",
        [
            ("format", str),
            ("version", str),
            ("reviewed", str),
            ("offences", list[str]),
            ("values", dict[str, str | list[str]]),
            ("tables", dict[str, table]),  # type: ignore[valid-type]
        ],
        forbid_unknown_fields=True,
    )
    found: Any = shape(raw, whole, file)
    if found.format != "exile-risk/knowledge":
        raise InputError("knowledge_manifest", file=file, place="format", problem=found.format)
    return found


def _table(name: str, raw: Any, values: Mapping[str, Any], file: str) -> TableSpec:
    for column in [*raw.columns, *raw.defaults]:
        if column not in COLUMNS:
            raise InputError("knowledge_manifest", file=file, place=f"tables.{name}", problem=column)
    for column in COLUMNS:
        if column not in OPTIONAL and column not in raw.columns and column not in raw.defaults:
            raise InputError("knowledge_manifest", file=file, place=f"tables.{name}", problem=column)
    for attribute in raw.attributes:
        if attribute not in values:
            raise InputError("knowledge_manifest", file=file, place=f"values.{attribute}", problem=attribute)
    return TableSpec(name, raw.purpose, tuple(raw.attributes), tuple(raw.columns), raw.ageing, raw.defaults)
