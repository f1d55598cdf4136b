# SPDX-License-Identifier: GPL-3.0-or-later
"""Before and after a dated event: a law, a deal, a war, a removal."""

import pytest

from exile_risk.knowledge import Knowledge
from exile_risk.model.case import Charge, Stage
from tests.knowledge.conftest import day


def value(knowledge: Knowledge, corridor: str, on: str, factor: str) -> str | None:
    origin, host = corridor.split(">")
    return knowledge.corridor(origin, host, day(on))[factor].value


@pytest.mark.parametrize(
    ("corridor", "on", "expected"),
    [
        ("TH>KH", "2018-01-31", "absent"),
        ("TH>KH", "2018-02-26", "absent"),
        ("TH>KH", "2018-02-27", "contested"),
        ("TH>KH", "2018-04-30", "contested"),
        ("TH>KH", "2026-11-24", "contested"),
        ("TH>LA", "2014-06-01", "absent"),
        ("TH>LA", "2018-01-31", "absent"),
        ("TH>LA", "2018-12-20", "absent"),
        ("TH>LA", "2026-11-24", "absent"),
    ],
)
def test_lese_majeste_abroad(knowledge: Knowledge, corridor: str, on: str, expected: str) -> None:
    origin, host = corridor.split(">")
    found = knowledge.offence(origin, host, day(on), "lese_majeste")
    assert found["dual_criminality"].value == expected
    assert found["max_penalty"].value == "5_to_15y"


@pytest.mark.parametrize(
    ("corridor", "on", "expected"),
    [
        ("KH>TH", "2018-01-20", "working_ties"),
        ("KH>TH", "2018-03-20", "working_ties"),
        ("KH>TH", "2018-03-21", "explicit_fugitive_or_swap_deal"),
        ("TH>KH", "2018-04-30", "explicit_fugitive_or_swap_deal"),
        ("KH>TH", "2025-07-23", "explicit_fugitive_or_swap_deal"),
        ("KH>TH", "2025-07-24", "hostile"),
        ("TH>KH", "2026-11-24", "hostile"),
        ("TH>LA", "2017-11-30", "working_ties"),
        ("TH>LA", "2017-12-01", "explicit_fugitive_or_swap_deal"),
        ("LA>TH", "2018-12-20", "explicit_fugitive_or_swap_deal"),
    ],
)
def test_security_cooperation(knowledge: Knowledge, corridor: str, on: str, expected: str) -> None:
    assert value(knowledge, corridor, on, "security_cooperation") == expected


def test_anti_torture_act_moves_the_law_from_none_to_paper(knowledge: Knowledge) -> None:
    assert value(knowledge, "KH>TH", "2023-02-21", "nonrefoulement_law") == "none"
    after = knowledge.corridor("KH", "TH", day("2023-02-22"))["nonrefoulement_law"]
    assert (after.value, after.params["since"]) == ("on_paper", "2023-02-22")


def test_treaties_give_a_basis_and_a_signed_one_does_not(knowledge: Knowledge) -> None:
    assert value(knowledge, "KH>TH", "2018-01-20", "extradition_basis") == "treaty"
    assert value(knowledge, "TH>LA", "2018-12-20", "extradition_basis") == "treaty"
    vietnam = knowledge.corridor("VN", "TH", day("2026-11-24"))["extradition_basis"]
    assert vietnam.value == "reciprocity_or_statute"  # both signed the ASEAN treaty of 2025, which is not in force
    groups = {f.value for f in knowledge.facts("TH", "membership") if f.holds_on(day("2026-11-24"))}
    assert "ASEAN_EXTRADITION_SIGNED" in groups


def test_treaty_counts_from_its_entry_into_force(knowledge: Knowledge) -> None:
    assert value(knowledge, "KH>TH", "2001-02-28", "extradition_basis") != "treaty"
    assert value(knowledge, "KH>TH", "2001-03-01", "extradition_basis") == "treaty"


def test_a_removal_is_no_precedent_for_itself(knowledge: Knowledge) -> None:
    """The removal of 8 February 2018 counts from the next day, for five years."""
    own = {f.id for f in knowledge.corridor("KH", "TH", day("2018-02-08"))["return_precedents_5y"].facts}
    after = {f.id for f in knowledge.corridor("KH", "TH", day("2018-02-09"))["return_precedents_5y"].facts}
    late = {f.id for f in knowledge.corridor("KH", "TH", day("2023-02-09"))["return_precedents_5y"].facts}
    assert "inc-2018-th-kh-01" not in own
    assert "inc-2018-th-kh-01" in after
    assert "inc-2018-th-kh-01" not in late


