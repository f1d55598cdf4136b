# SPDX-License-Identifier: GPL-3.0-or-later
"""Pairs are built by rule alone, kept only where harm ranks above, and resampled by host or origin."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exile_risk.catalogue import load_catalogue
from exile_risk.evidence.backtest import Backtest, backtest
from exile_risk.evidence.backtest import TestedCase as Rated
from exile_risk.evidence.between import Dated, between, dated_events
from exile_risk.evidence.case_set import STATUSES, DocumentedCase
from exile_risk.evidence.orderings import (
    BASELINES,
    BEFORE_AFTER,
    FEWEST,
    KINDS,
    STATUS_CLASS,
    SUBSETS,
    TWO_HOSTS,
    WITHIN,
    Pair,
    Tally,
    orderings,
    pairs_of,
    resampled,
    standard,
    tally,
)
from exile_risk.model.assessment import Band
from exile_risk.session import shared_knowledge
from tests.evidence.test_backtest import read

DEAL = Dated("deal", date(2018, 3, 21), date(2018, 3, 21))
PLAIN = read({})[0]


def case_of(id: str, harm: bool, score: float = 0.0, simple: float = 0.0, **changes: Any) -> Rated:
    case = replace(PLAIN, id=id, harm=harm, **changes)
    return Rated(case, Band.LOW, -score, score, None, dict.fromkeys(BASELINES, simple))


def built(cases: Sequence[Rated], *events: Dated) -> list[Pair]:
    return list(pairs_of(cases, lambda origin, host: events))


def ids(pairs: Sequence[Pair]) -> list[tuple[str, str, str]]:
    return [(p.kind, p.harmed.case.id, p.unharmed.case.id) for p in pairs]


BEFORE, AFTER = case_of("before", False, year=2018, month=2), case_of("after", True, year=2018, month=11)


def test_a_pair_in_one_host_needs_something_between() -> None:
    assert ids(built([BEFORE, AFTER], DEAL)) == [(BEFORE_AFTER, "after", "before")]
    assert built([BEFORE, AFTER], DEAL)[0].between == (DEAL,)
    assert built([BEFORE, AFTER]) == []


@pytest.mark.parametrize(
    ("first", "known", "lies"),
    [
        ("2018-02-28", "2018-02-28", False),  # may be the earlier case itself
        ("2018-03-01", "2018-03-01", True),
        ("2018-10-31", "2018-10-31", True),  # the eve of the later case
        ("2018-10-31", "2018-11-01", False),  # nobody could know on the eve
        ("2018-11-05", "2018-11-05", False),
        ("2018-01-01", "2019-01-01", False),  # known by its year only
    ],
)
def test_between_is_after_the_month_of_the_one_and_known_on_the_eve_of_the_other(
    first: str, known: str, lies: bool
) -> None:
    event = Dated("x", date.fromisoformat(first), date.fromisoformat(known))
    assert bool(between([event], BEFORE.case, AFTER.case)) == lies
    assert bool(built([BEFORE, AFTER], event)) == lies


def test_where_no_month_is_known_the_whole_year_belongs_to_the_case() -> None:
    early, late = case_of("early", True, year=2018, month=None), case_of("late", False, year=2020, month=None)
    assert built([early, late], DEAL) == []
    assert built([early, late], replace(DEAL, first=date(2019, 1, 1), known=date(2019, 1, 1)))


def test_the_same_ending_another_origin_or_the_same_day_make_no_pair() -> None:
    assert built([BEFORE, replace(AFTER, case=replace(AFTER.case, harm=False))], DEAL) == []
    assert built([BEFORE, replace(AFTER, case=replace(AFTER.case, origin="VN"))], DEAL) == []
    assert built([BEFORE, replace(AFTER, case=replace(AFTER.case, month=2))], DEAL) == []


def test_two_hosts_need_people_alike() -> None:
    here, there = case_of("here", True), case_of("there", False, host="MY")
    assert ids(built([here, there])) == [(TWO_HOSTS, "here", "there")]
    for change in (
        {"refugee_status": "host_recognised"},
        {"refugee_status": "unknown"},
        {"detained_by_host": False},
        {"detained_by_host": None},
        {"year": 2021, "month": 4},
        {"origin": "VN"},
    ):
        assert built([here, replace(there, case=replace(there.case, **change))]) == [], change
    for change in ({"refugee_status": "asylum_seeker"}, {"year": 2021, "month": 2}):
        assert built([here, replace(there, case=replace(there.case, **change))]), change


def test_people_of_whom_the_same_is_unknown_are_not_alike() -> None:
    for change in ({"refugee_status": "unknown"}, {"detained_by_host": None}):
        assert built([case_of("here", True, **change), case_of("there", False, host="MY", **change)]) == [], change


def test_every_status_has_a_class_but_the_unknown_one() -> None:
    assert set(STATUS_CLASS) == set(STATUSES) - {"unknown"}


def test_only_a_higher_score_of_the_harmed_case_keeps_a_pair() -> None:
    harmed = [case_of(f"harmed-{score}", True, score=score, year=2019) for score in (2.0, 1.0, 0.0, 1 + 1e-13)]
    pairs = built([case_of("spared", False, score=1.0), *harmed], DEAL)
    assert [p.result for p in pairs] == ["kept", "tie", "reversed", "tie"]
    assert tally(pairs, standard) == Tally(4, 1, 2)
    assert tally(pairs, standard).share == 0.5
    assert tally([], standard).share is None


def test_figures_of_kinds_hosts_and_simple_scores_are_counted_apart() -> None:
    cases = (
        case_of("th-1", False, score=1.0, simple=3.0),
        case_of("th-2", True, score=2.0, simple=1.0, year=2024),  # after the deal of 2018
        case_of("my-1", True, score=1.0, simple=3.0, host="MY"),
        case_of("de-1", True, score=0.0, simple=4.0, host="DE"),
    )
    found = orderings(Backtest(cases, ()), shared_knowledge())
    figures = {(o.kind, o.subset): o for o in found.figures}
    assert set(figures) == {(kind, subset) for kind in KINDS for subset in SUBSETS[kind]}
    assert figures[BEFORE_AFTER, "all"].found == Tally(1, 1, 0)
    assert figures[BEFORE_AFTER, "all"].baselines["five_term"] == Tally(1, 0, 0)
    assert figures[BEFORE_AFTER, "harm_first"].found == Tally(0, 0, 0)
    assert figures[BEFORE_AFTER, "harm_later"].found == Tally(1, 1, 0)
    assert figures[TWO_HOSTS, "all"].found == Tally(2, 0, 1)
    assert figures[TWO_HOSTS, "sea_hosts"].found == Tally(1, 0, 1)
    assert figures[TWO_HOSTS, "all"].baselines["host_rule_of_law"] == Tally(2, 1, 1)
    assert (figures[TWO_HOSTS, "all"].clusters, figures[TWO_HOSTS, "all"].largest) == (1, 2)
    assert ids(found.not_kept) == [(TWO_HOSTS, "my-1", "th-1"), (TWO_HOSTS, "de-1", "th-1")]


def test_a_pair_is_of_south_east_asia_where_both_hosts_are() -> None:
    here, near, far = case_of("here", True), case_of("near", False, host="MY"), case_of("far", False, host="DE")
    assert [p.in_sea for p in built([here, near, far])] == [True, False]
    turned = [replace(c, case=replace(c.case, harm=not c.case.harm)) for c in (here, near, far)]
    assert [p.in_sea for p in built(turned)] == [True, False]


def test_the_order_of_the_cases_changes_nothing() -> None:
    cases = [case_of(f"c{n}", n % 2 == 0, score=n % 5, host="TH" if n % 3 else "MY", year=2015 + n) for n in range(10)]
    there = orderings(Backtest(tuple(cases), ()), shared_knowledge())
    back = orderings(Backtest(tuple(reversed(cases)), ()), shared_knowledge())
    assert there.figures == back.figures
    assert len(there.pairs) > 5


CASES = st.lists(
    st.builds(
        lambda n, harm, score, host, year, month, held, status: case_of(
            f"c{n}", harm, score, host=host, year=year, month=month, detained_by_host=held, refugee_status=status
        ),
        st.uuids(),
        st.booleans(),
        st.integers(0, 3).map(float),
        st.sampled_from(["TH", "MY", "DE"]),
        st.integers(2014, 2020),
        st.none() | st.integers(1, 12),
        st.sampled_from([True, False, None]),
        st.sampled_from(STATUSES),
    ),
    max_size=12,
)


@given(CASES)
def test_pairs_are_those_that_can_be_found_by_hand(cases: list[Rated]) -> None:
    wanted = []
    for one, other in product(cases, cases):
        a, b = one.case, other.case
        if not a.harm or b.harm:
            continue
        if a.host == b.host:
            early, late = (a, b) if a.eve < b.eve else (b, a)
            over = date(2018, 3, 1) if early.year < 2018 or (early.year == 2018 and (early.month or 12) < 3) else None
            if over and late.eve >= DEAL.known:
                wanted.append((BEFORE_AFTER, a.id, b.id))
        elif a.detained_by_host is not None and a.detained_by_host == b.detained_by_host:
            kinds = [STATUS_CLASS.get(c.refugee_status) for c in (a, b)]
            if kinds[0] == kinds[1] is not None and abs((a.eve - b.eve).days) <= WITHIN.days:
                wanted.append((TWO_HOSTS, a.id, b.id))
    assert sorted(ids(built(cases, DEAL))) == sorted(wanted)


@given(CASES)
def test_turning_every_score_round_turns_every_pair_round(cases: list[Rated]) -> None:
    pairs = built(cases, DEAL)
    right, wrong = tally(pairs, standard), tally(pairs, lambda t: -t.index_standard)
    assert wrong.kept == right.pairs - right.kept - right.ties
    assert wrong.ties == right.ties
    assert right.share is None or right.share + (wrong.share or 0) == pytest.approx(1)


def test_whole_clusters_are_drawn_and_few_give_no_interval() -> None:
    """One busy host counts as one draw: the interval is as wide as hosts differ, not as narrow as pairs are many."""
    found = [Tally(400, 400, 0), *[Tally(1, 0, 0)] * (FEWEST - 1)]
    assert resampled(found[:-1]) is None
    span = resampled(found)
    assert span is not None
    assert span[0] == 0
    assert span[1] > 0.99
    assert span == resampled(found)
    assert resampled([Tally(3, 3, 0)] * FEWEST) == (1, 1)
    assert resampled([Tally(3, 0, 3)] * FEWEST) == (0.5, 0.5)


def test_pairs_of_rated_cases_have_the_standard_index_and_real_events() -> None:
    cases: tuple[DocumentedCase, ...] = read({"month": 1}, {"harm": 0, "month": 6}, {"harm": 0, "host": "MY"})
    found = orderings(backtest(cases, load_catalogue(), shared_knowledge()), shared_knowledge())
    kinds = {p.kind: p for p in found.pairs}
    assert set(kinds) == set(KINDS)
    assert "kh-th-fugitives-2018" in {d.id for d in kinds[BEFORE_AFTER].between}
    pair = kinds[TWO_HOSTS]
    assert pair.order(standard) == (pair.harmed.index_standard > pair.unharmed.index_standard) - (
        pair.harmed.index_standard < pair.unharmed.index_standard
    )


def test_what_is_dated_on_a_corridor() -> None:
    knowledge = shared_knowledge()
    found = {d.id: d for d in dated_events(knowledge, "KH", "TH")}
    assert found["kh-th-fugitives-2018"].known == date(2018, 3, 21)  # a deal, and the day after its last
    assert found["kh-th-fugitives-2018 (end)"].known == date(2025, 7, 24)
    assert found["kh-th-border-war-2025"].first == date(2025, 7, 24)  # a hostile break
    assert found["host_law.TH.nonrefoulement_statute.2023-02-22"].first == date(2023, 2, 22)
    coup = next(f for f in knowledge.facts("MM", "power_seized"))
    assert coup.id in {d.id for d in dated_events(knowledge, "MM", "TH")}
    assert coup.id not in found
    incidents = {f.id for f in knowledge.facts("KH>TH", "incident")}
    assert incidents & set(found)
    assert not incidents & {d.id for d in dated_events(knowledge, "TH", "KH")}


def test_working_ties_counted_from_handovers_are_no_event() -> None:
    """They tell of a reported handover, which may be the very case of the pair."""
    knowledge = shared_knowledge()
    ties = [f for f in knowledge.facts("MY-TR", "security_cooperation") if f.value == "working_ties" and f.valid_from]
    assert ties
    assert not {f.id for f in ties} & {d.id for d in dated_events(knowledge, "TR", "MY")}


def test_what_is_known_by_its_month_may_begin_on_its_first_and_counts_from_the_next() -> None:
    knowledge = shared_knowledge()
    known = {d.id: d for d in dated_events(knowledge, "KH", "TH")}
    month = next(e for e in knowledge.timeline if e.concerns("KH", "TH") and len(e.date) == 7)
    year, number = map(int, month.date.split("-"))
    following = date(year + number // 12, number % 12 + 1, 1)
    assert (known[month.id].first, known[month.id].known) == (date(year, number, 1), following)
