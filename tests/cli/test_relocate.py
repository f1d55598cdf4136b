# SPDX-License-Identifier: GPL-3.0-or-later
"""Relocation on the command line: the contract's JSON, one screen of text, and one line for bad input."""

import json
from typing import Any

import pytest

from exile_risk.scenarios import founding_scenario
from tests.cli.conftest import Command

OPTION = {
    "destination", "pathway", "kind", "residual", "access", "weeks", "route", "gain", "criteria", "conditions_met",
    "conditions_unmet", "first_steps", "sources",
}  # fmt: skip
SCREEN = 75
"""Lines that a person still reads; the widest terminal line is 100."""


def asked(command: Command, case: dict[str, Any], *options: str) -> dict[str, Any]:
    return command("relocate", "-", "--json", *options, text=json.dumps(case)).document


def test_json_has_what_the_contract_says(command: Command, case: dict[str, Any]) -> None:
    found = asked(command, case)
    assert (found["format"], found["version"]) == ("exile-risk/relocation", 1)
    assert found["options"]
    for one in (found["stay"], *found["options"], *found["dominated"]):
        assert set(one) >= OPTION
        assert not one["reasons"]
    for one in found["excluded"]:
        assert one["reasons"]
        assert all(r["reason"] and r["unlock"] for r in one["reasons"])
    ids = {one["id"] for one in found["options"]}
    assert all({interim, durable} <= ids for interim, durable in found["pairs"])
    ranked = [one for one in found["options"] if one["in_top_three"] is not None]
    assert sum(one["in_top_three"] for one in ranked) == pytest.approx(min(3, len(ranked)))
    for one in (o for o in ranked if o["gain"] is not None):
        assert one["gain"]["low"] <= one["gain"]["high"] <= one["access"]["high"]
        assert one["route"]["legs"][-1]["end"] == one["destination"]
        assert one["residual"]["later_journey"]["band"] in ("Low", "Moderate", "High", "Extreme")
    assert all(one["dominated_by"] in ids for one in found["dominated"])


def test_the_day_of_the_facts_is_told_from_the_day_of_the_programmes(command: Command, case: dict[str, Any]) -> None:
    back, now = asked(command, case), asked(command, case, "--as-of", "2026-11-20")
    assert (back["looking_back"], now["looking_back"]) == (True, False)
    assert back["programmes_as_of"] == now["programmes_as_of"] > "2026"
    said = command("relocate", "-", text=json.dumps(case)).out
    assert "looking back" in said
    assert "looking back" not in command("relocate", "-", "--as-of", "2026-11-20", text=json.dumps(case)).out


def test_the_text_begins_with_staying_and_fits_a_screen(command: Command) -> None:
    said = command("relocate", str(founding_scenario().path)).out
    lines = said.splitlines()
    assert len(lines) <= SCREEN
    assert max(map(len, lines)) <= 100
    stay, options, refused, asks = (
        said.index(words) for words in ("Stay in Thailand", "Options", "Not offered", "Not known: ask")
    )
    assert stay < options < refused < asks
    assert "New Zealand" in said[options:refused]
    assert "Australia" in said[options:refused]
    assert "Laos" in said[refused:]
    assert "Best pair" in said
    assert "%" not in said, "gains are words, never percentages"


def test_wishes_and_weights_are_taken(command: Command, case: dict[str, Any]) -> None:
    wishing = {**case, "needs": {"wished": ["LA", "NZ"]}}
    found = asked(command, wishing, "--weigh", "cost=3", "--weigh", "work=1")
    assert [one["destination"] for one in found["wished"]] == ["LA", "NZ"]
    assert found["weights"]["cost"] == 0.75
    assert found["weights"]["durability"] == 0
    assert "Where they would like to go" in command("relocate", "-", text=json.dumps(wishing)).out


def test_what_the_case_holds_counts_unless_something_else_is_said(command: Command, case: dict[str, Any]) -> None:
    bare = asked(command, case)
    offered, gone = bare["options"][1]["id"], "NZ:closed-in-2019"
    chose = {**case, "needs": {"weights": {"cost": 4, "work": 0}, "chosen": [offered, gone]}}
    found = asked(command, chose)
    assert found["weights"]["cost"] == pytest.approx(4 / 14)
    assert found["weights"]["work"] == 0
    assert found["chosen"] == [
        {"option": offered, "standing": "offered"},
        {"option": gone, "standing": "not_on_file"},
    ]
    assert asked(command, chose, "--weigh", "work=1")["weights"]["work"] == 1
    assert bare["chosen"] == []
    said = command("relocate", "-", text=json.dumps(chose)).out
    (weights,) = (line for line in said.splitlines() if line.startswith("What matters beside danger: "))
    assert weights.endswith(": does not matter; Cost: matters most")
    assert "Chosen for the plan" in said
    assert "no such way is on file any more" in " ".join(said.split())
    assert "Chosen for the plan" not in command("relocate", "-", text=json.dumps(case)).out


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--weigh", "beauty=1"), "beauty"),
        (("--weigh", "cost"), "cost"),
        (("--weigh", "cost=-1"), "cost"),
        (("--weigh", "cost=many"), "cost=many"),
        (("--as-of", "2018-02-30"), "--as-of"),
        (("--as", "2018-01-01"), "exile-risk"),
    ],
)
def test_bad_options_get_one_line(command: Command, case: dict[str, Any], options: tuple[str, ...], words: str) -> None:
    done = command("relocate", "-", *options, text=json.dumps(case))
    assert done.status == 2
    assert words in done.complaint


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"host": None}, "host"),
        ({"host": "KH"}, "KH"),
        ({"host": "ZZ"}, "ZZ"),
        ({"needs": {"wished": ["New Zealand"]}}, "needs.wished[0]"),
        ({"needs": {"wished": "NZ"}}, "wished"),
        ({"needs": {"weights": {"beauty": 4}}}, "beauty"),
        ({"needs": {"chosen": ["New Zealand"]}}, "needs.chosen[0]"),
    ],
)
def test_bad_cases_get_one_line(command: Command, case: dict[str, Any], changes: dict[str, Any], words: str) -> None:
    body = {k: v for k, v in {**case, **changes}.items() if v is not None}
    done = command("relocate", "-", "--json", text=json.dumps(body))
    assert done.status == 2
    assert words in done.complaint


def test_who_has_nowhere_to_go_is_told_so(command: Command, case: dict[str, Any]) -> None:
    from exile_risk.knowledge.countries import all_countries

    said = command("relocate", "-", text=json.dumps({**case, "needs": {"not_to": sorted(all_countries())}})).out
    assert "said no to every place" in said
    assert "Stay in Thailand" in said
