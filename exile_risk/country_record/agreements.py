# SPDX-License-Identifier: GPL-3.0-or-later
"""What binds a state to others: extradition links, conventions and groups, and the ties of its security services."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from exile_risk.knowledge.resolve import rank
from exile_risk.model.facts import Fact

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge

CLAUSES = ("political_offence_exception", "persecution_clause", "in_absentia_clause")


@dataclass(frozen=True)
class Agreement:
    """One fact between a state and a partner. `clauses` are the grounds of refusal known of an extradition treaty."""

    partner: str
    fact: Fact
    clauses: tuple[Fact, ...] = ()

    def in_force(self, day: date) -> bool:
        """Whether it holds on a day."""
        return self.fact.holds_on(day)


def links(knowledge: "Knowledge", code: str, day: date) -> tuple[Agreement, ...]:
    """Return the extradition links that begin no later than a day: those in force first, then the ended ones."""
    return _between(knowledge, code, day, "extradition_link", CLAUSES)


def ties(knowledge: "Knowledge", code: str, day: date) -> tuple[Agreement, ...]:
    """Return what is known of security ties, begun no later than a day, in the same order."""
    return _between(knowledge, code, day, "security_cooperation")


def groups(knowledge: "Knowledge", code: str, day: date) -> tuple[Fact, ...]:
    """Return the memberships begun no later than a day, in force first."""
    found = [f for f in knowledge.facts(code, "membership") if f.valid_from is None or f.valid_from <= day]
    return tuple(sorted(found, key=lambda f: (not f.holds_on(day), f.valid_from or date.min, f.value)))


def _between(
    knowledge: "Knowledge", code: str, day: date, attribute: str, clauses: tuple[str, ...] = ()
) -> tuple[Agreement, ...]:
    found = []
    for partner, subject in partners(knowledge, code, attribute):
        for fact in knowledge.facts(subject, attribute):
            if fact.valid_from is None or fact.valid_from <= day:
                named = [c for a in clauses for c in knowledge.facts(subject, a)]
                held = [c for c in named if fact.value == "treaty" and c.holds_on(min(day, fact.valid_to or day))]
                found.append(Agreement(partner, fact, tuple(sorted(held, key=rank))))
    return tuple(sorted(found, key=lambda a: (not a.in_force(day), a.partner, rank(a.fact))))


def partners(knowledge: "Knowledge", code: str, attribute: str) -> Iterator[tuple[str, str]]:
    """Yield (other state, subject) for every pair of the state that has facts of an attribute."""
    for subject in _pairs(knowledge, attribute):
        first, second = subject.split("-")
        if code in (first, second):
            yield (second if code == first else first), subject


def _pairs(knowledge: "Knowledge", attribute: str) -> tuple[str, ...]:
    subjects = (s for spec in knowledge.manifest.tables_of(attribute) for s in knowledge.table(spec.name).rows())
    return tuple(sorted({s for s in subjects if "-" in s}))
