# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of fact tables: what each holds and what is the same in all its rows. Read strictly from manifest.json."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exile_risk.errors import InputError
from exile_risk.knowledge.kinds import KINDS
from exile_risk.reading import clean, parse, read_text, shape

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
    "supersedes",
)
"""What a fact row says; a table may leave out a column and state it once as a default."""

OPTIONAL = frozenset({"id", "valid_from", "valid_to", "as_of", "note", "supersedes"})
NO_DEFAULT = frozenset({"id", "subject", "supersedes"})
"""Columns that differ from row to row by their nature."""


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
    """The whole base at a glance. `values` says which words or which of the KINDS of text an attribute may hold.

    `several` are attributes of which a subject may hold many values at once (memberships); `events` are those that may
    happen again (incidents). Everything else holds one value at a time.
    """

    version: str
    reviewed: str
    offences: tuple[str, ...]
    values: Mapping[str, str | tuple[str, ...]]
    tables: Mapping[str, TableSpec]
    several: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()

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
    for attribute, kind in values.items():
        if isinstance(kind, str) and kind not in KINDS:
            raise InputError("knowledge_manifest", file=path.name, place=f"values.{attribute}", problem=clean(kind))
    for attribute in [*found.several, *found.events]:
        if attribute not in values:
            raise InputError("knowledge_manifest", file=path.name, place="several, events", problem=clean(attribute))
    several, events = frozenset(found.several), frozenset(found.events)
    return Manifest(found.version, found.reviewed, tuple(found.offences), values, tables, several, events)


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
            ("several", list[str], msgspec.field(default_factory=list)),
            ("events", list[str], msgspec.field(default_factory=list)),
        ],
        forbid_unknown_fields=True,
    )
    found: Any = shape(raw, whole, file)
    if found.format != "exile-risk/knowledge":
        raise InputError("knowledge_manifest", file=file, place="format", problem=found.format)
    return found


def _table(name: str, raw: Any, values: Mapping[str, Any], file: str) -> TableSpec:
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):  # it becomes the name of a file
        raise InputError("knowledge_manifest", file=file, place="tables", problem=clean(name))
    for column in [*raw.columns, *raw.defaults]:
        if column not in COLUMNS or (column in NO_DEFAULT and column in raw.defaults):
            raise InputError("knowledge_manifest", file=file, place=f"tables.{name}", problem=clean(column))
    if len(set(raw.columns)) < len(raw.columns):
        raise InputError("knowledge_manifest", file=file, place=f"tables.{name}.columns", problem=",".join(raw.columns))
    for column in COLUMNS:
        if column not in OPTIONAL and column not in raw.columns and column not in raw.defaults:
            raise InputError("knowledge_manifest", file=file, place=f"tables.{name}", problem=column)
    for attribute in raw.attributes:
        if attribute not in values:
            raise InputError("knowledge_manifest", file=file, place=f"values.{attribute}", problem=attribute)
    return TableSpec(name, raw.purpose, tuple(raw.attributes), tuple(raw.columns), raw.ageing, raw.defaults)
