# SPDX-License-Identifier: GPL-3.0-or-later
"""The few times at which most changed on a corridor: where somebody who looks at it first should look."""

from dataclasses import dataclass
from datetime import date, timedelta

from exile_risk.corridor_history.history import History, Turn

APART = timedelta(days=75)
"""Changes nearer to each other than this tell one story."""

LAW = 0.4
"""What the change of a law that the standard exile is not charged under counts beside steps of the rating."""

LEAST = 0.15
"""What weighs less is no turning point."""

_WEIGHT = {"mixed": 0.5, "raises": 1.0, "lowers": 1.0}


@dataclass(frozen=True)
class TurningPoint:
    """A short time with much change. `before` and `after` are days on which to compare; `weight` only ranks."""

    first: date
    last: date
    before: date
    after: date
    weight: float


def turning_points(history: History, most: int = 4) -> tuple[TurningPoint, ...]:
    """Return at most so many turning points, in time order.

    Left out is when nothing happened: the first of January, on which the new year's indices move ratings, days on which
    rules only cease to look back at something, and laws of which only the beginning of the record is known.
    """
    turns = [t for t in history.turns if (t.day.month, t.day.day) != (1, 1) and _weight(t)]
    clusters: list[list[Turn]] = []
    for turn in turns:
        if clusters and turn.day - clusters[-1][0].day <= APART:
            clusters[-1].append(turn)
        else:
            clusters.append([turn])
    points = [p for p in (_point(history, c) for c in clusters) if p.weight >= LEAST]
    found = sorted(points, key=lambda p: p.weight, reverse=True)
    return tuple(sorted(found[:most], key=lambda p: p.first))


def _point(history: History, turns: list[Turn]) -> TurningPoint:
    first, last = turns[0].day, turns[-1].day
    before = max(history.first, _month_end_before(first))
    after = min(history.last, last + timedelta(days=30))
    told = sum(e.weight / 10 * _WEIGHT[e.direction] for e in history.events if str(first) <= e.date <= str(last))
    return TurningPoint(first, last, before, after, sum(map(_weight, turns)) + told)


def _weight(turn: Turn) -> float:
    if not any(c.new_facts for c in turn.changes):
        return 0.0
    laws = [c for c in turn.changes if c.offence and c.before.value is not None]
    return abs(turn.step or 0.0) + LAW * bool(laws)


def _month_end_before(day: date) -> date:
    return day.replace(day=1) - timedelta(days=1)
