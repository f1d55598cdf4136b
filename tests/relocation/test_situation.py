# SPDX-License-Identifier: GPL-3.0-or-later
"""What counts as known of a person: answers do, guesses and silence do not, and silence is never "no"."""

from dataclasses import replace

import pytest

from exile_risk.knowledge.conditions import Known
from exile_risk.knowledge.pathway_words import FIELDS
from exile_risk.model.answers import Answer, EvidenceGrade, Unanswered
from exile_risk.model.assessment import Band
from exile_risk.model.case import Case, Needs
from exile_risk.relocation.situation import RISK_BY_RATING, at_destination, passports, situation_of
from tests.relocation.given import TODAY, founding, person, rated

BARE = Case("KH", "TH", TODAY)


def test_of_a_person_nobody_asked_nothing_is_known_and_nothing_is_lacking() -> None:
    for field, known in situation_of(rated(BARE)).items():
        assert known == Known(), field


@pytest.mark.parametrize("why", [Unanswered.UNKNOWN, Unanswered.DECLINED, Unanswered.NOT_ASKED])
def test_a_question_without_an_answer_is_no_no(why: Unanswered) -> None:
    factors = ("protection_status", "immigration_status", "travel_document", "past_torture", "in_host_custody")
    found = rated(BARE, answers={f: Answer(why) for f in factors})
    assert situation_of(found) == situation_of(rated(BARE))


def test_a_guess_closes_no_question() -> None:
    guess = {"protection_status": Answer("none", EvidenceGrade.INFERENCE)}
    assert situation_of(rated(BARE, answers=guess))["status"] == Known()


@pytest.mark.parametrize(
    ("nationalities", "has", "complete", "second"),
    [
        (None, set(), False, None),
        ((), set(), True, False),
        (("KH",), {"KH"}, True, False),
        (("KH", "FR"), {"KH", "FR"}, True, True),
        (("KH", "FR", "AU"), {"KH", "FR", "AU"}, True, True),
        (("ZZ",), {"ZZ"}, True, False),
    ],
)
def test_nationalities(
    nationalities: tuple[str, ...] | None, has: set[str], complete: bool, second: bool | None
) -> None:
    found = situation_of(rated(BARE, nationalities=nationalities))
    assert (found["nationality"].has, found["nationality"].complete) == (has, complete)
    assert found["other"].any_of(("second_nationality",)) is second


@pytest.mark.parametrize(
    ("answer", "has", "complete"),
    [("stateless", set(), True), ("origin_only", {"KH"}, True), ("third_country_citizen", set(), False)],
)
def test_citizenship_counts_where_nobody_listed_nationalities(answer: str, has: set[str], complete: bool) -> None:
    known = situation_of(person(citizenship=answer))["nationality"]
    assert (known.has, known.complete) == (has, complete)


def test_status_and_what_it_excludes() -> None:
    known = situation_of(person(protection_status="registered_asylum_seeker", immigration_status="irregular"))["status"]
    assert known.has == {"registered_asylum_seeker"}
    assert known.any_of(("unhcr_recognised", "host_refugee_status")) is False
    assert known.any_of(("permanent_residence",)) is False
    host_refugee = situation_of(person(protection_status="host_refugee_status"))["status"]
    assert host_refugee.any_of(("unhcr_recognised",)) is None  # may be both


def papers(needs: Needs, nationalities: tuple[str, ...] | None, **answers: str) -> tuple[bool | None, bool | None]:
    found = situation_of(rated(person(**answers).case, needs=needs, nationalities=nationalities))["document"]
    return found.any_of(("valid_origin_passport",)), found.any_of(("refugee_or_strong_passport",))


def test_papers() -> None:
    none, french = Needs(), Needs(passports=("FR",))
    assert papers(none, ("KH",)) == (None, None)
    assert papers(Needs(passports=("KH",)), ("KH",)) == (None, None)  # held, but is it valid?
    assert papers(none, ("KH",), travel_document="valid_origin_passport") == (True, False)
    assert papers(none, ("KH",), travel_document="expired_or_cancelled") == (False, False)
    assert papers(none, None, travel_document="expired_or_cancelled") == (False, None)
    assert papers(none, ("KH", "FR"), travel_document="expired_or_cancelled") == (False, None)
    assert papers(french, ("KH", "FR"), travel_document="expired_or_cancelled") == (False, True)
    assert papers(none, (), travel_document="refugee_or_strong_passport") == (None, True)


def test_which_passports_surely_open_a_door() -> None:
    found = person(needs=Needs(passports=("KH", "FR")))
    assert passports(found.case, situation_of(found)) == {"FR"}
    valid = person(needs=Needs(passports=("KH",)), travel_document="valid_origin_passport")
    assert passports(valid.case, situation_of(valid)) == {"KH"}


def test_dangers_that_were_answered_and_those_the_rating_shows_are_kept_apart() -> None:
    held = situation_of(person(in_host_custody="yes"))
    assert held["risk"].has == {"imminent_refoulement"}
    shown = founding()
    assert (shown.band, shown.rating.leading_pathway) == (Band.EXTREME, "R")
    found = situation_of(shown)
    assert found["risk"].any_of(("imminent_refoulement",)) is None
    assert found[RISK_BY_RATING].has == {"imminent_refoulement"}
    assert "persecution" in found["risk"].has  # recognised by UNHCR


def test_what_the_caseworker_answered_wins() -> None:
    needs = Needs(professions=("journalist",), known={"profession": {"journalist": False, "lawyer": True}})
    known = situation_of(person(needs=needs))["profession"]
    assert (known.has, known.lacks) == ({"lawyer"}, {"journalist"})


def test_no_dependants_is_what_stands_there_while_nobody_has_asked() -> None:
    assert situation_of(person())["dependants"].number is None
    assert situation_of(person(needs=Needs(dependants=2)))["dependants"].number == 2


def test_place_depends_on_the_destination() -> None:
    found = person()
    abroad = at_destination(situation_of(found), found.case, "AU")["location"]
    for place in ("outside_origin", "outside_destination", "TH"):
        assert abroad.any_of((place,)) is True
    assert abroad.any_of(("in_origin",)) is False
    assert abroad.any_of(("LB", "JO")) is False
    assert abroad.any_of(("inside_destination",)) is None  # the journey may still be made
    at_home = at_destination(situation_of(found), found.case, "TH")["location"]
    assert at_home.any_of(("inside_destination",)) is True
    assert at_home.any_of(("outside_destination",)) is False


def entry(destination: str, needs: Needs, nationalities: tuple[str, ...], **answers: str) -> bool | None:
    case = replace(person(**answers).case, needs=needs, nationalities=nationalities)
    found = situation_of(rated(case))
    return at_destination(found, case, destination)["other"].any_of(("lawful_entry_possible",))


def test_a_way_in_is_known_only_from_a_passport_that_is_surely_valid() -> None:
    assert entry("PH", Needs(), ("KH",)) is None
    assert entry("PH", Needs(), ("KH",), travel_document="valid_origin_passport") is True
    assert entry("AU", Needs(), ("KH",), travel_document="valid_origin_passport") is None  # a visa: never a no
    assert entry("ES", Needs(passports=("FR",)), ("KH", "FR")) is True
    assert entry("FR", Needs(), ("KH", "FR")) is True  # their own country
    assert entry("QQ", Needs(passports=("QQ",)), ("KH",)) is None


def test_every_field_is_one_of_the_words_of_conditions() -> None:
    assert set(situation_of(founding())) - {RISK_BY_RATING} <= set(FIELDS)