def test_an_incident_known_by_its_month_counts_from_the_next(knowledge: Knowledge) -> None:
    """Two removals of November 2021: on the last of November they may not have happened yet."""
    month_end = knowledge.corridor("KH", "TH", day("2021-11-30"))["return_precedents_5y"]
    next_month = knowledge.corridor("KH", "TH", day("2021-12-01"))["return_precedents_5y"]
    assert not any(f.as_of == "2021-11" for f in month_end.facts)
    assert next_month.value == "repeated_incl_recognised_refugees"


def test_events_are_earlier_than_the_day(knowledge: Knowledge) -> None:
    before = {e.id for e in knowledge.events("TH", "KH", day("2018-03-21"))}
    after = {e.id for e in knowledge.events("TH", "KH", day("2018-03-22"))}
    assert after - before == {"ev-2018-03-21-1"}
    assert "ev-2018-02-14-1" in before
    assert not knowledge.events("TH", "KH", day("2000-01-01"))


def test_an_index_is_read_as_of_the_year_before(knowledge: Knowledge) -> None:
    courts = knowledge.corridor("KH", "TH", day("2018-01-20"))["host_courts"]
    assert {f.as_of for f in courts.facts} == {"2017"}
    last_day = knowledge.corridor("KH", "TH", day("2018-12-31"))["host_courts"]
    assert {f.as_of for f in last_day.facts} == {"2017"}


def test_an_old_index_is_stale_and_a_law_is_not(knowledge: Knowledge) -> None:
    assert not knowledge.corridor("KH", "TH", day("2026-11-24"))["host_courts"].stale
    assert not knowledge.corridor("KH", "TH", day("2027-06-29"))["host_courts"].stale
    assert knowledge.corridor("KH", "TH", day("2027-07-01"))["host_courts"].stale
    assert not knowledge.corridor("KH", "TH", day("2035-01-01"))["extradition_basis"].stale


def test_without_charges_nothing_is_derived_from_them(knowledge: Knowledge) -> None:
    assert not knowledge.charges("KH", "TH", day("2018-01-20"), ())


def test_the_most_exposing_charge_counts(knowledge: Knowledge) -> None:
    charges = (
        Charge("lese_majeste", Stage.INVESTIGATION),
        Charge("terrorism", Stage.CONVICTED_IN_ABSENTIA),
    )
    found = knowledge.charges("TH", "LA", day("2019-01-10"), charges[:1])
    assert found["dual_criminality"].value == "absent"
    both = knowledge.charges("TH", "KH", day("2018-01-10"), charges)
    assert both["dual_criminality"].value == "met"
    assert both["charge_status"].value == "convicted_in_absentia"
    assert both["offence_label"].value == "treason_terror_security"
    assert both["max_penalty"].value == "death"


def test_in_absentia_ground_of_the_treaty(knowledge: Knowledge) -> None:
    convicted = (Charge("incitement", Stage.CONVICTED_IN_ABSENTIA),)
    charged = (Charge("incitement", Stage.CHARGED_OR_WARRANT),)
    assert knowledge.charges("KH", "TH", day("2018-02-07"), convicted)["in_absentia_bar"].value == "clear"
    assert knowledge.charges("KH", "TH", day("2018-02-07"), charged)["in_absentia_bar"].value == "no"
    assert knowledge.charges("VN", "TH", day("2024-09-15"), convicted)["in_absentia_bar"].value is None


def test_an_unreviewed_law_is_never_read_as_absence(knowledge: Knowledge) -> None:
    charges = (Charge("lese_majeste", Stage.INVESTIGATION), Charge("desertion", Stage.INVESTIGATION))
    known = knowledge.charges("TH", "LA", day("2019-01-10"), charges[:1])["dual_criminality"]
    mixed = knowledge.charges("TH", "LA", day("2019-01-10"), charges)["dual_criminality"]
    assert known.value == "absent"
    assert (mixed.value, mixed.why_unknown) == (None, "dual_criminality.law_not_known")
