# SPDX-License-Identifier: GPL-3.0-or-later
"""The published schemas match the program: what they refuse it refuses, and what it prints they accept."""

import copy
import json
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.engine.given import MODEL, ROOT, TRIGGERS, VIGNETTES, vignette
from tests.engine.program import BY_ANSWERS_ALONE, case_file, run_many

SCHEMAS = ROOT / "resources" / "schemas"
SCENARIOS = [p for p in sorted((ROOT / "resources" / "scenarios").glob("*.json")) if p.name != "index.json"]


@cache
def schema(name: str) -> Draft202012Validator:
    document = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(document)
    assert document["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    return Draft202012Validator(document, format_checker=Draft202012Validator.FORMAT_CHECKER)


def complaints(name: str, document: object) -> list[str]:
    return [f"{e.json_path}: {e.message}" for e in schema(name).iter_errors(document)]


# --- model ---


def test_the_shipped_model_is_valid() -> None:
    assert complaints("model", MODEL) == []


def _f(model: dict[str, Any], id: str) -> dict[str, Any]:
    found: dict[str, Any] = next(f for f in model["factors"] if f["id"] == id)
    return found


WRONG_MODELS: dict[str, Callable[[dict[str, Any]], Any]] = {
    "weight as text": lambda m: _f(m, "origin_trend")["weights_steps"]["easing"].update(X="-1"),
    "unknown pathway": lambda m: _f(m, "origin_trend")["weights_steps"]["easing"].update(Q=1),
    "duplicate value": lambda m: _f(m, "origin_trend")["values"].append("easing"),
    "value that means open": lambda m: _f(m, "origin_trend")["values"].append("declined"),
    "bar of 1": lambda m: _f(m, "lawyer_on_call")["bars"]["yes"].update(X=1),
    "bar without kind": lambda m: _f(m, "lawyer_on_call").update(bar_kind=None),
    "gate of 0": lambda m: _f(m, "travel_plan")["modifiers"].update(none=0),
    "gate where none belongs": lambda m: _f(m, "origin_trend").update(modifiers={"easing": 1}),
    "danger question with a third answer": lambda m: _f(m, "contact_lost")["values"].append("maybe"),
    "order against direction": lambda m: _f(m, "origin_trend").update(order="mixed"),
    "no threshold of High": lambda m: m["thresholds"]["2"].update(high=None),
    "attack severity above 1": lambda m: m["attack_severity"].update({"1": 1.1}),
    "level missing": lambda m: m["severity_base_log2_odds"].pop("4"),
    "pathway missing": lambda m: m["base_log2_odds"].pop("A"),
    "unknown field": lambda m: m.update(extra=1),
    "unknown field of a factor": lambda m: _f(m, "origin_trend").update(extra=1),
    "unknown clock": lambda m: m["trigger_horizon"].update(contact_lost="soon"),
}


@pytest.mark.parametrize("what", WRONG_MODELS)
def test_the_model_schema_is_strict(what: str) -> None:
    model = copy.deepcopy(MODEL)
    WRONG_MODELS[what](model)
    assert not schema("model").is_valid(model)


@pytest.mark.parametrize("key", sorted(MODEL["factors"][0]))
def test_every_part_of_a_factor_is_required(key: str) -> None:
    model = copy.deepcopy(MODEL)
    del model["factors"][7][key]
    assert any("$.factors[7]" in c for c in complaints("model", model))


# --- case ---


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda p: p.stem)
def test_practice_cases_are_valid(path: Any) -> None:
    assert complaints("case", json.loads(path.read_text(encoding="utf-8"))) == []


CHARGE = {"offence": "lese_majeste", "stage": "charged_or_warrant"}
GRADED = {"contact_lost": {"grade": "client_account", "noted": "2018-01-15"}}
SAID_NO = {"contact_lost": "no"}

GOOD_CASES: dict[str, dict[str, Any]] = {
    "bare": {},
    "stateless": {"nationalities": []},
    "two nationalities": {"nationalities": ["KH", "FR"]},
    "Kosovo": {"origin": "XK"},
    "charged": {"charges": [CHARGE, {"offence": "sedition", "stage": "investigation"}]},
    "four ways of not answering": {
        "answers": {
            "contact_lost": "unknown",
            "past_torture": "declined",
            "police_alert": "not_asked",
            "exit_clearance": "not_applicable",
        }
    },
    "graded": {"answers": SAID_NO, "evidence": GRADED},
    "half graded": {"answers": SAID_NO, "evidence": {"contact_lost": {"noted": "2018-01-15"}}},
    "needs": {
        "needs": {
            "languages": ["km", "en"], "family_in": ["AU"], "dependants": 1, "professions": ["journalist"],
            "passports": ["KH"], "not_to": ["CN"], "via": ["MY"], "wished": ["NZ", "AU"],
            "weights": {"family": 4, "cost": 0}, "chosen": ["NZ:nz-emerg", "stay"],
        }
    },
}  # fmt: skip

