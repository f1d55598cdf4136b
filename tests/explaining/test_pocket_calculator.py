# SPDX-License-Identifier: GPL-3.0-or-later
"""From the printed page alone, plain arithmetic gives the engine's log2 odds to 1e-9 and the same band."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exile_risk.model.answers import Answer, Unanswered
from exile_risk.model.assessment import Assessment
from exile_risk.wording.names import level_name, pathway_name
from tests.engine.given import tried
from tests.explaining import calculator
from tests.explaining.given import MODELS, OPEN, catalogue, page, rated, some_answers


def follow(found: Assessment, model: str) -> None:
    """Do what a reviewer does, and compare with what the engine found."""
    rating = found.rating
    routes, levels, last = calculator.read(page(found, model))
    assert list(levels) == [level_name(level) for level in catalogue(model).bands]
    for id, pathway in rating.pathways.items():
        read = routes[pathway_name(id)]
        assert read.log2_odds == pytest.approx(pathway.log2_odds, abs=1e-9)
        assert read.chance == pytest.approx(pathway.probability, abs=1e-9)
        assert read.printed_sum == pytest.approx(pathway.log2_odds, abs=0.00051)
        assert read.printed_chance == pytest.approx(pathway.probability, rel=0.01, abs=0.00051)
    reached = calculator.exceedances(routes, levels)
    for id, exceedance in rating.exceedance.items():
        assert reached[level_name(id)] == pytest.approx(exceedance, abs=1e-9)
    on_an_edge = any(
        abs(exceedance - t) < 1e-9
        for id, exceedance in rating.exceedance.items()
        for t in catalogue(model).bands[id]
        if t is not None
    )
    if on_an_edge:  # the last digit of a sum may fall to either side
        return
    bands = {name: calculator.band(level, reached[name]) for name, level in levels.items()}
    assert {name: level.printed_band for name, level in levels.items()} == bands
    assert [name for name, level in levels.items() if level.decides] == [level_name(rating.deciding_level)]
    worst = max(bands.values(), key=calculator.BANDS.index)
    floor = calculator.floor(last)
    central = max((worst, floor or worst), key=calculator.BANDS.index)
    assert central == rating.band.word
    assert worst == bands[level_name(rating.deciding_level)]
    if found.band is not None and found.band == rating.band and found.state == "rated" and not found.low_withheld:
        assert f"Shown: {central}." in last
    elif found.band is not None:
        assert found.band.word in last


@pytest.mark.parametrize("model", MODELS)
@tried(max_examples=70)
@given(data=st.data())
def test_any_rating_can_be_followed_by_hand(model: str, data: st.DataObject) -> None:
    follow(rated(data.draw(some_answers(model)), model), model)


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("value", ["strong", "mixed", "weak", Unanswered.UNKNOWN, Unanswered.NOT_APPLICABLE, None])
def test_courts_of_every_kind_and_unknown_ones(model: str, value: str | Unanswered | None) -> None:
    answers = {f.id: Answer(f.values[0]) for f in catalogue(model).factors.values() if any(f.bars.values())}
    answers |= {} if value is None else {"host_courts": Answer(value)}
    follow(rated(answers, model), model)


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("gate", ["extradition_basis", "travel_plan"])
def test_gates_open_shut_unknown_and_out_of_the_sum(model: str, gate: str) -> None:
    values: list[str | Unanswered] = [*catalogue(model).factors[gate].values, *OPEN]
    for value in values:
        follow(rated({gate: Answer(value)}, model), model)


@pytest.mark.parametrize("model", MODELS)
def test_floors_of_every_danger_question(model: str) -> None:
    for trigger in catalogue(model).triggers:
        for charged in ("none", "convicted_in_absentia"):
            answers = dict.fromkeys(catalogue(model).triggers, Answer("no"))
            answers |= {trigger: Answer("yes"), "charge_status": Answer(charged)}
            found = rated(answers, model)
            assert found.rating.floor is not None
            follow(found, model)


@pytest.mark.parametrize("model", MODELS)
@tried(max_examples=15)
@given(data=st.data())
def test_the_same_answers_give_the_same_page_byte_for_byte(model: str, data: st.DataObject) -> None:
    answers = data.draw(some_answers(model))
    turned = dict(reversed(answers.items()))
    assert page(rated(answers, model), model) == page(rated(turned, model), model)


def test_a_wrong_digit_on_the_page_would_be_seen() -> None:
    """The calculator itself can fail: it must not agree with a page on which one weight is off."""
    model = MODELS[-1]
    found = rated({"visible_criticism": Answer("mass_or_viral")}, model)
    text = page(found, model)
    routes, _levels, _last = calculator.read(text)
    changed = re.sub(r"(\d)( × 1 +=)", lambda m: f"{(int(m[1]) + 1) % 10}{m[2]}", text, count=1)
    spoilt, _levels, _last = calculator.read(changed)
    moved = [name for name in routes if abs(spoilt[name].log2_odds - routes[name].log2_odds) > 0.5]
    assert len(moved) == 1
