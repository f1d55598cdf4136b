# SPDX-License-Identifier: GPL-3.0-or-later
"""`exile-risk knowledge history` as a person or a script runs it."""

import json

import pytest

from exile_risk.cli.run import run


def test_text_names_the_days_and_the_ratings(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["knowledge", "history", "TH", "KH"]) == 0
    said = capsys.readouterr().out
    assert "2018-02-27" in said
    assert "Insulting the monarchy: Not a crime there → Contested" in said
    assert "Moderate; likely" in said
    assert "Deal on fugitives or swaps" in said


def test_json_holds_the_same_as_numbers_and_ids(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["knowledge", "history", "TH", "KH", "--offence", "lese_majeste", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["format"], found["version"], found["offence"]) == ("exile-risk/corridor-history", 1, "lese_majeste")
    turn = next(t for t in found["turns"] if t["day"] == "2018-02-27")
    change = turn["changes"][0]
    assert (change["factor"], change["before"], change["after"]) == ("dual_criminality", "absent", "contested")
    assert change["facts"]
    firsts = [s["first"] for s in found["stretches"]]
    assert firsts == sorted(firsts)
    assert {s["band"] for s in found["stretches"]} <= {"Low", "Moderate", "High", "Extreme"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["TH", "QQ"], "QQ"),
        (["TH", "TH"], "TH"),
        (["TH", "KH", "--offence", "jaywalking"], "jaywalking"),
    ],
)
def test_bad_input_is_one_line_and_status_2(
    capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert run(["knowledge", "history", *arguments]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert said in captured.err
    assert captured.err.count("\n") == 1
