# SPDX-License-Identifier: GPL-3.0-or-later
"""The result answers live, opens to its reasons, and never says more than it knows."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from exile_risk.model.draft import Draft
from exile_risk.scenarios import scenarios
from exile_risk.wording.explaining import steps_text
from tests.pages.case_panels import CasePage
from ui.panels.result import RELOCATION
from ui.theme import apply_theme
from ui.widgets.fact_popover import FactPopover

ALL = [s.id for s in scenarios()]


def test_nothing_is_rated_before_the_places_are_known(case_page: CasePage) -> None:
    assert case_page.result._rating.currentWidget() is case_page.result._nothing


def test_before_the_danger_check_no_band_is_shown(case_page: CasePage) -> None:
    case_page.show(Draft(origin="KH", host="TH"))
    said = case_page.words(case_page.result)
    assert not case_page.result.head.range.isVisible()
    assert not any(band in text for text in said for band in ("Extreme", "Moderate"))
    case_page.press(case_page.result.head.answer_button)
    assert case_page.form.danger.cells["in_host_custody"].isAncestorOf(case_page.window.focusWidget())


def test_a_yes_answers_at_once(case_page: CasePage) -> None:
    case_page.show_scenario("migrant-worker-in-thailand-2018")
    assert case_page.found is not None
    assert case_page.found.band == 0
    case_page.answer_danger("in_host_custody", "Yes")
    assert case_page.found.band == 2
    assert "within days" in case_page.result.head.badge.accessibleName() or case_page.found.rating.floor is not None


def test_reasons_add_up_to_the_route_shown(case_page: CasePage, subtests: pytest.Subtests) -> None:
    for id in ALL:
        with subtests.test(id=id):
            case_page.show_scenario(id)
            assert case_page.found is not None
            lead = case_page.found.rating.pathways[case_page.found.rating.leading_pathway]
            base = sum(t.steps for t in lead.terms if t.kind == "base" or t.value == "unknown")
            shown = sum(r.steps for r in case_page.result.reasons.list.model.reasons())
            assert shown + base == pytest.approx(lead.log2_odds, abs=1e-9)


def test_every_answer_is_one_reason_on_every_route(case_page: CasePage, subtests: pytest.Subtests) -> None:
    for id in ALL:
        with subtests.test(id=id):
            case_page.show_scenario(id)
            section = case_page.result.reasons
            for n in range(section.route.count()):
                section.route.setCurrentIndex(n)
                section._show_all(on=True)
                keys = [r.key for r in section.list.model.reasons()]
                assert len(keys) == len(set(keys))


def test_a_status_that_counts_by_itself_and_as_a_right_says_both(case_page: CasePage) -> None:
    case_page.show_scenario("refugee-in-thailand-2018")
    section = case_page.result.reasons
    section.route.setCurrentIndex(section.route.findData("E"))
    section._show_all(on=True)
    assert case_page.found is not None
    terms = [t for t in case_page.found.rating.pathways["E"].terms if t.factor == "protection_status"]
    assert [t.kind for t in terms] == ["evidence", "bar"]
    (row,) = [r for r in section.list.model.reasons() if r.key == "protection_status"]
    assert row.parts == tuple(t.steps for t in terms)
    assert row.steps == pytest.approx(sum(row.parts))
    alone, here, full = (steps_text(s) for s in (*row.parts, terms[1].weight))
    assert row.subtitle.startswith(f"{alone} by itself, {here} as a right ({full} if always obeyed) · Your answer")


def test_no_percentages_no_promise_and_plain_text_everywhere(case_page: CasePage, subtests: pytest.Subtests) -> None:
    for id in ALL:
        with subtests.test(id=id):
            case_page.show_scenario(id)
            for text in case_page.words(case_page.window):
                assert "%" not in text
                assert "safe" not in text.lower().replace("never means safe", "").replace("safe-", "")
            for label in case_page.window.findChildren(QLabel):
                assert label.textFormat() is Qt.TextFormat.PlainText, label.text()


def test_smaller_reasons_open_and_close(case_page: CasePage) -> None:
    case_page.show_scenario("refugee-in-thailand-2018")
    section = case_page.result.reasons
    few = len(section.list.model.reasons())
    section.list.opened.emit("smaller")
    many = len(section.list.model.reasons())
    assert many > few
    case_page.press(section.fewer)
    assert len(section.list.model.reasons()) == few


def test_a_reason_from_facts_opens_to_its_source(case_page: CasePage, qtbot: QtBot) -> None:
    case_page.show_scenario("refugee-in-thailand-2018")
    case_page.result.reasons.list.opened.emit("security_cooperation")
    qtbot.waitUntil(lambda: any(c.isVisible() for c in case_page.window.findChildren(FactPopover)))
    card = next(c for c in case_page.window.findChildren(FactPopover) if c.isVisible())
    said = [label.text() for label in card.findChildren(QLabel)]
    assert "Rule" in said
    assert "Source" in said
    qtbot.keyClick(card, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not any(c.isVisible() for c in case_page.window.findChildren(FactPopover)))


def test_a_reason_of_the_caseworker_leads_to_its_question(case_page: CasePage) -> None:
    case_page.show_scenario("refugee-in-thailand-2018")
    case_page.result.reasons.list.opened.emit("origin_request")
    assert case_page.question("origin_request").chips.isAncestorOf(case_page.window.focusWidget())


def test_the_day_changes_the_answer(case_page: CasePage) -> None:
    from datetime import date

    case_page.show_scenario("royal-insult-suspect-before-the-law")
    assert case_page.found is not None
    early = case_page.found.rating.pathways["X"].probability
    case_page.answer(as_of=date(2018, 4, 30))
    assert case_page.found.rating.pathways["X"].probability >= 3 * early


def test_right_to_left_mirrors_the_page(case_page: CasePage, qapp: QApplication, qtbot: QtBot) -> None:
    case_page.show_scenario("refugee-in-thailand-2018")
    head = case_page.result.head
    assert head.badge.x() < head.sentence.x()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        qtbot.waitUntil(lambda: head.badge.x() > head.sentence.x())
        qtbot.waitUntil(lambda: case_page.form.x() > case_page.result.x())
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize("id", ["refugee-in-thailand-2018", "opposition-official-in-australia"])
def test_whatever_takes_the_focus_has_a_name(id: str, case_page: CasePage) -> None:
    case_page.show_scenario(id)
    for widget in case_page.window.findChildren(QWidget):
        takes_focus = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if not takes_focus or not widget.isVisible() or widget.objectName().startswith("qt_"):
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        name = interface.text(QAccessible.Text.Name) if interface else ""
        assert name, f"{type(widget).__name__} {widget.objectName()} has no name"


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_nothing_of_the_result_is_cut_at_the_side(
    percent: int, case_page: CasePage, qapp: QApplication, qtbot: QtBot
) -> None:
    apply_theme(qapp, "light", percent)
    try:
        case_page.show_scenario("opposition-official-in-new-zealand")
        for area in case_page.result.findChildren(QScrollArea):
            if area.isVisible():
                page = area.widget()
                qtbot.waitUntil(lambda page=page, area=area: page.width() <= area.viewport().width())
    finally:
        apply_theme(qapp, "light", 100)


def test_options_take_the_room_of_the_form_and_answers_in_place_go_through_it(
    case_page: CasePage, qtbot: QtBot
) -> None:
    case_page.show_scenario("refugee-in-thailand-2018")
    with qtbot.waitSignal(case_page.result.wide_wanted) as told:
        case_page.result.tabs.setCurrentIndex(RELOCATION)
    assert told.args == [True]
    page = case_page.result.wide.relocation.page
    qtbot.waitUntil(lambda: page.is_current, timeout=30_000)
    assert page.tools.isVisible()
    needs = replace(case_page.draft.needs, wished=("AU",))
    page.needs_changed.emit(needs)
    assert case_page.draft.needs == needs
    case_page.answer_danger("in_host_custody", "Yes")
    assert case_page.draft.needs == needs, "the form has taken them over"
    case_page.result.tabs.setCurrentIndex(0)
    assert not page.tools.isVisible()
    case_page.result.stop()
