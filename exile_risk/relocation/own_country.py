# SPDX-License-Identifier: GPL-3.0-or-later
"""A state whose national the person is must let them in: a way out that no programme offers and nobody has to refer."""

from collections.abc import Iterator

from exile_risk.model.assessment import Assessment
from exile_risk.model.relocation import Access, Choice, Kind, Span
from exile_risk.relocation.access_rules import access_rules
from exile_risk.relocation.arrival import RESIDENCE

_MARK = "own-country"
ARRIVAL = RESIDENCE
"""Citizenship comes on top of it: a national needs no permit."""

_WEEKS = Span(0, 4)
"""From a flight on a passport at hand to an emergency passport from the embassy."""

_STEPS = (
    "Ask a lawyer whether the host would let them leave on that passport",
    "Have the embassy of that state renew the passport or give an emergency one, and tell it what they fear",
    "Ask its consul to meet them on departure where a stop at the border is feared",
)


def own_countries(found: Assessment) -> Iterator[Choice]:
    """Yield each state, other than the one feared and the host, of which the person is a national."""
    case = found.case
    for place in sorted(set(case.nationalities or ()) - {case.origin, case.host}):
        access = Access("assured", access_rules().levels["assured"], first_steps=_STEPS)
        yield Choice(f"{place}:{_MARK}", place, Kind.DURABLE, None, None, access, _WEEKS, None, None, {})


def is_own_country(choice: Choice) -> bool:
    """Whether an option is the way home to a state of the person's own nationality."""
    return choice.id == f"{choice.destination}:{_MARK}"
