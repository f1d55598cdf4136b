# SPDX-License-Identifier: GPL-3.0-or-later
"""How much harm was on record on a corridor before a day: what a ranking by news alone would use."""

from datetime import date
from typing import TYPE_CHECKING

from exile_risk.knowledge.dates import last_day
from exile_risk.knowledge.incidents import LET_GO, incident

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge


def earlier_incidents(knowledge: "Knowledge", origin: str, host: str, before: date) -> int:
    """Return how many incidents were surely over before a day; detentions that ended well are none."""
    facts = knowledge.facts(f"{origin}>{host}", "incident")
    return sum(1 for fact in facts if last_day(fact.as_of) < before and incident(fact).what not in LET_GO)
