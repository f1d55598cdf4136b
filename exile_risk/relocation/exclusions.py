# SPDX-License-Identifier: GPL-3.0-or-later
"""Why an option is not offered: E1 to E7 of method.md 4, each with its facts and what would unlock it.

An objection never hides an option. Silence is no objection: a condition nobody answered is a question.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from exile_risk.assessing import GROUP_NOT_ASKED
from exile_risk.knowledge.conditions import Condition
from exile_risk.knowledge.pathways import Pathway
from exile_risk.model.assessment import Assessment, Band, Rating
from exile_risk.model.factors import Catalogue
from exile_risk.model.facts import Derived, Fact
from exile_risk.model.relocation import Access, Choice, Objection, Residual, Roads
from exile_risk.relocation.access import shut
from exile_risk.relocation.arrival import OF_THE_OLD_HOST, RESETTLED
from exile_risk.relocation.residual import Elsewhere
from exile_risk.relocation.roads import road_rules
from exile_risk.relocation.score import LEVEL

FEARED, UNDER = "E1_state_feared", "E1_under_state_feared"
HIGH, NOT_LOWER = "E2_high_there", "E2_not_lower"
NO_PATHWAY, CONDITION, SHUT = "E3_no_pathway_known", "E3_condition", "E3_closed"
NO_ROAD, DANGEROUS_ROADS = "E4_no_road", "E4_every_road_dangerous"
FAMILY = "E5_family_cannot"
VETO = "E6_client_said_no"
MISSING, STALE = "E7_unverified", "E7_out_of_date"
REASONS = (
    FEARED, UNDER, HIGH, NOT_LOWER, NO_PATHWAY, CONDITION, SHUT, NO_ROAD, DANGEROUS_ROADS, FAMILY, VETO, MISSING, STALE
)  # fmt: skip

UNLOCK: Mapping[str, str] = {
    FEARED: "nothing",
    UNDER: "nothing",
    NO_PATHWAY: "a_pathway",
    CONDITION: "the_condition",
    SHUT: "it_opens",
    NO_ROAD: "a_road",
    DANGEROUS_ROADS: "a_safer_road",
    FAMILY: "another_way_for_family",
    VETO: "ask_client",
    MISSING: "check_facts",
    STALE: "check_facts",
}
STATUS_THERE, FACTS_CHANGE = "refugee_status_there", "facts_change"
"""What would unlock E2: the status named if a refugee's status would bring the danger below, else other facts."""

UNLOCKS = (*dict.fromkeys(UNLOCK.values()), STATUS_THERE, FACTS_CHANGE)

NEEDED = ("host_regime", "host_courts", "convention_party")
"""Facts without which a place is unverified, never safe (E7)."""

DECIDING = 3
"""Facts shown at most for a danger that would remain."""

STILL_HIGH, HIGH_POSSIBLE, LITTLE_GAINED = "still_high_there", "high_not_ruled_out", "little_gained"
MARKS = (STILL_HIGH, HIGH_POSSIBLE, LITTLE_GAINED)
"""Words that an option offered carries (`Choice.marks`): the danger there is still High or worse, though far below that
of staying, and nothing safer is offered; or too little is known to rule High out anywhere, and what is known says
less; or it is Low here already, so that little is gained.
"""

FAR_BELOW = 3
"""How many times smaller the danger at S2 must be than that of staying, for a place to be offered with High there."""

DEPENDANTS = "dependants"
_BARRED = {"no_road": NO_ROAD, "every_road_dangerous": DANGEROUS_ROADS}


def of_a_place(found: Assessment, place: str, facts: Mapping[str, Derived]) -> Iterator[Objection]:
    """Yield what speaks against a place whatever the way there: E1, E6, E7. `facts` are empty for the state feared."""
    case = found.case
    if place == case.origin:
        yield _objection(FEARED, {"origin": place})
        return
    if place in road_rules().under(case.origin):
        yield _objection(UNDER, {"place": place, "origin": case.origin})
    if place in case.needs.not_to:
        yield _objection(VETO, {"place": place})
    missing = [f for f in NEEDED if facts[f].value is None]
    stale = [f for f in NEEDED if facts[f].value is not None and facts[f].stale]
    if missing:
        yield _objection(MISSING, {"place": place, "factors": " ".join(missing)})
    if stale:
        yield _objection(STALE, {"place": place, "factors": " ".join(stale)}, _facts(facts, stale))


def of_residual(
    found: Assessment, place: str, residual: Residual, elsewhere: Elsewhere, catalogue: Catalogue
) -> Iterator[Objection]:
    """Yield E2: the band there is High or worse, or not lower than now; nor may the danger itself be no lower.

    A band to plan with is raised where little is known; so the central danger is compared too, like with like: here as
    there nobody is on a journey. Nothing is below Low, so that Low is enough where the person is Low now; and a Low
    that only waits for an answer, which is missing here too (decision 24), counts as Low in this.
    """
    now = band_now(found)
    if _low_in_both(now, residual):
        return
    safer = residual.rating.exceedance[LEVEL] < elsewhere.here.exceedance[LEVEL]
    there = Band.LOW if residual.low_withheld == GROUP_NOT_ASKED else residual.band
    if there < Band.HIGH and there < now and safer:
        return
    reason = HIGH if residual.band >= Band.HIGH else NOT_LOWER
    params = {"place": place, "band": residual.band.word, "now": now.word, "route": residual.rating.leading_pathway}
    facts = _deciding(residual.rating, elsewhere.facts(place), catalogue)
    yield Objection(reason, _unlock_of_residual(place, residual, now, elsewhere), MappingProxyType(params), facts)


