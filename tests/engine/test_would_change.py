# SPDX-License-Identifier: GPL-3.0-or-later
"""P16: what is said to change the band does; what people can do is told from what they cannot; silence has a price."""

import itertools
import random

import pytest
from hypothesis import given

from exile_risk.engine import rate
from exile_risk.engine.mitigations import ACTIONS, GIVES_UP_SPEECH, SILENCE, one_act
from exile_risk.engine.sensitivity import Change, changes
from exile_risk.model.answers import Unanswered
from exile_risk.model.factors import Catalogue
from tests.engine.given import (
    CATALOGUES,
    TRIGGERS,
    answers_of,
    catalogue,
    completed,
    every_model,
    made_up,
    rated,
    tried,
    vignette,
)

Given = dict[str, str | Unanswered]


def singles(found: tuple[Change, ...]) -> dict[tuple[str, str], Change]:
    return {(c.factor, c.value): c for c in found if len(c.set) == 1}


def pairs(found: tuple[Change, ...]) -> list[Change]:
    return [c for c in found if len(c.set) == 2]


def check_pairs(model: Catalogue, answers: Given, found: tuple[Change, ...]) -> int:
    now = rate(model, answers).band
    for change in pairs(found):
        assert change.lowers
        assert change.actionable
        assert change.cost is None
        assert rate(model, {**answers, **change.set}).band == change.band < now
        for factor, value in change.set.items():
            assert value in ACTIONS[factor]
            assert rate(model, {**answers, factor: value}).band == now, "one of the two does it alone"
        assert not one_act(*change.set)
    return len(pairs(found))


@every_model
def test_every_change_is_true_and_none_is_missing(version: str) -> None:
    """P16, by the whole computation."""
    model = CATALOGUES[version]

    @tried(max_examples=30)
    @given(answers_of(version))
    def true(answers: Given) -> None:
        now, found = rate(model, answers).band, changes(model, answers)
        said = singles(found)
        for factor, answer in answers.items():
            for value in model.factors[factor].values if isinstance(answer, str) else ():
                band = rate(model, {**answers, factor: value}).band
                assert ((factor, value) in said) == (band != now)
                if band != now:
                    assert said[factor, value].band == band
                    assert said[factor, value].lowers == (band < now)
        check_pairs(model, answers, found)

    true()


@every_model
def test_two_acts_together_are_found_where_neither_is_enough(version: str) -> None:
    """P16: with full answers, so that there is something to act on."""
    model, rng = CATALOGUES[version], random.Random("two acts")
    seen = 0
    for _ in range(60):
        answers = {f.id: rng.choice(f.values) for f in model.factors.values() if f.id not in model.triggers}
        answers |= dict.fromkeys(model.triggers, "no")
        seen += check_pairs(model, answers, changes(model, answers)) > 0
    assert seen >= 4


def test_no_pair_of_the_strongest_acts_is_missing() -> None:
    rng = random.Random("no pair")
    model, compared = catalogue(), 0
    for _ in range(12):
        answers = {**completed(rng, {}), **dict.fromkeys(TRIGGERS, "no")}
        now, found = rated(answers).band, changes(model, answers)
        told = {frozenset(c.set.items()) for c in pairs(found)}
        lowering = {c.factor for c in found if len(c.set) == 1 and c.actionable}
        best = {}
        for factor, values in ACTIONS.items():
            trials = {v: rated({**answers, factor: v}).index for v in values}
            value = min(trials, key=lambda v: trials[v])
            if factor not in lowering and trials[value] < rated(answers).index:
                best[factor] = (trials[value], value)
        strongest = sorted(best, key=lambda f: best[f])[:10]
        for one, other in itertools.combinations(strongest, 2):
            both = {one: best[one][1], other: best[other][1]}
            expected = not one_act(one, other) and rated({**answers, **both}).band < now
            assert (frozenset(both.items()) in told) == expected, both
            compared += expected
    assert compared >= 2


@every_model
def test_silence_is_marked_and_comes_last(version: str) -> None:
    model = CATALOGUES[version]
    seen = 0

    @tried(max_examples=100)
    @given(answers_of(version))
    def marked(answers: Given) -> None:
        nonlocal seen
        found = changes(model, answers)
        prices = [c.cost for c in found]
        assert prices == sorted(prices, key=lambda p: p is not None), "what has a price stands last"
        for change in found:
            gives_up = change.lowers and bool(GIVES_UP_SPEECH & set(change.set))
            assert (change.cost == SILENCE) == gives_up
            assert len(change.set) == 1 or not gives_up, "silence makes no pair"
            seen += gives_up

    marked()
    assert seen >= 6


@every_model
def test_mitigations_come_first_and_are_acts(version: str) -> None:
    model, rng = CATALOGUES[version], random.Random("acts")
    acts = 0
    for _ in range(60):
        answers = {f.id: rng.choice(f.values) for f in model.factors.values() if f.id not in model.triggers}
        answers |= dict.fromkeys(model.triggers, "no")
        found = changes(model, answers)
        free = [c for c in found if c.actionable and c.cost is None]
        assert list(found[: len(free)]) == free
        assert all(v in ACTIONS[f] for c in free for f, v in c.set.items())
        assert all(c.lowers for c in free)
        sizes = [(len(c.set), c.band) for c in free]
        assert sizes == sorted(sizes)
        acts += len(free)
    assert acts > 20


@every_model
def test_every_act_belongs_to_a_question_and_a_value(version: str) -> None:
    factors = CATALOGUES[version].factors
    for factor, values in ACTIONS.items():
        assert set(values) <= set(factors[factor].values)
    assert set(factors) > GIVES_UP_SPEECH
    assert not GIVES_UP_SPEECH & set(ACTIONS)


@pytest.mark.parametrize("n", range(1, 21))
def test_the_countrys_courts_are_no_advice(n: int) -> None:
    for change in changes(catalogue(), vignette(n)):
        assert not (change.actionable and {"host_courts", "host_regime", "security_cooperation"} & set(change.set))


def test_release_and_a_stay_lower_together_where_neither_does_alone() -> None:
    """Two danger questions are true: each keeps the floor while the other is answered."""
    answers = {**vignette(10), "in_host_custody": "yes", "removal_or_surrender_date_set": "yes"}
    both = {"in_host_custody": "no", "removal_or_surrender_date_set": "no"}
    assert rated(answers).band > rated({**answers, **both}).band
    assert both in [dict(c.set) for c in changes(catalogue(), answers)]


def test_permanent_residence_is_the_way_down_for_the_fourth_case() -> None:
    found = [c for c in changes(catalogue(), vignette(4)) if c.actionable and c.cost is None]
    assert dict(found[0].set) == {"immigration_status": "permanent_residence"}


def test_what_is_said_does_not_depend_on_the_order_of_answers() -> None:
    """P4."""
    rng = random.Random("order")
    for _ in range(20):
        answers = made_up(rng, 0.8, open_words=False)
        assert changes(catalogue(), answers) == changes(catalogue(), dict(reversed([*answers.items()])))
