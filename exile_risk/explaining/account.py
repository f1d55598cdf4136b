# SPDX-License-Identifier: GPL-3.0-or-later
"""From an assessment to its whole account: sums, harm levels, thresholds, floor, and the last steps to the band."""

from collections.abc import Mapping

from exile_risk.assessing import inferred_factors, planning
from exile_risk.engine.bands import REAL_RISK, band_of
from exile_risk.engine.compiled import Compiled, compiled
from exile_risk.engine.evaluate import Answers, harm_on
from exile_risk.explaining.ledgers import courts_of, ledgers, protections
from exile_risk.explaining.parts import Explanation, Floor, Ledger, Level, Part, Verdict
from exile_risk.model.assessment import Assessment, Band, Rating
from exile_risk.model.factors import LEVELS, PATHWAYS, Catalogue

SOON = ("hours", "days")
"""Clocks of danger questions that may make it Extreme."""

REAL_RISK_LEVEL, ATTACK = "S2", "A"


def explain(found: Assessment, catalogue: Catalogue) -> Explanation:
    """Return the account of an assessment made with this catalogue; it is computed anew from the answers alone."""
    model = compiled(catalogue)
    answers: Answers = {factor: answer.value for factor, answer in found.used.items()}
    sums = ledgers(model, answers)
    return Explanation(
        pathways={p: sums[p] for p in PATHWAYS},
        shares={p: found.rating.pathways[p].share for p in PATHWAYS},
        leading=found.rating.leading_pathway,
        levels=_levels(model, sums, found.rating),
        courts=courts_of(model, answers, found.derived),
        protections=protections(sums),
        verdict=_verdict(catalogue, answers, found),
    )


def _levels(model: Compiled, sums: Mapping[str, Ledger], rating: Rating) -> Mapping[str, Level]:
    found = {}
    for level in LEVELS:
        parts = []
        for pathway in PATHWAYS:
            chance = rating.pathways[pathway].probability
            once = harm_on(model, pathway, level, rating.harm_given_return)
            parts.append(Part(pathway, chance, once, pathway == ATTACK, chance * once))
        thresholds = model.catalogue.bands[level]
        found[level] = Level(
            level=level,
            ledger=sums[level],
            harm=rating.harm_given_return[level],
            raised_by=_raised_by(level, sums),
            parts=tuple(parts),
            exceedance=rating.exceedance[level],
            thresholds=thresholds,
            band=_band(thresholds, rating.exceedance[level]),
            decides=level == rating.deciding_level,
        )
    return found


def _raised_by(level: str, sums: Mapping[str, Ledger]) -> str | None:
    """Return the worse level whose chance counts here too, because a worse harm is never likelier than a milder one."""
    worse = LEVELS[LEVELS.index(level) + 1 :]
    likeliest = max(worse, key=lambda w: sums[w].log2_odds, default=level)
    return likeliest if sums[likeliest].log2_odds > sums[level].log2_odds else None


def _band(thresholds: tuple[float, float, float | None], chance: float) -> Band:
    return Band(sum(1 for t in thresholds if t is not None and chance >= t))


def _verdict(catalogue: Catalogue, answers: Answers, found: Assessment) -> Verdict:
    rating = found.rating
    true = tuple((t, clock) for t, clock in catalogue.clocks.items() if answers.get(t) == "yes")
    harm = rating.harm_given_return[REAL_RISK_LEVEL]
    return Verdict(
        reached=band_of(catalogue, rating.exceedance),
        floor=Floor(true, any(clock in SOON for _t, clock in true), harm, REAL_RISK, rating.floor),
        answers=rating.band,
        planning=planning(catalogue, answers, rating, inferred_factors(found.case))[0],
        shown=found.band,
        state=found.state,
        low_withheld=found.low_withheld,
        open_answers=len(found.open_questions),
    )
