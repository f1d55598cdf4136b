# SPDX-License-Identifier: GPL-3.0-or-later
"""`exile-risk assess`: rate a case file, as text for people or as JSON for programs."""

import argparse
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from exile_risk.assessing import assess
from exile_risk.assessment_file import assessment_document
from exile_risk.case_file import read_case
from exile_risk.catalogue import LATEST, load_catalogue
from exile_risk.cli.output import day_of, print_json, print_text, read_input
from exile_risk.errors import InputError
from exile_risk.session import shared_knowledge, vocabulary

if TYPE_CHECKING:
    from exile_risk.judgement.compare import Comparison
    from exile_risk.knowledge import Knowledge
    from exile_risk.model.assessment import Assessment
    from exile_risk.model.factors import Catalogue


def run_assess(chosen: argparse.Namespace) -> int:
    """Rate one case file and print the assessment."""
    catalogue = load_catalogue(chosen.model or LATEST)
    day = day_of(chosen.as_of, "--as-of")
    text, file = read_input(chosen.case)
    knowledge = shared_knowledge()
    words = vocabulary(knowledge, load_catalogue())  # a case may answer what an older model does not ask
    case = read_case(text, file, words, date.today())
    if day is not None:
        case = replace(case, as_of=day)
    used = None if chosen.answers_only else knowledge
    found = assess(case, catalogue, used)
    since = _since(chosen.since, found, catalogue, used)
    if chosen.json:
        from exile_risk.judgement.changes_file import changes_document

        changed = changes_document(since) if since is not None else {}
        print_json({**assessment_document(found, catalogue, used), **changed})
    else:
        from exile_risk.cli.assessment_text import assessment_text

        text_shown = assessment_text(found, catalogue, knowledge)
        if chosen.explain:
            from exile_risk.cli.explanation_text import explanation_text

            text_shown += "\n\n" + explanation_text(found, catalogue)
        if since is not None:
            from exile_risk.cli.changes_text import changes_text

            text_shown += "\n\n" + changes_text(since)
        print_text(text_shown)
    return 0


def _since(
    option: str | None, found: "Assessment", catalogue: "Catalogue", knowledge: "Knowledge | None"
) -> "Comparison | None":
    """Return what changed since the day of an option; None without it."""
    day = day_of(option, "--since")
    if day is None:
        return None
    if day >= found.day:
        raise InputError("since_not_before", since=day.isoformat(), day=found.day.isoformat())
    from exile_risk.judgement.compare import compare_assessments

    return compare_assessments(assess(replace(found.case, as_of=day), catalogue, knowledge), found)
