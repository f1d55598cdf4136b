# SPDX-License-Identifier: GPL-3.0-or-later
"""What people and outside checks get from the command is what the plain reading of the paper says, to the last band."""

import json
import random
from typing import Any

import pytest

from tests.engine.given import BANDS, MODEL, TRIGGERS, VIGNETTES, Answers, is_value, made_up, vignette
from tests.engine.program import case_file, run_alone, run_many
from tests.reference import oracle

NEAR = 1e-9


def thirty() -> list[Answers]:
    """The vignettes, and made-up cases in which the danger questions are answered."""
    rng = random.Random("command line")
    cases = [dict(v["fields"]) for v in VIGNETTES]
    for known in (0, 0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1):
        answers = made_up(rng, known)
        cases.append(answers | {t: rng.choice(["no", "no", "yes"]) for t in TRIGGERS})
    return cases


CASES = thirty()


@pytest.fixture(scope="module")
def documents() -> list[dict[str, Any]]:
    return [done.document for done in run_many([case_file(answers) for answers in CASES])]


@pytest.mark.parametrize("place", range(len(CASES)))
def test_the_command_agrees_with_the_oracle(place: int, documents: list[dict[str, Any]]) -> None:
    found, told = documents[place], oracle.rating(MODEL, CASES[place])
    for p, pathway in found["pathways"].items():
        assert abs(pathway["probability"] - told["probability"][p]) <= NEAR
        assert abs(pathway["log2_odds"] - told["log2_odds"][p]) <= NEAR
        assert abs(pathway["share"] - told["share"][p]) <= NEAR
        assert abs(sum(t["steps"] for t in pathway["terms"]) - told["log2_odds"][p]) <= NEAR
    for name, expected in (("harm_given_return", told["harm"]), ("exceedance", told["exceedance"])):
        assert found[name] == pytest.approx(expected, abs=NEAR)
    assert found["central_band"] == told["band"]
    assert found["bounds"] == told["bounds"]
    for field in ("floor", "imminence", "deciding_level", "leading_pathway"):
        assert found[field] == told[field], field


def test_the_planning_band_is_never_below_the_central_band_nor_outside_the_bounds(
    documents: list[dict[str, Any]],
) -> None:
    for found in documents:
        central, planned = BANDS.index(found["central_band"]), BANDS.index(found["band"])
        assert planned >= central
        if found["state"] == "rated" and found["band"] != "Moderate":  # Moderate may stand in for a Low withheld
            assert BANDS.index(found["bounds"][0]) <= planned <= BANDS.index(found["bounds"][1])


@pytest.mark.parametrize("n", range(1, 21))
def test_the_planning_bands_of_the_vignettes(n: int, documents: list[dict[str, Any]]) -> None:
    """Section 6 in the band that is shown and acted on: 19 has not enough information, no other vignette says so."""
    found = documents[n - 1]
    expected = VIGNETTES[n - 1]["expected_band_range"] or ["Moderate", "Moderate"]
    assert (found["state"] == "not_enough_information") == (n == 19)
    assert BANDS.index(expected[0]) <= BANDS.index(found["band"]) <= BANDS.index(expected[1])


def test_an_unanswered_danger_check_shows_no_band_but_all_the_rest() -> None:
    full = vignette(1)
    missing = [
        {f: a for f, a in full.items() if f not in left_out} for left_out in ([TRIGGERS[0]], TRIGGERS[1:3], TRIGGERS)
    ]
    worded = [full | {TRIGGERS[0]: word} for word in ("unknown", "declined", "not_asked")]
    for done in run_many([case_file(a) for a in [*missing, *worded]]):
        found = done.document
        assert (found["state"], found["band"]) == ("danger_check_not_done", None)
        assert found["central_band"] == oracle.rating(MODEL, full)["band"]
        assert found["pathways"]["R"]["probability"] == pytest.approx(0.47368, abs=5e-6)
        assert found["floor"] is None


def test_swapping_two_countries_with_equal_answers_changes_nothing_but_their_names() -> None:
    """P6 and P7: only answers count; no place and no nationality weighs anything."""
    places: list[dict[str, Any]] = [
        {"origin": "KH", "host": "TH"},
        {"origin": "TH", "host": "KH"},
        {"origin": "IR", "host": "GB", "nationalities": ["IR", "GB"]},
        {"origin": "RW", "host": "NZ", "nationalities": []},
    ]
    seen = []
    for done in run_many([case_file(vignette(4), **place) for place in places]):
        found = done.document
        seen.append({k: v for k, v in found.items() if k not in ("origin", "host")})
    assert all(json.dumps(found) == json.dumps(seen[0]) for found in seen)


def test_the_same_case_gives_the_same_bytes_in_another_process() -> None:
    answers = {f: a for f, a in vignette(12).items() if is_value(a)}
    turned = dict(reversed(answers.items()))
    one, other = run_alone(case_file(answers), seed="1"), run_alone(case_file(turned), seed="4711")
    assert one.status == other.status == 0
    assert one.err == other.err == ""
    assert one.out == other.out
    assert one.out == run_many([case_file(answers)])[0].out
