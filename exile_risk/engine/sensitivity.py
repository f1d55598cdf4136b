# SPDX-License-Identifier: GPL-3.0-or-later
"""What would change the central band: one answer, or two that people can act on together. method.md 3.5.

Every change is found by a quick sum and then worked out again from nothing; one that does not hold there is not said.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from exile_risk.engine import bands
from exile_risk.engine.compiled import Compiled, compiled
from exile_risk.engine.evaluate import Answers, Counting, View, counted, evaluate
from exile_risk.engine.mitigations import ACTIONS, can_be_done, one_act, price
from exile_risk.engine.reading import AS_IT_IS, Reading, Trial
from exile_risk.model.assessment import Band
from exile_risk.model.factors import Catalogue

PAIRED = 10
"""Acts that are tried two by two: those that lower the index most. It bounds the time to 45 trials."""


@dataclass(frozen=True)
class Change:
    """Answers, one or two, that would move the central band to `band`.

    `actionable`: people can bring them about. `cost` "silence": it means to give up speech or a role, a harm by itself.
    """

    set: Mapping[str, str]
    band: Band
    lowers: bool
    actionable: bool
    cost: str | None

    @property
    def factor(self) -> str:
        """The (first) factor."""
        return next(iter(self.set))

    @property
    def value(self) -> str:
        """Its value."""
        return self.set[self.factor]


def changes(catalogue: Catalogue, answers: Answers) -> tuple[Change, ...]:
    """Return what would change the central band, in the order in which it should be read.

    First the mitigations, the strongest first: single acts, then pairs; then what lowers and is nobody's to do; then
    what raises, the worst and the danger questions first; last what would lower by giving up speech.
    """
    singles = single_changes(catalogue, answers)
    found = [*singles, *_pairs(catalogue, answers, singles)]
    return tuple(sorted(found, key=lambda change: _place(change, catalogue)))


def _place(change: Change, catalogue: Catalogue) -> tuple[int, int, int]:
    if not change.lowers:
        return (2, -change.band, 0 if change.factor in catalogue.clocks else 1)
    if change.cost:
        return (3, change.band, 0)
    return (0 if change.actionable else 1, len(change.set), change.band)


def single_changes(catalogue: Catalogue, answers: Answers) -> tuple[Change, ...]:
    """Return every other value of an answered factor that alone would change the central band."""
    model = compiled(catalogue)
    now = central_band(model, answers)
    given = {f: a for f, a in answers.items() if isinstance(a, str)}
    trials = [{f.id: v} for f in catalogue.factors.values() if f.id in given for v in f.values if v != given[f.id]]
    return tuple(_moving(Reading(model, answers, View.CENTRE), now, trials))


def _pairs(catalogue: Catalogue, answers: Answers, singles: Iterable[Change]) -> Iterable[Change]:
    """Return pairs of acts that lower the band together where neither moves it alone."""
    model = compiled(catalogue)
    reading = Reading(model, answers, View.CENTRE)
    acts = _acts(catalogue, answers, reading, {c.factor for c in singles if c.actionable})
    pairs = [dict(two) for two in combinations(acts, 2) if not one_act(two[0][0], two[1][0])]
    return _moving(reading, central_band(model, answers), pairs)


def _acts(catalogue: Catalogue, answers: Answers, reading: Reading, moving: set[str]) -> list[tuple[str, str]]:
    """Return the acts (factor, strongest value) that lower the index but alone do not move the band."""
    open_to_act = [
        (f, v)
        for f, values in ACTIONS.items()
        if f in catalogue.factors and isinstance(answers.get(f), str) and f not in moving
        for v in values
        if v in catalogue.factors[f].values
    ]
    now, *outcomes = reading.outcomes([AS_IT_IS, *({f: v} for f, v in open_to_act)])
    best: dict[str, tuple[float, str]] = {}
    for (factor, value), outcome in zip(open_to_act, outcomes, strict=True):
        if outcome.rho < min(now.rho, best.get(factor, (now.rho, ""))[0]):
            best[factor] = (outcome.rho, value)
    strongest = sorted(best, key=lambda factor: best[factor])[:PAIRED]
    return [(factor, best[factor][1]) for factor in strongest]


def _moving(reading: Reading, now: Band, trials: Sequence[Trial]) -> Iterable[Change]:
    """Return the trials that move the band and still do when everything is worked out anew (P16)."""
    for trial, seen in zip(trials, reading.bands(trials), strict=True):
        band = now if seen == now else central_band(reading.model, {**reading.answers, **trial})
        if band != now:
            lowers = band < now
            cost = next(filter(None, map(price, trial)), None) if lowers else None
            done = lowers and all(can_be_done(f, v) for f, v in trial.items())
            yield Change(trial, band, lowers, done, cost)


def central_band(model: Compiled, answers: Answers, counting: Counting = counted) -> Band:
    """Return the central band, floors included, worked out from nothing."""
    found = evaluate(model, answers, View.CENTRE, counting)
    reached = bands.band_of(model.catalogue, found.exceedance)
    floor = bands.floor_of(model.catalogue, answers, found.harm, open_as_yes=False)
    return reached if floor is None else max(reached, floor)
