# SPDX-License-Identifier: GPL-3.0-or-later
"""The assertions of section 6: how the litmus cases stand to each other, and what single changes must do."""

from collections.abc import Mapping

import pytest

from exile_risk.engine import rate
from exile_risk.model.assessment import Band, Rating
from tests.engine.given import CATALOGUES, MODEL, TRIGGERS, VERSIONS, VIGNETTES, vignette

USED = {"version": "1"}


@pytest.fixture(params=VERSIONS, autouse=True)
def version(request: pytest.FixtureRequest) -> str:
    """Every shipped model must tell these cases alike."""
    USED["version"] = request.param
    return str(request.param)


def rated(answers: Mapping[str, str]) -> Rating:
    return rate(CATALOGUES[USED["version"]], answers)


def case(n: int, **changes: str) -> Rating:
    return rated({**vignette(n), **changes})


def ex2(n: int, **changes: str) -> float:
    return case(n, **changes).exceedance["S2"]


def p(n: int, pathway: str, **changes: str) -> float:
    return case(n, **changes).pathways[pathway].probability


@pytest.mark.parametrize(("worse", "better"), [(2, 1), (4, 3), (5, 4), (6, 1), (6, 7), (11, 10), (13, 6)])
def test_harm_is_likelier_in_the_worse_case(worse: int, better: int) -> None:
    assert ex2(worse) > ex2(better)


def test_new_zealand_is_no_worse_than_australia() -> None:
    assert ex2(7) >= ex2(8)


def test_the_journey_is_the_danger_not_the_home() -> None:
    assert ex2(9) > ex2(9, travel_plan="none")
    assert case(9, travel_plan="none").band <= Band.MODERATE
    assert case(9).leading_pathway == "T"


def test_a_royal_insult_law_and_a_deal_open_the_extradition_route() -> None:
    assert p(4, "X") >= 3 * p(3, "X")
    assert p(3, "X") < p(4, "X")
    assert p(5, "X") < p(4, "X")


def test_laos_is_extreme_through_attack_although_extradition_failed() -> None:
    found = case(5)
    assert found.band is Band.EXTREME
    assert found.leading_pathway in "AH"


def test_expulsion_not_extradition_decides_the_founding_case() -> None:
    assert p(1, "R") >= 5 * p(1, "X")


def test_custody_and_a_consular_visit_run_in_days() -> None:
    assert case(2).imminence == "days"
    assert case(2).floor is Band.EXTREME
    assert case(13).imminence == "days"
    assert case(13).leading_pathway == "X"


def test_the_migrant_worker_faces_enforcement_with_little_harm() -> None:
    found = case(10)
    assert max(found.pathways, key=lambda k: found.pathways[k].probability) == "E"
    assert found.leading_pathway == "E"
    assert found.band is Band.LOW
    assert found.pathways["E"].probability == max(p(v["n"], "E") for v in VIGNETTES)


def test_a_visiting_former_member_of_parliament_is_in_danger_of_attack() -> None:
    found = case(14)
    assert found.band >= Band.MODERATE
    assert found.deciding_level == "S4"
    assert found.leading_pathway == "A"


def test_silence_does_not_protect_where_the_group_is_hunted() -> None:
    assert case(16, visible_criticism="none").band is Band.EXTREME


def test_a_democracy_is_not_zero() -> None:
    found = case(18)
    assert found.band is Band.HIGH
    assert all(found.pathways[k].probability < 0.001 for k in "ERX")
    assert found.leading_pathway == "A"


def test_the_tool_is_no_shield_from_ordinary_justice() -> None:
    found = case(20)
    assert found.pathways["X"].probability >= 0.20
    assert found.band <= Band.MODERATE


def test_with_only_the_states_known_everything_is_possible() -> None:
    found = case(19)
    assert (found.lowest, found.highest) == (Band.LOW, Band.EXTREME)


def test_residence_and_refugee_status_lower_expulsion() -> None:
    assert p(6, "R", immigration_status="permanent_residence") < p(6, "R")
    assert p(6, "R", protection_status="host_refugee_status") < p(6, "R")
    both = {"immigration_status": "permanent_residence", "protection_status": "host_refugee_status"}
    assert p(6, "R", **both) < min(p(6, "R", **{k: v}) for k, v in both.items())


@pytest.mark.parametrize("n", range(1, 21))
def test_a_lawyer_never_raises_anything(n: int) -> None:
    without, with_lawyer = case(n, lawyer_on_call="no"), case(n, lawyer_on_call="yes")
    for before in (without, rated({k: v for k, v in vignette(n).items() if k != "lawyer_on_call"})):
        assert all(with_lawyer.pathways[k].probability <= x.probability for k, x in before.pathways.items())
        assert all(with_lawyer.exceedance[s] <= x for s, x in before.exceedance.items())
        assert with_lawyer.harm_given_return == before.harm_given_return
        assert with_lawyer.band <= before.band
        assert with_lawyer.highest <= before.highest
    assert with_lawyer.lowest <= without.lowest


def test_strong_courts_would_lower_the_founding_case() -> None:
    assert ex2(1, host_courts="strong") < ex2(1)
    assert p(1, "R", host_courts="strong") < p(1, "R")
    assert case(1, host_courts="strong").band <= case(1).band


@pytest.mark.parametrize("trigger", TRIGGERS)
def test_a_trigger_on_the_migrant_worker_raises_to_high_not_extreme(trigger: str) -> None:
    found = case(10, **{trigger: "yes"})
    assert found.harm_given_return["S2"] < 0.10
    assert found.band is Band.HIGH
    assert found.floor is Band.HIGH
    assert found.imminence == MODEL["trigger_horizon"][trigger]


@pytest.mark.parametrize("trigger", TRIGGERS)
def test_a_trigger_on_the_founding_case_sets_extreme_unless_its_clock_runs_in_weeks(trigger: str) -> None:
    found = case(1, **{trigger: "yes"})
    assert found.harm_given_return["S2"] >= 0.10
    assert found.floor is (Band.HIGH if MODEL["trigger_horizon"][trigger] == "weeks" else Band.EXTREME)
    assert found.imminence == MODEL["trigger_horizon"][trigger]
