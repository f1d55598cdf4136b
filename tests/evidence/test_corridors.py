# SPDX-License-Identifier: GPL-3.0-or-later
"""Corridors are ranked by what was known before a day, and the file of recorded ones is read strictly."""

from datetime import date

import pytest

from exile_risk.catalogue import load_catalogue
from exile_risk.evidence.corridor_set import read_corridors
from exile_risk.evidence.corridors import CorridorRow, rank_corridors
from exile_risk.session import shared_knowledge

FILE = "origin,host,period,source\nKH,TH,2018-2025,x\nKH,MY,2012-2016,x\n"


def _ranked(day: str, since: int) -> dict[str, CorridorRow]:
    knowledge = shared_knowledge()
    recorded = read_corridors(FILE, "corridors.csv", knowledge.countries())
    report = rank_corridors(recorded, date.fromisoformat(day), since, load_catalogue(), knowledge)
    assert len(report.rows) == len(knowledge.countries()) - 1
    return {row.host: row for row in report.rows}


def test_only_incidents_from_the_day_on_count() -> None:
    rows = _ranked("2019-01-01", 2019)
    assert rows["TH"].incident
    assert rows["TH"].incident_before
    assert not rows["MY"].incident
    assert rows["MY"].incident_before
    assert sum(row.incident for row in rows.values()) == 1


def test_a_new_understanding_moves_its_own_corridor_and_no_other_country_far_away() -> None:
    before, after = _ranked("2018-01-31", 2018), _ranked("2018-04-30", 2018)
    assert after["TH"].index > before["TH"].index
    assert after["NZ"].index == before["NZ"].index


def test_exiles_who_live_there_count_by_powers_of_ten() -> None:
    rows = _ranked("2019-01-01", 2019)
    assert rows["TH"].exposure > 3
    assert rows["TV"].exposure == 0
    assert rows["TH"].score == pytest.approx(rows["TH"].index + 1.5 * rows["TH"].exposure)
