# SPDX-License-Identifier: GPL-3.0-or-later
"""The quick sums (one group at a time, many readings in columns) say what the whole computation says."""

import random

from hypothesis import given
from hypothesis import strategies as st

from exile_risk.engine import rate
from exile_risk.engine.bands import band_of, floor_of, index_of
from exile_risk.engine.compiled import TARGETS, compiled
from exile_risk.engine.completions import likely_bands, open_factors
from exile_risk.engine.draws import draws, prior
from exile_risk.engine.evaluate import View, evaluate
from exile_risk.engine.reading import AS_IT_IS, Reading
from exile_risk.model.answers import Unanswered
from exile_risk.model.assessment import Band
from exile_risk.model.factors import PATHWAYS, Direction, Factor
from tests.engine.given import CATALOGUES, VERSIONS, answers_of, catalogue, every_model, made_up, tried

Given = dict[str, str | Unanswered]
ANSWERS = {version: answers_of(version) for version in VERSIONS}
TRIALS = {
    version: st.lists(
        st.dictionaries(st.sampled_from(list(CATALOGUES[version].factors)), st.integers(0, 9), max_size=4), max_size=5
    )
    for version in VERSIONS
}


def whole(version: str, answers: Given, view: View) -> tuple[Band, float, list[float]]:
    """Return band, index and log2 odds of one view, worked out from nothing by `evaluate`."""
    model = CATALOGUES[version]
    found = evaluate(compiled(model), answers, view)
    floor = floor_of(model, answers, found.harm, open_as_yes=view is View.HIGHEST)
    band = max(band_of(model, found.exceedance), floor or Band.LOW)
    return band, index_of(model, found.exceedance), [found.log2_odds[p] for p in PATHWAYS]


@every_model
def test_a_trial_is_rated_as_if_it_had_been_answered(version: str) -> None:
    factors = CATALOGUES[version].factors

    @tried(max_examples=120)
    @given(ANSWERS[version], TRIALS[version], st.sampled_from(View))
    def same(answers: Given, picked: list[dict[str, int]], view: View) -> None:
        trials = [{f: factors[f].values[n % len(factors[f].values)] for f, n in one.items()} for one in picked]
        reading = Reading(compiled(CATALOGUES[version]), answers, view)
        trials.append(AS_IT_IS)
        for trial, outcome in zip(trials, reading.outcomes(trials), strict=True):
            band, index, odds = whole(version, {**answers, **trial}, view)
            assert outcome.band == band
            assert abs(outcome.rho - index) < 1e-9
            quick = dict(zip(TARGETS, reading.odds(trial), strict=True))
            quick["R"] = max(quick["R"], quick["held"])  # whoever is held is sent back as the larger of the two says
            assert all(abs(quick[p] - odds[n]) < 1e-9 for n, p in enumerate(PATHWAYS))

    same()


@every_model
def test_every_completion_of_the_likely_range_is_rated_as_if_it_had_been_answered(version: str) -> None:
    """P5 too: the columns kept from earlier cases change nothing."""
    model = CATALOGUES[version]

    @tried(max_examples=4)
    @given(ANSWERS[version], st.sets(st.sampled_from(list(model.factors)), max_size=4))
    def same(answers: Given, doubtful: set[str]) -> None:
        firm = {f: a for f, a in answers.items() if f not in doubtful or f in model.triggers}
        factors = open_factors(model, firm)
        columns = [draws(model, f) for f in factors]
        found = sorted(
            rate(model, {**firm, **dict(zip(factors, (c[n] for c in columns), strict=True))}).band for n in range(200)
        )
        told = likely_bands(model, answers, frozenset(doubtful))
        assert told == (found[19], found[100], found[180])

    same()


@every_model
def test_likely_bands_lie_inside_the_hard_bounds_and_repeat(version: str) -> None:
    model = CATALOGUES[version]

    @tried(max_examples=60)
    @given(ANSWERS[version])
    def inside(answers: Given) -> None:
        found, hard = likely_bands(model, answers), rate(model, answers)
        assert list(found) == sorted(found)
        assert hard.lowest <= found[0]
        assert found[2] <= hard.highest
        assert found == likely_bands(model, dict(reversed([*answers.items()])))

    inside()


@every_model
def test_likely_bands_never_fall_when_an_answer_turns_riskier(version: str) -> None:
    """P10: the draws of one factor are fixed, so that answering another never reshuffles them."""
    model = CATALOGUES[version]
    marked = [f for f in model.factors.values() if f.direction is not Direction.MIXED]

    @tried(max_examples=70)
    @given(ANSWERS[version], st.sampled_from(marked), st.integers(0, 9))
    def rising(answers: Given, factor: Factor, n: int) -> None:
        values = factor.values if factor.direction is Direction.ASCENDING else factor.values[::-1]
        low = n % (len(values) - 1)
        milder = likely_bands(model, {**answers, factor.id: values[low]})
        riskier = likely_bands(model, {**answers, factor.id: values[low + 1]})
        assert all(a <= b for a, b in zip(milder, riskier, strict=True))

    rising()


def test_likely_ranges_differ_between_cases() -> None:
    """P10 would hold of a range that never moved."""
    rng = random.Random("ranges")
    assert len({likely_bands(catalogue(), made_up(rng, 0.7, open_words=False)) for _ in range(80)}) >= 6


@every_model
def test_stronger_values_are_rarer(version: str) -> None:
    factors = CATALOGUES[version].factors
    for factor in factors.values():
        assert abs(sum(prior(factor).values()) - 1) < 1e-12
    requests = prior(factors["origin_request"])
    assert requests["formal_extradition_request"] == min(requests.values())
