# SPDX-License-Identifier: GPL-3.0-or-later
"""The one loader of pathways.json: strict, with a complaint that names the pathway, the place in it and the mend."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from exile_risk.errors import InputError
from exile_risk.knowledge import pathway_words as words
from exile_risk.knowledge.conditions import Condition
from exile_risk.knowledge.dates import first_day, last_day
from exile_risk.knowledge.pathways import Pathway, Places
from exile_risk.model.facts import Basis, Confidence
from exile_risk.reading import clean, parse, read_text, shape

FILE = "pathways.json"
FORMAT = "exile-risk/pathways"
REACHES = ("any", "unknown")
"""Written in the place of a list of destinations."""


class _Condition(msgspec.Struct, forbid_unknown_fields=True):
    field: str
    op: str
    value: list[str] | dict[str, int] | str
    text: str


class _Places(msgspec.Struct, forbid_unknown_fields=True):
    text: str
    low: int | None
    high: int | None
    year: int | None


class _Pathway(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    destinations: list[str] | str
    name: str
    kind: str
    status: str
    as_of: str
    since: str | None
    until: str | None
    referrer: str
    steps: list[str]
    documents: list[str]
    weeks: tuple[int, int] | None
    weeks_basis: str
    places: _Places
    basis: str
    read: str
    read_as_of: str | None
    confidence: str
    sources: list[str]
    note: str
    conditions: list[_Condition]


class _File(msgspec.Struct, forbid_unknown_fields=True):
    format: str
    version: int
    pathways: list[_Pathway]


def read_pathways(folder: Path, countries: Collection[str], sources: Collection[str]) -> tuple[Pathway, ...]:
    """Return the pathways of a knowledge folder, in the order of the file.

    Raises InputError: those of `exile_risk.reading`, and knowledge_at_format, knowledge_at_empty, knowledge_at_word,
    knowledge_at_country, knowledge_at_source, knowledge_at_date, knowledge_at_dates_reversed, knowledge_at_range,
    knowledge_at_value or knowledge_at_twice, with file, place and mend.
    """
    found = []
    for row in _each(folder, countries, sources):
        if isinstance(row, InputError):
            raise row
        found.append(row)
    return tuple(found)


def problems(folder: Path, countries: Collection[str], sources: Collection[str]) -> list[InputError]:
    """Return what is wrong with the pathways of a folder, for `knowledge check`: one complaint for each broken one."""
    try:
        return [row for row in _each(folder, countries, sources) if isinstance(row, InputError)]
    except InputError as error:  # the file as a whole cannot be read
        return [error]


def _each(folder: Path, countries: Collection[str], sources: Collection[str]) -> Iterator[Pathway | InputError]:
    raw = shape(parse(read_text(folder / FILE), FILE), _File, FILE)
    if raw.format != FORMAT or raw.version != 1:
        raise InputError("knowledge_at_format", file=FILE, expected=f"{FORMAT}, 1")
    known: set[str] = set()
    for row in raw.pathways:
        try:
            if row.id in known:
                raise InputError("knowledge_at_twice", file=FILE, id=clean(row.id))
            known.add(row.id)
            yield _Reader(row.id, countries, sources).pathway(row)
        except InputError as error:
            yield error


@dataclass(frozen=True)
class _Reader:
    """Checks one pathway; every complaint names its id and the field."""

    id: str
    countries: Collection[str]
    sources: Collection[str]

    def pathway(self, row: _Pathway) -> Pathway:
        for name in ("id", "name", "referrer"):
            self.filled(name, getattr(row, name))
        for name, text in [("steps", s) for s in row.steps] + [("documents", d) for d in row.documents]:
            self.filled(name, text)
        self.word("kind", row.kind, words.KINDS)
        self.word("status", row.status, words.STATUSES)
        self.dates(row)
        named, reach = self.destinations(row.destinations)
        for source in row.sources or [""]:
            if source not in self.sources:
                raise self.wrong("knowledge_at_source", "sources", value=clean(source))
        if row.weeks:
            self.range("weeks", *row.weeks)
        self.range("places", row.places.low, row.places.high)
        return Pathway(
            id=row.id,
            destinations=named,
            reach=reach,
            name=row.name,
            kind=row.kind,
            status=row.status,
            as_of=row.as_of,
            since=row.since,
            until=row.until,
            referrer=row.referrer,
            steps=tuple(row.steps),
            documents=tuple(row.documents),
            weeks=row.weeks,
            weeks_basis=Basis(self.word("weeks_basis", row.weeks_basis, [b.value for b in Basis])),
            places=Places(row.places.text, row.places.low, row.places.high, row.places.year),
            conditions=tuple(self.condition(n, c) for n, c in enumerate(row.conditions, start=1)),
            basis=Basis(self.word("basis", row.basis, [b.value for b in Basis])),
            read=row.read,
            read_as_of=row.read_as_of,
            confidence=Confidence(self.word("confidence", row.confidence, [c.value for c in Confidence])),
            sources=tuple(row.sources),
            note=row.note,
        )

    def wrong(self, code: str, place: str, **params: object) -> InputError:
        return InputError(code, file=FILE, place=f"{clean(self.id)}.{place}", **params)

    def filled(self, place: str, text: str) -> None:
        if not text.strip():
            raise self.wrong("knowledge_at_empty", place)

    def word(self, place: str, value: str, allowed: Collection[str]) -> str:
        if value not in allowed:
            raise self.wrong("knowledge_at_word", place, value=clean(value), allowed=", ".join(sorted(allowed)[:16]))
        return value

    def dates(self, row: _Pathway) -> None:
        for place in ("as_of", "since", "until", "read_as_of"):
            text = getattr(row, place)
            try:
                if text is not None:
                    first_day(text)
            except ValueError:
                raise self.wrong("knowledge_at_date", place, value=clean(text)) from None
        for start, end in ((row.since, row.until), (row.since, row.as_of)):
            if start and end and first_day(start) > last_day(end):
                raise self.wrong("knowledge_at_dates_reversed", "since", start=start, end=end)

    def destinations(self, value: list[str] | str) -> tuple[tuple[str, ...], str]:
        if isinstance(value, str):
            return (), self.word("destinations", value, REACHES)
        self.all_countries("destinations", value or [""])
        return tuple(value), "named"

    def all_countries(self, place: str, codes: list[str]) -> None:
        seen: set[str] = set()
        for code in codes:
            if code not in self.countries or code in seen:
                raise self.wrong("knowledge_at_country", place, value=clean(code))
            seen.add(code)

    def range(self, place: str, low: int | None, high: int | None) -> None:
        negative = (low is not None and low < 0) or (high is not None and high < 0)
        if negative or (low is not None and high is not None and low > high):
            raise self.wrong("knowledge_at_range", place, low=low, high=high)

    def condition(self, number: int, row: _Condition) -> Condition:
        place = f"conditions.{number}"
        self.word(f"{place}.field", row.field, words.FIELDS)
        self.word(f"{place}.op", row.op, words.OPS)
        self.filled(f"{place}.text", row.text)
        low = high = None
        tokens: tuple[str, ...] = ()
        if isinstance(row.value, str):
            self.word(f"{place}.value", row.value, ("unknown",))
        elif isinstance(row.value, dict):
            low, high = self.bounds(place, row)
        else:
            tokens = self.tokens(f"{place}.value", row)
        return Condition(row.field, row.op, tokens, low, high, row.value != "unknown", row.text)

    def bounds(self, place: str, row: _Condition) -> tuple[int | None, int | None]:
        value = row.value
        if not isinstance(value, dict) or not value or set(value) - {"min", "max"}:
            raise self.wrong("knowledge_at_value", f"{place}.value")
        if row.field not in words.RANGES or row.op != "in":
            raise self.wrong("knowledge_at_value", f"{place}.value")
        self.range(f"{place}.value", value.get("min"), value.get("max"))
        return value.get("min"), value.get("max")

    def tokens(self, place: str, row: _Condition) -> tuple[str, ...]:
        value = list(row.value)
        if not value or row.field in words.RANGES:
            raise self.wrong("knowledge_at_value", place)
        if row.field in words.OF_COUNTRIES:
            places = words.PLACES if row.field == "location" else ()
            self.all_countries(place, [t for t in value if t not in places])
        elif row.field == words.LANGUAGE:
            for token in value:
                if not (len(token) in (2, 3) and token.isascii() and token.islower()):
                    raise self.wrong("knowledge_at_word", place, value=clean(token), allowed="en, fr, km")
        else:
            for token in value:
                self.word(place, token, words.TOKENS[row.field])
        return tuple(value)
