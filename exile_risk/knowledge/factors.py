# SPDX-License-Identifier: GPL-3.0-or-later
"""Which factors the facts can answer, and of whom each speaks. Light on purpose: no rule is loaded for it."""

OF_A_HOST = (
    "host_regime",
    "host_courts",
    "nonrefoulement_law",
    "suspensive_appeal",
    "convention_party",
    "host_practice",
    "exit_clearance",
)
"""Factors that are the same for every origin."""

OF_AN_ORIGIN = (
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
)
"""Factors that speak of the origin; a few of them look at the host too."""

OF_A_PAIR = (
    "proximity",
    "origin_leverage",
    "extradition_basis",
    "security_cooperation",
    "return_precedents_5y",
    "routine_police_contact",
)
"""Factors between two states."""

HOST_LAW_ON_CHARGES = (
    "dual_criminality",
    "political_offence_bar",
    "persecution_clause_bar",
    "illtreatment_bar",
    "death_penalty_bar",
    "in_absentia_bar",
)
"""What the host's law makes of an accusation."""

OF_CHARGES = ("charge_status", "offence_label", "max_penalty", *HOST_LAW_ON_CHARGES)
"""Factors that also need the charges."""
