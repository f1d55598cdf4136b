# SPDX-License-Identifier: GPL-3.0-or-later
"""People for the tests of access: the founding case, and cases made up word by word."""

from dataclasses import replace
from datetime import date
from typing import Any

from exile_risk.assessing import assess
from exile_risk.case_file import read_draft
from exile_risk.catalogue import load_catalogue
from exile_risk.knowledge.pathways import Pathway, pathways
from exile_risk.model.answers import Answer
from exile_risk.model.assessment import Assessment
from exile_risk.model.case import Case, Needs
from exile_risk.model.relocation import Choice
from exile_risk.relocation.access import candidates
from exile_risk.scenarios import founding_scenario
from exile_risk.session import shared_knowledge, vocabulary

CATALOGUE, KNOWLEDGE = load_catalogue(), shared_knowledge()
TODAY = date(2026, 11, 24)


def founding() -> Assessment:
    case = read_draft(founding_scenario().text, "founding", vocabulary(KNOWLEDGE, CATALOGUE)).case(TODAY)
    assert case is not None
    return assess(case, CATALOGUE, KNOWLEDGE)


def person(*, host: str = "TH", day: date = TODAY, needs: Needs | None = None, **answers: str) -> Assessment:
    """Return an assessment of somebody from Cambodia of whom only these answers are known."""
    said = {f: Answer(v) for f, v in answers.items()}
    return rated(Case("KH", host, day, answers=said, needs=needs or Needs()))


def rated(case: Case, **changes: Any) -> Assessment:
    """Rate without facts: nothing of access hangs on them, and it is faster."""
    return assess(replace(case, **changes), CATALOGUE, None)


def way(id: str) -> Pathway:
    return next(p for p in pathways() if p.id == id)


def option(found: Assessment, id: str) -> Choice:
    return next(c for c in candidates(found, KNOWLEDGE) if c.id == id)
