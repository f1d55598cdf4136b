# SPDX-License-Identifier: GPL-3.0-or-later
import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

import ui.widgets
from tests.ui.kit.pictures import count, picture
from ui.theme import apply_theme, colour
from ui.widgets.badge import Badge
from ui.widgets.chips import Chip
from ui.widgets.plain import ElidedLabel, PlainLabel
from ui.widgets.sheet import build_sheet

KIT = sorted(Path(ui.widgets.__file__).parent.glob("*.py"))


def _sheet(qtbot: QtBot) -> QWidget:
    sheet = build_sheet()
    qtbot.addWidget(sheet)
    sheet.show()
    QApplication.processEvents()
    sheet.adjustSize()
    QApplication.processEvents()
    return sheet


@pytest.mark.parametrize(("theme", "rtl"), [("light", False), ("dark", False), ("contrast", False), ("light", True)])
def test_the_sheet_draws_every_part_in_every_theme(qapp: QApplication, qtbot: QtBot, theme: str, rtl: bool) -> None:
    if rtl:
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    apply_theme(qapp, theme, 100)
    image = picture(_sheet(qtbot))
    assert count(image, colour("panel"), tolerance=1) > 0.3 * image.width() * image.height()
    assert count(image, colour("ink"), tolerance=1) > 5000


def test_every_label_of_the_kit_is_plain_text(qtbot: QtBot) -> None:
    sheet = _sheet(qtbot)
    labels = sheet.findChildren(QLabel)
    assert len(labels) > 80
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)


@pytest.mark.parametrize("percent", [80, 100, 150, 200])
def test_nothing_is_cut_at_any_text_size(qapp: QApplication, qtbot: QtBot, percent: int) -> None:
    apply_theme(qapp, "light", percent)
    sheet = _sheet(qtbot)
    looked_at = 0
    for part in sheet.findChildren(QWidget):
        if not part.isVisible() or isinstance(part, ElidedLabel):
            continue
        if isinstance(part, PlainLabel | Badge | Chip | QPushButton):
            looked_at += 1
            needed = part.heightForWidth(part.width()) if part.hasHeightForWidth() else part.sizeHint().height()
            assert part.height() >= needed, part
            if not part.hasHeightForWidth():
                assert part.width() >= part.minimumSizeHint().width(), part
        place = QRect(part.mapTo(sheet, QPoint(0, 0)), part.size())
        assert sheet.rect().contains(place) or part.visibleRegion().isEmpty(), part
    assert looked_at > 60


def test_a_switch_while_open_reaches_every_painted_part(qapp: QApplication, qtbot: QtBot) -> None:
    sheet = _sheet(qtbot)
    light = picture(sheet)
    apply_theme(qapp, "dark", 100)
    assert count(picture(sheet), "#FFFFFF", tolerance=0) < 0.1 * count(light, "#FFFFFF", tolerance=0)
    apply_theme(qapp, "light", 100)
    assert picture(sheet) == light


@pytest.mark.parametrize("file", [f for f in KIT if f.name != "sheet.py"], ids=lambda f: f.name)
def test_the_kit_speaks_no_language_and_knows_no_rules(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("exile_risk"):
            known = ("exile_risk.assets", "exile_risk.marks_of_direction")
            assert node.module in known, "a painted part knows no business"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            speaks = node.func.attr in ("setText", "setToolTip", "setAccessibleName", "setPlaceholderText", "drawText")
            fixed = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            assert not (speaks and any(word.strip() for word in fixed)), f"{file.name}: {fixed}"
