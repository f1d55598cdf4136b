# SPDX-License-Identifier: GPL-3.0-or-later
"""Staying with precautions, what is always listed, what to ask once, and what to raise with UNHCR."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from exile_risk import assets
from exile_risk.assessing import assess
from exile_risk.catalogue import load_catalogue
from exile_risk.errors import InputError
from exile_risk.knowledge.conditions import Condition
from exile_risk.knowledge.pathway_words import TOKENS
from exile_risk.knowledge.pathways import pathways
from exile_risk.model.answers import Answer, EvidenceGrade, Unanswered
from exile_risk.model.case import Case, Needs
from exile_risk.relocation import access_rules, unhcr_hint
from exile_risk.relocation.access import candidates
from exile_risk.relocation.arrival import ARRIVALS, after_moving, arrival_by
from exile_risk.relocation.questions import Ask, answered, asks_of, to_ask
from exile_risk.relocation.situation import of_one, situation_of
from exile_risk.relocation.staying import MOVE, always_listed, mitigated, still_to_do
from exile_risk.wording import relocation_access as say
from exile_risk.wording import relocation_access_questions as say_question
from exile_risk.wording.errors import sentence
from tests.engine.given import vignette
from tests.relocation.given import CATALOGUE, KNOWLEDGE, TODAY, founding, person, rated, way

# --- staying ---


def test_the_worked_example_of_the_method() -> None:
    fields = {f: Answer(v) for f, v in vignette(6).items()}
    found = assess(Case("KH", "TH", date(2024, 11, 1), answers=fields), load_catalogue("1"), None)
    with_precautions = mitigated(found, load_catalogue("1"))
    safe = [round(1 - r.exceedance["S2"], 3) for r in (found.rating, with_precautions.rating)]
    assert safe == [0.245, 0.533]
    assert with_precautions.rating.band.word == "Extreme"
    assert "lawyer_on_call" in with_precautions.set


def test_precautions_never_raise_the_danger_and_moving_is_a_part_of_them() -> None:
    found = founding()
    stay, move = mitigated(found, CATALOGUE), mitigated(found, CATALOGUE, MOVE)
    assert stay.rating.exceedance["S2"] < move.rating.exceedance["S2"] < found.rating.exceedance["S2"]
    assert set(move.set) == {"location_exposure", "routine_police_contact"}
    assert found.rating.band >= stay.rating.band


def test_what_is_done_already_or_better_is_not_asked_for() -> None:
    done = still_to_do(person(lawyer_on_call="yes", state_intervention="active", rapid_response="some"))
    assert "lawyer_on_call" not in done
    assert "state_intervention" not in done  # more than interest
    assert done["rapid_response"] == "strong"
    custody = {"routine_police_contact": Answer(Unanswered.NOT_APPLICABLE)}
    assert "routine_police_contact" not in still_to_do(rated(person().case, answers=custody))


def test_shelters_nearby_and_transit_are_always_listed() -> None:
    choices = candidates(founding(), KNOWLEDGE)
    found = always_listed(choices, "TH")
    assert (found.stay, found.move) == ("stay", "move")
    assert found.transit == ("PH:ph-etm", "RO:ro-etc", "SK:sk-etc")
    assert {"PH:pd-reloc", "ID:ajar", "MY:pd-reloc"} <= set(found.shelters)
    assert not [id for id in found.shelters if id.startswith(("TH:", "NL:", "CR:"))]
    nowhere = always_listed(choices, "QQ")
    assert {"NL:nl-shelter", "PH:pd-reloc"} <= set(nowhere.shelters)


# --- arrival ---


def test_every_pathway_gives_a_status_that_a_residual_rating_can_use() -> None:
    case = person().case
    for pathway in pathways():
        moved = after_moving(case, "AU", arrival_by(pathway), CATALOGUE.triggers)
        for factor in ("immigration_status", "protection_status"):
            assert moved.answers[factor].known in CATALOGUE.factors[factor].values
    assert {arrival_by(p) for p in pathways()} == set(ARRIVALS)
    assert arrival_by(way("nz-quota")) == "resettled"
    assert arrival_by(way("ca-hrd")) == "resettled"
    assert arrival_by(way("es-asylum")) == "asylum_claim"
    assert arrival_by(way("ro-etc")) == "transit"
    assert arrival_by(way("nl-shelter")) == "temporary"


# --- questions ---


def test_a_question_is_asked_once_and_its_answer_settles_every_option_that_hung_on_it() -> None:
    found = founding()
    asked = to_ask(candidates(found, KNOWLEDGE), situation_of(found))
    first = next(a for a in asked if a.ask == Ask("other", "security_or_character_bar"))
    assert len(first.options) > 50
    needs = answered(found.case.needs, first.ask, False)
    after = rated(replace(found.case, needs=needs))
    choices = {c.id: c for c in candidates(after, KNOWLEDGE)}
    for id in first.options:
        assert not [c for c in choices[id].access.unknown if c.tokens == ("security_or_character_bar",)], id
    assert first.ask not in [a.ask for a in to_ask(choices.values(), situation_of(after))]
    assert answered(needs, first.ask, None) == found.case.needs


def test_what_is_known_is_not_asked_again() -> None:
    found = founding()  # one nationality: the second is known to be missing
    asked = {a.ask for a in to_ask(candidates(found, KNOWLEDGE), situation_of(found))}
    assert Ask("other", "second_nationality") not in asked
    assert Ask("other", "held_temporary_protection_visa") in asked


def test_what_the_form_asks_is_left_to_the_form() -> None:
    form = Ask("nationality", None, "nationalities")
    needs = Needs(languages=("km",))
    assert answered(needs, form, True) is needs
    assert asks_of(Condition("nationality", "in", ("ZA",), None, None, True, "x"), "p") == (form,)
    assert asks_of(Condition("other", "needs", (), None, None, False, "x"), "p") == ()


def test_every_question_has_a_sentence_and_every_sentence_a_word() -> None:
    texts = set()
    for pathway in pathways():
        for condition in pathway.conditions:
            for ask in asks_of(condition, pathway.id):
                text = say_question.ask_text(ask)
                assert "?" in text
                texts.add(text)
    assert len(texts) > 100
    words = {f"{f}.{t}" for f, tokens in TOKENS.items() if f != "status" for t in tokens}
    assert set(say_question._QUESTION) == words - {
        "document.valid_origin_passport",
        "document.refugee_or_strong_passport",
    }
    assert say_question.ask_text(Ask("language", "xx")) != say_question.ask_text(Ask("language", "en"))
    assert "18" in say_question.ask_text(Ask("age", "from_18"))


def test_an_answer_about_one_pathway_is_marked_as_such() -> None:
    (ask,) = asks_of(Condition("other", "has", ("entered_lawfully",), None, None, True, "x"), "au-866")
    assert ask.token == "entered_lawfully@au-866"
    assert answered(Needs(), ask, True).known == {"other": {"entered_lawfully@au-866": True}}
    assert of_one("sponsor", "proposer")
    assert not of_one("other", "lgbtqi")


# --- UNHCR ---


def hint(**answers: str) -> unhcr_hint.UnhcrHint:
    return unhcr_hint.unhcr_hint(person(**answers), CATALOGUE)


def test_nothing_known_suggests_nothing_and_says_what_is_open() -> None:
    found = hint()
    assert found.categories == ()
    assert found.priority.id == "normal"
    assert found.open_danger == CATALOGUE.triggers


def test_danger_raises_the_priority_with_its_signs() -> None:
    found = hint(in_host_custody="yes", past_torture="yes")
    assert [c.id for c in found.categories] == ["legal_and_physical_protection", "survivors_of_violence_or_torture"]
    assert (found.priority.id, found.priority.signs) == ("emergency", ("in_host_custody=yes",))
    assert "in_host_custody" not in found.open_danger
    assert hint(prior_targeting="direct_threat").priority.id == "urgent"
    guess = rated(person().case, answers={"in_host_custody": Answer("yes", EvidenceGrade.INFERENCE)})
    assert unhcr_hint.unhcr_hint(guess, CATALOGUE).categories == ()


def test_family_and_answered_conditions_suggest_theirs() -> None:
    known = {"other": {"woman_at_risk": True, "medical_need": True}, "age": {"up_to_17": True}}
    found = unhcr_hint.unhcr_hint(person(needs=Needs(family_in=("AU", "KH"), known=known)), CATALOGUE)
    assert [c.id for c in found.categories] == [
        "medical_needs",
        "women_and_girls_at_risk",
        "family_reunification",
        "children_and_adolescents_at_risk",
    ]
    at_home = unhcr_hint.unhcr_hint(person(needs=Needs(family_in=("TH", "KH"))), CATALOGUE)
    assert at_home.categories == ()


def test_every_sign_is_an_answer_that_exists_and_has_words() -> None:
    rows = unhcr_hint.read_hints(assets.path("relocation", unhcr_hint.FILE))
    for row in (*rows.categories, *rows.priorities):
        for sign in row.signs:
            factor, is_answer, value = sign.partition("=")
            assert not is_answer or value in CATALOGUE.factors[factor].values, sign
            assert say.sign_text(sign)
    assert all(say.category_text(id) for id in unhcr_hint.CATEGORIES)
    assert all(say.priority_text(id) for id in unhcr_hint.PRIORITIES)


# --- words and rules ---


def test_everything_that_an_option_may_say_has_words() -> None:
    told = set()
    for host in ("TH", "AU"):
        for choice in candidates(rated(Case("KH", host, TODAY)), KNOWLEDGE):
            assert say.level_text(choice.access)
            assert say.kind_text(choice.kind)
            for step in choice.access.first_steps:
                text = say.step_text(step)
                assert text
                assert not text.startswith(("do:", "obtain:"))
            told.update(choice.gives_up)
            if choice.pathway is None:
                assert "Thailand" in say.option_name(choice.id, "TH")
            elif not choice.pathway.taking_people:
                assert "ince" in say.shut_text(choice.pathway.status, choice.pathway.since, choice.pathway.until)
    person_words = {"family_here", "residence_here", "refugee_status_here", "unhcr_file_here"}
    assert told | person_words == set(say._GIVES_UP)
    assert {say.arrival_text(a) for a in ARRIVALS}
    assert set(say._ARRIVAL) == set(ARRIVALS)
    assert all((say.hint_caution(), say.chance_caution()))


Row = dict[str, Any]
DAMAGE: dict[str, tuple[str, Callable[[Row], object]]] = {
    "format": ("knowledge_at_format", lambda r: r.update(version=2)),
    "level missing": ("json_missing_field", lambda r: r["levels"].pop("rare")),
    "level unknown": ("knowledge_at_word", lambda r: r["levels"].update(sure=r["levels"]["rare"])),
    "above one": ("knowledge_at_range", lambda r: r["levels"]["rare"].update(high=1.5)),
    "reversed": ("knowledge_at_range", lambda r: r["levels"]["rare"].update(low=0.5)),
    "kind missing": ("json_missing_field", lambda r: r["kinds"].pop("family")),
    "kind says too little": ("json_missing_field", lambda r: r["kinds"]["family"].pop("open")),
    "word of a level": ("knowledge_at_word", lambda r: r["kinds"]["family"].update(open="ajar")),
    "arrival": ("knowledge_at_word", lambda r: r["kinds"]["family"].update(arrival="by boat")),
    "no such pathway": ("knowledge_at_word", lambda r: r["pathways"].update(moon={"reason": "x"})),
    "no reason": ("knowledge_at_empty", lambda r: r["pathways"]["au-203"].update(reason=" ")),
    "ceiling on nothing": (
        "knowledge_at_word",
        lambda r: r["kinds"]["family"].update(until_met={"shoe": {"any": "rare"}}),
    ),
    "misspelt token": ("knowledge_at_word", lambda r: r["gives_up_by_condition"]["other"].update(moneyy="x")),
    "weeks": ("knowledge_at_range", lambda r: r["within_host"]["stay"].update(weeks=[3, 1])),
    "field": ("json_unknown_field", lambda r: r["kinds"]["family"].update(odds=1)),
}


@pytest.mark.parametrize("what", DAMAGE)
def test_damage_to_the_rules_is_named(tmp_path: Path, what: str) -> None:
    code, change = DAMAGE[what]
    rules = json.loads(assets.path("relocation", access_rules.FILE).read_text(encoding="utf-8"))
    change(rules)
    (tmp_path / "x.json").write_text(json.dumps(rules), encoding="utf-8")
    with pytest.raises(InputError, match=code) as raised:
        access_rules.read_access_rules(tmp_path / "x.json")
    assert access_rules.FILE in sentence(raised.value)


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("knowledge_at_format", lambda r: r.update(format="x")),
        ("knowledge_at_word", lambda r: r["categories"].pop()),
        ("knowledge_at_word", lambda r: r["categories"][0]["signs"].append("other.boredom")),
        ("knowledge_at_empty", lambda r: r["priorities"][0].update(reason="")),
    ],
)
def test_damage_to_the_hints_is_named(tmp_path: Path, code: str, change: Callable[[Row], object]) -> None:
    rows = json.loads(assets.path("relocation", unhcr_hint.FILE).read_text(encoding="utf-8"))
    change(rows)
    (tmp_path / "x.json").write_text(json.dumps(rows), encoding="utf-8")
    with pytest.raises(InputError, match=code) as raised:
        unhcr_hint.read_hints(tmp_path / "x.json")
    assert unhcr_hint.FILE in sentence(raised.value)
