# SPDX-License-Identifier: GPL-3.0-or-later
"""Relocation keeps naming what worked and marking what failed in reported cases as often as it was measured to.

All rows take more than a minute; every sixth is run here, the others by `tools/resettlement_report.py --check`.
"""

import csv
import importlib.util
import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest

from exile_risk import assets
from exile_risk.knowledge.countries import all_countries
from tests.relocation import resettlement_rates as rates
from tests.relocation import resettlements as cases

ROOT = Path(__file__).parent.parent.parent
ROWS = cases.document()["rows"]
BY_ID = {row["id"]: row for row in ROWS}
SAMPLE = [row["id"] for row in ROWS][::6]
WRITTEN_BEFORE = "ae3307552a2d8316"
"""The rows as they were committed before the first run."""

AT_LEAST = {
    "first_ten": 21,
    "first_ten_options": 14,
    "listed": 23,
    "not_excluded": 25,
    "right_way": 18,
    "known": 3,
    "offers": 3,
    "harmed_marked": 14,
    "harmed_barred": 8,
    "refused_high": 15,
    "refused_offered": 19,
}
"""What was measured; a better measurement raises it.

Listed was 24: since Low waits for the question of a hunted group (decision 24) one Montagnard is rated Moderate, and a
place in the Philippines is dominated by a better one.
"""

AT_MOST = {"harming_more": 0, "let_go_barred": 3}


@cache
def measured() -> Mapping[str, rates.Rate]:
    kept = cases.kept()
    found = (*rates.of_resettled(kept), *rates.of_journeys(kept), *rates.of_refusals(kept))
    return {rate.id: rate for rate in found}


def page() -> Callable[[Mapping[str, cases.Record]], str]:
    spec = importlib.util.spec_from_file_location("resettlement_report", ROOT / "tools" / "resettlement_report.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    whole: Callable[[Mapping[str, cases.Record]], str] = module.whole_page
    return whole


def test_nothing_was_changed_in_a_row_after_it_was_run() -> None:
    assert cases.digest() == WRITTEN_BEFORE
    assert json.loads(cases.FOUND.read_text(encoding="utf-8"))["rows"] == WRITTEN_BEFORE


def test_findings_stand_for_every_row_and_are_the_last() -> None:
    assert list(cases.kept()) == [row["id"] for row in ROWS]
    assert len([row for row in ROWS if row["basis"] == cases.PRECEDENT]) >= 20


@pytest.mark.parametrize("id", SAMPLE)
def test_a_row_comes_to_what_the_page_says(id: str) -> None:
    assert cases.measure(BY_ID[id]) == cases.kept()[id], "run tools/resettlement_report.py and look at what changed"


def test_the_page_is_current() -> None:
    assert (ROOT / "docs" / "resettlements.md").read_text(encoding="utf-8") == page()(cases.kept())


@pytest.mark.parametrize("id", AT_LEAST)
def test_hit_rates_are_not_below_what_was_measured(id: str) -> None:
    assert measured()[id].hits >= AT_LEAST[id]


@pytest.mark.parametrize("id", AT_MOST)
def test_errors_are_not_above_what_was_measured(id: str) -> None:
    assert measured()[id].hits <= AT_MOST[id]


def test_every_miss_has_a_comment_and_every_comment_a_row() -> None:
    told = {one["row"] for one in cases.document()["after"]}
    assert rates.misses(cases.kept()) <= told <= set(BY_ID)


def test_every_row_rests_on_a_precedent_of_its_own_or_says_that_it_is_general_knowledge() -> None:
    with assets.path("knowledge", "precedents.csv").open(encoding="utf-8", newline="") as file:
        precedents = {line["id"]: line for line in csv.DictReader(file)}
    for row in ROWS:
        if row["basis"] == cases.PRECEDENT:
            assert precedents[row["precedent"]]["origin"] == row["case"]["origin"]
        else:
            assert (row["precedent"], row["basis"], row["id"][:3]) == (None, "general_knowledge", "gk-")


def test_rows_hold_states_and_no_label_of_a_person() -> None:
    for row in ROWS:
        assert not {"label", "note", "source", "name"} & {*row, *row["case"]}
        places = (*cases.wanted(row), *(failed["place"] for failed in row.get("failed", ())))
        assert places
        assert set(places) <= set(all_countries())
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", row["as_of"])
