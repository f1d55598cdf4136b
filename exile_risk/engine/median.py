# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether the median completion lies above a band, by as little arithmetic as settles it beyond doubt.

The harms of the single pathways add up to a sum s that is quickly found, for all of them but attack (A) share what
waits on return. The exceedance (formula 5) is at most s and at least 1 - exp(-s). Where a threshold lies between the
two, and only there, a completion is rated in full; and none is looked at once the others have settled the median.
"""

from collections.abc import Sequence
from functools import cached_property
from math import inf, log1p

from exile_risk.engine.bands import REAL_RISK
from exile_risk.engine.columns import Column
from exile_risk.engine.completions import MIDDLE, Completions, drawn_from
from exile_risk.engine.draws import DRAWS
from exile_risk.engine.evaluate import Answers
from exile_risk.engine.odds_columns import OddsColumns
from exile_risk.model.assessment import Band
from exile_risk.model.factors import LEVELS, Catalogue

PARTS = (slice(0, 112), slice(112, 136), slice(136, 168), slice(168, DRAWS))
"""The completions in the order in which they are looked at: the first part may already hold more than half."""

SOON = frozenset(("hours", "days"))
"""Clocks of dangers that make a case Extreme where severe harm is a real risk."""

DOUBT = 1e-9
"""Share of a threshold within which quick sums, whose last digits may differ, settle nothing."""


def worse_of_median(
    centre: Band, catalogue: Catalogue, answers: Answers, doubtful: frozenset[str] = frozenset()
) -> Band:
    """Return the worse of a band and the median completion: the very band that `likely_bands` would tell."""
    if centre == Band.EXTREME:
        return centre
    median = _Median(catalogue, answers, doubtful)
    band: Band = centre
    while band < Band.EXTREME and median.reaches(Band(band + 1)):
        band = Band(band + 1)
    return band


class _Median:
    def __init__(self, catalogue: Catalogue, answers: Answers, doubtful: frozenset[str]) -> None:
        self._catalogue, self._answers, self._inferred = catalogue, answers, doubtful
        self._odds = OddsColumns(catalogue, drawn_from(catalogue, answers, doubtful))
        self._sums: dict[int, tuple[Column, Column, Sequence[Column]]] = {}

    @cached_property
    def _completions(self) -> Completions:
        """The completions to rate in full; most cases need none of them."""
        return Completions(self._catalogue, self._answers, self._inferred)

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
        clocks = self._odds.clocks
        if clocks and band <= Band.HIGH:  # formula 7
            return [True] * len(range(DRAWS)[part])
        thresholds = [self._catalogue.bands[level][band - 1] for level in LEVELS]
        l1, l2, l3, l4 = (inf if t is None else t * (1 - DOUBT) for t in thresholds)
        h1, h2, h3, h4 = (inf if t is None else -log1p(-t) * (1 + DOUBT) for t in thresholds)
        k1, k2, k3, k4 = (self._catalogue.attack_harm[level] for level in LEVELS)
        returned, attack, harm = self._parts_of_sums(part)
        found = [
            False
            if (a := p * r + k1 * t) < l1 and q * r + k2 * t < l2 and u * r + k3 * t < l3 and v * r + k4 * t < l4
            else True
            if a >= h1 or q * r + k2 * t >= h2 or u * r + k3 * t >= h3 or v * r + k4 * t >= h4
            else None
            for r, t, p, q, u, v in zip(returned, attack, *harm, strict=True)
        ]
        return _with_floor(found, harm[1]) if SOON.intersection(clocks) else found

    def _parts_of_sums(self, part: slice) -> tuple[Column, Column, Sequence[Column]]:
        """Return of what s is made in some completions: the chances of all returns, of attack, and harm by level."""
        found = self._sums.get(part.start)
        if found is None:
            found = self._sums[part.start] = self._odds.parts_of_sums(part)
        return found


def _with_floor(found: Sequence[bool | None], severe: Column) -> Sequence[bool | None]:
    """Return whether completions with a danger within days are Extreme: also where harm at S2 is a real risk."""
    least, most = REAL_RISK * (1 - DOUBT), REAL_RISK * (1 + DOUBT)
    return [True if q >= most else None if q >= least else said for said, q in zip(found, severe, strict=True)]
