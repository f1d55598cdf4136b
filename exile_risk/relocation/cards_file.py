# SPDX-License-Identifier: GPL-3.0-or-later
"""The one loader of emergency cards: strict, with a complaint that names the file, the place in it and the mend."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

import msgspec

from exile_risk.errors import InputError
from exile_risk.knowledge.countries import all_countries
from exile_risk.knowledge.dates import first_day, last_day
from exile_risk.model.facts import Basis, Confidence, Source
from exile_risk.reading import clean, parse, read_text, shape
from exile_risk.relocation.cards import GENERAL, HostCards, Right, Sheet, Situation, WrittenStep

FORMAT = "exile-risk/emergency-cards"


class _Step(msgspec.Struct, forbid_unknown_fields=True):
    who: Literal["client", "contact", "lawyer"]
    valid_from: str | None
    rests_on: str | None


class _Right(msgspec.Struct, forbid_unknown_fields=True):
    kind: Literal["right", "limit"]
    law: str
    basis: Literal["read", "general_knowledge"]
    source: str
    valid_from: str | None
    valid_to: str | None
    as_of: str
    confidence: Confidence


class _Sheet(msgspec.Struct, forbid_unknown_fields=True):
    steps: list[str]
    rights: list[str]
    reach: list[str]
    as_of: str
    confidence: Confidence


class _File(msgspec.Struct, forbid_unknown_fields=True):
    format: str
    version: int
    host: str | None
    ask_for: str
    ask_for_from: str | None
    alert: str
    steps: dict[str, _Step]
    rights: dict[str, _Right]
    cards: dict[str, _Sheet]


def read_cards(folder: Path, name: str, sources: Mapping[str, Source]) -> HostCards:
    """Return the cards of a host, or the general ones, whose steps and rights every host may use.

    Raises InputError: those of `exile_risk.reading`, and knowledge_at_format, knowledge_at_empty, knowledge_at_word,
    knowledge_at_country, knowledge_at_source, knowledge_at_date, knowledge_at_dates_reversed or knowledge_at_twice.
    """
    reader, raw = _open(folder, name, sources)
    rights, steps = reader.rights(raw.rights), dict(raw.steps)
    if name != GENERAL:
        common, shared = _open(folder, GENERAL, sources)
        rights = {**common.rights(shared.rights), **rights}
        steps = {**shared.steps, **steps}
    written = {id: reader.step(id, step, rights) for id, step in steps.items()}
    reader.same("cards", set(raw.cards), {s.value for s in Situation})
    return HostCards(
        ask_for=reader.filled("ask_for", raw.ask_for),
        ask_for_from=reader.day("ask_for_from", raw.ask_for_from),
        alert=reader.filled("alert", raw.alert),
        sheets={s: reader.sheet(f"cards.{s.value}", raw.cards[s.value], written, rights) for s in Situation},
    )


def _open(folder: Path, name: str, sources: Mapping[str, Source]) -> tuple["_Reader", _File]:
    file = f"{name}.json"
    raw = shape(parse(read_text(folder / file), file), _File, file)
    if raw.format != FORMAT or raw.version != 1:
        raise InputError("knowledge_at_format", file=file, expected=f"{FORMAT}, 1")
    if raw.host != (None if name == GENERAL else name) or name not in (GENERAL, *all_countries()):
        raise InputError("knowledge_at_country", file=file, place="host", value=clean(str(raw.host)))
    return _Reader(file, sources), raw


@dataclass(frozen=True)
class _Reader:
    """Checks one file; every complaint names the place."""

    file: str
    sources: Mapping[str, Source]

    def step(self, id: str, row: _Step, rights: Mapping[str, Right]) -> WrittenStep:
        place = f"steps.{id}"
        if row.rests_on is not None:
            self.known(f"{place}.rests_on", row.rests_on, rights)
        began = self.day(f"{place}.valid_from", row.valid_from)
        return WrittenStep(id, row.who, began, rights[row.rests_on] if row.rests_on else None)

    def rights(self, rows: Mapping[str, _Right]) -> dict[str, Right]:
        return {id: self.right(id, row) for id, row in rows.items()}

    def right(self, id: str, row: _Right) -> Right:
        place = f"rights.{id}"
        source = self.sources.get(row.source)
        if source is None:
            raise self.wrong("knowledge_at_source", f"{place}.source", value=clean(row.source))
        if (source.url is None) == (row.basis == "read"):  # what was read can be opened; what was not shows no link
            allowed = "general_knowledge" if source.url is None else "read"
            raise self.wrong("knowledge_at_word", f"{place}.basis", value=row.basis, allowed=allowed)
        start, end = (
            self.day(f"{place}.valid_from", row.valid_from),
            self.day(f"{place}.valid_to", row.valid_to, last=True),
        )
        known = self.day(f"{place}.as_of", row.as_of, last=True)
        for other, text in ((end, row.valid_to), (known, row.as_of)):
            if start and other and other < start:
                raise self.wrong("knowledge_at_dates_reversed", place, start=row.valid_from, end=text)
        law = self.filled(f"{place}.law", row.law)
        basis = Basis(row.basis)
        return Right(id, row.kind, law, basis, source, start, end, row.valid_from, row.as_of, row.confidence)

    def sheet(self, place: str, row: _Sheet, steps: Mapping[str, WrittenStep], rights: Mapping[str, Right]) -> Sheet:
        self.each(f"{place}.steps", row.steps, steps)
        self.each(f"{place}.rights", row.rights, rights)
        self.each(f"{place}.reach", row.reach, None)
        self.day(f"{place}.as_of", row.as_of)
        return Sheet(
            tuple(steps[s] for s in row.steps),
            tuple(rights[r] for r in row.rights),
            tuple(row.reach),
            row.as_of,
            row.confidence,
        )

    def each(self, place: str, ids: list[str], known: Collection[str] | None) -> None:
        if not ids:
            raise self.wrong("knowledge_at_empty", place)
        for number, id in enumerate(ids):
            self.filled(place, id)
            if known is not None:
                self.known(place, id, known)
            if id in ids[:number]:
                raise InputError("knowledge_at_twice", file=self.file, id=clean(id))

    def known(self, place: str, id: str, known: Collection[str]) -> None:
        if id not in known:
            raise self.wrong("knowledge_at_word", place, value=clean(id), allowed=", ".join(sorted(known)[:16]))

    def same(self, place: str, found: set[str], wanted: set[str]) -> None:
        for missing in sorted(wanted - found):
            raise self.wrong("knowledge_at_empty", f"{place}.{missing}")
        for id in sorted(found):
            self.known(place, id, wanted)

    def day(self, place: str, text: str | None, *, last: bool = False) -> date | None:
        try:
            return None if text is None else last_day(text) if last else first_day(text)
        except ValueError:
            raise self.wrong("knowledge_at_date", place, value=clean(text or "")) from None

    def filled(self, place: str, text: str) -> str:
        if not text.strip():
            raise self.wrong("knowledge_at_empty", place)
        return text

    def wrong(self, code: str, place: str, **params: object) -> InputError:
        return InputError(code, file=self.file, place=clean(place), **params)
