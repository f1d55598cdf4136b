# SPDX-License-Identifier: GPL-3.0-or-later
"""Pathways: what ships, what each kind of damage says, and how a condition is held against a person."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from exile_risk import assets
from exile_risk.errors import InputError
from exile_risk.knowledge import Knowledge, pathway_words
from exile_risk.knowledge.conditions import Condition, Known, Outcome, check
from exile_risk.knowledge.dates import first_day
from exile_risk.knowledge.pathways import Pathway, pathways, pathways_to
from exile_risk.knowledge.pathways_file import FILE, problems, read_pathways
from exile_risk.model.facts import Basis
from exile_risk.wording import relocation_material as say
from exile_risk.wording.errors import sentence


def one(id: str) -> Pathway:
    return next(p for p in pathways() if p.id == id)


def test_what_ships(knowledge: Knowledge) -> None:
    found = pathways()
    assert len(found) == 132
    assert problems(assets.path("knowledge"), knowledge.countries(), knowledge.sources) == []
    assert sum(len(p.conditions) for p in found) == 625
    for pathway in found:
        assert pathway.conditions or not pathway.taking_people, pathway.id
        assert say.pathway_kind(pathway.kind)
        assert say.pathway_status(pathway.status)
        assert pathway.weeks_basis is Basis.GENERAL_KNOWLEDGE  # every duration is an estimate


def test_australia_and_new_zealand() -> None:
    assert {"au-200", "au-202", "au-203", "unhcr-em"} <= {p.id for p in pathways_to("AU")}
    quota = one("nz-quota")
    assert (quota.status, quota.as_of, quota.basis) == ("open", "2025-07", Basis.READ)
    assert (quota.places.low, quota.places.high, quota.places.year) == (1500, 1500, 2025)
    assert [c.tokens for c in quota.conditions if c.field == "referrer"] == [("unhcr",)]
    closed = one("au-csp").conditions[2]
    assert (closed.field, closed.low, closed.high) == ("age", 18, 50)


def test_what_is_suspended_says_since_when() -> None:
    assert (one("ca-psr").since, one("ca-psr").until) == ("2024-11-29", "2026-12-31")
    shut = {p.id for p in pathways() if not p.taking_people}
    assert shut == {p.id for p in pathways() if p.since} | {"nz-cors", "sk-etc"}  # of these two nobody knows since when


def test_places_are_a_number_only_where_the_source_has_one() -> None:
    assert one("au-200").places.low is None  # a share of a ceiling is no number of places
    assert (one("ca-hrd").places.low, one("ca-hrd").places.high) == (None, 500)
    for pathway in pathways():
        numbered = pathway.places.low is not None or pathway.places.high is not None
        assert (pathway.places.year is not None) == numbered, pathway.id


def test_states_that_are_not_known_are_not_guessed() -> None:
    assert (one("eu-urp").destinations, one("eu-urp").reach) == ((), "unknown")
    assert (one("lifeline").destinations, one("lifeline").reach) == ((), "any")
    assert one("br-afg").reach == "named"


def test_what_nobody_checked_shows_no_link_and_what_was_read_says_what(knowledge: Knowledge) -> None:
    for pathway in pathways():
        if pathway.basis is Basis.GENERAL_KNOWLEDGE:
            assert all(knowledge.source(s).url is None for s in pathway.sources), pathway.id
            assert all("not yet checked" in knowledge.source(s).publisher for s in pathway.sources), pathway.id
        if pathway.read_as_of:
            assert first_day(pathway.read_as_of).year >= 2009


def test_ways_in_that_are_not_safety_say_so() -> None:
    assert {p.kind for p in pathways() if say.pathway_caution(p.kind)} == {"asylum_on_arrival", "visa_free_entry"}


def test_every_word_of_the_list_is_used() -> None:
    used: dict[str, set[str]] = {}
    for pathway in pathways():
        for condition in pathway.conditions:
            used.setdefault(condition.field, set()).update(condition.tokens)
    assert {field: used[field] for field in pathway_words.TOKENS} == dict(pathway_words.TOKENS)
    assert {p.kind for p in pathways()} == set(pathway_words.KINDS)


Row = dict
DAMAGE: dict[str, tuple[str, Callable[[Row], object]]] = {
    "unknown word": ("knowledge_at_word", lambda r: r.update(status="ajar")),
    "unknown field": ("knowledge_at_word", lambda r: r["conditions"][0].update(field="shoe_size")),
    "unknown op": ("knowledge_at_word", lambda r: r["conditions"][0].update(op="likes")),
    "unknown token": ("knowledge_at_word", lambda r: r["conditions"][1].update(value=["boredom"])),
    "unknown reach": ("knowledge_at_word", lambda r: r.update(destinations="nowhere")),
    "unknown basis": ("knowledge_at_word", lambda r: r.update(basis="rumour")),
    "unknown confidence": ("knowledge_at_word", lambda r: r.update(confidence="sure")),
    "misspelt unknown": ("knowledge_at_word", lambda r: r["conditions"][0].update(value="unkown")),
    "country": ("knowledge_at_country", lambda r: r.update(destinations=["QQ"])),
    "country twice": ("knowledge_at_country", lambda r: r.update(destinations=["AU", "AU"])),
    "no country": ("knowledge_at_country", lambda r: r.update(destinations=[])),
    "nationality": ("knowledge_at_country", lambda r: r["conditions"][0].update(field="nationality", value=["QQ"])),
    "nowhere": ("knowledge_at_country", lambda r: r["conditions"][0].update(field="family_in")),
    "source": ("knowledge_at_source", lambda r: r.update(sources=["nobody"])),
    "no source": ("knowledge_at_source", lambda r: r.update(sources=[])),
    "weeks": ("knowledge_at_range", lambda r: r.update(weeks=[30, 20])),
    "below nothing": ("knowledge_at_range", lambda r: r["places"].update(low=-1)),
    "places": ("knowledge_at_range", lambda r: r["places"].update(low=30, high=20)),
    "age": ("knowledge_at_range", lambda r: r["conditions"][0].update(field="age", value={"min": 50, "max": 18})),
    "range elsewhere": ("knowledge_at_value", lambda r: r["conditions"][0].update(value={"min": 1})),
    "empty range": ("knowledge_at_value", lambda r: r["conditions"][0].update(field="age", value={})),
    "odd range": ("knowledge_at_value", lambda r: r["conditions"][0].update(field="age", value={"least": 3})),
    "age in words": ("knowledge_at_value", lambda r: r["conditions"][0].update(field="age", value=["old"])),
    "no tokens": ("knowledge_at_value", lambda r: r["conditions"][0].update(value=[])),
    "date": ("knowledge_at_date", lambda r: r.update(as_of="2025-13")),
    "dates": ("knowledge_at_dates_reversed", lambda r: r.update(since="2025-06-02", until="2025-06-01")),
    "later than known": ("knowledge_at_dates_reversed", lambda r: r.update(since="2026-01")),
    "empty name": ("knowledge_at_empty", lambda r: r.update(name=" ")),
    "empty step": ("knowledge_at_empty", lambda r: r["steps"].append("")),
    "empty text": ("knowledge_at_empty", lambda r: r["conditions"][0].update(text="")),
}


def damaged(copy: Path, change: Callable[[Row], object]) -> None:
    path = copy / FILE
    whole = json.loads(path.read_text(encoding="utf-8"))
    change(whole)
    path.write_text(json.dumps(whole), encoding="utf-8")


@pytest.mark.parametrize("what", DAMAGE)
def test_damage_to_one_pathway(copy: Path, knowledge: Knowledge, what: str) -> None:
    code, change = DAMAGE[what]
    damaged(copy, lambda whole: change(whole["pathways"][0]))
    (error,) = problems(copy, knowledge.countries(), knowledge.sources)
    assert error.code == code
    assert str(error.params["place"]).startswith("au-200.")
    assert "au-200" in sentence(error)
    with pytest.raises(InputError, match=code):
        read_pathways(copy, knowledge.countries(), knowledge.sources)


WHOLE: dict[str, Callable[[Row], object]] = {
    "knowledge_at_twice": lambda w: w["pathways"].append(w["pathways"][0]),
    "knowledge_at_format": lambda w: w.update(version=2),
    "json_unknown_field": lambda w: w["pathways"][0].update(quota=3),
    "json_missing_field": lambda w: w["pathways"][0].pop("steps"),
    "json_wrong_type": lambda w: w["pathways"][0].update(steps="walk"),
}


@pytest.mark.parametrize("code", WHOLE)
def test_damage_to_the_file(copy: Path, knowledge: Knowledge, code: str) -> None:
    damaged(copy, WHOLE[code])
    (error,) = problems(copy, knowledge.countries(), knowledge.sources)
    assert error.code == code
    assert FILE in sentence(error)


def test_every_broken_pathway_is_named(copy: Path, knowledge: Knowledge) -> None:
    damaged(copy, lambda w: [p.update(status="ajar") for p in w["pathways"][:3]])
    assert [e.params["place"] for e in problems(copy, knowledge.countries(), knowledge.sources)] == [
        "au-200.status",
        "au-201.status",
        "au-202.status",
    ]


def condition(op: str, *tokens: str, field: str = "other") -> Condition:
    return Condition(field, op, tokens, None, None, True, "x")


def known(*has: str, lacks: tuple[str, ...] = (), complete: bool = False) -> dict[str, Known]:
    return {"other": Known(frozenset(has), frozenset(lacks), complete)}


@pytest.mark.parametrize(
    ("op", "situation", "outcome"),
    [
        ("has", known("a"), Outcome.MET),
        ("has", known("c", complete=True), Outcome.UNMET),
        ("has", known(lacks=("a", "b")), Outcome.UNMET),
        ("has", known(lacks=("a",)), Outcome.UNKNOWN),
        ("has", {}, Outcome.UNKNOWN),
        ("in", known("b"), Outcome.MET),
        ("not_has", known("b"), Outcome.UNMET),
        ("not_in", known(complete=True), Outcome.MET),
        ("not_has", known(), Outcome.UNKNOWN),
        ("needs", known("a"), Outcome.MET),
        ("needs", known(complete=True), Outcome.TO_OBTAIN),
        ("needs", {}, Outcome.TO_OBTAIN),
    ],
)
def test_a_condition_held_against_a_person(op: str, situation: dict[str, Known], outcome: Outcome) -> None:
    assert check(condition(op, "a", "b"), situation) is outcome


@pytest.mark.parametrize("op", pathway_words.OPS)
def test_an_undocumented_rule_neither_passes_nor_excludes(op: str) -> None:
    rule = Condition("other", op, (), None, None, False, "not published")
    for situation in (known("a"), known(complete=True), {}):
        assert check(rule, situation) is Outcome.UNKNOWN


@pytest.mark.parametrize(
    ("number", "outcome"),
    [(17, Outcome.UNMET), (18, Outcome.MET), (50, Outcome.MET), (51, Outcome.UNMET), (None, Outcome.UNKNOWN)],
)
def test_an_age_limit(number: int | None, outcome: Outcome) -> None:
    age = Condition("age", "in", (), 18, 50, True, "working age")
    assert check(age, {"age": Known(number=number)}) is outcome


def test_no_dependants_means_none_at_all() -> None:
    alone = next(c for p in pathways() for c in p.conditions if c.field == "dependants")
    assert check(alone, {"dependants": Known(number=0)}) is Outcome.MET
    assert check(alone, {"dependants": Known(number=1)}) is Outcome.UNMET
