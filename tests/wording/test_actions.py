# SPDX-License-Identifier: GPL-3.0-or-later
"""Every act that the engine may offer has words, and none of them promises anything."""

import pytest

from exile_risk.engine.mitigations import ACTIONS, SILENCE
from exile_risk.engine.sensitivity import Change
from exile_risk.model.assessment import Band
from exile_risk.wording.actions import _ACTIONS, action_text, change_text, price_text
from exile_risk.wording.questions import short_question
from exile_risk.wording.values import value_label


def test_every_act_has_words_and_no_words_are_left_over() -> None:
    assert set(_ACTIONS) == {(factor, value) for factor, values in ACTIONS.items() for value in values}
    assert len(set(_ACTIONS.values())) == len(_ACTIONS)


@pytest.mark.parametrize(("factor", "value"), sorted(_ACTIONS))
def test_an_act_is_short_and_promises_nothing(factor: str, value: str) -> None:
    text = action_text(factor, value)
    assert len(text) <= 70
    assert text[0].isupper()
    assert not text.endswith(".")
    assert "safe" not in text.lower()


def test_an_answer_without_an_act_is_said_as_question_and_answer() -> None:
    text = f"{short_question('host_courts')}: {value_label('host_courts', 'strong')}"
    assert action_text("host_courts", "strong") == text
    assert change_text(Change({"host_courts": "strong"}, Band.HIGH, True, False, None)) == text


def test_two_acts_are_joined_and_silence_is_never_worded_as_an_act() -> None:
    both = Change({"lawyer_on_call": "yes", "rapid_response": "strong"}, Band.HIGH, True, True, None)
    assert change_text(both) == f"{action_text('lawyer_on_call', 'yes')} + {action_text('rapid_response', 'strong')}"
    silent = Change({"visible_criticism": "none"}, Band.HIGH, True, True, SILENCE)
    assert change_text(silent).startswith(short_question("visible_criticism"))
    assert "no advice" in price_text()
    assert "no advice" in price_text(short=True)
