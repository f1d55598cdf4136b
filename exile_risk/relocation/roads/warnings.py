# SPDX-License-Identifier: GPL-3.0-or-later
"""What to know of a state on the way, of leaving the host, and of places never entered: the gravest first."""

from collections.abc import Mapping
from types import MappingProxyType

from exile_risk.model.assessment import Assessment
from exile_risk.model.case import Case
from exile_risk.model.facts import Derived, Fact
from exile_risk.model.relocation import Alert
from exile_risk.relocation.roads.crossings import Crossing
from exile_risk.relocation.roads.papers import USELESS, known
from exile_risk.relocation.roads.rules import Rules

STATE_FEARED, UNDER_STATE_FEARED, CLIENT_SAID_NO = "state_feared", "under_state_feared", "client_said_no"

COOPERATION = ("deal", "repeated_returns", "working_ties", "one_return", "weak_courts", "ties_not_known")
"""What a state does for the state feared, as `exile_risk.knowledge.route` names it."""

OF_THE_STATE = (*COOPERATION, "no_admission")
"""Alerts that tell one state from another; the rest is of the person and goes with them everywhere."""

BROUGHT_IN = "brought_in"
"""Entering the destination would be High, which bars no road for whom it lets in itself: said before all else."""

GRAVEST_FIRST = (
    "deal",
    "repeated_returns",
    "working_ties",
    "one_return",
    "weak_courts",
    "wanted",
    "perhaps_wanted",
    "ties_not_known",
    "no_admission",
    "no_document",
    "visa_before",
    "permit_before",
    "visa_unknown",
    "visa_on_arrival",
    "land_crossing",
)
"""Alerts of a leg: first what ends in return, then what ends in being turned back, then what takes time."""

_WANTED = {"red_notice_or_diffusion": "wanted", "diffusion_suspected": "perhaps_wanted"}
_VISA = {
    "no_admission": "no_admission",
    "visa_required": "visa_before",
    "e_visa": "permit_before",
    "electronic_authorisation": "permit_before",
    "visa_on_arrival": "visa_on_arrival",
    None: "visa_unknown",
}


def never_entered(case: Case, rules: Rules) -> Mapping[str, str]:
    """Return the places that no road may touch, with the reason: feared, under its control, or vetoed."""
    found = dict.fromkeys(case.needs.not_to, CLIENT_SAID_NO)
    found |= dict.fromkeys(rules.under(case.origin), UNDER_STATE_FEARED)
    return MappingProxyType(found | {case.origin: STATE_FEARED})


def of_a_state(state: str, found: Assessment, crossing: Crossing, visa: str | None) -> tuple[Alert, ...]:
    """Return what to know of entering a state or changing there, the gravest first."""
    origin = found.case.origin
    params = {"state": state, "origin": origin}
    alerts = []
    rule = crossing.cooperation.rule.rpartition(".")[2]
    if rule in COOPERATION:
        alerts.append(Alert(rule, params, crossing.cooperation.facts))
    alert = _WANTED.get(known(found.used, "police_alert") or "")
    if alert:
        alerts.append(Alert(alert, params, _facts(found.derived, "origin_notice_abuse")))
    if known(found.used, "travel_document") in USELESS:
        alerts.append(Alert("no_document", params))
    if visa in _VISA:
        alerts.append(Alert(_VISA[visa], params))
    return tuple(sorted(alerts, key=lambda a: GRAVEST_FIRST.index(a.word)))


def of_leaving(found: Assessment, crossing: Crossing | None) -> tuple[Alert, ...]:
    """Return what can go wrong before the first leg, the gravest first. None of it is part of any road's danger.

    `crossing` is what is known of the host itself.
    """
    params = {"host": found.case.host, "origin": found.case.origin}
    alerts = []
    if known(found.used, "in_host_custody") == "yes":
        alerts.append(Alert("held", params))
    if known(found.used, "immigration_status") == "removal_order":
        alerts.append(Alert("removal_order", params))
    if known(found.used, "police_alert") in _WANTED:
        alerts.append(Alert("wanted_at_exit", params, _facts(found.derived, "origin_notice_abuse")))
    alerts += _exit_permission(found, crossing, params)
    if known(found.used, "immigration_status") == "irregular":
        alerts.append(Alert("overstay", params))
    if known(found.used, "travel_document") in USELESS:
        alerts.append(Alert("no_document_at_exit", params))
    return tuple(alerts)


def _exit_permission(found: Assessment, crossing: Crossing | None, params: Mapping[str, str]) -> list[Alert]:
    """Return whether the host must let the person go, and whether asking it may tell the state feared."""
    rule, facts = known(found.used, "exit_clearance"), _facts(found.derived, "exit_clearance")
    if rule is None:
        return [Alert("exit_rule_unknown", params)]
    if rule != "needed_from_host":
        return []
    ties = crossing.cooperation if crossing else None
    if ties and ties.value == "high":
        return [Alert("exit_permission_tells", params, (*facts, *ties.facts))]
    return [Alert("exit_permission", params, facts)]


def _facts(derived: Mapping[str, Derived], factor: str) -> tuple[Fact, ...]:
    return derived[factor].facts if factor in derived else ()
