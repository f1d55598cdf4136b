# SPDX-License-Identifier: GPL-3.0-or-later
"""Model 3 with its sum of people held: engine and the plain reading of the paper agree on made-up people in custody."""

import json
import random
from pathlib import Path
from typing import Any

import pytest

from exile_risk.catalogue import load_catalogue
from exile_risk.engine import rate
from tests.engine.given import REASONS, made_up
from tests.reference import oracle

FILE = Path(__file__).parents[2] / "resources" / "model" / "3.json"
MODEL: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
NEAR = 1e-9


@pytest.mark.parametrize("custody", ["yes", "no", "unknown", "not_applicable"])
@pytest.mark.parametrize("known", [0.2, 0.6, 1.0])
def test_engine_and_oracle_agree_whatever_is_said_of_custody(custody: str, known: float) -> None:
    rng = random.Random(f"{custody} {known}")
    stood_in = 0
    for _ in range(40):
        answers = {**made_up(rng, known), "in_host_custody": custody}
        told = oracle.rating(MODEL, answers)
        found = rate(load_catalogue("3"), {f: REASONS.get(a, a) for f, a in answers.items()})
        for pathway, one in found.pathways.items():
            assert abs(one.log2_odds - told["log2_odds"][pathway]) <= NEAR, pathway
        assert abs(found.index - told["index"]) <= NEAR
        assert found.band.word == told["band"]
        low, high = oracle.outer_bounds(MODEL, answers)
        assert low <= found.lowest <= found.highest <= high
        stood_in += oracle.held_steps(MODEL, answers, "centre") >= told["log2_odds"]["R"]
    assert (stood_in > 0) == (custody == "yes"), "the sum of people held must decide some cases in custody, no others"
