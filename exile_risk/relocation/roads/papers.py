# SPDX-License-Identifier: GPL-3.0-or-later
"""What the person's own papers need at a border: known only for valid ordinary passports, never supposed to be free."""

from collections.abc import Mapping, Sequence
from datetime import date

from exile_risk.knowledge.visas import visa_needed
from exile_risk.model.answers import Answer
from exile_risk.model.case import Case

USELESS = ("expired_or_cancelled", "false")
TAKEN = "cancelled_or_citizenship_revoked"
EASIEST_FIRST = ("own_country", "visa_free", "electronic_authorisation", "visa_on_arrival", "e_visa", "visa_required")
NO_ADMISSION = "no_admission"


def passports(case: Case, used: Mapping[str, Answer]) -> tuple[str, ...]:
    """Return the states whose valid ordinary passports the person is known to hold; none where nobody knows.

    A refugee travel document is no such passport. The origin's own counts only where it is neither expired nor taken.
    """
    document, control = known(used, "travel_document"), known(used, "document_control")
    held = list(case.needs.passports)
    if document == "valid_origin_passport":
        held.append(case.origin)
    if document in USELESS or control == TAKEN:
        held = [state for state in held if state != case.origin]
    return tuple(dict.fromkeys(held))


def visa(held: Sequence[str], destination: str, day: date) -> str | None:
    """Return the easiest of what these passports need, a word of `exile_risk.knowledge.visas`.

    None where nobody can tell: without a passport known, and for a day before the list of visas was made.
    """
    needed = [visa_needed(passport, destination) for passport in held]
    if not needed or day < needed[0].as_of:
        return None
    return min((v.word for v in needed), key=_ease)


def _ease(word: str) -> int:
    return EASIEST_FIRST.index(word) if word in EASIEST_FIRST else len(EASIEST_FIRST)


def known(used: Mapping[str, Answer], factor: str) -> str | None:
    """Return the value of an answer that counted, or None while the question is open."""
    answer = used.get(factor)
    return answer.known if answer else None
