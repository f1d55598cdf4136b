# SPDX-License-Identifier: GPL-3.0-or-later
"""What a yearly index or a plain count would miss: a coup, a group sent back, a law on foreign heads of state."""

import pytest

from exile_risk.knowledge import Knowledge
from exile_risk.wording.statements import statement
from tests.knowledge.conftest import day


@pytest.mark.parametrize(("host", "coup"), [("TH", "2014-05-22"), ("MM", "2021-02-01")])
def test_a_coup_counts_from_its_day_and_not_from_the_next_index(knowledge: Knowledge, host: str, coup: str) -> None:
    on = knowledge.corridor("VN", host, day(coup))
    assert (on["host_regime"].value, on["host_courts"].value) == ("autocracy", "weak")
    assert on["host_regime"].rule == "host_regime.power_seized"
    assert coup[:4] in statement(on["host_regime"])
    eve = knowledge.corridor("VN", host, day(coup[:4] + "-01-15"))
    assert eve["host_regime"].rule != "host_regime.power_seized"


def test_after_a_year_the_index_speaks_again(knowledge: Knowledge) -> None:
    assert knowledge.corridor("VN", "TH", day("2015-01-01"))["host_regime"].rule != "host_regime.power_seized"


def test_trials_of_an_origin_are_steered_from_the_day_of_a_coup(knowledge: Knowledge) -> None:
    assert knowledge.corridor("MM", "TH", day("2021-02-01"))["trial_fairness"].value == "politicised"


def test_a_group_sent_back_together_is_no_isolated_slip(knowledge: Knowledge) -> None:
    """By now the removals of 2021 are more than five years old; six people of November 2024 remain."""
    found = knowledge.corridor("KH", "TH", day("2026-11-24"))["return_precedents_5y"]
    assert found.value == "repeated_incl_recognised_refugees"
    assert found.rule == "return_precedents_5y.group"
    assert len(found.facts) == 1
    assert "group" in statement(found)


def test_one_person_sent_back_stays_isolated(knowledge: Knowledge) -> None:
    assert knowledge.corridor("KH", "MY", day("2026-11-24"))["return_precedents_5y"].value == "isolated"


def test_a_law_on_foreign_heads_of_state_is_said(knowledge: Knowledge) -> None:
    found = knowledge.offence("KH", "TH", day("2018-04-30"), "lese_majeste")["dual_criminality"]
    assert (found.value, found.rule) == ("contested", "dual_criminality.names_foreign_states")
    elsewhere = knowledge.offence("TH", "KH", day("2018-04-30"), "lese_majeste")["dual_criminality"]
    assert elsewhere.rule == "dual_criminality.protects_own_state"
