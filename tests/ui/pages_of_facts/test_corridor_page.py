# SPDX-License-Identifier: GPL-3.0-or-later
"""Two countries over time: the founding story, two flags, and a list that says all that is drawn."""

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.pages.fact_pages import FactPagesPage, words
from ui.panels.corridor_page import CHANGED, DATES, ON_B
from ui.panels.corridor_rows import marks
from ui.widgets.timeline_paint import heights


def jump(pages: FactPagesPage, qtbot: QtBot, word: str) -> None:
    page = pages.pages.page
    button = next(b for b in page.parts.jumps if isinstance(b, QPushButton) and b.text() == word)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    pages.wait_until_compared(page)


def test_february_to_march_2018_is_one_button_away_and_told(pages: FactPagesPage, qtbot: QtBot) -> None:
    page = pages.corridor("TH", "KH")
    jump(pages, qtbot, "Feb 2018 to Mar 2018")
    assert page.parts.timeline.days == (date(2018, 1, 31), date(2018, 4, 20))
    said = words(page.parts.rows)
    assert any(s.startswith("Security services: Working ties. Deal on fugitives or swaps") for s in said)
    assert any("Insulting the monarchy: Not a crime there. Contested" in s for s in said)
    assert "more danger" in page.parts.sentence.text()


def test_the_border_war_lowers_cambodians_in_thailand(pages: FactPagesPage, qtbot: QtBot) -> None:
    page = pages.corridor("KH", "TH")
    jump(pages, qtbot, "Jul 2025")
    assert "High → Moderate" in page.parts.sentence.text()
    assert [pill.accessibleName().split(";")[0] for pill in page.parts.pills] == ["High", "Moderate"]
    assert any(s.startswith("Security services: Deal on fugitives or swaps. Hostile") for s in words(page.parts.rows))


def test_a_charge_changes_the_rating_along_the_line(pages: FactPagesPage, qtbot: QtBot) -> None:
    page = pages.corridor("TH", "KH")
    assert page.shown is not None
    before = [s.found.rating.index for s in page.shown.history.stretches]
    charge = page.parts.charge
    charge.setCurrentIndex(charge.findData("lese_majeste"))
    charge.activated.emit(charge.currentIndex())
    qtbot.waitUntil(lambda: page.shown is not None and page.shown.history.offence == "lese_majeste", timeout=20_000)
    assert page.shown is not None
    assert max(s.found.rating.index for s in page.shown.history.stretches) > max(before)


