# SPDX-License-Identifier: GPL-3.0-or-later
"""Pairs of documented cases of one origin that ended differently: is the one that ended in harm ranked above the other?

Two kinds, built by rule from whatever cases there are. Before and after: one host, and something dated between the two.
Two hosts: people alike as far as reported, within three years. Cases stand in many pairs, so whole hosts (before and
after) or whole origins (two hosts) are resampled, never pairs.
"""

import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import product
from types import MappingProxyType
from typing import TYPE_CHECKING

from exile_risk.evidence.backtest import SEA, Backtest, TestedCase
from exile_risk.evidence.between import Dated, between, dated_events
from exile_risk.evidence.measures import DRAWS, SEED

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge

BEFORE_AFTER, TWO_HOSTS = "before_after", "two_hosts"
KINDS = (BEFORE_AFTER, TWO_HOSTS)
SUBSETS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {BEFORE_AFTER: ("all", "sea_hosts", "harm_first", "harm_later"), TWO_HOSTS: ("all", "sea_hosts")}
)
"""Which pairs are counted apart. A score that remembers incidents tends to rise after harm, whoever is spared then."""

BASELINES = ("five_term", "host_rule_of_law")

WITHIN = timedelta(days=3 * 365 + 1)
"""How far apart the eves of two cases in two hosts may lie: three years, a leap day among them."""

SAME = 1e-9
"""Scores nearer to each other than this are equal: what differs is the rounding of a sum."""

FEWEST = 5
"""Hosts or origins below which resampling them says nothing."""

STATUS_CLASS: Mapping[str, str] = MappingProxyType(
    {
        "none": "unprotected",
        "asylum_seeker": "waiting",
        "unhcr_recognised": "waiting",
        "resettlement_accepted": "waiting",
        "host_recognised": "protected",
        "temporary_or_subsidiary": "protected",
        "permanent_resident_or_citizen": "protected",
    }
)
"""Broad classes of status: nothing, a claim or a recognition that the host has not made its own, or the host's own
protection. Somebody whose status is not known is comparable to nobody."""

Score = Callable[[TestedCase], float]
Events = Callable[[str, str], Sequence[Dated]]


@dataclass(frozen=True)
class Pair:
    """Two cases of one origin, one of which ended in harm. `between`: what is dated between them (before and after)."""

    kind: str
    harmed: TestedCase
    unharmed: TestedCase
    between: tuple[Dated, ...] = ()

    @property
    def cluster(self) -> str:
        """The host or origin with which the pair shares its luck: neither case leaves it."""
        return self.harmed.case.host if self.kind == BEFORE_AFTER else self.harmed.case.origin

    @property
    def in_sea(self) -> bool:
        """Whether both hosts are in South-East Asia."""
        return self.harmed.case.host in SEA and self.unharmed.case.host in SEA

    @property
    def harm_first(self) -> bool:
        """Whether the case that ended in harm is the earlier one."""
        return self.harmed.case.eve < self.unharmed.case.eve

    def order(self, score: Score) -> int:
        """Return 1 where the case that ended in harm is ranked above the other, 0 for a tie, -1 where below."""
        difference = score(self.harmed) - score(self.unharmed)
        return 0 if abs(difference) < SAME else (1 if difference > 0 else -1)

    @property
    def result(self) -> str:
        """What the index of the standard exile makes of it: kept, tie or reversed."""
        return {1: "kept", 0: "tie", -1: "reversed"}[self.order(standard)]


@dataclass(frozen=True)
class Tally:
    """How many pairs a score keeps in order, and how many it cannot tell apart."""

    pairs: int
    kept: int
    ties: int

    @property
    def share(self) -> float | None:
        """The share kept, ties counting half (0.5: a coin); None without pairs."""
        return (self.kept + self.ties / 2) / self.pairs if self.pairs else None


@dataclass(frozen=True)
class Ordering:
    """How the standard exile's index did on the pairs of one kind, and what simpler scores reach on the same.

    `clusters` hosts or origins have pairs, `largest` of the pairs are of one of them alone. No interval below FEWEST.
    """

    kind: str
    subset: str
    found: Tally
    interval: tuple[float, float] | None
    clusters: int
    largest: int
    baselines: Mapping[str, Tally]


