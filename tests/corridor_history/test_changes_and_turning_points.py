# SPDX-License-Identifier: GPL-3.0-or-later
"""What differs between two readings, and which times are offered first."""

from collections.abc import Callable
from datetime import date

from exile_risk.corridor_history import History, changes, turning_points
from exile_risk.knowledge import Knowledge
from exile_risk.model.facts import Derived

Made = Callable[..., History]


def test_changes_name_both_answers_and_the_facts_that_are_new(knowledge: Knowledge) -> None:
    before = knowledge.corridor("KH", "TH", date(2018, 3, 20))
    after = knowledge.corridor("KH", "TH", date(2018, 3, 21))
    (one,) = changes(before, after)
    assert (one.factor, one.before.value, one.after.value) == (
        "security_cooperation",
        "working_ties",
        "explicit_fugitive_or_swap_deal",
    )
    assert one.new_facts
    assert not set(one.new_facts) & set(one.before.facts)


def test_a_gap_on_either_side_counts_and_sameness_does_not() -> None:
    gap, known = Derived("a", None, "r", {}, why_unknown="r"), Derived("a", "x", "r", {})
    assert [c.factor for c in changes({"a": gap}, {"a": known})] == ["a"]
    assert [c.factor for c in changes({"a": known}, {"a": gap})] == ["a"]
    assert changes({"a": known}, {"a": Derived("a", "x", "another rule", {})}) == ()


def test_the_founding_months_are_among_the_turning_points(made: Made) -> None:
    for corridor in (("TH", "KH"), ("KH", "TH")):
        points = turning_points(made(*corridor))
        founding = [p for p in points if p.first.year == 2018 and p.first.month == 2 and p.last == date(2018, 3, 21)]
        assert len(founding) == 1
        assert founding[0].before == date(2018, 1, 31)
        assert founding[0].after >= date(2018, 4, 20)
        assert any(p.last == date(2025, 7, 24) for p in points)


def test_new_year_and_mere_forgetting_are_no_turning_points(made: Made) -> None:
    for corridor in (("TH", "KH"), ("KH", "TH"), ("CN", "TH"), ("TR", "DE")):
        found = made(*corridor)
        told = {t.day for t in found.turns if any(c.new_facts for c in t.changes)}
        for point in turning_points(found):
            assert (point.first.month, point.first.day) != (1, 1)
            assert point.first in told
            assert point.before < point.first <= point.last <= point.after


def test_at_most_so_many_in_time_order(made: Made) -> None:
    points = turning_points(made("TH", "LA"), most=2)
    assert len(points) == 2
    assert points[0].first < points[1].first
    assert {p.first for p in points} <= {p.first for p in turning_points(made("TH", "LA"), most=10)}
