# SPDX-License-Identifier: GPL-3.0-or-later
"""What a team knows of a case as a set of writes that only grows: joined in any order it comes to the same.

Each write says what one field holds from then on and which earlier writes its author had seen. What no later write has
seen stands; where several stand and differ, that is a conflict and a person decides. A write names its values by salted
hashes, so that a value can be kept back without breaking the history, and its own name is the hash of all of it: no two
contents share a name, and no history can bite its own tail.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any, TypeAlias

from exile_risk.handover.canonical import canonical

Parts: TypeAlias = Mapping[str, Any]
"""What a field holds: values by part, none of them None. Empty: the field is not answered."""

NOTED = "noted"
"""The day something was learnt: two people who learn the same on different days do not disagree."""

Revealed: TypeAlias = Mapping[str, tuple[str, Any]]
"""Salt and value by seal."""


def seal_of(salt: str, value: Any) -> str:
    """Return the salted hash that stands for a value; the salt is given in hexadecimal digits."""
    return hashlib.sha256(bytes.fromhex(salt) + canonical(value)).hexdigest()


@dataclass(frozen=True)
class Write:
    """One write. `case` is the case's name among vaults, `by` a device, `at` a minute (UTC); `seals` by part."""

    case: str
    field: str
    after: tuple[str, ...]
    by: str
    at: str
    seals: tuple[tuple[str, str], ...]

    @cached_property
    def id(self) -> str:
        """The hash of everything in it."""
        whole = [self.case, self.field, list(self.after), self.by, self.at, dict(self.seals)]
        return hashlib.sha256(canonical(whole)).hexdigest()


@dataclass(frozen=True)
class Reading:
    """One of the things that stand for a field. `heads` are the writes that say so, `told` what they say."""

    heads: tuple[Write, ...]
    told: Parts

    @property
    def key(self) -> bytes:
        """Equal for readings that say the same."""
        return sameness(self.told)

    @property
    def last(self) -> Write:
        """The newest of the writes."""
        return max(self.heads, key=lambda w: (w.at, w.id))


class CaseWrites:
    """Everything known of one case. Never changed: joining and adding make another."""

    def __init__(self, writes: Iterable[Write] = (), revealed: Revealed | None = None) -> None:
        self.writes: Mapping[str, Write] = MappingProxyType({w.id: w for w in writes})
        self.revealed: Revealed = MappingProxyType(dict(revealed or {}))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, CaseWrites) and self.writes == other.writes and self.revealed == other.revealed

    __hash__ = None  # type: ignore[assignment]

    def joined(self, other: "CaseWrites") -> "CaseWrites":
        """Return everything that either knows."""
        return CaseWrites((*self.writes.values(), *other.writes.values()), {**self.revealed, **other.revealed})

    def without(self, other: "CaseWrites") -> "CaseWrites":
        """Return what the other does not know yet."""
        new = [w for id, w in self.writes.items() if id not in other.writes]
        return CaseWrites(new, {s: v for s, v in self.revealed.items() if s not in other.revealed})

    @property
    def empty(self) -> bool:
        """Whether nothing is known."""
        return not self.writes and not self.revealed

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """Every field that was ever written, sorted."""
        return tuple(sorted(self._standing))

    @cached_property
    def _standing(self) -> Mapping[str, tuple[Write, ...]]:
        seen = {id for w in self.writes.values() for id in w.after}
        found: dict[str, list[Write]] = defaultdict(list)
        for id, one in sorted(self.writes.items()):
            rows = found[one.field]
            if id not in seen:
                rows.append(one)
        return {field: tuple(rows) for field, rows in found.items()}

    def heads(self, field: str) -> tuple[Write, ...]:
        """Return the writes of a field that no later one has seen."""
        return self._standing.get(field, ())

    def told(self, write: Write) -> Parts | None:
        """Return the values of a write as far as they were revealed; None where none was."""
        known = {part: self.revealed[seal][1] for part, seal in write.seals if seal in self.revealed}
        return {part: value for part, value in known.items() if value is not None} if known else None

    def readings(self, field: str) -> tuple[Reading, ...]:
        """Return what stands for a field, in an order that is the same everywhere; more than one is a conflict."""
        groups: dict[bytes, list[tuple[str, str, Parts, Write]]] = defaultdict(list)
        for head in self.heads(field):
            told = self.told(head)
            if told is not None:
                groups[sameness(told)].append((str(told.get(NOTED, "")), head.id, told, head))
        found = []
        for key in sorted(groups):
            rows = groups[key]
            latest = max(rows, key=lambda row: row[:2])
            found.append(Reading(tuple(row[3] for row in rows), latest[2]))
        return tuple(found)


def sameness(told: Parts) -> bytes:
    """Return what two readings share exactly when they say the same."""
    return canonical({part: value for part, value in told.items() if part != NOTED})
