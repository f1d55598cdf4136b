# SPDX-License-Identifier: GPL-3.0-or-later
"""The main score by the paper, number by number, and what must hold whatever the numbers are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exile_risk.model.relocation import Span
from exile_risk.relocation.score import (
    MONTHS_A_WEEK,
    hazard,
    prospect,
    safe,
    staying_prospect,
    too_late_this_year,
)
from tests.engine.given import rated, tried, vignette

STAY = 1 - 0.533
"""The worked example of method.md 4: vignette 6 with precautions (test_staying_and_hints works it out)."""

ROAD = 0.02


def there(n: int) -> float:
    """The danger of the same person resettled in Australia (7) or New Zealand (8)."""
    return rated(vignette(n)).exceedance["S2"]


def weeks(months: float) -> Span:
    return Span(months / MONTHS_A_WEEK, months / MONTHS_A_WEEK)


WORKED = {
    "emergency transit": ((0.1, 0.3), 1.5, 0.02, (0.57, 0.64)),
    "temporary relocation": ((0.2, 0.4), 2.5, 0.05, (0.59, 0.65)),
    "Australia 203": ((0.03, 0.1), 1.5, there(7), (0.54, 0.57)),
    "New Zealand emergency": ((0.05, 0.15), 2.5, there(8), (0.55, 0.58)),
}


@pytest.mark.parametrize("name", WORKED)
def test_the_worked_example_of_the_method(name: str) -> None:
    access, months, danger, expected = WORKED[name]
    found = prospect(Span(*access), weeks(months), STAY, danger, ROAD)
    assert (round(found.safe_12.low, 2), round(found.safe_12.high, 2)) == expected
    assert found.gain_12.low == pytest.approx(found.safe_12.low - 0.533)


def test_what_takes_longer_than_a_year_adds_nothing_this_year_and_something_in_three() -> None:
    found = prospect(Span(0.2, 0.4), weeks(15), STAY, there(7), ROAD)
    assert (found.gain_12.low, found.gain_12.high) == (0, 0)
    assert found.safe_12.middle == pytest.approx(0.533)
    assert 0 < found.gain_36.low < found.gain_36.high
    assert too_late_this_year(weeks(15))
    assert not too_late_this_year(Span(8, 200))


def test_hazards_are_of_twelve_months_and_compound() -> None:
    assert hazard(0.3, 12) == pytest.approx(0.3)
    assert 1 - hazard(0.3, 6) == pytest.approx((1 - 0.3) ** 0.5)
    assert 1 - hazard(0.3, 36) == pytest.approx(0.7**3)
    assert hazard(0.3, 0) == 0


def test_staying_counts_over_changing_nothing() -> None:
    found = staying_prospect(0.755, STAY, Span(1, 1))
    assert found.safe_12.low == pytest.approx(0.533)
    assert found.gain_12.low == found.gain_12.high == pytest.approx(0.755 - STAY)
    half = staying_prospect(0.755, STAY, Span(0, 0.5))
    assert (half.gain_12.low, half.gain_12.high) == (pytest.approx(0), pytest.approx((0.755 - STAY) / 2))


chances = st.floats(0, 1)
danger = st.floats(0, 0.999)
spans = st.tuples(chances, chances).map(lambda ends: Span(*sorted(ends)))
durations = st.tuples(st.floats(0, 200), st.floats(0, 200)).map(lambda ends: Span(*sorted(ends)))


@given(spans, durations, danger, danger, danger)
@tried(300)
def test_p19_a_gain_is_never_more_than_the_chance_of_access(
    access: Span, time: Span, stay: float, elsewhere: float, road: float
) -> None:
    found = prospect(access, time, stay, elsewhere, road)
    for gain in (found.gain_12, found.gain_36):
        assert gain.low <= gain.high <= access.high + 1e-12
        assert gain.low <= access.low + 1e-12
    for one in (found.safe_12, found.safe_36):
        assert 0 <= one.low <= one.high <= 1


@given(spans, durations, danger, danger, danger, chances, chances)
@tried(300)
def test_every_point_of_the_intervals_lies_inside(
    access: Span, time: Span, stay: float, elsewhere: float, road: float, a: float, t: float
) -> None:
    found = prospect(access, time, stay, elsewhere, road)
    chance = access.low + a * (access.high - access.low)
    months = (time.low + t * (time.high - time.low)) * MONTHS_A_WEEK
    for until, span in ((12, found.safe_12), (36, found.safe_36)):
        assert span.low - 1e-9 <= safe(chance, months, stay, elsewhere, road, until) <= span.high + 1e-9


@given(spans, durations, danger, danger, danger, danger)
@tried(200)
def test_less_danger_there_or_on_the_road_never_lowers_a_gain(
    access: Span, time: Span, stay: float, elsewhere: float, road: float, less: float
) -> None:
    before = prospect(access, time, stay, elsewhere, road)
    for after in (
        prospect(access, time, stay, min(elsewhere, less), road),
        prospect(access, time, stay, elsewhere, min(road, less)),
    ):
        assert after.gain_12.low >= before.gain_12.low - 1e-12
        assert after.gain_36.high >= before.gain_36.high - 1e-12
