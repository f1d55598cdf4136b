# SPDX-License-Identifier: GPL-3.0-or-later
"""Which fields travel: those of the case file, judgements, and second persons' words; and what their parts hold."""

import re

from exile_risk.handover.writes import NOTED

JUDGEMENT = "judgement"
WORD = "word."
"""What a second person said about the judgement whose write follows."""

VALUE = "value"
PLAIN = ("as_of", "origin", "host", "nationalities", "charges")
ANSWER, NEED = "answers.", "needs."
_FIELD = re.compile(r"as_of|origin|host|nationalities|charges|(answers|needs)\.[a-z][a-z0-9_]{0,59}")
_JUDGING = re.compile(r"judgement|word\.[0-9a-f]{64}")
JUDGEMENT_PARTS = (*("band", "why", "because", "by", "written_on", "review_by", "needs_second", "clocks", "rating"),)
WORD_PARTS = ("by", "agrees", "why", "written_on")
ANSWER_PARTS = (VALUE, "grade", NOTED)

CODED, DAY, FREE_TEXT, INITIALS, WISHES = "coded", "day", "free_text", "initials", "wishes"
OF_WISHES = frozenset(NEED + name for name in ("wished", "not_to", "weights", "chosen"))
"""What the client ranks, refuses and weighs, and what was chosen: few wish for the same, and it says where to."""

_DAYS = frozenset((NOTED, "written_on", "review_by"))


def of_case_file(field: str) -> bool:
    """Return whether a field stands in the case file."""
    return _FIELD.fullmatch(field) is not None


def is_known(field: str) -> bool:
    """Return whether there is such a field at all."""
    return of_case_file(field) or _JUDGING.fullmatch(field) is not None


def parts_of(field: str) -> tuple[str, ...]:
    """Return the parts that a field may have."""
    if field == JUDGEMENT:
        return JUDGEMENT_PARTS
    if field.startswith(WORD):
        return WORD_PARTS
    return ANSWER_PARTS if field.startswith(ANSWER) else (VALUE,)


def kind_of(field: str, part: str) -> str:
    """Return what a part holds: codes, a day, free text, initials of a person, or what the client wishes."""
    if field in OF_WISHES:
        return WISHES
    if not of_case_file(field) and part == "why":
        return FREE_TEXT
    if not of_case_file(field) and part == "by":
        return INITIALS
    return DAY if part in _DAYS or field == "as_of" else CODED
