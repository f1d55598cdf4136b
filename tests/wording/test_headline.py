# SPDX-License-Identifier: GPL-3.0-or-later
"""The headline says who could do what and why protection helps or not, from real assessments, in whole sentences."""

import random
import re
from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_file

from exile_risk import wording
from exile_risk.assessing import assess
from exile_risk.catalogue import load_catalogue
from exile_risk.model.answers import Answer, Unanswered
from exile_risk.model.assessment import Assessment, Band
from exile_risk.model.case import Case
from exile_risk.model.factors import PATHWAYS
from exile_risk.wording.headline import clock, headline
from exile_risk.wording.headline_protection import protection_sentence
from exile_risk.wording.headline_routes import route_sentence

FACTORS = load_catalogue().factors
STATES = ("rated", "not_enough_information", "danger_check_not_done")


@pytest.fixture(scope="module")
def marked() -> set[str]:
    """Return every text of the headline that translators will be given."""
    files = sorted(Path(wording.__file__).parent.glob("headline*.py"))
    found = {
        text for file in files for _, text, _, _ in extract_from_file("python", str(file)) if isinstance(text, str)
    }
    assert len(found) > 70
    return found


def plain(text: str) -> str:
    """Return a text without the marks around country names."""
    return text.replace("\u2068", "").replace("\u2069", "")


def case_of(answers: dict[str, str], day: date = date(2018, 1, 20)) -> Assessment:
    """Return the real assessment of answers, with a danger check of seven No unless they say otherwise."""
    calm = {f.id: "no" for f in FACTORS.values() if f.group == "trigger"}
    given = {f: Answer(v) for f, v in {**calm, **answers}.items()}
    return assess(Case("KH", "TH", day, answers=given), load_catalogue("1"), None)  # its weights never change


def random_cases(n: int) -> Iterator[Assessment]:
    draw = random.Random(2018)
    for _ in range(n):
        known, danger = draw.random(), draw.random() < 0.3
        answers: dict[str, Answer] = {}
        for factor in FACTORS.values():
            if factor.group == "trigger":
                if draw.random() < 0.99:
                    answers[factor.id] = Answer("yes" if danger and draw.random() < 0.2 else "no")
            elif draw.random() < known:
                value: str | Unanswered = draw.choice(factor.values)
                answers[factor.id] = Answer(value if draw.random() < 0.95 else draw.choice(list(Unanswered)))
        yield assess(Case("KH", "TH", date(2018, 1, 20), answers=answers), load_catalogue(), None)


FOUNDING = {
    "host_regime": "autocracy",
    "host_courts": "weak",
    "convention_party": "not_party",
    "proximity": "land_border",
    "trial_fairness": "politicised",
    "torture_record": "some",
    "security_cooperation": "working_ties",
    "return_precedents_5y": "isolated",
    "citizenship": "origin_only",
    "travel_plan": "none",
    "political_profile": "member_or_critic",
    "visible_criticism": "mass_or_viral",
    "charge_status": "charged_or_warrant",
    "origin_request": "asked_police_or_immigration",
    "immigration_status": "irregular",
    "protection_status": "unhcr_recognised",
    "prior_targeting": "none",
}
LITTLE = "Their UN refugee status helps little, because courts there rarely stop removals."


def test_the_founding_case_says_who_what_and_why_status_helps_little() -> None:
    assert plain(headline(case_of(FOUNDING))) == f"Thailand could expel them at the request of Cambodia. {LITTLE}"


@pytest.mark.parametrize(
    ("change", "second"),
    [
        ({"host_courts": "mixed"}, "Their UN refugee status helps in part"),
        ({"protection_status": "host_refugee_status"}, "Their refugee status helps little"),
        ({"protection_status": "registered_asylum_seeker"}, "Their asylum claim helps little"),
        ({"protection_status": "rejected_or_closed"}, "Their asylum claim was refused or closed"),
        ({"protection_status": "none"}, "No refugee status stands in the way."),
        (
            {"protection_status": "none", "dual_criminality": "absent"},
            "That the accusation is no crime in Thailand does",
        ),
        ({"protection_status": "none", "immigration_status": "valid_temporary"}, "A valid permit helps little"),
        ({"in_host_custody": "yes"}, "They are held now: it may take only days, and status alone is not enough."),
        ({"in_host_custody": "yes", "contact_lost": "yes"}, "They missed a check-in: hours count now"),
    ],
)
def test_the_second_sentence_follows_the_answers(change: dict[str, str], second: str) -> None:
    found = case_of({**FOUNDING, **change})
    assert found.rating.leading_pathway == "R"
    assert plain(headline(found)).startswith(f"Thailand could expel them at the request of Cambodia. {second}")


