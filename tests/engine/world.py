# SPDX-License-Identifier: GPL-3.0-or-later
"""The thirty vignettes of other regions: read, rated with the shipped facts, and taken apart into single checks."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from exile_risk import assets
from exile_risk.assessing import assess
from exile_risk.case_file import read_case
from exile_risk.catalogue import load_catalogue
from exile_risk.model.assessment import Assessment, Band
from exile_risk.model.factors import LEVELS
from exile_risk.session import shared_knowledge, vocabulary

FILE = Path(__file__).parents[1] / "data" / "vignettes_world.json"
DOCUMENT: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
PLACES = ("as_of", "origin", "host", "nationalities", "charges")


@dataclass(frozen=True)
class Vignette:
    """One case to rate: a vignette ("23") or a variant of it ("23b"), with its expectation."""

    id: str
    title: str
    situation: str
    case: dict[str, Any]
    expected: dict[str, Any]
    must_not: tuple[dict[str, Any], ...]
    same_answers: bool  # the answers of the vignette itself: a variant moves only the day or the host


@dataclass(frozen=True)
class Check:
    """One thing that was expected: who it is about, what kind, the row it stands in and why."""

    id: str
    kind: str  # bands, leading, must_not, order
    about: tuple[str, ...]
    row: dict[str, Any]
    why: str


@dataclass(frozen=True)
class Outcome:
    """Whether a check holds under one model version, and the figures that say so."""

    holds: bool
    found: str


def versions() -> tuple[str, ...]:
    """Return the shipped model versions, oldest first."""
    return tuple(sorted((p.stem for p in assets.path("model").glob("*.json")), key=lambda v: (len(v), v)))


def _vignettes() -> dict[str, Vignette]:
    found = {}
    for row in DOCUMENT["vignettes"]:
        base = {k: row[k] for k in PLACES}
        base["answers"] = DOCUMENT["everywhere"] | row["answers"] | row.get("asked_since", {})
        number = str(row["id"])
        found[number] = Vignette(
            number, row["title"], row["situation"], base, row["expected"], tuple(row["must_not"]), True
        )
        for v in row["variants"]:
            case = base | {k: v[k] for k in PLACES if k in v}
            case["answers"] = base["answers"] | v.get("answers", {})
            id = f"{number}{v['letter']}"
            same = "answers" not in v
            found[id] = Vignette(id, row["title"], v["situation"], case, v["expected"], tuple(v["must_not"]), same)
    return found


VIGNETTES = _vignettes()


def _checks() -> dict[str, Check]:
    rows = []
    for v in VIGNETTES.values():
        rows.append(Check(f"{v.id}.bands", "bands", (v.id,), v.expected, v.expected["why"]))
        if v.expected["leading"]:
            rows.append(Check(f"{v.id}.leading", "leading", (v.id,), v.expected, v.expected["why"]))
        for n, row in enumerate(v.must_not, 1):
            rows.append(Check(f"{v.id}.must_not.{n}", "must_not", (v.id,), row, row["why"]))
    for row in DOCUMENT["orderings"]:
        rows.append(Check(row["id"], "order", (row["higher"], row["lower"]), row, row["why"]))
    return {c.id: c for c in rows}


CHECKS = _checks()


@cache
def assessed(id: str, version: str) -> Assessment:
    """Return the assessment of a vignette under a model version, read like any case file."""
    catalogue, knowledge = load_catalogue(version), shared_knowledge()
    text = json.dumps({"format": "exile-risk/case", "version": 1} | VIGNETTES[id].case)
    case = read_case(text, id, vocabulary(knowledge, load_catalogue()), date.today())
    return assess(case, catalogue, knowledge)


def tried(check: Check, version: str) -> Outcome:
    """Return whether a check holds under a model version."""
    if check.kind == "order":
        return _order(check.row, version)
    return _single(check, assessed(check.about[0], version))


def shown_band(found: Assessment) -> str:
    """Return the word of the band shown; a case here always has one, for every danger question is answered."""
    if found.band is None:
        raise ValueError("a vignette leaves a danger question open")
    return found.band.word


def _order(row: dict[str, Any], version: str) -> Outcome:
    higher, lower = (_figure(assessed(row[side], version), row["by"]) for side in ("higher", "lower"))
    sign = ">" if higher > lower else "≤"
    return Outcome(higher > lower, f"{row['by']} {_percent(higher)} {sign} {_percent(lower)}")


def _figure(found: Assessment, by: str) -> float:
    """Return the exceedance of a harm level or the probability of a pathway."""
    if by in LEVELS:
        return found.rating.exceedance[by]
    return found.rating.pathways[by].probability


def _single(check: Check, found: Assessment) -> Outcome:
    row, band, leading = check.row, shown_band(found), found.rating.leading_pathway
    if check.kind == "bands":
        return Outcome(band in row["bands"], band)
    if check.kind == "leading":
        return Outcome(leading in row["leading"], leading)
    if "bands" in row:
        return Outcome(band not in row["bands"], band)
    if "leading" in row:
        return Outcome(leading not in row["leading"], leading)
    if "likely_reaches" in row:
        ahead = found.likely[1].word
        return Outcome(_rank(ahead) < _rank(row["likely_reaches"]), f"likely up to {ahead}")
    if "likelier" in row:
        a, b = (_figure(found, row[k]) for k in ("likelier", "than"))
        return Outcome(a <= b, f"{row['likelier']} {_percent(a)}, {row['than']} {_percent(b)}")
    chance = _figure(found, row["pathway"])
    return Outcome(chance <= row["over"], f"{row['pathway']} {_percent(chance)}")


def _percent(chance: float) -> str:
    """Return a chance with three digits that count: rare routes differ far below one in a hundred."""
    return f"{chance * 100:.3g}%"


def _rank(word: str) -> int:
    return Band[word.upper()].value


@dataclass(frozen=True)
class Disagreement:
    """Checks that one model version fails for one reason: its causes and a comment for people."""

    checks: tuple[str, ...]
    cause: tuple[str, ...]
    comment: str


def disagreements(version: str) -> tuple[Disagreement, ...]:
    """Return what is known to disagree under a model version; nothing is known of one that is not listed."""
    rows = DOCUMENT["disagreements"].get(version, [])
    return tuple(Disagreement(tuple(r["checks"]), tuple(r["cause"]), r["comment"]) for r in rows)


def known(version: str) -> dict[str, Disagreement]:
    """Return the listed disagreements of a version by the check that they explain."""
    return {check: d for d in disagreements(version) for check in d.checks}


def digest_as_first_written() -> str:
    """Return the digest of every answer and expectation, with revised ones put back and without what is asked since."""
    parts = {k: _as_first_written(DOCUMENT[k]) for k in ("everywhere", "vignettes", "orderings")}
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _as_first_written(part: Any) -> Any:
    if isinstance(part, list):
        return [_as_first_written(p) for p in part]
    if not isinstance(part, dict):
        return part
    if "revised" in part:
        part = {k: v for k, v in part.items() if k != "revised"} | part["revised"]["was"]
    return {k: _as_first_written(v) for k, v in part.items() if k != "asked_since"}
