# SPDX-License-Identifier: GPL-3.0-or-later
"""The search against plain enumeration of every loop-free way in small random graphs."""

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exile_risk.relocation.roads.shortest import Graph, Way, cost_of, from_one, k_shortest, remaining_to, way_to
from tests.engine.given import tried

PLACES = "ABCDEF"
PAIRS = list(combinations(PLACES, 2))
COST = st.sampled_from([0.0, 0.1, 0.25, 0.5, 1.0, 2.0])


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Most pairs are joined and most places open, so that there are many ways to choose from."""
    costs = draw(st.lists(COST | st.none(), min_size=len(PAIRS), max_size=len(PAIRS)))
    shut = draw(st.sets(st.sampled_from(PLACES), max_size=1))
    return graph(
        {pair: cost for pair, cost in zip(PAIRS, costs, strict=True) if cost is not None},
        toll={place: draw(COST) for place in PLACES[1:] if place not in shut},
        dead_ends=frozenset(draw(st.sets(st.sampled_from(PLACES), max_size=2))),
    )


def graph(pairs: dict[tuple[str, str], float], toll: dict[str, float], dead_ends: frozenset[str]) -> Graph:
    steps: dict[str, list[tuple[str, float]]] = {}
    for (a, b), cost in pairs.items():
        steps.setdefault(a, []).append((b, cost))
        steps.setdefault(b, []).append((a, cost))
    return Graph(steps, toll, dead_ends)


def every_way(graph: Graph, way: Way, goal: str) -> list[Way]:
    """Return all loop-free ways that go on from `way`, found by trying everything."""
    if way[-1] == goal:
        return [way]
    if len(way) > 1 and way[-1] in graph.dead_ends:
        return []
    onward = [n for n, _ in graph.steps.get(way[-1], ()) if n not in way and n in graph.toll]
    return [found for n in onward for found in every_way(graph, (*way, n), goal)]


@given(graphs(), st.integers(1, 5))
@tried(300)
def test_the_best_ways_are_the_best_of_all_ways(graph: Graph, k: int) -> None:
    ways = every_way(graph, ("A",), "F")
    found = k_shortest(graph, "A", "F", k)
    assert [cost for cost, _ in found] == pytest.approx(sorted(cost_of(graph, w) for w in ways)[:k])
    assert len({way for _, way in found}) == len(found)
    for cost, way in found:
        assert way in ways
        assert cost == cost_of(graph, way)


@given(graphs())
@tried(200)
def test_one_run_finds_the_least_cost_to_every_place(graph: Graph) -> None:
    costs, before = from_one(graph, "A")
    for goal in PLACES[1:]:
        ways = every_way(graph, ("A",), goal)
        assert (goal in costs) == bool(ways)
        if ways:
            assert costs[goal] == pytest.approx(min(cost_of(graph, w) for w in ways))
            assert cost_of(graph, way_to(before, goal)) == pytest.approx(costs[goal])
            assert remaining_to(graph, goal, "A")["A"] == pytest.approx(costs[goal])


@given(graphs(), st.sampled_from(PAIRS), COST)
@tried(200)
def test_one_more_leg_never_makes_the_best_way_worse(graph: Graph, pair: tuple[str, str], cost: float) -> None:
    steps = {place: list(ends) for place, ends in graph.steps.items()}
    for a, b in (pair, pair[::-1]):
        steps.setdefault(a, []).append((b, cost))
    less, more = k_shortest(graph, "A", "F", 1), k_shortest(replace(graph, steps=steps), "A", "F", 1)
    if less:
        assert more[0][0] <= less[0][0] + 1e-12


@given(graphs())
@tried(100)
def test_a_place_without_a_toll_is_never_entered_and_a_dead_end_never_left(graph: Graph) -> None:
    for _, way in k_shortest(graph, "A", "F", 4):
        assert all(place in graph.toll for place in way[1:])
        assert not graph.dead_ends & set(way[1:-1])
        assert all(b in [n for n, _ in graph.steps[a]] for a, b in pairwise(way))
