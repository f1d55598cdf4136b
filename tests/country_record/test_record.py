# SPDX-License-Identifier: GPL-3.0-or-later
"""The record of a country holds what was known on its day, nothing later, and says what nobody has checked."""

from datetime import date

import pytest

from exile_risk.country_record import country_record
from exile_risk.knowledge import Knowledge
from exile_risk.knowledge.dates import last_day
from exile_risk.model.facts import Basis
from exile_risk.wording.facts import attribute_label, fact_value, span_text, time_and_source

BEFORE_THE_ACT, AFTER_THE_ACT = date(2018, 2, 20), date(2024, 1, 1)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return Knowledge.load()


def test_every_country_has_a_record_in_words(knowledge: Knowledge) -> None:
    for code in knowledge.countries():
        found = country_record(knowledge, code, date(2025, 1, 1))
        for fact in found.shown:
            assert attribute_label(fact.attribute)
            assert fact_value(fact)
            assert time_and_source(fact, knowledge)


@pytest.mark.parametrize("code", ["TH", "KH", "CN", "US"])
@pytest.mark.parametrize("day", [BEFORE_THE_ACT, AFTER_THE_ACT])
def test_nothing_later_than_the_day_is_shown(knowledge: Knowledge, code: str, day: date) -> None:
    found = country_record(knowledge, code, day)
    assert found.shown
    for fact in found.shown:
        assert fact.valid_from is None or fact.valid_from <= day
        if fact.attribute == "incident":
            assert last_day(fact.as_of) < day
    assert all(last_day(e.date) < day for e in found.events)
    assert all(last_day(e.date) >= day for e in found.later_events)


def test_the_anti_torture_act_changes_the_host_from_its_day(knowledge: Knowledge) -> None:
    def clause(day: date) -> str | None:
        protection = next(t for t in country_record(knowledge, "TH", day).as_host if t.id == "protection")
        fact = next(e.fact for e in protection.entries if e.attribute == "nonrefoulement_statute")
        return fact.value if fact else None

    assert clause(BEFORE_THE_ACT) == "no"
    assert clause(AFTER_THE_ACT) == "yes"


def test_a_missing_fact_is_an_entry_without_one(knowledge: Knowledge) -> None:
    found = country_record(knowledge, "VA", date(2025, 1, 1))
    entries = [e for t in found.as_host for e in t.entries]
    assert any(e.fact is None for e in entries)


def test_agreements_tell_entry_into_force_and_end_and_the_clauses(knowledge: Knowledge) -> None:
    found = country_record(knowledge, "TH", date(2026, 1, 1))
    (cambodia,) = [a for a in found.links if a.partner == "KH" and a.in_force(found.day)]
    assert cambodia.fact.value == "treaty"
    assert {c.attribute for c in cambodia.clauses} >= {"political_offence_exception", "in_absentia_clause"}
    ties = {a.fact.value: a for a in found.ties if a.partner == "KH"}
    assert ties["hostile"].in_force(found.day)
    assert not ties["explicit_fugitive_or_swap_deal"].in_force(found.day)
    assert span_text(ties["explicit_fugitive_or_swap_deal"].fact) == "21 Mar 2018 to 23 Jul 2025"
    order = [a.in_force(found.day) for a in found.links]
    assert order == sorted(order, reverse=True)


def test_incidents_are_told_from_both_sides(knowledge: Knowledge) -> None:
    found = country_record(knowledge, "TH", date(2026, 1, 1))
    assert all(f.subject.endswith(">TH") for f in found.incidents_as_host)
    assert all(f.subject.startswith("TH>") for f in found.incidents_as_origin)
    assert found.incidents_as_host
    assert found.incidents_as_origin


def test_what_nobody_checked_is_exactly_what_is_general_knowledge(knowledge: Knowledge) -> None:
    found = country_record(knowledge, "TH", date(2026, 1, 1))
    assert {f.id for f in found.unchecked} == {f.id for f in found.shown if f.basis is Basis.GENERAL_KNOWLEDGE}
    assert 0 < len(found.unchecked) < len(found.shown)


def test_what_rules_make_of_it_agrees_with_a_corridor(knowledge: Knowledge) -> None:
    day = date(2020, 1, 1)
    found, corridor = country_record(knowledge, "TH", day), knowledge.corridor("KH", "TH", day)
    for derived in found.means_as_host:
        assert derived.value == corridor[derived.factor].value
