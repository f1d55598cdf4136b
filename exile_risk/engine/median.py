# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether the median completion lies above a band, by as little arithmetic as settles it beyond doubt.

The harms of the single pathways add up to a sum s that is quickly found, for all of them but attack (A) share what
waits on return. The exceedance (formula 5) is at most s and at least 1 - exp(-s). Where a threshold lies between the
two, and only there, a completion is rated in full; and none is looked at once the others have settled the median.
"""

from collections.abc import Sequence
from math import inf, log1p

from exile_risk.engine.columns import Column, harm_columns
from exile_risk.engine.completions import MIDDLE, Completions
from exile_risk.engine.draws import DRAWS
from exile_risk.engine.evaluate import Answers
from exile_risk.model.assessment import Band
from exile_risk.model.factors import LEVELS, PATHWAYS, Catalogue

PARTS = (slice(0, 112), slice(112, 136), slice(136, 168), slice(168, DRAWS))
"""The completions in the order in which they are looked at: the first part may already hold more than half."""

DOUBT = 1e-9
"""Share of a threshold within which quick sums, whose last digits may differ, settle nothing."""

_RETURNS = tuple(p for p in PATHWAYS if p != "A")


def worse_of_median(
    centre: Band, catalogue: Catalogue, answers: Answers, doubtful: frozenset[str] = frozenset()
) -> Band:
    """Return the worse of a band and the median completion: the very band that `likely_bands` would tell."""
    if centre == Band.EXTREME:
        return centre
    median = _Median(Completions(catalogue, answers, doubtful))
    band: Band = centre
    while band < Band.EXTREME and median.reaches(Band(band + 1)):
        band = Band(band + 1)
    return band


class _Median:
    def __init__(self, completions: Completions) -> None:
        self._completions = completions
        self._sums: dict[int, list[Column]] = {}

    def reaches(self, band: Band) -> bool:
        """Whether the median completion reaches a band."""
        most_below, needed = MIDDLE, DRAWS - MIDDLE
        reached, below, doubtful = 0, 0, list[int]()
        for part in PARTS:
            settled = self._settled(band, part)
            reached += settled.count(True)
            below += settled.count(False)
            if reached >= needed or below > most_below:
                return reached >= needed
            doubtful += [n for n, said in enumerate(settled, part.start) if said is None]
        return reached + sum(self._completions.bands(slice(n, n + 1))[0] >= band for n in doubtful) >= needed

    def _settled(self, band: Band, part: slice) -> Sequence[bool | None]:
        """Return whether each completion reaches a band, as far as the sums tell: where they do not, None."""
        if self._completions.clocks:  # true danger questions set floors, of which the sums know nothing
            return [found >= band for found in self._completions.bands(part)]
        thresholds = [self._completions.catalogue.bands[level][band - 1] for level in LEVELS]
        l1, l2, l3, l4 = (inf if t is None else t * (1 - DOUBT) for t in thresholds)
        h1, h2, h3, h4 = (inf if t is None else -log1p(-t) * (1 + DOUBT) for t in thresholds)
        return [
            False
            if a < l1 and b < l2 and c < l3 and d < l4
            else True
            if a >= h1 or b >= h2 or c >= h3 or d >= h4
            else None
            for a, b, c, d in zip(*self._level_sums(part), strict=True)
        ]

    def _level_sums(self, part: slice) -> Sequence[Column]:
        """Return s of every level in some completions."""
        found = self._sums.get(part.start)
        if found is None:
            chances = self._completions.chances(part)
            returned = list(map(sum, zip(*(chances[p] for p in _RETURNS), strict=True)))
            harm, attack_harm = harm_columns(chances), self._completions.catalogue.attack_harm
            found = self._sums[part.start] = [
                [q * r + k * a for q, r, a in zip(harm[level], returned, chances["A"], strict=True)]
                for level, k in ((level, attack_harm[level]) for level in LEVELS)
            ]
        return found
