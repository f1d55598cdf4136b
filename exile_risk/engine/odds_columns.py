# SPDX-License-Identifier: GPL-3.0-or-later
"""The completions as products of odds, for sums that may differ in their last digits: quicker than raising powers.

`completions` adds steps and raises two to the sum, which is what a rating is held to; whoever uses this settles nothing
by it that lies within the last digits.
"""

from collections.abc import Iterable
from math import inf, prod

from exile_risk.engine.columns import Column
from exile_risk.engine.compiled import TARGETS, compiled
from exile_risk.engine.completions import true_clocks
from exile_risk.engine.draws import DRAWS
from exile_risk.engine.evaluate import Answers
from exile_risk.engine.group_factors import group_factors
from exile_risk.engine.group_sums import PLACE, base_sums
from exile_risk.model.factors import HELD, LEVELS, PATHWAYS, Catalogue

_ROUTE, _HELD, _ATTACK = PLACE["R"], PLACE[HELD], PLACE["A"]
_OTHER_RETURNS = tuple(PLACE[p] for p in PATHWAYS if p not in ("A", "R"))
_HARM = tuple(PLACE[level] for level in LEVELS)


class OddsColumns:
    """The odds against every target: what they start from, and by what each completion multiplies them."""

    def __init__(self, catalogue: Catalogue, answers: Answers) -> None:
        """Draw what is open in `answers`, which are those of `completions.drawn_from`."""
        model = compiled(catalogue)
        self.clocks = true_clocks(catalogue, answers)
        steps = list(base_sums(model))
        self._columns = [list[Column]() for _ in TARGETS]
        self._least, self._most = [1.0] * len(TARGETS), [1.0] * len(TARGETS)
        for group in model.groups.values():
            found = group_factors(model, group, answers)
            for place, added in found.steps:
                steps[place] += added
            for place, column, least, most in found.columns:
                self._columns[place].append(column)
                self._least[place] *= least
                self._most[place] *= most
        self._start: list[float] = [2.0**-x for x in steps]

    def parts_of_sums(self, part: slice) -> tuple[Column, Column, list[Column]]:
        """Return, for some completions, the chances of all pathways but attack added up, that of attack, and harm
        given return by level.
        """
        size = len(range(DRAWS)[part])
        fixed, columns = 0.0, []
        for chances in (self._route(part), *(self._chances(place, part) for place in _OTHER_RETURNS)):
            if isinstance(chances, float):
                fixed += chances
            else:
                columns.append(chances)
        if columns:
            columns[0] = [x + fixed for x in columns[0]] if fixed else columns[0]
            returned = columns[0] if len(columns) == 1 else list(map(sum, zip(*columns, strict=True)))
        else:
            returned = [fixed] * size
        return returned, _column(self._chances(_ATTACK, part), size), self._harm(part, size)

    def _harm(self, part: slice, size: int) -> list[Column]:
        """Return harm by level; a worse harm is never likelier than a milder one. Formula 4."""
        found: list[Column] = []
        least = inf  # the lowest odds against any worse harm, in any completion
        for place in reversed(_HARM):
            own = _column(self._chances(place, part), size)
            if found and self._start[place] * self._most[place] > least:
                own = [a if a > b else b for a, b in zip(own, found[-1], strict=True)]
            least = min(least, self._start[place] * self._least[place])
            found.append(own)
        return found[::-1]

    def _route(self, part: slice) -> Column | float:
        """Return the chance of targeted expulsion, as likely as the larger of its two sums makes it."""
        start, least, most = self._start, self._least, self._most
        if start[_HELD] * least[_HELD] >= start[_ROUTE] * most[_ROUTE]:  # of most people, who are not held
            return self._chances(_ROUTE, part)
        if start[_HELD] * most[_HELD] <= start[_ROUTE] * least[_ROUTE]:
            return self._chances(_HELD, part)
        size = len(range(DRAWS)[part])
        both = (_column(self._chances(place, part), size) for place in (_ROUTE, _HELD))
        return [a if a > b else b for a, b in zip(*both, strict=True)]

    def _chances(self, place: int, part: slice) -> Column | float:
        """Return the chance of a target, one number where it is the same in every completion."""
        odds, columns = self._start[place], [column[part] for column in self._columns[place]]
        if not columns:
            return 1 / (1 + odds)
        if len(columns) == 1:
            return [1 / (1 + odds * x) for x in columns[0]]
        if len(columns) == 2:
            return [1 / (1 + odds * x * y) for x, y in zip(*columns, strict=True)]
        if len(columns) == 3:
            return [1 / (1 + odds * x * y * z) for x, y, z in zip(*columns, strict=True)]
        if len(columns) == 4:
            return [1 / (1 + odds * x * y * z * w) for x, y, z, w in zip(*columns, strict=True)]
        whole: Iterable[float] = map(prod, zip(*columns, strict=True))
        return [1 / (1 + odds * x) for x in whole]


def _column(chances: Column | float, size: int) -> Column:
    return [chances] * size if isinstance(chances, float) else chances
