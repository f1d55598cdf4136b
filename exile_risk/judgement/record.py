# SPDX-License-Identifier: GPL-3.0-or-later
"""A rating as bytes that the same program makes again from their own content, for audit. Source: method.md 3.7.

The record holds what the facts answered, so that it can be recomputed after the knowledge base has moved on.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

from exile_risk.assessing import GROUP, GROUP_NOT_ASKED, NO_KNOWLEDGE, assess
from exile_risk.case_file import Vocabulary, draft_of, read_case, write_draft
from exile_risk.catalogue import load_catalogue
from exile_risk.errors import InputError
from exile_risk.judgement.record_file import FORMAT, VERSION, DerivedRow, RatingRecord
from exile_risk.model.assessment import Assessment
from exile_risk.model.facts import Basis, Confidence, Derived, Fact
from exile_risk.reading import clean, parse, shape

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge

FILE = "rating"
"""What complaints about a record name as its file: it lies in the vault and has no other name."""


def record_text(found: Assessment) -> str:
    """Return an assessment as a record: canonical JSON, so that equal ratings have equal bytes."""
    body = {
        "format": FORMAT,
        "version": VERSION,
        "versions": vars(found.versions),
        "case": json.loads(write_draft(draft_of(found.case))),
        "derived": {
            factor: _derived(one)
            for factor, one in found.derived.items()
            if (one.value is not None and factor not in found.case.answers and factor in found.used)
            or (factor == GROUP and found.low_withheld == GROUP_NOT_ASKED)
        },
        "result": _result(found),
    }
    return json.dumps(body, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def read_record(text: str) -> RatingRecord:
    """Return a stored record; no word of it is looked up, so it can be older than this program's model and facts.

    Raises InputError: those of `exile_risk.reading`, file_wrong_format(file, expected), file_newer_version(file,
    version, known) or case_date(file, place, value).
    """
    raw = parse(text, FILE)
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise InputError("file_wrong_format", file=FILE, expected=FORMAT)
    if raw.get("version") != VERSION:
        raise InputError("file_newer_version", file=FILE, version=clean(str(raw.get("version"))), known=VERSION)
    found = shape(raw, RatingRecord, FILE)
    try:
        found.day  # noqa: B018 - asked now, so that nobody meets a record without a day later
    except ValueError:
        raise InputError("case_date", file=FILE, place="case.as_of", value=clean(str(found.case.as_of))) from None
    return found


def record_of(found: Assessment) -> RatingRecord:
    """Return the record of an assessment that was not stored."""
    return read_record(record_text(found))


def recomputed(text: str) -> str:
    """Return the record that this program makes of a stored one's case, answers and model version.

    Equal to `text`, byte for byte, while the arithmetic is the same. Raises InputError: those of `read_record` and
    `read_case`, or model_unknown(version, known) where the model is no longer shipped.
    """
    record = read_record(text)
    catalogue = load_catalogue(record.versions.model)
    case = read_case(json.dumps(parse(text, FILE)["case"]), FILE, _words(record), date.today())
    facts = None if record.versions.knowledge == NO_KNOWLEDGE else cast("Knowledge", _FactsOfThatDay(record))
    found = assess(case, catalogue, facts)
    return record_text(replace(found, versions=replace(found.versions, app=record.versions.app)))


def reproduces(text: str) -> bool:
    """Return whether this program still makes the very same record. Errors: those of `recomputed`."""
    return recomputed(text) == text


def _words(record: RatingRecord) -> Vocabulary:
    """Return the words of the record itself: they were checked before it was stored."""
    case = record.case
    needs = case.needs
    countries = {case.origin, case.host, *(case.nationalities or ())}
    countries |= {*needs.family_in, *needs.passports, *needs.not_to, *needs.via, *needs.wished}
    countries |= {id.partition(":")[0] for id in needs.chosen}
    countries |= {token for answered in needs.known.values() for token in answered if token.isupper()}
    offences = frozenset(charge.offence for charge in case.charges)
    return Vocabulary(frozenset(c for c in countries if c), offences, load_catalogue(record.versions.model))


class _FactsOfThatDay:
    """Answers as the knowledge base did when the record was made; the base itself may have changed since."""

    corrections = ()  # those that took part are in the version already

    def __init__(self, record: RatingRecord) -> None:
        self.version = record.versions.knowledge
        self._derived = {factor: _again(factor, row) for factor, row in record.derived.items()}

    def corridor(self, *_case: object) -> Mapping[str, Derived]:
        return MappingProxyType(self._derived)

    def charges(self, *_case: object) -> Mapping[str, Derived]:
        return MappingProxyType({})


def _again(factor: str, row: DerivedRow) -> Derived:
    """Return a derived value with as much of its facts as the record keeps."""
    facts = tuple(
        Fact(f.id, "", factor, row.value or "", f.since, f.until, (), Basis.EXTRACTED, Confidence.LOW, "", "")
        for f in row.facts
    )
    return Derived(factor, row.value, row.rule, {}, facts, stale=row.stale)


def _derived(one: Derived) -> dict[str, Any]:
    facts = [{"id": f.id, "since": _day(f.valid_from), "until": _day(f.valid_to)} for f in one.facts]
    return {"value": one.value, "rule": one.rule, "facts": facts, "stale": one.stale}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _result(found: Assessment) -> dict[str, Any]:
    rating = found.rating
    return {
        "state": found.state,
        "band": found.band.word if found.band is not None else None,
        "low_withheld": found.low_withheld,
        "central_band": rating.band.word,
        "likely": [band.word for band in found.likely],
        "bounds": [rating.lowest.word, rating.highest.word],
        "confidence": found.confidence,
        "imminence": rating.imminence,
        "floor": rating.floor.word if rating.floor is not None else None,
        "deciding_level": rating.deciding_level,
        "leading_pathway": rating.leading_pathway,
        "index": rating.index,
        "pathways": {
            p.id: {
                "probability": p.probability,
                "log2_odds": p.log2_odds,
                "share": p.share,
                "terms": [vars(term) for term in p.terms],
            }
            for p in rating.pathways.values()
        },
        "harm_given_return": dict(rating.harm_given_return),
        "exceedance": dict(rating.exceedance),
        "weight_draws": {
            "held": found.weight_draws.held,
            "bands": {band.word: n for band, n in found.weight_draws.bands.items()},
        },
        "unknown": list(found.open_questions),
        "inferred": list(found.inferred),
    }
