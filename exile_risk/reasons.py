# SPDX-License-Identifier: GPL-3.0-or-later
"""The reasons behind a pathway, largest first, each with who says so."""

from dataclasses import dataclass, replace

from exile_risk.engine.ledger import OPEN_VALUE
from exile_risk.model.assessment import Assessment, Reason, Term

FROM_CASEWORKER, FROM_CASE, FROM_KNOWLEDGE = "caseworker", "case", "knowledge"


@dataclass(frozen=True)
class TwofoldReason(Reason):
    """One answer that counts twice on a route: by itself, and as a protection or gate.

    `term` is both together: `steps` what they come to, `weight` what they would with courts that always obey.
    """

    by_itself: Term
    as_protection: Term


def reasons(found: Assessment, pathway: str) -> tuple[Reason, ...]:
    """Return what raises a pathway (largest first), then what lowers it (largest first); every answer stands once.

    The base is no reason, and neither is an open question: what nobody answered must not read as something that helps.
    """
    by_factor: dict[str, list[Term]] = {}
    for term in found.rating.pathways[pathway].terms:
        if term.kind != "base" and term.value != OPEN_VALUE:
            by_factor.setdefault(term.factor, []).append(term)
    listed = [_reason(found, terms) for terms in by_factor.values()]
    return tuple(sorted(listed, key=lambda r: (r.lowers, -abs(r.term.steps))))


def _reason(found: Assessment, terms: list[Term]) -> Reason:
    one = _told(found, terms[0])
    if len(terms) == 1:
        return one
    by_itself, as_protection = terms
    weight = by_itself.steps + as_protection.weight
    both = replace(as_protection, weight=weight, steps=by_itself.steps + as_protection.steps)
    return TwofoldReason(both, one.answered_by, one.derived, by_itself, as_protection)


def _told(found: Assessment, term: Term) -> Reason:
    derived = found.derived.get(term.factor)
    if term.factor in found.case.answers:
        return Reason(term, FROM_CASEWORKER, None)
    if derived is None or not derived.facts:
        return Reason(term, FROM_CASE, derived)
    return Reason(term, FROM_KNOWLEDGE, derived)
