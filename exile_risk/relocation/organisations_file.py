# SPDX-License-Identifier: GPL-3.0-or-later
"""The one loader of the emergency organisations: strict, and closed to numbers and addresses by its very shape."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import msgspec

from exile_risk.errors import InputError
from exile_risk.knowledge.countries import all_countries
from exile_risk.knowledge.dates import first_day
from exile_risk.model.facts import Basis, Confidence, Source
from exile_risk.reading import clean, parse, read_text, shape
from exile_risk.relocation.organisations import WORLD, Organisation

FORMAT = "exile-risk/organisations"


class _Organisation(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    name: str
    help: list[str]
    regions: list[str]
    for_whom: list[str]
    limits: list[str]
    status: Literal["open", "limited", "closed"]
    until: str | None
    basis: Literal["read", "general_knowledge"]
    as_of: str
    confidence: Confidence
    source: str


class _File(msgspec.Struct, forbid_unknown_fields=True):
    format: str
    version: int
    organisations: list[_Organisation]


def read_organisations(path: Path, sources: Mapping[str, Source]) -> tuple[Organisation, ...]:
    """Return the organisations of a file, in its order.

    Raises InputError: those of `exile_risk.reading`, and knowledge_at_format, knowledge_at_empty, knowledge_at_word,
    knowledge_at_source, knowledge_at_date or knowledge_at_twice.
    """
    raw = shape(parse(read_text(path), path.name), _File, path.name)
    if raw.format != FORMAT or raw.version != 1:
        raise InputError("knowledge_at_format", file=path.name, expected=f"{FORMAT}, 1")
    regions = {WORLD, *(c.region for c in all_countries().values())}
    found: dict[str, Organisation] = {}
    for row in raw.organisations:
        if row.id in found:
            raise InputError("knowledge_at_twice", file=path.name, id=clean(row.id))
        found[row.id] = _organisation(row, path.name, sources, regions)
    return tuple(found.values())


def _organisation(row: _Organisation, file: str, sources: Mapping[str, Source], regions: set[str]) -> Organisation:
    def wrong(code: str, place: str, **params: object) -> InputError:
        return InputError(code, file=file, place=f"{clean(row.id)}.{place}", **params)

    for place in ("id", "name", "help", "regions", "for_whom"):
        if not getattr(row, place):
            raise wrong("knowledge_at_empty", place)
    for region in row.regions:
        if region not in regions:
            raise wrong("knowledge_at_word", "regions", value=clean(region), allowed=", ".join(sorted(regions)))
    source = sources.get(row.source)
    if source is None:
        raise wrong("knowledge_at_source", "source", value=clean(row.source))
    if (source.url is None) == (row.basis == "read"):  # what was read can be opened; what was not shows no link
        allowed = "general_knowledge" if source.url is None else "read"
        raise wrong("knowledge_at_word", "basis", value=row.basis, allowed=allowed)
    for place, text in (("as_of", row.as_of), ("until", row.until)):
        try:
            if text is not None:
                first_day(text)
        except ValueError:
            raise wrong("knowledge_at_date", place, value=clean(text or "")) from None
    return Organisation(
        id=row.id,
        name=row.name,
        help=tuple(row.help),
        regions=tuple(row.regions),
        for_whom=tuple(row.for_whom),
        limits=tuple(row.limits),
        status=row.status,
        until=row.until,
        basis=Basis(row.basis),
        source=source,
        as_of=row.as_of,
        confidence=row.confidence,
    )
