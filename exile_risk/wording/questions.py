# SPDX-License-Identifier: GPL-3.0-or-later
"""What to ask about each factor, in a caseworker's words: a question, a short label and what counts."""

from exile_risk.wording.catalogue import _
from exile_risk.wording.questions_person import PERSON, Texts
from exile_risk.wording.questions_state import STATE

_TEXTS: dict[str, Texts] = {**PERSON, **STATE}


def question(factor: str) -> str:
    """Return the full question; raises KeyError for an id that no catalogue knows."""
    return _(_TEXTS[factor][0])


def short_question(factor: str) -> str:
    """Return a label of a few words, for the danger check, lists and tables."""
    return _(_TEXTS[factor][1])


def hint(factor: str) -> str:
    """Return one sentence on what counts, or "" where the question says it all."""
    text = _TEXTS[factor][2]
    return _(text) if text else ""  # the empty text is the header of every catalogue
