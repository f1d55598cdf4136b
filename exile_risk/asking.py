# SPDX-License-Identifier: GPL-3.0-or-later
"""For the clients: what to ask next and what would change the band, of an assessment that is at hand."""

from exile_risk.engine.ask_next import Question, ask_next
from exile_risk.engine.sensitivity import Change, changes
from exile_risk.model.answers import Unanswered
from exile_risk.model.assessment import Assessment
from exile_risk.model.factors import Catalogue
from exile_risk.question_costs import DANGEROUS, NORMAL, PAINFUL, question_costs

__all__ = ["DANGEROUS", "NORMAL", "PAINFUL", "Change", "Question", "next_questions", "what_would_change"]


def next_questions(found: Assessment, catalogue: Catalogue, most: int = 5) -> tuple[Question, ...]:
    """Return the open questions that tell most for what they cost, first the one worth most."""
    doubtful = frozenset((*found.stale, *found.inferred))
    return ask_next(catalogue, _answers(found), most, question_costs(), doubtful)


def what_would_change(found: Assessment, catalogue: Catalogue) -> tuple[Change, ...]:
    """Return what would move the central band, in reading order; see `exile_risk.engine.sensitivity.changes`."""
    return changes(catalogue, _answers(found))


def _answers(found: Assessment) -> dict[str, str | Unanswered]:
    return {factor: answer.value for factor, answer in found.used.items()}
