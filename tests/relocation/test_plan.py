# SPDX-License-Identifier: GPL-3.0-or-later
"""A plan acts on the threat first, dates and hands out everything, and says what ends it."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exile_risk import assets
from exile_risk.errors import InputError
from exile_risk.model.answers import Answer
from exile_risk.model.assessment import Assessment, Band
from exile_risk.model.case import Case
from exile_risk.model.relocation import Alert, Choice, Leg, Road, Roads
from exile_risk.relocation import plan_actions
from exile_risk.relocation.access import candidates
from exile_risk.relocation.cards import Situation, card
from exile_risk.relocation.plan import CHECK_INS, plan
from exile_risk.relocation.plan_clocks import plan_clocks, read_plan_clocks
from exile_risk.relocation.plan_parts import Owner, Phase, Plan
from exile_risk.wording import relocation_plan as words
from exile_risk.wording.errors import sentence
from tests.relocation.given import CATALOGUE, KNOWLEDGE, TODAY, founding, rated

PHASES = list(Phase)
FOUNDING = founding()
CANDIDATES = candidates(FOUNDING, KNOWLEDGE)
SAFE = dict.fromkeys(CATALOGUE.triggers, "no")


def of_person(**answers: str) -> Assessment:
    return rated(Case("KH", "TH", TODAY, answers={f: Answer(v) for f, v in {**SAFE, **answers}.items()}))


def choices(*ids: str) -> list[Choice]:
    found = {c.id: c for c in CANDIDATES}
    return [found[id] for id in ids]


def texts(made: Plan) -> list[str]:
    return [words.todo_text(a.todo) for a in made.actions]


def ids(made: Plan) -> list[str]:
    return [a.todo.id for a in made.actions]


_FACTORS = st.sampled_from(sorted(CATALOGUE.factors))


@st.composite
def assessments(draw: st.DrawFn) -> Assessment:
    chosen = draw(st.lists(_FACTORS, max_size=14, unique=True))
    answers = {f: Answer(draw(st.sampled_from(sorted(CATALOGUE.factors[f].values)))) for f in chosen}
    if draw(st.booleans()):
        answers |= {f: Answer("no") for f in CATALOGUE.triggers if f not in answers}
    return rated(Case("KH", draw(st.sampled_from(["TH", "MY", "NZ"])), TODAY, answers=answers))


@settings(max_examples=60, deadline=None)
@given(
    found=assessments(),
    chosen=st.lists(st.sampled_from(CANDIDATES), max_size=5, unique_by=lambda c: c.id),
    today=st.dates(date(2018, 1, 1), date(2030, 12, 31)) | st.just(date.max),
)
def test_promises_of_every_plan(found: Assessment, chosen: Sequence[Choice], today: date) -> None:
    made = plan(found, chosen, today)
    due = [a.due for a in made.actions]
    assert due == sorted(due)
    assert all(today <= day <= made.review_by for day in due)
    phases = [PHASES.index(a.todo.phase) for a in made.actions]
    assert phases == sorted(phases)
    assert made.actions[0].todo.phase is Phase.THREAT
    assert made.actions[-1].due == made.review_by
    assert all(
        isinstance(a.todo.owner, Owner) and a.within in ("hours", "days", "weeks", "months") for a in made.actions
    )
    assert {a.within for a in made.actions if a.due == today} <= {"hours"}
    if made.band is Band.EXTREME:
        assert made.actions[0].due == today
        assert (made.review_by - today).days <= 3
    assert list(made.check_ins) == sorted(set(made.check_ins))
    assert today <= made.check_ins[0]
    assert made.check_ins[-1] == made.review_by
    assert len(made.check_ins) <= CHECK_INS
    said = [(a.todo.id, *a.todo.params.values()) for a in made.actions]
    assert len(said) == len(set(said))
    papers = [p.text.casefold() for p in made.papers]
    assert len(papers) == len(set(papers))
    assert plan(found, chosen, today) == made
    for text in (*texts(made), *map(words.paper_text, made.papers), *map(words.void_text, made.void_when)):
        assert text
        assert "{" not in text


@pytest.mark.parametrize("factor", sorted(CATALOGUE.triggers))
def test_a_true_danger_is_stopped_first_and_today(factor: str) -> None:
    made = plan(of_person(**{factor: "yes"}), [], TODAY)
    own = [id for id, _ in plan_actions.DANGERS[factor]]
    assert ids(made)[: len(own)] == own
    assert all(a.due == TODAY for a in made.actions[: len(own)])
    assert ("danger_over", {"factor": factor}) in [(v.word, dict(v.params)) for v in made.void_when]


def test_every_danger_question_has_an_answer() -> None:
    assert set(plan_actions.DANGERS) == set(CATALOGUE.triggers)


def test_extreme_asks_for_everything_of_the_method_within_the_clock() -> None:
    made = plan(FOUNDING, [], TODAY)
    assert made.band is Band.EXTREME
    wanted = {
        "lawyer_now",
        "emergency_lines",
        "safer_place",
        "check_ins_agreed",
        "second_reviewer",
        "emergency_referral",
    }
    assert wanted <= set(ids(made))
    assert (made.review_by - TODAY).days <= 3
    assert made.check_ins_a_day == 2


def test_weekends_are_days_too() -> None:
    friday = date(2026, 11, 27)
    made = plan(FOUNDING, choices("AU:au-200"), friday)
    assert {a.due for a in made.actions} >= {date(2026, 11, 28), date(2026, 11, 29)}


def test_nobody_looked_yet() -> None:
    made = plan(rated(Case("KH", "TH", TODAY)), [], TODAY)
    assert made.actions[0].todo.id == "danger_check"
    assert made.actions[0].due == TODAY
    assert ids(made).count("ask") == plan_actions.QUESTIONS
    assert (made.review_by - TODAY).days <= 7


def test_what_is_done_already_is_not_asked_for_and_nothing_is_asked_twice() -> None:
    without, done = of_person(state_intervention="none"), of_person(state_intervention="active")
    assert texts(plan(without, choices("stay"), TODAY)).count("Tell a friendly embassy of the case") <= 1
    assert "Tell a friendly embassy of the case" not in texts(plan(done, [], TODAY))
    extreme = texts(plan(FOUNDING, choices("stay"), TODAY))
    assert extreme.count("Tell a friendly embassy of the case") == 1


def test_options_share_what_they_share() -> None:
    chosen = choices("BE:icorn", "DE:icorn")
    made = plan(FOUNDING, chosen, TODAY)
    shared = [a for a in made.actions if a.todo.phase is Phase.OPTIONS]
    assert shared
    assert all(a.todo.options == ("BE:icorn", "DE:icorn") for a in shared)
    assert [p.options for p in made.papers if not p.word] == [("BE:icorn", "DE:icorn")] * 4
    assert sum(v.word == "pathway_closes" for v in made.void_when) == 1
    pathway = chosen[0].pathway
    assert pathway is not None
    assert set(pathway.documents) <= {p.text for p in made.papers}
    told = [a.todo.params.get("what") for a in shared]
    assert {c.text for c in chosen[0].access.to_obtain} <= set(told)
    steps = [s for s in chosen[0].access.first_steps if not s.startswith("obtain:")]
    assert set(steps) <= set(told)


def test_what_ends_it() -> None:
    made = plan(FOUNDING, choices("AU:au-200"), TODAY)
    words_of = [v.word for v in made.void_when]
    assert words_of[0] == "danger_yes"
    assert {"band_changes", "pathway_closes", "past_review"} <= set(words_of)
    assert words_of.count("status_changes") == 2
    assert dict(made.void_when[-1].params) == {"day": made.review_by.isoformat()}


def test_a_road_is_checked_leg_by_leg_and_a_barred_one_is_not_taken() -> None:
    choice = choices("AU:au-200")[0]
    alert = Alert("overstay", {"host": "TH", "origin": "KH"})
    leg = Leg("TH", "AU", "air", 0.1, Band.LOW, "visa_required")
    open_road = replace(choice, roads=Roads((Road((leg,), 0.1),), leaving=(alert,)))
    made = plan(FOUNDING, [open_road], TODAY)
    checks = [c.word for c in made.road_checks]
    assert checks[:2] == ["alert", "leg"]
    assert {"exit_ban", "own_papers", "no_stop_at_home", "met_on_arrival"} <= set(checks)
    said = [words.road_check_text(c) for c in made.road_checks]
    assert any("visa before the journey" in text for text in said)
    assert all(text and "{" not in text for text in said)
    barred = replace(choice, roads=Roads((), barred=alert))
    (check,) = plan(FOUNDING, [barred], TODAY).road_checks
    assert words.road_check_text(check).startswith("Do not leave by any road for now. ")
    assert plan(FOUNDING, choices("stay"), TODAY).road_checks == ()


def test_whom_to_reach_comes_from_the_card_of_the_host() -> None:
    made = plan(FOUNDING, [], TODAY)
    assert made.reach == card("TH", Situation.ARREST, TODAY).reach
    assert {"unhcr", "front_line"} <= set(made.organisations)
    assert "freedom_house" not in made.organisations


def test_words_fit_the_plan() -> None:
    acts = {id for acts in plan_actions.DANGERS.values() for id, _ in acts}
    acts |= {id for rows in plan_actions._BY_BAND.values() for id, _, _ in rows}
    others = {
        "danger_check",
        "ask",
        "give_card",
        "confirm_open",
        "obtain",
        "find_out",
        "find_out_bar",
        "step",
        "look_again",
    }
    assert set(words.ACTIONS) == acts | others
    assert set(words.OWNERS) == {o.value for o in Owner}
    assert set(words.PHASES) == {p.value for p in Phase}
    made = plan(FOUNDING, [], TODAY)
    assert words.deadline_text(made.actions[0]) == "today"
    assert words.deadline_text(made.actions[-1]) == "by 27 Nov 2026"
    assert words.check_in_text(made).startswith("Check in 2 times a day: 24 Nov 2026, ")


@pytest.mark.parametrize(
    ("band", "change"),
    [
        ("Extreme", {"threat": 5}),
        ("High", {"protection": 99}),
        ("Low", {"options": 9}),
        ("Moderate", {"check_in": 0}),
        ("Low", {"reason": " "}),
    ],
)
def test_clocks_that_do_not_rise_are_refused(tmp_path: Path, band: str, change: dict[str, object]) -> None:
    document = json.loads(assets.path("relocation", "plan-clocks.json").read_text(encoding="utf-8"))
    document["days"][band].update(change)
    path = tmp_path / "plan-clocks.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_plan_clocks(path)
    assert sentence(caught.value).startswith("plan-clocks.json: days.")


def test_every_band_has_a_clock() -> None:
    assert set(plan_clocks()) == set(Band)
