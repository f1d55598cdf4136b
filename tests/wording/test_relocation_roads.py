# SPDX-License-Identifier: GPL-3.0-or-later
"""Every word of a road has its sentence, and every sentence its gaps filled."""

import pytest

from exile_risk.model.assessment import Assessment
from exile_risk.model.relocation import Alert, Roads
from exile_risk.relocation.roads import all_roads, roads_to, warnings
from exile_risk.wording import relocation_roads
from exile_risk.wording.relocation_roads import leg_by_text, road_alert_text, roads_caution
from tests.relocation.roads.given import CATALOGUE, CRITIC, FOOTBALLER, KNOWLEDGE, OFFICIAL, assessed

PLACES = {"state": "TH", "origin": "KH", "host": "GB", "destination": "AU", "start": "LA", "band": "High"}


@pytest.mark.parametrize("word", relocation_roads._ALERTS)
def test_a_sentence_begins_large_and_ends_with_a_stop(word: str) -> None:
    said = road_alert_text(Alert(word, PLACES)).replace("⁨", "").replace("⁩", "")
    assert said[0].isupper()
    assert said.endswith(".")
    assert "{" not in said


def test_every_alert_of_a_leg_is_worded() -> None:
    assert {warnings.BROUGHT_IN, *warnings.GRAVEST_FIRST} == set(relocation_roads._OF_A_STATE)


PEOPLE = [
    assessed("KH", "TH", {**OFFICIAL, "in_host_custody": "yes", "travel_document": "false"}),
    assessed("BH", "AU", FOOTBALLER),
    assessed("CN", "TH", {**CRITIC, "police_alert": "diffusion_suspected"}, passports=("CN",), not_to=("JP",)),
]


@pytest.mark.parametrize("found", PEOPLE)
def test_every_alert_of_real_cases_can_be_said(found: Assessment) -> None:
    everything: list[Roads] = list(all_roads(found, CATALOGUE, KNOWLEDGE).values())
    everything += [roads_to(found, d, CATALOGUE, KNOWLEDGE) for d in ("NZ", "GB", "US", found.case.origin)]
    alerts = [a for r in everything for a in (*r.leaving, *(x.alert for x in r.avoided), *filter(None, [r.barred]))]
    legs = [leg for r in everything for road in r.best for leg in road.legs]
    alerts += [a for leg in legs for a in leg.alerts]
    assert len({a.word for a in alerts}) > 5
    for alert in alerts:
        assert road_alert_text(alert)
    assert {leg_by_text(leg.by) for leg in legs} <= {"by land", "by air"}


def test_the_caution_says_that_no_timetable_is_known() -> None:
    assert "No timetable" in roads_caution()
