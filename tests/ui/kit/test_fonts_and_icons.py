# SPDX-License-Identifier: GPL-3.0-or-later
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication, QPushButton

from exile_risk.assets import path
from tests.ui.kit.pictures import count, picture
from ui.theme import apply_theme, load_for_text, load_script, loaded_scripts, type_font
from ui.widgets.icon import MIRRORED, Icon, icon, icon_pixmap, keep_icon, paint_icon

NAMES = sorted(file.stem for file in path("icons").glob("*.svg"))
ASKED = {
    "calendar", "folder", "training", "vault", "search", "plus", "close", "check", "lock", "unlock", "history", "clock",
    "eye", "eye-off", "keyboard", "printer", "info", "warning", "stop", "globe", "text-size", "moon", "undo",
    "chevron-down", "arrow-right", "logo",
}  # fmt: skip


def test_only_latin_is_loaded_at_start_and_scripts_follow_texts() -> None:
    code = (
        "from PySide6.QtWidgets import QApplication; app = QApplication([]);"
        "from ui.theme import *; apply_theme(app, 'light'); print(sorted(loaded_scripts()));"
        "load_for_language('km'); load_for_text('plain'); print(sorted(loaded_scripts()));"
        "load_for_text('ประเทศไทย'); load_for_language('fr_CA'); print(sorted(loaded_scripts()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[3],
        env={"QT_QPA_PLATFORM": "offscreen", "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert done.stdout.splitlines() == ["['latin']", "['khmer', 'latin']", "['khmer', 'latin', 'thai']"]


@pytest.mark.parametrize(
    ("script", "text"),
    [("khmer", "កម្ពុជា"), ("thai", "ประเทศไทย"), ("arabic", "اليوم"), ("latin", "Việt Nam · “Heron” → −0.15")],
)
def test_bundled_fonts_have_the_letters(script: str, text: str) -> None:
    load_script(script)
    for bold in (False, True):
        metrics = QFontMetrics(type_font("text", bold))
        assert all(metrics.inFontUcs4(ord(letter)) or _somewhere(letter, bold) for letter in text if letter != " ")
    assert script in loaded_scripts()


def _somewhere(letter: str, bold: bool) -> bool:
    from ui.theme.fonts import FAMILIES

    font = type_font("text", bold)
    for family in FAMILIES:
        font.setFamilies([family])
        if QFontMetrics(font).inFontUcs4(ord(letter)):
            return True
    return False


def test_line_boxes_stay_those_the_layout_was_drawn_for() -> None:
    load_for_text("ក ก ا")
    boxes = [QFontMetrics(type_font(role)).height() for role in ("small", "text", "strong", "title")]
    assert boxes == [17, 18, 22, 33]


def test_every_icon_that_was_asked_for_is_there() -> None:
    assert set(NAMES) >= ASKED


def _drawn(name: str, right_to_left: bool) -> QImage:
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_icon(painter, name, QRectF(4, 4, 32, 32), QColor("#175B80"), right_to_left)
    painter.end()
    return image


def test_icons_paint_within_their_grid_in_the_text_colour() -> None:
    for name in NAMES:
        image = _drawn(name, False)
        assert count(image, "#175B80", tolerance=60) > 10, name
        inner = count(image, "#FFFFFF", QRect(3, 3, 34, 34), tolerance=0)
        outside = count(image, "#FFFFFF", tolerance=0) - inner
        assert outside == 40 * 40 - 34 * 34, f"{name} leaves its grid"


def test_line_icons_share_grid_and_line() -> None:
    for name in set(NAMES) - {"logo"}:
        drawing = path("icons", f"{name}.svg").read_text(encoding="utf-8")
        for shared in ('viewBox="0 0 16 16"', 'stroke-width="1.4"', 'stroke-linecap="round"', 'fill="none"'):
            assert shared in drawing, name


def test_only_icons_of_direction_are_mirrored() -> None:
    for name in NAMES:
        assert (_drawn(name, True) != _drawn(name, False)) == (name in MIRRORED), name


def test_an_unknown_icon_is_refused(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


def test_kept_icons_follow_the_theme_and_the_text_size(qapp: QApplication) -> None:
    button, action = QPushButton("Lock"), QAction("Lock")
    keep_icon(button, "lock")
    keep_icon(action, "lock")
    keep_icon(button, "unlock")
    before = button.icon().pixmap(16, 16).toImage()
    assert before == icon_pixmap("unlock").toImage()
    apply_theme(qapp, "dark", 200)
    assert button.icon().pixmap(32, 32).toImage() == icon_pixmap("unlock", size=32).toImage()
    assert button.iconSize() == QSize(32, 32)
    assert count(action.icon().pixmap(32, 32).toImage(), "#E9EDED", tolerance=20) > 5


def test_an_icon_alone_says_nothing_and_paints_its_role(show) -> None:  # type: ignore[no-untyped-def]
    mark = Icon("check", "accent", 32)
    show(mark)
    assert mark.accessibleName() == ""
    assert count(picture(mark), "#175B80", tolerance=20) > 20
