# SPDX-License-Identifier: GPL-3.0-or-later
"""The roads of real cases: what they are made of, what they never touch, and that they are the safest there are."""

from math import inf, prod

import pytest

from exile_risk.engine import rate
from exile_risk.knowledge.route import transit_cooperation
from exile_risk.model.answers import Unanswered
from exile_risk.model.assessment import Assessment, Band
from exile_risk.model.relocation import Road, Roads
from exile_risk.relocation.roads import all_roads, never_entered, road_rules, roads_to
from exile_risk.relocation.roads.network import network
from tests.relocation.roads.given import CATALOGUE, CRITIC, FOOTBALLER, KNOWLEDGE, OFFICIAL, TODAY, assessed

PEOPLE = {
    "official in Thailand": assessed("KH", "TH", OFFICIAL),
    "critic in Thailand": assessed("KH", "TH", CRITIC, passports=("KH",)),
    "footballer in Australia": assessed("BH", "AU", FOOTBALLER),
    "critic from China in Thailand": assessed("CN", "TH", CRITIC, not_to=("JP",)),
    "stateless in Malaysia": assessed("MM", "MY", CRITIC, nationalities=()),
    "on an island": assessed("CN", "TV", CRITIC),
}
people = pytest.mark.parametrize("found", PEOPLE.values(), ids=PEOPLE)


def every(found: Assessment) -> dict[str, Roads]:
    return dict(all_roads(found, CATALOGUE, KNOWLEDGE))


@people
def test_every_state_but_the_host_has_a_road_or_a_reason_why_not(found: Assessment) -> None:
    roads = every(found)
    assert set(roads) == set(KNOWLEDGE.countries()) - {found.case.host}
    assert all((len(r.best) == 1) == (r.barred is None) for r in roads.values())
    assert all(r.best for r in roads.values()) or any(r.barred for r in roads.values())


@people
def test_a_road_is_as_dangerous_as_its_legs_together(found: Assessment) -> None:
    for road in (r for roads in every(found).values() for r in roads.best):
        assert road.danger == pytest.approx(1 - prod(1 - leg.danger for leg in road.legs), rel=1e-9)
        assert road.danger >= max(leg.danger for leg in road.legs) - 1e-12
        assert road.legs[0].start == found.case.host
        assert all(a.end == b.start for a, b in zip(road.legs, road.legs[1:], strict=False))
        stops = [leg.end for leg in road.legs]
        assert len(set(stops)) == len(stops)


@people
def test_no_road_touches_the_state_feared_what_it_controls_or_a_veto(found: Assessment) -> None:
    shunned = never_entered(found.case, road_rules())
    for destination, roads in every(found).items():
        assert not any(leg.end in shunned for road in roads.best for leg in road.legs)
        if destination in shunned:
            assert roads.barred is not None
            assert roads.barred.word == shunned[destination]


def test_what_china_controls_is_shunned_by_who_fears_china_and_the_other_way_round() -> None:
    china, hong_kong = (never_entered(assessed(o, "TH", CRITIC).case, road_rules()) for o in ("CN", "HK"))
    assert set(china) == {"CN", "HK", "MO"} == set(hong_kong)
    assert (china["HK"], hong_kong["HK"], hong_kong["CN"]) == (
        "under_state_feared",
        "state_feared",
        "under_state_feared",
    )
    assert set(never_entered(assessed("KH", "TH", CRITIC).case, road_rules())) == {"KH"}


@people
def test_the_road_to_one_destination_is_the_one_found_among_all(found: Assessment) -> None:
    roads = every(found)
    for destination in ("AU", "NZ", "GB", "TV", "FJ", "LS", "SM", "JP"):
        if destination == found.case.host:
            continue
        alone = roads_to(found, destination, CATALOGUE, KNOWLEDGE)
        assert (alone.barred is None) == (roads[destination].barred is None)
        assert len({tuple(leg.end for leg in road.legs) for road in alone.best}) == len(alone.best) <= 3
        if alone.best:
            assert alone.best[0].danger == pytest.approx(roads[destination].best[0].danger, abs=5e-4)
            assert all(r.danger >= alone.best[0].danger - 5e-4 for r in alone.best)


