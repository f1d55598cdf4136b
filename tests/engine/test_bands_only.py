# SPDX-License-Identifier: GPL-3.0-or-later
"""Bands without reasons are the bands of the whole rating, however little is worked out to find them."""

import math
import random
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exile_risk.assessing import planning
from exile_risk.engine import group_columns, group_sums, median, rate
from exile_risk.engine.bands_only import BandsOnly, bands_only
from exile_risk.engine.columns import outcome_columns
from exile_risk.engine.completions import Completions, likely_bands
from exile_risk.model.answers import Unanswered
from exile_risk.model.assessment import Band
from exile_risk.model.factors import LEVELS, Catalogue
from tests.engine.given import CATALOGUES, answers_of, catalogue, every_model, tried, vignette, whole_answers_of

Given = dict[str, str | Unanswered]


def in_full(
    model: Catalogue, answers: Given, stale: frozenset[str] = frozenset(), inferred: frozenset[str] = frozenset()
) -> BandsOnly:
    whole = rate(model, answers, stale)
    return BandsOnly(whole.band, whole.lowest, whole.highest, planning(model, answers, whole, inferred)[0])


def like_stored(model: Catalogue, rng: random.Random, known: float) -> Given:
    """Answers of which many lie between the bands: fair coins, and a danger question in forty with yes."""
    answers: Given = {}
    for factor in model.factors.values():
        if factor.group == "trigger":
            answers[factor.id] = "yes" if rng.random() < 1 / 40 else "no"
        elif rng.random() < known:
            answers[factor.id] = rng.choice(factor.values)
    return answers


@every_model
def test_bands_only_are_those_of_the_whole_rating(version: str) -> None:
    model = CATALOGUES[version]
    some = st.sets(st.sampled_from(list(model.factors)), max_size=12).map(frozenset)

    @tried(max_examples=150)
    @given(answers_of(version), some, some)
    def same(answers: Given, stale: frozenset[str], inferred: frozenset[str]) -> None:
        assert bands_only(model, answers, stale, inferred) == in_full(model, answers, stale, inferred)

    same()


@every_model
def test_bands_only_are_those_of_the_whole_rating_in_cases_of_every_kind(version: str) -> None:
    model, rng = CATALOGUES[version], random.Random("stored")
    rises: Counter[int] = Counter()
    for n in range(400):
        answers = like_stored(model, rng, 0.4 + 0.6 * n / 400)
        doubtful = frozenset(f for f in answers if rng.random() < 0.05)
        found = bands_only(model, answers, doubtful, doubtful)
        assert found == in_full(model, answers, doubtful, doubtful)
        rises[found.planning - found.band] += 1
    assert rises[1] > 20, "the median must often lie above the centre"
    assert rises[2] > 0


@every_model
def test_where_the_bounds_meet_every_completion_is_there(version: str) -> None:
    model = CATALOGUES[version]

    @tried(max_examples=60)
    @given(whole_answers_of(version), st.sets(st.sampled_from(list(model.factors)), max_size=3))
    def met(answers: Given, left_out: set[str]) -> None:
        found = bands_only(model, {f: a for f, a in answers.items() if f not in left_out})
        if found.lowest == found.highest:
            assert found.planning == found.band == found.lowest

    met()


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("n", [3, 7, 14])
def test_a_median_exactly_on_a_threshold_is_settled_by_the_whole_sum(n: int, level: str) -> None:
    """The last digit decides there, and quick sums do not have it."""
    never = (0.9999, 0.99991, None)
    answers: Given = {f: a for f, a in vignette(n).items() if f in catalogue().factors}
    exceedance = outcome_columns(catalogue(), Completions(catalogue(), answers).chances())[0]
    on = sorted(exceedance[level])[len(exceedance[level]) // 2]
    told = []
    for edge in (on, math.nextafter(on, 1), math.nextafter(on, 0)):
        model = replace(catalogue(), bands={**dict.fromkeys(LEVELS, never), level: (edge, 0.999, 0.9999)})
        found = median.worse_of_median(Band.LOW, model, answers)
        assert found == likely_bands(model, answers)[1]
        told.append(found)
    assert told == [Band.MODERATE, Band.LOW, Band.MODERATE]


def test_completions_that_the_sums_leave_in_doubt_are_rated_in_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(median, "DOUBT", 0.9)
    rated: list[slice] = []
    whole = Completions.bands

    def bands(self: Completions, part: slice = slice(0, 200)) -> list[int]:
        rated.append(part)
        return whole(self, part)

    monkeypatch.setattr(Completions, "bands", bands)
    rng = random.Random("doubt")
    for _ in range(40):
        answers = like_stored(catalogue(), rng, 0.7)
        assert bands_only(catalogue(), answers).planning == in_full(catalogue(), answers).planning
    assert sum(part.stop - part.start == 1 for part in rated) > 400


def test_what_is_remembered_of_other_cases_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random("memory")
    cases = [like_stored(catalogue(), rng, 0.7) for _ in range(60)]
    told = [bands_only(catalogue(), answers) for answers in cases]
    monkeypatch.setattr(group_columns, "REMEMBERED", 2)
    monkeypatch.setattr(group_sums, "REMEMBERED", 2)
    assert [bands_only(catalogue(), answers) for answers in reversed(cases)] == told[::-1]


def test_a_slip_of_an_id_never_passes_as_an_open_question() -> None:
    with pytest.raises(KeyError):
        bands_only(catalogue(), {"no_such_question": "yes"})
