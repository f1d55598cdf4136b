# SPDX-License-Identifier: GPL-3.0-or-later
"""Ways to change a copy of the shipped folder as somebody's pack would."""

import json
from pathlib import Path

TABLE = "security_cooperation.csv"
SOURCE = "gk-security-ties"


BIG = 60
"""Lines that a table keeps in a small base: enough to be read and checked like the whole."""


def trim(folder: Path) -> Path:
    """Cut the data sets of a copy short, so that it is read in a moment; tables that people wrote stay whole."""
    for path in (folder / "facts").glob("*.csv"):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        if len(lines) > 350:
            path.write_text("".join(lines[:BIG]), encoding="utf-8")
    return folder


def append(folder: Path, line: str, table: str = TABLE) -> int:
    """Append a row to a table and return its line number."""
    path = folder / "facts" / table
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}{line}\n", encoding="utf-8")
    return text.count("\n") + 1


def add_supersedes(folder: Path, table: str = TABLE) -> None:
    """Give a table the optional column."""
    path = folder / "facts" / table
    first, *rest = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([f"{first},supersedes", *(f"{row}," for row in rest)]) + "\n", encoding="utf-8")
    change_manifest(folder, "tables", table.removesuffix(".csv"), "columns", value=f"{first},supersedes".split(","))


def change_manifest(folder: Path, *place: str, value: object) -> None:
    """Set one value of manifest.json."""
    path = folder / "manifest.json"
    whole = json.loads(path.read_text(encoding="utf-8"))
    inner = whole
    for name in place[:-1]:
        inner = inner[name]
    inner[place[-1]] = value
    path.write_text(json.dumps(whole), encoding="utf-8")
