# SPDX-License-Identifier: GPL-3.0-or-later
"""The account says what each thing counts and why: shares, courts, harms, floors, what is shown."""

import pytest

from exile_risk.explaining import explain
from exile_risk.model.answers import Answer, Unanswered
from exile_risk.model.assessment import Band
from exile_risk.model.factors import LEVELS, PATHWAYS, BarKind
from exile_risk.wording import explaining as say
from tests.cli.conftest import Command, command
from tests.explaining.given import ISOLATES, MODELS, catalogue, page, rated

__all__ = ["command"]

MODEL = "1"
SCENARIO = "resources/scenarios/refugee-in-thailand-2018.json"


def calm() -> dict[str, Answer]:
    return dict.fromkeys(catalogue(MODEL).triggers, Answer("no"))


def test_a_story_is_told_once_then_half_then_a_quarter() -> None:
    answers = {
        "origin_request": Answer("asked_police_or_immigration"),
        "charge_status": Answer("charged_or_warrant"),
        "recent_trigger": Answer("within_12_months"),
    }
    found = explain(rated(answers, MODEL), catalogue(MODEL))
    (story,) = found.pathways["R"].groups
    assert [line.share for line in story.lines] == [1, 0.5, 0.25]
    assert story.steps == sum(line.weight * line.share for line in story.lines)
    assert [say.share_text(line) for line in story.lines] == [
        "",
        "counts half, because it tells the same story",
        "counts a quarter, because it tells the same story",
    ]


@pytest.mark.parametrize(("courts", "worth"), [("strong", 0.95), ("mixed", 0.6), ("weak", 0.2), (None, 0.6)])
def test_a_right_is_worth_what_courts_make_of_it(courts: str | None, worth: float) -> None:
    answers = {"protection_status": Answer("unhcr_recognised")}
    if courts:
        answers["host_courts"] = Answer(courts)
    found = explain(rated(answers, MODEL), catalogue(MODEL))
    (bar,) = [bar for bar in found.pathways["R"].bars if bar.factor == "protection_status"]
    assert (bar.kind, bar.obedience) == (BarKind.RIGHT, worth)
    assert bar.unhindered < bar.steps < 0
    assert say.bar_text(bar) == f"would be {say.steps_text(bar.unhindered)} if it were always obeyed"
    assert found.courts.value == courts
    (listed,) = found.protections
    assert {one.pathway for one in listed.worth} == {p for p in PATHWAYS if found.pathways[p].bars}
    assert "instead of" in say.protection_text(listed)
    assert ("is not known" in say.courts_text(found.courts, "Cambodia", "Thailand")) is (courts is None)


def test_a_protection_that_needs_no_court_is_not_discounted() -> None:
    free = [f for f in catalogue(MODEL).factors.values() if any(f.bars.values()) and f.bar_kind is BarKind.INDEPENDENT]
    answers = {f.id: Answer(next(v for v in f.values if any(f.bars[v].values()))) for f in free}
    found = explain(rated({**answers, "host_courts": Answer("weak")}, MODEL), catalogue(MODEL))
    bars = [bar for sum_ in found.pathways.values() for bar in sum_.bars]
    assert bars
    for bar in bars:
        assert bar.steps == bar.unhindered
        assert "does not pass through courts" in say.bar_text(bar)


def test_an_open_gate_says_that_nobody_knows() -> None:
    found = explain(rated({}, MODEL), catalogue(MODEL))
    (gate,) = found.pathways["X"].gates
    assert (gate.value, gate.openness) == (None, 0.6)
    assert say.gate_text(gate) == "nobody knows, so a middle value counts"
    closed = explain(rated({"travel_plan": Answer("none")}, MODEL), catalogue(MODEL))
    assert closed.pathways["T"].gates[0].value == "none"
    out = explain(rated({"travel_plan": Answer(Unanswered.NOT_APPLICABLE)}, MODEL), catalogue(MODEL))
    assert out.pathways["T"].gates == ()


def test_a_worse_harm_sets_the_chance_of_a_milder_one() -> None:
    cruel = {}
    for factor in catalogue(MODEL).factors.values():
        for value in factor.values:
            if factor.steps.get(value, {}).get("S3", 0) > factor.steps.get(value, {}).get("S2", 0):
                cruel[factor.id] = Answer(value)
    cruel["charge_status"] = Answer("none")
    found = explain(rated(cruel, MODEL), catalogue(MODEL))
    raised = [level for level in found.levels.values() if level.raised_by is not None]
    assert raised
    for level in raised:
        assert level.raised_by is not None
        worse = found.levels[level.raised_by]
        assert level.harm == pytest.approx(worse.ledger.chance)
        assert level.harm > level.ledger.chance
        assert say.raised_text(level)
    harms = [found.levels[level].harm for level in LEVELS]
    assert harms == sorted(harms, reverse=True)


def test_exactly_one_level_decides_and_thresholds_are_the_models() -> None:
    found = explain(rated({"visible_criticism": Answer("mass_or_viral")}, MODEL), catalogue(MODEL))
    assert sum(level.decides for level in found.levels.values()) == 1
    for level in found.levels.values():
        assert level.thresholds == catalogue(MODEL).bands[level.level]
    assert "never Extreme" in say.threshold_text(found.levels["S1"])


def test_the_last_steps_say_why_more_is_shown_than_summed() -> None:
    few = explain(rated(calm(), MODEL), catalogue(MODEL))
    assert few.verdict.state == "not_enough_information"
    assert few.verdict.shown is not None
    assert few.verdict.shown >= Band.MODERATE
    assert "Too little is known" in say.verdict_lines(few)[-1]
    none = explain(rated({}, MODEL), catalogue(MODEL))
    assert none.verdict.shown is None
    assert "danger check is not done" in say.verdict_lines(none)[-1]


def test_a_danger_answered_yes_names_its_clock_and_the_marker() -> None:
    found = explain(rated({**calm(), "in_host_custody": Answer("yes")}, MODEL), catalogue(MODEL))
    assert found.verdict.floor.triggers[0][0] == "in_host_custody"
    said = " ".join(say.verdict_lines(found))
    assert "Answered Yes" in said
    assert "≥ 0.1" in said or "< 0.1" in said


@pytest.mark.parametrize(
    ("number", "text"),
    [(0.0, "0"), (-11.0, "−11"), (0.75, "0.75"), (0.1 + 0.2, "0.30000000000000004"), (1e-05, "0.00001"), (0.2, "0.2")],
)
def test_inputs_are_printed_with_every_digit(number: float, text: str) -> None:
    assert say.exact(number) == text


@pytest.mark.parametrize(("chance", "text"), [(0.4740, "0.474"), (0.0000381, "0.0000381"), (1.0, "1"), (0.95, "0.950")])
def test_working_figures_have_three_digits_and_no_percent(chance: float, text: str) -> None:
    assert say.chance_text(chance) == text


def test_the_command_prints_it_after_the_rating(command: Command) -> None:
    plain = command("assess", SCENARIO).out
    told = command("assess", SCENARIO, "--explain").out
    assert told.startswith(plain.rstrip())
    for expected in (
        "How this was computed: Targeted expulsion",
        "UN refugee status",
        "instead of",
        "decides",
        "Shown:",
    ):
        assert expected in told
    assert "%" not in told
    assert "safe" not in told[len(plain) :].lower()
    assert max(map(len, told.splitlines())) <= 100


def test_other_models_are_told_the_same_way() -> None:
    for model in MODELS:
        text = page(rated(calm(), model), model).translate(ISOLATES)
        assert text.count("How this was computed: ") == len(PATHWAYS)
        assert text.count("If returned: ") == len(LEVELS)
