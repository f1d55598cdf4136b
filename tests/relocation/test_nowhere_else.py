# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the list would be empty: a police notice, a person who is Low already, and what must be said beside it."""

import json
from dataclasses import replace
from datetime import date
from functools import cache
from math import prod

import pytest

from exile_risk.assessing import assess
from exile_risk.case_file import read_case
from exile_risk.cli.relocate_text import relocation_text
from exile_risk.model.assessment import Assessment, Band
from exile_risk.model.relocation import Choice, Kind, Relocation
from exile_risk.relocation import exclusions as no
from exile_risk.relocation.arrival import BROUGHT_IN
from exile_risk.relocation.options import relocate, relocating
from exile_risk.relocation.residual import Elsewhere
from exile_risk.relocation.roads import all_roads, roads_to
from exile_risk.session import vocabulary
from exile_risk.wording import relocation_ranking as say
from exile_risk.wording.relocation_roads import road_alert_text
from tests.relocation import resettlements as cases
from tests.relocation.given import CATALOGUE, KNOWLEDGE, founding
from tests.relocation.roads.given import FOOTBALLER, assessed

NOTICE, SAFE_ALREADY = "2025-ma-cn-01", "2021-jp-by-01"


@cache
def of_row(id: str) -> tuple[Assessment, Relocation]:
    found = cases.assessed(next(row for row in cases.document()["rows"] if row["id"] == id))
    return found, relocate(found, CATALOGUE, KNOWLEDGE)


def abroad(listed: Relocation) -> list[Choice]:
    return [o for o in (*listed.options, *listed.dominated) if o.kind is not Kind.WITHIN_HOST]


def exceedance(one: Choice) -> float:
    assert one.residual is not None
    return one.residual.rating.exceedance["S2"]


def text(found: Assessment, listed: Relocation) -> str:
    return relocation_text(found, listed, CATALOGUE, KNOWLEDGE)


# --- a notice that leaves High everywhere ---


def test_with_a_notice_what_lowers_the_danger_to_a_third_is_offered_and_marked() -> None:
    found, listed = of_row(NOTICE)
    offered = abroad(listed)
    assert found.band is Band.EXTREME
    assert {"CA", "NO", "SE"} <= {o.destination for o in offered}
    for one in offered:
        assert one.residual is not None
        assert one.residual.band >= Band.HIGH
        assert one.residual.arrival in BROUGHT_IN, "entering is High for whoever travels on their own"
        assert one.marks == (no.STILL_HIGH,)
        assert exceedance(one) <= exceedance(listed.stay) / no.FAR_BELOW
    others = [o for o in listed.excluded if {x.reason for x in o.objections} == {no.HIGH}]
    assert all(exceedance(o) > exceedance(listed.stay) / no.FAR_BELOW for o in others)
    alone = {o.id: {x.reason for x in o.objections} for o in listed.excluded}
    assert no.DANGEROUS_ROADS in alone["CA:ca-asylum"]


def test_it_is_said_in_every_row_and_nothing_is_called_low() -> None:
    found, listed = of_row(NOTICE)
    said = text(found, listed)
    rows = [line for line in said.splitlines() if "still High there" in line]
    assert len(rows) == min(10, len(listed.options) - 1)
    assert "None of these places is safe." in " ".join(said.split())
    assert not any("Low" in row for row in rows)


def test_entering_is_shown_with_its_band_in_place_of_a_bar() -> None:
    _found, listed = of_row(NOTICE)
    for one in abroad(listed):
        assert one.roads is not None
        last = one.roads.best[0].legs[-1]
        alert = last.alerts[0]
        assert (last.end, alert.word, alert.params["band"]) == (one.destination, "brought_in", last.band.word)
        assert last.band >= Band.HIGH
        assert last.band.word in road_alert_text(alert)
        assert one.prospect is None or one.roads.best[0].danger >= last.danger, "it still counts in the gain"


def test_the_second_list_says_the_same_as_the_whole() -> None:
    found, listed = of_row(NOTICE)
    _ways, ordered, _whole = relocating(found, CATALOGUE, KNOWLEDGE)
    marked = {o.id for o in ordered.options if o.marks}
    assert marked
    assert marked == {o.id for o in abroad(listed)}


def test_neither_a_veto_nor_a_condition_gives_way() -> None:
    found, listed = of_row(NOTICE)
    places = tuple({o.destination for o in abroad(listed)})
    vetoed = replace(found, case=replace(found.case, needs=replace(found.case.needs, not_to=places)))
    left = relocate(vetoed, CATALOGUE, KNOWLEDGE)
    assert not {o.destination for o in abroad(left)} & set(places)


