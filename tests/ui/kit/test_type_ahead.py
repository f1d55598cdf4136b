# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.tag_field import Tag, TagField
from ui.widgets.type_ahead import Entry, EntryIndex, TypeAhead, folded

Shown = Callable[..., QWidget]
Key = Qt.Key
PLACES = [
    Entry("KH", "Cambodia", "Southeast Asia", ("Kampuchea", "កម្ពុជា")),
    Entry("CM", "Cameroon", "Central Africa", ("Cameroun",)),
    Entry("CI", "Côte d’Ivoire", "West Africa", ("Ivory Coast",)),
    Entry("TH", "Thailand", "Southeast Asia", ("Siam", "ประเทศไทย")),
    Entry("PG", "Papua New Guinea", "Oceania"),
    Entry("GN", "Guinea", "West Africa"),
    Entry("VN", "Viet Nam", "Southeast Asia", ("Việt Nam", "Vietnam")),
    Entry("PL", "Poland", "Europe", ("Łódź",)),
]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("cam", ["KH", "CM"]), ("COTE", ["CI"]), ("cote d'iv", ["CI"]), ("ivory", ["CI"]), ("guinea", ["GN", "PG"]),
        ("viet", ["VN"]), ("lodz", ["PL"]), ("กไทย", []), ("ไทย", ["TH"]), ("កម្ពុ", ["KH"]), ("ca\u200bmb", ["KH"]),
        ("  southeast   asia ", ["KH", "TH", "VN"]), ("ambod", ["KH"]), ("xyz", []), ("", [e.id for e in PLACES]),
    ],
)  # fmt: skip
def test_letters_find_entries_beginnings_first(typed: str, found: list[str]) -> None:
    assert [entry.id for entry in EntryIndex(PLACES).find(typed)] == found


def test_folding_drops_accents_but_not_vowels_that_are_marks() -> None:
    assert folded("  Việt\u200b  Nam ") == "viet nam"
    assert folded("ÅNGSTRÖM") == "angstrom"
    assert folded("ที่") != folded("ที")
    assert folded("مُحَمَّد") == folded("محمد")


def test_no_more_than_the_limit_is_offered() -> None:
    many = [Entry(str(number), f"Place {number}") for number in range(500)]
    assert len(EntryIndex(many).find("place", limit=50)) == 50


@pytest.fixture
def field(qtbot: QtBot) -> TypeAhead:
    made = TypeAhead("Find a place", "State feared", "Nothing begins like this.", "Clear")
    qtbot.addWidget(made)
    made.set_entries(PLACES)
    return made


def _heard(field: TypeAhead) -> list[object]:
    heard: list[object] = []
    field.picked.connect(heard.append)
    field.cleared.connect(lambda: heard.append("cleared"))
    return heard


def test_typing_offers_and_enter_takes_the_first(field: TypeAhead, show: Shown, qtbot: QtBot) -> None:
    heard = _heard(field)
    show(field)
    field.setFocus()
    qtbot.keyClicks(field, "camb")
    assert field.popup.isVisible()
    assert field.hasFocus()
    qtbot.keyClick(field, Key.Key_Return)
    assert heard == ["KH"]
    assert field.text() == "Cambodia"
    assert field.picked_id() == "KH"
    assert not field.popup.isVisible()


def test_arrows_move_within_what_is_offered_and_tab_takes(field: TypeAhead, show: Shown, qtbot: QtBot) -> None:
    heard, after = _heard(field), QLineEdit()
    show(field, after)
    field.setFocus()
    qtbot.keyClicks(field, "cam")
    qtbot.keyClick(field, Key.Key_Up)
    qtbot.keyClick(field, Key.Key_Down)
    qtbot.keyClick(field, Key.Key_Down)
    qtbot.keyClick(field, Key.Key_Tab)
    assert heard == ["CM"]
    assert after.hasFocus()


