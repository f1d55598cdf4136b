# SPDX-License-Identifier: GPL-3.0-or-later
"""What the pairs of documented cases are called, how they were built, and what may not be concluded from them."""

from typing import TYPE_CHECKING

from exile_risk.wording.catalogue import N_, _
from exile_risk.wording.countries import country

if TYPE_CHECKING:
    from exile_risk.evidence.figures_file import PairNotKept

_KINDS = {
    "before_after": N_("Before and after"),
    "two_hosts": N_("Two hosts"),
}
_SUBSETS = {
    "all": N_("all hosts"),
    "sea_hosts": N_("hosts in South-East Asia"),
    "harm_first": N_("harm came first"),
    "harm_later": N_("harm came later"),
}
_BUILT = {
    "before_after": N_(
        "Two cases of one origin in one host with something dated between them: an event, a reported incident, a deal "
        "or a break of the two services, a law of the host, a takeover."
    ),
    "two_hosts": N_(
        "Two cases of one origin in two hosts within three years, alike in broad status and in whether the host held "
        "the person."
    ),
}
_MAY_NOT = {
    "before_after": N_(
        "Not to be concluded: that what lies between made the difference. The two people differ too. Where harm came "
        "first, a rating that remembers harm and deals tends to stay higher, whoever is then spared."
    ),
    "two_hosts": N_(
        "Not to be concluded: that the host made the difference, or that anybody is out of danger in the other. "
        "People alike in what was reported differ in what was not."
    ),
}


def pairs_title() -> str:
    """Return what the test of pairs asks."""
    return _("Pairs that ended differently: is the case that ended in harm ranked above the other?")


def pairs_reading_text() -> str:
    """Return what the figures of a row of pairs mean."""
    return _(
        "Ranked by the index of the standard exile. The figure is the share of pairs kept in order; a tie counts half. "
        "One case can stand in many pairs, so whole hosts (before and after) or whole origins (two hosts) are "
        "resampled; with fewer than five of them there is no interval."
    )


def kind_name(kind: str) -> str:
    """Return the name of a kind of pairs."""
    return _(_KINDS[kind])


def pairs_subset_name(subset: str) -> str:
    """Return which of the pairs are counted."""
    return _(_SUBSETS[subset])


def built_text(kind: str) -> str:
    """Return by which rule pairs of a kind are built."""
    return _(_BUILT[kind])


def pairs_may_not_text(kind: str) -> str:
    """Return what may not be concluded from pairs of a kind."""
    return _(_MAY_NOT[kind])


def kept_text(kept: int, pairs: int, ties: int) -> str:
    """Return how many pairs a score keeps, and how many it cannot tell apart."""
    if not ties:
        return _("{kept} of {pairs}").format(kept=kept, pairs=pairs)
    return _("{kept} of {pairs}, tied {ties}").format(kept=kept, pairs=pairs, ties=ties)


def spread_text(kind: str, clusters: int, largest: int) -> str:
    """Return over how many hosts or origins the pairs are spread, and how many of them are of one alone."""
    said = {
        "before_after": _("hosts: {clusters}, most pairs of one: {largest}"),
        "two_hosts": _("origins: {clusters}, most pairs of one: {largest}"),
    }
    return said[kind].format(clusters=clusters, largest=largest)


def not_kept_title(kind: str, count: int) -> str:
    """Return the heading above the pairs whose case that ended in harm is not ranked above the other."""
    said = {
        "before_after": _("Before and after, harm not ranked above: {n}"),
        "two_hosts": _("Two hosts, harm not ranked above: {n}"),
    }
    return said[kind].format(n=count)


def pair_corridor(pair: "PairNotKept") -> str:
    """Return between which states a pair lies: the host of the case that ended in harm first."""
    hosts = country(pair.harmed_host)
    if pair.unharmed_host != pair.harmed_host:
        hosts = _("{host} / {other}").format(host=hosts, other=country(pair.unharmed_host))
    return _("{origin} → {host}").format(origin=country(pair.origin), host=hosts)


def tie_text(tie: bool) -> str:
    """Return "tied" for a pair that cannot be told apart, and nothing for one that is ranked the other way round."""
    return _("tied") if tie else ""
