# SPDX-License-Identifier: GPL-3.0-or-later
"""Precedents in words: nothing without a sentence, nothing unreadable, and the caution wherever it belongs."""

import pytest

from exile_risk.knowledge import Knowledge
from exile_risk.model.precedents import HARM, NO_HARM, Match, Point, Tally
from exile_risk.precedents import precedents_of
from exile_risk.precedents.library import library
from exile_risk.precedents.likeness import COMPARED
from exile_risk.precedents.vocabulary import CHARGE_FAMILY, PROFILE_KIND, PROMINENCE, PROTECTION, REGIME, UNKNOWN
from exile_risk.scenarios import scenarios
from exile_risk.wording import precedents as words
from exile_risk.wording.dates import partial_date_text
from tests.precedents.conftest import rated


@pytest.fixture(scope="module")
def matches(knowledge: Knowledge) -> list[Match]:
    found = [precedents_of(rated(s.id, knowledge, "2026-11-24"), knowledge, most=300) for s in scenarios()]
    return [match for near in found for match in (*near.harmed, *near.spared)]


def test_every_point_and_outcome_can_be_said(matches: list[Match]) -> None:
    assert len(matches) > 500
    said = {words.point_text(p) for m in matches for p in (*m.shares, *m.differs) if p.id != words.RECENT}
    assert len(said) > 40
    for text in said:
        assert text
        assert "{" not in text
        assert "_" not in text
        assert "safe" not in text.lower()


def test_every_comparison_of_every_pair_of_values_has_words(knowledge: Knowledge) -> None:
    books = library(knowledge)
    values = books.coded.values
    points = {
        (p.id, tuple(sorted(p.params.items()))): p
        for compare, own in zip(COMPARED[1:], values[1:], strict=True)
        for here in own
        for there in own
        for verdict in (compare(here, there, books.weights),)
        for p in (*verdict.shares, *verdict.differs)
    }
    assert len(points) > 50
    for point in points.values():
        assert words.point_text(point)


@pytest.mark.parametrize("outcome", sorted(HARM | NO_HARM))
def test_outcomes_are_named_and_long_detention_is_not_hidden(outcome: str, knowledge: Knowledge) -> None:
    cases = [p for p in library(knowledge).precedents if p.outcome == outcome]
    assert cases
    for one in cases:
        text = words.outcome_text(one)
        assert text[0].isupper()
        assert "safe" not in text.lower()
        assert ("long detention" in text) is (not one.harmed and one.severity == "imprisonment")


def test_disputed_attribution_is_said(knowledge: Knowledge) -> None:
    disputed = [p for p in library(knowledge).precedents if p.disputed]
    assert {p.id for p in disputed} >= {"2021-ua-by-01", "2023-th-la-01", "2024-fr-az-01", "2021-za-rw-01"}
    for one in library(knowledge).precedents:
        assert ("not proven" in words.event_text(one)) is one.disputed


def test_vocabularies_have_words() -> None:
    statuses = [s for s in PROTECTION if s != UNKNOWN]
    families = {f for f in CHARGE_FAMILY.values() if f not in (UNKNOWN, "none")}
    points = [
        *(Point("same_protection", {"status": s}, 1) for s in statuses),
        *(Point("other_protection", {"there": s, "here": "none"}, 1) for s in statuses),
        *(Point("same_charge", {"family": f}, 1) for f in families),
        *(Point("same_profile", {"kind": k}, 1) for k in set(PROFILE_KIND.values())),
        *(Point("same_prominence", {"level": level}, 1) for level in PROMINENCE),
        *(Point("same_regime", {"regime": r}, 1) for r in REGIME if r != UNKNOWN),
    ]
    assert all(words.point_text(p) for p in points)


def test_the_count_is_never_given_as_a_rate() -> None:
    text = words.tally_text(Tally({"killed": 1, "living_safely": 2}, {"extradited": 1}), "KH", "US")
    assert "3 cases read in a source, 1 of them ended in harm" in text
    assert "1 more is known but was not verified" in text
    assert text.endswith("What gets reported is not a rate.")
    assert words.tally_text(Tally({}, {}), "KH", "US") == ""
    assert "0 cases" in words.tally_text(Tally({}, {"killed": 1}), "KH", "US")
    assert "none of them" in words.tally_text(Tally({"living_safely": 1}, {}), "KH", "US")


@pytest.mark.parametrize(("text", "said"), [("2018", "2018"), ("2018-02", "Feb 2018"), ("2018-02-08", "8 Feb 2018")])
def test_dates_are_as_exact_as_they_are_known(text: str, said: str) -> None:
    assert partial_date_text(text) == said
