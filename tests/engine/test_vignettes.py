# SPDX-License-Identifier: GPL-3.0-or-later
"""The twenty litmus cases give the figures of the method's prototype, to the last printed digit."""

import math
from typing import Any

import pytest

from tests.engine.given import BANDS, MODEL, VIGNETTES, rated, vignette
from tests.reference import oracle

every_vignette = pytest.mark.parametrize("case", VIGNETTES, ids=lambda v: str(v["n"]))

LEADING = dict(zip(range(1, 21), "RRRRARCTTERAXAARXARX", strict=True))
"""Leading pathway at the deciding level: the table of section 6."""


@every_vignette
def test_figures_are_those_of_the_prototype(case: dict[str, Any]) -> None:
    found, printed = rated(case["fields"]), case["prototype"]
    assert {p: round(x.probability, 5) for p, x in found.pathways.items()} == printed["pathways"]
    assert {s: round(q, 4) for s, q in found.harm_given_return.items()} == printed["harm_given_return"]
    assert {s: round(ex, 5) for s, ex in found.exceedance.items()} == printed["exceedance"]


@every_vignette
def test_bands_are_those_of_the_prototype(case: dict[str, Any]) -> None:
    found, printed = rated(case["fields"]), case["prototype"]
    assert found.band.word == printed["central"]
    assert [found.lowest.word, found.highest.word] == printed["hard_bounds"]
    assert found.leading_pathway == LEADING[case["n"]]


@every_vignette
def test_the_band_lies_where_case_knowledge_put_it(case: dict[str, Any]) -> None:
    expected = case["expected_band_range"]
    if expected is None:  # 19: nearly nothing is known
        return
    band = rated(case["fields"]).band
    assert BANDS.index(expected[0]) <= band <= BANDS.index(expected[1])
    if case["expected_top_pathway"]:
        assert rated(case["fields"]).leading_pathway == case["expected_top_pathway"]


@every_vignette
def test_the_oracle_agrees_with_the_prototype_too(case: dict[str, Any]) -> None:
    """Were the oracle wrong, its agreement with the engine would prove nothing."""
    found, printed = oracle.rating(MODEL, case["fields"]), case["prototype"]
    assert {p: round(x, 5) for p, x in found["probability"].items()} == printed["pathways"]
    assert {s: round(q, 4) for s, q in found["harm"].items()} == printed["harm_given_return"]
    assert {s: round(ex, 5) for s, ex in found["exceedance"].items()} == printed["exceedance"]
    assert [found["band"], found["bounds"]] == [printed["central"], printed["hard_bounds"]]
    assert found["leading_pathway"] == LEADING[case["n"]]


def test_the_worked_explanation_of_the_first_case() -> None:
    """Section 3.6 prints pathway R of case 1 step by step."""
    terms = {t.factor: round(t.steps, 3) for t in rated(vignette(1)).pathways["R"].terms}
    assert terms == {
        "base": -11,
        "security_cooperation": 1,
        "return_precedents_5y": 0.25,
        "proximity": 0.125,
        "host_regime": 0.75,
        "convention_party": 0.25,
        "origin_request": 3.5,
        "charge_status": 0.5,
        "recent_trigger": 0.125,
        "visible_criticism": 2,
        "political_profile": 0.25,
        "origin_trend": 0.75,
        "immigration_status": 1.5,
        "protection_status": -0.152,
    }
    assert rated(vignette(1)).pathways["R"].log2_odds == pytest.approx(-0.152, abs=5e-4)
    status = next(t for t in rated(vignette(1)).pathways["R"].terms if t.factor == "protection_status")
    strong = rated({**vignette(1), "host_courts": "strong"}).pathways["R"].terms
    assert status.kind == "bar"
    assert status.weight == pytest.approx(-1)
    assert next(t for t in strong if t.factor == "protection_status").steps == pytest.approx(math.log2(1 - 0.5 * 0.95))
