# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.kit.pictures import count, halves, picture
from ui.theme import apply_theme, colour, type_metrics
from ui.widgets.chips import ChipPicker
from ui.widgets.flow import FlowLayout
from ui.widgets.yes_no import YesNo

Shown = Callable[..., QWidget]
Key = Qt.Key


@pytest.fixture
def picker(qtbot: QtBot) -> ChipPicker:
    made = ChipPicker("What has already happened to her in exile?")
    qtbot.addWidget(made)
    made.set_choices([("none", "None"), ("watched", "Watched"), ("hit", "Attacked")], (None, "Don’t know"))
    return made


def _words(picker: ChipPicker) -> list[str]:
    return [chip.text() for chip in picker.chips()]


def test_an_unanswered_picker_shows_no_choice(picker: ChipPicker) -> None:
    assert _words(picker) == ["None", "Watched", "Attacked", "Don’t know"]
    assert not picker.has_choice()
    assert picker.chosen_value() is None


def test_arrows_move_without_choosing_and_space_chooses(picker: ChipPicker, show: Shown, qtbot: QtBot) -> None:
    heard: list[object] = []
    picker.chosen.connect(heard.append)
    show(picker)
    chips = picker.chips()
    chips[0].setFocus()
    qtbot.keyClick(chips[0], Key.Key_Right)
    assert chips[1].hasFocus()
    assert not picker.has_choice()
    qtbot.keyClick(chips[1], Key.Key_Space)
    assert heard == ["watched"]
    assert picker.chosen_value() == "watched"
    qtbot.keyClick(chips[1], Key.Key_Left)
    qtbot.keyClick(chips[0], Key.Key_Left)
    assert chips[3].hasFocus(), "arrows go round"
    qtbot.keyClick(chips[3], Key.Key_Return)
    assert heard == ["watched", None]
    assert picker.has_choice()
    assert [chip.isChecked() for chip in chips] == [False, False, False, True]


def test_right_to_left_arrows_follow_the_eye(qapp: QApplication, picker: ChipPicker, show: Shown, qtbot: QtBot) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    show(picker)
    chips = picker.chips()
    assert chips[0].x() > chips[1].x()
    chips[0].setFocus()
    qtbot.keyClick(chips[0], Key.Key_Left)
    assert chips[1].hasFocus()


def test_a_click_anywhere_on_a_chip_chooses_once(picker: ChipPicker, show: Shown, qtbot: QtBot) -> None:
    heard: list[object] = []
    picker.chosen.connect(heard.append)
    show(picker)
    chip = picker.chips()[2]
    for place in (chip.rect().center(), chip.rect().topLeft() + chip.rect().center() / 3, chip.rect().center()):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=place)
    assert heard == ["hit"]


def test_setting_a_choice_is_silent_and_unknown_values_are_refused(picker: ChipPicker) -> None:
    picker.chosen.connect(lambda _value: pytest.fail("a set value is not an answer given"))
    picker.choose("watched")
    picker.choose(None)
    assert picker.chips()[3].isChecked()
    picker.clear_choice()
    assert not picker.has_choice()
    with pytest.raises(ValueError, match="elsewhere"):
        picker.choose("elsewhere")


def test_tab_stops_once_at_the_chosen_chip(picker: ChipPicker, show: Shown, qtbot: QtBot) -> None:
    before, after = QLineEdit(), QLineEdit()
    picker.choose("hit")
    show(before, picker, after)
    before.setFocus()
    qtbot.keyClick(before, Key.Key_Tab)
    assert picker.chips()[2].hasFocus()
    qtbot.keyClick(picker.chips()[2], Key.Key_Tab)
    assert after.hasFocus()


def test_chips_are_radio_buttons_to_a_screen_reader(picker: ChipPicker, show: Shown) -> None:
    picker.choose("none")
    show(picker)
    met = QAccessible.queryAccessibleInterface(picker.chips()[0])
    assert met.role() == QAccessible.Role.RadioButton
    assert met.text(QAccessible.Text.Name) == "None"
    assert met.state().checked
    assert picker.accessibleName().startswith("What has already")


def test_chosen_is_dark_and_the_unknown_chip_is_hatched(picker: ChipPicker, show: Shown) -> None:
    show(picker)
    first, unknown = picker.chips()[0], picker.chips()[3]
    plain = count(picture(unknown), "#FFFFFF", tolerance=2)
    picker.choose("none")
    assert count(picture(first), colour("raises")) > 0.4 * first.width() * first.height()
    picker.choose(None)
    assert count(picture(first), colour("raises")) < 10, "no more than the rims of letters"
    assert count(picture(unknown), "#FFFFFF", tolerance=2) < 0.75 * plain


