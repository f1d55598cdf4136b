# SPDX-License-Identifier: GPL-3.0-or-later
"""The bands of a case without its reasons, for whoever rates thousands of stored cases again."""

from dataclasses import dataclass

from exile_risk.engine.bands import floor_of
from exile_risk.engine.bounds import highest_bound, lowest_bound
from exile_risk.engine.compiled import Compiled, compiled
from exile_risk.engine.evaluate import Answers, View
from exile_risk.engine.group_sums import remembered_counted
from exile_risk.engine.median import DOUBT, worse_of_median
from exile_risk.engine.one_reading import Four, exceedance_of, natural_band
from exile_risk.engine.reading import AS_IT_IS, Reading
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
    band = _central(model, answers)
    firm = {f: a for f, a in answers.items() if f not in stale} if stale else answers
    return BandsOnly(
        band=band,
        lowest=lowest_bound(model, firm, band),
        highest=highest_bound(model, firm, band),
        planning=worse_of_median(band, catalogue, answers, inferred),
    )


def _central(model: Compiled, answers: Answers) -> Band:
    """Return the very band of `central_band`: by quick sums, unless their last digits could make another one of it."""
    exceedance, severe = exceedance_of(model.catalogue, Reading(model, answers, View.CENTRE).odds(AS_IT_IS))
    least, most = (_floored(model.catalogue, answers, exceedance, severe, 1 + doubt) for doubt in (-DOUBT, DOUBT))
    return least if least == most else central_band(model, answers, remembered_counted)


def _floored(catalogue: Catalogue, answers: Answers, exceedance: Four, severe: float, share: float) -> Band:
    a, b, c, d = exceedance
    reached = Band(natural_band(catalogue, (a * share, b * share, c * share, d * share)))
    floor = floor_of(catalogue, answers, {"S2": severe * share}, open_as_yes=False)
    return reached if floor is None else max(reached, floor)
