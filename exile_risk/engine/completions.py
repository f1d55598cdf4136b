# SPDX-License-Identifier: GPL-3.0-or-later
"""What the open answers could plausibly bring: 200 completions, drawn the same way every time. method.md 3.3."""

from exile_risk.engine.columns import Column, band_column, by_route, chances, floored, outcome_columns
from exile_risk.engine.compiled import TARGETS, compiled
from exile_risk.engine.draws import DRAWS, is_drawn
from exile_risk.engine.evaluate import Answers
from exile_risk.engine.group_columns import group_columns
from exile_risk.engine.group_sums import base_sums
from exile_risk.model.assessment import Band
from exile_risk.model.factors import Catalogue

ALL = slice(0, DRAWS)
_LOW, MIDDLE, _HIGH = DRAWS // 10 - 1, DRAWS // 2, DRAWS - DRAWS // 10


def open_factors(catalogue: Catalogue, answers: Answers) -> tuple[str, ...]:
    """Return the open questions, danger questions left out, in catalogue order."""
    return tuple(f for f in catalogue.factors if is_drawn(catalogue, answers, f))


def drawn_from(catalogue: Catalogue, answers: Answers, doubtful: frozenset[str]) -> Answers:
    """Return the answers that stand while the others are drawn; those to danger questions always do."""
    return {f: a for f, a in answers.items() if f not in doubtful or f in catalogue.clocks} if doubtful else answers


def true_clocks(catalogue: Catalogue, answers: Answers) -> list[str]:
    """Return the clocks of the danger questions that are answered with yes."""
    return [clock for trigger, clock in catalogue.clocks.items() if answers.get(trigger) == "yes"]


class Completions:
    """The completions of a set of answers; each is a number below DRAWS and is rated when it is asked for."""

    def __init__(self, catalogue: Catalogue, answers: Answers, doubtful: frozenset[str] = frozenset()) -> None:
        """Draw what is open. Answers of `doubtful` factors are drawn as if nobody had given them. Danger questions
        are never drawn: unanswered they count as "no" here; the hard bounds count them.
        """
        firm = drawn_from(catalogue, answers, doubtful)
        model = compiled(catalogue)
        self.catalogue = catalogue
        self.clocks = true_clocks(catalogue, firm)
        self._start, self._columns = list(base_sums(model)), [list[Column]() for _ in TARGETS]
        for group in model.groups.values():
            for place, steps in enumerate(group_columns(model, group, firm)):
                if isinstance(steps, float):
                    self._start[place] += steps
                else:
                    self._columns[place].append(steps)

    def chances(self, part: slice = ALL) -> dict[str, Column]:
        """Return the chance of every target in some of the completions."""
        size = len(range(DRAWS)[part])
        each = zip(TARGETS, self._start, self._columns, strict=True)
        return by_route({target: chances(start, [c[part] for c in columns], size) for target, start, columns in each})

    def bands(self, part: slice = ALL) -> list[int]:
        """Return the bands of some of the completions."""
        exceedance, harm = outcome_columns(self.catalogue, self.chances(part))
        return floored(band_column(self.catalogue, exceedance), harm["S2"], self.clocks)


def likely_bands(
    catalogue: Catalogue, answers: Answers, doubtful: frozenset[str] = frozenset()
) -> tuple[Band, Band, Band]:
    """Return the bands of the 10th, 50th and 90th percentile completion; for `doubtful` see `Completions`."""
    reached = sorted(Completions(catalogue, answers, doubtful).bands())
    return Band(reached[_LOW]), Band(reached[MIDDLE]), Band(reached[_HIGH])
