# SPDX-License-Identifier: GPL-3.0-or-later
"""`exile-risk assess`: rate a case file, as text for people or as JSON for programs."""

import argparse
from dataclasses import replace
from datetime import date

from exile_risk.assessing import assess
from exile_risk.assessment_file import assessment_document
from exile_risk.case_file import read_case
from exile_risk.catalogue import LATEST, load_catalogue
from exile_risk.cli.output import day_of, print_json, print_text, read_input
from exile_risk.session import shared_knowledge, vocabulary


def run_assess(chosen: argparse.Namespace) -> int:
    """Rate one case file and print the assessment."""
    catalogue = load_catalogue(chosen.model or LATEST)
    day = day_of(chosen.as_of, "--as-of")
    text, file = read_input(chosen.case)
    knowledge = shared_knowledge()
    case = read_case(text, file, vocabulary(knowledge, catalogue), date.today())
    if day is not None:
        case = replace(case, as_of=day)
    used = None if chosen.answers_only else knowledge
    found = assess(case, catalogue, used)
    if chosen.json:
        print_json(assessment_document(found, catalogue, used))
    else:
        from exile_risk.cli.assessment_text import assessment_text

        text_shown = assessment_text(found, catalogue, knowledge)
        if chosen.explain:
            from exile_risk.cli.explanation_text import explanation_text

            text_shown += "\n\n" + explanation_text(found, catalogue)
        print_text(text_shown)
    return 0
