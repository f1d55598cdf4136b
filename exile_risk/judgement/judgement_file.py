# SPDX-License-Identifier: GPL-3.0-or-later
"""Judgements, second persons' words and unfinished ones as the text that the vault keeps, and back."""

import json
from datetime import date
from typing import Any, TypeVar

from msgspec import Struct

from exile_risk.errors import InputError
from exile_risk.judgement.judgement import BLANK, Beside, Judgement, Opinion, Review
from exile_risk.model.assessment import Band
from exile_risk.reading import clean, parse, shape

JUDGEMENT, REVIEW, OPINION = "exile-risk/judgement", "exile-risk/judgement-review", "exile-risk/judgement-unfinished"
VERSION = 1
FILE = "judgement"

Row = TypeVar("Row")
_BANDS = {band.word: band for band in Band}


class BesideRow(Struct, frozen=True, forbid_unknown_fields=True):
    """The rating beside it."""

    state: str
    band: str
    likely: tuple[str, str]
    lead: str
    as_of: date
    versions: dict[str, str]


class JudgementRow(Struct, frozen=True, forbid_unknown_fields=True):
    """A whole judgement."""

    format: str
    version: int
    band: str
    why: str
    because: tuple[str, ...]
    by: str
    written_on: date
    review_by: date
    needs_second: bool
    clocks: str
    rating: BesideRow


class ReviewRow(Struct, frozen=True, forbid_unknown_fields=True):
    """A second person's word."""

    format: str
    version: int
    by: str
    agrees: bool
    why: str
    written_on: date


class OpinionRow(Struct, frozen=True, forbid_unknown_fields=True):
    """What stood on the bar."""

    format: str
    version: int
    band: str | None
    why: str
    because: tuple[str, ...]
    by: str
    second: str


def write_judgement(one: Judgement) -> str:
    """Return a judgement as text."""
    beside = one.beside
    rating = {
        "state": beside.state,
        "band": beside.band.word,
        "likely": [band.word for band in beside.likely],
        "lead": beside.lead,
        "as_of": beside.as_of.isoformat(),
        "versions": dict(beside.versions),
    }
    body = {
        "band": one.band.word,
        "why": one.why,
        "because": list(one.because),
        "by": one.by,
        "written_on": one.written_on.isoformat(),
        "review_by": one.review_by.isoformat(),
        "needs_second": one.needs_second,
        "clocks": one.clocks,
        "rating": rating,
    }
    return _text(JUDGEMENT, body)


def read_judgement(text: str) -> Judgement:
    """Return the judgement of a text.

    Raises InputError: those of `exile_risk.reading`, file_wrong_format(file, expected), file_newer_version(file,
    version, known) or json_invalid_value(file, place, got) for a band that does not exist.
    """
    row = _row(text, JUDGEMENT, JudgementRow)
    beside = row.rating
    return Judgement(
        band=_band(row.band, "band"),
        why=row.why,
        because=row.because,
        by=row.by,
        written_on=row.written_on,
        review_by=row.review_by,
        needs_second=row.needs_second,
        clocks=row.clocks,
        beside=Beside(
            beside.state,
            _band(beside.band, "rating.band"),
            (_band(beside.likely[0], "rating.likely"), _band(beside.likely[1], "rating.likely")),
            beside.lead,
            beside.as_of,
            beside.versions,
        ),
    )


def write_review(one: Review) -> str:
    """Return a second person's word as text."""
    return _text(REVIEW, {"by": one.by, "agrees": one.agrees, "why": one.why, "written_on": one.written_on.isoformat()})


def read_review(text: str) -> Review:
    """Return the second person's word of a text. Errors: as `read_judgement`."""
    row = _row(text, REVIEW, ReviewRow)
    return Review(row.by, row.agrees, row.why, row.written_on)


def write_opinion(one: Opinion) -> str:
    """Return what stands on the bar as text."""
    band = one.band.word if one.band is not None else None
    body = {"band": band, "why": one.why, "because": list(one.because), "by": one.by, "second": one.second}
    return _text(OPINION, body)


def read_opinion(text: str | None) -> Opinion:
    """Return what stood on the bar; nothing where nothing was kept. Errors: as `read_judgement`."""
    if text is None:
        return BLANK
    row = _row(text, OPINION, OpinionRow)
    band = _band(row.band, "band") if row.band is not None else None
    return Opinion(band, row.why, row.because, row.by, row.second)


def _text(format: str, body: dict[str, Any]) -> str:
    return json.dumps({"format": format, "version": VERSION, **body}, ensure_ascii=False, indent=2) + "\n"


def _row(text: str, format: str, kind: type[Row]) -> Row:
    raw = parse(text, FILE)
    if not isinstance(raw, dict) or raw.get("format") != format:
        raise InputError("file_wrong_format", file=FILE, expected=format)
    if raw.get("version") != VERSION:
        raise InputError("file_newer_version", file=FILE, version=clean(str(raw.get("version"))), known=VERSION)
    return shape(raw, kind, FILE)


def _band(word: str, place: str) -> Band:
    if word not in _BANDS:
        raise InputError("json_invalid_value", file=FILE, place=place, got=clean(word))
    return _BANDS[word]
