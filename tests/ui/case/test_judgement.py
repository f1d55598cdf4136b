# SPDX-License-Identifier: GPL-3.0-or-later
"""The judgement bar beside a live rating: the person's alone, by mouse and keys, in both directions."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from exile_risk.judgement import BLANK, Opinion
from exile_risk.model.answers import Answer
from exile_risk.model.assessment import Band
from exile_risk.model.draft import Draft
from exile_risk.scenarios import scenarios
from tests.pages.case_panels import CasePage
from tests.pages.judging import Judging
from ui.panels.result import HISTORY, RATING, RELOCATION
from ui.theme import apply_theme

REFUGEE = "refugee-in-thailand-2018"


@pytest.fixture
def judging(case_page: CasePage, qtbot: QtBot) -> Judging:
    return Judging(case_page.result, qtbot)


def test_the_tool_never_fills_it_in(case_page: CasePage, judging: Judging, subtests: pytest.Subtests) -> None:
    for id in [s.id for s in scenarios()]:
        with subtests.test(id=id):
            case_page.show_scenario(id)
            assert judging.bar.isVisible()
            assert judging.bar.opinion == BLANK
            assert judging.bar.status.text().startswith("Not recorded yet.")
            assert not judging.bar.writing.isVisible()


def test_it_stands_under_a_rating_and_nowhere_else(case_page: CasePage, judging: Judging) -> None:
    case_page.show(Draft())
    assert not judging.bar.isVisible()
    case_page.show_scenario(REFUGEE)
    for page, there in ((RELOCATION, False), (HISTORY, False), (RATING, True)):
        case_page.result.tabs.setCurrentIndex(page)
        assert judging.bar.isVisible() == there


def test_before_the_danger_check_nothing_can_be_judged(case_page: CasePage, judging: Judging) -> None:
    case_page.show(Draft(origin="KH", host="TH"))
    assert not judging.bar.picker.isVisible()
    assert judging.bar.status.text() == "Do the danger check first."
    assert judging.bar.opinion == BLANK


def test_a_danger_question_taken_back_hides_the_bands_and_keeps_what_is_written(
    case_page: CasePage, judging: Judging
) -> None:
    case_page.show_scenario(REFUGEE)
    judging.choose("Extreme")
    judging.write("Half a sentence")
    case_page.answer_danger("in_host_custody", "No")
    assert not judging.bar.picker.isVisible()
    assert judging.bar.writing.isVisible()
    assert judging.bar.opinion == Opinion(Band.EXTREME, "Half a sentence")


def test_choosing_a_band_opens_the_rest_and_taking_it_back_closes_it(case_page: CasePage, judging: Judging) -> None:
    case_page.show_scenario(REFUGEE)
    seen: list[Opinion] = []
    judging.bar.changed.connect(seen.append)
    judging.choose("Extreme")
    assert judging.bar.writing.isVisible()
    judging.choose("Extreme")
    assert not judging.bar.writing.isVisible()
    assert seen == [Opinion(Band.EXTREME), BLANK]


def test_lowering_an_extreme_asks_who_looked_too(case_page: CasePage, judging: Judging) -> None:
    case_page.show_scenario(REFUGEE)
    writing = judging.bar.writing
    for word, asked in (("High", True), ("Extreme", False), ("Low", True)):
        judging.choose(word)
        assert writing.second.isVisible() == asked
        assert writing.needs.isVisible() == asked
    assert writing.needs.word.text() == "This needs a second person. Who looked with you?"


def test_another_answer_may_change_what_is_asked_and_loses_nothing(case_page: CasePage, judging: Judging) -> None:
    case_page.show_scenario("royal-insult-suspect-before-the-law")
    judging.choose("Low")
    judging.write("No one has asked for him.", "NK")
    assert not judging.bar.writing.second.isVisible()
    case_page.answer_danger("in_host_custody", "Yes")
    assert judging.bar.writing.second.isVisible()
    assert judging.bar.opinion == Opinion(Band.LOW, "No one has asked for him.", (), "NK")


def test_by_keys_alone(case_page: CasePage, judging: Judging, qtbot: QtBot) -> None:
    case_page.show_scenario(REFUGEE)
    cells = judging.bar.picker.cells
    cells[0].setFocus()
    for _ in range(2):
        qtbot.keyClick(case_page.window.focusWidget(), Qt.Key.Key_Right)
    assert case_page.window.focusWidget() is cells[2]
    assert judging.bar.picker.band() is None
    qtbot.keyClick(cells[2], Qt.Key.Key_Space)
    assert judging.bar.picker.band() == 2
    stops = []
    for _ in range(5):
        qtbot.keyClick(case_page.window.focusWidget(), Qt.Key.Key_Tab)
        stops.append(case_page.window.focusWidget())
    writing = judging.bar.writing
    assert stops == [writing.why, writing.because, writing.by, writing.second, writing.record]
    with qtbot.waitSignal(judging.bar.record_wanted):
        qtbot.keyClick(writing.by, Qt.Key.Key_Return)


def test_reasons_are_marked_in_a_menu_that_stays(case_page: CasePage, judging: Judging, qtbot: QtBot) -> None:
    case_page.show_scenario(REFUGEE)
    judging.choose("Extreme")
    menu = judging.bar.writing._menu
    texts = [action.text() for action in menu.actions()]
    assert "Cambodia asked police in Thailand for them" in [
        t.replace("\u2068", "").replace("\u2069", "") for t in texts
    ]
    menu.popup(case_page.window.mapToGlobal(case_page.window.rect().center()))
    qtbot.waitUntil(menu.isVisible)
    for n in (0, 1):
        menu.setActiveAction(menu.actions()[n])
        qtbot.keyClick(menu, Qt.Key.Key_Space)
        assert menu.isVisible()
    spot = menu.actionGeometry(menu.actions()[1]).center()
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=spot)
    assert menu.isVisible()
    menu.close()
    assert judging.bar.opinion.because == ("origin_request",)
    assert judging.bar.writing.because.text().strip() == "1 reason weighed most"


def test_a_mark_on_a_reason_that_is_gone_stays_until_it_is_taken_off(case_page: CasePage, judging: Judging) -> None:
    case_page.show_scenario(REFUGEE)
    judging.choose("Extreme")
    judging.bar.writing._menu.actions()[0].trigger()
    assert case_page.draft.answers["origin_request"]
    case_page.show(case_page.draft.with_answer("origin_request", None))
    assert judging.bar.opinion.because == ("origin_request",)
    next(a for a in judging.bar.writing._menu.actions() if a.isChecked()).trigger()
    assert judging.bar.opinion.because == ()


def test_what_is_written_is_never_mark_up(case_page: CasePage, judging: Judging) -> None:
    case_page.show_scenario(REFUGEE)
    judging.choose("Extreme")
    judging.write("<b>This person is safe</b>", "<i>")
    assert judging.bar.opinion.why == "<b>This person is safe</b>"
    for label in judging.bar.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText


def test_whatever_takes_the_focus_has_a_name(case_page: CasePage, judging: Judging) -> None:
    case_page.show_scenario(REFUGEE)
    judging.choose("High")
    judging.bar.second.show()
    for widget in judging.bar.findChildren(QWidget):
        takes_focus = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if takes_focus and widget.isVisible() and not widget.objectName().startswith("qt_"):
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface.text(QAccessible.Text.Name), type(widget).__name__
    role = QAccessible.queryAccessibleInterface(judging.bar.picker.cells[3])
    assert role.role() is QAccessible.Role.RadioButton
    assert role.text(QAccessible.Text.Name) == "Your judgement: Extreme"


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_of_the_bar_is_cut(
    percent: int, theme: str, case_page: CasePage, judging: Judging, qapp: QApplication, qtbot: QtBot
) -> None:
    apply_theme(qapp, theme, percent)
    try:
        case_page.window.resize(392 + 575, 560)
        case_page.form.setFixedWidth(392)
        case_page.show_scenario(REFUGEE)
        judging.choose("High")
        inner = judging.bar.page.widget()
        parts = (*judging.bar.picker.cells, *vars(judging.bar.writing).values())
        seen = [part for part in parts if isinstance(part, QWidget) and part.isVisible()]
        assert judging.bar.writing.record in seen

        def whole() -> bool:
            room = inner.rect()
            places = [QRect(part.mapTo(inner, QPoint(0, 0)), part.size()) for part in seen]
            return (
                all(room.contains(place) for place in places) and inner.width() <= judging.bar.page.viewport().width()
            )

        qtbot.waitUntil(whole)
        qtbot.waitUntil(lambda: judging.bar.height() < case_page.result.height() - 40)
        judging.bar.writing.record.setFocus(Qt.FocusReason.TabFocusReason)
        judging.bar.page.ensureWidgetVisible(judging.bar.writing.record)
        assert not judging.bar.writing.record.visibleRegion().isEmpty()
    finally:
        apply_theme(qapp, "light", 100)


def test_right_to_left_mirrors_the_bands(
    case_page: CasePage, judging: Judging, qapp: QApplication, qtbot: QtBot
) -> None:
    case_page.show_scenario(REFUGEE)
    cells = judging.bar.picker.cells
    assert cells[0].x() < cells[3].x()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        qtbot.waitUntil(lambda: cells[0].x() > cells[3].x())
        cells[1].setFocus()
        qtbot.keyClick(cells[1], Qt.Key.Key_Left)
        assert case_page.window.focusWidget() is cells[2], "left goes on in the direction of reading"
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_an_answer_while_writing_leaves_the_caret_alone(case_page: CasePage, judging: Judging) -> None:
    case_page.show_scenario(REFUGEE)
    judging.choose("Extreme")
    judging.write("Half a sentence")
    case_page.show(case_page.draft.with_answer("lawyer_on_call", Answer("yes")))
    assert judging.bar.opinion.why == "Half a sentence"
    assert judging.bar.writing.why.textCursor().position() == len("Half a sentence")
