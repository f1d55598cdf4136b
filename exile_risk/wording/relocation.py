# SPDX-License-Identifier: GPL-3.0-or-later
"""Destinations in plain words: what a residual rating supposes, why a place is left out, what would unlock it."""

from exile_risk.model.facts import Fact
from exile_risk.wording.catalogue import N_, _

_ARRIVAL = {
    "resettled": N_("if resettled there as a refugee with residence"),
    "asylum_claim": N_("while an asylum claim there is pending"),
    "visitor": N_("on a temporary stay without refugee status"),
}

_REASON = {
    "E1_state_feared": N_("The state they fear"),
    "E2_high_there": N_("The danger there would still be High or worse"),
    "E2_not_lower": N_("The danger there would be no lower than now"),
    "E6_client_said_no": N_("The person does not want to go there"),
    "E7_unverified": N_("Not enough facts about its courts and law: unverified"),
}

_UNLOCK = {
    "none": N_("Nothing unlocks this."),
    "status_or_facts_change": N_("A better status there, or new facts, could change this."),
    "ask_client": N_("Ask again: the person decides."),
    "check_facts": N_("Facts about courts, regime and the 1951 Convention there."),
}


def arrival_text(id: str) -> str:
    """Return the status that a destination's residual rating supposes."""
    return _(_ARRIVAL[id])


def arrivals_text(fact: Fact) -> str:
    """Return how many resettled refugees a place took in the last year known."""
    return _("took {n} resettled refugees in {year} (UNHCR)").format(n=fact.value, year=fact.as_of)


def exclusion_text(id: str) -> str:
    """Return why a place is left out."""
    return _(_REASON[id])


def unlock_text(id: str) -> str:
    """Return what would have to change."""
    return _(_UNLOCK[id])


def access_caution() -> str:
    """Return what the first list does not say."""
    return _(
        "Ordered by the danger that would remain after resettlement as a refugee with residence, unless a line says "
        "otherwise. Whether a way in is open has to be checked for each place. Low never means safe."
    )
