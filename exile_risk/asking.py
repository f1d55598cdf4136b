# SPDX-License-Identifier: GPL-3.0-or-later
"""For the window: what to ask next and what would change the band, of an assessment that is at hand."""

from exile_risk.engine.sensitivity import Change, Question, ask_next, single_changes
from exile_risk.model.answers import Unanswered
from exile_risk.model.assessment import Assessment
from exile_risk.model.factors import Catalogue

__all__ = ["Change", "Question", "next_questions", "what_would_change"]


def next_questions(found: Assessment, catalogue: Catalogue, most: int = 5) -> tuple[Question, ...]:
    """Return the open questions that would move the rating most, first the one worth most."""
    return ask_next(catalogue, _answers(found), most)


def what_would_change(found: Assessment, catalogue: Catalogue) -> tuple[Change, ...]:
    """Return the single answers that would move the central band."""
    return single_changes(catalogue, _answers(found))


def _answers(found: Assessment) -> dict[str, str | Unanswered]:
    return {factor: answer.value for factor, answer in found.used.items()}
