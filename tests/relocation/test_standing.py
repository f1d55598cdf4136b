# SPDX-License-Identifier: GPL-3.0-or-later
"""Small gains are told apart where all are small, and none makes a way needless that somebody may still need."""

from dataclasses import replace

import pytest

from exile_risk.knowledge.conditions import Condition
from exile_risk.model.relocation import Access, Choice, Kind, Prospect, Road, Roads, Span
from exile_risk.relocation import ranking
from exile_risk.relocation.criteria import CRITERIA, checked


def made(gain: tuple[float, float], staying: float = 0.5, place: str = "AU", later: float | None = None) -> Choice:
    """An option with this gain for somebody to whom staying leaves this much danger."""
    this_year, safe = Span(*gain), Span(*(1 - staying + g for g in gain))
    in_three = this_year if later is None else Span(later, later)
    return Choice(
        f"{place}:1", place, Kind.DURABLE, None, None, Access("rare", Span(0.0, 1.0)), Span(4, 8),
        Roads((Road((), 0.001),)), Prospect(safe, safe, this_year, in_three), dict.fromkeys(CRITERIA, 0.5),
    )  # fmt: skip


def step(gain: tuple[float, float], staying: float = 0.5) -> int:
    return -ranking.standing(made(gain, staying))[0]


def aside(*ordered: Choice, wished: tuple[str, ...] = ()) -> dict[str, str]:
    return dict(ranking.dominated_by(ordered, (), wished))


@pytest.mark.parametrize(
    ("gain", "staying", "expected"),
    [
        ((-0.000004, -0.000002), 0.5, 0),  # lost in rounding
        ((-0.0009, 0.0001), 0.5, 0),  # one end helps
        ((-0.0009, -0.0003), 0.5, -1),  # no end helps
        ((-0.003, 0.0002), 0.5, -1),  # more than a thousandth, though one end helps
        ((-0.06, -0.04), 0.5, -2),  # a step is .02 here
        ((0.0, 0.0), 0.5, 0),
        ((0.01, 0.01), 0.08, 2),  # a twentieth of .08
        ((0.01, 0.01), 0.5, 0),
        ((0.001, 0.001), 0.0001, 5),  # never finer than .0002
    ],
)
def test_steps_follow_what_staying_leaves_and_tiny_losses_are_none(
    gain: tuple[float, float], staying: float, expected: int
) -> None:
    assert step(gain, staying) == expected


def test_order_by_gain_means_something_where_all_gains_are_small() -> None:
    liked = replace(made((0.002, 0.002), 0.04, "NZ"), criteria=dict.fromkeys(CRITERIA, 1.0))
    helps = replace(made((0.01, 0.01), 0.04), criteria=dict.fromkeys(CRITERIA, 0.0))
    assert ranking.in_order([liked, helps], checked(None)) == (helps, liked)
    at_large = [
        replace(one, prospect=made(g, 0.9).prospect) for one, g in ((liked, (0.002,) * 2), (helps, (0.01,) * 2))
    ]
    assert ranking.in_order(at_large, checked(None))[0].id == liked.id, "of one step the client decides"


def worse(one: Choice, place: str) -> Choice:
    """The same as slow, and by nothing else worse."""
    return replace(one, id=f"{place}:2", destination=place, weeks=Span(40, 50))


def test_nobody_is_set_aside_for_a_smaller_gain_elsewhere() -> None:
    more = worse(made((0.006, 0.006)), "CH")
    less = made((0.0058, 0.0058), place="IE")
    assert aside(less, more) == {}
    assert aside(less, replace(more, destination="IE")) == {"CH:2": "IE:1"}, "in one place a tenth is no difference"
    assert aside(made((0.0061, 0.0061), place="IE"), more) == {"CH:2": "IE:1"}
    three_years = worse(made((0.006, 0.006), later=0.02), "CH")
    assert aside(made((0.006, 0.006), place="IE", later=0.019), three_years) == {}


def test_a_gain_is_as_good_within_a_tenth_and_never_within_more_than_epsilon() -> None:
    other = replace(worse(made((0.01, 0.01)), "AU"), id="AU:2")
    assert aside(made((0.0091, 0.0091)), other) == {"AU:2": "AU:1"}
    assert aside(made((0.0089, 0.0089)), other) == {}
    large = replace(worse(made((0.4, 0.4), 0.9), "AU"), id="AU:2")
    assert aside(made((0.385, 0.385), 0.9), large) == {"AU:2": "AU:1"}
    assert aside(made((0.37, 0.37), 0.9), large) == {}


def test_a_gain_that_is_larger_by_little_makes_no_other_way_needless() -> None:
    assert aside(made((0.011, 0.011)), made((0.0075, 0.0075), place="CA")) == {}
    assert aside(made((0.2, 0.2)), made((0.1, 0.1), place="CA")) == {"CA:1": "AU:1"}


@pytest.mark.parametrize("field", ["sponsor", "referrer"])
def test_whoever_has_a_sponsor_or_referrer_is_not_sent_elsewhere(field: str) -> None:
    better = made((0.2, 0.2))
    held = Condition(field, "needs", ("ngo",), None, None, True, "somebody")
    one = made((0.1, 0.1), place="CA")
    in_hand = replace(one, access=replace(one.access, met=(held,)))
    still_sought = replace(one, access=replace(one.access, to_obtain=(held,)))
    assert aside(better, in_hand) == {}
    assert aside(better, still_sought) == {"CA:1": "AU:1"}
