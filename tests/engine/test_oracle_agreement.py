# SPDX-License-Identifier: GPL-3.0-or-later
"""The engine and the plain reading of the paper say the same of thousands of made-up cases."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exile_risk.model.assessment import Rating
from tests.engine.given import FACTORS, MODEL, Answers, any_answers, is_value, made_up, on_the_edge, rated, tried
from tests.reference import oracle

NEAR = 1e-9
FEW = 3
"""Completions of what cuts both ways that the slow oracle tries for every case."""


def near(found: dict[str, float], told: dict[str, float], what: str) -> None:
    assert list(found) == list(told), what
    for key in told:
        assert abs(found[key] - told[key]) <= NEAR, f"{what} {key}: engine {found[key]!r}, oracle {told[key]!r}"


def agree(answers: Answers, stale: list[str] | None = None) -> Rating:
    found, told = rated(answers, stale or ()), oracle.central(MODEL, answers)
    near({p: x.log2_odds for p, x in found.pathways.items()}, told["log2_odds"], "log2 odds")
    near({p: x.probability for p, x in found.pathways.items()}, told["probability"], "probability")
    near({p: x.share for p, x in found.pathways.items()}, told["share"], "share")
    near(dict(found.harm_given_return), told["harm"], "harm given return")
    near(dict(found.exceedance), told["exceedance"], "exceedance")
    assert abs(found.index - told["index"]) <= NEAR
    assert found.band.word == told["band"]
    agree_on_bounds(found, {f: a for f, a in answers.items() if f not in (stale or ())})
    assert (found.floor and found.floor.word) == told["floor"]
    for field in ("imminence", "deciding_level", "leading_pathway"):
        assert getattr(found, field) == told[field], field
    return found


def agree_on_bounds(found: Rating, firm: Answers) -> None:
    """Exactly where few completions of what cuts both ways are left; else no wider than outside, and none left out."""
    ways = oracle.open_mixed(MODEL, firm)
    if math.prod(map(len, ways.values())) <= FEW:
        assert (found.lowest, found.highest) == oracle.tight_bounds(MODEL, firm)
        return
    low, high = oracle.outer_bounds(MODEL, firm)
    assert low <= found.lowest <= found.highest <= high
    rng = random.Random(repr(sorted(firm.items())))
    low, high = oracle.outer_bounds(MODEL, {**firm, **{f: rng.choice(values) for f, values in ways.items()}})
    assert found.lowest <= low <= high <= found.highest


@pytest.mark.parametrize("tenth", range(11))
def test_agreement_from_nothing_known_to_everything_known(tenth: int) -> None:
    rng = random.Random(f"agreement {tenth}")
    bands = {agree(made_up(rng, tenth / 10)).band for _ in range(50)}
    assert len(bands) >= (1 if tenth == 0 else 3), "the made-up cases must reach several bands to prove anything"


def test_agreement_where_bounds_are_narrow() -> None:
    """Two or three open questions: the bounds differ from each other and from the centre by a band at a time."""
    rng = random.Random("narrow")
    seen = set()
    for _ in range(260):
        answers = made_up(rng, 0.95)
        found = agree(answers)
        seen.add((found.lowest, found.band, found.highest))
    assert len({(lo, hi) for lo, _, hi in seen if lo < hi}) >= 5


def test_agreement_with_stale_facts() -> None:
    rng = random.Random("stale")
    widened = 0
    for _ in range(160):
        answers = made_up(rng, 0.97)
        stale = [f for f in answers if is_value(answers[f]) and rng.random() < 0.15]
        found, fresh = agree(answers, stale), rated(answers)
        widened += (found.lowest, found.highest) != (fresh.lowest, fresh.highest)
    assert widened > 15, "stale facts must have mattered for the bounds"


@tried(max_examples=150)
@given(any_answers, st.sets(st.sampled_from(list(FACTORS))))
def test_agreement_wherever_hypothesis_looks(answers: Answers, stale: set[str]) -> None:
    agree(answers, sorted(f for f in stale if is_value(answers.get(f))))


@pytest.mark.parametrize("factor", FACTORS)
def test_agreement_on_the_edge_of_a_band(factor: str) -> None:
    """Where bounds that were a little too narrow or too wide would show."""
    for answers, _, value in on_the_edge(factor):
        agree(answers)
        agree({**answers, factor: value}, [factor])
        agree({**answers, factor: "not_applicable"})


@pytest.mark.parametrize("factor", FACTORS)
def test_agreement_for_every_value_alone(factor: str) -> None:
    for value in [*FACTORS[factor]["values"], "declined", "not_applicable"]:
        agree({factor: value})
