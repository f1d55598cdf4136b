# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the tool are called, what may not be concluded from each, and what a rating must never do."""

from typing import TYPE_CHECKING

from exile_risk.model.assessment import Band
from exile_risk.wording.catalogue import N_, _
from exile_risk.wording.names import band_name

if TYPE_CHECKING:
    from exile_risk.evidence.figures_file import FiguresFile

_TESTS = {
    "returned_or_released": N_("Held by the host: returned or released?"),
    "standard_exile": N_("All cases, as a standard exile (profile, interest, threats and exposure left out)"),
    "all_answers": N_("All cases, with all answers"),
}
_SHORT = {
    "returned_or_released": N_("Held by the host"),
    "standard_exile": N_("Standard exile"),
    "all_answers": N_("All answers"),
}
_SUBSETS = {
    "all": N_("all hosts"),
    "sea_hosts": N_("hosts in South-East Asia"),
    "read_in_source": N_("read in a source"),
}
_MAY_NOT = {
    "returned_or_released": N_(
        "Not to be concluded: how likely a return is. Releases are reported less often than returns."
    ),
    "standard_exile": N_(
        "Not to be concluded: that the person does not matter. What is known of people was reported for them."
    ),
    "all_answers": N_(
        "Not to be concluded: that answers about the person mislead. Quiet people enter such lists when harmed."
    ),
}
_SIMPLE = {
    "five_term": N_("Five terms"),
    "host_rule_of_law": N_("Rule of law"),
    "earlier_incidents": N_("Earlier incidents"),
    "unit_weights": N_("Count of answers"),
    "origin_only": N_("Origin only"),
    "always_high": N_("Always High"),
}
_CORRIDORS = {
    "migrant_stock": N_("migrants of that origin alone"),
    "exposure": N_("exiles of that origin alone"),
    "index_alone": N_("the standard exile alone"),
    "proximity": N_("nearness alone"),
    "host_rule_of_law": N_("the host’s rule of law alone"),
    "earlier_incidents": N_("earlier incidents alone"),
}
_AGREEMENT = {
    "first_twenty": N_("1 to 20: the band of the answers alone is within what was expected"),
    "bands": N_("21 to 50: the band shown is one of those expected"),
    "leading": N_("21 to 50: the leading route is one of those expected"),
    "must_not": N_("21 to 50: what must not happen does not"),
    "order": N_("Pairs put in the expected order: before and after a dated event, or in two hosts"),
}
_MUST_NEVER = (
    N_("decide or end a case"),
    N_("by itself deny, delay or rank protection, aid or resettlement"),
    N_("be used by a state to decide about status, entry, detention or removal"),
    N_("judge whether a person is believed"),
    N_("rate a danger that somebody is said to pose"),
    N_("be sent to an authority of the host or of the state feared"),
    N_("be shown without its range, its day and what is not known"),
    N_("call a person or a place safe"),
    N_("weigh ethnicity, religion or nationality"),
    N_("be made for a person without informed consent, unless vital interests require it"),
)


def test_title(test: str) -> str:
    """Return what a test asks."""
    return _(_TESTS[test])


def short_title(test: str) -> str:
    """Return what a test is of, in two or three words."""
    return _(_SHORT[test])


def subset_name(subset: str) -> str:
    """Return which of the cases are counted."""
    return _(_SUBSETS[subset])


def may_not_text(test: str) -> str:
    """Return what may not be concluded from the figures of a test."""
    return _(_MAY_NOT[test])


def simple_name(id: str) -> str:
    """Return the name of a simple score, short enough for a column."""
    return _(_SIMPLE[id])


def corridor_baseline_name(id: str) -> str:
    """Return the name of a simpler ranking of corridors."""
    return _(_CORRIDORS[id])


def agreement_name(kind: str) -> str:
    """Return what was expected of the vignettes."""
    return _(_AGREEMENT[kind])


def must_never() -> tuple[str, ...]:
    """Return what a rating must never do, to follow "A rating must never". Source: method.md 3.7."""
    return tuple(_(text) for text in _MUST_NEVER)


def rated_text(band: str) -> str:
    """Return the name of a band that stands as a word in the figures."""
    return band_name(next(b for b in Band if b.word == band))


def how_to_read_text() -> str:
    """Return what the figures of a ranking mean."""
    return _(
        "The figure is how often a case that ended in harm is ranked above one that did not: 1 is perfect, 0.5 a coin. "
        "The bar shows where it would lie with other hosts drawn from the same kind (95 in 100 resamples)."
    )


def flatters_text() -> str:
    """Return how far the figures of fitted cases may be trusted."""
    return _(
        "What becomes of people who are held is a sum of its own; from version 3 on the rating uses it. It was fitted "
        "on these same cases, so its figures on them flatter. What it reaches in hosts kept out of the fit is what to "
        "expect elsewhere, at best."
    )


def fitted_score_text() -> str:
    """Return what keeping hosts out of the fit leaves of it."""
    return _(
        "Outside the hosts it saw, fitting helps little: most of what version 3 gains there comes from what was "
        "written, by people who had seen how earlier versions did on these cases."
    )


def below_yardstick_text() -> str:
    """Return the plainest shortfall there is."""
    return _(
        "Over all hosts a score of five terms that anybody could keep in a spreadsheet ranks these cases better than "
        "the model: narrowly as standard exiles, clearly with all answers. For hosts in South-East Asia version 3 "
        "ranks standard exiles better than the five terms."
    )


def corridors_caution_text() -> str:
    """Return what may not be concluded from the ranking of corridors."""
    return _(
        "This tells whether facts about two states put corridors in a useful order. It says nothing about how likely "
        "harm is for one person, and a corridor without a record is not safe: records are what the press and rights "
        "groups saw. Counts of refugees begin in 2020, so for an earlier day later counts stand in."
    )


def exposure_text() -> str:
    """Return what the ranking owes to having been looked at before."""
    return _(
        "How much the number of exiles counts was set in the method paper with all recorded corridors in view, so that "
        "the figure flatters."
    )


def both_ways_text(found: "FiguresFile") -> str:
    """Return how little the bands of the latest version tell one ending from the other among these cases."""
    latest = [b for b in found.bands if b.model == found.bands[-1].model and b.band in ("High", "Extreme")]
    return _(
        "High or Extreme: {harmed} of the {all_harmed} cases that ended in harm, and {others} of the {all_others} that "
        "did not. Among reported cases the band hardly tells one from the other."
    ).format(
        harmed=sum(b.harmed for b in latest),
        all_harmed=found.harmed,
        others=sum(b.unharmed for b in latest),
        all_others=found.cases - found.harmed,
    )


def agreement_caution_text() -> str:
    """Return what may not be concluded from the vignettes."""
    return _(
        "Not to be concluded: accuracy. Invented people in reported situations; one person who knew how such "
        "situations ended wrote what to expect. The first twenty were in view when weights were tuned, and a few kept "
        "their bands as a condition of the fit."
    )


def missed_caution_text() -> str:
    """Return what may not be concluded from the list of missed cases."""
    return _(
        "Not to be concluded: a share of errors. Half of these cases ended in harm because such cases are reported. "
        "Whoever is held gets at least High by rule, so that alarms about people later released are many."
    )
