# SPDX-License-Identifier: GPL-3.0-or-later
import re
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel

from exile_risk.assets import path
from ui.theme import THEMES, apply_theme, colour, set_type, text_percent, theme_state, type_font
from ui.theme.qss import build_style_sheet
from ui.theme.system import contrast_roles
from ui.theme.tokens import contrast, rating_tokens, theme_tokens

TEXTS = ("ink", "ink-2", "ink-3", "accent", "lowers", "training", "raises")
GROUNDS = ("panel", "window", "sunk", "selected")


@pytest.mark.parametrize("theme", THEMES)
def test_every_text_role_can_be_read_on_every_ground(theme: str) -> None:
    roles = theme_tokens(theme).roles
    found = {(text, ground): contrast(roles[text], roles[ground]) for text in TEXTS for ground in GROUNDS}
    assert not {pair: ratio for pair, ratio in found.items() if ratio < 4.5}


PAIRS = [
    ("on-accent", "accent"), ("on-raises", "raises"), ("on-note", "note"), ("on-stop", "stop"), ("ink", "hover"),
    ("ink", "pressed"), ("ink", "note"), ("lowers", "lowers-fill"), ("training", "training-fill"),
]  # fmt: skip


@pytest.mark.parametrize("theme", THEMES)
def test_words_on_fills_can_be_read(theme: str) -> None:
    roles = theme_tokens(theme).roles
    found = {(text, ground): contrast(roles[text], roles[ground]) for text, ground in PAIRS}
    assert not {pair: ratio for pair, ratio in found.items() if ratio < 4.5}


@pytest.mark.parametrize("theme", THEMES)
def test_the_edge_of_a_control_and_of_the_focus_is_seen(theme: str) -> None:
    roles = theme_tokens(theme).roles
    found = {(line, ground): contrast(roles[line], roles[ground]) for line in ("edge", "accent") for ground in GROUNDS}
    assert not {pair: ratio for pair, ratio in found.items() if ratio < 3}


@pytest.mark.parametrize(
    ("theme", "role", "ratio"),
    [
        ("light", "ink", 16.6),
        ("light", "ink-3", 5.5),
        ("light", "accent", 7.4),
        ("dark", "ink", 13.8),
        ("dark", "edge", 4.0),
    ],
)
def test_contrast_on_panel_is_what_the_design_measured(theme: str, role: str, ratio: float) -> None:
    roles = theme_tokens(theme).roles
    assert contrast(roles[role], roles["panel"]) == pytest.approx(ratio, abs=0.06)


@pytest.mark.parametrize(
    ("band", "now", "ratio"), [(0, False, 15.0), (1, False, 11.5), (2, False, 6.6), (3, False, 5.7), (3, True, 14.1)]
)
def test_the_word_on_a_rating_can_be_read(band: int, now: bool, ratio: float) -> None:
    rating = rating_tokens(band, now)
    assert contrast(rating.fill, rating.word) == pytest.approx(ratio, abs=0.06)


def test_ratings_darken_with_danger_so_that_grey_print_keeps_the_order() -> None:
    white = [
        contrast(rating_tokens(band, now).fill, "#FFFFFF") for band, now in ((0, 0), (1, 0), (2, 0), (3, 0), (3, 1))
    ]
    assert white == sorted(white)


def test_all_themes_name_the_same_roles() -> None:
    assert set(theme_tokens("light").roles) == set(theme_tokens("dark").roles) == set(theme_tokens("contrast").roles)


@pytest.mark.parametrize("theme", THEMES)
def test_the_style_sheet_fills_every_gap(theme: str) -> None:
    sheet = build_style_sheet(theme_tokens(theme), theme_tokens(theme).roles, 100)
    assert "{{" not in sheet
    assert "-1px" not in sheet


def test_a_gap_without_a_role_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.theme.qss._template", lambda: "QLabel { color: {{puce}}; }")
    with pytest.raises(KeyError):
        build_style_sheet(theme_tokens("light"), theme_tokens("light").roles, 100)