def of_pathway(pathway: Pathway, access: Access, found: Assessment, place: str) -> Iterator[Objection]:
    """Yield E3 and E5: conditions that the person surely fails, and a programme that takes nobody."""
    name = {"place": place, "pathway": pathway.id}
    for condition in access.unmet:
        reason = FAMILY if _of_family(condition) else CONDITION
        yield _objection(reason, {**name, "condition": condition.text})
    if shut(pathway, found.case.as_of):
        told = {k: v for k, v in (("since", pathway.since), ("until", pathway.until)) if v}
        yield _objection(SHUT, {**name, "status": pathway.status, "as_of": pathway.as_of, **told})


def no_pathway(place: str) -> Objection:
    """Return E3 for a state that no pathway on file names."""
    return _objection(NO_PATHWAY, {"place": place})


def of_roads(roads: Roads | None) -> Iterator[Objection]:
    """Yield E4: no road is left. A place that is never entered has its objection already."""
    barred = roads.barred if roads else None
    if barred is not None and barred.word in _BARRED:
        reason = _BARRED[barred.word]
        yield Objection(reason, UNLOCK[reason], MappingProxyType(dict(barred.params)), barred.facts)


def marks(found: Assessment, residual: Residual) -> tuple[str, ...]:
    """Return what must be said beside a place that is offered as safe enough."""
    return (LITTLE_GAINED,) if _low_in_both(band_now(found), residual) else ()


def with_high_there(found: Assessment, stay: Residual, ways: Iterable[Choice]) -> tuple[Choice, ...]:
    """Return the ways to offer, marked, where nothing else is offered and staying is High or worse (decision 17).

    Only ways that nothing speaks against but High there (E2). Where staying is Extreme those whose danger at S2 is at
    most a third of that of staying with precautions; if there are none, those whose own answers put the danger below
    High and below here, so that High there comes from what nobody has answered, here as there.
    """
    only_high = [w for w in ways if {o.reason for o in w.objections} == {HIGH} and w.residual is not None]
    here = stay.rating.exceedance[LEVEL]
    far = _marked(STILL_HIGH, (w for w in only_high if _danger(w) <= here / FAR_BELOW))
    if far and band_now(found) is Band.EXTREME:
        return far
    if band_now(found) < Band.HIGH:
        return ()
    least = min(found.rating.band, Band.HIGH)
    return _marked(
        HIGH_POSSIBLE,
        (w for w in only_high if w.residual is not None and w.residual.rating.band < least and _danger(w) < here),
    )


def _marked(mark: str, ways: Iterable[Choice]) -> tuple[Choice, ...]:
    return tuple(replace(way, objections=(), marks=(mark,)) for way in ways)


def _danger(way: Choice) -> float:
    assert way.residual is not None  # noqa: S101 - only asked of ways with a danger
    return way.residual.rating.exceedance[LEVEL]


def _low_in_both(now: Band, there: Residual) -> bool:
    return now is Band.LOW and there.band is Band.LOW


def dangerous(roads: Roads | None) -> bool:
    """Whether every road to a place is barred by its danger."""
    return roads is not None and roads.barred is not None and roads.barred.word == "every_road_dangerous"


def band_now(found: Assessment) -> Band:
    """Return the band that a destination is compared with: the one to act on, the central one before the check."""
    return found.band if found.band is not None else found.rating.band


def _of_family(condition: Condition) -> bool:
    return condition.field == DEPENDANTS


def _unlock_of_residual(place: str, residual: Residual, now: Band, elsewhere: Elsewhere) -> str:
    if residual.arrival == RESETTLED or not _knows_refugees(elsewhere.facts(place)):
        return FACTS_CHANGE
    better = elsewhere.central(place, RESETTLED).band
    return STATUS_THERE if better < Band.HIGH and better < now else FACTS_CHANGE


def _knows_refugees(facts: Mapping[str, Derived]) -> bool:
    """Whether the state has bound itself to protect refugees, so that it has a status to give."""
    law = facts["nonrefoulement_law"].value
    return facts["convention_party"].value == "party" or law in ("applied", "on_paper")


def _deciding(rating: Rating, facts: Mapping[str, Derived], catalogue: Catalogue) -> tuple[Fact, ...]:
    """Return the facts about the place that weigh most on the leading pathway there."""
    lead = rating.leading_pathway
    weights = {}
    for factor in OF_THE_OLD_HOST & facts.keys() & catalogue.factors.keys():
        value = facts[factor].value
        steps = catalogue.factors[factor].steps.get(value, {}).get(lead, 0.0) if value is not None else 0.0
        if steps > 0:
            weights[factor] = steps
    heaviest = sorted(weights, key=lambda f: (-weights[f], f))
    return _facts(facts, heaviest)[:DECIDING]


def _facts(facts: Mapping[str, Derived], factors: Iterable[str]) -> tuple[Fact, ...]:
    return tuple({fact.id: fact for factor in factors for fact in facts[factor].facts}.values())


def _objection(reason: str, params: Mapping[str, str], facts: tuple[Fact, ...] = ()) -> Objection:
    return Objection(reason, UNLOCK[reason], MappingProxyType(dict(params)), facts)
