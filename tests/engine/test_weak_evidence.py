# SPDX-License-Identifier: GPL-3.0-or-later
"""What is only inferred, or rests on old facts, counts but closes no question; what does not apply is taken out."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exile_risk.assessing import answers_with_facts, assess, planning
from exile_risk.assessment_file import assessment_document
from exile_risk.cli.assessment_text import assessment_text
from exile_risk.engine import rate
from exile_risk.engine.completions import likely_bands
from exile_risk.model.answers import Answer, EvidenceGrade, Unanswered
from exile_risk.model.assessment import Assessment
from exile_risk.model.case import Case
from exile_risk.session import shared_knowledge
from exile_risk.wording.uncertainty import inferred_text, stale_text
from tests.engine.given import (
    CATALOGUES,
    OPEN_WORDS,
    REASONS,
    TRIGGERS,
    answers_of,
    catalogue,
    every_model,
    tried,
    vignette,
    whole_answers_of,
)
from tests.engine.program import case_file, run_many

DAY = date(2018, 1, 20)
Given = dict[str, str | Unanswered]


def graded(answers: Given, grade: EvidenceGrade | None, factors: set[str] | None = None) -> Case:
    return Case(
        "KH",
        "TH",
        DAY,
        answers={f: Answer(a, grade if factors is None or f in factors else None) for f, a in answers.items()},
    )


def on_screen(found: Assessment) -> tuple[object, ...]:
    rating = found.rating
    return found.state, found.band, found.likely, rating.lowest, rating.highest, found.confidence, rating.pathways


@every_model
def test_an_inferred_answer_counts_in_the_centre_and_is_open_for_range_and_bounds(version: str) -> None:
    model = CATALOGUES[version]
    moved = 0

    @tried(max_examples=60)
    @given(
        st.one_of(answers_of(version), whole_answers_of(version)),
        st.sets(st.sampled_from(list(model.factors)), max_size=8),
    )
    def open_for_the_range(answers: Given, some: set[str]) -> None:
        nonlocal moved
        inferred = {f for f in some if isinstance(answers.get(f), str)}
        found = assess(graded(answers, EvidenceGrade.INFERENCE, inferred), model, None)
        seen = assess(graded(answers, None), model, None)
        without = {f: a for f, a in answers.items() if f not in inferred}
        hard = rate(model, without)
        assert found.inferred == tuple(f for f in model.factors if f in inferred)
        assert found.rating.pathways == seen.rating.pathways
        assert found.rating.index == seen.rating.index
        assert (found.rating.lowest, found.rating.highest) == (hard.lowest, hard.highest)
        drawn = likely_bands(model, without | {t: answers[t] for t in model.triggers if t in answers})
        band = max(found.rating.band, drawn[1])
        assert planning(model, answers, found.rating, frozenset(inferred)) == (
            band,
            (min(drawn[0], band), max(drawn[2], band)),
        )
        moved += (found.rating.lowest, found.rating.highest) != (seen.rating.lowest, seen.rating.highest)

    open_for_the_range()
    assert moved >= 3


@pytest.mark.parametrize("grade", [None, *(g for g in EvidenceGrade if g is not EvidenceGrade.INFERENCE)])
@pytest.mark.parametrize("n", [1, 7, 14, 18])
def test_what_was_seen_or_told_is_never_doubted(n: int, grade: EvidenceGrade | None) -> None:
    """A person's own account closes a question: the tool does not judge credibility."""
    found = assess(graded(dict(vignette(n)), grade), catalogue(), None)
    assert found.inferred == ()
    assert on_screen(found) == on_screen(assess(graded(dict(vignette(n)), None), catalogue(), None))
    assert inferred_text(found) == ""


@pytest.mark.parametrize("word", [*OPEN_WORDS, "not_applicable"])
def test_a_grade_on_a_question_without_an_answer_means_nothing(word: str) -> None:
    answers: Given = {**vignette(1), "prior_targeting": REASONS[word]}
    found = assess(graded(answers, EvidenceGrade.INFERENCE, {"prior_targeting"}), catalogue(), None)
    assert found.inferred == ()


@pytest.mark.parametrize("trigger", TRIGGERS)
def test_a_danger_question_ruled_out_by_inference_stays_possible(trigger: str) -> None:
    answers: Given = {**vignette(10)}
    found = assess(graded(answers, EvidenceGrade.INFERENCE, {trigger}), catalogue(), None)
    assert found.state == "rated", "it was answered"
    assert found.rating.highest > found.rating.band
    assert found.likely == assess(graded(answers, None), catalogue(), None).likely, "danger questions are never drawn"


