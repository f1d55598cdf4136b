# SPDX-License-Identifier: GPL-3.0-or-later
"""How sure a rating is, in words: trials with other weights, answers that close no question, and what asking costs."""

from exile_risk.asking import DANGEROUS, PAINFUL
from exile_risk.model.assessment import Assessment
from exile_risk.wording.catalogue import N_, _, ngettext_
from exile_risk.wording.names import band_name
from exile_risk.wording.questions import short_question

_STEADY = N_("Steady in {held} of {n} trials.")
_ALONE = N_("The answers alone keep to {band} in {held} of {n} trials.")
_TRIALS = N_(
    "Each trial rates the same answers with other weights: every weight between 0.6 and 1.4 times its size, every base "
    "up to one step off."
)
_COSTS = {PAINFUL: N_("painful to ask"), DANGEROUS: N_("may endanger someone to find out")}


def steady_text(found: Assessment) -> str:
    """Return in how many trials with other weights the band holds; "" where no band is shown as a rating."""
    if found.band is None or found.state != "rated":
        return ""
    drawn = found.weight_draws
    if found.band == found.rating.band:
        return _(_STEADY).format(held=drawn.held, n=drawn.n)
    return _(_ALONE).format(band=band_name(found.rating.band), held=drawn.held, n=drawn.n)


def trials_text() -> str:
    """Return what a trial is."""
    return _(_TRIALS)


def inferred_text(found: Assessment) -> str:
    """Return which answers are only inferred and what that does to the range; "" where there is none."""
    n = len(found.inferred)
    text = ngettext_(
        "{n} answer is your inference. It counts, but leaves its question open in the range:",
        "{n} answers are your inference. They count, but leave their questions open in the range:",
        n,
    )
    return f"{text} {_listed(found.inferred)}." if n else ""


def stale_text(found: Assessment) -> str:
    """Return which answers rest on old facts and what that does to the bounds; "" where there is none."""
    n = len(found.stale)
    text = ngettext_(
        "{n} answer rests on facts older than 18 months. It counts, but leaves its question open in what is possible:",
        "{n} answers rest on facts older than 18 months. They count, but leave their questions open in what is "
        "possible:",
        n,
    )
    return f"{text} {_listed(found.stale)}." if n else ""


def cost_text(cost: int) -> str:
    """Return why to think twice before asking; "" for a normal question."""
    return _(_COSTS[cost]) if cost in _COSTS else ""


def _listed(factors: tuple[str, ...]) -> str:
    return ", ".join(short_question(factor) for factor in factors)
