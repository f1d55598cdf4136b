# SPDX-License-Identifier: GPL-3.0-or-later
"""The one person whom histories and rankings of corridors rate, so that only the two states differ between them."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from exile_risk.model.answers import Answer
from exile_risk.model.case import Case, Charge, Stage
from exile_risk.model.factors import Catalogue

PROFILE: Mapping[str, str] = MappingProxyType(
    {
        "political_profile": "member_or_critic",
        "visible_criticism": "regular",
        "prior_targeting": "none",
        "immigration_status": "irregular",
        "protection_status": "none",
    }
)
"""What is stated of the standard exile: a member or critic who speaks out regularly, not targeted so far, staying
irregularly and without protection. Left open, as for most people: whether the origin has asked for them, what they
know, exposure, support, alerts and travel. The danger questions are answered No."""


def standard_exile(origin: str, host: str, day: date, catalogue: Catalogue, offence: str | None = None) -> Case:
    """Return the standard exile from an origin in a host, to be rated with the facts of a day.

    Only a national of the origin, and not accused of anything unless an `offence` is named; then charged with it or
    wanted for it.
    """
    answers = {f: Answer(value) for f, value in PROFILE.items()}
    answers |= dict.fromkeys(catalogue.triggers, Answer("no"))
    charges = (Charge(offence, Stage.CHARGED_OR_WARRANT),) if offence else ()
    if not charges:
        answers["charge_status"] = Answer("none")
    return Case(origin, host, day, charges, answers, nationalities=(origin,))
