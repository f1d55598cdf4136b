# SPDX-License-Identifier: GPL-3.0-or-later
"""One reading of a case (centre or bound) held ready to try other answers, many at once: what each would come to.

`evaluate` computes a reading from nothing; here only the groups that a trial touches are summed again.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from exile_risk.engine import bands
from exile_risk.engine.columns import Column, band_column, by_route, chances, floored, index_column, outcome_columns
from exile_risk.engine.compiled import TARGETS, Compiled
from exile_risk.engine.evaluate import Answers, View, court_obedience
from exile_risk.engine.group_sums import Sums, all_sums, base_sums, remembered_sums
from exile_risk.engine.one_reading import exceedance_of, natural_band
from exile_risk.model.assessment import Band

Trial = Mapping[str, str]
"""Factor id to the value tried; an empty one is the case as it is."""

AS_IT_IS: Trial = {}

_BANDS = tuple(Band)


class Outcome(NamedTuple):
    """What a trial comes to: the band, floors included, and rho, the index."""

    band: Band
    rho: float


class Reading:
    """What the answers come to in one view, and what they would come to with some changed."""

    def __init__(self, model: Compiled, answers: Answers, view: View) -> None:
        self.model, self.answers, self.view = model, answers, view
        self._courts = court_obedience(model, answers, view)
        self._groups = model.groups
        self._sums = all_sums(model, answers, view, self._courts)
        self._rests: dict[tuple[str, ...], Sums] = {}

    def outcomes(self, trials: Sequence[Trial]) -> list[Outcome]:
        """Return what each trial comes to."""
        if not trials:
            return []
        exceedance, harm = self._together(trials)
        index = index_column(self.model.catalogue, exceedance)
        return [Outcome(b, x) for b, x in zip(self._floored(trials, exceedance, harm), index, strict=True)]

    def bands(self, trials: Sequence[Trial]) -> list[Band]:
        """Return the band that each trial comes to, floors included."""
        if len(trials) == 1:
            return [self._band(trials[0])]
        return self._floored(trials, *self._together(trials)) if trials else []

    def odds(self, trial: Trial) -> Sequence[float]:
        """Return the log2 odds of every target in a trial."""
        if self.model.courts.factor in trial:  # they weigh every protection, whatever its group
            return Reading(self.model, {**self.answers, **trial}, self.view).odds(AS_IT_IS)
        if not trial:
            return self._rest(())
        factors = self.model.catalogue.factors
        touched = tuple(dict.fromkeys(g for g in (factors[f].group for f in trial) if g in self._sums))
        tried = {**self.answers, **trial}
        parts = [self._sum(g, tried) for g in touched]
        return list(map(sum, zip(self._rest(touched), *parts, strict=True)))

    def _band(self, trial: Trial) -> Band:
        catalogue = self.model.catalogue
        exceedance, severe = exceedance_of(catalogue, self.odds(trial))
        return _BANDS[floored([natural_band(catalogue, exceedance)], [severe], self._clocks(trial))[0]]

    def _together(self, trials: Sequence[Trial]) -> tuple[Mapping[str, Column], Mapping[str, Column]]:
        """Return (exceedance, harm given return) by level, one number for each trial."""
        columns = zip(*map(self.odds, trials), strict=True)
        sums = zip(TARGETS, columns, strict=True)
        found = by_route({target: chances(0.0, [column], len(trials)) for target, column in sums})
        return outcome_columns(self.model.catalogue, found)

    def _floored(
        self, trials: Sequence[Trial], exceedance: Mapping[str, Column], harm: Mapping[str, Column]
    ) -> list[Band]:
        catalogue = self.model.catalogue
        natural = band_column(catalogue, exceedance)
        found = floored(natural, harm["S2"], self._clocks(AS_IT_IS))
        for n, trial in enumerate(trials):
            if not catalogue.clocks.keys().isdisjoint(trial):
                found[n] = floored([natural[n]], [harm["S2"][n]], self._clocks(trial))[0]
        return [_BANDS[b] for b in found]

    def _sum(self, group: str, answers: Answers) -> Sums:
        return remembered_sums(self._groups[group], answers, self.view, self._courts)

    def _rest(self, touched: tuple[str, ...]) -> Sums:
        """Return what the bases and all groups but these add up to."""
        found = self._rests.get(touched)
        if found is None:
            others = [sums for group, sums in self._sums.items() if group not in touched]
            found = tuple(map(sum, zip(base_sums(self.model), *others, strict=True)))
            self._rests[touched] = found
        return found

    def _clocks(self, trial: Trial) -> list[str]:
        """Return the clocks of the danger questions that count as true in this view."""
        clocks, as_yes = self.model.catalogue.clocks, self.view is View.HIGHEST
        answers = {t: trial.get(t, self.answers.get(t)) for t in clocks}
        return [clocks[t] for t, answer in answers.items() if bands.is_true(answer, open_as_yes=as_yes)]
