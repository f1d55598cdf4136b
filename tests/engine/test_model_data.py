# SPDX-License-Identifier: GPL-3.0-or-later
"""The preconditions that the method's guarantees rest on, read straight from the model file."""

import json
from itertools import pairwise

import pytest

from tests.engine.given import DATA, FACTORS, GATES, MODEL, MODEL_FILE, TRIGGERS, VIGNETTES

PATHWAYS = list("XERHATC")
TARGETS = [*PATHWAYS, "s1", "s2", "s3", "s4"]


def test_the_core_and_the_constants_are_those_of_the_paper() -> None:
    assert len(FACTORS) == len(MODEL["factors"]) == 65
    assert sum(f["core"] for f in FACTORS.values()) == 14
    assert MODEL["base_log2_odds"] == {"X": -10, "E": -10.5, "R": -11, "H": -12.5, "A": -13, "T": -8, "C": -10.5}
    assert MODEL["severity_base_log2_odds"] == {"1": 0, "2": -1.5, "3": -3.5, "4": -7}
    assert MODEL["attack_severity"] == {"1": 1, "2": 0.95, "3": 0.75, "4": 0.5}
    assert FACTORS["host_courts"]["modifiers"] == {"strong": 0.95, "mixed": 0.6, "weak": 0.2}
    assert MODEL["compliance_by_host_courts"] == FACTORS["host_courts"]["modifiers"]
    assert list(FACTORS["extradition_basis"]["modifiers"].values()) == [1, 0.6, 0.05]
    assert list(FACTORS["travel_plan"]["modifiers"].values()) == [0.02, 0.2, 0.6, 1]
    assert [f for f, x in FACTORS.items() if x["modifiers"]] == ["host_courts", "extradition_basis", "travel_plan"]


def test_thresholds_are_strictly_ordered() -> None:
    """P20, along the bands of a level and along the levels of a band."""
    table = {s: [e for e in MODEL["thresholds"][s].values() if e is not None] for s in "1234"}
    assert [len(edges) for edges in table.values()] == [2, 3, 3, 3]
    for edges in table.values():
        assert all(0 < a < b < 1 for a, b in pairwise(edges))
    for word in ("moderate", "high", "extreme"):
        by_level = [MODEL["thresholds"][s][word] for s in "4321" if MODEL["thresholds"][s][word] is not None]
        assert all(a < b for a, b in pairwise(by_level)), f"{word}: worse harm must count at a lower chance"


def test_worse_harm_is_never_likelier_by_base() -> None:
    assert all(a > b for a, b in pairwise(MODEL["severity_base_log2_odds"].values()))
    assert all(1 >= a > b > 0 for a, b in pairwise(MODEL["attack_severity"].values()))


@pytest.mark.parametrize("factor", FACTORS)
def test_every_weight_vector_straddles_zero(factor: str) -> None:
    """P2 needs it: an open question counts 0 in the centre, which must lie between its best and worst answer."""
    for target in TARGETS:
        weights = [FACTORS[factor]["weights_steps"].get(v, {}).get(target, 0) for v in FACTORS[factor]["values"]]
        assert min(weights) <= 0 <= max(weights), target


@pytest.mark.parametrize("factor", [f for f, x in FACTORS.items() if x["bars"]])
def test_every_bar_can_be_absent_and_none_is_total(factor: str) -> None:
    f = FACTORS[factor]
    assert set(f["bars"]) <= set(f["values"])
    assert f["bar_kind"] in ("right", "condition", "none")
    for p in PATHWAYS:
        strengths = [f["bars"].get(v, {}).get(p, 0) for v in f["values"]]
        assert min(strengths) == 0, "an open bar counts 0 in the centre"
        assert all(0 <= s < 1 for s in strengths), "log2(1 - 1) has no value"


@pytest.mark.parametrize("gate", GATES)
def test_every_gate_contains_what_it_counts_while_open(gate: str) -> None:
    values = list(FACTORS[gate]["modifiers"].values())
    assert list(FACTORS[gate]["modifiers"]) == FACTORS[gate]["values"]
    assert min(values) <= 0.6 <= max(values)
    assert all(0 < v <= 1 for v in values)


@pytest.mark.parametrize("factor", [f for f, x in FACTORS.items() if x["direction"] != "mixed"])
def test_the_values_of_an_unmarked_factor_run_one_way(factor: str) -> None:
    """P1 by design: weights never fall and bars never rise towards the riskier end (gates likewise)."""
    f = FACTORS[factor]
    values = f["values"] if f["direction"] == "ascending" else f["values"][::-1]
    for target in TARGETS:
        weights = [f["weights_steps"].get(v, {}).get(target, 0) for v in values]
        bars = [f["bars"].get(v, {}).get(target, 0) for v in values]
        assert weights == sorted(weights), target
        assert bars == sorted(bars, reverse=True), target
    if f["modifiers"]:
        shares = [f["modifiers"][v] for v in values]
        assert shares == sorted(shares, reverse=factor == "host_courts")


def test_the_words_of_the_file_fit_together() -> None:
    assert [f for f, x in FACTORS.items() if x["group"] == "trigger"] == TRIGGERS
    assert set(MODEL["trigger_horizon"].values()) == {"hours", "days", "weeks"}
    assert list(MODEL["pathways"]) == PATHWAYS
    for id, f in FACTORS.items():
        assert len(set(f["values"])) == len(f["values"]) >= 2, id
        assert list(f["weights_steps"]) == f["values"], id
        assert (f["direction"] == "mixed") == (f["order"] == "mixed"), id
        assert not {"unknown", "declined", "not_asked", "not_applicable"} & set(f["values"]), id
        assert all(set(w) <= set(TARGETS) for w in f["weights_steps"].values()), id
        assert f["basis"].strip()
        assert f["question"].endswith(("?", ")")), id
        if id in TRIGGERS:
            assert f["values"] == ["no", "yes"]


def test_extradition_law_moves_no_route_but_extradition() -> None:
    """Gate 6 of section 2; and no court stops a gunman (gate 5)."""
    for id, f in FACTORS.items():
        if f["group"] == "xlaw":
            assert all(set(bars) <= {"X"} for bars in f["bars"].values()), id
            assert not any(f["weights_steps"].values()), id
    assert {id for id, f in FACTORS.items() if any("A" in b for b in f["bars"].values())} == {"rapid_response"}
    assert {id for id, f in FACTORS.items() if f["bar_kind"] == "condition"} == {
        "dual_criminality", "in_absentia_bar", "ne_bis_or_time_bar"
    }  # fmt: skip


def test_every_value_of_a_factor_stands_on_a_line_of_its_own() -> None:
    """So that a changed weight shows as one changed line."""
    lines = MODEL_FILE.read_text(encoding="utf-8").splitlines()
    assert max(map(len, lines)) < 400
    for f in FACTORS.values():
        for value, weights in f["weights_steps"].items():
            if weights:
                assert any(
                    line.strip().rstrip(",") == f"{json.dumps(value)}: {json.dumps(weights)}" for line in lines
                ), value


def test_the_vignettes_use_the_words_of_the_catalogue() -> None:
    assert [v["n"] for v in VIGNETTES] == list(range(1, 21))
    for v in VIGNETTES:
        assert all(value in FACTORS[factor]["values"] for factor, value in v["fields"].items())
        assert all(v["fields"][t] in ("yes", "no") for t in TRIGGERS), "danger questions are answered"
    edges = json.loads((DATA / "edge_cases.json").read_text(encoding="utf-8"))
    assert list(edges) == list(FACTORS)
