# SPDX-License-Identifier: GPL-3.0-or-later
"""The nearest precedents: only earlier ones, only citable ones, the same every time, and sensible ones."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exile_risk.knowledge import Knowledge
from exile_risk.model.answers import Answer, Unanswered
from exile_risk.model.case import Case
from exile_risk.model.facts import Basis
from exile_risk.model.precedents import HARM, Neighbours
from exile_risk.precedents import nearest, precedents_of
from exile_risk.precedents.library import library
from exile_risk.precedents.likeness import full_marks, place
from exile_risk.precedents.traits import Place
from exile_risk.scenarios import scenarios
from exile_risk.session import shared_knowledge
from tests.precedents.conftest import rated

BASE = shared_knowledge()
CASES = {s.id: rated(s.id, BASE) for s in scenarios()}
EVERY = len(library(BASE).precedents)


@st.composite
def searches(draw: st.DrawFn) -> tuple[Case, dict[str, Answer], date]:
    """A practice case on some corridor and day, with some of its answers open."""
    found = CASES[draw(st.sampled_from(sorted(CASES)))]
    kept = draw(st.sets(st.sampled_from(sorted(found.used))))
    one = draw(st.sampled_from(library(BASE).precedents))
    near = one.over + timedelta(days=draw(st.integers(-40, 40)))
    day = draw(st.one_of(st.just(near), st.dates(date(2001, 1, 1), date(2026, 12, 31))))
    origin, host = draw(st.sampled_from([(found.case.origin, found.case.host), (one.origin, one.host)]))
    return replace(found.case, origin=origin, host=host), {f: found.used[f] for f in kept}, day


@settings(max_examples=200, deadline=None)
@given(searches(), st.integers(1, 12))
def test_nothing_from_the_day_or_after_it_and_every_point_is_named(
    search: tuple[Case, dict[str, Answer], date], most: int
) -> None:
    case, answers, day = search
    found = nearest(case, answers, day, BASE, most)
    for matches, harmed in ((found.harmed, True), (found.spared, False)):
        assert len(matches) <= most
        assert [m.similarity for m in matches] == sorted((m.similarity for m in matches), reverse=True)
        for match in matches:
            one = match.precedent
            assert one.over < day
            assert one.date < day.isoformat()
            assert one.citable
            assert one.basis is not Basis.GENERAL_KNOWLEDGE
            assert one.harmed is harmed is (one.outcome in HARM)
            assert 0 <= match.similarity <= 1
            total = sum(p.points for p in match.shares) / full_marks(library(BASE).weights)
            assert match.similarity == pytest.approx(total, abs=0.0006)
            assert all(p.points > 0 for p in (*match.shares, *match.differs))
    assert nearest(case, answers, day, BASE, most) == found


@settings(max_examples=60, deadline=None)
@given(searches())
def test_the_count_is_of_this_corridor_before_the_day(search: tuple[Case, dict[str, Answer], date]) -> None:
    case, answers, day = search
    tally = nearest(case, answers, day, BASE).tally
    there = [p for p in library(BASE).precedents if (p.origin, p.host) == (case.origin, case.host) and p.over < day]
    unread = [p for p in there if p.basis is Basis.GENERAL_KNOWLEDGE]
    assert sum(tally.unverified.values()) == len(unread)
    assert sum(tally.read.values()) == len(there) - len(unread)


def ids(found: Neighbours) -> tuple[list[str], list[str]]:
    return [m.precedent.id for m in found.harmed], [m.precedent.id for m in found.spared]


def test_a_month_counts_from_the_next_and_a_year_from_the_next_january() -> None:
    everything = [p for side in ids(_search("KH", "TH", date(2021, 11, 30))) for p in side]
    later = [p for side in ids(_search("KH", "TH", date(2021, 12, 1))) for p in side]
    assert not {"2021-th-kh-01", "2021-th-kh-02"} & set(everything)
    assert {"2021-th-kh-01", "2021-th-kh-02"} <= set(later)
    assert "2014-kh-th-01" not in ids(_search("TH", "KH", date(2014, 12, 31)))[1]
    assert "2014-kh-th-01" in ids(_search("TH", "KH", date(2015, 1, 1)))[1]


def _search(origin: str, host: str, day: date) -> Neighbours:
    return nearest(Case(origin, host, day), {}, day, BASE, EVERY)


def test_no_unread_case_is_ever_shown_whatever_the_corridor() -> None:
    shown = set()
    for origin, host in library(BASE).corridors:
        found = _search(origin, host, date(2030, 1, 1))
        shown |= {m.precedent.id for m in (*found.harmed, *found.spared)}
    barred = {p.id for p in library(BASE).precedents if not p.citable}
    assert barred
    assert not shown & barred
    assert shown == {p.id for p in library(BASE).precedents} - barred


def test_the_founding_case_finds_what_a_caseworker_would_think_of() -> None:
    """In January 2018: two Cambodians whom Thailand let go on, and people of another state whom it did not."""
    found = precedents_of(CASES["refugee-in-thailand-2018"], BASE)
    assert ids(found)[1][:2] == ["2004-th-kh-01", "2009-th-kh-01"]
    assert {m.precedent.host for m in found.harmed} == {"TH"}
    assert ids(found)[0][0] == "2015-th-cn-01"
    assert found.tally.read == {"resettled_third_country": 2}


def test_its_own_outcome_leads_from_the_day_after() -> None:
    before = precedents_of(rated("refugee-in-thailand-2018", BASE, "2018-02-08"), BASE)
    after = precedents_of(rated("refugee-in-thailand-2018", BASE, "2018-02-09"), BASE)
    assert "2018-th-kh-01" not in ids(before)[0]
    assert ids(after)[0][0] == "2018-th-kh-01"
    assert after.harmed[0].similarity > 0.75


def test_a_royal_insult_suspect_in_laos_meets_those_who_vanished_there() -> None:
    found = precedents_of(CASES["royal-insult-suspect-in-laos"], BASE)
    assert ids(found)[0][:2] == ["2017-la-th-01", "2016-la-th-01"]


def test_the_order_of_rows_changes_nothing(copy: Path) -> None:
    path = copy / "precedents.csv"
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([head, *reversed(rows)]) + "\n", encoding="utf-8")
    turned = Knowledge.load(copy)
    for found in CASES.values():
        assert precedents_of(found, turned) == precedents_of(found, BASE)


def test_the_ladder_of_places() -> None:
    weights = library(BASE).weights
    here = Place("KH", "TH", "South-eastern Asia", "autocracy")
    ladder = [
        Place("KH", "TH", "South-eastern Asia", "autocracy"),
        Place("CN", "TH", "South-eastern Asia", "mixed"),
        Place("KH", "MY", "South-eastern Asia", "autocracy"),
        Place("KH", "US", "Northern America", "liberal_democracy"),
        Place("CN", "MY", "South-eastern Asia", "autocracy"),
        Place("CN", "MY", "South-eastern Asia", "mixed"),
        Place("CN", "KZ", "Central Asia", "autocracy"),
        Place("CN", "US", "Northern America", "liberal_democracy"),
    ]
    points = [place(here, there, weights).points for there in ladder]
    assert points == sorted(points, reverse=True)
    assert len(set(points)) == len(points)
    assert points[-1] == 0


def test_an_open_answer_is_neither_like_nor_unlike() -> None:
    found = CASES["refugee-in-thailand-2018"]
    bare = replace(found.case, charges=())
    none = nearest(bare, {}, found.day, BASE, EVERY)
    asked = nearest(bare, {f: Answer(Unanswered.UNKNOWN) for f in found.used}, found.day, BASE, EVERY)
    assert none == asked
    placed = {"same_corridor", "same_host", "same_origin", "same_region", "same_regime", "recent"}
    for match in (*none.harmed, *none.spared):
        assert {p.id for p in match.shares} <= placed
        assert not match.differs


def test_what_shares_nothing_of_the_place_is_not_comparable() -> None:
    found = CASES["refugee-in-thailand-2018"]
    far = nearest(replace(found.case, origin="MV", host="FJ"), found.used, date(2001, 12, 1), BASE, EVERY)
    assert far.harmed == ()
    assert far.spared == ()
    assert dict(far.tally.read) == {}


def test_searching_leaves_no_knowledge_of_a_vault_behind(copy: Path) -> None:
    import gc
    import weakref

    corrected = Knowledge.load(copy)
    nearest(Case("KH", "TH", date(2020, 1, 1)), {}, date(2020, 1, 1), corrected)
    gone = weakref.ref(corrected)
    del corrected
    gc.collect()
    assert gone() is None
