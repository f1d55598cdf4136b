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

ROUTINE = "routine"
WITH_HOST = "with_host"
GROUP = "group"
MARKS = (ROUTINE, WITH_HOST, GROUP)
"""Words that may follow the third, in this order. `routine`: removed as migrants of a nationality, none sought by name,
from a state to which leaving is no treason. `with_host`: the host's own officers seized or passed on the person, as
reported. `group`: several people who are not one family were taken together."""


@dataclass(frozen=True)
class Incident:
    """One incident. `what` happened, `protection` the person held, `consequence` as far as known; the rest: MARKS."""

    fact: Fact
    host: str
    what: str
    protection: str
    consequence: str
    last_day: date
    group: bool
    routine: bool = False
    with_host: bool = False

    @property
    def handed_over(self) -> bool:
        """Whether the host itself sent back somebody wanted: by law, outside it, or by taking part in a seizure."""
        return (self.what in SENT_BACK and not self.routine) or (self.what in SEIZURES and self.with_host)


@lru_cache(maxsize=4096)
def incident(fact: Fact) -> Incident:
    """Return the incident that a fact of the attribute `incident` tells; missing parts read "unknown"."""
    words = fact.value.split(" ")
    what, protection, consequence = [*words, "unknown", "unknown"][:3]
    host, marks = fact.subject.partition(">")[2], words[3:]
    return Incident(
        fact=fact,
        host=host,
        what=what,
        protection=protection,
        consequence=consequence,
        last_day=last_day(fact.as_of),
        group=GROUP in marks,
        routine=ROUTINE in marks,
        with_host=WITH_HOST in marks,
    )
