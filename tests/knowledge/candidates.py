# SPDX-License-Identifier: GPL-3.0-or-later
"""Ways to change a copy of the shipped folder as somebody's pack would."""

import json
from pathlib import Path

TABLE = "security_cooperation.csv"
SOURCE = "gk-security-ties"


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
