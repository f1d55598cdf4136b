# SPDX-License-Identifier: GPL-3.0-or-later
"""One corridor on one day: the only door through which rules see facts, so that none sees a later one."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from exile_risk.errors import InputError
from exile_risk.knowledge.dates import last_day, years_before
from exile_risk.knowledge.incidents import LET_GO, Incident, incident
from exile_risk.knowledge.resolve import Resolved, resolve
from exile_risk.knowledge.supersession import unreplaced
from exile_risk.knowledge.tables import WORLD
from exile_risk.model.case import Charge
from exile_risk.model.facts import Basis, Confidence, Derived, Fact

if TYPE_CHECKING:
    from exile_risk.knowledge.base import Knowledge
    from exile_risk.knowledge.corrections import Correction


class View:
    """What rules may ask about an origin and a host on a day."""

    def __init__(self, base: "Knowledge", origin: str, host: str, day: date) -> None:
        self._base = base
        self.origin, self.host, self.day = origin, host, day
        self.pair = "-".join(sorted((origin, host)))
        self.corridor_id = f"{origin}>{host}"
        self.charge_list: tuple[Charge, ...] = ()
        self._values: dict[str, Derived] = {}

    def corridor(self) -> dict[str, Derived]:
        """Return every country and corridor factor."""
        from exile_risk.knowledge.rules import CORRIDOR

        return {factor: self.factor(factor) for factor in CORRIDOR}

    def charged(self, charges: tuple[Charge, ...]) -> dict[str, Derived]:
        """Return the factors that depend on charges."""
        from exile_risk.knowledge.rules import CHARGED

        self.charge_list = charges
        return {factor: self.factor(factor) for factor in CHARGED}

    def factor(self, factor: str) -> Derived:
        """Return one factor, worked out once."""
        if factor not in self._values:
            self._values[factor] = self.by_rules(factor)
        return self._values[factor]

    def by_rules(self, factor: str) -> Derived:
        """Work a factor out: the first rule that has an answer gives it."""
        from exile_risk.knowledge.rules import RULES

        answers = (rule(self) for rule in RULES[factor])
        found = next((a for a in answers if a is not None), None)
        return found or self.unknown(factor, f"{factor}.no_facts")

    def corrected(self, factor: str, offence: str) -> "Correction | None":
        """Return the correction that decides what one offence exposes to, where there is one."""
        return None

    def value(self, factor: str) -> str | None:
        """Return the value of another factor, for rules that build on it."""
        return self.factor(factor).value

    def threshold(self, id: str) -> float:
        """Return the number of a cut. Raises InputError json_missing_field for one that nobody set."""
        try:
            return self._base.thresholds[id]
        except KeyError:
            raise InputError("json_missing_field", file="thresholds.json", place="top", field=id) from None

    def fact(self, subject: str, attribute: str) -> Resolved | None:
        """Return what holds on the day, contradictions resolved."""
        return resolve(self._base.facts(subject, attribute), self.day)

    def all_facts(self, subject: str, attribute: str) -> tuple[Fact, ...]:
        """Return every firm fact that holds on the day, where several can hold side by side."""
        facts = unreplaced(self._base.facts(subject, attribute), self.day)
        return tuple(f for f in facts if f.holds_on(self.day) and f.confidence is not Confidence.LOW)

    def index(self, subject: str, attribute: str, years_back: int = 0) -> Fact | None:
        """Return a yearly figure as it stood in the year before the day (or the latest year before that).

        `years_back` asks for a figure that many years older, and then for that very year only.
        """
        last = self.day.year - 1 - years_back
        facts = unreplaced(self._base.facts(subject, attribute), self.day)
        known = [f for f in facts if f.valid_from and f.valid_from.year <= last]
        known = [f for f in known if not years_back or (f.valid_from and f.valid_from.year == last)]
        return max(known, key=lambda f: f.valid_from or date.min, default=None)

    def figures(self, subject: str, attribute: str, years: int) -> tuple[Fact, ...]:
        """Return the yearly figures of the last years for which there are any, newest first."""
        last = self.index(subject, attribute)
        if last is None or last.valid_from is None:
            return ()
        oldest = last.valid_from.year - years
        facts = unreplaced(self._base.facts(subject, attribute), self.day)
        span = [f for f in facts if f.valid_from and oldest < f.valid_from.year <= last.valid_from.year]
        return tuple(sorted(span, key=lambda f: f.valid_from or date.min, reverse=True))

    def incidents(self, years: int, host: str | None = None) -> tuple[Incident, ...]:
        """Return the firm incidents out of the origin that were surely over before the day, newest first.

        `host` limits them to one host. An incident known only by its month counts from the first of the next month.
        """
        found = self._over(self._base.facts_of_origin(self.origin, "incident"), years)
        return tuple(i for i in found if host in (None, i.host))

    def detentions_here(self, years: int) -> tuple[Incident, ...]:
        """Return how detentions by this host ended, whoever wanted the person, surely before the day, newest first."""
        found = self._over(self._base.facts_in_host(self.host, "incident"), years)
        return tuple(i for i in found if i.handed_over or i.what in LET_GO)

    def _over(self, facts: tuple[Fact, ...], years: int) -> list[Incident]:
        """Return the firm incidents among facts that ended in the years before the day, newest first."""
        since = years_before(self.day, years)
        firm = [incident(f) for f in unreplaced(facts, self.day) if f.confidence is not Confidence.LOW]
        inside = [i for i in firm if since <= i.last_day < self.day]
        return sorted(inside, key=lambda i: (i.last_day, i.fact.id), reverse=True)

    def notices(self, years: int) -> tuple[Fact, ...]:
        """Return the cases in which the origin used an INTERPOL notice, surely before the day."""
        since = years_before(self.day, years)
        facts = unreplaced(self._base.facts_of_origin(self.origin, "notice_used"), self.day)
        return tuple(f for f in facts if since <= last_day(f.as_of) < self.day)

    def collection(self) -> tuple[Fact, ...]:
        """Return the fact that says how complete the incidents are; empty for a day before they begin."""
        found = self.fact(WORLD, "incident_collection")
        return found.facts if found else ()

    def say(
        self,
        factor: str,
        value: str,
        rule: str,
        facts: Iterable[Fact | None],
        set_aside: Iterable[Fact] = (),
        /,
        **params: object,
    ) -> Derived:
        """Return a derived value with what a sentence about it needs."""
        decided = tuple(dict.fromkeys(f for f in facts if f is not None))
        return Derived(
            factor=factor,
            value=value,
            rule=rule,
            params={"host": self.host, "origin": self.origin} | {k: str(v) for k, v in params.items()},
            facts=decided,
            set_aside=tuple(dict.fromkeys(set_aside)),
            stale=any(self.is_stale(f) for f in _newest(decided)),
        )

    def unknown(self, factor: str, why: str, set_aside: Iterable[Fact] = (), **params: object) -> Derived:
        """Return an honest gap."""
        said = {"host": self.host, "origin": self.origin} | {k: str(v) for k, v in params.items()}
        return Derived(factor, None, why, said, set_aside=tuple(set_aside), why_unknown=why)

    def is_stale(self, fact: Fact) -> bool:
        """Whether a fact that ages was last known more than 18 months before the day.

        A correction without an end ages whatever it is about: nobody but its author looks after it.
        """
        if fact.basis is not Basis.LOCAL and not self._base.ages(fact.attribute):
            return False
        known = fact.valid_to or (last_day(fact.as_of) if fact.as_of else fact.valid_from)
        months = int(self.threshold("stale.months"))
        limit = years_before(self.day, months // 12)
        shifted = limit.year * 12 + limit.month - 1 - months % 12
        limit = date(shifted // 12, shifted % 12 + 1, min(limit.day, 28))
        return known is not None and known < limit


def _newest(facts: Iterable[Fact]) -> Iterable[Fact]:
    """Return the newest fact of each kind: an older one to compare with is old on purpose."""
    found: dict[tuple[str, str], Fact] = {}
    for fact in facts:
        key = (fact.subject, fact.attribute)
        if key not in found or (fact.valid_from or date.min) > (found[key].valid_from or date.min):
            found[key] = fact
    return found.values()
