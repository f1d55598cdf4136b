# SPDX-License-Identifier: GPL-3.0-or-later
"""Precedents in the window: they come beside the typing, say how each ended in words, and open to their source."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from exile_risk.model.draft import Draft
from tests.pages.case_panels import CasePage
from ui.panels.rating_precedents import PrecedentRow, PrecedentsSection
from ui.widgets.fact_popover import FactPopover
from ui.widgets.icon import Icon

REFUGEE, OFFICIAL = "refugee-in-thailand-2018", "opposition-official-in-thailand-2024"


@pytest.fixture
def section(case_page: CasePage) -> PrecedentsSection:
    return case_page.result.precedents


def arrived(case_page: CasePage, section: PrecedentsSection, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: section.shown_for is not None and section.shown_for is case_page.found, timeout=10_000)


def shown(section: PrecedentsSection) -> list[PrecedentRow]:
    return [row for row in (*section.harmed.rows, *section.spared.rows) if row.isVisible()]


def test_for_and_against_with_outcome_date_corridor_and_likeness(
    case_page: CasePage, section: PrecedentsSection, qtbot: QtBot
) -> None:
    case_page.show_scenario(REFUGEE)
    arrived(case_page, section, qtbot)
    assert len(shown(section)) == 6
    first, last = section.harmed.rows[0], section.spared.rows[0]
    assert first.outcome.text() == "Deported or handed over"
    assert "Jul 2015" in first.where.text()
    assert "China" in first.where.text()
    assert "the same host" in first.shares.text()
    assert "Left for another country" in last.outcome.text()
    assert "the same two countries" in last.shares.text()
    assert "none of them ended in harm" in section.tally.text()
    assert "What gets reported is not a rate." in section.tally.text()


def test_the_outcome_is_an_icon_and_a_word_and_never_a_colour_alone(
    case_page: CasePage, section: PrecedentsSection, qtbot: QtBot
) -> None:
    case_page.show_scenario(OFFICIAL)
    arrived(case_page, section, qtbot)
    for row in shown(section):
        assert row.outcome.text()
        assert row.findChild(Icon) is not None
        assert row.outcome.property("tone") == "ink"
    assert section.harmed.rows[0].findChild(Icon)._name != section.spared.rows[0].findChild(Icon)._name


def test_the_search_does_not_hold_up_the_answer(case_page: CasePage, section: PrecedentsSection, qtbot: QtBot) -> None:
    case_page.show_scenario(REFUGEE)
    assert section.shown_for is None, "the rating is on screen before the search has answered"
    assert case_page.result.head.badge.isVisible()
    arrived(case_page, section, qtbot)


def test_quick_changes_end_with_the_newest(case_page: CasePage, section: PrecedentsSection, qtbot: QtBot) -> None:
    case_page.show_scenario(REFUGEE)
    for day in (date(2018, 2, 1), date(2018, 2, 9), date(2010, 1, 1)):
        case_page.answer(as_of=day)
    arrived(case_page, section, qtbot)
    assert all("2015" not in row.where.text() for row in shown(section))
    case_page.answer(as_of=date(2018, 2, 9))
    arrived(case_page, section, qtbot)
    assert "8 Feb 2018" in section.harmed.rows[0].where.text()


def test_another_corridor_never_shows_the_old_precedents(
    case_page: CasePage, section: PrecedentsSection, qtbot: QtBot
) -> None:
    case_page.show_scenario(REFUGEE)
    arrived(case_page, section, qtbot)
    case_page.show_scenario("royal-insult-suspect-in-laos")
    assert shown(section) == []
    arrived(case_page, section, qtbot)
    assert section.harmed.rows[0].outcome.text() == "Disappeared"


def test_the_source_opens_by_key_and_gives_the_focus_back(
    case_page: CasePage, section: PrecedentsSection, qtbot: QtBot
) -> None:
    case_page.show_scenario(OFFICIAL)
    arrived(case_page, section, qtbot)
    button = section.harmed.rows[0].source
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: any(c.isVisible() for c in case_page.window.findChildren(FactPopover)))
    card = next(c for c in case_page.window.findChildren(FactPopover) if c.isVisible())
    said = [label.text() for label in card.findChildren(QLabel)]
    assert any("Southeast Asia Globe" in text and "2021" in text for text in said)
    assert any("The event was read in the source" in text for text in said)
    assert not any("http" in text for text in said)
    qtbot.keyClick(card, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not any(c.isVisible() for c in case_page.window.findChildren(FactPopover)))
    assert case_page.window.focusWidget() is button


def test_where_nothing_is_comparable_it_says_so(case_page: CasePage, section: PrecedentsSection, qtbot: QtBot) -> None:
    case_page.show_scenario(REFUGEE)
    case_page.answer(origin="MV", host="FJ", as_of=date(2001, 6, 1))
    arrived(case_page, section, qtbot)
    assert section.nothing.isVisible()
    assert section.nothing.text() == "Nothing comparable before this day is on record. Silence proves nothing."
    assert shown(section) == []


def test_before_the_danger_check_there_are_none(case_page: CasePage, section: PrecedentsSection) -> None:
    case_page.show(Draft(origin="KH", host="TH"))
    assert not section.isVisible()


def test_every_row_is_spoken_and_plain(case_page: CasePage, section: PrecedentsSection, qtbot: QtBot) -> None:
    case_page.show_scenario(OFFICIAL)
    arrived(case_page, section, qtbot)
    names = set()
    for row in shown(section):
        assert row.outcome.text() in row.accessibleName()
        assert row.what.text() in row.accessibleName()
        interface = QAccessible.queryAccessibleInterface(row.source)
        names.add(interface.text(QAccessible.Text.Name))
    assert len(names) == len(shown(section)), "each source button says which event it belongs to"
    for label in section.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText
        assert "safe" not in label.text().lower()


def test_the_corridor_turns_with_the_window(
    case_page: CasePage, section: PrecedentsSection, qapp: QApplication, qtbot: QtBot
) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        case_page.show_scenario(REFUGEE)
        arrived(case_page, section, qtbot)
        row = section.harmed.rows[0]
        assert "←" in row.where.text()
        qtbot.waitUntil(lambda: row.source.x() < row.outcome.mapTo(row, row.outcome.rect().topLeft()).x())
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize("width", [360, 700])
def test_nothing_is_cut_where_there_is_little_room(
    width: int, case_page: CasePage, section: PrecedentsSection, qtbot: QtBot
) -> None:
    case_page.show_scenario(REFUGEE)
    arrived(case_page, section, qtbot)
    row = section.spared.rows[0]
    assert section.minimumSizeHint().width() <= 360
    row.resize(width, row.heightForWidth(width))
    assert row.outcome.wordWrap() is (width < 500)
