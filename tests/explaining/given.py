# SPDX-License-Identifier: GPL-3.0-or-later
"""Cases for the account of a rating: any answers, every catalogue that is shipped."""

from datetime import date
from functools import cache

from hypothesis import strategies as st

from exile_risk import assets
from exile_risk.assessing import assess
from exile_risk.catalogue import load_catalogue
from exile_risk.cli.explanation_text import explanation_text
from exile_risk.model.answers import Answer, Unanswered
from exile_risk.model.assessment import Assessment
from exile_risk.model.case import Case
from exile_risk.model.factors import Catalogue

MODELS = sorted(path.stem for path in assets.path("model").glob("*.json"))
OPEN = [Unanswered.UNKNOWN, Unanswered.DECLINED, Unanswered.NOT_APPLICABLE]
ISOLATES = dict.fromkeys((0x2068, 0x2069))


@cache
def catalogue(model: str) -> Catalogue:
    return load_catalogue(model)


@st.composite
def some_answers(draw: st.DrawFn, model: str) -> dict[str, Answer]:
    """Answer each question with a value, with one of three ways of not answering, or not at all."""
    found = {}
    for factor in catalogue(model).factors.values():
        said = draw(st.sampled_from([None, None, *factor.values, *factor.values, *OPEN]))
        if said is not None and factor.group != "trigger":
            found[factor.id] = Answer(said)
    for trigger in catalogue(model).triggers:
        said = draw(st.sampled_from(["no"] * 8 + ["yes", None]))
        if said is not None:
            found[trigger] = Answer(said)
    return found


def rated(answers: dict[str, Answer], model: str) -> Assessment:
    return assess(Case("KH", "TH", date(2018, 1, 20), answers=answers), catalogue(model), None)


def page(found: Assessment, model: str) -> str:
    """Return what a reviewer holds in their hands."""
    return explanation_text(found, catalogue(model)).translate(ISOLATES)