def test_the_template_has_no_colours_shadows_or_motion_of_its_own() -> None:
    template = path("styles", "app.qss").read_text(encoding="utf-8")
    assert not re.search(r"#[0-9A-Fa-f]{6}", template)
    assert not re.search(r"gradient\(|shadow:|italic", template)


def test_style_icons_are_the_line_icons_in_a_fixed_colour() -> None:
    used = set(re.findall(r"asset:\{\{icons\}\}/([\w-]+)\.svg", path("styles", "app.qss").read_text(encoding="utf-8")))
    for folder, ink in (("on-light", "#182022"), ("on-dark", "#E9EDED")):
        assert used <= {file.stem for file in path("icons", folder).glob("*.svg")}
        for file in path("icons", folder).glob("*.svg"):
            drawn = Path(path("icons", file.name)).read_text(encoding="utf-8")
            assert file.read_text(encoding="utf-8") == drawn.replace("currentColor", ink)


def test_a_switch_reaches_colours_palette_and_listeners(qapp: QApplication) -> None:
    heard: list[str] = []
    theme_state().changed.connect(lambda: heard.append(colour("panel").name()))
    apply_theme(qapp, "dark", 100)
    assert heard == ["#1c2124"]
    assert qapp.palette().color(QPalette.ColorRole.Base).name() == "#1c2124"


def test_an_unknown_theme_or_role_is_refused(qapp: QApplication) -> None:
    with pytest.raises(KeyError):
        apply_theme(qapp, "sepia", 100)
    with pytest.raises(KeyError):
        colour("puce")


@pytest.mark.parametrize(
    ("asked", "kept", "points"), [(100, 100, 18), (200, 200, 36), (80, 80, 14.4), (500, 200, 36), (10, 80, 14.4)]
)
def test_text_size_scales_the_types_and_stays_within_bounds(
    qapp: QApplication, asked: int, kept: int, points: float
) -> None:
    apply_theme(qapp, "light", asked)
    assert text_percent() == kept
    assert type_font("title").pointSizeF() == pytest.approx(points)


def test_a_type_set_after_showing_changes_the_label(qtbot: object, show) -> None:  # type: ignore[no-untyped-def]
    label = QLabel("Heron 14")
    show(label)
    before = label.fontMetrics().height()
    set_type(label, "title")
    assert label.font().pointSizeF() == 18
    assert label.font().bold()
    assert label.fontMetrics().height() > before


def test_a_system_without_high_contrast_gets_the_fallback() -> None:
    assert contrast_roles(QPalette()) == theme_tokens("contrast").roles


def test_a_systems_own_high_contrast_colours_come_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.theme.system.wants_high_contrast", lambda: True)
    own = QPalette()
    for role, value in (
        (QPalette.ColorRole.Window, "#202020"), (QPalette.ColorRole.Base, "#202020"),
        (QPalette.ColorRole.WindowText, "#ffffff"), (QPalette.ColorRole.Highlight, "#8ee3f0"),
        (QPalette.ColorRole.HighlightedText, "#263b50"),
    ):  # fmt: skip
        own.setColor(role, value)
    roles = contrast_roles(own)
    assert (roles["panel"], roles["ink"], roles["accent"]) == ("#202020", "#ffffff", "#8ee3f0")
    own.setColor(QPalette.ColorRole.WindowText, "#404040")
    assert contrast_roles(own) == theme_tokens("contrast").roles


def test_calls_into_qt_do_not_use_up_the_constants_of_python(qapp: QApplication) -> None:
    """PySide6 6.12.0 takes a reference from None at each call on Python 3.11, until the process aborts."""
    part = QObject()
    before = sys.getrefcount(None)
    for _ in range(1_000):
        part.setObjectName("part")
    assert abs(sys.getrefcount(None) - before) < 200
