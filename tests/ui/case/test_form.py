# SPDX-License-Identifier: GPL-3.0-or-later
"""Filling in a case: places by typing, danger by Yes and No, the rest by chips; facts stand in where they know."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from exile_risk.model.answers import EvidenceGrade, Unanswered
from exile_risk.model.case import Charge, Stage
from exile_risk.model.draft import Draft
from tests.pages.case_panels import CasePage

FOUND = [("camb", "KH"), ("Cambodian", "KH"), ("thail", "TH"), ("KHM", "KH"), ("cote d'iv", "CI"), ("Burma", "MM")]


def test_a_country_is_found_by_whatever_people_type(case_page: CasePage, subtests: pytest.Subtests) -> None:
    for typed, code in FOUND:
        with subtests.test(typed=typed):
            case_page.show(Draft())
            assert case_page.draft.origin is None
            assert case_page.form.headline.origin.text() == ""
            case_page.type_into(case_page.form.headline.origin, typed)
            assert case_page.draft.origin == code
            assert case_page.draft.nationalities == (code,)


def test_the_headline_fills_the_draft(case_page: CasePage, qtbot: QtBot) -> None:
    headline = case_page.form.headline
    case_page.type_into(headline.origin, "cambodia")
    case_page.type_into(headline.host, "thailand")
    edit = headline.charges.findChild(QLineEdit)
    assert isinstance(edit, QLineEdit)
    edit.setFocus()
    qtbot.keyClicks(edit, "incite")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    headline.protection.setFocus()
    while headline.protection.currentText() != "Recognised by UNHCR":
        qtbot.keyClick(headline.protection, Qt.Key.Key_Down)
    qtbot.keyClick(headline.protection, Qt.Key.Key_Return)
    assert (case_page.draft.origin, case_page.draft.host) == ("KH", "TH")
    assert case_page.draft.charges == (Charge("incitement", Stage.INVESTIGATION),)


@pytest.mark.parametrize(
    ("typed", "offence"),
    [
        ("separatism", "treason"),
        ("protest", "unlawful_assembly_association"),
        ("libel", "criminal_defamation"),
        ("foreign agent", "foreign_interference"),
        ("extremism", "terrorism"),
    ],
)
def test_a_charge_is_found_by_what_people_call_it(case_page: CasePage, typed: str, offence: str) -> None:
    case_page.type_into(case_page.form.headline.charges.edit, typed)
    assert [charge.offence for charge in case_page.draft.charges] == [offence]


def test_what_follows_from_the_charges_is_not_called_a_fact(case_page: CasePage) -> None:
    case_page.answer(origin="CN", host="KZ", charges=(Charge("treason", Stage.INVESTIGATION),))
    case_page.question("charge_status")
    words = case_page.words(case_page.form)
    assert "From the charges: Under investigation" in words
    assert "The facts say: Under investigation" not in words


def test_the_next_open_danger_question_has_the_focus_and_is_in_view(case_page: CasePage, qtbot: QtBot) -> None:
    case_page.form.go_to("group_hunted")
    area = case_page.form._area
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    case_page.form.go_to("")
    opened = next(cell for cell in case_page.form.danger.cells.values() if cell.answer() is None)
    assert opened.no.hasFocus()
    qtbot.waitUntil(lambda: not opened.no.visibleRegion().isEmpty())


def test_choosing_a_status_answers_it(case_page: CasePage) -> None:
    box = case_page.form.headline.protection
    box.activated.emit(box.findText("Recognised by UNHCR"))
    assert case_page.draft.answers["protection_status"].value == "unhcr_recognised"
    box.activated.emit(0)
    assert "protection_status" not in case_page.draft.answers


def test_the_same_place_twice_is_said_and_not_rated(case_page: CasePage) -> None:
    case_page.type_into(case_page.form.headline.origin, "thailand")
    case_page.type_into(case_page.form.headline.host, "thailand")
    assert case_page.found is None
    assert any("outside the state they fear" in text for text in case_page.words(case_page.form))


def test_changing_the_state_feared_keeps_other_nationalities(case_page: CasePage) -> None:
    case_page.show(Draft(origin="KH", host="TH", nationalities=("KH", "FR")))
    case_page.form.headline.origin.clear_picked()
    case_page.type_into(case_page.form.headline.origin, "viet")
    assert case_page.draft.nationalities == ("VN", "FR")


@pytest.mark.parametrize(
    ("held", "expected"),
    [((), ()), (("MM",), ("MM",)), (("KH",), ("VN",)), (None, ("VN",)), (("KH", "VN"), ("VN",))],
)
def test_another_state_feared_never_invents_a_nationality(
    held: tuple[str, ...] | None, expected: tuple[str, ...], case_page: CasePage
) -> None:
    case_page.show(Draft(origin="KH", host="TH", nationalities=held))
    case_page.form.headline.origin.clear_picked()
    case_page.type_into(case_page.form.headline.origin, "viet")
    assert case_page.draft.nationalities == expected


def test_danger_answers_carry_their_day_and_can_be_taken_back(case_page: CasePage) -> None:
    case_page.answer_danger("in_host_custody", "Yes")
    answer = case_page.draft.answers["in_host_custody"]
    assert (answer.value, answer.noted) == ("yes", date.today())
    case_page.answer_danger("in_host_custody", "Yes")
    assert "in_host_custody" not in case_page.draft.answers
    assert "0 of 7 answered" in case_page.words(case_page.form)


def test_a_chip_answers_and_dont_know_is_not_no(case_page: CasePage) -> None:
    case_page.show(Draft(origin="KH", host="TH"))
    case_page.choose("prior_targeting", "Watched")
    assert case_page.draft.answers["prior_targeting"].value == "watched_or_harassed"
    case_page.choose("prior_targeting", "Don’t know")
    assert case_page.draft.answers["prior_targeting"].value is Unanswered.UNKNOWN
    assert case_page.found is not None
    assert "prior_targeting" in case_page.found.open_questions


def test_how_an_answer_is_known_can_be_said(case_page: CasePage) -> None:
    case_page.show(Draft(origin="KH", host="TH"))
    case_page.choose("political_profile", "Member or critic")
    row = case_page.question("political_profile")
    row._menu.actions()[1].trigger()
    assert case_page.draft.answers["political_profile"].grade is EvidenceGrade.SECOND_SOURCE


def test_facts_answer_until_the_caseworker_knows_better(case_page: CasePage) -> None:
    case_page.show_scenario("refugee-in-thailand-2018")
    row = case_page.question("host_courts")
    assert row._from_facts.text().startswith("The facts say:")
    before = case_page.found
    strong = case_page.session.catalogue.factors["host_courts"].values[0]
    row.chips.chosen.emit(strong)
    assert case_page.draft.answers["host_courts"].value == "strong"
    assert before is not None
    assert case_page.found is not None
    assert case_page.found.rating.index < before.rating.index
    case_page.press(case_page.question("host_courts")._own)
    assert "host_courts" not in case_page.draft.answers
    assert case_page.found.rating == before.rating


def test_scrolling_past_a_drop_down_changes_nothing(case_page: CasePage) -> None:
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    for box in case_page.form.findChildren(QComboBox):
        spot = QPointF(box.rect().center())
        none, phase = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(spot, spot, QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, none, phase, False)
        QApplication.sendEvent(box, event)
    assert case_page.draft == Draft()


def test_every_question_of_the_catalogue_is_asked_in_exactly_one_place(case_page: CasePage) -> None:
    from ui.panels.question_groups import ALL_ASKED, HEADLINE

    asked = [*ALL_ASKED, *HEADLINE, *case_page.form.danger.cells]
    assert sorted(asked) == sorted(case_page.session.catalogue.factors)