def test_where_something_safer_is_offered_nothing_high_is() -> None:
    listed = relocate(founding(), CATALOGUE, KNOWLEDGE)
    assert abroad(listed)
    assert not any(o.marks for o in (*listed.options, *listed.dominated, *listed.excluded))
    assert any(no.HIGH in {x.reason for x in o.objections} for o in listed.excluded)


def test_only_where_staying_is_extreme() -> None:
    found, listed = of_row(NOTICE)
    assert listed.stay.residual is not None
    high = tuple(o for o in listed.excluded if o.residual is not None)
    as_if = [replace(o, objections=tuple(x for x in o.objections if x.reason == no.HIGH)) for o in high]
    assert no.with_high_there(found, listed.stay.residual, as_if)
    assert not no.with_high_there(replace(found, band=Band.HIGH), listed.stay.residual, as_if)


TEACHER = {
    **dict.fromkeys(CATALOGUE.triggers, "no"),
    "protection_status": "unhcr_recognised",
    "immigration_status": "valid_temporary",
    "group_hunted": "hunted",
}


def teacher(stage: str = "charged_or_warrant") -> Assessment:
    """A teacher of a hunted movement in Nairobi with few answers: High is possible wherever a way leads."""
    body = {"format": "exile-risk/case", "version": 1, "as_of": "2024-10-15", "origin": "TR", "host": "KE"}
    more = {"nationalities": ["TR"], "charges": [{"offence": "terrorism", "stage": stage}], "answers": TEACHER}
    words = vocabulary(KNOWLEDGE, CATALOGUE)
    return assess(read_case(json.dumps({**body, **more}), "teacher", words, date(2026, 11, 25)), CATALOGUE, KNOWLEDGE)


def test_being_wanted_more_never_empties_the_list() -> None:
    found = teacher()
    listed = relocate(found, CATALOGUE, KNOWLEDGE)
    assert found.band is Band.EXTREME
    offered = abroad(listed)
    assert "CA" in {o.destination for o in offered}
    for one in offered:
        assert one.residual is not None
        assert one.marks == (no.HIGH_POSSIBLE,)
        assert one.residual.rating.band < found.rating.band
        assert exceedance(one) < exceedance(listed.stay)
    assert "Too little is known to rule out High anywhere." in " ".join(text(found, listed).split())
    assert not any(o.marks for o in abroad(relocate(teacher("investigation"), CATALOGUE, KNOWLEDGE)))


def test_only_the_last_leg_bars_nothing_and_only_for_whom_the_state_lets_in() -> None:
    found, _listed = of_row(NOTICE)
    own, brought = (all_roads(found, CATALOGUE, KNOWLEDGE, brought_in=b) for b in (False, True))
    opened = [s for s in own if own[s].barred and brought[s].best]
    assert opened
    assert [s for s in own if own[s].barred and brought[s].barred], "a road through High stays barred"
    levels = found.rating.harm_given_return
    for state in opened:
        road = brought[state].best[0]
        before = 1 - prod(1 - leg.danger for leg in road.legs[:-1])
        assert all(before * harm < CATALOGUE.bands[level][1] for level, harm in levels.items())
    for state, roads in own.items():
        if roads.best:
            assert brought[state] == roads
    alone = roads_to(found, opened[0], CATALOGUE, KNOWLEDGE, brought_in=True)
    assert alone.best[0].legs[-1].alerts[0].word == "brought_in"


# --- who is Low already ---


def test_who_is_low_now_is_shown_what_is_low_with_the_word_that_little_is_gained() -> None:
    found, listed = of_row(SAFE_ALREADY)
    assert found.band is Band.LOW
    assert {"NZ", "CA"} <= {o.destination for o in abroad(listed)}
    for one in abroad(listed):
        assert one.residual is not None
        assert (one.residual.band, one.marks) == (Band.LOW, (no.LITTLE_GAINED,))
    there = abroad(listed)[0]
    assert there.residual is not None
    worse = replace(there.residual, band=Band.MODERATE)
    elsewhere = Elsewhere(found, CATALOGUE, KNOWLEDGE)
    against = no.of_residual(found, there.destination, worse, elsewhere, CATALOGUE)
    assert [o.reason for o in against] == [no.NOT_LOWER]
    assert no.marks(found, worse) == ()
    assert not any(o.marks for o in listed.excluded)
    said = text(found, listed)
    assert "little gained" in said
    assert say.mark_reason(no.LITTLE_GAINED)[:30] in said


# --- which state a bar speaks of ---


@pytest.mark.parametrize("destination", ["BE", "LT", "BW"])
def test_of_equally_dangerous_states_the_bar_names_the_last(destination: str) -> None:
    found = assessed("BH", "AU", FOOTBALLER)
    barred = all_roads(found, CATALOGUE, KNOWLEDGE)[destination].barred
    assert barred is not None
    assert barred.word == "every_road_dangerous"
    assert barred.params["state"] == destination
