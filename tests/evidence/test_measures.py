# SPDX-License-Identifier: GPL-3.0-or-later
"""The measure is the plain one that can be counted by hand."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from exile_risk.evidence.measures import Ranked, concordance, interval

ROWS = st.lists(st.tuples(st.integers(-5, 5), st.booleans()), max_size=40)


def _by_hand(rows: list[tuple[int, bool]]) -> float | None:
    pairs = list(product([s for s, h in rows if h], [s for s, h in rows if not h]))
    return sum((a > b) + (a == b) / 2 for a, b in pairs) / len(pairs) if pairs else None


@given(ROWS)
def test_every_pair_counted_by_hand_gives_the_same(rows: list[tuple[int, bool]]) -> None:
    found, by_hand = concordance([(float(s), h) for s, h in rows]), _by_hand(rows)
    assert (found is None) == (by_hand is None)
    if found is not None and by_hand is not None:
        assert abs(found - by_hand) < 1e-12


@given(ROWS)
def test_only_the_order_of_scores_matters(rows: list[tuple[int, bool]]) -> None:
    assert concordance([(float(s), h) for s, h in rows]) == concordance([(3.0**s, h) for s, h in rows])


def test_an_interval_holds_the_figure_and_is_the_same_again() -> None:
    rows = [Ranked(float(i % 7 + 4 * (i % 3 == 0)), i % 3 == 0, str(i % 11)) for i in range(120)]
    figure, found = concordance([(r.score, r.happened) for r in rows]), interval(rows)
    assert figure is not None
    assert found is not None
    assert found[0] <= figure <= found[1]
    assert found == interval(rows)


def test_one_cluster_that_never_saw_harm_has_no_interval() -> None:
    assert interval([Ranked(1.0, False, "a"), Ranked(2.0, False, "a")]) is None
