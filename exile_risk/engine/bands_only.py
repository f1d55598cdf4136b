# SPDX-License-Identifier: GPL-3.0-or-later
"""The bands of a case without its reasons, for whoever rates thousands of stored cases again."""

from dataclasses import dataclass

from exile_risk.engine.bounds import highest_bound, lowest_bound
from exile_risk.engine.compiled import compiled
from exile_risk.engine.evaluate import Answers
from exile_risk.engine.group_sums import remembered_counted
from exile_risk.engine.median import worse_of_median
from exile_risk.engine.sensitivity import central_band
from exile_risk.model.assessment import Band
from exile_risk.model.factors import Catalogue


@dataclass(frozen=True)
class BandsOnly:
    """Central band, hard bounds and planning band, the same as `rate` and `assessing.planning` give."""

    band: Band
    lowest: Band
    highest: Band
    planning: Band


def bands_only(
    catalogue: Catalogue,
    answers: Answers,
    stale: frozenset[str] = frozenset(),
    inferred: frozenset[str] = frozenset(),
) -> BandsOnly:
    """Return the bands of these answers. `stale` as in `rate`; factors in `inferred` are drawn in the completions.

    An answer to a factor that the catalogue does not have raises KeyError.
    """
    for factor in answers:
        catalogue.factors[factor]
    model = compiled(catalogue)
    band = central_band(model, answers, remembered_counted)
    firm = {f: a for f, a in answers.items() if f not in stale} if stale else answers
    return BandsOnly(
        band=band,
        lowest=lowest_bound(model, firm, band),
        highest=highest_bound(model, firm, band),
        planning=worse_of_median(band, catalogue, answers, inferred),
    )
