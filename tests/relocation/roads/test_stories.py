# SPDX-License-Identifier: GPL-3.0-or-later
"""Roads that people really took or should not take, told as tests."""

from datetime import date

import pytest

from exile_risk.knowledge.visas import visa_needed
from exile_risk.model.assessment import Assessment
from exile_risk.model.relocation import Roads
from exile_risk.relocation.roads import all_roads, roads_to
from exile_risk.wording.relocation_roads import road_alert_text
from tests.relocation.roads.given import CATALOGUE, CRITIC, FOOTBALLER, KNOWLEDGE, OFFICIAL, TODAY, assessed


def to(found: Assessment, destination: str) -> Roads:
    return roads_to(found, destination, CATALOGUE, KNOWLEDGE)


def words(roads: Roads) -> set[str]:
    return {a.word for road in roads.best for leg in road.legs for a in leg.alerts}


@pytest.mark.parametrize("answers", [OFFICIAL, CRITIC])
@pytest.mark.parametrize("day", [date(2018, 6, 1), date(2024, 11, 20), TODAY])
def test_from_thailand_to_australia_never_through_cambodia_laos_or_vietnam(answers: dict[str, str], day: date) -> None:
    roads = to(assessed("KH", "TH", answers, day), "AU")
    assert roads.best
    assert not {"KH", "LA", "VN"} & {state for road in roads.best for state in road.via}
    said = {a.state: a.alert for a in roads.avoided}
    assert said["VN"].word in ("deal", "repeated_returns", "working_ties")
    assert said["VN"].facts


def test_a_lao_host_makes_people_change_planes_and_not_in_the_state_feared() -> None:
    roads = to(assessed("TH", "LA", CRITIC), "AU")
    assert all(len(road.legs) > 1 for road in roads.best)
    assert "TH" in {a.state for a in roads.avoided if a.alert.word == "state_feared"}


def test_a_footballer_with_a_notice_is_warned_of_thailand() -> None:
    """A refugee from Bahrain with residence in Australia was arrested on arriving in Bangkok in November 2018."""
    day = date(2018, 11, 26)
    roads = to(assessed("BH", "AU", FOOTBALLER, day), "GB")
    flagged = {a.state: a.alert for a in roads.avoided}
    assert "TH" not in {state for road in roads.best for state in road.via}
    assert flagged["TH"].word == "working_ties"
    assert flagged["TH"].facts
    thailand = to(assessed("BH", "AU", FOOTBALLER, day), "TH")
    assert thailand.best == ()
    assert thailand.barred is not None
    assert (thailand.barred.word, thailand.barred.params["state"]) == ("every_road_dangerous", "TH")
    assert thailand.barred.facts
    assert "Thailand" in road_alert_text(thailand.barred)
    assert [a.word for a in thailand.leaving] == ["wanted_at_exit"]


@pytest.mark.parametrize("island", ["TV", "NR", "KI", "MH", "TO", "SC", "CV", "ST", "BB"])
def test_islands_are_left_and_reached_by_air(island: str) -> None:
    out = all_roads(assessed("CN", island, CRITIC), CATALOGUE, KNOWLEDGE)["CA"]
    back = all_roads(assessed("CN", "CA", CRITIC), CATALOGUE, KNOWLEDGE)[island]
    assert out.best
    for road in (*out.best, *back.best):
        first, last = (road.legs[0], road.legs[-1])
        assert (first.by if first.start == island else last.by) == "air"
    assert back.best or (back.barred and back.barred.word == "every_road_dangerous")


@pytest.mark.parametrize("closed_in", ["AD", "LI", "MC", "SM", "VA"])
def test_who_has_no_airport_goes_by_road(closed_in: str) -> None:
    roads = to(assessed("CN", closed_in, CRITIC), "CA")
    assert roads.best
    assert {road.legs[0].by for road in roads.best} == {"land"}
    assert "land_crossing" in words(roads)


@pytest.mark.parametrize(
    ("answers", "nationalities", "passports"),
    [
        ({}, (), ()),
        ({}, ("KH",), ()),
        ({"travel_document": "refugee_or_strong_passport"}, ("KH",), ()),
        ({"travel_document": "expired_or_cancelled"}, ("KH",), ("KH",)),
        ({"travel_document": "false"}, ("KH",), ("KH",)),
        ({"document_control": "cancelled_or_citizenship_revoked"}, ("KH",), ("KH",)),
    ],
    ids=["stateless", "no passport", "refugee document", "expired", "false", "taken"],
)
def test_without_a_known_passport_no_state_is_free(
    answers: dict[str, str], nationalities: tuple[str, ...], passports: tuple[str, ...]
) -> None:
    found = assessed("KH", "TH", {**CRITIC, **answers}, nationalities=nationalities, passports=passports)
    for roads in all_roads(found, CATALOGUE, KNOWLEDGE).values():
        for leg in (leg for road in roads.best for leg in road.legs):
            assert leg.visa is None
            assert "visa_unknown" in {a.word for a in leg.alerts}
    no_paper = answers.get("travel_document") in ("expired_or_cancelled", "false")
    roads = to(found, "AU")
    assert ("no_document" in words(roads)) == no_paper
    assert ("no_document_at_exit" in {a.word for a in roads.leaving}) == no_paper


def test_a_known_passport_says_what_it_needs_but_not_for_an_earlier_day() -> None:
    held = {"travel_document": "valid_origin_passport"}
    now, then = (to(assessed("KH", "TH", {**CRITIC, **held}, day), "AU") for day in (TODAY, date(2024, 1, 1)))
    assert now.best[0].legs[-1].visa in ("visa_required", "e_visa", "electronic_authorisation")
    assert then.best[0].legs[-1].visa is None


def test_the_better_of_two_passports_counts() -> None:
    both = to(assessed("KH", "TH", CRITIC, passports=("KH", "FR")), "GB")
    assert both.best[0].legs[-1].visa in ("visa_free", "electronic_authorisation")
    home = to(assessed("KH", "TH", CRITIC, passports=("KH", "FR")), "FR")
    assert home.best[0].legs[-1].visa == "own_country"


def test_what_stands_before_the_first_leg() -> None:
    irregular = to(assessed("KH", "TH", OFFICIAL), "AU").leaving
    assert [a.word for a in irregular] == ["exit_permission_tells", "overstay"]
    assert irregular[0].facts
    settled = to(assessed("KH", "NZ", CRITIC | {"immigration_status": "permanent_residence"}), "AU").leaving
    assert settled == ()
    ordered = to(assessed("KH", "TH", OFFICIAL | {"immigration_status": "removal_order"}), "AU").leaving
    assert ordered[0].word == "removal_order"
    unknown = to(assessed("TH", "LA", CRITIC), "AU").leaving
    assert "exit_rule_unknown" in {a.word for a in unknown}


def test_a_state_that_does_not_admit_the_passport_is_never_passed() -> None:
    """It may still be a destination: a pathway may bring another paper."""
    found = assessed("BY", "GE", CRITIC, nationalities=("IL",), passports=("IL",))
    everywhere = all_roads(found, CATALOGUE, KNOWLEDGE)
    shut = {s for s in KNOWLEDGE.countries() if s != "IL" and visa_needed("IL", s).word == "no_admission"}
    assert len(shut) > 5
    assert not shut & {state for roads in everywhere.values() for road in roads.best for state in road.via}
    entered = [road.legs[-1] for s in shut for road in everywhere[s].best]
    assert entered
    assert all(leg.visa == "no_admission" and "no_admission" in {a.word for a in leg.alerts} for leg in entered)
