# SPDX-License-Identifier: GPL-3.0-or-later
"""The file of corridors with recorded incidents: one row per origin and host, with the years they span."""

import csv
import re
from collections.abc import Collection
from dataclasses import dataclass

from exile_risk.errors import InputError
from exile_risk.reading import clean

NEEDED = ("origin", "host", "period")

_PERIOD = re.compile(r"(\d{4})(?:-(\d{4}))?")


@dataclass(frozen=True)
class RecordedCorridor:
    """A corridor with incidents between two years, both inclusive."""

    origin: str
    host: str
    first_year: int
    last_year: int


def read_corridors(text: str, file: str, countries: Collection[str]) -> tuple[RecordedCorridor, ...]:
    """Return the rows of a corridor file; further columns than origin, host and period are left alone.

    Raises InputError corridors_columns, corridors_row, corridors_country, corridors_period or corridors_twice, each
    with file and row, and corridors_none for a file without rows.
    """
    reader = csv.DictReader(text.splitlines(), strict=True)
    found: dict[tuple[str, str], RecordedCorridor] = {}
    try:
        missing = [column for column in NEEDED if column not in (reader.fieldnames or ())]
        if missing:
            raise InputError("corridors_columns", file=file, missing=", ".join(missing))
        for row in reader:
            one = _corridor(row, file, reader.line_num, countries)
            if (one.origin, one.host) in found:
                pair = f"{one.origin}>{one.host}"
                raise InputError("corridors_twice", file=file, row=reader.line_num, corridor=pair)
            found[one.origin, one.host] = one
    except csv.Error:
        raise InputError("corridors_row", file=file, row=reader.reader.line_num) from None
    if not found:
        raise InputError("corridors_none", file=file)
    return tuple(found.values())


def _corridor(row: dict[str, str | None], file: str, number: int, countries: Collection[str]) -> RecordedCorridor:
    cells = {column: row[column] or "" for column in NEEDED}
    for column in ("origin", "host"):
        if cells[column] not in countries:
            raise InputError("corridors_country", file=file, row=number, column=column, value=clean(cells[column]))
    if cells["origin"] == cells["host"]:
        raise InputError("corridors_country", file=file, row=number, column="host", value=cells["host"])
    period = _PERIOD.fullmatch(cells["period"])
    first, last = (int(period[1]), int(period[2] or period[1])) if period else (1, 0)
    if first > last:
        raise InputError("corridors_period", file=file, row=number, value=clean(cells["period"]))
    return RecordedCorridor(cells["origin"], cells["host"], first, last)