def test_escape_and_leaving_put_back_what_was_picked(field: TypeAhead, show: Shown, qtbot: QtBot) -> None:
    heard, after = _heard(field), QLineEdit()
    field.set_picked("TH")
    show(field, after)
    after.setFocus()
    field.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClicks(field, "vie")
    qtbot.keyClick(field, Key.Key_Escape)
    assert (field.text(), field.picked_id()) == ("Thailand", "TH")
    field.selectAll()
    qtbot.keyClicks(field, "zzz")
    after.setFocus()
    assert (field.text(), field.picked_id()) == ("Thailand", "TH")
    assert heard == []


def test_emptying_the_field_clears_and_says_so(field: TypeAhead, show: Shown, qtbot: QtBot) -> None:
    heard, after = _heard(field), QLineEdit()
    field.set_picked("TH")
    show(field, after)
    after.setFocus()
    field.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(field, Key.Key_Delete)
    after.setFocus()
    assert heard == ["cleared"]
    assert field.picked_id() is None


def test_the_clear_cross_has_a_name_and_clears(field: TypeAhead, show: Shown) -> None:
    heard = _heard(field)
    field.set_picked("TH")
    show(field)
    (cross,) = field.actions()
    assert cross.text() == "Clear"
    assert cross.isVisible()
    cross.trigger()
    assert heard == ["cleared"]
    assert not cross.isVisible()


def test_a_click_takes_an_offered_entry(field: TypeAhead, show: Shown, qtbot: QtBot) -> None:
    heard = _heard(field)
    show(field)
    field.setFocus()
    qtbot.keyClicks(field, "cam")
    view = field.popup.view
    second = view.visualRect(field.popup.model.index(1, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=second)
    assert heard == ["CM"]


def test_nothing_found_says_so_and_down_opens_the_whole_list(field: TypeAhead, show: Shown, qtbot: QtBot) -> None:
    show(field)
    field.setFocus()
    qtbot.keyClicks(field, "zzz")
    assert field.popup.nothing.isVisible()
    assert field.popup.nothing.text() == "Nothing begins like this."
    field.clear()
    qtbot.keyClick(field, Key.Key_Down)
    assert field.popup.model.rowCount() == len(PLACES)
    assert not field.popup.nothing.isVisible()


@pytest.mark.parametrize(("typed", "rows"), [("viet", 1), ("cam", 2), ("southeast", 3)])
def test_the_popup_is_as_high_as_what_it_offers(
    field: TypeAhead, show: Shown, qtbot: QtBot, typed: str, rows: int
) -> None:
    show(field)
    field.setFocus()
    qtbot.keyClicks(field, typed)
    view = field.popup.view
    assert view.model().rowCount() == rows
    row = view.visualRect(view.model().index(0, 0)).height()
    assert rows * row <= field.popup.height() < (rows + 0.5) * row


def test_the_popup_goes_with_the_field(field: TypeAhead, show: Shown, qtbot: QtBot) -> None:
    window = show(field)
    field.setFocus()
    qtbot.keyClicks(field, "cam")
    window.hide()
    assert not field.popup.isVisible()


CHARGES = [Entry("insult", "Insulting an official"), Entry("incite", "Incitement"), Entry("treason", "Treason")]
STAGES = [("investigation", "under investigation"), ("charged", "charged")]


@pytest.fixture
def tags(qtbot: QtBot) -> TagField:
    made = TagField("Add a charge", "Charges", "Nothing begins like this.", "Take out")
    qtbot.addWidget(made)
    made.set_entries(CHARGES)
    made.set_choices(STAGES, "Stage", default="charged")
    return made


def test_picked_entries_become_tags_once(tags: TagField, show: Shown, qtbot: QtBot) -> None:
    changes: list[list[Tag]] = []
    tags.changed.connect(lambda: changes.append(tags.tags()))
    show(tags)
    for typed in ("insu", "inci", "insu"):
        tags.edit.setFocus()
        qtbot.keyClicks(tags.edit, typed)
        qtbot.keyClick(tags.edit, Key.Key_Return)
        assert tags.edit.text() == ""
    assert tags.tags() == [
        Tag("insult", "Insulting an official", "charged"),
        Tag("incite", "Incitement", "charged"),
    ]
    assert len(changes) == 2
    assert tags._chips[0].accessibleName() == "Insulting an official · charged"


def test_tab_goes_on_to_what_follows_however_many_tags_there_are(tags: TagField, show: Shown, qtbot: QtBot) -> None:
    first, before, after, last = (QLineEdit() for _ in range(4))
    show(first, before, tags, after, last)
    for typed in ("", "insu", "inci"):
        tags.edit.setFocus()
        qtbot.keyClicks(tags.edit, typed)
        qtbot.keyClick(tags.edit, Key.Key_Return)
        qtbot.keyClick(tags.edit, Key.Key_Tab)
        assert after.hasFocus()
    tags.set_tags(tags.tags())
    before.setFocus()
    qtbot.keyClick(before, Key.Key_Tab)
    assert tags.edit.hasFocus()
    qtbot.keyClick(tags.edit, Key.Key_Tab)
    assert after.hasFocus()
    qtbot.keyClick(after, Key.Key_Backtab)
    qtbot.keyClick(tags.edit, Key.Key_Backtab)
    assert tags._chips[-1].hasFocus()


def test_backspace_reaches_the_last_tag_and_delete_takes_it_out(tags: TagField, show: Shown, qtbot: QtBot) -> None:
    tags.set_tags([Tag("insult", "Insulting an official"), Tag("incite", "Incitement")])
    show(tags)
    tags.edit.setFocus()
    qtbot.keyClick(tags.edit, Key.Key_Backspace)
    last = tags._chips[1]
    assert last.hasFocus()
    assert len(tags.tags()) == 2, "the first Backspace only points"
    qtbot.keyClick(last, Key.Key_Delete)
    assert [tag.id for tag in tags.tags()] == ["insult"]
    assert tags.edit.hasFocus()
    qtbot.keyClick(tags.edit, Key.Key_Left)
    qtbot.keyClick(tags._chips[0], Key.Key_Right)
    assert tags.edit.hasFocus()


def test_the_cross_takes_a_tag_out_and_the_rest_opens_its_menu(tags: TagField, show: Shown, qtbot: QtBot) -> None:
    tags.set_tags([Tag("insult", "Insulting an official")])
    show(tags)
    chip = tags._chips[0]
    asked: list[bool] = []
    chip.asked.disconnect()
    chip.asked.connect(lambda: asked.append(True))
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=chip.rect().center())
    assert asked == [True]
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=chip._cross().center().toPoint())
    assert tags.tags() == []


