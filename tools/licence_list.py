# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the table of resources/licences/sources.md from sources.json; the words above the table are kept as they are.

`python tools/licence_list.py` writes the file, `--check` ends with 1 where it is not current.
"""

import sys
from pathlib import Path

from exile_risk.about import SINGLE_FACTS
from exile_risk.knowledge.sources import read_sources
from exile_risk.model.facts import Source

RESOURCES = Path(__file__).parent.parent / "resources"
TARGET = RESOURCES / "licences" / "sources.md"
COLUMNS = "| id | title | publisher | year | licence | link |\n|---|---|---|---|---|---|\n"


def whole_list(words: str) -> str:
    """Return the text of the file; `words` stand above the table."""
    sources = read_sources(RESOURCES / "knowledge" / "sources.json")
    return words + COLUMNS + "".join(_row(sources[id]) for id in sorted(sources))


def _row(source: Source) -> str:
    link = f"<{source.url}>" if source.url else ""
    cells = [f"`{source.id}`", source.title, source.publisher, source.year, source.licence or SINGLE_FACTS, link]
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |\n"


def main() -> None:
    """Write the file, or say that it is not current."""
    now = TARGET.read_text(encoding="utf-8")
    text = whole_list(now[: now.index(COLUMNS)])
    if "--check" not in sys.argv:
        TARGET.write_text(text, encoding="utf-8")
    elif text != now:
        raise SystemExit(f"resources/licences/{TARGET.name} is not current; run: make lists")


if __name__ == "__main__":
    main()
