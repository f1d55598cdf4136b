# SPDX-License-Identifier: GPL-3.0-or-later
"""Who says so, on a page that others read: how an answer is known, a fact's publisher; never a word typed here."""

from typing import TYPE_CHECKING

from exile_risk.model.answers import Answer, EvidenceGrade
from exile_risk.model.assessment import Assessment, Reason
from exile_risk.model.facts import Basis, Derived, Fact
from exile_risk.wording.catalogue import N_, _, ngettext_
from exile_risk.wording.dates import day_text
from exile_risk.wording.provenance import since_text

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge

_GRADES = {
    EvidenceGrade.DOCUMENT_SEEN: N_("document seen"),
    EvidenceGrade.SECOND_SOURCE: N_("second source"),
    EvidenceGrade.CLIENT_ACCOUNT: N_("their account"),
    EvidenceGrade.INFERENCE: N_("inferred, not told"),
}


def answer_note(answer: Answer) -> str:
    """Return how an answer of the case is known, without a word of it."""
    parts = [_(_GRADES[answer.grade])] if answer.grade is not None else [_("answer of the case")]
    if answer.noted is not None:
        parts.append(day_text(answer.noted))
    return ", ".join(parts)


def source_note(one: Reason, found: Assessment, knowledge: "Knowledge | None", words: bool) -> str:
    """Return who says so, short: how an answer is known, or a fact's publisher and date.

    `words`: titles that a caseworker typed for a correction may be shown.
    """
    answer = found.case.answers.get(one.term.factor)
    if answer is not None:
        return answer_note(answer)
    return derived_note(one.derived, knowledge, words)


def derived_note(derived: Derived | None, knowledge: "Knowledge | None", words: bool) -> str:
    """Return who stands behind a derived value."""
    if derived is None or not derived.facts:
        return _("follows from the case")
    return fact_note(derived.facts[0], knowledge, words)


def fact_note(fact: Fact, knowledge: "Knowledge | None", words: bool) -> str:
    """Return publisher and date of a fact."""
    if fact.basis is Basis.LOCAL:
        said = _("a correction by the caseworker")
        return f"{said}: {knowledge.source(fact.sources[0]).title}" if words and knowledge is not None else said
    if fact.basis is Basis.GENERAL_KNOWLEDGE or knowledge is None:
        return ", ".join(p for p in (_("not checked at a source"), since_text(fact)) if p)
    source = knowledge.source(fact.sources[0])
    return ", ".join(p for p in (source.publisher or source.title, fact.as_of) if p)


def sources_text(named: tuple[str, ...], answered: int, unchecked: int) -> str:
    """Return the sources of the reasons in one paragraph."""
    parts = []
    if answered:
        parts.append(ngettext_("{n} answer of the case.", "{n} answers of the case.", answered))
    if named:
        parts.append("; ".join(named) + ".")
    if unchecked:
        text = ngettext_(
            "{n} reason rests on facts that nobody checked at a source.",
            "{n} reasons rest on facts that nobody checked at a source.",
            unchecked,
        )
        parts.append(text)
    return " ".join(parts)
