# SPDX-License-Identifier: GPL-3.0-or-later
"""The theme in force: painted parts ask here for colours and fonts, so a switch while open reaches all of them."""

import re
from collections.abc import Mapping
from functools import lru_cache

from PySide6.QtCore import QDir, QLoggingCategory, QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPainterPath, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from exile_risk.assets import path
from ui.theme.fonts import font_of, load_script
from ui.theme.qss import build_style_sheet
from ui.theme.system import contrast_roles
from ui.theme.tokens import ThemeTokens, luminance, rating_tokens, theme_tokens

SMALLEST_TEXT, LARGEST_TEXT = 80, 200
_TALL = re.compile("[\u0600-\u1fff\u2c00-\U0010ffff]")
"""Letters beyond Latin, Greek and Cyrillic; punctuation, arrows and signs in between stay within their line."""


class ThemeState(QObject):
    """The theme and text size in force; `changed` comes after the style sheet is in place."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tokens: ThemeTokens = theme_tokens("light")
        self.roles: Mapping[str, str] = self.tokens.roles
        self.percent = 100
        self.system_palette: QPalette | None = None
        self.colours: dict[str, QColor] = {}


_state: ThemeState | None = None


def theme_state() -> ThemeState:
    """Return the one state of this process (made on first use, light at 100 %)."""
    global _state
    if _state is None:
        _state = ThemeState()
    return _state


def apply_theme(app: QApplication, name: str, text_percent: int = 100) -> None:
    """Put "light", "dark" or "contrast" in force at a text size of 80 to 200 percent (clamped).

    Raises KeyError for another name. Safe to call again at any time.
    """
    state = theme_state()
    if state.system_palette is None:
        state.system_palette = QPalette(QGuiApplication.palette())
        app.setStyle("Fusion")
        QDir.addSearchPath("asset", str(path("icons")))
        # Each first use of another script tells standard error that Noto Sans lacks it; that is why the list goes on.
        QLoggingCategory.setFilterRules("qt.text.font.db.info=false")
    load_script("latin")
    state.tokens = theme_tokens(name)
    state.roles = contrast_roles(state.system_palette) if name == "contrast" else state.tokens.roles
    state.percent = max(SMALLEST_TEXT, min(LARGEST_TEXT, text_percent))
    state.colours = {}
    app.setPalette(_palette())
    app.setFont(type_font("text"))
    sheet = build_style_sheet(_with_icons(state), state.roles, state.percent)
    if sheet != app.styleSheet():  # Qt would style every widget anew also for the same sheet
        app.setStyleSheet(sheet)
    state.changed.emit()


def _with_icons(state: ThemeState) -> ThemeTokens:
    """Choose the style icons by how dark the panel really is: a system's contrast theme may be either."""
    icons = "on-dark" if luminance(state.roles["panel"]) < 0.2 else "on-light"
    return ThemeTokens(state.tokens.name, state.roles, state.tokens.edge_width, icons)


def theme_name() -> str:
    """Return the name of the theme in force."""
    return theme_state().tokens.name


def text_percent() -> int:
    """Return the text size in force, in percent."""
    return theme_state().percent


def high_contrast() -> bool:
    """Whether fills go, and word, number, disc and hatch alone carry the rating."""
    return theme_name() == "contrast"


def edge_width() -> int:
    """Return the px of a control's border: 1, in high contrast 2."""
    return theme_state().tokens.edge_width


def colour(role: str) -> QColor:
    """Return the colour of a role in the theme in force; raises KeyError for a role that is not in the tokens."""
    state = theme_state()
    found = state.colours.get(role)
    if found is None:
        found = state.colours[role] = QColor(state.roles[role])
    return QColor(found)


def rating_fill(band: int, now: bool = False) -> QColor:
    """Return the fill of a rating (band 0-3); in high contrast the panel, for there fills go."""
    return colour("panel") if high_contrast() else QColor(rating_tokens(band, now).fill)


def rating_word(band: int, now: bool = False) -> QColor:
    """Return the colour of words upon a rating's fill, which is fixed and not the theme's ink."""
    return colour("ink") if high_contrast() else QColor(rating_tokens(band, now).word)


def type_font(role: str, bold: bool | None = None) -> QFont:
    """Return the font of "title", "strong", "text" or "small" at the text size in force."""
    return font_of(role, text_percent(), bold)


def type_metrics(role: str, bold: bool | None = None) -> QFontMetrics:
    """Return the metrics of a type role at the text size in force."""
    return QFontMetrics(type_font(role, bold))


def ink_below(text: str, role: str, bold: bool | None = None) -> int:
    """Return the px by which the ink of a tall script reaches below the line box (Khmer, Arabic); 0 for Latin."""
    return _ink_below(text, role, bold, text_percent()) if _TALL.search(text) else 0


@lru_cache(512)
def _ink_below(text: str, role: str, bold: bool | None, percent: int) -> int:
    outline = QPainterPath()  # Qt 6.11 measures text of a second font of the family too small, outlines are right
    font = font_of(role, percent, bold)
    outline.addText(0, 0, font, text)
    return max(0, round(outline.boundingRect().bottom()) - QFontMetrics(font).descent())


def scaled(px: float) -> int:
    """Return a length that grows with text (a disc beside a word), never below its size at 100 %."""
    return round(px * max(100, text_percent()) / 100)


def set_type(widget: QWidget, role: str) -> None:
    """Give a widget one of the four type roles through the style sheet, also after it was shown."""
    set_look(widget, type=role)


def set_look(widget: QWidget, **properties: object) -> None:
    """Set dynamic properties the style sheet looks at (type, kind, tone, mend ...) and polish the widget anew."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def _palette() -> QPalette:
    palette = QPalette()
    pairs = {
        QPalette.ColorRole.Window: "window",
        QPalette.ColorRole.WindowText: "ink",
        QPalette.ColorRole.Base: "panel",
        QPalette.ColorRole.AlternateBase: "sunk",
        QPalette.ColorRole.Text: "ink",
        QPalette.ColorRole.Button: "panel",
        QPalette.ColorRole.ButtonText: "ink",
        QPalette.ColorRole.ToolTipBase: "stop",
        QPalette.ColorRole.ToolTipText: "on-stop",
        QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "on-accent",
        QPalette.ColorRole.Link: "accent",
        QPalette.ColorRole.LinkVisited: "accent",
        QPalette.ColorRole.PlaceholderText: "ink-3",
        QPalette.ColorRole.Mid: "line",
        QPalette.ColorRole.Dark: "edge",
        QPalette.ColorRole.Light: "panel",
    }
    for role, name in pairs.items():
        palette.setColor(role, colour(name))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, colour("ink-3"))
    return palette
