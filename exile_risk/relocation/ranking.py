# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts options in order: by what they add to safety this year, then by what matters to the client. method.md 4.

Nothing here depends on the order in which options come in. What another option makes needless is set aside with its
name, never dropped; an option's own values do not change with its company.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log
from operator import mul
from random import Random

from exile_risk.model.relocation import Choice, Kind, Prospect
from exile_risk.relocation.criteria import CRITERIA, DURABILITY, FAMILY, OPEN
from exile_risk.relocation.score import MONTHS_A_WEEK, THREE_YEARS, YEAR

EPSILON = 0.02
"""Differences up to this are none: of criteria, of a road's danger, and of time as a share of three years (three weeks,
which no estimate of a duration can tell apart). Of gains this is the most.
"""

SHARE_OF_GAIN = 0.1
"""Gains that differ by up to this share of the larger are the same: where all are small, small ones differ too."""

SHARE_OF_STAYING = 0.05
"""A step of gain, as a share of what staying with precautions leaves; never above EPSILON."""

LEAST_STEP = 0.0002
"""No step is smaller: where staying leaves less than .004 no gain has a word of its own, and the client decides."""

HARM = -0.001
"""Below this gain an option would rather harm; above it only where no end of its interval helps."""

_IN_HAND = frozenset({"sponsor", "referrer"})
"""Conditions that somebody has met in person: whoever has a sponsor is not sent to look for another way."""

WEIGHTINGS = 1000
TOP = 3
PAIRS = 2
"""Pairs shown at most."""


def in_order(options: Iterable[Choice], weights: Mapping[str, float]) -> tuple[Choice, ...]:
    """Return options in order, best first; ties fall by the gain in three years, then time, then the id."""
    return tuple(sorted(options, key=lambda one: _key(one, weights)))


def _key(one: Choice, weights: Mapping[str, float]) -> tuple[object, ...]:
    later = one.prospect.gain_36.middle if one.prospect else 0.0
    soon = one.weeks.low if one.weeks else float("inf")
    return (standing(one), -round(weighed(one, weights), 9), -round(later, 9), soon, one.id)


def standing(one: Choice) -> tuple[int, bool]:
    """Return what comes before any weight, the best least: the gain of this year in steps of a twentieth of what
    staying leaves, and whether the arrival falls after it.

    Options of one step help about as much; of those that help little, the ones that come in time stand first. One
    whose time or danger nobody knows stands where it would add nothing; one that would rather harm stands below that.
    """
    late = one.weeks is None or one.weeks.middle * MONTHS_A_WEEK >= YEAR
    if one.prospect is None:
        return 0, late
    gain = one.prospect.gain_12
    step = round(gain.middle / _step(one.prospect))
    if gain.middle < HARM or (gain.high <= 0 and gain.middle < -LEAST_STEP / 2):
        step = min(step, -1)
    return -step, late


def _step(prospect: Prospect) -> float:
    """Return how much gain makes a step. Every prospect holds what waiting comes to, so that none needs its company."""
    staying_leaves = 1 - (prospect.safe_12.low - prospect.gain_12.low)
    return round(min(EPSILON, max(LEAST_STEP, SHARE_OF_STAYING * staying_leaves)), 9)


def weighed(one: Choice, weights: Mapping[str, float]) -> float:
    """Return the criteria of an option as the client weighs them (0 to 1)."""
    return sum(weights[name] * value for name, value in zip(CRITERIA, _values(one), strict=True))


def _values(one: Choice) -> tuple[float, ...]:
    told = (one.criteria.get(name) for name in CRITERIA)
    return tuple(OPEN if value is None else value for value in told)


def dominated_by(ordered: Sequence[Choice], never: Collection[str], wished: Collection[str]) -> Mapping[str, str]:
    """Return, for each option that another makes needless, the id of that other one, itself not set aside.

    `ordered`: best first. `never`: ids that are not set aside. An option with a known sponsor or referrer is none of
    those either. One in a place that the client wishes for gives way only to one in the same place, and none gives way
    to a smaller gain in another.
    """
    kept: list[tuple[Choice, _Vector]] = []
    found: dict[str, str] = {}
    for one in ordered:
        vector = _vector(one)
        rivals = () if one.id in never or _in_hand(one) or vector is None else kept
        better = next((k for k, v in rivals if _may_replace(k, one, wished) and vector and _tops(v, vector)), None)
        if better is not None:
            found[one.id] = better.id
        elif vector is not None:
            kept.append((one, vector))
    return found


def _in_hand(one: Choice) -> bool:
    return any(condition.field in _IN_HAND for condition in one.access.met)


@dataclass(frozen=True)
class _Vector:
    """What options are compared by: gain this year and in three; durability, time and the road's danger, all the more
    the better; and family unity, which may be open. Without the gain in three years slow ways would be called needless
    that help more in the end.
    """

    gains: tuple[float, float]
    others: tuple[float, float, float]
    family: float | None


