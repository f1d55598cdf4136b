# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of options: staying first, then what helps, by keys and to a screen reader, with what is not offered."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from exile_risk.model.answers import Answer
from exile_risk.model.draft import Draft
from tests.pages.relocation_page import Relocating, plain
from tests.ui.kit.pictures import count, picture
from ui.relocation.option_columns import MARKS, option_columns, week_x
from ui.relocation.option_rows import OptionRow
from ui.theme import apply_theme, colour


def test_staying_stands_first_and_the_rest_is_numbered(relocating: Relocating) -> None:
    rows = relocating.page.view.table.model.rows
    assert rows[0].pinned
    assert plain(rows[0].title) == "Stay in Thailand and lower the danger"
    assert (rows[0].access, rows[0].access_note) == ("Yours", "to start")
    assert [row.number for row in rows] == ["", *(str(n) for n in range(1, len(rows)))]
    assert len(rows) == 9
    relocating.press(relocating.page.view.more)
    assert len(relocating.titles()) == len(relocating.page.choices) > 9


def test_every_row_says_everything_it_draws_and_no_number_of_a_chance(relocating: Relocating) -> None:
    for choice, row, said in zip(
        relocating.page.choices, relocating.page.view.table.model.rows, relocating.rows(), strict=False
    ):
        for part in (row.title, row.band_word, row.range_word, row.gain_word, row.referrer):
            assert plain(part) in said, part
        assert "%" not in said
        if choice.weeks is not None:
            assert f"{choice.weeks.high:.0f} week" in said


def test_the_first_list_comes_before_the_whole_and_staying_is_in_it(empty: Relocating) -> None:
    seen: list[tuple[bool, int]] = []
    empty.page.work.listed.connect(lambda _wanted, found, whole: seen.append((whole, len(found.options))))
    empty.open("opposition-official-in-thailand-2024")
    assert [whole for whole, _n in seen] == [False, False, True]
    assert all(n > 0 for _whole, n in seen)


def test_arrows_move_the_map_and_the_details_too(relocating: Relocating) -> None:
    page = relocating.page
    relocating.into_table()
    for n in range(1, 5):
        relocating.key(Qt.Key.Key_Down)
        choice = page.choices[n]
        assert page.view.table.current() == choice.id
        assert page.view.map.scene is not None
        wanted = choice.destination if choice.destination != "TH" else ""
        assert page.view.map.scene.chosen == wanted
        assert plain(page.view.details.title.text()).startswith(f"{n} · ")


def test_enter_opens_the_details_and_esc_goes_back(relocating: Relocating, qtbot: QtBot) -> None:
    page = relocating.page
    relocating.into_table()
    relocating.key(Qt.Key.Key_Down)
    relocating.key(Qt.Key.Key_Down)
    relocating.key(Qt.Key.Key_Return)
    assert page.view.opened
    assert not page.view.map.isVisible()
    assert page.view.details.isAncestorOf(page.window().focusWidget())
    said = relocating.words(page.view.details)
    for heading in ("Do first", "What remains there", "Roads", "Sources"):
        assert heading in said
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Escape)
    assert not page.view.opened
    assert page.view.map.isVisible()
    assert page.window().focusWidget() is page.view.table.rows


def test_space_chooses_up_to_four(relocating: Relocating) -> None:
    page = relocating.page
    relocating.into_table()
    assert not page.tools.plan.isEnabled()
    for _ in range(5):
        relocating.key(Qt.Key.Key_Down)
        relocating.key(Qt.Key.Key_Space)
    assert page.chosen == tuple(c.id for c in page.choices[1:5])
    assert page.tools.compare.text() == "Compare 4"
    assert "Chosen" in relocating.rows()[1]
    relocating.key(Qt.Key.Key_Up)
    relocating.key(Qt.Key.Key_Space)
    assert len(page.chosen) == 3


def test_staying_is_ticked_when_it_is_chosen_as_every_other_row_is(relocating: Relocating) -> None:
    view = relocating.page.view.table.rows
    relocating.into_table()
    relocating.key(Qt.Key.Key_Home)
    title = view.visualRect(view.model().index(0, 0)).adjusted(6, 6, 0, -6)  # without the edge of the focus
    title.setWidth(option_columns(view.viewport().width()).title[1])
    before = count(picture(view.viewport()), colour("accent"), title)
    relocating.key(Qt.Key.Key_Space)
    assert relocating.page.chosen == (relocating.page.choices[0].id,)
    assert count(picture(view.viewport()), colour("accent"), title) > before + 5


def test_what_is_not_offered_says_why_and_what_would_unlock_it(relocating: Relocating) -> None:
    page = relocating.page
    relocating.press(page.view.all_excluded)
    said = relocating.excluded()
    assert any("Laos" in row and "Would" not in row for row in said)
    assert any(row.startswith("Cambodia: The state they fear. Nothing in sight") for row in said)
    for row in page.view.excluded.rows():
        assert row.heading or all(row.cells), row.title


