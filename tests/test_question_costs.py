# SPDX-License-Identifier: GPL-3.0-or-later
"""What asking costs is data with reasons, read strictly; the words say why to think twice."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from exile_risk import assets
from exile_risk.catalogue import load_catalogue
from exile_risk.errors import InputError
from exile_risk.question_costs import DANGEROUS, NORMAL, PAINFUL, question_costs, read_question_costs
from exile_risk.wording.errors import sentence
from exile_risk.wording.uncertainty import cost_text

FILE = assets.path("asking", "question_costs.json")
DOCUMENT: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))


def test_every_cost_has_a_reason_and_belongs_to_a_question() -> None:
    costs = question_costs()
    assert set(costs) == {row["factor"] for row in DOCUMENT["costs"]} <= set(load_catalogue().factors)
    assert all(len(row["reason"]) > 40 for row in DOCUMENT["costs"])
    assert set(costs.values()) == {NORMAL, PAINFUL, DANGEROUS}


def test_what_hurts_and_what_endangers() -> None:
    costs = question_costs()
    assert costs["past_torture"] == costs["added_vulnerability"] == PAINFUL
    assert costs["family_pressure"] == costs["police_alert"] == costs["document_control"] == DANGEROUS


def test_danger_questions_cost_nothing_extra() -> None:
    """They must be asked, whatever it costs."""
    assert not set(question_costs()) & set(load_catalogue().triggers)


def test_the_words_say_why_to_think_twice() -> None:
    assert [cost_text(c) for c in (NORMAL, PAINFUL, DANGEROUS)] == [
        "", "painful to ask", "may endanger someone to find out",
    ]  # fmt: skip


def test_the_schema_accepts_the_file() -> None:
    schema = json.loads(assets.path("schemas", "question_costs.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    assert list(Draft202012Validator(schema).iter_errors(DOCUMENT)) == []


BROKEN: dict[str, tuple[Callable[[dict[str, Any]], Any], str]] = {
    "another format": (lambda d: d.update(format="exile-risk/model"), "file_wrong_format"),
    "a later version": (lambda d: d.update(version=2), "json_invalid_value"),
    "a cost beyond the scale": (lambda d: d["costs"][0].update(cost=4), "json_invalid_value"),
    "a cost of nothing": (lambda d: d["costs"][0].update(cost=0), "json_invalid_value"),
    "a cost as text": (lambda d: d["costs"][0].update(cost="2"), "json_wrong_type"),
    "no reason": (lambda d: d["costs"][0].pop("reason"), "json_missing_field"),
    "an empty reason": (lambda d: d["costs"][0].update(reason=" "), "json_wrong_shape"),
    "a question nobody asks": (lambda d: d["costs"][0].update(factor="past_tortures"), "case_factor"),
    "a question twice": (lambda d: d["costs"].append(d["costs"][0]), "model_doubled"),
    "an unknown field": (lambda d: d["costs"][0].update(weight=1), "json_unknown_field"),
    "a scale with a hole": (lambda d: d["scale"].pop("2"), "json_wrong_shape"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_file_is_refused_with_place_and_mend(what: str, tmp_path: Path) -> None:
    change, code = BROKEN[what]
    document = json.loads(json.dumps(DOCUMENT))
    change(document)
    path = tmp_path / "costs.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_question_costs(path)
    assert refused.value.code == code
    assert "costs.json" in sentence(refused.value)
    assert "…" not in sentence(refused.value).replace("past_tortures", "")


def test_a_misspelt_question_is_told_its_neighbours(tmp_path: Path) -> None:
    path = tmp_path / "costs.json"
    path.write_text(FILE.read_text(encoding="utf-8").replace('"past_torture"', '"past_tortur"'), encoding="utf-8")
    with pytest.raises(InputError, match="case_factor") as refused:
        read_question_costs(path)
    assert "past_torture" in sentence(refused.value)
