# SPDX-License-Identifier: GPL-3.0-or-later
"""On what a formal extradition could rest. The lack of a treaty makes no other route safer."""

from exile_risk.knowledge.rules.registry import derives
from exile_risk.knowledge.rules.relation import shared
from exile_risk.knowledge.view import View
from exile_risk.model.facts import Derived

TREATY_GROUPS = (
    "EAW",
    "EU_UK_TCA",
    "EU_NO_IS",
    "NORDIC",
    "BENELUX62",
    "ECE57",
    "MINSK93",
    "CHISINAU02",
    "RIYADH83",
    "ECOWAS94",
    "SADC02",
    "CEMAC04",
    "CPLP05",
    "MERCOSUR98",
    "OAS81",
    "MONTEVIDEO33",
)
"""Conventions under which members extradite to each other. A signed but dormant one is not among them."""


@derives("extradition_basis")
def bilateral_treaty(v: View) -> Derived | None:
    """A treaty between the two, in force on the day."""
    found = v.fact(v.pair, "extradition_link")
    if not found or found.value != "treaty":
        return None
    since = found.fact.valid_from.isoformat()[:4] if found.fact.valid_from else ""
    rule = "extradition_basis.treaty_since" if since else "extradition_basis.treaty"
    return v.say("extradition_basis", "treaty", rule, found.facts, found.set_aside, since=since)


@derives("extradition_basis")
def common_convention(v: View) -> Derived | None:
    """A convention to which both belong, unless the link is suspended."""
    found, link = shared(v, TREATY_GROUPS), v.fact(v.pair, "extradition_link")
    if not found or (link and link.value == "suspended"):
        return None
    return v.say("extradition_basis", "treaty", "extradition_basis.convention", found[1:], group=found[0])


@derives("extradition_basis")
def designation(v: View) -> Derived | None:
    """The host's own law names the origin, or both work the Commonwealth scheme."""
    link, scheme = v.fact(v.pair, "extradition_link"), shared(v, ("LONDON",))
    value = "reciprocity_or_statute"
    if link and link.value == "designation":
        return v.say("extradition_basis", value, "extradition_basis.designation", link.facts, link.set_aside)
    if scheme and not (link and link.value == "suspended"):
        return v.say("extradition_basis", value, "extradition_basis.commonwealth", scheme[1:])
    return None


@derives("extradition_basis")
def own_law(v: View) -> Derived | None:
    """What the host's law allows without a treaty."""
    law, link = v.fact(v.host, "extradition_without_treaty"), v.fact(v.pair, "extradition_link")
    if not law:
        return None
    aside = (*law.set_aside, *(link.facts if link else ()))
    if law.value == "yes":
        value, rule = "reciprocity_or_statute", "extradition_basis.own_law"
    else:
        value, rule = "none", "extradition_basis.treaty_needed"
    return v.say("extradition_basis", value, rule, law.facts, aside)
