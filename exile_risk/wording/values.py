# SPDX-License-Identifier: GPL-3.0-or-later
"""What an answer is called on a chip: the values, the ways of not answering, and how it is known."""

from exile_risk.model.answers import EvidenceGrade, Unanswered
from exile_risk.wording.catalogue import N_, _
from exile_risk.wording.values_person import PERSON, Labels
from exile_risk.wording.values_state import STATE

_LABELS: dict[str, Labels] = {**PERSON, **STATE}

_UNANSWERED = {
    Unanswered.UNKNOWN: N_("Don’t know"),
    Unanswered.DECLINED: N_("Prefers not to say"),
    Unanswered.NOT_ASKED: N_("Not asked"),
    Unanswered.NOT_APPLICABLE: N_("Does not apply"),
}

_GRADES = {
    EvidenceGrade.DOCUMENT_SEEN: N_("Document seen"),
    EvidenceGrade.SECOND_SOURCE: N_("Second source"),
    EvidenceGrade.CLIENT_ACCOUNT: N_("Their account"),
    EvidenceGrade.INFERENCE: N_("Your inference"),
}


def value_label(factor: str, value: str) -> str:
    """Return the chip label of a value; raises KeyError for an id that no catalogue knows."""
    return _(_LABELS[factor][value])


def unanswered_label(why: Unanswered) -> str:
    """Return what to say where there is no value."""
    return _(_UNANSWERED[why])


def grade_label(grade: EvidenceGrade) -> str:
    """Return how an answer is known."""
    return _(_GRADES[grade])