def test_guesses_do_not_make_a_low() -> None:
    """Fourteen reassuring guesses about the migrant worker are no reason to be sure."""
    answers: Given = {**vignette(10)}
    guessed = {f for f in answers if f not in TRIGGERS}
    sure = assess(graded(answers, None), catalogue(), None)
    unsure = assess(graded(answers, EvidenceGrade.INFERENCE, guessed), catalogue(), None)
    assert (sure.band, sure.confidence) == (0, "high")
    assert unsure.confidence == "low"
    assert unsure.likely[1] > sure.likely[1]
    assert unsure.band is not None
    assert unsure.band > 0


@tried(max_examples=80)
@given(answers_of("1"))
def test_what_does_not_apply_is_out_of_centre_range_and_bounds(answers: Given) -> None:
    """The same as a model without the question; gates and courts have their own reading (decision 4)."""
    gates = {"host_courts", "extradition_basis", "travel_plan", *TRIGGERS}
    out = {f: a for f, a in answers.items() if a is Unanswered.NOT_APPLICABLE and f not in gates}
    rest = {f: a for f, a in answers.items() if f not in out}
    found = rate(catalogue(), answers)
    open_instead = rate(catalogue(), rest)
    assert found.pathways == open_instead.pathways
    assert open_instead.lowest <= found.lowest <= found.highest <= open_instead.highest


@every_model
def test_with_all_else_answered_what_does_not_apply_leaves_nothing_open(version: str) -> None:
    model = CATALOGUES[version]

    @tried(max_examples=40)
    @given(whole_answers_of(version), st.sets(st.sampled_from(list(model.factors)), max_size=12))
    def closed(answers: Given, out: set[str]) -> None:
        whole = answers | dict.fromkeys(out - set(model.triggers), Unanswered.NOT_APPLICABLE)
        found = rate(model, whole)
        assert found.lowest is found.band is found.highest
        assert set(likely_bands(model, whole)) == {found.band}

    closed()


def test_old_facts_are_named_and_leave_the_bounds_open() -> None:
    """With the real base: on a late day some observations are older than 18 months."""
    model, knowledge = catalogue(), shared_knowledge()
    found = assess(Case("KH", "TH", date(2026, 11, 20)), model, knowledge)
    answers, doubtful, derived = answers_with_facts(found.case, model, knowledge)
    assert found.stale
    assert set(found.stale) == doubtful == {f for f, d in derived.items() if d.stale and f in answers}
    firm = rate(model, {f: a for f, a in answers.items() if f not in doubtful})
    assert (found.rating.lowest, found.rating.highest) == (firm.lowest, firm.highest)
    assert found.rating.pathways == rate(model, answers).pathways
    assert "older than 18 months" in stale_text(found)
    told = assess(
        Case("KH", "TH", date(2026, 11, 20), answers={found.stale[0]: Answer(str(answers[found.stale[0]]))}),
        model,
        knowledge,
    )
    assert found.stale[0] not in told.stale, "the caseworker's own answer is not old"


def test_the_record_and_the_text_say_what_is_only_inferred() -> None:
    case = case_file(
        vignette(1), evidence={"prior_targeting": {"grade": "inference"}, "charge_status": {"grade": "document_seen"}}
    )
    case["answers"]["prior_targeting"] = "none"
    document = run_many([case])[0].document
    assert document["open_for_bounds"] == {"stale": [], "inferred": ["prior_targeting"]}
    assert document["facts"]["prior_targeting"]["grade"] == "inference"
    assert document["facts"]["charge_status"]["grade"] == "document_seen"
    assert "grade" not in document["facts"]["political_profile"]
    found = assess(graded(dict(vignette(1)), EvidenceGrade.INFERENCE, {"charge_status"}), catalogue(), None)
    text = " ".join(assessment_text(found, catalogue(), shared_knowledge()).split())
    assert (
        "1 answer is your inference. It counts, but leaves its question open in the range: Stage of any case" in text
        or ("1 answer is your inference. It counts, but leaves its question open in the range:" in text)
    )
    assert json.dumps(assessment_document(found, catalogue())).count('"inferred": ["charge_status"]') == 1
