# SPDX-License-Identifier: GPL-3.0-or-later
"""The page says how sure it is, what asking costs, what can be done, and that falling silent is no advice."""

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout
from pytestqt.qtbot import QtBot

from exile_risk.asking import next_questions, what_would_change
from exile_risk.model.answers import Answer, EvidenceGrade
from exile_risk.model.draft import Draft
from exile_risk.scenarios import scenarios
from exile_risk.wording.actions import action_text, price_text
from exile_risk.wording.uncertainty import cost_text, steady_text
from tests.pages.case_panels import CasePage


def listed(column: QVBoxLayout, qtbot: QtBot) -> list[str]:
    """Return the labels of a list in order, once it is laid out."""
    lines = [column.itemAt(n).widget() for n in range(column.count())]
    qtbot.waitUntil(lambda: all(line.isVisible() for line in lines))
    return [
        label.text() for line in lines for label in ([line] if isinstance(line, QLabel) else line.findChildren(QLabel))
    ]


ALL = [s.id for s in scenarios()]


def test_the_range_says_how_steady_the_band_is(case_page: CasePage, subtests: pytest.Subtests) -> None:
    for id in ALL:
        with subtests.test(id=id):
            case_page.show_scenario(id)
            assert case_page.found is not None
            note = case_page.result.head._range_note.text()
            assert steady_text(case_page.found) in note
            assert f"{case_page.found.weight_draws.held} of 300 trials" in note


def test_before_the_danger_check_nothing_is_steady(case_page: CasePage) -> None:
    case_page.show(Draft(origin="KH", host="TH"))
    assert case_page.found is not None
    assert steady_text(case_page.found) == ""
    assert not [text for text in case_page.words(case_page.result) if "trials" in text]


def test_where_more_is_planned_than_the_answers_say_the_trials_are_of_the_answers(case_page: CasePage) -> None:
    """A share of trials beside a band that they did not produce would mislead."""
    for id in ALL:
        case_page.show_scenario(id)
        found = case_page.found
        assert found is not None
        text = steady_text(found)
        assert text.startswith("Steady") == (found.band == found.rating.band)


def test_an_inferred_answer_is_named_beside_the_range(case_page: CasePage) -> None:
    case_page.show_scenario("refugee-in-thailand-2018")
    draft = case_page.draft
    case_page.show(draft.with_answer("prior_targeting", Answer("none", EvidenceGrade.INFERENCE)))
    assert "1 answer is your inference" in case_page.result.head._range_note.text()


def test_a_costly_question_says_so_where_it_is_offered(case_page: CasePage, qtbot: QtBot) -> None:
    seen = set()
    for id in ALL:
        case_page.show_scenario(id)
        assert case_page.found is not None
        offered = next_questions(case_page.found, case_page.session.catalogue)[:4]
        said = listed(case_page.result.open._asked, qtbot)
        for price in {cost_text(q.cost) for q in offered if q.cost > 1}:
            assert price in said
            seen.add(price)
        assert not any(cost_text(c) in said for c in (2, 3) if c not in {q.cost for q in offered})
    assert seen, "no practice case offers a costly question: the test proves nothing"


def test_what_can_be_done_is_said_as_an_act(case_page: CasePage, qtbot: QtBot) -> None:
    acts = 0
    for id in ALL:
        case_page.show_scenario(id)
        assert case_page.found is not None
        said = listed(case_page.result.open._changes, qtbot)
        free = [
            c for c in what_would_change(case_page.found, case_page.session.catalogue) if c.actionable and not c.cost
        ]
        for change in free[:1]:
            assert " + ".join(action_text(f, v) for f, v in change.set.items()) in said
            acts += 1
    assert acts


def test_silence_is_never_free_advice(case_page: CasePage, qtbot: QtBot) -> None:
    marked = 0
    for id in ALL:
        case_page.show_scenario(id)
        assert case_page.found is not None
        changes = what_would_change(case_page.found, case_page.session.catalogue)
        silent = [c for c in changes if c.cost is not None and c.actionable]
        said = listed(case_page.result.open._changes, qtbot)
        assert (price_text(short=True) in said) == bool(silent)
        if silent:
            assert said[-1] == price_text(short=True), "it stands last"
            marked += 1
    assert marked