def _vector(one: Choice) -> _Vector | None:
    durability = one.criteria.get(DURABILITY)
    if one.prospect is None or one.weeks is None or durability is None:
        return None
    months = one.weeks.middle * MONTHS_A_WEEK
    road = one.roads.best[0].danger if one.roads and one.roads.best else 0.0
    gains = one.prospect.gain_12.middle, one.prospect.gain_36.middle
    return _Vector(gains, (durability, -months / THREE_YEARS, -road), one.criteria.get(FAMILY))


def _tops(better: _Vector, other: _Vector) -> bool:
    """Whether one is as good in everything and better in something. Family unity that is open on one side only cannot
    be compared, so that nothing is set aside by it.
    """
    if (better.family is None) != (other.family is None):
        return False
    pairs = list(zip(better.others, other.others, strict=True))
    if better.family is not None and other.family is not None:
        pairs.append((better.family, other.family))
    as_good = all(map(_no_less, better.gains, other.gains)) and all(a + EPSILON >= b for a, b in pairs)
    return as_good and any(a > b + EPSILON for a, b in [*zip(better.gains, other.gains, strict=True), *pairs])


def _no_less(mine: float, theirs: float) -> bool:
    """Whether a gain is as good. Finely, so that nothing gives way to less; what is better has to be so by EPSILON, for
    many ways that help little each are started side by side, and none makes the next one needless.
    """
    return mine + min(EPSILON, SHARE_OF_GAIN * max(abs(mine), abs(theirs))) >= theirs


def _may_replace(better: Choice, one: Choice, wished: Collection[str]) -> bool:
    if better.destination == one.destination:
        return True
    return one.destination not in wished and not _less_gain(better, one)


def _less_gain(one: Choice, other: Choice) -> bool:
    """Whether an option adds less this year or in three; the last digits of a sum are no difference."""
    if one.prospect is None or other.prospect is None:
        return False
    pairs = ((p.gain_12.middle, p.gain_36.middle) for p in (one.prospect, other.prospect))
    return any(round(a, 12) < round(b, 12) for a, b in zip(*pairs, strict=True))


def share_in_top(options: Sequence[Choice]) -> Mapping[str, float]:
    """Return in what share of 1,000 weightings an option is among the first three.

    Gain comes before any weight: only the options of the step on which the third place falls are in doubt.
    """
    by_step: dict[tuple[int, bool], list[Choice]] = {}
    for one in options:
        by_step.setdefault(standing(one), []).append(one)
    found: dict[str, float] = {}
    left = TOP
    for step in sorted(by_step):
        level = sorted(by_step[step], key=lambda one: one.id)
        if len(level) <= left:
            found |= dict.fromkeys((one.id for one in level), 1.0)
        elif left == 0:
            found |= dict.fromkeys((one.id for one in level), 0.0)
        else:
            found |= _contested(level, left)
        left = max(0, left - len(level))
    return found


def _contested(level: Sequence[Choice], places: int) -> Mapping[str, float]:
    """Return the share of weightings in which each gets one of the places; equal ones come in the order of their id."""
    different = sorted({_values(one) for one in level})
    times = dict.fromkeys((one.id for one in level), 0)
    by_values = {v: [one.id for one in level if _values(one) == v] for v in different}
    for weights in weightings():
        scores = [sum(map(mul, weights, values)) for values in different]
        left = places
        for n in sorted(range(len(different)), key=scores.__getitem__, reverse=True):
            for id in by_values[different[n]][:left]:
                times[id] += 1
            left -= len(by_values[different[n]])
            if left <= 0:
                break
    return {id: n / WEIGHTINGS for id, n in times.items()}


@cache
def weightings() -> tuple[tuple[float, ...], ...]:
    """Return 1,000 sets of weights that add up to 1, spread evenly over all there are; the same every time."""
    stream = Random("relocation weightings")  # noqa: S311 - reproducible by design, nothing secret
    found = []
    for _ in range(WEIGHTINGS):
        parts = [-log(1 - stream.random()) for _ in CRITERIA]
        whole = sum(parts)
        found.append(tuple(part / whole for part in parts))
    return tuple(found)


def best_pairs(ordered: Sequence[Choice]) -> tuple[tuple[str, str], ...]:
    """Return pairs of an interim option and a durable one that takes longer, the best first; both add to safety.

    The best of each kind come first, then the next durable or interim one elsewhere: ways are started side by side.
    """
    helping = [one for one in ordered if one.prospect is not None and one.prospect.gain_36.high > 0]
    interims = [o for o in helping if o.kind is Kind.INTERIM and o.prospect and o.prospect.gain_12.high > 0]
    durables = [o for o in helping if o.kind is Kind.DURABLE]
    places = [(i, d) for i in range(len(interims)) for d in range(len(durables))]
    found: list[tuple[Choice, Choice]] = []
    for i, d in sorted(places, key=lambda at: (sum(at), at)):
        interim, durable = interims[i], durables[d]
        if _sooner(interim, durable) and (interim.destination, durable.destination) not in {
            (a.destination, b.destination) for a, b in found
        }:
            found.append((interim, durable))
            if len(found) == PAIRS:
                break
    return tuple((interim.id, durable.id) for interim, durable in found)


def _sooner(interim: Choice, durable: Choice) -> bool:
    return interim.weeks is not None and durable.weeks is not None and interim.weeks.middle < durable.weeks.middle
