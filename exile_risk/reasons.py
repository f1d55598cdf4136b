# SPDX-License-Identifier: GPL-3.0-or-later
"""The reasons behind a pathway, largest first, each with who says so."""

from exile_risk.engine.ledger import OPEN_VALUE
from exile_risk.model.assessment import Assessment, Reason, Term

FROM_CASEWORKER, FROM_CASE, FROM_KNOWLEDGE = "caseworker", "case", "knowledge"


def reasons(found: Assessment, pathway: str) -> tuple[Reason, ...]:
    """Return what raises a pathway (largest first), then what lowers it (largest first).

    The base is no reason, and neither is an open question: what nobody answered must not read as something that helps.
    """
    terms = found.rating.pathways[pathway].terms
    listed = [_reason(found, term) for term in terms if term.kind != "base" and term.value != OPEN_VALUE]
    return tuple(sorted(listed, key=lambda r: (r.lowers, -abs(r.term.steps))))


def _reason(found: Assessment, term: Term) -> Reason:
    derived = found.derived.get(term.factor)
    if term.factor in found.case.answers:
        return Reason(term, FROM_CASEWORKER, None)
    if derived is None or not derived.facts:
        return Reason(term, FROM_CASE, derived)
    return Reason(term, FROM_KNOWLEDGE, derived)
