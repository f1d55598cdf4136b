# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person would leave behind or bind themselves to by a pathway, in words of `wording.relocation_access`."""

from collections.abc import Mapping

from exile_risk.knowledge.conditions import Known
from exile_risk.knowledge.pathways import Pathway
from exile_risk.model.case import Case
from exile_risk.relocation.access_rules import AccessRules
from exile_risk.relocation.arrival import RESETTLED, TRANSIT

_IN_UNHCRS_HANDS = frozenset(("unhcr_recognised", "registered_asylum_seeker"))


def gives_up(
    case: Case, situation: Mapping[str, Known], pathway: Pathway, destination: str, rules: AccessRules
) -> tuple[str, ...]:
    """Return the price of a pathway: that of its kind, that of its conditions, and what the person has where they are.

    Nothing of the place is given up where the destination is the host itself.
    """
    rule = rules.rule(pathway.id, pathway.kind)
    found = list(rule.gives_up)
    for condition in pathway.conditions:
        words = rules.gives_up_by_condition.get(condition.field)
        if words:
            found += [words[token] for token in condition.tokens if token in words]
    if destination != case.host:
        if case.host in case.needs.family_in:
            found.append("family_here")
        status = situation["status"].has if "status" in situation else frozenset()
        if "permanent_residence" in status:
            found.append("residence_here")
        if "host_refugee_status" in status:
            found.append("refugee_status_here")
        if status & _IN_UNHCRS_HANDS and rule.arrival not in (RESETTLED, TRANSIT):
            found.append("unhcr_file_here")
    return tuple(dict.fromkeys(found))