def test_an_answer_on_the_way_breaks_the_work_off_and_begins_anew(relocating: Relocating) -> None:
    page, before = relocating.page, relocating.page.shown
    for value in ("unknown_to_origin", "ordinary", "address_known_or_border_area"):
        relocating.show(relocating.draft.with_answer("location_exposure", Answer(value)))
    assert page.work.is_working
    relocating.wait()
    assert page.work.done is not None
    assert page.work.done.found is relocating.found
    assert page.shown is not before


def test_what_was_stopped_stays_stopped_until_somebody_goes_on(relocating: Relocating, qtbot: QtBot) -> None:
    page = relocating.page
    relocating.show(relocating.draft.with_answer("digital_exposure", Answer("hardened")))
    page.patience.timeout.emit()  # it takes long
    assert page.working.isVisible()
    page.working.button.click()
    qtbot.waitUntil(lambda: not page.work.is_working)
    assert "Stopped" in page.working.text.text()
    assert not page.is_current
    relocating.press(page.working.button)
    relocating.wait()
    assert not page.working.isVisible()


def test_nobody_looks_nobody_works(relocating: Relocating, qtbot: QtBot) -> None:
    page = relocating.page
    relocating.show(relocating.draft.with_answer("digital_exposure", Answer("ordinary")))
    assert page.work.is_working
    page.hide()
    qtbot.waitUntil(lambda: not page.work.is_working)
    assert not page.is_current
    page.show()
    relocating.wait()


def test_going_back_to_an_answer_needs_no_second_wait(relocating: Relocating) -> None:
    page, first = relocating.page, relocating.page.shown
    draft = relocating.draft
    relocating.show(draft.with_answer("location_exposure", Answer("ordinary")))
    relocating.wait()
    relocating.show(draft)
    assert page.is_current
    assert page.shown is first


def test_without_a_rating_it_says_what_is_missing(empty: Relocating) -> None:
    empty.show(Draft())
    assert "They appear once the case has a rating." in empty.words()


def test_another_case_starts_from_nothing(relocating: Relocating) -> None:
    page = relocating.page
    page.toggle(page.choices[1].id)
    page.forget()
    assert page.chosen == ()
    assert page.shown is None


def test_whatever_takes_the_focus_has_a_name(relocating: Relocating) -> None:
    page = relocating.page
    page.view.table.show_current(page.choices[2].id)
    for opened in (False, True):
        if opened:
            relocating.press(page.view.details.more)
        for widget in (*page.findChildren(QWidget), *page.tools.findChildren(QWidget)):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                if widget.objectName().startswith("qt_"):
                    continue
                interface = QAccessible.queryAccessibleInterface(widget)
                assert interface.text(QAccessible.Text.Name), widget


def test_nothing_is_cut_at_the_side(relocating: Relocating, qapp: QApplication, qtbot: QtBot) -> None:
    try:
        for percent in (100, 150, 200):
            apply_theme(qapp, "light", percent)
            for width in (1310, 968):
                relocating.window.resize(width, 700)
                for area in relocating.page.findChildren(QScrollArea):
                    if area.isVisible():
                        inside = area.widget()
                        qtbot.waitUntil(lambda inside=inside, area=area: inside.width() <= area.viewport().width())
    finally:
        apply_theme(qapp, "light", 100)


def test_where_there_is_no_room_the_option_opened_stands_for_the_table(relocating: Relocating, qtbot: QtBot) -> None:
    page = relocating.page
    relocating.window.resize(700, 600)
    qtbot.waitUntil(lambda: not page.view.map.isVisible())
    assert page.view.table.isVisible()
    relocating.into_table()
    relocating.key(Qt.Key.Key_Down)
    relocating.key(Qt.Key.Key_Return)
    assert not page.view.table.isVisible()
    assert page.view.map.isVisible()
    assert page.view.details.isVisible()
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Escape)
    assert page.view.table.isVisible()
    assert page.window().focusWidget() is page.view.table.rows


def test_columns_fit_and_weeks_double(qapp: QApplication) -> None:
    apply_theme(qapp, "light", 100)
    for width in (560, 600, 700, 806, 1200):
        columns = option_columns(width)
        ends = [start + size for start, size in (columns.title, columns.access, columns.weeks, columns.risk)]
        starts = [start for start, _size in (columns.access, columns.weeks, columns.risk, columns.gain)]
        assert all(end < start for end, start in zip(ends, starts, strict=True))
        assert columns.gain[0] + columns.gain[1] <= width
        assert columns.title[1] > 90
    weeks = option_columns(806).weeks
    one, two, four = (week_x(n, weeks) for n in (1, 2, 4))
    assert two - one == pytest.approx(four - two)
    assert all(weeks[0] <= week_x(mark, weeks) <= sum(weeks) for mark in (*MARKS, 0, 1000))
    assert option_columns(400).stacked


def test_a_long_table_is_drawn_in_time(relocating: Relocating) -> None:
    relocating.press(relocating.page.view.more)
    table = relocating.page.view.table
    table.grab()
    began = time.perf_counter()
    table.grab()
    assert time.perf_counter() - began < 0.25
    assert isinstance(table.model.rows[0], OptionRow)
