# SPDX-License-Identifier: GPL-3.0-or-later
"""Access: what closes a way, what only widens the doubt, and that no way is ever dropped from sight."""

import time
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from exile_risk.knowledge.conditions import Condition
from exile_risk.knowledge.countries import all_countries
from exile_risk.knowledge.dates import first_day
from exile_risk.knowledge.pathways import pathways
from exile_risk.model.answers import Answer
from exile_risk.model.case import Case, Needs
from exile_risk.model.facts import Basis
from exile_risk.model.relocation import Kind, Span
from exile_risk.relocation.access import access_to, candidates, tied_to_no_state
from exile_risk.relocation.access_rules import CLOSED, LEVELS, access_rules
from exile_risk.relocation.arrival import arrival_by
from tests.relocation.given import KNOWLEDGE, TODAY, founding, option, person, rated, way


def test_every_state_that_a_pathway_names_is_there_once_and_staying_comes_first() -> None:
    found = candidates(founding(), KNOWLEDGE)
    assert [c.id for c in found[:2]] == ["stay", "move"]
    assert {c.id for c in found[2:]} == {f"{d}:{p.id}" for p in pathways() for d in p.destinations}
    assert len({c.id for c in found}) == len(found)
    for choice in found:
        assert (choice.pathway is None) == (choice.id in ("stay", "move"))
        assert (choice.residual, choice.roads, choice.prospect, dict(choice.criteria)) == (None, None, None, {})
        assert (choice.kind is Kind.WITHIN_HOST) == (choice.destination == "TH")


def test_those_without_a_state_are_listed_without_one() -> None:
    found = tied_to_no_state(founding())
    assert [(c.id, c.destination) for c in found] == [("eu-urp", ""), ("lifeline", "")]


def test_what_is_shut_stays_in_sight_and_closed() -> None:
    for choice in candidates(person(day=date(2026, 1, 1)), KNOWLEDGE)[2:]:
        assert choice.pathway is not None
        if not choice.pathway.taking_people:
            assert (choice.access.level, choice.access.chance) == (CLOSED, Span(0, 0)), choice.id
    assert option(founding(), "CA:ca-psr").pathway.since == "2024-11-29"  # type: ignore[union-attr]


def test_a_suspension_whose_end_has_passed_is_a_question_not_a_promise() -> None:
    known = {"protection_status": "unhcr_recognised"}
    before = option(person(day=date(2026, 12, 31), **known), "CA:ca-psr").access
    after = option(person(day=date(2027, 1, 1), **known), "CA:ca-psr").access
    assert before.level == CLOSED
    assert after.level != CLOSED
    assert after.chance.low == 0 < after.chance.high


def test_before_it_was_shut_its_status_is_not_on_file_and_it_is_possible() -> None:
    shut_later = [p for p in pathways() if not p.taking_people and p.since and p.destinations]
    assert len(shut_later) > 5
    for pathway in shut_later:
        assert pathway.since is not None
        first = first_day(pathway.since)
        place = pathway.destinations[0]
        day_before = access_to(person(day=first - timedelta(days=1)), pathway, place)
        assert access_to(person(day=first), pathway, place).level == CLOSED
        if not day_before.unmet:
            assert day_before.level != CLOSED
            assert day_before.chance.low == 0 < day_before.chance.high, pathway.id
    never_dated = way("nz-cors")
    assert never_dated.since is None
    assert access_to(person(day=date(2011, 1, 1)), never_dated, "NZ").level == CLOSED


def test_a_list_of_other_nationals_is_a_way_for_few_until_somebody_asked() -> None:
    assert option(person(), "PL:pl-hum").access.level == "rare"
    belarusian = rated(Case("BY", "TH", TODAY))
    assert access_to(belarusian, way("pl-hum"), "PL").level == "open_referral"
    asked = rated(person().case, nationalities=("KH", "BY"))
    assert access_to(asked, way("pl-hum"), "PL").level == "open_referral"


