# SPDX-License-Identifier: GPL-3.0-or-later
"""Shortest ways through a graph: Dijkstra from one place to all, and Yen's k shortest loop-free ways to one place.

Knows nothing of states or danger. Ties fall the same way at every run: by the names of the places.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise
from math import inf

Steps = Mapping[str, Sequence[tuple[str, float]]]
"""What is joined to each place by one step, and what the step costs (never below 0)."""

Way = tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Graph:
    """Places joined both ways at the same cost. `toll` is what entering a place costs beside the step (never below 0);
    a place without one is not entered. One of `dead_ends` is entered and not left, unless a way begins there.
    """

    steps: Steps
    toll: Mapping[str, float]
    dead_ends: frozenset[str] = frozenset()


def from_one(graph: Graph, start: str) -> tuple[dict[str, float], dict[str, str]]:
    """Return the least cost to every place that can be reached, and the place before it on the way there."""
    toll, costs, before = graph.toll, {start: 0.0}, dict[str, str]()
    waiting = [(0.0, start)]
    while waiting:
        cost, place = heappop(waiting)
        if cost > costs[place] or (place in graph.dead_ends and place != start):
            continue
        for there, step in graph.steps.get(place, ()):
            if there in toll:
                reached = cost + (step + toll[there])
                if reached < costs.get(there, inf):
                    costs[there], before[there] = reached, place
                    heappush(waiting, (reached, there))
    return costs, before


def way_to(before: Mapping[str, str], place: str) -> Way:
    """Return the way that `from_one` found to a place it reached, both ends included."""
    way = [place]
    while way[-1] in before:
        way.append(before[way[-1]])
    return tuple(reversed(way))


def remaining_to(graph: Graph, goal: str, start: str) -> dict[str, float]:
    """Return the least cost from every place to a goal: never more than any way from `start` still costs there."""
    toll, costs = graph.toll, {goal: 0.0}
    waiting = [(0.0, goal)]
    while waiting:
        cost, place = heappop(waiting)
        if cost > costs[place] or place not in toll:
            continue
        entered = cost + toll[place]
        for there, step in graph.steps.get(place, ()):
            reached = entered + step
            if reached < costs.get(there, inf) and (there not in graph.dead_ends or there == start):
                costs[there] = reached
                heappush(waiting, (reached, there))
    return costs


def k_shortest(graph: Graph, start: str, goal: str, k: int) -> list[tuple[float, Way]]:
    """Return up to k different loop-free ways with their costs, the shortest first (Yen 1971).

    What remains to the goal is worked out once and guides every search, which makes the later ways nearly free.
    """
    remaining = remaining_to(graph, goal, start)
    first = _search(graph, (start,), goal, remaining, ())
    found = [first] if first else []
    candidates: list[tuple[float, Way]] = []
    seen = {way for _, way in found}
    while found and len(found) < k:
        _, last = found[-1]
        for n in range(len(last) - 1):
            root = last[: n + 1]
            taken = {way[n + 1] for _, way in found if way[: n + 1] == root}
            candidate = _search(graph, root, goal, remaining, taken)
            if candidate and candidate[1] not in seen:
                seen.add(candidate[1])
                heappush(candidates, candidate)
        if not candidates:
            break
        found.append(heappop(candidates))
    return found


def _search(
    graph: Graph, root: Way, goal: str, remaining: Mapping[str, float], not_next: Collection[str]
) -> tuple[float, Way] | None:
    """Return the shortest loop-free way that begins with `root` and does not go on to one of `not_next` (A*).

    Nothing remains to the goal from a dead end, so that none is entered on the way.
    """
    spur, passed, toll = root[-1], set(root[:-1]), graph.toll
    costs, before, done = {spur: 0.0}, dict[str, str](), set[str]()
    waiting = [(0.0, spur)]
    while waiting:
        _, place = heappop(waiting)
        if place == goal:
            whole = root[:-1] + way_to(before, goal)
            return cost_of(graph, whole), whole
        if place in done:
            continue
        done.add(place)
        for there, step in graph.steps.get(place, ()):
            if there in passed or there not in toll or there not in remaining:
                continue
            if place == spur and there in not_next:
                continue
            reached = costs[place] + (step + toll[there])
            if reached < costs.get(there, inf):
                costs[there], before[there] = reached, place
                heappush(waiting, (reached + remaining[there], there))
    return None


def cost_of(graph: Graph, way: Way) -> float:
    """Return what a way costs, its steps added in order."""
    cost = 0.0
    for place, there in pairwise(way):
        cost += min(step for end, step in graph.steps[place] if end == there) + graph.toll[there]
    return cost
