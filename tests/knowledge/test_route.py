# SPDX-License-Identifier: GPL-3.0-or-later
"""The worst state on the way decides, and a gap is never read as safety."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exile_risk.knowledge import Knowledge
from exile_risk.knowledge.countries import all_countries
from exile_risk.knowledge.route import GRADES, transit_cooperation
from exile_risk.session import shared_knowledge
from exile_risk.wording.statements import statement
from tests.knowledge.conftest import day

STATES = st.sampled_from(sorted(all_countries()))


def test_a_deal_on_the_way_is_high(knowledge: Knowledge) -> None:
    found = transit_cooperation(knowledge, "TH", ["KH"], day("2018-04-30"))
    assert (found.value, found.rule) == ("high", "transit_cooperation.deal")
    assert found.facts


def test_strong_courts_without_returns_are_low(knowledge: Knowledge) -> None:
    assert transit_cooperation(knowledge, "KH", ["NZ"], day("2024-12-15")).value == "low"


def test_a_route_through_the_state_feared_is_high(knowledge: Knowledge) -> None:
    assert transit_cooperation(knowledge, "KH", ["NZ", "KH"], day("2024-12-15")).value == "high"


def test_a_route_without_a_state_is_a_slip(knowledge: Knowledge) -> None:
    with pytest.raises(ValueError, match="at least one"):
        transit_cooperation(knowledge, "KH", [], day("2024-12-15"))


@given(STATES, st.lists(STATES, min_size=1, max_size=4), STATES)
@settings(max_examples=150, deadline=None)
def test_one_more_state_never_makes_a_route_safer(origin: str, via: list[str], more: str) -> None:
    base = _BASE
    shorter = transit_cooperation(base, origin, via, day("2022-06-01"))
    longer = transit_cooperation(base, origin, [*via, more], day("2022-06-01"))
    if shorter.value is None:
        assert longer.value in (None, "high")
    elif longer.value is not None:
        assert GRADES.index(longer.value) >= GRADES.index(shorter.value)
    assert "{" not in statement(longer)
    assert not statement(longer).startswith("transit")


_BASE = shared_knowledge()
