# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.kit.pictures import count, picture
from ui.theme import apply_theme, colour
from ui.widgets.banner import Banner
from ui.widgets.empty_state import EmptyState
from ui.widgets.fact_popover import FactPopover
from ui.widgets.passphrase import PassphraseField
from ui.widgets.section_header import SectionHeader

Shown = Callable[..., QWidget]
Key = Qt.Key


@pytest.mark.parametrize(("kind", "ground"), [("note", "note"), ("caution", "panel"), ("stop", "stop")])
def test_banners_have_their_ground_words_and_buttons(show: Shown, qtbot: QtBot, kind: str, ground: str) -> None:
    pressed: list[str] = []
    banner = Banner(kind, "The disk is full", "Your answers are still here, in memory.")
    banner.add_button("Save again").clicked.connect(lambda: pressed.append("save"))
    banner.add_button("Compare")
    show(banner, width=560)
    assert banner.accessibleName() == "The disk is full. Your answers are still here, in memory."
    assert count(picture(banner), colour(ground), tolerance=2) > 0.5 * banner.width() * banner.height()
    qtbot.keyClick(banner.buttons()[0], Key.Key_Space)
    assert pressed == ["save"]
    with pytest.raises(ValueError, match="two buttons"):
        banner.add_button("A third")


def test_an_unknown_kind_of_banner_is_refused(qtbot: QtBot) -> None:
    with pytest.raises(KeyError):
        Banner("alarm", "No")


def test_a_caution_has_its_edge_at_the_start(qapp: QApplication, show: Shown) -> None:
    banner = Banner("caution", "You are reading only")
    show(banner)
    left, right = QRect(0, 6, 4, 20), QRect(banner.width() - 4, 6, 4, 20)
    assert count(picture(banner), colour("ink"), left) == 80
    assert count(picture(banner), colour("ink"), right) == 20
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert count(picture(banner), colour("ink"), right) == 80


def test_a_banner_grows_with_its_words(show: Shown) -> None:
    banner = Banner("note", "Short")
    window = show(banner, width=300)
    one = window.heightForWidth(300)
    banner.set_words("Short", "A much longer sentence that needs more than one line in a column as narrow as this")
    QApplication.processEvents()
    assert window.heightForWidth(300) > one + 30
    assert banner.text.isVisible()


