# SPDX-License-Identifier: GPL-3.0-or-later
"""What a pack changes: every fact added, removed or changed, and what else differs, before anybody takes it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from exile_risk.knowledge.adopt import BESIDE
from exile_risk.knowledge.base import Knowledge
from exile_risk.knowledge.tables import FILE_LIMIT
from exile_risk.model.facts import Fact
from exile_risk.reading import read_text

ADDED, REMOVED, CHANGED = "added", "removed", "changed"
_SHOWN_OTHERWISE = ("manifest.json", "thresholds.json")


@dataclass(frozen=True)
class FactChange:
    """One fact as it was and as it will be; None where there is none."""

    table: str
    before: Fact | None
    after: Fact | None

    @property
    def kind(self) -> str:
        """Whether it is added, removed or changed."""
        return ADDED if self.before is None else REMOVED if self.after is None else CHANGED

    @property
    def fact(self) -> Fact:
        """The fact as it will be, or as it was where it is removed."""
        found = self.after or self.before
        assert found is not None  # noqa: S101  (one of the two is always there)
        return found


@dataclass(frozen=True)
class Changes:
    """Everything in which two bases differ. `thresholds`: id to the number before and after, which rules cut at.

    `files`: other files that differ, such as events.csv or pathways.json.
    """

    facts: tuple[FactChange, ...]
    thresholds: Mapping[str, tuple[float | None, float | None]]
    files: tuple[str, ...]

    @cached_property
    def by_subject(self) -> Mapping[str, tuple[FactChange, ...]]:
        """The facts by what they are about: a state, a corridor, a pair, an offence in a state."""
        found: dict[str, list[FactChange]] = {}
        for one in self.facts:
            found.setdefault(one.fact.subject, []).append(one)
        return {subject: tuple(found[subject]) for subject in sorted(found)}

    def counted(self) -> Mapping[str, int]:
        """How many facts are added, removed and changed."""
        counted = Counter(one.kind for one in self.facts)
        return {kind: counted[kind] for kind in (ADDED, REMOVED, CHANGED)}


def changes(before: Knowledge, after: Knowledge) -> Changes:
    """Return in what a base differs from another. Raises InputError for a broken row among what differs."""
    tables = [n for n in after.manifest.tables if n in before.manifest.tables]
    tables += list(before.manifest.tables.keys() ^ after.manifest.tables.keys())
    facts = tuple(one for name in sorted(tables) for one in _in_table(name, before, after))
    ids = {*before.thresholds, *after.thresholds}
    cuts = {id: (before.thresholds.get(id), after.thresholds.get(id)) for id in sorted(ids)}
    files = [n for n in BESIDE if n not in _SHOWN_OTHERWISE and _text(before, n) != _text(after, n)]
    return Changes(facts, {id: cut for id, cut in cuts.items() if cut[0] != cut[1]}, tuple(files))


def _in_table(name: str, before: Knowledge, after: Knowledge) -> Iterator[FactChange]:
    """Yield the changes of one table; only subjects whose rows differ are read in full."""
    sides = [base.table(name) if name in base.manifest.tables else None for base in (before, after)]
    rows = [{s: [row for _, row in found] for s, found in side.rows().items()} if side else {} for side in sides]
    same_shape = sides[0] is not None and sides[1] is not None and sides[0].spec == sides[1].spec
    for subject in sorted({*rows[0], *rows[1]}):
        if same_shape and rows[0].get(subject) == rows[1].get(subject):
            continue
        old, new = ({f.id: f for f in side.facts(subject)} if side else {} for side in sides)
        for id in sorted({*old, *new}):
            if old.get(id) != new.get(id):
                yield FactChange(name, old.get(id), new.get(id))


def _text(base: Knowledge, name: str) -> str:
    return read_text(base.folder / name, limit=FILE_LIMIT)
