# SPDX-License-Identifier: GPL-3.0-or-later
"""The danger elsewhere is that of the engine, quick or not; distance lowers it and removes nothing."""

from dataclasses import replace
from datetime import date

import pytest

from exile_risk.assessing import answers_with_facts, assess
from exile_risk.catalogue import load_catalogue
from exile_risk.engine import rate
from exile_risk.model.answers import Answer
from exile_risk.model.assessment import Assessment, Band
from exile_risk.model.case import Case
from exile_risk.relocation.arrival import ARRIVALS, RESETTLED, RESIDENCE, after_moving
from exile_risk.relocation.residual import AS_NOW, Elsewhere, residuals, staying, travel_is_worse
from tests.relocation.given import CATALOGUE, KNOWLEDGE, founding

PLACES = ("AU", "NZ", "LA", "VN", "MY", "PH", "RO", "JP", "TL", "VA")
NO = {t: Answer("no") for t in CATALOGUE.triggers}


@pytest.fixture(scope="module")
def found() -> Assessment:
    return founding()


def test_quick_sums_are_the_ratings_of_the_engine_with_every_reason(found: Assessment) -> None:
    needed = [(place, arrival) for place in PLACES for arrival in ARRIVALS]
    listed = residuals(found, needed, CATALOGUE, KNOWLEDGE)
    assert list(listed) == needed
    for (place, arrival), residual in listed.items():
        moved = after_moving(found.case, place, arrival, CATALOGUE.triggers)
        answers, doubtful, _ = answers_with_facts(moved, CATALOGUE, KNOWLEDGE)
        whole = rate(CATALOGUE, answers, doubtful)
        assert residual.rating == whole
        assert dict(residual.rating.pathways) == dict(whole.pathways)
        assert (residual.arrival, residual.band, residual.likely) == (arrival, whole.band, None)


def test_the_band_to_plan_with_is_that_of_the_case_as_it_would_stand_there(found: Assessment) -> None:
    elsewhere = Elsewhere(found, CATALOGUE, KNOWLEDGE)
    seen = set()
    for place in PLACES:
        planned = elsewhere.planned(place, RESETTLED)
        there = assess(after_moving(found.case, place, RESETTLED, CATALOGUE.triggers), CATALOGUE, KNOWLEDGE)
        assert planned.likely is not None
        assert planned.likely[0] == there.likely[0]
        assert planned.band >= elsewhere.central(place, RESETTLED).band
        if there.state == "rated":
            assert (planned.band, planned.likely) == (there.band, there.likely)
            seen.add(planned.band)
    assert len(seen) > 1, "the places must differ, or this compares nothing"


def test_a_citizen_of_the_old_host_is_none_elsewhere_and_one_at_home() -> None:
    said = {**NO, "citizenship": Answer("host_citizen"), "police_alert": Answer("red_notice_or_diffusion")}
    case = Case("KH", "TH", date(2026, 11, 20), answers=said)
    rated = {
        citizenship: Elsewhere(
            assess(replace(case, answers={**said, "citizenship": Answer(citizenship)}), CATALOGUE, KNOWLEDGE),
            CATALOGUE,
            KNOWLEDGE,
        )
        .central("AU", RESIDENCE)
        .rating
        for citizenship in ("host_citizen", "third_country_citizen")
    }
    assert rated["host_citizen"] == rated["third_country_citizen"]
    moved = after_moving(case, "AU", RESIDENCE, CATALOGUE.triggers)
    assert moved.answers["citizenship"].value == "third_country_citizen"
    home = after_moving(replace(case, nationalities=("KH", "AU")), "AU", RESIDENCE, CATALOGUE.triggers)
    assert "citizenship" not in home.answers, "the nationalities say it"
    national = assess(replace(case, nationalities=("KH", "AU")), CATALOGUE, KNOWLEDGE)
    at_home = Elsewhere(national, CATALOGUE, KNOWLEDGE).central("AU", RESIDENCE).rating
    assert at_home.exceedance["S2"] < rated["host_citizen"].exceedance["S2"]


def test_a_bahraini_refugee_in_australia_is_in_danger_again_on_a_holiday() -> None:
    """Hakeem al-Araibi was arrested on his honeymoon in Thailand as a refugee who lived in Australia."""
    said = {
        "police_alert": Answer("red_notice_or_diffusion"),
        "charge_status": Answer("convicted_in_absentia"),
        "visible_criticism": Answer("regular"),
        "political_profile": Answer("member_or_critic"),
    }
    case = Case("BH", "TH", date(2018, 11, 20), answers={**NO, **said}, nationalities=("BH",))
    elsewhere = Elsewhere(assess(case, CATALOGUE, KNOWLEDGE), CATALOGUE, KNOWLEDGE)
    home = elsewhere.central("AU", RESETTLED).rating
    holiday = elsewhere.on_a_later_journey("AU", RESETTLED)
    assert home.band <= Band.MODERATE
    assert holiday.band >= Band.HIGH
    assert holiday.leading_pathway == "T"
    assert travel_is_worse(home, holiday)
    assert all(home.pathways[p].probability > 0 for p in "ACT"), "distance is not immunity"


def test_precautions_lower_the_danger_of_staying(found: Assessment) -> None:
    stay, move = staying(found, CATALOGUE), staying(found, CATALOGUE, "move")
    assert stay.arrival == move.arrival == AS_NOW
    assert stay.rating.exceedance["S2"] < move.rating.exceedance["S2"] < found.rating.exceedance["S2"]
    assert stay.likely is not None
    assert stay.likely[0] <= stay.band <= stay.likely[1]


def test_older_models_are_asked_as_well(found: Assessment) -> None:
    first = load_catalogue("1")
    earlier = assess(found.case, first, KNOWLEDGE)
    assert Elsewhere(earlier, first, KNOWLEDGE).planned("NZ", RESETTLED).band <= Band.MODERATE
    assert staying(earlier, first).rating.exceedance["S2"] < earlier.rating.exceedance["S2"]


@pytest.mark.parametrize("held", ["no", "yes"])
def test_places_are_compared_with_the_engines_own_rating_of_here_without_a_journey(
    found: Assessment, held: str
) -> None:
    said = {**found.case.answers, "in_host_custody": Answer(held), "travel_plan": Answer("through_cooperating_state")}
    here = assess(replace(found.case, answers=said), CATALOGUE, KNOWLEDGE)
    settled = {f: a.value for f, a in here.used.items() if f in CATALOGUE.factors} | {"travel_plan": "none"}
    doubtful = frozenset((*here.stale, *here.inferred))
    assert Elsewhere(here, CATALOGUE, KNOWLEDGE).here == rate(CATALOGUE, settled, doubtful)