def test_south_korea_takes_north_koreans_and_nobody_else() -> None:
    found = rated(Case("KP", "TH", TODAY, nationalities=("KP",)))
    settled = option(found, "KR:kr-north")
    assert settled.access.level == "open_referral"
    assert settled.pathway is not None
    assert settled.pathway.basis is Basis.GENERAL_KNOWLEDGE
    assert (settled.kind, arrival_by(settled.pathway)) == (Kind.DURABLE, "resettled")
    known = {"referrer": {"embassy@kr-north": True}}
    at_the_mission = rated(found.case, needs=Needs(known=known))
    assert option(at_the_mission, "KR:kr-north").access.level == "assured"
    assert option(rated(Case("KH", "TH", TODAY, nationalities=("KH",))), "KR:kr-north").access.level == CLOSED
    assert option(person(), "KR:kr-north").access.level == "rare"


def test_the_examples_of_the_method() -> None:
    settled = {"protection_status": "unhcr_recognised", "in_host_custody": "yes"}
    needs = Needs(known={"other": {"security_or_character_bar": False}})
    for id, low, high in (
        ("AU:au-203", 0.03, 0.1),
        ("NZ:nz-emerg", 0.05, 0.15),
        ("RO:ro-etc", 0.1, 0.3),
        ("PH:ph-etm", 0.1, 0.3),
    ):
        access = option(person(needs=needs, **settled), id).access
        assert not access.unknown
        assert access.chance == Span(low, high), id


def test_one_unmet_condition_closes_and_says_which() -> None:
    access = option(person(protection_status="none"), "NZ:nz-quota").access
    assert (access.level, access.chance) == (CLOSED, Span(0, 0))
    assert [c.field for c in access.unmet] == ["status"]


def test_open_questions_only_lower_the_low_end() -> None:
    access = option(person(), "NZ:nz-quota").access
    base = access_rules().levels[access.level]
    assert [c.field for c in access.unknown] == ["status", "other"]
    assert access.chance == Span(base.low / 4, base.high)


def test_an_asylum_claim_from_outside_hangs_on_the_way_in() -> None:
    needs = Needs(known={"other": {"security_or_character_bar": False}})
    document = {"travel_document": "valid_origin_passport"}
    assert option(person(needs=needs, **document), "ES:es-asylum").access.level == "rare"
    assert option(person(needs=needs, host="ES", **document), "ES:es-asylum").access.level == "assured"
    assert option(person(needs=needs, host="ES"), "ES:es-asylum").kind is Kind.WITHIN_HOST
    french = replace(needs, passports=("FR",))
    assert option(person(needs=french), "ES:es-asylum").access.level == "open_referral"


def test_a_sponsor_in_hand_counts_for_its_own_pathway_only() -> None:
    known = {"sponsor": {"approved_group@au-crisp": True}, "family_in": {"AU": False}}
    found = person(needs=Needs(known=known))
    assert option(found, "AU:au-crisp").access.level == "discretionary"
    assert option(found, "IE:ie-csi").access.level == "rare"
    everywhere = person(needs=Needs(known={"sponsor": {"approved_group": True}}))
    assert option(everywhere, "AU:au-crisp").access.level == "rare"  # a sponsor of no pathway is none


def test_a_visa_free_entry_asks_for_the_passport_and_not_for_a_nationality() -> None:
    listed = next(t for c in way("br-visa").conditions if c.field == "nationality" for t in c.tokens if t != "KH")
    both = rated(person(travel_document="expired_or_cancelled").case, nationalities=("KH", listed))
    assert option(both, "BR:br-visa").access.level != CLOSED  # the other passport has to be asked for
    shown = rated(both.case, needs=Needs(passports=(listed,)))
    assert option(shown, "BR:br-visa").access.chance == access_rules().levels["assured"]
    only = rated(both.case, nationalities=("KH",))
    assert option(only, "BR:br-visa").access.level == CLOSED


