# SPDX-License-Identifier: GPL-3.0-or-later
"""Reported returns, seizures and attacks, read out of their facts."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from exile_risk.knowledge.dates import last_day
from exile_risk.model.facts import Fact

RETURNS = frozenset({"deported_or_handed_over", "extradited", "coerced_return"})
SEIZURES = frozenset({"abducted_or_rendered", "disappeared"})
VIOLENCE = frozenset({"abducted_or_rendered", "killed"})
SENT_BACK = frozenset({"deported_or_handed_over", "extradited"})
"""Acts of the host itself that led to the state feared."""

LET_GO = frozenset({"extradition_refused", "detained_then_released", "resettled_third_country"})
"""Ends of a detention by the host that did not lead to the state feared."""

RECOGNISED = frozenset({"unhcr_recognised", "host_recognised", "resettlement_accepted"})

PROTECTIONS = ("unknown", "none", "asylum_seeker", *sorted(RECOGNISED), "permanent_resident_or_citizen")
CONSEQUENCES = ("unknown", "none", "harassment", "imprisonment", "torture_reported", "death_or_disappearance")
"""The second and third word of an incident's value: what the person held, and what came of it."""

GROUP = "group"
"""The fourth word where several people who are not one family were taken together; left out for one person."""


@dataclass(frozen=True)
class Incident:
    """One incident. `what` happened, `protection` the person held, `consequence` as far as known; `group` of people."""

    fact: Fact
    host: str
    what: str
    protection: str
    consequence: str
    last_day: date
    group: bool


@lru_cache(maxsize=4096)
def incident(fact: Fact) -> Incident:
    """Return the incident that a fact of the attribute `incident` tells; missing parts read "unknown"."""
    parts = [*fact.value.split(" "), "unknown", "unknown"]
    host, group = fact.subject.partition(">")[2], fact.value.endswith(f" {GROUP}")
    return Incident(fact, host, parts[0], parts[1], parts[2], last_day(fact.as_of), group)
