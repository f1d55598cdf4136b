# SPDX-License-Identifier: GPL-3.0-or-later
"""What matters beside danger, from 0 to 1 each with the word of its reason, or open; the client weighs them.

The numbers order options that help about as much; they are judgements, and the reasons stand beside them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from math import log10
from types import MappingProxyType
from typing import TYPE_CHECKING

from exile_risk.errors import InputError
from exile_risk.knowledge.languages import Language, languages
from exile_risk.model.assessment import Assessment
from exile_risk.model.facts import Derived, Fact
from exile_risk.model.relocation import Choice, Kind
from exile_risk.reading import clean
from exile_risk.relocation.arrival import (
    ASYLUM_CLAIM,
    HUMANITARIAN_ENTRY,
    RESETTLED,
    RESIDENCE,
    TEMPORARY,
    TRANSIT,
    VISITOR,
)
from exile_risk.relocation.own_country import is_own_country

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge

DURABILITY, PROTECTION, FAMILY = "durability", "protection", "family"
LANGUAGE, DIASPORA, WORK, COST = "language", "diaspora", "work", "cost"
CRITERIA = (DURABILITY, PROTECTION, FAMILY, LANGUAGE, DIASPORA, WORK, COST)

OPEN = 0.5
"""What a criterion nobody knows counts when options are weighed: neither for nor against."""

COUNT_AGE = 3
"""Years after which a count of people says nothing about a place any more."""

MANY_PEOPLE = 4
"""Tens in the count from which on a community is as large as matters: ten thousand people."""


@dataclass(frozen=True)
class Criterion:
    """One value from 0 to 1 (None: nobody knows), why, and the facts it rests on."""

    value: float | None
    reason: str
    params: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    facts: tuple[Fact, ...] = ()


_DURABILITY = {
    RESETTLED: (1.0, "leads_to_citizenship"),
    RESIDENCE: (1.0, "leads_to_citizenship"),
    HUMANITARIAN_ENTRY: (0.5, "renewable"),
    ASYLUM_CLAIM: (0.5, "hangs_on_the_claim"),
    TEMPORARY: (0.2, "ends_on_a_day"),
    TRANSIT: (0.2, "until_a_state_takes_them"),
    VISITOR: (0.2, "visit_only"),
}
"""Method 4: a path to citizenship 1, renewable .5, a visit .2."""

_IN_LAW = {
    RESETTLED: 1.0,
    HUMANITARIAN_ENTRY: 0.75,
    TRANSIT: 0.75,
    RESIDENCE: 0.75,  # a right to stay that no refugee status stands behind
    ASYLUM_CLAIM: 0.5,
    TEMPORARY: 0.25,
    VISITOR: 0.0,
}
_OF_THE_STATE: Mapping[str, Mapping[str, float]] = {
    "convention_party": {"party": 1.0, "not_party": 0.0},
    "host_courts": {"strong": 1.0, "mixed": 0.5, "weak": 0.0},
    "nonrefoulement_law": {"applied": 1.0, "on_paper": 0.5, "none": 0.0},
    "suspensive_appeal": {"yes": 1.0, "limited": 0.5, "no": 0.0},
}

_WORK_BY_ARRIVAL = {
    RESETTLED: (0.7, "may_work"),
    RESIDENCE: (0.7, "may_work"),
    HUMANITARIAN_ENTRY: (0.4, "may_work_later"),
    ASYLUM_CLAIM: (0.3, "may_work_later"),
    TEMPORARY: (0.3, "seldom_may_work"),
    TRANSIT: (0.0, "may_not_work"),
    VISITOR: (0.0, "may_not_work"),
}
_OWN_WORK = {"labour_mobility": 1.0, "scholar_or_artist": 0.9, "hrd_relocation": 0.6}
"""Kinds of pathway on which people go on with what they do, as far as it goes."""

_COST = {
    "resettlement_referral": (1.0, "paid_for"),
    "hrd_relocation": (0.9, "paid_for"),
    "scholar_or_artist": (0.9, "paid_for"),
    "temporary_shelter": (0.8, "mostly_paid_for"),
    "private_sponsorship": (0.6, "sponsor_pays"),
    "labour_mobility": (0.5, "partly_paid_for"),
    "family": (0.4, "own_money"),
    "humanitarian_visa": (0.3, "own_money"),
    "visa_free_entry": (0.2, "own_money"),
    "asylum_on_arrival": (0.2, "own_money"),
}
_FEES = 0.2
"""At most this where the programme itself asks for money."""


def checked(weights: Mapping[str, float] | None) -> Mapping[str, float]:
    """Return weights that add up to 1: those of the client, or equal ones; a criterion left out weighs nothing.

    Raises InputError relocation_criterion(value, known) for a word that is none, and relocation_weight(value) where a
    weight is no number from 0 up or all are 0.
    """
    given = dict.fromkeys(CRITERIA, 1.0) if weights is None else weights
    for name, weight in given.items():
        if name not in CRITERIA:
            raise InputError("relocation_criterion", value=clean(name), known=", ".join(CRITERIA))
        if not 0 <= weight < float("inf"):
            raise InputError("relocation_weight", value=name)
    whole = sum(given.values())
    if not 0 < whole < float("inf"):
        raise InputError("relocation_weight", value=", ".join(given))
    return MappingProxyType({name: given.get(name, 0.0) / whole for name in CRITERIA})


class Criteria:
    """Judges options for one person; what a place says is read once."""

    def __init__(self, found: Assessment, knowledge: "Knowledge") -> None:
        self._case, self._knowledge = found.case, knowledge
        self._spoken: dict[str, Criterion] = {}
        self._people: dict[str, Criterion] = {}

    def of(self, choice: Choice, facts: Mapping[str, Derived]) -> Mapping[str, Criterion]:
        """Return every criterion of an option; `facts` are those of the corridor to its destination."""
        arrival = choice.residual.arrival if choice.residual else ""
        if arrival not in _DURABILITY:
            return MappingProxyType(dict.fromkeys(CRITERIA, Criterion(None, "not_known")))
        found = {
            DURABILITY: _durability(choice, arrival),
            PROTECTION: _protection(choice, arrival, facts),
            FAMILY: self._family(choice),
            LANGUAGE: self._language(choice.destination),
            DIASPORA: self._diaspora(choice.destination, facts),
            WORK: self._work(choice, arrival),
            COST: _cost(choice),
        }
        return MappingProxyType(found)

    def _family(self, choice: Choice) -> Criterion:
        needs = self._case.needs
        if choice.destination in needs.family_in:
            return Criterion(1.0, "family_there", MappingProxyType({"place": choice.destination}))
        if needs.dependants and any(c.field == "dependants" for c in choice.access.met):
            return Criterion(0.5, "may_bring_family")
        if needs.family_in:
            return Criterion(0.0, "family_elsewhere")
        return Criterion(None, "family_not_known")

    def _language(self, place: str) -> Criterion:
        found = self._spoken.get(place)
        if found is None:
            found = self._spoken[place] = self._spoken_there(place)
        return found

    def _spoken_there(self, place: str) -> Criterion:
        own = self._case.needs.languages
        there = languages(self._knowledge, place)
        if not own or not there:
            return Criterion(None, "languages_not_known")
        shared = [one for one in there if _base(one) in own]
        best = max(shared, key=lambda one: (one.share, one.tag), default=None)
        if best is None:
            return Criterion(0.0, "no_shared_language", facts=(there[0].fact,))
        value = min(1.0, best.share / 100)
        return Criterion(value, "shared_language", MappingProxyType({"language": _base(best)}), (best.fact,))

    def _diaspora(self, place: str, facts: Mapping[str, Derived]) -> Criterion:
        found = self._people.get(place)
        if found is None:
            found = self._people[place] = self._community(place, facts)
        return found

    def _community(self, place: str, facts: Mapping[str, Derived]) -> Criterion:
        """Return support by compatriots less what the state feared has done among them there."""
        counted = [self._count(place, attribute) for attribute in ("refugees", "asylum_seekers")]
        known = tuple(fact for fact in counted if fact is not None)
        if not known:
            return Criterion(None, "community_not_known")
        people = sum(int(fact.value) for fact in known)
        support = min(1.0, log10(1 + people) / MANY_PEOPLE)
        violence = facts.get("origin_violence_abroad")
        if violence is not None and violence.value == "documented_in_this_host":
            return Criterion(max(0.0, support - 0.5), "community_reached_by_origin", facts=(*known, *violence.facts))
        return Criterion(support, "community", MappingProxyType({"people": str(people)}), known)

    def _count(self, place: str, attribute: str) -> Fact | None:
        day: date = self._case.as_of
        counts = self._knowledge.facts(f"{self._case.origin}>{place}", attribute)
        known = [f for f in counts if f.valid_from and day.year - COUNT_AGE <= f.valid_from.year < day.year]
        return max(known, key=lambda f: f.valid_from or date.min, default=None)

    def _work(self, choice: Choice, arrival: str) -> Criterion:
        way = choice.pathway
        if way is not None and way.kind in _OWN_WORK and self._case.needs.professions:
            return Criterion(_OWN_WORK[way.kind], "own_work")
        value, reason = (1.0, "may_work") if is_own_country(choice) else _WORK_BY_ARRIVAL[arrival]
        return Criterion(value, reason)


def _durability(choice: Choice, arrival: str) -> Criterion:
    if is_own_country(choice):
        return Criterion(1.0, "own_country")
    value, reason = _DURABILITY[arrival]
    if arrival == TEMPORARY and choice.kind is Kind.DURABLE:
        value, reason = 0.5, "renewable"
    return Criterion(value, reason)


def _protection(choice: Choice, arrival: str, facts: Mapping[str, Derived]) -> Criterion:
    """Return the mean of what the status gives in law and of how far law is kept there."""
    told = {f: facts[f].value for f in _OF_THE_STATE if f in facts}
    known = {f: _OF_THE_STATE[f][v] for f, v in told.items() if v is not None}
    if not known:
        return Criterion(None, "law_not_known")
    in_law = 1.0 if is_own_country(choice) else _IN_LAW[arrival]
    of_the_state = sum(known.values()) / len(known)
    reason = "strong_law" if of_the_state >= 0.75 else "some_law" if of_the_state >= 0.4 else "weak_law"
    behind = tuple({fact.id: fact for f in known for fact in facts[f].facts}.values())
    return Criterion((in_law + of_the_state) / 2, reason, facts=behind)


def _cost(choice: Choice) -> Criterion:
    way = choice.pathway
    if way is None:
        return Criterion(_FEES, "own_money")
    value, reason = _COST[way.kind]
    if "money" in choice.gives_up and value > _FEES:
        return Criterion(_FEES, "fees")
    return Criterion(value, reason)


def _base(one: Language) -> str:
    return one.tag.partition("-")[0]
