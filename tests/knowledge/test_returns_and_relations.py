# SPDX-License-Identifier: GPL-3.0-or-later
"""What a host did on purpose, what it does to all migrants, and what two states are to each other, by written facts."""

from datetime import timedelta
from pathlib import Path

import pytest

from exile_risk.knowledge import Knowledge
from exile_risk.knowledge.check import check
from exile_risk.knowledge.incidents import incident
from exile_risk.wording.statements import statement
from tests.knowledge.candidates import append
from tests.knowledge.conftest import day

PLAIN = "i-1,NZ>BD,incident,{value},2018-02-14,gk-tnr,read,high,2018-02-14,"
DEPORTED, SEIZED = "deported_or_handed_over none imprisonment", "abducted_or_rendered none imprisonment"


def with_incidents(folder: Path, corridor: str, *values: str) -> Knowledge:
    """Return the base with incidents of early 2018 on a corridor that has none."""
    for n, value in enumerate(values):
        on = f"2018-{n + 1:02d}-14"
        append(folder, f"t-{n},{corridor},incident,{value},{on},gk-tnr,read,high,{on},", "incidents.csv")
    return Knowledge.load(folder)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((SEIZED,), "isolated"),
        ((SEIZED, SEIZED), "isolated"),
        ((f"{SEIZED} with_host",), "isolated"),
        ((f"{SEIZED} with_host", f"{SEIZED} with_host"), "repeated"),
        ((f"{SEIZED} with_host group",), "repeated"),
        ((DEPORTED,), "isolated"),
        ((DEPORTED, SEIZED), "repeated"),
        ((DEPORTED, "killed none death_or_disappearance"), "isolated"),
        (("deported_or_handed_over unhcr_recognised unknown", SEIZED), "repeated_incl_recognised_refugees"),
        ((DEPORTED, "abducted_or_rendered unhcr_recognised unknown"), "repeated"),
        ((f"{DEPORTED} routine group",), None),
        ((f"{DEPORTED} routine group", DEPORTED), "isolated"),
        (("coerced_return none unknown",), None),
    ],
)
def test_what_counts_as_a_return_by_an_unfree_host(copy: Path, values: tuple[str, ...], expected: str | None) -> None:
    found = with_incidents(copy, "NZ>BD", *values).corridor("NZ", "BD", day("2019-06-01"))["return_precedents_5y"]
    assert found.value == expected
    assert "{" not in statement(found)


def test_in_a_liberal_democracy_a_seizure_by_unknown_hands_is_not_its_act(copy: Path) -> None:
    base = with_incidents(copy, "IS>NZ", DEPORTED, SEIZED)
    assert base.corridor("IS", "NZ", day("2019-06-01"))["return_precedents_5y"].value == "isolated"


def test_migrants_removed_by_a_liberal_democracy_are_said_and_are_no_precedent(copy: Path) -> None:
    base = with_incidents(copy, "IS>NZ", f"{DEPORTED} routine group")
    found = base.corridor("IS", "NZ", day("2019-06-01"))["return_precedents_5y"]
    assert (found.value, found.rule) == ("none", "return_precedents_5y.only_migrants")
    assert "without papers" in statement(found)


def test_a_hand_over_counts_for_five_years_and_shows_ties_for_ten(copy: Path) -> None:
    base = with_incidents(copy, "NZ>BD", DEPORTED)
    on = {d: base.corridor("NZ", "BD", day(d)) for d in ("2018-01-14", "2018-01-15", "2023-06-01", "2028-06-01")}
    assert [c["return_precedents_5y"].value for c in on.values()] == [None, "isolated", None, None]
    assert [c["security_cooperation"].value for c in on.values()] == [None, "working_ties", "working_ties", None]


@pytest.mark.parametrize("value", [f"{DEPORTED} routine", "extradited none imprisonment", SEIZED])
def test_no_ties_are_shown_by_courts_migrants_or_unknown_hands(copy: Path, value: str) -> None:
    base = with_incidents(copy, "NZ>BD", value)
    assert base.corridor("NZ", "BD", day("2019-06-01"))["security_cooperation"].value is None


@pytest.mark.parametrize(("mark", "expected"), [("", "mostly_returns"), (" routine", None)])
def test_migrants_removed_do_not_tell_how_detentions_end(copy: Path, mark: str, expected: str | None) -> None:
    base = with_incidents(copy, "NZ>BT", f"{DEPORTED}{mark}", f"{DEPORTED}{mark}")
    assert base.corridor("IS", "BT", day("2019-06-01"))["host_practice"].value == expected


def test_marks_are_read_in_their_order_only(knowledge: Knowledge) -> None:
    fact = next(f for f in knowledge.facts("TR>KE", "incident") if f.id == "inc-2024-ke-tr-01")
    told = incident(fact)
    assert (told.with_host, told.group, told.routine, told.handed_over) == (True, True, False, True)


@pytest.mark.parametrize("marks", ["group with_host", "routine routine", "by_host"])
def test_other_marks_are_refused(small: Path, marks: str) -> None:
    append(small, PLAIN.format(value=f"{DEPORTED} {marks}"), "incidents.csv")
    assert [p.code for p in check(small, day("2026-11-24")).problems] == ["knowledge_shape"]


