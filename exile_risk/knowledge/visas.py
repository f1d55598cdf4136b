# SPDX-License-Identifier: GPL-3.0-or-later
"""Which passport needs which visa where: one letter for each of 39,601 pairs, read strictly from visas.txt."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from exile_risk import assets
from exile_risk.errors import InputError
from exile_risk.knowledge.countries import all_countries
from exile_risk.knowledge.dates import first_day
from exile_risk.reading import clean, parse, read_text

FILE = "visas.txt"
FORMAT = "exile-risk/visas"
OWN = "own_country"
WORDS: Mapping[str, str] = {
    "F": "visa_free",
    "A": "visa_on_arrival",
    "T": "electronic_authorisation",
    "E": "e_visa",
    "V": "visa_required",
    "X": "no_admission",
    ".": OWN,
}
"""What a letter of the file means; the wording says it to a person."""

ORDINARY_PASSPORT_ONLY = "ordinary_passport_only"
"""Holds for an ordinary, valid passport: never for a cancelled one, nor for a Convention travel document."""


@dataclass(frozen=True)
class Visa:
    """What the holder of an ordinary, valid passport needs. `note` names the caution that goes with every answer."""

    passport: str
    destination: str
    word: str
    as_of: date
    source: str
    note: str = ORDINARY_PASSPORT_ONLY


@dataclass(frozen=True)
class VisaMatrix:
    """Every pair at once, as it stood on one day."""

    as_of: date
    source: str
    column: Mapping[str, int]
    letters: Mapping[str, str]

    def needed(self, passport: str, destination: str) -> Visa:
        """Return what a passport needs for a destination.

        Raises InputError("knowledge_no_country", value) for a code that is not one of the 199.
        """
        try:
            letter = self.letters[passport][self.column[destination]]
        except KeyError as missing:
            raise InputError("knowledge_no_country", value=clean(str(missing.args[0]))) from None
        return Visa(passport, destination, WORDS[letter], self.as_of, self.source)


def visa_needed(passport: str, destination: str) -> Visa:
    """Return what the holder of an ordinary, valid passport needs to enter a destination.

    Raises InputError("knowledge_no_country", value) for an unknown code, and those of `read_visas` on first use.
    """
    return _shipped().needed(passport, destination)


@cache
def _shipped() -> VisaMatrix:
    return read_visas(assets.path("knowledge"), frozenset(all_countries()))


def read_visas(folder: Path, countries: Collection[str], sources: Collection[str] | None = None) -> VisaMatrix:
    """Return the matrix of a knowledge folder; `sources`, where given, must hold the one it names.

    Raises InputError knowledge_header, knowledge_columns, knowledge_country, knowledge_duplicate, knowledge_word,
    knowledge_date, knowledge_source or knowledge_incomplete, with file and row.
    """
    lines = read_text(folder / FILE).splitlines()
    head = _head(lines[0] if lines else "", sources)
    order = tuple(lines[1][2:].split()) if len(lines) > 1 and lines[1].startswith("# ") else ()
    if not order:
        raise InputError("knowledge_header", file=FILE, expected="# {…} and then “# AD AE …”")
    _all_once(order, countries, 2)
    letters: dict[str, str] = {}
    for number, line in enumerate(lines[2:], start=3):
        passport, cells = _row(line, number, order)
        if passport not in countries:
            raise InputError("knowledge_country", file=FILE, row=number, value=clean(passport))
        if passport in letters:
            raise InputError("knowledge_duplicate", file=FILE, row=number, id=passport)
        letters[passport] = cells
    _complete(letters, countries)
    return VisaMatrix(first_day(head["as_of"]), head["source"], {c: i for i, c in enumerate(order)}, letters)


def problems(folder: Path, countries: Collection[str], sources: Collection[str]) -> list[InputError]:
    """Return what is wrong with the matrix of a folder, for `knowledge check`: the first complaint, or nothing."""
    try:
        read_visas(folder, countries, sources)
    except InputError as error:
        return [error]
    return []


def _head(line: str, sources: Collection[str] | None) -> Mapping[str, str]:
    raw: Any = parse(line.removeprefix("# "), FILE) if line.startswith("# {") else None
    if not isinstance(raw, dict) or set(raw) != {"format", "version", "as_of", "source"} or raw["format"] != FORMAT:
        raise InputError("knowledge_header", file=FILE, expected='# {"format": "exile-risk/visas", …}')
    as_of, source = str(raw["as_of"]), str(raw["source"])
    try:
        first_day(as_of)
    except ValueError:
        raise InputError("knowledge_date", file=FILE, row=1, column="as_of", value=clean(as_of)) from None
    if sources is not None and source not in sources:
        raise InputError("knowledge_source", file=FILE, row=1, value=clean(source))
    return {"as_of": as_of, "source": source}


def _row(line: str, number: int, order: tuple[str, ...]) -> tuple[str, str]:
    passport, _, cells = line.partition(" ")
    if len(cells) != len(order):
        raise InputError("knowledge_columns", file=FILE, row=number, expected=len(order), found=len(cells))
    for place, letter in zip(order, cells, strict=True):
        if letter not in WORDS or (letter == ".") != (place == passport):
            allowed = ", ".join(WORDS)
            raise InputError(
                "knowledge_word", file=FILE, row=number, column=place, value=clean(letter), allowed=allowed
            )
    return passport, cells


def _all_once(codes: tuple[str, ...], countries: Collection[str], row: int) -> None:
    for index, code in enumerate(codes):
        if code not in countries or code in codes[:index]:
            raise InputError("knowledge_country", file=FILE, row=row, value=clean(code))
    _complete(codes, countries)


def _complete(codes: Collection[str], countries: Collection[str]) -> None:
    missing: Iterator[str] = (c for c in sorted(countries) if c not in codes)
    first = next(missing, None)
    if first is not None:
        raise InputError("knowledge_incomplete", file=FILE, value=first, expected=len(countries))
