# SPDX-License-Identifier: GPL-3.0-or-later
"""The dated timeline: what happened on a corridor, for reading; events never enter a sum."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from exile_risk.errors import InputError
from exile_risk.knowledge.dates import first_day, last_day
from exile_risk.knowledge.tables import BASES
from exile_risk.model.facts import Basis, Confidence
from exile_risk.reading import clean, read_text

FILE = "events.csv"
COLUMNS = ["id", "date", "corridors", "direction", "weight", "title", "sources", "basis", "confidence", "as_of"]
DIRECTIONS = ("raises", "lowers", "mixed")


@dataclass(frozen=True)
class Event:
    """Something that changed the danger on a corridor. `date` may be a year or a month, `weight` runs 1 to 5."""

    id: str
    date: str
    title: str
    direction: str
    weight: int
    corridors: tuple[tuple[str, str], ...]  # origin, host; "*" stands for any state
    sources: tuple[str, ...]
    basis: Basis
    confidence: Confidence

    def concerns(self, origin: str, host: str) -> bool:
        """Whether it bears on a corridor."""
        return any(o in (origin, "*") and h in (host, "*") for o, h in self.corridors)

    def over_before(self, day: datetime.date) -> bool:
        """Whether it was surely over before a day: a month counts from the first day of the next."""
        return last_day(self.date) < day


def read_events(folder: Path, countries: Collection[str], sources: Collection[str]) -> tuple[Event, ...]:
    """Return the timeline, oldest first. Raises InputError with file, row and mend for a broken row."""
    import csv

    reader = csv.reader(read_text(folder / FILE).splitlines(), strict=True)
    found: dict[str, Event] = {}
    try:
        if next(reader, []) != COLUMNS:
            raise InputError("knowledge_header", file=FILE, expected=",".join(COLUMNS))
        for row in reader:
            event = _event(row, reader.line_num, countries, sources)
            if event.id in found:
                raise InputError("knowledge_duplicate", file=FILE, row=reader.line_num, id=clean(event.id))
            found[event.id] = event
    except csv.Error:
        raise InputError("knowledge_csv", file=FILE, row=reader.line_num) from None
    return tuple(sorted(found.values(), key=lambda event: (first_day(event.date), event.id)))


def _event(line: list[str], row: int, countries: Collection[str], sources: Collection[str]) -> Event:
    if len(line) != len(COLUMNS):
        raise InputError("knowledge_columns", file=FILE, row=row, expected=len(COLUMNS), found=len(line))
    cells = dict(zip(COLUMNS, line, strict=True))
    try:
        first_day(cells["date"])
    except ValueError:
        raise InputError("knowledge_date", file=FILE, row=row, column="date", value=clean(cells["date"])) from None
    named = tuple(cells["sources"].split(";"))
    for source in named:
        if source not in sources:
            raise InputError("knowledge_source", file=FILE, row=row, value=clean(source))
    words = {
        "direction": DIRECTIONS,
        "weight": tuple("12345"),
        "basis": BASES,
        "confidence": tuple(c.value for c in Confidence),
    }
    for column, allowed in words.items():
        if cells[column] not in allowed:
            value, choice = clean(cells[column]), ", ".join(allowed)
            raise InputError("knowledge_word", file=FILE, row=row, column=column, value=value, allowed=choice)
    return Event(
        id=cells["id"],
        date=cells["date"],
        title=cells["title"],
        direction=cells["direction"],
        weight=int(cells["weight"]),
        corridors=tuple(_corridor(text, row, countries) for text in cells["corridors"].split(";")),
        sources=named,
        basis=Basis(cells["basis"]),
        confidence=Confidence(cells["confidence"]),
    )


def _corridor(text: str, row: int, countries: Collection[str]) -> tuple[str, str]:
    origin, _, host = text.partition(">")
    for code in (origin, host):
        if code != "*" and code not in countries:
            raise InputError("knowledge_country", file=FILE, row=row, value=clean(code))
    return origin, host