def test_the_menu_changes_the_second_choice(tags: TagField, show: Shown) -> None:
    tags.set_tags([Tag("insult", "Insulting an official", "charged")])
    heard: list[bool] = []
    tags.changed.connect(lambda: heard.append(True))
    show(tags)
    menu = tags.menu_for(0)
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert words == ["Stage", "under investigation", "charged", "Take out"]
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["charged"]
    menu.actions()[1].trigger()
    assert tags.tags()[0].choice == "investigation"
    assert tags._chips[0].text() == "Insulting an official · under investigation"
    tags.menu_for(0).actions()[-1].trigger()
    assert tags.tags() == []
    assert heard == [True, True]


def test_enter_opens_a_tags_menu_at_the_tag(tags: TagField, show: Shown, qtbot: QtBot) -> None:
    tags.set_tags([Tag("insult", "Insulting an official", "charged")])
    show(tags)
    tags._chips[0].setFocus()
    qtbot.keyClick(tags._chips[0], Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()


def test_tags_wrap_and_mirror(qapp: QApplication, tags: TagField, show: Shown) -> None:
    tags.set_tags([Tag("insult", "Insulting an official", "charged"), Tag("incite", "Incitement", "charged")])
    window = show(tags, width=260)
    window.resize(260, 200)
    qapp.processEvents()
    assert tags._chips[1].y() > tags._chips[0].y()
    assert all(tags.rect().contains(chip.geometry()) for chip in tags._chips)
    window.resize(640, window.height())
    qapp.processEvents()
    assert tags._chips[1].x() > tags._chips[0].x()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qapp.processEvents()
    assert tags._chips[1].x() < tags._chips[0].x()
    assert tags._chips[0]._cross().center().x() < tags._chips[0].width() / 2
