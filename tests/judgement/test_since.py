# SPDX-License-Identifier: GPL-3.0-or-later
"""`assess --since`: what changed between two days, for people and as JSON."""

import json
from pathlib import Path
from typing import Any

import pytest

from exile_risk.cli.run import run
from exile_risk.judgement.compare import Change, Whose, compare_assessments
from exile_risk.judgement.record import read_record, record_text
from exile_risk.wording.changes import (
    band_text,
    before_after_text,
    change_text,
    likely_of,
    steps_text,
    summary_text,
    whose_text,
)
from tests.engine.test_schemas import complaints
from tests.judgement.cases import BEFORE_THE_LAW, answered, assessed, case, rated

CASE = Path(__file__).parents[2] / "resources" / "scenarios" / f"{BEFORE_THE_LAW}.json"
DAYS = ["--as-of", "2018-06-01", "--since", "2018-01-20"]


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = run(["assess", str(CASE), *arguments])
    out, err = capsys.readouterr()
    return status, out, err


def test_the_law_between_two_days_is_said_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _err = printed(capsys, *DAYS)
    assert status == 0
    told = out.partition("What changed between 20 Jan 2018 and 1 Jun 2018")[2]
    assert "Crime in both states: Not a crime there → Contested" in told
    assert "Time: a fact began, ended or grew old" in told
    assert "%" not in told


def test_json_lists_the_changes_and_adds_up(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _err = printed(capsys, *DAYS, "--json")
    document: dict[str, Any] = json.loads(out)
    assert status == 0
    assert complaints("assessment", document) == []
    since, changes = document["since"], document["changes"]
    assert since["day"] == "2018-01-20"
    law = next(c for c in changes if c["factor"] == "dual_criminality")
    assert (law["before"], law["after"], law["by"]) == ("absent", "contested", "time")
    assert law["new_facts"]
    assert sum(c["steps"] for c in changes) + since["beside"] == pytest.approx(since["steps"], abs=1e-9)


def test_without_it_nothing_is_added(capsys: pytest.CaptureFixture[str]) -> None:
    _status, out, _err = printed(capsys, "--as-of", "2018-06-01", "--json")
    assert {"since", "changes"}.isdisjoint(json.loads(out))
    assert "What changed" not in printed(capsys, "--as-of", "2018-06-01")[1]


def test_answers_alone_do_not_change_with_the_day(capsys: pytest.CaptureFixture[str]) -> None:
    _status, out, _err = printed(capsys, *DAYS, "--answers-only")
    assert "No answer, fact, correction or weight differs between the two." in out


@pytest.mark.parametrize(
    ("day", "said"),
    [("2018-06-01", "does not lie before"), ("2018-07-01", "does not lie before"), ("2018-02-30", "is not a day")],
)
def test_a_day_that_is_no_earlier_one_is_refused_in_one_line(
    day: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = printed(capsys, "--as-of", "2018-06-01", "--since", day)
    assert (status, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1


def test_every_kind_of_change_has_its_words() -> None:
    said = {
        change_text(change).replace("\u2068", "").replace("\u2069", "")
        for change in (
            Change("host", "TH", "AU", Whose.CASEWORKER),
            Change("nationalities", None, "KH FR", Whose.CASEWORKER),
            Change("nationalities", "KH", "", Whose.CASEWORKER),
            Change("charges", "", "lese_majeste:charged_or_warrant", Whose.CASEWORKER),
            Change("host_courts", "weak", "weak", Whose.TIME, stale_after=True),
            Change("host_courts", "weak", "weak", Whose.TIME, stale_before=True),
            Change("host_courts", "weak", "declined", Whose.CASEWORKER),
            Change("host_courts", None, "strong", Whose.FACTS),
            Change("host_courts", "weak", "weak", Whose.MODEL),
            Change("base", "", "", Whose.MODEL),
            Change("a_factor_of_later", "x", "y", Whose.CORRECTION),
        )
    }
    assert "Is now in: Thailand → Australia" in said
    assert "Nationalities: Cambodia → stateless" in said
    assert "Nationalities: not answered → Cambodia, France" in said
    assert "Charges: none → Insulting the monarchy (charged or wanted)" in said
    assert any(text.endswith("now too old for the range") for text in said)
    assert any(text.endswith("no longer too old for the range") for text in said)
    assert any(text.endswith("→ Prefers not to say") for text in said)
    assert "Starting point of the route" in said
    assert "a_factor_of_later: x → y" in said
    assert len({whose_text(whose) for whose in Whose}) == len(Whose)
    assert before_after_text(Change("host_courts", "weak", "weak", Whose.MODEL))


@pytest.mark.parametrize(
    ("steps", "text"), [(0, "0"), (1e-9, "0"), (1.5, "+1.5"), (-0.25, "−0.25"), (2, "+2"), (-10.0, "−10")]
)
def test_steps_have_a_sign_and_two_decimals_at_most(steps: float, text: str) -> None:
    assert steps_text(steps) == text


def test_a_rating_in_few_words() -> None:
    assert band_text(read_record(record_text(assessed()))) == "Extreme"
    assert likely_of(read_record(record_text(assessed()))) == "likely High to Extreme"
    unchecked = record_text(rated(answered(case(), in_host_custody=None)))
    assert band_text(read_record(unchecked)) == "Danger check first"
    assert summary_text(compare_assessments(assessed(), assessed())) == "no answer changed"
    moved = compare_assessments(assessed(), rated(answered(case(), lawyer_on_call="yes")))
    assert summary_text(moved).startswith("1 answer changed, −")