@dataclass(frozen=True)
class Orderings:
    """Every pair that could be built, and the figures over them."""

    pairs: tuple[Pair, ...]
    figures: tuple[Ordering, ...]

    @property
    def not_kept(self) -> tuple[Pair, ...]:
        """The pairs in which the case that ended in harm is not ranked above the other, ties among them."""
        return tuple(p for p in self.pairs if p.order(standard) < 1)


def standard(tested: TestedCase) -> float:
    """Return the index of the standard exile."""
    return tested.index_standard


def orderings(found: Backtest, knowledge: "Knowledge") -> Orderings:
    """Return every pair of the tested cases, and how often the index of the standard exile puts it in order."""
    pairs = tuple(pairs_of(found.cases, lambda origin, host: dated_events(knowledge, origin, host)))
    chosen = [(kind, subset) for kind in KINDS for subset in SUBSETS[kind]]
    return Orderings(pairs, tuple(_ordering(kind, subset, _chosen(pairs, kind, subset)) for kind, subset in chosen))


def pairs_of(cases: Sequence[TestedCase], events: Events) -> Iterator[Pair]:
    """Yield the pairs of both kinds by harmed case, in the order of the cases. `events` gives those of a corridor."""
    known: dict[tuple[str, str], Sequence[Dated]] = {}
    for harmed, unharmed in product((t for t in cases if t.case.harm), (t for t in cases if not t.case.harm)):
        one, other = harmed.case, unharmed.case
        if one.origin != other.origin:
            continue
        if one.host != other.host:
            if _alike(harmed, unharmed):
                yield Pair(TWO_HOSTS, harmed, unharmed)
            continue
        corridor = one.origin, one.host
        if corridor not in known:
            known[corridor] = events(*corridor)
        lying = between(known[corridor], *sorted((one, other), key=lambda case: case.eve))
        if lying:
            yield Pair(BEFORE_AFTER, harmed, unharmed, lying)


def _alike(harmed: TestedCase, unharmed: TestedCase) -> bool:
    one, other = harmed.case, unharmed.case
    status = STATUS_CLASS.get(one.refugee_status)
    return (
        status is not None
        and status == STATUS_CLASS.get(other.refugee_status)
        and one.detained_by_host is not None
        and one.detained_by_host == other.detained_by_host
        and abs(one.eve - other.eve) <= WITHIN
    )


def _chosen(pairs: Iterable[Pair], kind: str, subset: str) -> list[Pair]:
    belongs: Mapping[str, Callable[[Pair], bool]] = {
        "all": lambda p: True,
        "sea_hosts": lambda p: p.in_sea,
        "harm_first": lambda p: p.harm_first,
        "harm_later": lambda p: not p.harm_first,
    }
    return [p for p in pairs if p.kind == kind and belongs[subset](p)]


def _ordering(kind: str, subset: str, pairs: Sequence[Pair]) -> Ordering:
    clusters = [tally([p for p in pairs if p.cluster == name], standard) for name in sorted({p.cluster for p in pairs})]
    return Ordering(
        kind=kind,
        subset=subset,
        found=tally(pairs, standard),
        interval=resampled(clusters),
        clusters=len(clusters),
        largest=max((t.pairs for t in clusters), default=0),
        baselines={name: tally(pairs, _simple(name)) for name in BASELINES},
    )


def _simple(name: str) -> Score:
    return lambda tested: tested.simple[name]


def tally(pairs: Sequence[Pair], score: Score) -> Tally:
    """Return how many of the pairs a score keeps in order."""
    orders = [p.order(score) for p in pairs]
    return Tally(len(orders), orders.count(1), orders.count(0))


def resampled(clusters: Sequence[Tally], draws: int = DRAWS) -> tuple[float, float] | None:
    """Return the 95 % bootstrap interval of the share kept, drawing whole clusters; None for fewer than FEWEST."""
    if len(clusters) < FEWEST:
        return None
    chance, shares = random.Random(SEED), []  # noqa: S311 - repeatable on purpose, no secret
    for _ in range(draws):
        drawn = chance.choices(clusters, k=len(clusters))
        shares.append(sum(t.kept + t.ties / 2 for t in drawn) / sum(t.pairs for t in drawn))
    shares.sort()
    return shares[int(0.025 * draws)], shares[min(draws - 1, int(0.975 * draws))]
