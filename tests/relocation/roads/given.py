# SPDX-License-Identifier: GPL-3.0-or-later
"""People on the way, from real facts: the cases that the tests of roads tell stories about."""

from datetime import date
from typing import Any

from exile_risk.assessing import assess
from exile_risk.catalogue import load_catalogue
from exile_risk.model.answers import Answer
from exile_risk.model.assessment import Assessment
from exile_risk.model.case import Case, Needs
from exile_risk.session import shared_knowledge

CATALOGUE, KNOWLEDGE = load_catalogue(), shared_knowledge()
CALM = dict.fromkeys(CATALOGUE.triggers, "no")
TODAY = date(2026, 11, 1)

CRITIC = {"political_profile": "member_or_critic", "visible_criticism": "occasional", "charge_status": "none"}
OFFICIAL = {
    "political_profile": "organiser_or_official",
    "visible_criticism": "regular",
    "charge_status": "charged_or_warrant",
    "origin_request": "named_publicly_or_on_list",
    "immigration_status": "irregular",
    "protection_status": "unhcr_recognised",
}
FOOTBALLER = {
    "political_profile": "member_or_critic",
    "visible_criticism": "regular",
    "charge_status": "convicted_in_absentia",
    "origin_request": "named_publicly_or_on_list",
    "police_alert": "red_notice_or_diffusion",
    "travel_document": "refugee_or_strong_passport",
    "protection_status": "host_refugee_status",
    "immigration_status": "permanent_residence",
}


def assessed(
    origin: str,
    host: str,
    answers: dict[str, str],
    day: date = TODAY,
    nationalities: tuple[str, ...] | None = None,
    **needs: Any,
) -> Assessment:
    """Return the assessment of somebody with these answers; the danger questions are answered No."""
    given = {f: Answer(v) for f, v in {**CALM, **answers}.items()}
    held = (origin,) if nationalities is None else nationalities
    case = Case(origin, host, day, (), given, nationalities=held, needs=Needs(**needs))
    return assess(case, CATALOGUE, KNOWLEDGE)