@pytest.mark.parametrize(
    ("corridor", "on", "expected"),
    [
        ("RU>GE", "2008-08-07", "working_ties"),
        ("RU>GE", "2008-08-08", "hostile"),
        ("RU>GE", "2024-06-01", "hostile"),
        ("TR>KE", "2021-05-31", None),
        ("TR>KE", "2021-06-01", "working_ties"),
        ("EG>QA", "2018-01-01", "hostile"),
        ("EG>QA", "2022-01-01", "working_ties"),
        ("VE>CO", "2020-01-01", "hostile"),
        ("KP>CN", "2015-01-01", "explicit_fugitive_or_swap_deal"),
        ("BY>UA", "2022-02-23", "working_ties"),
        ("BY>UA", "2022-02-24", "hostile"),
        ("SY>TR", "2020-01-01", "hostile"),
        ("SA>AE", "2018-01-01", "explicit_fugitive_or_swap_deal"),
        ("TJ>RU", "2018-01-01", "explicit_fugitive_or_swap_deal"),
    ],
)
def test_broken_and_intimate_relations(knowledge: Knowledge, corridor: str, on: str, expected: str | None) -> None:
    origin, host = corridor.split(">")
    assert knowledge.corridor(origin, host, day(on))["security_cooperation"].value == expected


def test_a_nationality_that_one_host_returns_and_another_sends_on(knowledge: Knowledge) -> None:
    back, on = (knowledge.corridor("KP", host, day("2020-01-01")) for host in ("CN", "TH"))
    assert (back["return_precedents_5y"].value, on["return_precedents_5y"].value) == ("repeated", "none")
    assert on["host_practice"].value == "often_lets_go"
    assert on["host_practice"].rule == "host_practice.not_returned"
    other = knowledge.corridor("KH", "TH", day("2020-01-01"))["host_practice"]
    assert other.rule != "host_practice.not_returned"


@pytest.mark.parametrize(
    ("corridor", "eve", "begun"),
    [
        ("AF>PK", "2023-10-02", "2023-10-03"),
        ("HT>DO", "2022-11-10", "2022-11-11"),
        ("SY>TR", "2019-07-11", "2019-07-12"),
    ],
)
def test_a_mass_removal_means_raids_from_its_day(knowledge: Knowledge, corridor: str, eve: str, begun: str) -> None:
    origin, host = corridor.split(">")
    before, after = (knowledge.corridor(origin, host, day(d))["routine_police_contact"] for d in (eve, begun))
    assert (before.value, after.value) == (None, "raids_or_checkpoints")
    assert begun[:4] in statement(after)
    assert "mass removal" in statement(before)


def test_a_mass_removal_is_no_deliberate_return(knowledge: Knowledge) -> None:
    found = knowledge.corridor("AF", "PK", day("2025-06-01"))["return_precedents_5y"]
    assert (found.value, found.why_unknown) == (None, "return_precedents_5y.only_migrants_silence")


def test_the_first_political_return_is_seen_beside_routine_ones(knowledge: Knowledge) -> None:
    eve, after = (knowledge.corridor("KH", "MY", day(d))["return_precedents_5y"] for d in ("2024-09-28", "2024-10-15"))
    assert (eve.value, after.value) == (None, "isolated")


CRACKDOWNS = [
    ("TR", "2016-07-15"),
    ("BY", "2020-08-09"),
    ("MM", "2021-02-01"),
    ("RU", "2022-02-24"),
    ("IR", "2022-09-16"),
    ("NI", "2018-04-18"),
    ("HK", "2020-06-30"),
    ("AF", "2021-08-15"),
    ("SD", "2023-04-15"),
    ("VE", "2024-07-29"),
    ("TZ", "2025-10-29"),
    ("EG", "2013-07-03"),
    ("TH", "2014-05-22"),
]


@pytest.mark.parametrize(("origin", "begun"), CRACKDOWNS)
def test_a_crackdown_counts_from_its_day(knowledge: Knowledge, origin: str, begun: str) -> None:
    on = knowledge.corridor(origin, "NZ", day(begun))["origin_trend"]
    assert (on.value, on.rule) == ("escalating", "origin_trend.crackdown")
    assert begun[:4] in statement(on)
    eve = knowledge.corridor(origin, "NZ", day(begun) - timedelta(days=1))["origin_trend"]
    assert eve.params.get("since") != begun


def test_the_index_speaks_again_once_a_whole_year_after_can_be_read(knowledge: Knowledge) -> None:
    assert knowledge.corridor("TH", "NZ", day("2015-12-31"))["origin_trend"].rule == "origin_trend.crackdown"
    assert knowledge.corridor("TH", "NZ", day("2016-01-01"))["origin_trend"].rule != "origin_trend.crackdown"


def test_no_crackdown_lasts_longer_than_the_index_needs(knowledge: Knowledge) -> None:
    for code in knowledge.countries():
        for fact in knowledge.facts(code, "crackdown"):
            assert fact.valid_from is not None
            assert fact.valid_to is not None
            assert fact.valid_to.year <= fact.valid_from.year + 1, fact.id
