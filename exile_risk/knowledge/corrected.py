# SPDX-License-Identifier: GPL-3.0-or-later
"""A corridor with the caseworker's corrections laid over it, so that what follows from a corrected fact follows too."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from exile_risk.knowledge.corrections import (
    LOCAL_CORRECTION,
    NOT_TO_BE_TRUSTED,
    Correction,
    standing,
    standing_of_charges,
)
from exile_risk.knowledge.view import View
from exile_risk.model.facts import Basis, Derived, Fact

if TYPE_CHECKING:
    from exile_risk.knowledge.base import Knowledge


@dataclass(frozen=True)
class Corrected(Derived):
    """A factor whose value a correction gives. `instead`: what the rules say without this correction."""

    correction: Correction | None = None
    instead: Derived | None = None


class CorrectedView(View):
    """A view in which corrections answer before the rules.

    Whatever asked a corrected factor on its way carries the correction among its facts, also where the rule itself
    does not cite it: nothing that rests on a correction goes unlabelled.
    """

    def __init__(
        self, base: "Knowledge", origin: str, host: str, day: date, corrections: tuple[Correction, ...]
    ) -> None:
        super().__init__(base, origin, host, day)
        self._standing = standing(corrections, origin, host, day)
        self._of_charges = standing_of_charges(corrections, origin, host, day)
        self._asked: list[dict[Fact, None]] = []
        """For each factor being worked out, outermost first: the corrections met so far."""

    def factor(self, factor: str) -> Derived:
        """Return one factor: its correction, or what the rules make of the rest."""
        if factor not in self._values:
            self._asked.append({})
            by_rules = self.by_rules(factor)
            met = self._asked.pop()
            rivals = self._standing.get(factor)
            self._values[factor] = self._correct(rivals, by_rules) if rivals else _labelled(by_rules, met)
        found = self._values[factor]
        if self._asked:
            self._asked[-1].update(dict.fromkeys(local_facts((found,))))
        return found

    def corrected(self, factor: str, offence: str) -> Correction | None:
        """Return the correction that decides what one offence exposes to; whatever asks for it carries it."""
        rivals = self._of_charges.get((factor, offence))
        if rivals and self._asked:
            self._asked[-1][rivals[0].fact] = None
        return rivals[0] if rivals else None

    def _correct(self, rivals: tuple[Correction, ...], instead: Derived) -> Corrected:
        counts, outdone = rivals[0], rivals[1:]
        aside = (*(r.fact for r in outdone), *instead.facts, *instead.set_aside)
        return Corrected(
            factor=counts.factor,
            value=counts.value,
            rule=LOCAL_CORRECTION,
            params={"host": self.host, "origin": self.origin, "written": counts.written_on.isoformat()},
            facts=(counts.fact,),
            set_aside=tuple(dict.fromkeys(f for f in aside if f.id != counts.id)),
            why_unknown=NOT_TO_BE_TRUSTED if counts.value is None else None,
            stale=counts.value is not None and self.is_stale(counts.fact),
            correction=counts,
            instead=instead,
        )


def _labelled(found: Derived, met: Iterable[Fact]) -> Derived:
    missing = tuple(f for f in met if f not in found.facts)
    return replace(found, facts=(*found.facts, *missing)) if missing else found


def local_facts(found: Iterable[Derived]) -> tuple[Fact, ...]:
    """Return the corrections on which derived values rest, each once."""
    return tuple(dict.fromkeys(f for d in found for f in d.facts if f.basis is Basis.LOCAL))


def taking_part(derived: Mapping[str, Derived], answered: Iterable[str]) -> tuple[Fact, ...]:
    """Return the corrections behind what was derived; factors that the caseworker answered in the case do not count."""
    own = set(answered)
    found = local_facts(d for factor, d in derived.items() if factor not in own)
    return tuple(sorted(found, key=lambda f: int(f.id.rpartition("/")[2])))


def version_mark(corrections: Iterable[Fact]) -> str:
    """Return what is added to the version of the facts: "" without corrections, else "+local." and a short digest.

    The digest covers what acts (factor, value, scope, days), so that the same versions give the same rating again.
    """
    import hashlib
    import json

    acting = sorted([f.attribute, f.value, f.subject, str(f.valid_from), str(f.valid_to), f.as_of] for f in corrections)
    if not acting:
        return ""
    return "+local." + hashlib.sha256(json.dumps(acting).encode()).hexdigest()[:8]
