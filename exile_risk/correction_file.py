# SPDX-License-Identifier: GPL-3.0-or-later
"""A correction as the text that the vault keeps, and back: shape and days are checked, words are not.

The words (factor, value, country) may be older than the program that reads them; `check_words` says whether they count.
"""

import json

from msgspec import Struct

from exile_risk.days import parse_day
from exile_risk.errors import InputError
from exile_risk.knowledge.corrections import Correction
from exile_risk.reading import clean, parse, shape

FORMAT = "exile-risk/correction"
VERSION, OF_AN_OFFENCE = 1, 2
"""The second version names an offence; a program that knows only the first lists such a correction as not counting."""


class SourceRow(Struct, frozen=True, forbid_unknown_fields=True):
    """Where it was read or heard."""

    title: str
    publisher: str
    read_on: str


class CorrectionFile(Struct, frozen=True, forbid_unknown_fields=True):
    """A whole document."""

    format: str
    version: int
    factor: str
    value: str | None
    origin: str | None
    host: str | None
    valid_from: str
    valid_to: str | None
    source: SourceRow
    why: str
    written_on: str
    offence: str | None = None


def write_correction(one: Correction) -> str:
    """Return a correction as text; its number is not part of it."""
    body = {
        "format": FORMAT,
        "version": VERSION if one.offence is None else OF_AN_OFFENCE,
        "factor": one.factor,
        **({"offence": one.offence} if one.offence is not None else {}),
        "value": one.value,
        "origin": one.origin,
        "host": one.host,
        "valid_from": one.valid_from.isoformat(),
        "valid_to": one.valid_to.isoformat() if one.valid_to else None,
        "source": {"title": one.title, "publisher": one.publisher, "read_on": one.read_on.isoformat()},
        "why": one.why,
        "written_on": one.written_on.isoformat(),
    }
    return json.dumps(body, ensure_ascii=False, indent=2) + "\n"


def read_correction(text: str, number: int) -> Correction:
    """Return the correction of a text.

    Raises InputError: those of `exile_risk.reading`, file_wrong_format(file, expected), file_newer_version(file,
    version, known) or case_date(file, place, value).
    """
    file = f"local/{number}"
    raw = parse(text, file)
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise InputError("file_wrong_format", file=file, expected=FORMAT)
    if raw.get("version") not in (VERSION, OF_AN_OFFENCE):
        raise InputError("file_newer_version", file=file, version=clean(str(raw.get("version"))), known=OF_AN_OFFENCE)
    found = shape(raw, CorrectionFile, file)
    days = {
        "valid_from": found.valid_from,
        "source.read_on": found.source.read_on,
        "written_on": found.written_on,
        **({"valid_to": found.valid_to} if found.valid_to is not None else {}),
    }
    read = {place: parse_day(day) for place, day in days.items()}
    for place, day in read.items():
        if day is None:
            raise InputError("case_date", file=file, place=place, value=clean(days[place]))
    known = {place: day for place, day in read.items() if day is not None}
    return Correction(
        factor=found.factor,
        value=found.value,
        origin=found.origin,
        host=found.host,
        valid_from=known["valid_from"],
        valid_to=known.get("valid_to"),
        title=found.source.title,
        publisher=found.source.publisher,
        read_on=known["source.read_on"],
        why=found.why,
        written_on=known["written_on"],
        number=number,
        offence=found.offence,
    )
