# SPDX-License-Identifier: GPL-3.0-or-later
"""The same case gives the same answer on the command line, as JSON and as text, before and after each date."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from exile_risk.catalogue import load_catalogue
from exile_risk.scenarios import scenarios
from tests.cli.conftest import Command

ROOT = Path(__file__).parents[2]

BANDS = ["Low", "Moderate", "High", "Extreme"]


def _rated(command: Command, id: str) -> dict[str, Any]:
    path = next(s.path for s in scenarios() if s.id == id)
    return command("assess", str(path), "--json").document


def test_a_recognised_refugee_in_thailand_is_in_danger_of_targeted_removal(command: Command) -> None:
    found = _rated(command, "refugee-in-thailand-2018")
    assert found["band"] in ("High", "Extreme")
    assert found["leading_pathway"] == "R"
    x, r = (found["pathways"][p]["probability"] for p in "XR")
    assert r > 3 * x, "the route was immigration removal, not extradition"
    worth = {version: _worth_of_status(command, version) for version in ("1", "2")}
    assert -0.3 < worth["1"] < 0, "UN refugee status helps little where courts rarely stop removals"
    assert -1 < worth["2"] < worth["1"], "documented cases say: more than that, but not much"


def _worth_of_status(command: Command, version: str) -> float:
    path = next(s.path for s in scenarios() if s.id == "refugee-in-thailand-2018")
    terms = command("assess", str(path), "--model", version, "--json").document["pathways"]["R"]["terms"]
    return float(sum(t["steps"] for t in terms if t["factor"] == "protection_status"))


def test_the_law_of_2018_moves_the_extradition_route_threefold(command: Command) -> None:
    before = _rated(command, "royal-insult-suspect-before-the-law")
    after = _rated(command, "royal-insult-suspect-after-the-law")
    assert before["facts"]["dual_criminality"]["value"] == "absent"
    assert after["facts"]["dual_criminality"]["value"] == "contested"
    assert after["pathways"]["X"]["probability"] >= 3 * before["pathways"]["X"]["probability"]
    assert after["index"] > before["index"]


def test_the_day_alone_makes_the_difference(command: Command) -> None:
    """The very same file, rated on two days: only what was in force on each day counts."""
    path = next(s.path for s in scenarios() if s.id == "royal-insult-suspect-before-the-law")
    early = command("assess", str(path), "--as-of", "2018-01-31", "--json").document
    late = command("assess", str(path), "--as-of", "2018-04-30", "--json").document
    assert late["pathways"]["X"]["probability"] >= 3 * early["pathways"]["X"]["probability"]
    assert early["facts"]["security_cooperation"]["value"] != "explicit_fugitive_or_swap_deal"
    assert late["facts"]["security_cooperation"]["value"] == "explicit_fugitive_or_swap_deal"


def test_laos_stays_extreme_although_the_legal_route_failed(command: Command) -> None:
    laos = _rated(command, "royal-insult-suspect-in-laos")
    cambodia = _rated(command, "royal-insult-suspect-after-the-law")
    assert laos["band"] == "Extreme"
    assert laos["leading_pathway"] in ("H", "A")
    assert laos["pathways"]["X"]["probability"] < cambodia["pathways"]["X"]["probability"]


@pytest.mark.parametrize("place", ["australia", "new-zealand"])
def test_resettled_far_away_is_low_to_moderate(command: Command, place: str) -> None:
    found = _rated(command, f"opposition-official-in-{place}")
    assert found["band"] in ("Low", "Moderate")
    stayed = _rated(command, "opposition-official-in-thailand-2024")
    assert stayed["band"] == "Extreme"
    assert found["exceedance"]["S2"] < stayed["exceedance"]["S2"] / 10
    assert found["pathways"]["C"]["probability"] > 0, "distance is not immunity"


def test_a_migrant_worker_is_likely_deported_and_not_in_grave_danger(command: Command) -> None:
    found = _rated(command, "migrant-worker-in-thailand-2018")
    assert found["band"] == "Low"
    chances = {p: found["pathways"][p]["probability"] for p in found["pathways"]}
    assert max(chances, key=chances.__getitem__) == "E"


def test_json_is_one_object_and_byte_identical(command: Command, case: dict[str, Any]) -> None:
    first = command("assess", "-", "--json", text=json.dumps(case))
    shuffled = dict(reversed([*case.items()]))
    shuffled["answers"] = dict(reversed([*case["answers"].items()]))
    again = command("assess", "-", "--json", text=json.dumps(shuffled))
    assert first.status == 0
    assert first.out == again.out


def test_unanswered_danger_questions_show_no_band(command: Command, case: dict[str, Any]) -> None:
    found = command("assess", "-", "--json", text=json.dumps({**case, "answers": {}})).document
    assert found["state"] == "danger_check_not_done"
    assert found["band"] is None
    assert found["central_band"] in BANDS


def test_only_two_countries_known_is_not_enough(command: Command, case: dict[str, Any]) -> None:
    triggers = {f: v for f, v in case["answers"].items() if v == "no"}
    found = command("assess", "-", "--json", text=json.dumps({**case, "charges": [], "answers": triggers})).document
    assert found["state"] == "not_enough_information"
    assert BANDS.index(found["band"]) >= 1
    assert found["ask_next"]


def test_open_answers_are_equal_to_missing_and_never_to_no(command: Command, case: dict[str, Any]) -> None:
    plain = command("assess", "-", "--json", text=json.dumps(case)).document
    for word in ("unknown", "declined", "not_asked"):
        answers = {**case["answers"], "prior_targeting": word}
        found = command("assess", "-", "--json", text=json.dumps({**case, "answers": answers})).document
        assert found["pathways"] == plain["pathways"]
        assert found["bounds"] == plain["bounds"]


def test_the_caseworkers_answer_wins_over_the_fact(command: Command, case: dict[str, Any]) -> None:
    answers = {**case["answers"], "host_courts": "strong"}
    found = command("assess", "-", "--json", text=json.dumps({**case, "answers": answers})).document
    assert found["facts"]["host_courts"] == {
        "value": "strong",
        "from": "caseworker",
        "unanswered": None,
        "source": None,
        "as_of": None,
    }


def test_answers_only_uses_nothing_else(command: Command, case: dict[str, Any]) -> None:
    found = command("assess", "-", "--json", "--answers-only", text=json.dumps(case)).document
    assert set(found["facts"]) == set(case["answers"])
    assert found["versions"]["knowledge"] == "none"


def test_the_text_reads_like_the_window(command: Command) -> None:
    path = next(s.path for s in scenarios() if s.id == "refugee-in-thailand-2018")
    done = command("assess", str(path))
    assert done.status == 0
    for expected in (
        "EXTREME",
        "Routes to harm",
        "Why",
        "Not known",
        "Adds this year",
        "do not vouch for it",
        "not been tested against",
    ):
        assert expected.lower() in done.out.lower()
    assert "%" not in done.out


def test_nationalities_say_who_could_protect(command: Command, case: dict[str, Any]) -> None:
    def citizenship(nationalities: list[str]) -> str:
        text = json.dumps({**case, "nationalities": nationalities})
        value: str = command("assess", "-", "--json", text=text).document["facts"]["citizenship"]["value"]
        return value

    assert citizenship(["KH"]) == "origin_only"
    assert citizenship(["KH", "FR"]) == "third_country_citizen"
    assert citizenship(["KH", "TH"]) == "host_citizen"
    assert citizenship([]) == "stateless"


@pytest.mark.parametrize(("origin", "host"), [("KP", "CN"), ("ER", "ET"), ("AF", "PK"), ("MM", "TH")])
def test_low_is_not_said_where_whoever_is_returned_is_harmed(origin: str, host: str, command: Command) -> None:
    quiet = {
        "political_profile": "none",
        "visible_criticism": "none",
        "immigration_status": "irregular",
        "protection_status": "none",
        "origin_request": "none_known",
        "prior_targeting": "none",
        "charge_status": "none",
    }
    body = {"format": "exile-risk/case", "version": 1, "origin": origin, "host": host, "nationalities": [origin]}
    text = json.dumps({**body, "answers": {**dict.fromkeys(load_catalogue().triggers, "no"), **quiet}})
    found = command("assess", "-", "--json", text=text).document
    assert found["central_band"] == "Low"
    assert found["band"] == "Moderate"
    assert found["low_withheld"] == "returnees_are_harmed"
    assert "Not enough to say Low" in " ".join(command("assess", "-", text=text).out.split())


@pytest.mark.parametrize("model", ["1", "2"])
def test_an_older_model_rates_a_case_that_answers_what_it_does_not_ask(
    model: str, command: Command, case: dict[str, Any]
) -> None:
    plain = command("assess", "-", "--json", "--model", model, text=json.dumps(case)).document
    more = {**case, "answers": {**case["answers"], "group_hunted": "hunted"}}
    found = command("assess", "-", "--json", "--model", model, text=json.dumps(more)).document
    assert found["versions"]["model"] == model
    assert found["pathways"] == plain["pathways"]


def test_confidence_is_never_high_while_anything_is_possible(command: Command) -> None:
    for scenario in scenarios():
        found = command("assess", str(scenario.path), "--json").document
        if found["bounds"] == ["Low", "Extreme"]:
            assert found["confidence"] != "high"


@pytest.mark.parametrize("day", ["2081-01-20", "9999-12-31", "0001-01-01", "1989-12-31"])
def test_a_day_nobody_can_know_is_refused(day: str, command: Command, case: dict[str, Any]) -> None:
    done = command("assess", "-", "--as-of", day, text=json.dumps(case))
    assert (done.status, day in done.complaint) == (2, True)
    done = command("assess", "-", text=json.dumps({**case, "as_of": day}))
    assert (done.status, day in done.complaint) == (2, True)
    assert command("knowledge", "show", "KH", "TH", "--as-of", day).status == 2


def test_an_open_question_is_no_reason_that_helps(command: Command, case: dict[str, Any]) -> None:
    text = command("assess", "-", text=json.dumps(case)).out
    assert "is not known" not in text.split("Not known")[0]


@pytest.mark.parametrize("charset", ["ascii", "cp1252"])
def test_text_and_json_leave_as_utf8_whatever_the_terminal_speaks(charset: str, tmp_path: Path) -> None:
    path = scenarios()[0].path
    environment = {**os.environ, "PYTHONIOENCODING": charset, "PYTHONUTF8": "0"}
    for extra in ((), ("--json",)):
        program = [sys.executable, "-m", "exile_risk", "assess", str(path), *extra]
        done = subprocess.run(program, capture_output=True, env=environment, cwd=ROOT, check=True)
        assert done.stdout.decode("utf-8")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_one_sentence() -> None:
    program = [sys.executable, "-m", "exile_risk", "assess", str(scenarios()[0].path)]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(program, stdout=full, stderr=subprocess.PIPE, cwd=ROOT, text=True)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
