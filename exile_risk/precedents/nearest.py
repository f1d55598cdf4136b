# SPDX-License-Identifier: GPL-3.0-or-later
"""The nearest precedents of a case, for and against, from strictly before the day of the rating."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from exile_risk.model.answers import Answer
from exile_risk.model.case import Case
from exile_risk.model.facts import Basis
from exile_risk.model.precedents import Match, Neighbours, Point, Tally
from exile_risk.precedents.library import Library, library, region
from exile_risk.precedents.likeness import PLACE, Verdict, full_marks, keys, recency, recency_points
from exile_risk.precedents.traits import case_traits

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge
    from exile_risk.model.assessment import Assessment

SHOWN = 3
"""For and against, each."""

Judged = tuple[tuple[Verdict, ...], ...]
"""For each trait the verdict on each of its distinct values."""


def precedents_of(found: "Assessment", knowledge: "Knowledge", most: int = SHOWN) -> Neighbours:
    """Return the nearest precedents of an assessment, as of its day. Raises InputError for broken files."""
    return nearest(found.case, found.used, found.day, knowledge, most)


def nearest(
    case: Case, answers: Mapping[str, Answer], day: date, knowledge: "Knowledge", most: int = SHOWN
) -> Neighbours:
    """Return up to `most` precedents that ended in harm and as many that did not, nearest first, ties by id.

    Only what was surely over before `day` and may be cited is shown; the rest is counted. A precedent must share
    something of the place: host, state feared, region or kind of regime. An answer that is open adds no likeness.
    Raises InputError for broken files.
    """
    books = library(knowledge)
    judged = books.judged(keys(case_traits(case, answers, region(case.host, knowledge))))
    ranked = _ranked(books, judged, day)
    sides = {
        harmed: tuple(
            _match(books, judged, n, -less, day) for less, _id, n in _first(books, ranked, most, harmed=harmed)
        )
        for harmed in (True, False)
    }
    return Neighbours(sides[True], sides[False], _tally(books, case, day))


def _ranked(books: Library, judged: Judged, day: date) -> list[tuple[float, str, int]]:
    """Return (minus similarity, id, place) of every comparable precedent that may be shown, nearest first."""
    weights, rows, ends = books.weights, books.coded.rows, books.ends
    points = [[verdict.points for verdict in verdicts] for verdicts in judged]
    best, least, today = full_marks(weights), weights["least"], day.toordinal()
    found = []
    for n in range(books.before(day)):
        total = recency_points(today - ends[n], weights)
        for trait, value in zip(points, rows[n], strict=True):
            total += trait[value]
        similarity = round(total / best, 3)
        place = points[PLACE][rows[n][PLACE]]
        if place > 0 and similarity >= least and books.precedents[n].citable:
            found.append((-similarity, books.precedents[n].id, n))
    return sorted(found)


def _first(
    books: Library, ranked: list[tuple[float, str, int]], most: int, *, harmed: bool
) -> list[tuple[float, str, int]]:
    return [item for item in ranked if books.precedents[item[2]].harmed is harmed][:most]


def _match(books: Library, judged: Judged, n: int, similarity: float, day: date) -> Match:
    verdicts = [trait[value] for trait, value in zip(judged, books.coded.rows[n], strict=True)]
    verdicts.append(recency(day.toordinal() - books.ends[n], books.weights))
    place = verdicts.pop(PLACE)
    shares = _heaviest([point for verdict in verdicts for point in verdict.shares])
    differs = _heaviest([point for verdict in (*verdicts, place) for point in verdict.differs])
    return Match(books.precedents[n], similarity, (*place.shares, *shares), differs)


def _heaviest(points: list[Point]) -> tuple[Point, ...]:
    """Return the points, the heaviest first, in the order of comparison where they weigh the same."""
    return tuple(sorted(points, key=lambda point: -point.points))


def _tally(books: Library, case: Case, day: date) -> Tally:
    earlier = [p for p in books.corridors.get((case.origin, case.host), ()) if p.over < day]
    read = Counter(p.outcome for p in earlier if p.basis is not Basis.GENERAL_KNOWLEDGE)
    unverified = Counter(p.outcome for p in earlier if p.basis is Basis.GENERAL_KNOWLEDGE)
    return Tally(MappingProxyType(dict(sorted(read.items()))), MappingProxyType(dict(sorted(unverified.items()))))
