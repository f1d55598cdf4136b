# SPDX-License-Identifier: GPL-3.0-or-later
"""The rule for contradictions, and partial dates."""

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from exile_risk.knowledge.dates import first_day, last_day, years_before
from exile_risk.knowledge.resolve import resolve
from exile_risk.model.facts import Basis, Confidence, Fact

DAY = date(2018, 6, 1)
BASE = Fact(
    "m", "TH", "asylum_law", "none", date(2010, 1, 1), None, ("s",), Basis.EXTRACTED, Confidence.MEDIUM, "2018", ""
)


@pytest.mark.parametrize(
    "winner",
    [
        replace(BASE, id="z", value="yes", valid_from=date(2011, 1, 1), basis=Basis.GENERAL_KNOWLEDGE),
        replace(BASE, id="z", value="yes", basis=Basis.READ, confidence=Confidence.MEDIUM),
        replace(BASE, id="z", value="yes", confidence=Confidence.HIGH),
        replace(BASE, id="a", value="yes"),
    ],
    ids=["newer", "better basis", "more confident", "id"],
)
def test_the_written_order(winner: Fact) -> None:
    undated = replace(BASE, id="0", value="partial", valid_from=None, basis=Basis.READ)
    for facts in permutations([BASE, winner, undated]):
        found = resolve(facts, DAY)
        assert found is not None
        assert found.fact is winner
        assert set(found.set_aside) == {BASE, undated}


def test_what_agrees_is_kept_beside_the_winner() -> None:
    twin = replace(BASE, id="n")
    found = resolve([twin, BASE], DAY)
    assert found is not None
    assert (found.facts, found.set_aside) == ((BASE, twin), ())


def test_low_confidence_is_set_aside_and_alone_says_nothing() -> None:
    rumour = replace(BASE, id="r", value="yes", valid_from=date(2018, 1, 1), confidence=Confidence.LOW)
    found = resolve([rumour, BASE], DAY)
    assert found is not None
    assert (found.fact, found.set_aside) == (BASE, (rumour,))
    assert resolve([rumour], DAY) is None


def test_only_what_holds_on_the_day() -> None:
    assert resolve([replace(BASE, valid_to=date(2018, 5, 31))], DAY) is None
    assert resolve([replace(BASE, valid_from=date(2018, 6, 2))], DAY) is None
    assert resolve([replace(BASE, valid_from=DAY, valid_to=DAY)], DAY) is not None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2018", "2018-01-01", "2018-12-31"),
        ("2018-02", "2018-02-01", "2018-02-28"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2018-12", "2018-12-01", "2018-12-31"),
        ("2018-02-14", "2018-02-14", "2018-02-14"),
    ],
)
def test_partial_dates(text: str, first: str, last: str) -> None:
    assert (first_day(text).isoformat(), last_day(text).isoformat()) == (first, last)


@pytest.mark.parametrize(
    "text", ["", "18", "2018-2", "2018-00", "2018-13", "2018-02-30", "2018-02-00", "２０１８", "x"]
)
def test_impossible_dates(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any of the built-in messages will do
        first_day(text)


def test_leap_day_five_years_earlier() -> None:
    assert years_before(date(2024, 2, 29), 5) == date(2019, 2, 28)