BAD_CASES: dict[str, dict[str, Any]] = {
    "another format": {"format": "exile-risk/model"},
    "a later version": {"version": 2},
    "version as truth": {"version": True},
    "a country by name": {"host": "Thailand"},
    "a country in small letters": {"origin": "kh"},
    "no such day": {"as_of": "2018-02-30"},
    "a moment instead of a day": {"as_of": "2018-01-20T10:00:00"},
    "a name": {"name": "x"},
    "nationality by name": {"nationalities": ["Khmer"]},
    "nationality as text": {"nationalities": "KH"},
    "a charge without stage": {"charges": [{"offence": "sedition"}]},
    "an unknown stage": {"charges": [{**CHARGE, "stage": "rumoured"}]},
    "a charge with more": {"charges": [{**CHARGE, "court": "x"}]},
    "an answer as truth": {"answers": {"contact_lost": True}},
    "an answer null": {"answers": {"contact_lost": None}},
    "an empty answer": {"answers": {"contact_lost": ""}},
    "an answer in capitals": {"answers": {"contact_lost": "NO"}},
    "answers as a list": {"answers": ["contact_lost"]},
    "an unknown grade": {"answers": SAID_NO, "evidence": {"contact_lost": {"grade": "rumour"}}},
    "evidence with more": {"answers": SAID_NO, "evidence": {"contact_lost": {"grade": "inference", "by": "x"}}},
    "negative dependants": {"needs": {"dependants": -1}},
    "half a dependant": {"needs": {"dependants": 1.5}},
    "an unknown need": {"needs": {"phone": "x"}},
    "a need as text": {"needs": {"via": "MY"}},
    "a criterion that is none": {"needs": {"weights": {"beauty": 1}}},
    "a step too many": {"needs": {"weights": {"cost": 5}}},
    "an option by name": {"needs": {"chosen": ["New Zealand"]}},
}


def test_what_the_case_schema_takes_the_program_takes() -> None:
    cases = [{**case_file({}), **change} for change in GOOD_CASES.values()]
    assert [complaints("case", c) for c in cases] == [[] for _ in cases]
    assert {done.status for done in run_many(cases)} == {0}


def test_what_the_case_schema_refuses_the_program_refuses_in_one_line() -> None:
    cases = [{**case_file({}), **change} for change in BAD_CASES.values()]
    cases += [
        {k: v for k, v in case_file({}).items() if k != left_out}
        for left_out in ("format", "version", "origin", "host")
    ]
    assert [c for c in cases if not complaints("case", c)] == []
    for case, done in zip(cases, run_many(cases), strict=True):
        assert (done.status, done.out) == (2, ""), case
        assert done.err.count("\n") == 1, done.err


# --- assessment ---


@pytest.fixture(scope="module")
def assessments() -> list[dict[str, Any]]:
    """Every state: rated, too little known, danger questions left open; by answers alone and with facts."""
    base = dict.fromkeys(TRIGGERS, "no")
    alone: list[dict[str, Any]] = [case_file(v["fields"]) for v in VIGNETTES[::4]]
    alone += [case_file({}), case_file(base), case_file(base | {"contact_lost": "yes"}), case_file(vignette(19))]
    alone += [case_file(base | {"exit_clearance": "not_applicable", "past_torture": "declined"})]
    practice = [json.loads(p.read_text(encoding="utf-8")) for p in SCENARIOS]
    with_facts = [a for a in BY_ANSWERS_ALONE if a != "--answers-only"]
    return [done.document for done in [*run_many(alone), *run_many(practice, with_facts)]]


def test_every_printed_assessment_is_valid(assessments: list[dict[str, Any]]) -> None:
    assert {a["state"] for a in assessments} == {"rated", "not_enough_information", "danger_check_not_done"}
    for document in assessments:
        assert complaints("assessment", document) == []


def test_every_printed_field_is_described(assessments: list[dict[str, Any]]) -> None:
    """Fields may be added, so that today's readers survive tomorrow's program; what it prints is described."""
    described = json.loads((SCHEMAS / "assessment.schema.json").read_text(encoding="utf-8"))
    parts = described["$defs"]
    for a in assessments:
        assert set(a) <= set(described["properties"])
        for pathway in a["pathways"].values():
            assert set(pathway) <= set(parts["pathway"]["properties"])
            assert all(set(t) <= set(parts["term"]["properties"]) for t in pathway["terms"])
        assert all(set(f) <= set(parts["fact"]["properties"]) for f in a["facts"].values())
        for list_field in ("ask_next", "would_change", "precedents"):
            known = set(described["properties"][list_field]["items"]["properties"])
            assert all(set(item) <= known for item in a[list_field])


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("band", None), ("band", "Safe"), ("state", "ok"), ("likely", ["High", "Low"]), ("bounds", ["Low"]),
        ("floor", "Moderate"), ("imminence", "soon"), ("deciding_level", "S5"), ("leading_pathway", "Q"),
        ("exceedance", {"S1": 0.1, "S2": 0.1, "S3": 0.1}),
        ("harm_given_return", {"S1": 1.1, "S2": 1, "S3": 1, "S4": 1}),
        ("pathways", {}), ("versions", {"app": "1"}), ("would_change", [{"set": {}, "band": "Low", "kind": "lowers"}]),
        ("facts", {"host_courts": {"value": "weak", "from": "knowledge"}}),
    ],
)  # fmt: skip
def test_the_assessment_schema_is_strict(field: str, value: object, assessments: list[dict[str, Any]]) -> None:
    rated_one = next(a for a in assessments if a["state"] == "rated")
    assert not schema("assessment").is_valid({**rated_one, field: value})
    assert not schema("assessment").is_valid({k: v for k, v in rated_one.items() if k != field})
