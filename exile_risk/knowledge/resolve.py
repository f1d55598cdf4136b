# SPDX-License-Identifier: GPL-3.0-or-later
"""The written rule for facts that contradict each other on one day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from exile_risk.knowledge.supersession import superseded
from exile_risk.model.facts import Basis, Confidence, Fact

_BASES = list(Basis)
_CONFIDENCES = list(Confidence)


@dataclass(frozen=True)
class Resolved:
    """What stands after a contradiction: the deciding fact, those that agree, and those that lost."""

    fact: Fact
    agreeing: tuple[Fact, ...]
    set_aside: tuple[Fact, ...]

    @property
    def value(self) -> str:
        """The value that stands."""
        return self.fact.value

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The deciding fact first, then those that say the same."""
        return (self.fact, *self.agreeing)


def rank(fact: Fact) -> tuple[int, int, int, str]:
    """Sort key, best first, of facts that nobody replaced: newer validity, better basis, confidence, id."""
    newest = -fact.valid_from.toordinal() if fact.valid_from else 0
    return newest, _BASES.index(fact.basis), _CONFIDENCES.index(fact.confidence), fact.id


def resolve(facts: Iterable[Fact], day: date) -> Resolved | None:
    """Return what stands among the facts that hold on a day, or None.

    First goes what another fact has replaced by then; among the rest decides the newer start of validity, then the
    better basis, then the higher confidence, then the id. A replaced fact and one of low confidence never decide: they
    are set aside beside the others, or leave the question open alone.
    """
    known = tuple(facts)
    gone = superseded(known, day)
    valid = sorted((f for f in known if f.holds_on(day)), key=rank)
    firm = [f for f in valid if f.confidence is not Confidence.LOW and f.id not in gone]
    if not firm:
        return None
    winner = firm[0]
    agreeing = tuple(f for f in firm[1:] if f.value == winner.value)
    aside = tuple(f for f in valid if f is not winner and f not in agreeing)
    return Resolved(winner, agreeing, aside)


def why_set_aside(lost: Fact, winner: Fact | None) -> str:
    """Return why a fact does not decide beside the one that does, in the words of the rule above.

    corrected, outdone (by another correction), low_confidence, older, weaker_basis, less_sure, or beside (it speaks of
    something else, or everything else was equal).
    """
    if winner is not None and winner.basis is Basis.LOCAL:
        return "outdone" if lost.basis is Basis.LOCAL else "corrected"
    if lost.confidence is Confidence.LOW:
        return "low_confidence"
    if winner is None or (lost.subject, lost.attribute) != (winner.subject, winner.attribute):
        return "beside"
    steps = zip(("older", "weaker_basis", "less_sure"), rank(lost)[:3], rank(winner)[:3], strict=True)
    return next((why for why, mine, theirs in steps if mine > theirs), "beside")
