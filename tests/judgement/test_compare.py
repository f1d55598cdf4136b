# SPDX-License-Identifier: GPL-3.0-or-later
"""What changed between two ratings: every change named, owned, and adding up to the movement of the route."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exile_risk.assessing import assess
from exile_risk.catalogue import load_catalogue
from exile_risk.judgement.compare import CHARGE_FACTORS, Comparison, Whose, compare, compare_assessments
from exile_risk.judgement.record import read_record, record_of, record_text
from exile_risk.knowledge.corrections import Correction
from exile_risk.model.answers import Answer, Unanswered
from exile_risk.model.case import Charge, Stage
from exile_risk.session import shared_knowledge
from tests.judgement.cases import BEFORE_THE_LAW, REFUGEE, answered, assessed, case, rated

MODEL = load_catalogue()


def by_factor(found: Comparison) -> dict[str, tuple[str | None, str | None, Whose]]:
    return {c.factor: (c.before, c.after, c.whose) for c in found.changes}


def adds_up(found: Comparison) -> bool:
    lead = found.pathway
    moved = found.after.result.pathways[lead].log2_odds - found.before.result.pathways[lead].log2_odds
    return (
        found.steps == pytest.approx(moved, abs=1e-9)
        and sum(c.steps for c in found.changes) + found.beside == pytest.approx(moved, abs=1e-9)
        and lead == found.after.result.leading_pathway
    )


def test_the_same_twice_is_no_change() -> None:
    found = compare_assessments(assessed(), assessed())
    assert found.same
    assert (found.changes, found.steps, found.index, found.beside) == ((), 0, 0, 0)


def test_an_answer_is_the_caseworkers() -> None:
    old = assessed()
    new = rated(answered(case(), immigration_status="permanent_residence", lawyer_on_call="yes"))
    found = compare_assessments(old, new)
    assert by_factor(found) == {
        "immigration_status": ("irregular", "permanent_residence", Whose.CASEWORKER),
        "lawyer_on_call": (None, "yes", Whose.CASEWORKER),
    }
    assert found.changes[0].factor == "immigration_status"
    assert found.steps < 0
    assert adds_up(found)


def test_an_answer_over_a_fact_and_a_word_for_not_knowing_are_the_caseworkers_too() -> None:
    new = answered(case(), host_courts="strong")
    new = replace(new, answers={**new.answers, "lawyer_on_call": Answer(Unanswered.DECLINED)})
    found = by_factor(compare_assessments(assessed(), rated(new)))
    assert found["host_courts"] == ("weak", "strong", Whose.CASEWORKER)
    assert found["lawyer_on_call"] == (None, "declined", Whose.CASEWORKER)
    silent = replace(case(), answers={**case().answers, "lawyer_on_call": Answer(Unanswered.NOT_ASKED)})
    assert compare_assessments(assessed(), rated(silent)).changes == ()


def test_a_later_day_is_time() -> None:
    """The founding story: the law against royal insult came between the two days."""
    old = assessed(BEFORE_THE_LAW)
    new = rated(replace(case(BEFORE_THE_LAW), as_of=date(2018, 4, 30)))
    found = compare_assessments(old, new)
    changed = {c.factor: c for c in found.changes}
    assert changed
    assert {c.whose for c in found.changes} == {Whose.TIME}
    assert changed["dual_criminality"].new_facts
    assert found.index > 0
    assert adds_up(found)


def test_another_place_or_charge_is_the_caseworkers() -> None:
    moved = compare_assessments(assessed(), rated(replace(case(), host="AU")))
    assert by_factor(moved)["host"] == ("TH", "AU", Whose.CASEWORKER)
    assert moved.changes[0].factor == "host"
    assert {c.whose for c in moved.changes} == {Whose.CASEWORKER}
    charged = replace(case(), charges=(Charge("lese_majeste", Stage.CHARGED_OR_WARRANT),), nationalities=("KH", "FR"))
    found = by_factor(compare_assessments(rated(replace(case(), charges=(), nationalities=None)), rated(charged)))
    assert found["charges"] == ("", "lese_majeste:charged_or_warrant", Whose.CASEWORKER)
    assert found["nationalities"] == (None, "KH FR", Whose.CASEWORKER)
    assert found["charge_status"][2] is Whose.CASEWORKER
    assert found["citizenship"][2] is Whose.CASEWORKER


def test_the_factors_of_charges_are_those_the_knowledge_derives_from_them() -> None:
    charges = (Charge("lese_majeste", Stage.CONVICTED_IN_ABSENTIA),)
    assert set(shared_knowledge().charges("KH", "TH", date(2024, 1, 1), charges)) == CHARGE_FACTORS


def test_a_correction_is_named_as_one() -> None:
    one = Correction(
        "host_courts", "strong", None, "TH", date(2010, 1, 1), date(2019, 1, 1), "ruling", "", date(2018, 1, 1), "",
        date(2018, 1, 1), 1,
    )  # fmt: skip
    corrected = shared_knowledge().with_corrections((one,))
    found = compare_assessments(assessed(), assess(case(), MODEL, corrected))
    assert by_factor(found)["host_courts"] == ("weak", "strong", Whose.CORRECTION)
    assert adds_up(found)
    back = compare_assessments(assess(case(), MODEL, corrected), assessed())
    assert by_factor(back)["host_courts"] == ("strong", "weak", Whose.CORRECTION)


def test_the_same_day_with_other_facts_is_the_facts() -> None:
    body = json.loads(record_text(assessed()))
    body["versions"]["knowledge"] = "2020.01"
    body["derived"]["host_courts"] |= {"value": "mixed", "facts": [{"id": "old", "since": None, "until": None}]}
    found = compare(read_record(json.dumps(body)), record_of(assessed()))
    assert by_factor(found) == {"host_courts": ("mixed", "weak", Whose.FACTS)}
    assert found.changes[0].new_facts


@pytest.mark.parametrize(
    ("since", "whose"), [("2017-06-01", Whose.TIME), ("2010-01-01", Whose.FACTS), (None, Whose.FACTS)]
)
def test_another_day_and_other_facts_are_told_apart_by_their_dates(since: str | None, whose: Whose) -> None:
    body = json.loads(record_text(assessed()))
    old = json.loads(json.dumps(body))
    old["versions"]["knowledge"] = "2020.01"
    old["case"]["as_of"] = "2017-01-20"
    old["derived"]["security_cooperation"] |= {"value": "other", "facts": [{"id": "a", "since": None, "until": None}]}
    body["derived"]["security_cooperation"]["facts"] = [{"id": "b", "since": since, "until": None}]
    found = compare(read_record(json.dumps(old)), read_record(json.dumps(body)))
    assert by_factor(found)["security_cooperation"][2] is whose


def test_an_answer_that_grows_too_old_is_told_although_it_is_the_same() -> None:
    body = json.loads(record_text(assessed()))
    body["derived"]["host_courts"]["stale"] = True
    found = compare(record_of(assessed()), read_record(json.dumps(body)))
    (change,) = found.changes
    assert (change.factor, change.before, change.after) == ("host_courts", "weak", "weak")
    assert (change.stale_before, change.stale_after, change.whose, change.steps) == (False, True, Whose.TIME, 0)


def test_the_same_answer_with_another_weight_is_the_models() -> None:
    body = json.loads(record_text(assessed()))
    lead = body["result"]["leading_pathway"]
    term = next(t for t in body["result"]["pathways"][lead]["terms"] if t["factor"] == "immigration_status")
    base = body["result"]["pathways"][lead]["terms"][0]
    for one, by in ((term, 0.5), (base, -1.0)):
        one["weight"] += by
        one["steps"] += by
        body["result"]["pathways"][lead]["log2_odds"] += by
    same_model = compare(record_of(assessed()), read_record(json.dumps(body)))
    assert same_model.changes == ()
    assert same_model.beside == pytest.approx(-0.5)
    body["versions"]["model"] = "0"
    found = compare(record_of(assessed()), read_record(json.dumps(body)))
    assert by_factor(found) == {
        "base": ("", "", Whose.MODEL),
        "immigration_status": ("irregular", "irregular", Whose.MODEL),
    }
    assert {c.factor: c.steps for c in found.changes} == pytest.approx({"base": -1.0, "immigration_status": 0.5})
    assert found.beside == pytest.approx(0)
    assert adds_up(found)


@settings(max_examples=30, deadline=None)
@given(
    *[st.dictionaries(st.sampled_from(sorted(MODEL.factors)), st.integers(0, 20), max_size=25) for _ in range(2)],
    st.dates(date(2016, 1, 1), date(2025, 12, 31)),
)
def test_whatever_changed_the_steps_add_up(one: dict[str, int], other: dict[str, int], day: date) -> None:
    def with_answers(drawn: dict[str, int]) -> dict[str, Answer]:
        values = {f: (*MODEL.factors[f].values, *Unanswered) for f in drawn}
        return {f: Answer(values[f][n % len(values[f])]) for f, n in drawn.items()}

    found = compare_assessments(
        rated(replace(case(REFUGEE), answers=with_answers(one))),
        rated(replace(case(REFUGEE), answers=with_answers(other), as_of=day)),
    )
    assert adds_up(found)
    assert not any(c.whose is Whose.MODEL for c in found.changes)
    assert {c.factor for c in found.changes if c.whose is Whose.CASEWORKER} <= set(one) | set(other)
