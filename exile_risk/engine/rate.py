# SPDX-License-Identifier: GPL-3.0-or-later
"""Rate a set of answers: centre, hard bounds and the reasons. The one door into the engine."""

from collections.abc import Mapping
from math import log1p

from exile_risk.engine import bands
from exile_risk.engine.bounds import bounds
from exile_risk.engine.compiled import Compiled, compiled
from exile_risk.engine.evaluate import Answers, Evaluation, View, evaluate, harm_on
from exile_risk.engine.ledger import terms_by_target
from exile_risk.model.assessment import Pathway, Rating
from exile_risk.model.factors import PATHWAYS, Catalogue


def rate(catalogue: Catalogue, answers: Answers, stale: frozenset[str] = frozenset()) -> Rating:
    """Return the central rating with hard bounds that contain every completion of the open questions.

    `answers` maps factor ids of the catalogue to their value ids (an unknown id raises KeyError: the case file
    and the knowledge base check theirs). Factors named in `stale` (old facts, or answers that rest on inference) count
    in the centre and are open for the bounds.
    """
    for factor in answers:
        catalogue.factors[factor]  # a slip of an id must never pass as an open question
    model = compiled(catalogue)
    centre = evaluate(model, answers, View.CENTRE)
    reached = bands.band_of(catalogue, centre.exceedance)
    floor = bands.floor_of(catalogue, answers, centre.harm, open_as_yes=False)
    level = bands.deciding_level(catalogue, centre.exceedance, reached)
    shares = _shares(model, centre, level)
    firm = {f: a for f, a in answers.items() if f not in stale} if stale else answers
    band = reached if floor is None else max(reached, floor)
    lowest, highest = bounds(model, firm, band)
    terms = terms_by_target(model, answers)
    return Rating(
        band=band,
        lowest=lowest,
        highest=highest,
        floor=floor,
        imminence=bands.imminence_of(catalogue, answers),
        deciding_level=level,
        leading_pathway=max(PATHWAYS, key=lambda p: shares[p]),
        index=bands.index_of(catalogue, centre.exceedance),
        pathways={p: Pathway(p, centre.probabilities[p], centre.log2_odds[p], shares[p], terms[p]) for p in PATHWAYS},
        harm_given_return=centre.harm,
        exceedance=centre.exceedance,
    )


def _shares(model: Compiled, centre: Evaluation, level: str) -> Mapping[str, float]:
    """Return each pathway's part of the harm at a level. Exact, because -ln(1 - chance) adds up. Formula 8."""
    parts = {p: -log1p(-centre.probabilities[p] * harm_on(model, p, level, centre.harm)) for p in PATHWAYS}
    whole = sum(parts.values())
    return {p: part / whole for p, part in parts.items()}