def test_an_empty_state_offers_one_action_and_one_example(show: Shown, qtbot: QtBot) -> None:
    heard: list[str] = []
    empty = EmptyState("folder", "No cases yet", "A case needs two answers.", "New case", "A sample case", "plus")
    empty.acted.connect(lambda: heard.append("acted"))
    empty.link_followed.connect(lambda: heard.append("link"))
    bare = EmptyState("search", "Nothing")
    show(empty, bare)
    qtbot.mouseClick(empty.button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(empty.link, Key.Key_Space)
    assert heard == ["acted", "link"]
    assert empty.accessibleName() == "No cases yet"
    assert not bare.button.isVisible()
    assert not bare.link.isVisible()
    assert not bare.text.isVisible()


def test_a_section_header_shows_its_note_at_the_end(qapp: QApplication, show: Shown) -> None:
    header = SectionHeader("Immediate danger", "All 7 answered")
    end = QPushButton("Report")
    header.add_end(end)
    show(header)
    assert header.note.x() > header.title.x()
    header.set_note("")
    header.set_title("More questions")
    assert not header.note.isVisible()
    assert header.title.text() == "More questions"
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qapp.processEvents()
    assert end.x() < header.title.x()


@pytest.fixture
def popover(qtbot: QtBot) -> FactPopover:
    made = FactPopover("Courts in Thailand: weak", [("Source", "V-Dem"), ("Rule", "<b>rights</b> count 0.2")], "Close")
    qtbot.addWidget(made)
    return made


def test_the_popover_opens_at_its_value_and_escape_gives_the_focus_back(
    popover: FactPopover, show: Shown, qtbot: QtBot
) -> None:
    value = QPushButton("weak")
    copy = popover.add_button("Copy source")
    show(QLineEdit(), value)
    value.setFocus()
    popover.show_at(value)
    assert popover.isVisible()
    assert 320 <= popover.width() <= 370
    assert [label.text() for label in popover.findChildren(QLabel)] == [
        "Courts in Thailand: weak", "Source", "V-Dem", "Rule", "<b>rights</b> count 0.2",
    ]  # fmt: skip
    assert copy.isVisible()
    assert popover.close_button.accessibleName() == "Close"
    qtbot.keyClick(popover, Key.Key_Escape)
    assert not popover.isVisible()
    assert value.hasFocus()


def test_the_popovers_cross_closes_it_and_it_opens_again(popover: FactPopover, show: Shown, qtbot: QtBot) -> None:
    value = QPushButton("weak")
    show(value)
    for _ in range(2):
        popover.show_at(value)
        qtbot.mouseClick(popover.close_button, Qt.MouseButton.LeftButton)
        assert not popover.isVisible()


@pytest.fixture
def secret(qtbot: QtBot) -> PassphraseField:
    made = PassphraseField("Passphrase", "Show", "Hide")
    qtbot.addWidget(made)
    return made


def test_the_passphrase_is_hidden_and_the_input_method_told(secret: PassphraseField) -> None:
    hints = secret.edit.inputMethodHints()
    for hint in (
        Qt.InputMethodHint.ImhHiddenText, Qt.InputMethodHint.ImhSensitiveData,
        Qt.InputMethodHint.ImhNoPredictiveText, Qt.InputMethodHint.ImhNoAutoUppercase,
    ):  # fmt: skip
        assert hints & hint
    assert secret.edit.echoMode() == QLineEdit.EchoMode.Password


def test_typing_submits_exactly_what_was_typed(secret: PassphraseField, show: Shown, qtbot: QtBot) -> None:
    heard: list[str] = []
    secret.changed.connect(lambda: heard.append("changed"))
    secret.submitted.connect(lambda: heard.append(secret.text()))
    show(secret)
    secret.setFocus()
    assert secret.edit.hasFocus()
    qtbot.keyClicks(secret.edit, " a ")
    qtbot.keyClick(secret.edit, Key.Key_Return)
    assert heard == ["changed", "changed", "changed", " a "]


def test_the_eye_shows_and_hides_and_forgets_itself(secret: PassphraseField, show: Shown, qtbot: QtBot) -> None:
    window = show(secret)
    qtbot.mouseClick(secret.eye, Qt.MouseButton.LeftButton)
    assert secret.edit.echoMode() == QLineEdit.EchoMode.Normal
    assert secret.eye.accessibleName() == "Hide"
    assert secret.edit.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
    qtbot.keyClick(secret.eye, Key.Key_Space)
    assert secret.edit.echoMode() == QLineEdit.EchoMode.Password
    secret.eye.setChecked(True)
    window.hide()
    assert secret.edit.echoMode() == QLineEdit.EchoMode.Password
    secret.set_text("words")
    secret.eye.setChecked(True)
    secret.clear()
    assert (secret.text(), secret.eye.isChecked()) == ("", False)


def test_a_screen_reader_does_not_hear_the_letters(secret: PassphraseField, show: Shown) -> None:
    secret.set_text("correct horse")
    show(secret)
    met = QAccessible.queryAccessibleInterface(secret.edit)
    assert met.state().passwordEdit
    assert "horse" not in met.text(QAccessible.Text.Value)
    assert met.text(QAccessible.Text.Name) == "Passphrase"


def test_it_stays_left_to_right_in_a_mirrored_window(qapp: QApplication, secret: PassphraseField, show: Shown) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    secret.set_keyboard("AR")
    show(secret)
    assert secret.edit.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert secret.eye.mapTo(secret, secret.eye.rect().center()).x() > secret.width() / 2
    assert secret._mark.isVisible()


def test_a_capital_without_shift_hints_at_caps_lock(secret: PassphraseField, show: Shown, qtbot: QtBot) -> None:
    heard: list[bool] = []
    secret.caps_lock_maybe.connect(heard.append)
    show(secret)
    qtbot.keyClick(secret.edit, Key.Key_A)
    qtbot.keyClick(secret.edit, "A", Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(secret.edit, Key.Key_4)
    qtbot.keyClick(secret.edit, "A", Qt.KeyboardModifier.NoModifier)
    assert len(heard) == 3
    assert heard[0] is False
    secret.set_hint("Caps Lock is on.")
    assert secret.hint() == "Caps Lock is on."
    assert secret.edit.accessibleDescription() == "Caps Lock is on."


def test_the_frame_shows_the_focus_of_its_letters(secret: PassphraseField, show: Shown) -> None:
    other = QLineEdit()
    show(other, secret)
    other.setFocus()
    before = secret.frame.geometry()
    assert count(picture(secret.frame), colour("accent"), tolerance=12) == 0
    secret.setFocus()
    assert count(picture(secret.frame), colour("accent"), tolerance=12) > 500
    assert secret.frame.geometry() == before


@pytest.mark.parametrize("kind", ["main", "plain", "small", "quiet", "link", "nav", "stop"])
@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_focus_on_a_button_is_seen_and_moves_nothing(qapp: QApplication, show: Shown, kind: str, theme: str) -> None:
    apply_theme(qapp, theme, 100)
    button, other = QPushButton("Save again"), QLineEdit()
    button.setProperty("kind", kind)
    show(button, other)
    other.setFocus()
    before, plain = button.sizeHint(), picture(button)
    button.setFocus()
    assert button.sizeHint() == before
    focused = picture(button)
    changed = sum(plain.pixel(x, y) != focused.pixel(x, y) for x in range(plain.width()) for y in range(plain.height()))
    assert changed > 100


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_focus_in_a_field_moves_nothing(qapp: QApplication, show: Shown, theme: str) -> None:
    apply_theme(qapp, theme, 100)
    field, other = QLineEdit("Cambodia"), QLineEdit()
    show(field, other)
    other.setFocus()
    before, cursor = field.sizeHint(), field.cursorRect()
    field.setFocus()
    assert field.sizeHint() == before
    assert field.cursorRect() == cursor
    assert count(picture(field), colour("accent"), tolerance=12) > 500
