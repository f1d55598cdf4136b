# SPDX-License-Identifier: GPL-3.0-or-later
"""Thirty situations of other regions: what was expected before running holds, or stands on a list with its reason."""

from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from exile_risk.catalogue import load_catalogue
from exile_risk.model.assessment import Band
from exile_risk.model.factors import LEVELS, PATHWAYS
from tests.engine.given import BANDS, FACTORS
from tests.engine.world import (
    CHECKS,
    DOCUMENT,
    VIGNETTES,
    Check,
    assessed,
    digest_as_first_written,
    disagreements,
    known,
    tried,
    versions,
)

FIRST_WRITTEN = "8c93d66e30238bcc3b51e2e5fbb1ea93a3791c91e0a67d5b7e89d763d9e4e19c"
"""The digest of the file as it was committed before any of its cases was run."""

MEND = "run tools/vignette_report.py --disagreements {0}, judge each line and list it under disagreements.{0}"


def _object(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    properties = required | (optional or {})
    return {"type": "object", "required": list(required), "additionalProperties": False, "properties": properties}


def _list(items: dict[str, Any], least: int = 0) -> dict[str, Any]:
    return {"type": "array", "items": items, "minItems": least}


SENTENCE = {"type": "string", "minLength": 10, "pattern": r"[.?]$"}
DAY = {"type": "string", "format": "date"}
COUNTRY = {"type": "string", "pattern": "^[A-Z]{2}$"}
CHANCE = {"type": "number", "exclusiveMinimum": 0, "maximum": 1}
BAND_LIST, PATHWAY_LIST = _list({"enum": BANDS}, 1), _list({"enum": list(PATHWAYS)}, 1)
FIGURE = {"enum": [*PATHWAYS, *LEVELS]}
CASE_ID = {"type": "string", "pattern": "^[0-9]{2}[a-z]?$"}
REVISED = {"revised": _object({"on": DAY, "reason": SENTENCE, "was": {"type": "object", "minProperties": 1}})}
ANSWERS = _object({}, {f: {"enum": x["values"]} for f, x in FACTORS.items()})
ASKED_SINCE = _object({}, {f.id: {"enum": list(f.values)} for f in load_catalogue().factors.values()})
EXPECTED = _object({"bands": BAND_LIST, "leading": _list({"enum": list(PATHWAYS)}), "why": SENTENCE}, REVISED)
MUST_NOT = {
    "anyOf": [
        _object(kind | {"why": SENTENCE}, REVISED)
        for kind in (
            {"bands": BAND_LIST},
            {"leading": PATHWAY_LIST},
            {"pathway": FIGURE, "over": CHANCE},
            {"likelier": FIGURE, "than": FIGURE},
            {"likely_reaches": {"enum": BANDS}},
        )
    ]
}
CHARGE = _object({"offence": {"type": "string"}, "stage": {"type": "string"}})
HOPES = {"situation": SENTENCE, "expected": EXPECTED, "must_not": _list(MUST_NOT)}
MOVES = {"as_of": DAY, "host": COUNTRY, "answers": ANSWERS}
VARIANT = _object({"letter": {"type": "string", "pattern": "^[b-z]$"}} | HOPES, MOVES)
PERSON = {"origin": COUNTRY, "nationalities": _list(COUNTRY), "charges": _list(CHARGE)}
TITLED = {"id": {"type": "integer"}, "title": {"type": "string"}, "variants": _list(VARIANT)}
CAUSE = {"enum": ["weights", "structure", "facts", "derivation", "expectation"]}
ORDER = _object({"id": {"type": "string"}, "higher": CASE_ID, "lower": CASE_ID, "by": FIGURE, "why": SENTENCE}, REVISED)
DISAGREEMENT = _object({"checks": _list({"enum": sorted(CHECKS)}, 1), "cause": _list(CAUSE, 1), "comment": SENTENCE})
SHAPE = _object(
    {
        "format": {"const": "exile-risk/vignettes"},
        "version": {"const": 1},
        "written": DAY,
        "about": _list({"type": "string"}, 1),
        "everywhere": ANSWERS,
        "vignettes": _list(_object(TITLED | PERSON | HOPES | MOVES, {"asked_since": ASKED_SINCE}), 30),
        "orderings": _list(ORDER, 6),
        "disagreements": {"type": "object", "additionalProperties": _list(DISAGREEMENT)},
    }
)


def test_the_file_has_its_documented_shape() -> None:
    Draft202012Validator.check_schema(SHAPE)
    found = Draft202012Validator(SHAPE, format_checker=Draft202012Validator.FORMAT_CHECKER).iter_errors(DOCUMENT)
    assert [f"{e.json_path}: {e.message}" for e in found] == []
    assert [v["id"] for v in DOCUMENT["vignettes"]] == list(range(21, 51))
    for v in DOCUMENT["vignettes"]:
        assert [x["letter"] for x in v["variants"]] == list("bcdefgh"[: len(v["variants"])])


def test_expectations_are_those_written_before_running() -> None:
    """Whoever changes one leaves `revised` beside it, with the day, the reason and what it was."""
    assert digest_as_first_written() == FIRST_WRITTEN


def test_the_collection_covers_what_it_promises() -> None:
    sides = [[o["higher"], o["lower"]] for o in DOCUMENT["orderings"]]
    same_person = [s for s in sides if s[0][:2] == s[1][:2] and all(VIGNETTES[v].same_answers for v in s)]
    harmless = [v for v in VIGNETTES.values() if v.expected["bands"] == ["Low"]]
    assert len(same_person) >= 6
    assert len(harmless) >= 6
    assert all(VIGNETTES[o[side]] for o in DOCUMENT["orderings"] for side in ("higher", "lower"))


@pytest.mark.parametrize("version", versions())
def test_every_shipped_version_has_its_list(version: str) -> None:
    assert version in DOCUMENT["disagreements"], MEND.format(version)
    listed = [check for d in disagreements(version) for check in d.checks]
    assert len(listed) == len(set(listed))


def _every_check() -> list[Any]:
    rows = []
    for version in versions():
        listed = known(version)
        for id, check in CHECKS.items():
            marks = []
            if id in listed:
                reason = f"{', '.join(listed[id].cause)}: {listed[id].comment}"
                marks = [pytest.mark.xfail(raises=AssertionError, strict=True, reason=reason)]
            rows.append(pytest.param(version, check, id=f"model-{version}-{id}", marks=marks))
    return rows


@pytest.mark.parametrize(("version", "check"), _every_check())
def test_what_was_expected_holds_unless_listed(version: str, check: Check) -> None:
    outcome = tried(check, version)
    assert outcome.holds, f"{outcome.found}; expected {check.row}"


@pytest.mark.parametrize("version", versions())
@pytest.mark.parametrize("id", VIGNETTES)
def test_every_vignette_is_rated_with_its_danger_check_done(id: str, version: str) -> None:
    found = assessed(id, version)
    assert found.state == "rated"
    assert found.band is not None
    assert found.rating.lowest <= found.rating.band <= found.rating.highest
    assert found.likely[0] <= found.band <= found.likely[1]
    assert found.derived, "the knowledge base adds nothing"


@pytest.mark.parametrize("version", versions())
def test_whoever_is_held_is_never_rated_below_high(version: str) -> None:
    """The floor of a true danger question, whoever the person is."""
    for v in VIGNETTES.values():
        if v.case["answers"]["in_host_custody"] == "yes":
            band = assessed(v.id, version).band
            assert band is not None
            assert band >= Band.HIGH


def test_a_check_can_fail() -> None:
    """Each kind turned round must fail, or a green row above would say nothing."""
    version = versions()[-1]
    harmless = CHECKS["47.bands"]
    turned: dict[str, dict[str, Any]] = {
        "bands": {"bands": ["Extreme"]},
        "leading": {"leading": []},
        "must_not": {"bands": ["Low"]},
    }
    for kind, row in turned.items():
        assert not tried(replace(harmless, kind=kind, row=row), version).holds
    for row in ({"pathway": "X", "over": 1e-9}, {"likelier": "X", "than": "H"}, {"likely_reaches": "Low"}):
        assert not tried(Check("48", "must_not", ("48",), row, ""), version).holds
    order = CHECKS["order-03"].row
    back = order | {"higher": order["lower"], "lower": order["higher"]}
    assert not tried(Check("back", "order", (), back, ""), version).holds