def test_a_bar_on_one_of_two_nationalities_is_a_question() -> None:
    barred = next(t for c in way("us-usrap").conditions if c.op == "not_in" for t in c.tokens)
    one = access_to(rated(person().case, nationalities=(barred,)), way("us-p3"), "US")
    two = access_to(rated(person().case, nationalities=(barred, "FR")), way("us-p3"), "US")
    listed = next(c for c in way("us-p3").conditions if c.op == "not_in")
    assert barred in listed.tokens
    assert listed in one.unmet
    assert listed in two.unknown


def test_the_rating_supports_an_emergency_and_closes_nothing() -> None:
    found = founding()
    assert "risk" in [c.field for c in option(found, "AU:au-203").access.met]
    assert "risk" in [c.field for c in option(found, "FR:icorn").access.unknown]  # "too slow for emergencies"
    held = rated(found.case, answers={**found.case.answers, "in_host_custody": Answer("yes")})
    assert "risk" in [c.field for c in option(held, "FR:icorn").access.unmet]


def test_first_steps_and_what_is_given_up() -> None:
    found = founding()
    quota = option(found, "NZ:nz-quota")
    assert quota.access.first_steps[0].startswith("obtain:")
    assert len(quota.access.first_steps) == 3
    assert quota.gives_up == ("choice_of_place",)  # a resettlement keeps the file of UNHCR
    shelter = option(found, "CR:nl-shelter")
    assert set(shelter.gives_up) == {"time_limit", "must_return", "asylum_claim_there", "unhcr_file_here"}
    assert option(found, "TH:cap-th").gives_up == ()
    stay = option(found, "stay")
    assert stay.access.first_steps[0] == "do:lawyer_on_call=yes"
    assert (stay.weeks, option(found, "AU:au-203").weeks) == (Span(0, 0), Span(1, 12))
    assert option(found, "US:us-wc").weeks is None


WISHES = {
    "veto on every country": {"needs": Needs(not_to=tuple(all_countries()))},
    "stateless": {"nationalities": ()},
    "two nationalities": {"nationalities": ("KH", "US")},
    "unknown nationality": {"nationalities": ("QQ",), "needs": Needs(passports=("QQ",))},
    "unknown host": {"host": "QQ"},
    "host is a destination": {"host": "AU"},
    "origin without facts": {"origin": "XK"},
    "words that no pathway has": {"needs": Needs(professions=("tailor",), languages=("xx",), family_in=("QQ",))},
}


@pytest.mark.parametrize("what", WISHES)
def test_odd_people_get_every_option_too(what: str) -> None:
    found = candidates(rated(Case("KH", "TH", TODAY), **WISHES[what]), KNOWLEDGE)
    assert len(found) == len(candidates(founding(), KNOWLEDGE))
    for choice in found:
        assert 0 <= choice.access.chance.low <= choice.access.chance.high <= 1
        assert (choice.access.level == CLOSED) == (choice.access.chance.high == 0)


def test_a_stateless_person_is_shut_out_only_by_lists_of_nationalities() -> None:
    unmet: set[Condition] = set()
    for choice in candidates(rated(Case("KH", "TH", TODAY), nationalities=()), KNOWLEDGE)[2:]:
        unmet |= {c for c in choice.access.unmet if c.field != "location"}
    assert unmet
    assert {(c.field, c.op) for c in unmet} == {("nationality", "in")}


def test_it_is_fast_enough_to_follow_typing() -> None:
    found = founding()
    candidates(found, KNOWLEDGE)
    took = []
    for _ in range(5):
        start = time.process_time()
        candidates(found, KNOWLEDGE)
        took.append(time.process_time() - start)
    assert min(took) < 0.03


def test_the_scale_falls_in_step_so_that_a_lower_word_never_has_a_better_chance() -> None:
    rules = access_rules()
    spans = [rules.levels[level] for level in LEVELS]
    for better, worse in pairwise(spans):
        assert better.low >= worse.low
        assert better.high >= worse.high
    for id, rule in rules.pathways.items():
        if rule.chance:
            below = rules.levels[LEVELS[LEVELS.index(rule.limited) + 1]]
            assert rule.chance.low >= below.low, id
            assert rule.chance.high >= below.high, id
