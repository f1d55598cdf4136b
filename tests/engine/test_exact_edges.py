# SPDX-License-Identifier: GPL-3.0-or-later
"""Exactly on a threshold counts as reached: the reading that errs towards danger."""

import math
from dataclasses import replace

import pytest

from exile_risk.engine import rate
from exile_risk.model.assessment import Band
from exile_risk.model.factors import Catalogue
from tests.engine.given import catalogue, rated, vignette

NEVER = (0.9999, 0.99991, None)


def only(level: str, edges: tuple[float, float, float | None]) -> Catalogue:
    """A model in which one level alone decides."""
    return replace(catalogue(), bands={**dict.fromkeys(catalogue().bands, NEVER), level: edges})


@pytest.mark.parametrize("level", ["S1", "S2", "S3", "S4"])
@pytest.mark.parametrize("n", [3, 7, 14])
def test_an_exceedance_exactly_on_a_threshold_reaches_the_band(n: int, level: str) -> None:
    answers, ex = vignette(n), rated(vignette(n)).exceedance[level]
    just_above = math.nextafter(ex, 1)
    assert rate(only(level, (ex, 0.9, 0.95)), answers).band is Band.MODERATE
    assert rate(only(level, (just_above, 0.9, 0.95)), answers).band is Band.LOW
    assert rate(only(level, (ex / 2, ex, 0.95)), answers).band is Band.HIGH
    assert rate(only(level, (ex / 2, just_above, 0.95)), answers).band is Band.MODERATE
    assert rate(only(level, (ex / 3, ex / 2, ex)), answers).band is Band.EXTREME
    assert rate(only(level, (ex / 3, ex / 2, just_above)), answers).band is Band.HIGH
    assert rate(only(level, (ex / 3, ex / 2, None)), answers).band is Band.HIGH
    reached = rate(only(level, (ex, 0.9, 0.95)), answers)
    assert reached.deciding_level == level


@pytest.mark.parametrize(("offset", "floor"), [(1e-12, Band.EXTREME), (-1e-12, Band.HIGH)])
def test_a_real_risk_of_one_in_ten_sets_the_floor_to_extreme(offset: float, floor: Band) -> None:
    base = -math.log2(9) + offset  # the odds of one in ten
    model = replace(catalogue(), harm_base={"S1": 0.0, "S2": base, "S3": -12.0, "S4": -14.0})
    found = rate(model, {"contact_lost": "yes"})
    assert found.harm_given_return["S2"] == pytest.approx(0.10, abs=1e-12)
    assert found.floor is floor
