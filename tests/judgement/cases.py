# SPDX-License-Identifier: GPL-3.0-or-later
"""Real assessments of the practice cases, whole or with something changed."""

from dataclasses import replace
from datetime import date
from functools import cache

from exile_risk.assessing import assess
from exile_risk.case_file import read_case
from exile_risk.catalogue import load_catalogue
from exile_risk.model.answers import Answer
from exile_risk.model.assessment import Assessment
from exile_risk.model.case import Case
from exile_risk.scenarios import scenarios
from exile_risk.session import shared_knowledge, vocabulary

REFUGEE = "refugee-in-thailand-2018"
BEFORE_THE_LAW = "royal-insult-suspect-before-the-law"
MIGRANT = "migrant-worker-in-thailand-2018"
DAY = date(2026, 11, 23)


@cache
def case(id: str = REFUGEE) -> Case:
    scenario = next(s for s in scenarios() if s.id == id)
    words = vocabulary(shared_knowledge(), load_catalogue())
    return read_case(scenario.text, id, words, date.today())


def rated(one: Case) -> Assessment:
    return assess(one, load_catalogue(), shared_knowledge())


@cache
def assessed(id: str = REFUGEE) -> Assessment:
    return rated(case(id))


def answered(one: Case, **values: str | None) -> Case:
    """Return a case with some answers set, or taken back (None)."""
    answers = dict(one.answers)
    for factor, value in values.items():
        if value is None:
            answers.pop(factor, None)
        else:
            answers[factor] = Answer(value)
    return replace(one, answers=answers)
