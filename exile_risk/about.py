# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program is made of: sources by licence, components, and the licence texts that ship with it."""

from dataclasses import dataclass
from importlib import metadata
from typing import TYPE_CHECKING

from exile_risk import assets
from exile_risk.model.facts import Source
from exile_risk.reading import read_text

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge

SINGLE_FACTS = "facts"
"""The licence of sources from which only single facts were taken, which nobody owns."""

_COMPONENTS = (
    ("Python", "", "PSF-2.0"),
    ("Qt for Python (PySide6)", "PySide6-Essentials", "LGPL-3.0"),
    ("SQLCipher for Python", "sqlcipher3", "Zlib; SQLCipher BSD-3-Clause"),
    ("cryptography", "cryptography", "Apache-2.0 or BSD-3-Clause"),
    ("msgspec", "msgspec", "BSD-3-Clause"),
    ("Noto Sans fonts", "", "OFL-1.1"),
)


@dataclass(frozen=True)
class Component:
    """A part that others made. `version` is "" where it cannot be told."""

    name: str
    version: str
    licence: str


def sources_by_licence(knowledge: "Knowledge") -> tuple[tuple[str, tuple[Source, ...]], ...]:
    """Return (licence, sources by title) for every licence; those with terms of their own come first."""
    grouped: dict[str, list[Source]] = {}
    for source in knowledge.sources.values():
        grouped.setdefault(source.licence or SINGLE_FACTS, []).append(source)
    ordered = sorted(grouped.items(), key=lambda pair: (pair[0].startswith(SINGLE_FACTS), len(pair[0]), pair[0]))
    return tuple((licence, tuple(sorted(found, key=lambda s: s.title.casefold()))) for licence, found in ordered)


def components() -> tuple[Component, ...]:
    """Return the parts that the program brings with it, each with its version where it is known."""
    return tuple(Component(name, _version(name, package), licence) for name, package, licence in _COMPONENTS)


def licence_texts() -> tuple[tuple[str, str], ...]:
    """Return (file name, text) of every licence text that ships, the program's own first."""
    paths = sorted(assets.path("licences").glob("*.txt"), key=lambda p: (not p.name.startswith("GPL"), p.name))
    return tuple((path.stem, read_text(path, limit=1_000_000)) for path in paths)


def _version(name: str, package: str) -> str:
    if name == "Python":
        import platform

        return platform.python_version()
    if not package:
        return ""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:  # a bundled program keeps no such records
        return ""
