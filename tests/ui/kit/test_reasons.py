# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.kit.pictures import count, halves, picture
from ui.theme import apply_theme, colour, type_metrics
from ui.widgets.reason_list import ReasonList, axis_for
from ui.widgets.reason_model import Reason, ReasonModel

Shown = Callable[..., QWidget]
Key = Qt.Key
REASONS = [
    Reason("Cambodia asked Thai police for her return", "Your answer · 18 Jan 2018", 3.5, (), "+3.5", key="request"),
    Reason("Her stay is irregular", "Your answer", 1.5, (), "+1.5", key="stay"),
    Reason("8 smaller reasons together", "Military rule, charge", 3.0, (1.5, 1.0, 0.5), "+3.0", "show all", key="rest"),
    Reason("UN refugee status", "Would be −0.9 if courts here were strong", -0.15, (), "−0.15"),
]


@pytest.fixture
def reasons(qtbot: QtBot) -> ReasonList:
    made = ReasonList("Why: targeted expulsion")
    qtbot.addWidget(made)
    made.set_reasons(REASONS, "lowers", "raises")
    return made


def _row(reasons: ReasonList, row: int) -> QRect:
    """Return the bar side of a row, in the list's coordinates."""
    return reasons.rows.visualRect(reasons.model.index(row, 0))


def test_the_model_is_a_sound_model(qtmodeltester: ModelTester) -> None:
    model = ReasonModel(REASONS)
    qtmodeltester.check(model)
    model.set_reasons(REASONS[:1])
    qtmodeltester.check(model)
    assert model.rowCount() == 1
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.data(QModelIndex()) is None


def test_the_model_speaks_each_row_as_one_sentence() -> None:
    model = ReasonModel(REASONS)
    said = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in (1, 2)]
    assert said == [
        "Her stay is irregular. +1.5. Your answer",
        "8 smaller reasons together. +3.0. Military rule, charge. show all",
    ]
    assert model.extent() == (0.15, 3.5)


def test_a_screen_reader_meets_a_list_in_order(reasons: ReasonList, show: Shown) -> None:
    show(reasons, width=640)
    met = QAccessible.queryAccessibleInterface(reasons.rows)
    assert met.role() == QAccessible.Role.List
    assert met.text(QAccessible.Text.Name) == "Why: targeted expulsion"
    assert met.childCount() == 4
    assert met.child(3).text(QAccessible.Text.Name).startswith("UN refugee status. −0.15")


def test_a_click_and_enter_open_a_reason(reasons: ReasonList, show: Shown, qtbot: QtBot) -> None:
    opened: list[object] = []
    reasons.opened.connect(opened.append)
    show(reasons, width=640)
    rows = reasons.rows
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=_row(reasons, 1).center())
    rows.setFocus()
    qtbot.keyClick(rows, Key.Key_Down)
    qtbot.keyClick(rows, Key.Key_Return)
    qtbot.keyClick(rows, Key.Key_Down)
    qtbot.keyClick(rows, Key.Key_Space)
    assert opened == ["stay", "rest", 3]


def test_focus_shows_on_the_first_row(reasons: ReasonList, show: Shown, qtbot: QtBot) -> None:
    show(reasons, width=640)
    reasons.rows.clearFocus()
    reasons.rows.setFocus(Qt.FocusReason.TabFocusReason)
    assert reasons.rows.currentIndex().row() == 0
    image = picture(reasons.rows.viewport())
    assert count(image, colour("accent"), _row(reasons, 0), tolerance=12) > 300
    assert count(image, colour("accent"), _row(reasons, 1), tolerance=12) == 0


def test_bars_share_one_axis_and_one_scale(reasons: ReasonList, show: Shown) -> None:
    show(reasons, width=640)
    image = picture(reasons.rows.viewport())
    axis = axis_for(reasons.rows.viewport().width(), reasons.model)
    for row, steps in ((0, 3.5), (1, 1.5)):
        bar = count(image, colour("raises"), _row(reasons, row), tolerance=2) / 12
        assert bar == pytest.approx(steps * axis.scale, abs=3)
    beyond = _row(reasons, 0)
    beyond.setRight(round(axis.zero) - 3)
    assert count(image, colour("raises"), beyond, tolerance=2) == 0
    lower = _row(reasons, 3)
    lower.setLeft(round(axis.zero) + 2)
    assert count(image, colour("lowers"), lower, tolerance=4) == 0
    assert axis.zero - axis.words >= 56, "the lowering side keeps its room"


def test_the_row_of_smaller_reasons_is_cut_into_their_lengths(reasons: ReasonList, show: Shown) -> None:
    show(reasons, width=640)
    image = picture(reasons.rows.viewport())
    axis = axis_for(reasons.rows.viewport().width(), reasons.model)
    middle = _row(reasons, 2).center().y()
    line = [
        image.pixelColor(x, middle).lightness()
        for x in range(round(axis.zero) + 2, round(axis.zero + 3 * axis.scale) - 1)
    ]
    cuts = [x for x in range(1, len(line)) if line[x] > 120 >= line[x - 1]]
    assert len(cuts) == 2
    assert cuts[0] == pytest.approx(1.5 * axis.scale, abs=4)
    assert cuts[1] == pytest.approx(2.5 * axis.scale, abs=4)


def test_right_to_left_the_bars_run_to_the_left(qapp: QApplication, reasons: ReasonList, show: Shown) -> None:
    show(reasons, width=640)
    left, right = halves(picture(reasons), colour("raises"))
    assert right > 3000
    assert left < 100
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    left, right = halves(picture(reasons), colour("raises"))
    assert left > 3000
    assert right < 100


@pytest.mark.parametrize("percent", [80, 100, 200])
@pytest.mark.parametrize("width", [360, 640])
def test_bars_and_values_stay_inside_at_every_text_size(
    qapp: QApplication, reasons: ReasonList, show: Shown, percent: int, width: int
) -> None:
    apply_theme(qapp, "light", percent)
    show(reasons, width=width)
    qapp.processEvents()
    inner = reasons.rows.viewport().width()
    axis = axis_for(inner, reasons.model)
    value = type_metrics("text", True)
    assert axis.zero + 3.5 * axis.scale + 5 + value.horizontalAdvance("+3.5") <= inner + 1
    assert axis.zero - 0.15 * axis.scale - 5 - value.horizontalAdvance("−0.15") >= axis.words - 1
    two_lines = type_metrics("text").height() + type_metrics("small").height()
    assert all(reasons.rows.sizeHintForRow(row) >= max(34, two_lines) for row in range(4))
    assert reasons.rows.height() >= sum(reasons.rows.sizeHintForRow(row) for row in range(4))


def test_tall_scripts_get_higher_rows(qapp: QApplication, reasons: ReasonList) -> None:
    before = reasons.rows.sizeHintForRow(0)
    reasons.set_reasons([Reason("ការស្នើសុំរបស់កម្ពុជា្រ្ជុំ", "ចម្លើយរបស់អ្នក", 1.0, (), "+1.0")], "បន្ថយ", "បង្កើន")
    assert before in (34, 35)
    assert 38 <= reasons.rows.sizeHintForRow(0) <= 40


def test_other_reasons_resize_the_list(reasons: ReasonList, show: Shown) -> None:
    show(reasons, width=640)
    high = reasons.rows.sizeHint().height()
    reasons.set_reasons(REASONS[:2], "lowers", "raises")
    assert reasons.rows.sizeHint().height() == high // 2
    reasons.set_reasons([], "lowers", "raises")
    assert reasons.rows.sizeHint().height() == 0
    picture(reasons)
