# SPDX-License-Identifier: GPL-3.0-or-later
"""The written rules: for every factor the small functions that may answer it, in the order they are asked."""

from exile_risk.knowledge.factors import OF_CHARGES as CHARGED
from exile_risk.knowledge.rules import bars, charges, extradition, host, origin, relation, returns
from exile_risk.knowledge.rules.registry import RULES

CORRIDOR = (
    "host_regime",
    "host_courts",
    "nonrefoulement_law",
    "suspensive_appeal",
    "convention_party",
    "proximity",
    "origin_leverage",
    "extradition_basis",
    "security_cooperation",
    "return_precedents_5y",
    "host_practice",
    "origin_tnr_record",
    "origin_violence_abroad",
    "origin_notice_abuse",
    "origin_trend",
    "group_hunted",
    "trial_fairness",
    "torture_record",
    "disappearance_record",
    "execution_practice",
    "returnee_fate",
    "exit_clearance",
    "transit_cooperation",
    "routine_police_contact",
)
"""Factors that need nothing but an origin, a host and a day."""

__all__ = ["CHARGED", "CORRIDOR", "RULES", "bars", "charges", "extradition", "host", "origin", "relation", "returns"]
