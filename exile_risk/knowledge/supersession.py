# SPDX-License-Identifier: GPL-3.0-or-later
"""A fact that says which fact it replaces: the old one stays on record, but decides nothing from the new one's day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from exile_risk.model.facts import Fact


@dataclass(frozen=True)
class SupersedingFact(Fact):
    """A fact in place of another one: `supersedes` is that fact's id."""

    supersedes: str = ""


def superseded(facts: Iterable[Fact], day: date) -> frozenset[str]:
    """Return the ids of the facts that another one has replaced by a day.

    What a replaced fact had itself replaced stays replaced, and nothing comes back when the newer fact ends: a return
    to the old state of things is a new fact. Without an own first day a fact replaces from the beginning.
    """
    newer = [f for f in facts if isinstance(f, SupersedingFact)]
    if not newer:
        return frozenset()
    older = {f.id: f.supersedes for f in newer}
    gone: set[str] = set()
    for fact in newer:
        if fact.valid_from is None or fact.valid_from <= day:
            gone |= chain(fact.id, older) - {fact.id}
    return frozenset(gone)


def chain(id: str, older: Mapping[str, str]) -> set[str]:
    """Return a fact's id with every id that it replaces, directly or through others. A cycle ends where it closes."""
    found: set[str] = set()
    while id and id not in found:
        found.add(id)
        id = older.get(id, "")
    return found


def unreplaced(facts: tuple[Fact, ...], day: date) -> tuple[Fact, ...]:
    """Return the facts that no other has replaced by a day."""
    gone = superseded(facts, day)
    return tuple(f for f in facts if f.id not in gone) if gone else facts


def cycle(id: str, older: Mapping[str, str]) -> tuple[str, ...]:
    """Return the ids in the cycle of supersessions that a fact is part of, from itself on; empty where there is none.

    A fact that merely leads into a cycle is not part of it.
    """
    path = [id]
    while (after := older.get(path[-1], "")) and after not in path:
        path.append(after)
    return tuple(path) if after == id else ()