@people
def test_no_road_of_up_to_three_legs_is_safer(found: Assessment) -> None:
    """All ways of three legs at most, tried by hand; the small costs beside danger stay below .002 a road."""
    net, roads = network(KNOWLEDGE, TODAY), every(found)
    danger = {leg.end: leg.danger for r in roads.values() for road in r.best for leg in road.legs}
    host = found.case.host
    one = {s.to: danger[s.to] for s in net.steps[host] if s.to in danger}
    two: dict[str, float] = {}
    for first, chance in one.items():
        for step in net.steps[first]:
            if step.to in danger and step.to != host:
                two[step.to] = min(two.get(step.to, inf), 1 - (1 - chance) * (1 - danger[step.to]))
    for destination, r in roads.items():
        for road in r.best:
            assert road.danger <= min(one.get(destination, inf), two.get(destination, inf)) + 0.002


@pytest.mark.parametrize(
    ("state", "grade", "plan"),
    [
        ("JP", "low", "direct_to_safe_state"),
        ("SG", "medium", "through_cooperating_state"),
        ("AE", "medium", "through_cooperating_state"),  # a refugee's status is worth little before its courts
        ("RO", None, None),
    ],
)
def test_a_leg_is_what_the_engine_says_for_travelling_through_that_state(
    state: str, grade: str | None, plan: str | None
) -> None:
    """Written out by hand: the answers of the case with that state's grade and courts."""
    found = assessed("KH", "NZ", {**CRITIC, "protection_status": "host_refugee_status"})
    assert transit_cooperation(KNOWLEDGE, "KH", [state], TODAY).value == grade
    answers = {f: a.value for f, a in found.used.items()}
    answers |= {"host_courts": KNOWLEDGE.corridor("KH", state, TODAY)["host_courts"].value or "mixed"}
    answers |= {"transit_cooperation": grade or Unanswered.UNKNOWN, "travel_plan": plan or Unanswered.UNKNOWN}
    expected = rate(CATALOGUE, answers).pathways["T"].probability
    legs = [leg for r in every(found).values() for road in r.best for leg in road.legs if leg.end == state]
    assert legs
    assert all(leg.danger == pytest.approx(expected, rel=1e-12) for leg in legs)


def test_a_notice_makes_every_leg_more_dangerous() -> None:
    clean, wanted = (
        every(assessed("BH", "AU", {**FOOTBALLER, "police_alert": a}))["NZ"]
        for a in ("none_known", "red_notice_or_diffusion")
    )
    assert wanted.best[0].danger > 4 * clean.best[0].danger
    assert {"wanted"} <= {a.word for leg in wanted.best[0].legs for a in leg.alerts}
    assert "wanted" not in {a.word for leg in clean.best[0].legs for a in leg.alerts}


@people
def test_nothing_at_or_above_high_is_offered(found: Assessment) -> None:
    for roads in every(found).values():
        for road in roads.best:
            chances = {level: road.danger * harm for level, harm in found.rating.harm_given_return.items()}
            edges = {level: CATALOGUE.bands[level][1] for level in chances}
            assert all(chances[level] < edges[level] for level in chances)
            assert all(leg.band < Band.HIGH for leg in road.legs)


def test_the_answer_about_a_planned_way_can_only_make_it_worse() -> None:
    plain = assessed("KH", "TH", CRITIC)
    said = assessed("KH", "TH", {**CRITIC, "transit_cooperation": "high"}, via=("NZ",))
    soothed = assessed("KH", "TH", {**CRITIC, "transit_cooperation": "low"}, via=("SG",))
    road = {n: every(f) for n, f in (("plain", plain), ("said", said), ("soothed", soothed))}

    def entering(name: str, state: str) -> float:
        r: Roads = road[name][state]
        return r.best[0].legs[-1].danger if r.best else 1.0

    assert entering("said", "NZ") > entering("plain", "NZ")
    assert entering("said", "AU") == entering("plain", "AU")
    assert entering("soothed", "SG") == entering("plain", "SG")


def test_to_the_host_there_is_nowhere_to_go() -> None:
    assert roads_to(assessed("KH", "TH", CRITIC), "TH", CATALOGUE, KNOWLEDGE).best == (Road((), 0.0),)


def test_who_is_held_is_told_so_first_and_the_roads_stay_the_same() -> None:
    free, held = (every(assessed("KH", "TH", {**CRITIC, "in_host_custody": a}))["AU"] for a in ("no", "yes"))
    assert held.leaving[0].word == "held"
    assert "held" not in {a.word for a in free.leaving}
    assert held.best == free.best
