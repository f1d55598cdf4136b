# SPDX-License-Identifier: GPL-3.0-or-later
"""The knowledge base: asks the tables for facts and the rules for what follows from them."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from datetime import date
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from exile_risk import assets
from exile_risk.errors import InputError
from exile_risk.model.case import Charge, Stage
from exile_risk.model.facts import Derived, Fact, Source

if TYPE_CHECKING:
    from exile_risk.knowledge.corrections import Correction
    from exile_risk.knowledge.events import Event
    from exile_risk.knowledge.manifest import Manifest
    from exile_risk.knowledge.tables import Table
    from exile_risk.knowledge.view import View

KEPT = 4096
"""Derived corridors kept in memory (some 10 kB each); a ranking of all corridors on one day still fits twice."""


@contextmanager
def sound() -> Iterator[None]:
    """Raise a complaint about a broken file or row as knowledge_damaged(problem).

    Whoever edits facts is told the row and the mend; whoever rates a person is told that the facts are damaged.
    """
    try:
        yield
    except InputError as error:
        if error.code == "knowledge_damaged":
            raise
        raise InputError("knowledge_damaged", problem=error) from error


class Knowledge:
    """Facts about states and corridors as of any day. Nothing is read before it is needed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._tables: dict[str, Table] = {}
        self._derived: dict[tuple[object, ...], Mapping[str, Derived]] = {}
        self._by_end: dict[tuple[str, str], tuple[Fact, ...]] = {}
        self.corrections: tuple[Correction, ...] = ()
        self._own_sources: Mapping[str, Source] = {}

    @classmethod
    def load(cls, folder: Path | None = None) -> "Knowledge":
        """Return the base in a folder (default: the one that ships).

        Broken files raise InputError when they are first needed; `exile_risk.knowledge.check` reads everything.
        """
        return cls(folder or assets.path("knowledge"))

    def with_corrections(self, corrections: Iterable["Correction"]) -> "Knowledge":
        """Return the same base with these corrections over it, in place of any it had.

        What is loaded is shared; nothing derived is. `corrections` must be numbered (see `Correction.number`).
        """
        made = copy(self)
        made.corrections = tuple(corrections)
        made._own_sources = {c.id: c.source for c in made.corrections}
        made._derived = {}
        return made

    @property
    def version(self) -> str:
        """Version of the facts, e.g. "2026.11"; part of every assessment. Raises knowledge_damaged(problem)."""
        with sound():
            return self.manifest.version

    @cached_property
    def manifest(self) -> "Manifest":
        """What tables there are."""
        from exile_risk.knowledge.manifest import read_manifest

        return read_manifest(self.folder)

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Every source by id. Raises InputError where the file is broken."""
        from exile_risk.knowledge.sources import read_sources

        return MappingProxyType(read_sources(self.folder / "sources.json"))

    @cached_property
    def thresholds(self) -> Mapping[str, float]:
        """The number behind every cut of a rule, by id; reasons stand beside them in thresholds.json."""
        from exile_risk.knowledge.sources import read_thresholds

        return MappingProxyType({id: t.value for id, t in read_thresholds(self.folder / "thresholds.json").items()})

    @cached_property
    def timeline(self) -> tuple["Event", ...]:
        """Every dated event of whatever day, oldest first; `events` gives those that count for a corridor and a day."""
        from exile_risk.knowledge.events import read_events

        return read_events(self.folder, self._codes, self.sources)

    @cached_property
    def _codes(self) -> frozenset[str]:
        return frozenset(self.countries())

    def source(self, id: str) -> Source:
        """Return a source, the caseworker's own among them.

        Raises InputError("knowledge_no_source", id) for one that does not exist.
        """
        try:
            return self._own_sources.get(id) or self.sources[id]
        except KeyError:
            raise InputError("knowledge_no_source", id=id) from None

    def countries(self) -> tuple[str, ...]:
        """Return the codes of the 199 states and territories, sorted."""
        from exile_risk.knowledge.countries import all_countries

        return tuple(sorted(all_countries()))

    def offences(self) -> tuple[str, ...]:
        """Return the offence ids that a charge may name."""
        with sound():
            return self.manifest.offences

    def facts(self, subject: str, attribute: str) -> tuple[Fact, ...]:
        """Return every fact about a subject that says something about an attribute, of whatever day."""
        specs = self.manifest.tables_of(attribute)
        return tuple(f for spec in specs for f in self.table(spec.name).facts(subject) if f.attribute == attribute)

    def facts_of_origin(self, origin: str, attribute: str) -> tuple[Fact, ...]:
        """Return the facts on every corridor out of an origin, of whatever day."""
        return self._on_corridors(f"{origin}>", attribute)

    def facts_in_host(self, host: str, attribute: str) -> tuple[Fact, ...]:
        """Return the facts on every corridor into a host, of whatever day."""
        return self._on_corridors(f">{host}", attribute)

    def _on_corridors(self, end: str, attribute: str) -> tuple[Fact, ...]:
        """Return the facts on corridors with one end in common, written "KH>" or ">TH"."""
        found = self._by_end.get((end, attribute))
        if found is None:
            tables = [self.table(spec.name) for spec in self.manifest.tables_of(attribute)]
            fits = str.startswith if end.endswith(">") else str.endswith
            subjects = [(t, s) for t in tables for s in t.rows() if fits(s, end)]
            found = tuple(f for t, s in subjects for f in t.facts(s) if f.attribute == attribute)
            self._by_end[end, attribute] = found
        return found

    def table(self, name: str) -> "Table":
        """Return one fact table."""
        if name not in self._tables:
            from exile_risk.knowledge.tables import Table

            spec = self.manifest.tables[name]
            self._tables[name] = Table(self.folder, spec, self.manifest, self._codes, self.sources)
        return self._tables[name]

    def ages(self, attribute: str) -> bool:
        """Whether facts of an attribute go stale: observations do, laws and treaties stand until changed."""
        return any(spec.ageing for spec in self.manifest.tables_of(attribute))

    def corridor(self, origin: str, host: str, day: date) -> Mapping[str, Derived]:
        """Return every country and corridor factor as it was known from facts valid on a day.

        A factor that cannot be told has value None and says why. Raises InputError knowledge_damaged(problem), where a
        file or row that is needed is broken.
        """
        return self._kept((origin, host, day), lambda v: v.corridor())

    def charges(self, origin: str, host: str, day: date, charges: tuple[Charge, ...]) -> Mapping[str, Derived]:
        """Return the factors that depend on what the person is accused of; empty without charges."""
        if not charges:
            return MappingProxyType({})
        return self._kept((origin, host, day, charges), lambda v: v.charged(charges))

    def offence(self, origin: str, host: str, day: date, offence: str) -> Mapping[str, Derived]:
        """Return `dual_criminality` and `max_penalty` for one offence.

        Raises InputError("knowledge_no_offence", id) for an unknown offence.
        """
        if offence not in self.offences():
            raise InputError("knowledge_no_offence", id=offence)
        found = self.charges(origin, host, day, (Charge(offence, Stage.CHARGED_OR_WARRANT),))
        return MappingProxyType({f: found[f] for f in ("dual_criminality", "max_penalty")})

    def events(self, origin: str, host: str, day: date) -> tuple["Event", ...]:
        """Return what happened on a corridor before a day, oldest first."""
        return tuple(e for e in self.timeline if e.concerns(origin, host) and e.over_before(day))

    def _kept(self, key: tuple[object, ...], derive: Any) -> Mapping[str, Derived]:
        found = self._derived.get(key)
        if found is None:
            if len(self._derived) >= KEPT:
                self._derived.clear()
            view = self._view(str(key[0]), str(key[1]), key[2])  # type: ignore[arg-type]
            with sound():
                found = self._derived[key] = MappingProxyType(derive(view))
        return found

    def _view(self, origin: str, host: str, day: date) -> "View":
        if self.corrections:
            from exile_risk.knowledge.corrected import CorrectedView

            return CorrectedView(self, origin, host, day, self.corrections)
        from exile_risk.knowledge.view import View

        return View(self, origin, host, day)
