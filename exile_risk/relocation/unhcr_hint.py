# SPDX-License-Identifier: GPL-3.0-or-later
"""Which submission categories and priority to raise with UNHCR: a hint with its signs, never a claim of eligibility."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from exile_risk import assets
from exile_risk.errors import InputError
from exile_risk.knowledge import pathway_words
from exile_risk.knowledge.conditions import Known
from exile_risk.model.answers import EvidenceGrade
from exile_risk.model.assessment import Assessment
from exile_risk.model.factors import Catalogue
from exile_risk.reading import clean, parse, read_text, shape
from exile_risk.relocation.situation import NOWHERE, RISK_BY_RATING, situation_of

FILE = "unhcr_hints.json"
FORMAT = "exile-risk/unhcr-hints"
FAMILY = "needs.family_in"
CATEGORIES = (
    "legal_and_physical_protection",
    "survivors_of_violence_or_torture",
    "medical_needs",
    "women_and_girls_at_risk",
    "family_reunification",
    "children_and_adolescents_at_risk",
    "lack_of_foreseeable_durable_solutions",
)
PRIORITIES = ("emergency", "urgent", "normal")


@dataclass(frozen=True)
class Suggested:
    """A category or priority with the signs that suggest it: factor=value, field.token, or needs.family_in."""

    id: str
    signs: tuple[str, ...]


@dataclass(frozen=True)
class UnhcrHint:
    """What the known answers suggest. `open_danger`: danger questions still open, any of which may raise the priority.

    No category means that nothing known suggests one, not that none applies.
    """

    categories: tuple[Suggested, ...]
    priority: Suggested
    open_danger: tuple[str, ...]


class _Row(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    signs: list[str]
    reason: str


class _File(msgspec.Struct, forbid_unknown_fields=True):
    format: str
    version: int
    reason: str
    categories: list[_Row]
    priorities: list[_Row]


def unhcr_hint(found: Assessment, catalogue: Catalogue) -> UnhcrHint:
    """Return the hint for a case. Raises InputError for a broken file on first use (`read_hints`)."""
    rows = _shipped()
    situation = situation_of(found)
    categories = [Suggested(row.id, _seen(row, found, situation)) for row in rows.categories]
    priorities = [Suggested(row.id, _seen(row, found, situation)) for row in rows.priorities]
    used = found.used
    return UnhcrHint(
        categories=tuple(c for c in categories if c.signs),
        priority=next((p for p in priorities if p.signs), priorities[-1]),
        open_danger=tuple(t for t in catalogue.triggers if t not in used or used[t].known is None),
    )


@cache
def _shipped() -> _File:
    return read_hints(assets.path("relocation", FILE))


def read_hints(path: Path) -> _File:
    """Return the signs of one file.

    Raises InputError: those of `exile_risk.reading`, knowledge_at_format, knowledge_at_word or knowledge_at_empty, with
    file, place and mend.
    """
    raw = shape(parse(read_text(path), FILE), _File, FILE)
    if raw.format != FORMAT or raw.version != 1:
        raise InputError("knowledge_at_format", file=FILE, expected=f"{FORMAT}, 1")
    for place, rows, words in (("categories", raw.categories, CATEGORIES), ("priorities", raw.priorities, PRIORITIES)):
        ids = " ".join(row.id for row in rows)
        if ids != " ".join(words):
            allowed = ", ".join(words)
            raise InputError("knowledge_at_word", file=FILE, place=place, value=clean(ids), allowed=allowed)
        for row in rows:
            if not row.reason.strip():
                raise InputError("knowledge_at_empty", file=FILE, place=f"{place}.{row.id}.reason")
            for sign in row.signs:
                _check(f"{place}.{row.id}", sign)
    return raw


def _check(place: str, sign: str) -> None:
    field, _, token = sign.partition(".")
    known = "=" in sign or sign == FAMILY or field in pathway_words.RANGES
    if not known and token not in pathway_words.TOKENS.get(field, ()):
        allowed = "factor=value, field.token, " + FAMILY
        raise InputError("knowledge_at_word", file=FILE, place=place, value=clean(sign), allowed=allowed)


def _seen(row: _Row, found: Assessment, situation: Mapping[str, Known]) -> tuple[str, ...]:
    return tuple(sign for sign in row.signs if _holds(sign, found, situation))


def _holds(sign: str, found: Assessment, situation: Mapping[str, Known]) -> bool:
    case = found.case
    if sign == FAMILY:
        return bool(set(case.needs.family_in) - {case.host, case.origin})
    factor, is_answer, value = sign.partition("=")
    if is_answer:
        answer = found.used.get(factor)
        return answer is not None and answer.known == value and answer.grade is not EvidenceGrade.INFERENCE
    field, _, token = sign.partition(".")
    by_rating = situation.get(RISK_BY_RATING, NOWHERE).has if field == "risk" else frozenset()
    return token in situation.get(field, NOWHERE).has | by_rating