def test_focus_moves_nothing_and_shows_in_accent(picker: ChipPicker, show: Shown) -> None:
    other = QLineEdit()
    show(other, picker)
    other.setFocus()
    chip = picker.chips()[1]
    before = chip.geometry()
    assert count(picture(chip), colour("accent"), tolerance=12) == 0
    chip.setFocus()
    assert chip.geometry() == before
    assert count(picture(chip), colour("accent"), tolerance=12) > 100


@pytest.mark.parametrize("percent", [80, 100, 200])
def test_chips_wrap_and_are_never_cut(qapp: QApplication, picker: ChipPicker, show: Shown, percent: int) -> None:
    apply_theme(qapp, "light", percent)
    window = show(picker, width=220)
    picker.choose("watched")
    window.resize(220, 400)
    qapp.processEvents()
    chips = picker.chips()
    assert len({chip.y() for chip in chips}) > 1
    for chip in chips:
        assert chip.width() >= type_metrics("small", True).horizontalAdvance(chip.text()) + 16
        assert chip.height() >= type_metrics("small").height() + 6
        assert picker.rect().contains(chip.geometry())
    assert not any(one.geometry().intersects(two.geometry()) for one in chips for two in chips if one is not two)


def test_a_flow_lets_its_last_line_grow_and_hands_items_back() -> None:
    holder = QWidget()
    flow = FlowLayout(holder, spacing=4)
    edit = QLineEdit()
    edit.setMinimumWidth(50)
    flow.addWidget(edit)
    holder.resize(300, 40)
    flow.setGeometry(holder.rect())
    assert edit.width() == 300
    assert flow.itemAt(5) is None
    assert flow.takeAt(0).widget() is edit  # type: ignore[union-attr]
    assert flow.count() == 0


def test_an_open_question_shows_neither_answer(show: Shown) -> None:
    pair = YesNo("No", "Yes", "Held now")
    show(pair)
    assert pair.answer() is None
    assert not pair.no.isChecked()
    assert not pair.yes.isChecked()
    assert count(picture(pair), colour("stop")) < 40


def test_answers_by_mouse_and_back_again(show: Shown, qtbot: QtBot) -> None:
    heard: list[object] = []
    pair = YesNo("No", "Yes", "Held now")
    pair.answered.connect(heard.append)
    show(pair)
    for cell in (pair.yes, pair.no, pair.no):
        qtbot.mouseClick(cell, Qt.MouseButton.LeftButton)
    assert heard == [True, False, None]


def test_answers_by_keyboard(show: Shown, qtbot: QtBot) -> None:
    heard: list[object] = []
    pair, after = YesNo("No", "Yes", "Held now"), QLineEdit()
    pair.answered.connect(heard.append)
    show(pair, after)
    pair.no.setFocus()
    qtbot.keyClick(pair.no, Key.Key_Right)
    assert pair.yes.hasFocus()
    assert heard == []
    qtbot.keyClick(pair.yes, Key.Key_Space)
    assert heard == [True]
    qtbot.keyClick(pair.yes, Key.Key_Tab)
    assert after.hasFocus(), "the pair is one stop"
    qtbot.keyClick(after, Key.Key_Backtab)
    assert pair.yes.hasFocus(), "Tab comes back to the answer"


def test_who_is_sent_to_chips_can_choose_at_once(picker: ChipPicker, show: Shown, qtbot: QtBot) -> None:
    before = QLineEdit()
    show(before, picker)
    for wanted in (0, 1):
        before.setFocus()
        picker.setFocus()
        assert picker.chips()[wanted].hasFocus()
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Right)
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Space)
        assert picker.chips()[wanted + 1].isChecked()


@pytest.mark.parametrize("answer", [None, False, True])
def test_who_is_sent_to_the_question_can_answer_it_at_once(show: Shown, qtbot: QtBot, answer: bool | None) -> None:
    heard: list[object] = []
    pair, after = YesNo("No", "Yes", "Held now"), QLineEdit()
    pair.set_answer(answer)
    pair.answered.connect(heard.append)
    show(after, pair)
    after.setFocus()
    pair.setFocus()
    wanted = pair.yes if answer else pair.no
    assert wanted.hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Space)
    assert heard == [False if answer is None else None]


def test_yes_is_inverted_no_is_quiet_and_both_mirror(qapp: QApplication, show: Shown) -> None:
    pair = YesNo("No", "Yes", "Held now")
    pair.set_answer(True)
    show(pair)
    left, right = halves(picture(pair), colour("stop"))
    assert right > 300 > left
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    left, right = halves(picture(pair), colour("stop"))
    assert left > 300 > right
    pair.set_answer(False)
    assert count(picture(pair), colour("stop")) < 60
    assert count(picture(pair), colour("sunk")) > 200


def test_cells_name_their_question(show: Shown) -> None:
    pair = YesNo("No", "Yes", "Held now")
    show(pair)
    met = QAccessible.queryAccessibleInterface(pair.yes)
    assert met.role() == QAccessible.Role.RadioButton
    assert met.text(QAccessible.Text.Name) == "Held now: Yes"
