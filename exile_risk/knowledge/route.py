# SPDX-License-Identifier: GPL-3.0-or-later
"""How far the states on a planned route work with the state feared: the answer to `transit_cooperation`."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from exile_risk.model.facts import Derived, Fact

if TYPE_CHECKING:
    from exile_risk.knowledge.base import Knowledge

FACTOR = "transit_cooperation"
GRADES = ("low", "medium", "high")


def transit_cooperation(knowledge: "Knowledge", origin: str, via: Sequence[str], day: date) -> Derived:
    """Return low, medium or high for the worst state on the way, with its facts.

    High: a deal to hand people over, or repeated returns. Medium: working ties, one return, or weak courts. Low: a
    liberal democracy with strong courts. A state that cannot be told leaves the route open unless another is high: a
    gap is never read as safety. Raises ValueError without a state on the way.
    """
    if not via:
        raise ValueError("a route needs at least one state on the way")
    graded = [_graded(knowledge, origin, state, day) for state in via if state != origin]
    if len(graded) < len(via):
        return Derived(FACTOR, "high", f"{FACTOR}.through_the_state_feared", {"origin": origin, "host": origin})
    known = [g for g in graded if g.value is not None]
    worst = max(known, key=lambda g: GRADES.index(g.value or ""), default=None)
    if worst is not None and (worst.value == "high" or len(known) == len(graded)):
        return worst
    return next(g for g in graded if g.value is None)


def _graded(knowledge: "Knowledge", origin: str, state: str, day: date) -> Derived:
    found = knowledge.corridor(origin, state, day)
    ties, returns, courts, regime = (
        found[f] for f in ("security_cooperation", "return_precedents_5y", "host_courts", "host_regime")
    )
    params = {"origin": origin, "host": state}

    def say(value: str, rule: str, *because: Derived) -> Derived:
        facts = tuple(dict.fromkeys(fact for derived in because for fact in derived.facts))
        return Derived(FACTOR, value, f"{FACTOR}.{rule}", params, facts, _aside(because))

    if ties.value == "explicit_fugitive_or_swap_deal":
        return say("high", "deal", ties)
    if (returns.value or "").startswith("repeated"):
        return say("high", "repeated_returns", returns)
    if ties.value == "working_ties" and courts.value != "strong":
        return say("medium", "working_ties", ties, courts)
    if returns.value == "isolated":
        return say("medium", "one_return", returns)
    if courts.value == "strong" and regime.value == "liberal_democracy":
        return say("low", "strong_courts", courts, regime)
    if courts.value == "weak":
        return say("medium", "weak_courts", courts)
    why = f"{FACTOR}.ties_not_known"
    return Derived(FACTOR, None, why, params, why_unknown=why)


def _aside(because: Sequence[Derived]) -> tuple[Fact, ...]:
    return tuple(dict.fromkeys(fact for derived in because for fact in derived.set_aside))