def test_open_courts_are_said_to_be_open() -> None:
    without = {f: v for f, v in FOUNDING.items() if f != "host_courts"}
    assert "whether courts there stop removals is not known" in headline(case_of(without))


def test_before_the_danger_check_there_is_only_the_check() -> None:
    bare = assess(Case("KH", "TH", date(2018, 1, 20)), load_catalogue(), None)
    assert headline(bare).startswith("Do the danger check first.")
    assert clock(bare) == "Answer the seven danger questions now."


def test_too_few_answers_give_a_band_to_plan_at() -> None:
    found = case_of({})
    assert found.state == "not_enough_information"
    assert re.fullmatch(
        r"These answers cannot tell Low from \w+ yet\. Plan as for \w+ and ask the open questions within 7 days\.",
        headline(found),
    )
    assert clock(found) == "Review again by 27 Jan 2018."


CALM = {
    **{f.id: f.values[0] for f in FACTORS.values()},
    "extradition_basis": "none",
    "dual_criminality": "absent",
    "added_vulnerability": "none",
}


def test_low_never_means_safe() -> None:
    found = case_of(CALM)
    assert found.band is Band.LOW
    assert headline(found) == "No sign of danger in these answers. Low never means safe."
    assert clock(found) == "Leave them a way to reach you. Review again by 20 Jan 2019."


def test_a_likely_deportation_is_named_even_when_low() -> None:
    worker = {
        **CALM,
        "citizenship": "origin_only",
        "immigration_status": "irregular",
        "protection_status": "none",
        "routine_police_contact": "raids_or_checkpoints",
        "nonrefoulement_law": "none",
        "suspensive_appeal": "no",
        "convention_party": "not_party",
        "lawyer_on_call": "no",
        "rapid_response": "none",
    }
    found = case_of(worker)
    assert found.band is Band.LOW
    said = plain(headline(found))
    assert said.startswith("Thailand could deport them for irregular stay without any request from Cambodia.")
    assert said.endswith("Low never means safe.")


@pytest.mark.parametrize(
    ("day", "change", "said"),
    [
        (date(2018, 1, 20), {}, "Second reviewer today. Review again by 23 Jan 2018."),
        (date(2018, 12, 31), {"in_host_custody": "yes"}, "Second reviewer today. Review again by 1 Jan 2019."),
        (date(9999, 12, 30), {}, "Second reviewer today. Review again by 31 Dec 9999."),
    ],
)
def test_the_clock_of_extreme(day: date, change: dict[str, str], said: str) -> None:
    found = case_of({**FOUNDING, **change}, day)
    assert found.band is Band.EXTREME
    assert clock(found) == said


def test_a_yes_to_danger_leaves_no_two_weeks() -> None:
    found = case_of({**CALM, "in_host_custody": "yes"})
    assert found.band is Band.HIGH
    assert clock(found) == "A danger answer is Yes: act today. Review again by 23 Jan 2018."


def test_random_cases_always_have_a_headline_made_of_whole_marked_sentences(
    monkeypatch: pytest.MonkeyPatch, marked: set[str]
) -> None:
    gaps = {"KH": "{origin}", "TH": "{host}"}
    monkeypatch.setattr("exile_risk.wording.headline.in_sentence", gaps.__getitem__)
    met: set[tuple[str, str]] = set()
    for found in random_cases(500):
        text = plain(headline(found))
        text = text.replace("{Origin}", "{origin}").replace("{Host}", "{host}")  # a name that begins a sentence
        assert text
        assert len(text) <= 240
        assert clock(found)
        met.add((found.state, found.rating.leading_pathway if found.band else ""))
        if found.band is None or found.state != "rated":
            continue
        ends = [n for n, character in enumerate(text) if character == " "]
        halves = any(text[:n] in marked and text[n + 1 :] in marked for n in ends)
        assert halves or text in marked or text.startswith("The answers alone say Low, but "), text
    assert {state for state, _ in met} == set(STATES)
    assert len({route for state, route in met if state == "rated"}) >= 5


def test_every_route_and_protection_has_a_marked_sentence(marked: set[str]) -> None:
    asked = ("citizenship", "immigration_status", "protection_status", "host_courts", "dual_criminality")
    spread = product(PATHWAYS, *((None, *FACTORS[f].values) for f in asked), (None, "none"), (None, "deleted"))
    for route, *values in spread:
        answers = dict(zip((*asked, "travel_plan", "notice_challenge"), values, strict=True))
        assert protection_sentence(str(route), answers) in marked
    for route, factor in product(PATHWAYS, FACTORS.values()):
        for value in factor.values:
            assert route_sentence(route, {factor.id: value}) in marked