def test_arrow_keys_move_a_flag_from_change_to_change(pages: FactPagesPage, qtbot: QtBot) -> None:
    page = pages.corridor("TH", "KH")
    timeline = page.parts.timeline
    jump(pages, qtbot, "Feb 2018 to Mar 2018")
    first, second = timeline.flags
    first.setFocus()
    days = sorted({m.day for m in timeline._data.marks})
    law = days.index(date(2018, 2, 14))
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert timeline.days[0] == days[law]
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert timeline.days[0] == days[law + 1]
    qtbot.keyClick(first, Qt.Key.Key_Left)
    assert timeline.days[0] == days[law]
    qtbot.keyClick(first, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert timeline.days[0] == date(2018, 2, 13)
    qtbot.keyClick(second, Qt.Key.Key_End)
    pages.wait_until_compared(page)
    assert timeline.days[1] == timeline._data.last
    assert first.accessibleName() == "A: 13 Feb 2018"
    assert page.parts.fields[0].text() == "13 Feb 2018"


def test_a_flag_moved_past_the_other_keeps_the_days_in_order(pages: FactPagesPage, qtbot: QtBot) -> None:
    page = pages.corridor("TH", "KH")
    timeline = page.parts.timeline
    jump(pages, qtbot, "Feb 2018 to Mar 2018")
    timeline.flags[0].setFocus()
    qtbot.keyClick(timeline.flags[0], Qt.Key.Key_End)
    pages.wait_until_compared(page)
    assert timeline.days[0] == date(2018, 4, 20)
    assert timeline.days[0] < timeline.days[1]
    assert timeline.flags[1].hasFocus()


def test_a_flag_is_dragged(pages: FactPagesPage, qtbot: QtBot) -> None:
    page = pages.corridor("TH", "KH")
    jump(pages, qtbot, "Feb 2018 to Mar 2018")
    before = page.parts.timeline.days
    pages.drag(page.parts.timeline.flags[1], -60)
    pages.wait_until_compared(page)
    after = page.parts.timeline.days
    assert after[0] == before[0]
    assert before[0] < after[1] < before[1]


def test_a_day_is_typed_and_a_wrong_one_is_said(pages: FactPagesPage, qtbot: QtBot) -> None:
    page = pages.corridor("TH", "KH")
    field = page.parts.fields[0]
    field.setFocus()
    field.clear()
    qtbot.keyClicks(field, "2016-06-01")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    pages.wait_until_compared(page)
    assert page.parts.timeline.days[0] == date(2016, 6, 1)
    field.clear()
    qtbot.keyClicks(field, "yesterday")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert page.parts.wrong.isVisible()
    assert page.parts.timeline.days[0] == date(2016, 6, 1)


def test_the_list_says_everything_that_is_drawn(pages: FactPagesPage) -> None:
    for corridor in (("TH", "KH"), ("KH", "TH")):
        page = pages.corridor(*corridor)
        page.tabs.setCurrentIndex(DATES)
        assert page.shown is not None
        listed = {id(r.key) for r in page.parts.rows.rows() if r.key is not None}
        assert {id(m.key) for m in marks(page.shown.history)} <= listed


def test_what_came_after_b_is_marked_as_not_used(pages: FactPagesPage) -> None:
    page = pages.corridor("TH", "KH")
    assert page.parts.timeline.days[1] == date(2018, 4, 30)
    page.tabs.setCurrentIndex(DATES)
    rows = page.parts.rows.rows()
    apart = next(n for n, r in enumerate(rows) if r.title == "Known later, not used on B")
    assert any("Five-day border war" in r.cells[0] for r in rows[apart:] if r.cells)
    assert all(r.later for r in rows[apart + 1 :])
    assert not any(r.later for r in rows[:apart])


def test_a_mark_that_is_clicked_leads_to_its_line(pages: FactPagesPage, qtbot: QtBot) -> None:
    page = pages.corridor("TH", "KH")
    timeline = page.parts.timeline
    mark = next(m for m in timeline._data.marks if m.day == date(2018, 3, 21) and m.kind == "raises")
    spot = QPoint(round(timeline._scale.x(mark.day)), round(heights(timeline._rows).axis) - 5)
    qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=spot)
    assert page.tabs.currentIndex() == DATES
    assert page.parts.rows.hasFocus()
    assert page.parts.rows.rows()[page.parts.rows.currentIndex().row()].key is mark.key


def test_what_counts_on_b_opens_its_facts(pages: FactPagesPage) -> None:
    page = pages.corridor("TH", "KH")
    page.tabs.setCurrentIndex(ON_B)
    assert page.tabs.tabText(ON_B) == "What counts on 30 Apr 2018"
    row = next(r for r in page.parts.rows.rows() if r.title == "Courts")
    assert row.cells[0] == "Rarely stop them"
    card = pages.open_row(page.parts.rows, row)
    pages.press(card, "All about")
    pages.wait_for_country("KH")


def test_exchanging_the_countries_shows_the_other_direction(pages: FactPagesPage, qtbot: QtBot) -> None:
    page = pages.corridor("TH", "KH")
    qtbot.mouseClick(page.parts.swap, Qt.MouseButton.LeftButton)
    pages.wait_for_corridor("KH", "TH")
    assert page.parts.origin.picked_id() == "KH"


def test_the_same_country_twice_is_asked_about(pages: FactPagesPage) -> None:
    page = pages.corridor("TH", "KH")
    page.parts.host.picked.emit("TH")
    assert not page.parts.is_shown
    assert page.parts.empty.text.text() == "Choose two different countries."


def test_changed_answers_stay_on_their_tab_when_days_move(pages: FactPagesPage, qtbot: QtBot) -> None:
    page = pages.corridor("TH", "KH")
    jump(pages, qtbot, "All years")
    assert page.tabs.currentIndex() == CHANGED
    rows = [r for r in page.parts.rows.rows() if r.key is not None]
    assert page.tabs.tabText(CHANGED) == f"What changed {len(rows)}"
